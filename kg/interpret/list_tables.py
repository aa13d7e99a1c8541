"""Tables that list people: a row a person, or a column for each company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from kg.interpret.labels import bare_label, label_of
from kg.interpret.list_items import are_names, looks_strictly
from kg.interpret.looks import is_full
from kg.interpret.tidy_names import tidy
from kg.interpret.words import NO
from kg.model.kinds import Bases, Sense, Senses, Shapes
from kg.model.names import slug
from kg.model.people import Columns, Group, ListEntry
from kg.model.rules import Rules

Column = Literal[
    "name", "first", "last", "employer", "email", "handle", "status", "response", "absent", "remark"
]  # fmt: skip

_COLUMNS: dict[Column, str] = {
    "name": "name names who person attendee participant member attendee_name full_name "
    "attendees participants teilnehmende teilnehmerinnen asistentes partecipanti participantes "
    "participants deltagere deltakere deltagare deelnemers aanwezigen uczestnicy участники "
    "name wer teilnehmer vor-_und_nachname nom nom_et_prénom prénom_nom prénom_et_nom qui "
    "participant nombre nombre_y_apellidos nombre_y_apellido quién nome nome_e_cognome "
    "nome_completo cognome_e_nome chi naam voor-_en_achternaam wie navn hvem namn vem "
    "imię_i_nazwisko "
    "nazwisko_i_imię kto имя фио имя_и_фамилия кто "
    "姓名 名字 人员 氏名 名前 参加者 出席者 이름 성명",
    "first": "first_name given_name vorname prénom nombre voornaam fornavn förnamn imię имя",
    "last": "last_name surname family_name nachname nom_de_famille apellido apellidos achternaam "
    "etternavn efternavn efternamn nazwisko фамилия",
    "employer": "organization organisation company affiliation org employer firm firma "
    "unternehmen entreprise société affiliate empresa organización azienda organizzazione "
    "organização bedrijf organisatie organisasjon selskap företag virksomhed firma компания "
    "организация 公司 单位 組織 会社 所属 회사 소속 representing institution arbeitgeber "
    "einrichtung organisme structure employeur entidad institución compañía società ente ditta "
    "instituição entidade instelling bedrift organizacja instytucja фирма 机构 组织 会社名 "
    "기관 조직",
    "email": "email e-mail mail email_address correo courriel почта 邮箱 メール 이메일",
    "handle": "github github_handle github_id github_username handle nick nickname username irc "
    "gitlab slack matrix twitter github_user",
    "status": "da dabei vor_ort erschienen gekommen was_here there joined là venu venue vino erbij "
    "present attended here attendance attending came in_attendance "
    "anwesend présent présence presente asistió asistencia presença presenza aanwezig "
    "til_stede tilstede närvarande obecny obecność присутствовал 出席 到会 出欠 참석 참석여부 "
    "anwesenheit teilnahme présences asistió_sí_no presenze aanwezigheid fremmøte frammøte oppmøte "
    "närvaro присутствие явка 出席情况 到会情况 出欠席 참석_여부 출석 출석_여부",
    "response": "status response rsvp zusage rückmeldung réponse respuesta risposta resposta "
    "statut état estado estatus stato situação статус stan 状态 状態 상태 "
    "antwoord svar odpowiedź ответ 回复 回覆 返信 응답",
    "absent": "absent absence excused apologies regrets abwesend entschuldigt excusé excusée "
    "absente ausente assente afwezig fraværende frånvarande nieobecny отсутствовал "
    "缺席 欠席 请假 불참 결석",
    "remark": "remark remarks note notes comment comments bemerkung bemerkungen anmerkung "
    "anmerkungen kommentar kommentare remarque remarques commentaire commentaires observación "
    "observaciones comentario comentarios nota notas osservazioni note_e_osservazioni observação "
    "observações opmerking opmerkingen bemærkning bemærkninger merknad merknader anmärkning "
    "anmärkningar uwagi примечание примечания 备注 備註 備考 비고",
}
_BY_WORD: dict[str, Column] = {
    slug(word.replace("_", " ")): column
    for column in reversed(list(_COLUMNS))
    for word in _COLUMNS[column].split()
}
# Heads of columns that hold `Last, First`.
_TURNED_HEADS = (
    "last,_first last_name,_first_name last_name_first_name surname,_first_name surname,_name "
    "surname,_given_name family_name,_given_name name,_vorname name_und_vorname nachname,_vorname "
    "nom,_prénom nom_et_prénom apellido,_nombre apellidos,_nombre apellidos_y_nombre "
    "apellido_y_nombre cognome,_nome cognome_e_nome sobrenome,_nome apelido,_nome "
    "achternaam,_voornaam naam,_voornaam etternavn,_fornavn efternavn,_fornavn "
    "efternamn,_förnamn nazwisko,_imię nazwisko_i_imię фамилия,_имя фамилия_и_имя"
)
_LAST_FIRST = frozenset(slug(head.replace("_", " ")) for head in _TURNED_HEADS.split())
_BY_WORD |= dict.fromkeys(_LAST_FIRST, "name")
_TURNED = re.compile(r"([^,()<>\[\]]++),([^,()<>\[\]]++)((?:[(<].*)?)")  # last, first, remarks
Row = tuple[int, Sequence[str]]  # the line, and its cells
_UNTICKED = re.compile(r"\[\s?\]")
_BETWEEN_NAMES = re.compile(r"[,;/@(<、，；]|\s(?:-|&|and|und|et|y)\s")
_RULER = re.compile(r"[|:\-\s]+")
_CELL = re.compile(r"(?<!\\)\|")


def read_table(
    rows: Sequence[tuple[int, str]], sense: Sense, group: Group | None, rules: Rules
) -> list[ListEntry]:
    """The entries of a table below a heading or label of attendees; rows are (line, text)."""
    cells = [(line, _cells(text)) for line, text in rows]
    ruler = next((at for at, (_, text) in enumerate(rows) if _is_ruler(text)), None)
    if ruler is None or ruler == 0:
        return []
    return read_rows(cells[ruler - 1][1], cells[ruler + 1 :], sense, group, rules)


def read_rows(
    header: Sequence[str], body: Sequence[Row], sense: Sense, group: Group | None, rules: Rules
) -> list[ListEntry]:
    """The entries of the rows below the heads of columns."""
    columns = [_BY_WORD.get(slug(bare_label(cell))) for cell in header]
    if len(columns) > 1 and not any(header) and _are_names_below(body):
        columns[:2] = ["name", "remark"]  # a table has a head in Markdown, be it empty
    if "name" not in columns and _is_first_of_names(header, body, rules):
        columns[0] = "name"
    if "name" in columns or "last" in columns:
        _find_attendance(columns, body, rules)
        turned = any(slug(cell) in _LAST_FIRST for cell in header)
        return list(_people(body, columns, sense, group, turned=turned))
    return list(_by_column(header, columns, body, sense, rules))


def _are_names_below(body: Sequence[Row]) -> bool:
    """Whether the first cells of a table's rows are a name each."""
    firsts = [cells[0] for _, cells in body if cells and cells[0]]
    return bool(firsts) and all(map(looks_strictly, firsts))


