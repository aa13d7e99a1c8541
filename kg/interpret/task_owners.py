"""Which link of a task says who is to do it.

*[[Ann]] sends the draft* and *Send the draft [[Ann]]* are hers. *Call [[Ann]]*, *Lunch with
[[Ann]]* and *[[Ann]]'s birthday card* are not: there she is whom, or whose, the task is about.
"""

from __future__ import annotations

import re

from kg.interpret.alternatives import any_of
from kg.interpret.contact_names import WIKILINK
from kg.interpret.contact_shapes import read_contact
from kg.interpret.job_words import JOBS_AND_NAMES
from kg.interpret.jobs import is_job_title
from kg.interpret.lazy import lazy
from kg.interpret.looks import is_nobody, look_of
from kg.interpret.words import (
    ABOUT,
    ADJECTIVES,
    BEFORE_A_CONTACT,
    BEHIND_A_NOUN,
    BEHIND_A_VERB,
    HONORIFICS,
    JOINING,
    WITH,
    spelt,
)
from kg.model.kinds import Looks
from kg.model.names import slug
from kg.model.note import Link
from kg.model.rules import Rules

# "Send the draft to [[Ann]]" and "Read the book by [[Ann]]" give Ann nothing to do.
_TOWARDS = (
    WITH
    | JOINING
    | spelt(
        "about regarding concerning for on re to from at of in via or by behind after before "
        "against over through than like as per into near without "
        "an auf bei für gegen nach über um von vom vor wegen zu zum zur oder ohne "
        "à au aux chez de des du d' par pour sur vers contre ou sans après avant "
        "a al en para por sobre del hacia contra sin según o "
        "di da dal dalla dei della per su presso fra tra senza "
        "ao aos às do da dos em no na pelo pela ou sem "
        "aan bij door naar op tegen uit van voor zonder "
        "af av efter fra från för før hos i mot om på til till ved vid eller uden uten utan "
        "bez dla do od o przez przed u w za lub "
        "без в для до за из к ко на о об от перед по про у через или"
    )
)
# German and Dutch put it last: *[[Ann]] wegen der Miete anrufen*.
_ASKING_LAST = spelt(
    "anrufen zurückrufen anmailen anschreiben schreiben fragen anfragen treffen besuchen einladen "
    "erinnern informieren kontaktieren danken bezahlen gratulieren beglückwünschen antworten "
    "absagen zusagen helfen abholen ansprechen benachrichtigen "
    "bellen terugbellen mailen appen vragen bedanken betalen bezoeken uitnodigen herinneren "
    "informeren feliciteren spreken ophalen"
)
# Whom these take as their object is to do nothing: *Call [[Ann]]*.
_ASKING = _ASKING_LAST | spelt(
    "call phone ring email e-mail mail text message msg dm ping write contact ask tell thank "
    "remind pay repay reimburse refund visit meet see invite greet congratulate help interview "
    "chase nudge brief inform notify answer introduce intro hire onboard mentor coach hug marry "
    "whatsapp skype zoom facetime slack fetch collect befriend warn console comfort "
    "appeler rappeler téléphoner contacter écrire relancer remercier inviter voir rencontrer "
    "prévenir informer visiter aider féliciter payer rembourser saluer "
    "llamar contactar avisar invitar visitar ver agradecer felicitar pagar recordar ayudar saludar "
    "ligar contatar chamar convidar lembrar ajudar parabenizar encontrar "
    "chiamare richiamare telefonare contattare sentire invitare visitare vedere ringraziare pagare "
    "avvisare salutare aiutare incontrare scrivere "
    "bel vraag bedank betaal bezoek "
    "ringe ringa mejla maile spørg spør spørre spørge fråga takk takke tacka betale betala besøk "
    "besøke besøg besøge besöka møte møde träffa treffe treff invitere bjuda hente hämta "
    "zadzwoń zadzwonić zaproś zaprosić zapytaj zapytać podziękować odwiedź odwiedzić spotkać "
    "позвонить написать спросить пригласить навестить поблагодарить встретить поздравить "
    "напомнить звонить"
)
_ASKING_IN_TWO = re.compile(r"\b(?:follow|catch|check|pick|reach|drop) (?:up|out|off)\b")
_ASKING_UNSPACED = lazy(
    r"(?:联系|聯繫|问|問|感谢|感謝|拜访|拜訪|见|見|约|約|通知|提醒|回复|邀请|邀請|祝贺|打电话|致电)\s*$"
)
# Between such a word and whom it takes: *Call back [[Ann]]*, *Please ask [[Ann]]*.
_AROUND = (
    ADJECTIVES
    | {word for phrase in BEFORE_A_CONTACT for word in phrase.split()}
    | spelt(
        "please back again up soon remember must should need want don't forget let's to "
        "tomorrow asap maybe still try finally bitte noch wieder nochmal morgen unbedingt "
        "svp encore demain por_favor otra vez mañana domani ancora amanhã graag even nog weer "
        "igen i_morgen proszę jutro пожалуйста завтра ещё"
    )
)
_LOOSE = (
    _TOWARDS | _AROUND | ABOUT | BEHIND_A_NOUN | BEHIND_A_VERB | spelt("im ins am zum zur beim")
)
_MOST_OF_WHOM = 3  # words: *my old friend*
_OURS = spelt(
    "my our mein meine meinen meinem meiner unser unsere unseren unserem mon ma mes notre nos "
    "mi mis nuestro nuestra mio mia meu minha nosso nossa mijn onze min mitt vår "
    "mój moja moją мой мою моя"
)
# Right behind a link these say that something is hers, or is done to her.
_HERS = lazy(
    r"[*_]{0,3}(?:(?:['’]s?|s)(?!\w)|\s?[的のにへをと]|(?:의|에게|한테|께|와|과|랑|을|를))"
)
_JOINED = re.compile(rf"\s{{0,3}}(?:[,&+/、]|\b(?:{any_of(JOINING)})\b)\s{{0,3}}", re.IGNORECASE)
_GIVEN = ("@", "→", "⇒", ">", "=")  # before a link these give her the task, whatever the words
_AROUND_A_LINK = " *_@"  # *[[Ann]]*, @[[Ann]]
_NO_WORD = " \t*_:;,.!?()–—-"
_MARKED = re.compile(r"^[👤👥🙋🧍🧑👩👨\ufe0f\s*_]+(?=\[\[)")  # whose task it is
_BEFORE_COLON = re.compile(
    r"(?:\*\*|__)?(?P<name>[^\W\d_][^:：*_\[\]()#@]{1,40})(?::|：|(?:\*\*|__)\s?:|:(?:\*\*|__))\s*\S"
)
_LETTER = re.compile(r"[^\W\d_]")


