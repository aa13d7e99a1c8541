"""Words of days in many languages, folded as `kg.model.names.slug` does: months, weekdays, labels.

A word that two languages use for two months, or for a month and something else, is not here, or
only among those that count where nothing but a day stands.
"""

from __future__ import annotations

from kg.interpret.words import NEXT_ONE, folded
from kg.model.names import slug

_ENGLISH = (
    *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july"),
    *("aug august", "sep sept september", "oct october", "nov november", "dec december"),
)
# Whole names: German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish,
# Polish and Russian, these two also in the genitive.
_NAMES = (
    "januar jänner janvier enero gennaio janeiro januari styczeń stycznia январь января",
    "februar feber février febrero febbraio fevereiro februari luty lutego февраль февраля",
    "märz maerz mars marzo março maart marts marzec marca март марта",
    "avril abril aprile kwiecień kwietnia апрель апреля",
    "mai mayo maggio maio mei maj maja май мая",
    "juni juin junio giugno junho czerwiec czerwca июнь июня",
    "juli juillet julio luglio julho lipiec lipca июль июля",
    "août agosto augustus augusti sierpień sierpnia август августа",
    "septembre septiembre setiembre settembre setembro wrzesień września сентябрь сентября",
    "oktober octobre octubre ottobre outubro październik października октябрь октября",
    "novembre noviembre novembro listopad listopada ноябрь ноября",
    "dezember décembre diciembre dicembre dezembro december desember grudzień grudnia "
    "декабрь декабря",
)
_SHORT = (
    "janv ene styc янв",
    "févr fév fev febr фев февр",
    "mär mrz mrt мар",
    "avr abr апр kwie",
    "",
    "giu июн",
    "juil juill июл",
    "aoû авг",
    "wrz сен сент",
    "okt paź окт",
    "ноя нояб",
    "dez déc dic des дек",
)
# Also words of their own: *sold out 12*.
_DOUBTFUL = (
    "gen sty", "lut", "", "kwi", "mag", "cze", "lug lip", "ago sie", "set", "out ott", "lis", "gru",
)  # fmt: skip


def _numbered(*lists: tuple[str, ...]) -> dict[str, int]:
    return {
        slug(name): number
        for names in lists
        for number, words in enumerate(names, 1)
        for name in words.split()
    }


ENGLISH_MONTHS = _numbered(_ENGLISH)


MONTHS = _numbered(_ENGLISH, _NAMES, _SHORT, _DOUBTFUL)
# Months before the day: `January 4, 2026`, `Enero 4, 2026`.
MONTHS_FIRST = _numbered(_ENGLISH, _NAMES)
DOUBTFUL_MONTHS = frozenset(_numbered(_DOUBTFUL))

_WEEKDAYS = (
    "mon monday montag lundi lun lunes lunedì seg segunda segunda-feira maandag mandag man måndag "
    "mån poniedziałek pon понедельник пн 周一 星期一 礼拜一 月 月曜日 월 월요일",
    "tue tues tuesday dienstag mardi mar martes martedì terça terça-feira dinsdag tirsdag tir "
    "tisdag tis wtorek wt вторник вт 周二 星期二 礼拜二 火 火曜日 화 화요일",
    "wed wednes wednesday mittwoch mercredi mer miércoles mié mercoledì quarta quarta-feira "
    "woensdag onsdag ons środa śr среда ср 周三 星期三 礼拜三 水 水曜日 수 수요일",
    "thu thur thurs thursday donnerstag jeudi jeu jueves jue giovedì gio quinta quinta-feira "
    "donderdag torsdag tor tors czwartek czw четверг чт 周四 星期四 礼拜四 木 木曜日 목 목요일",
    "fri friday freitag vendredi ven viernes vie venerdì sexta sexta-feira vrijdag fredag fre "
    "piątek pt пятница пт 周五 星期五 礼拜五 金 金曜日 금 금요일",
    "sat satur saturday samstag sonnabend samedi sam sábado sáb sabato sab zaterdag lørdag lør "
    "lördag lör sobota sob суббота сб 周六 星期六 礼拜六 土 土曜日 토 토요일",
    "sun sunday sonntag dimanche dim domingo dom domenica zondag søndag søn söndag sön niedziela "
    "ndz воскресенье вс 周日 周天 星期日 星期天 礼拜天 日 日曜日 일 일요일",
)
WEEKDAYS = {slug(name): number for number, words in enumerate(_WEEKDAYS) for name in words.split()}
# Short ones that are other words as well: only with a dot, a comma or in brackets, or beside a day
# that is one.
SHORT_WEEKDAYS = {
    name: number
    for number, words in enumerate(
        ("mo ma", "di ter", "mi wo qua", "do qui", "fr vr sex", "sa za", "so zo")
    )
    for name in words.split()
}