def _find_attendance(columns: list[Column | None], body: Sequence[Row], rules: Rules) -> None:
    """Where no head says which column tells who came: the one whose cells all do."""
    if not {"status", "response", "absent"}.isdisjoint(columns):
        return
    for at, column in enumerate(columns):
        cells = [row[at] for _, row in body if at < len(row) and row[at]]
        if column is None and cells and all(_says_attendance(cell, rules) for cell in cells):
            columns[at] = "response"
            return


def _says_attendance(cell: str, rules: Rules) -> bool:
    """Whether a cell says that somebody came, or did not: *présente*, *krank*, *no*."""
    label = label_of(cell.strip("*_. "), rules)
    here = label is not None and label.exact and label.sense in (Senses.PRESENT, Senses.ABSENT)
    return here or slug(cell) in NO


def has_row_a_person(header: Sequence[str], body: Sequence[Row], rules: Rules) -> bool:
    """Whether the first column is one of names by its head, and holds names alone: a table of
    labels, `| Attendees | Ann, Bo |`, has other labels there."""
    named = _BY_WORD.get(slug(header[0].strip("*_: "))) == "name"
    if not body or not (named or _is_first_of_names(header, body, rules)):
        return False
    if any(map(_holds_names, header[1:])) and (
        len(header) == 2 or not all(are_names(cells[0]) for _, cells in body)
    ):
        return False  # `| Attendees | Ann, Bo |` above `| Place | Oslo |`
    return all(looks_strictly(cells[0]) and not label_of(cells[0], rules) for _, cells in body)


def _holds_names(head: str) -> bool:
    """Whether what stands where a column's head does are people: *Ann Lee, Bo Ek + 3 others*."""
    if not head:
        return False
    parts = _BETWEEN_NAMES.split(tidy(head))
    several = len(parts) > 1 and any(is_full(tidy(part).strip(" *_~[]")) for part in parts)
    return several or are_names(head) or head.startswith("[[")


def _is_first_of_names(header: Sequence[str], body: Sequence[Row], rules: Rules) -> bool:
    """Whether the first column has a list's label for its head and a person in each row, and no
    other has names: `| Members | Role |`, not `| Members | Guests |`."""
    label = label_of(header[0], rules) if header else None
    if label is None or not label.exact:
        return False
    if any(label_of(cell, rules) and slug(cell) not in _BY_WORD for cell in header[1:]):
        return False
    firsts = [cells[0] for _, cells in body if cells and cells[0]]
    others = [cell for _, cells in body for cell in cells[1:] if cell]
    return bool(firsts) and all(map(are_names, firsts)) and not any(map(are_names, others))


