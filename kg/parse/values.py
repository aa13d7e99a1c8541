"""The type of a value as it is written in a property or an inline field."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from kg.parse.links import WIKILINK

Typed = tuple[str | int | float | bool | None, str]

_CONSTANTS: dict[str, Typed] = {
    **dict.fromkeys(("true", "True", "TRUE"), (True, "boolean")),
    **dict.fromkeys(("false", "False", "FALSE"), (False, "boolean")),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), (None, "empty")),
}
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})", re.A)
_FLOAT = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,30}(?:[eE][-+]?\d{1,2})?", re.A)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.A)
_DATETIME = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:T|[ ]{1,2})(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)[ ]?(Z|[+-]\d\d:?\d\d)?",
    re.A,
)
_WHOLE_LINK = re.compile(r"!?\[\[(?:[^\[\]\n]++|\](?!\])|\[(?!\[))+\]\]")
_ATOM = re.compile(r"\[\[[^\[\]\n]++\]\]|\"[^\"\n]*+\"|[^,\"\[\]\n]++")
TEXT_KINDS = frozenset({"text", "multitext", "tags", "aliases"})


def typed(text: str, quoted: bool, declared: str = "") -> Typed:
    """A scalar as (value, type).

    Quoted text keeps its letters, but a date in quotes is a date all the same. Unquoted numbers
    with leading zeros, signs or more digits than SQLite holds stay text, and so do yes, no and on.
    `declared` is the type that the vault's own settings give the property.
    """
    first = text[:1]
    if declared in TEXT_KINDS:
        if not quoted and text in _CONSTANTS and _CONSTANTS[text][0] is None:
            return None, "empty"
        return text, "link" if _WHOLE_LINK.fullmatch(text) else "text"
    if first.isdigit() or first == "-":
        return _number_or_date(text, quoted and declared != "number")
    if not quoted or declared == "checkbox":
        constant = _CONSTANTS.get(text)
        if constant is not None:
            return constant
    if first in ("[", "!") and _WHOLE_LINK.fullmatch(text):
        return text, "link"
    return text, "text"


def _number_or_date(text: str, quoted: bool) -> Typed:
    if _DATE.fullmatch(text):
        return text, "date" if is_day(text) else "text"
    if moment := _DATETIME.fullmatch(text):
        day, time, zone = moment.groups(default="")
        iso = f"{day}T{time}{zone}"
        return (iso, "datetime") if _is_moment(iso) else (text, "text")
    if not quoted:
        if _INTEGER.fullmatch(text):
            return int(text), "number"
        if _FLOAT.fullmatch(text):
            return float(text), "number"
    return text, "text"


def is_day(text: str) -> bool:
    """Whether `YYYY-MM-DD` is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def looks_like_date(text: str) -> bool:
    """Whether text has the form of a day, also of one that does not exist."""
    return bool(_DATE.match(text[:10])) and (len(text) == 10 or bool(_DATETIME.fullmatch(text)))


def inline_values(text: str) -> Iterator[Typed]:
    """The values of an inline field: several where links, dates, numbers or quoted text are
    listed with commas, else one."""
    text = text.strip()
    if "," in text:
        atoms = [atom.strip() for atom in _ATOM.findall(text)]
        atoms = [atom for atom in atoms if atom]
        if len(atoms) > 1 and all(map(_is_atom, atoms)) and text.count(",") >= len(atoms) - 1:
            yield from map(_inline_value, atoms)
            return
    yield _inline_value(text)


def _inline_value(text: str) -> Typed:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1], "text"
    return typed(text, quoted=False)


def _is_atom(text: str) -> bool:
    return text[0] == '"' or typed(text, quoted=False)[1] not in ("text", "empty")


def links_in(text: str) -> Iterator[re.Match[str]]:
    """The wikilinks within a value."""
    return WIKILINK.finditer(text) if "[[" in text else iter(())


def _is_moment(iso: str) -> bool:
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True