# Before a day, saying nothing: *le 4 janvier*, *Sonntag, den 4. Januar*, *от 4 января*.
ARTICLES = folded("the on le am den der d el il op em dia dnia kl vom du del dal om от")

# Before a day that is not the note's own: *due 2026-01-05*, *before …*.
NOT_ITS_OWN = folded(
    "due until till by before since after deadline next starting ending expires valid "
    "birthday born postponed moved rescheduled "
    "bis vor seit nach fällig frist verschoben avant après depuis jusqu jusque échéance reporté "
    "antes después desde hasta aplazado entro dopo prima scadenza adiada até voor vóór sinds vanaf "
    "før etter efter innen inden före innan sedan przed do до после перенесено"
)

# Of a label that gives the note's own day.
DAY_LABELS = folded(
    "date dates when day datum data datas fecha fechas wann quand cuándo quando wanneer når när "
    "kiedy когда дата dato termin tidspunkt tidpunkt tid "
    "日期 时间 時間 日時 开会日期 날짜 일시 日付 开会时间 会议时间 "
    "会议日期 會議時間 회의일시 開催日 開催日時"
)
# The ends of compounds: Sitzungsdatum, Møtedato.
DAY_ENDINGS = ("datum", "termin", "dato", "日期", "日時", "时间", "時間", "日付", "일시", "날짜")
# Other words that leave such a label what it is.
AROUND_A_DAY = folded(
    "meeting call session event time times place location venue hour hours and of the a at with "
    "held on timezone utc gmt sitzung besprechung treffen uhrzeit zeit ort und der des "
    "die réunion séance heure lieu et de la le du reunión sesión hora lugar y riunione ora luogo e "
    "reunião local vergadering tijd plaats en van møte møde tid sted og möte plats och spotkanie "
    "spotkania godzina miejsce i встреча встречи время место и 会议 會議 地点 地點 会議 場所 회의 "
    "장소"
)
_OF_ITS_NEXT = NEXT_ONE | folded(
    "future planned proposed due deadline folgende frist échéance vencimiento scadenza vencimento"
)
# Those that in a heading speak of what is still to come: *Next meeting*, not *Sprint start*.
OF_NEXT = _OF_ITS_NEXT | folded("upcoming following następna следующее")
# What makes it another day's: *Next meeting*, *Due date*, *Geburtsdatum*.
OF_ANOTHER_DAY = _OF_ITS_NEXT | folded(
    "birth born start end last previous prior follow followup target launch release delivery "
    "renewal hire hired joined join expiry expiration expires closing close completion "
    "completed complete created creation updated update modified published publish version "
    "effective payment invoice order contract signature signed sent submitted approved "
    "approval through until till by since opening original founded go live ship shipping "
    "valid done finished started ended estimated cutoff death wedding anniversary departure "
    "arrival purchase sale decision reply response fällig beginn ende anfang geburt abgabe "
    "naissance début fin limite nacimiento inicio entrega nascita inizio fine nascimento "
    "início fim vervaldatum geboortedatum begindatum einddatum forfald fødselsdato startdato "
    "sluttdato slutdato startdatum urodzenia początek koniec рождения срок начало конец"
)
_NEXT_STARTS = ("下次", "下一", "次回", "다음")
_OTHER_STARTS = (
    "geburt", "fallig", "abgabe", "start", "end", "beginn", "vertrags", "liefer", "verval",
    "geboorte", "eind", "begin", "fodsel", "slut", "forfald", "forfall", "frist", "rechnungs",
    *_NEXT_STARTS, "截止", "出生", "开始", "開始", "结束", "結束", "终了", "終了",
    "생년", "마감", "시작", "종료", "交付", "发布", "创建", "更新", "作成",
)  # fmt: skip


def is_of_next_day(word: str) -> bool:
    """Whether a folded word of a heading makes its day one that is still to come."""
    return word in OF_NEXT or word.startswith(_NEXT_STARTS)


def is_of_another_day(word: str) -> bool:
    """Whether a folded word of a label or a heading makes its day another one than the note's."""
    return word in OF_ANOTHER_DAY or word.startswith(_OTHER_STARTS)