def owner_in(text: str, links: list[Link], rules: Rules) -> Link | None:
    """The link with which a task ends or begins, if that names who is to do it.

    `text` has its links in the form of wikilinks."""
    bare = _MARKED.sub("", text.strip()).strip(_AROUND_A_LINK).rstrip(".!").rstrip(_AROUND_A_LINK)
    names = list(WIKILINK.finditer(bare))
    if not names:
        return None
    if bare.startswith("[[") and bare[names[0].end() :].lstrip("*_").startswith((":", "：")):
        return links[0]  # *[[Ann]]: calls [[Bo]]*
    if bare.endswith("]]"):
        head = bare[: _row_from(bare, names)]
        asks = last_word(head) in _TOWARDS or _asks(head)
        if not asks and not _with_whom(bare, rules).endswith(names[-1][0]):
            return links[-1]
    if bare.startswith("[["):
        behind = bare[_row_to(bare, names) :]
        asks = _HERS.match(behind) is not None or _asks_behind(behind.lstrip("*_"))
        if not asks and not _with_whom(bare, rules).startswith(names[0][0]):
            return links[0]
    return None


def _with_whom(text: str, rules: Rules) -> str:
    """Whom the contact is with that a task tells of, if it does: *Call with [[Ann]]*."""
    contact = read_contact(text, rules)
    return contact.whom.strip() if contact else ""


def _row_from(text: str, names: list[re.Match[str]]) -> int:
    """Where the links in a row begin with which a text ends: *Ask [[Ann]] and [[Bo]]*."""
    at = len(names) - 1
    while at and _JOINED.fullmatch(text, names[at - 1].end(), names[at].start()):
        at -= 1
    return names[at].start()


def _row_to(text: str, names: list[re.Match[str]]) -> int:
    """Where the links in a row end with which a text begins."""
    at = 0
    while at + 1 < len(names) and _JOINED.fullmatch(text, names[at].end(), names[at + 1].start()):
        at += 1
    return names[at].end()


def _asks(head: str) -> bool:
    """Whether the words before a link are to be done to somebody: *Please call back my sister*."""
    if head.rstrip().endswith(_GIVEN):
        return False
    if _ASKING_UNSPACED.search(head):
        return True
    spoken = _ASKING_IN_TWO.sub("call", WIKILINK.sub(" ", head).lower().replace("/", " "))
    words = [word.strip(_NO_WORD) for word in spoken.split() if _is_word(word)]
    asked = [at for at, word in enumerate(words) if _is_asking(word)]
    if not asked:
        return False
    before, behind = words[: asked[0]], words[asked[-1] + 1 :]
    between = words[asked[0] : asked[-1]]
    if any(one not in _AROUND for one in before):
        return False
    if any(one not in _AROUND | JOINING and not _is_asking(one) for one in between):
        return False
    return _is_of_whom([one for one in behind if one not in _AROUND])


def _is_word(word: str) -> bool:
    return word[0] != "#" and _LETTER.search(word) is not None


def _is_asking(word: str) -> bool:
    return word in _ASKING or word.removesuffix("s") in _ASKING


def _is_of_whom(words: list[str]) -> bool:
    """Whether words between such a verb and a link say who that is: *my sister*, *Dr.*, *boss*."""
    if not words or words[0] in _OURS:
        return len(words) <= _MOST_OF_WHOM
    last = words[-1]
    return len(words) <= _MOST_OF_WHOM and (
        slug(last) in HONORIFICS or slug(last) in JOBS_AND_NAMES or is_job_title(last)
    )


def _asks_behind(behind: str) -> bool:
    """Whether a verb at the end takes the link at the begin as its object, with nothing else
    between them that it may take: *[[Ann]] wegen der Miete anrufen*, not *[[Ann]] den Arzt …*."""
    if behind[:1] != " ":
        return False
    words = behind.lower().split()
    last = words[-1].strip(_NO_WORD) if words else ""
    return last in _ASKING_LAST and (len(words) == 1 or words[0] in _LOOSE)


def last_word(text: str) -> str:
    """The word at the end of a text, in small letters."""
    words = text[-20:].split()
    return words[-1].rstrip(":").lower() if words else ""


def name_before_colon(text: str) -> str:
    """The name before a task's colon, as minutes have it: *Ann Lee: send the plan*; else ""."""
    found = _BEFORE_COLON.match(text)
    if found is None or look_of(found["name"]) != Looks.NAME or is_nobody(found["name"]):
        return ""
    return found["name"]