def is_row_of_heads(text: str) -> bool:
    """Whether a line says how the items of a list are written: *Name, Company, GitHub*."""
    heads = list(map(slug, text.rpartition(":")[2].strip("*_() ").split(",")))
    return len(heads) > 1 and _BY_WORD.get(heads[0]) in ("name", "first", "last")


def is_head(cells: Sequence[str]) -> bool:
    """Whether the cells of a row are the heads of columns: Name, Company, Response."""
    return all(slug(cell.strip("*_: ")) in _BY_WORD for cell in cells)


def _is_ruler(text: str) -> bool:
    return "-" in text and bool(_RULER.fullmatch(text))


def _cells(text: str) -> list[str]:
    inner = text.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(inner)]


def _people(
    body: Sequence[Row],
    columns: list[Column | None],
    sense: Sense,
    group: Group | None,
    *,
    turned: bool,
) -> Iterator[ListEntry]:
    no = _letter_for_no(body, columns)
    for line, cells in body:
        for said in _side_by_side(columns, cells):
            name = _name_in(said, turned=turned)
            if not name:
                continue
            found = Columns(
                said.get("employer", ""),
                said.get("email", ""),
                said.get("handle", ""),
                _status_in(said, columns, no),
            )
            text = _with_remark(name, said.get("remark", ""))
            yield ListEntry(text, line, Shapes.ITEM, Bases.TABLE, sense, None, group, None, found)


def _side_by_side(
    columns: Sequence[Column | None], cells: Sequence[str]
) -> Iterator[dict[Column, str]]:
    """What the cells of a row say of one person, and of the next where the heads begin anew:
    `| Name | Company | Name | Company |`."""
    said = dict[Column, str]()
    seen = set[Column]()
    for column, cell in zip(columns, cells, strict=False):
        if column == "name" and "name" in seen:
            yield said
            said, seen = {}, set()
        if column:
            seen.add(column)
            if cell:
                said.setdefault(column, cell)
    yield said


def _status_in(
    said: Mapping[Column, str], columns: Sequence[Column | None], no: frozenset[str]
) -> str:
    """What the columns say of whether somebody came. An empty cell in one of who came says that
    this one did not."""
    if "absent" in columns and slug(said.get("absent", "")) not in NO | {""}:
        return "absent"
    status = said.get("status", "no") if "status" in columns else said.get("response", "")
    return "no" if slug(status) in no or _UNTICKED.fullmatch(status) else status


# Letters for who came, and for who did not beside them: *P* and *A*, *O* and *X*.
_LETTERS = {"p": frozenset(("a", "e", "f")), "o": frozenset(("x",))}


def _letter_for_no(body: Sequence[Row], columns: Sequence[Column | None]) -> frozenset[str]:
    """The letters that say in a column of who came that somebody did not; none where other words
    stand beside them."""
    if "status" not in columns:
        return frozenset()
    at = columns.index("status")
    said = {slug(cells[at]) for _, cells in body if at < len(cells)} - {""}
    for yes, no in _LETTERS.items():
        if yes in said and said <= {yes, *no}:
            return no
    return frozenset()


def _name_in(said: Mapping[Column, str], *, turned: bool) -> str:
    """The name that a row gives, be it in parts: *Name* may be the last name beside a first name,
    or the first beside a last."""
    name, first, last = (said.get(column, "") for column in ("name", "first", "last"))
    if name and first and not last:
        first, name, last = ("", name, "") if _holds(name, first) else (first, "", name)
    elif name and last and not first:
        first, name, last = ("", name, "") if _holds(name, last) else (name, "", last)
    if not name:
        return f"{first} {last}".strip()
    found = _TURNED.fullmatch(name) if turned else None
    if found is None:
        return name
    last, first, behind = map(str.strip, found.groups())
    return f"{first} {last} {behind}".strip()


def _holds(name: str, part: str) -> bool:
    """Whether a cell has another one's words in it, or is a name that needs none."""
    return "[" in name or "," in name or f"-{slug(part)}-" in f"-{slug(name)}-"


def _with_remark(name: str, remark: str) -> str:
    """A name as a list has it, with what its row remarks in brackets."""
    return f"{name} ({remark})" if remark and not {*remark} & {*"()[]"} else name


def _by_column(
    header: Sequence[str],
    columns: list[Column | None],
    body: Sequence[Row],
    sense: Sense,
    rules: Rules,
) -> Iterator[ListEntry]:
    """No column holds names by its head: each is a group of its own."""
    heads: list[tuple[Sense | None, Group | None]] = []
    for cell, column in zip(header, columns, strict=True):
        label = label_of(cell, rules)
        if label is not None:
            heads.append((label.sense, None))
        elif column is None and slug(cell):
            heads.append((sense, Group(cell, 0, sure=True)))
        else:
            heads.append((sense, None) if column in ("status", "response") else (None, None))
    for line, cells in body:
        for (said, group), cell in zip(heads, cells, strict=False):
            if said and cell:
                under = group._replace(line=line) if group else None
                yield ListEntry(cell, line, Shapes.ITEM, Bases.TABLE, said, None, under)
