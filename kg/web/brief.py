"""What there is to know first, on a page: a screen (kg.present.screens) as lists of rows.

Which parts it has, their columns and how many rows of each are those of the command; here names
lead to their pages, places to the lines, and each part to the whole answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, get_args, get_type_hints

from markupsafe import Markup, escape

from kg.model.answers.pages import PAGES
from kg.model.shown import ranks
from kg.present import briefs, columns, heads
from kg.present.readable import readable, without_fields
from kg.present.screens import Part
from kg.query.ask import made
from kg.web import cells, reaching
from kg.web.addresses import Addresses
from kg.web.sections import Found

_DAYS = {"date", "due", "done", "last_contact"}  # which a row begins with
# Days that say little without a word.
_NAMED_DAYS = {"last_contact": "last contact", "last_date": "last", "since": "since"}
_PLACES = {"source"}


class Bit(NamedTuple):
    """Something said beside a row; `meaning` is that of kg.present.columns, if it has one."""

    text: Markup | str
    meaning: str | None


class Row(NamedTuple):
    """A row of a part: its day, what it is called by, what is said beside, its place."""

    day: Bit | None
    text: Markup | str
    beside: tuple[Bit, ...]
    place: Markup | None


class Shown(NamedTuple):
    """A part on a page. `more` counts what is not shown, below 0 where it is not known how much;
    `address` is the page with all of it."""

    title: str
    rows: tuple[Row, ...]
    inline: bool
    more: int
    address: str | None


class Brief(NamedTuple):
    """The lines of facts, each of several, and the parts that hold something."""

    facts: tuple[tuple[Markup, ...], ...]
    parts: tuple[Shown, ...]


def of_thing(at: Addresses, kind: str, found: Sequence[Found], as_of: str) -> Brief | None:
    """The brief of a thing, from what was asked of it; None for kinds that have none, and where
    nothing is known of it."""
    page = _page(kind, found)
    if page is None:
        return None
    screen = briefs.of(page, as_of)
    assert screen is not None
    facts = page.facts

    def field(name: str) -> Any:
        return getattr(facts, name, None)

    told = tuple(
        tuple(reaching.told(one, field) for one in line.split(" · "))
        for line in heads.of(facts, drawn=False).facts
    )
    cut = [(one.asked.query, one.given) for one in found if one.answer.more]
    shown = (part(at, one, is_cut=one.asked in cut) for one in screen.parts if one.rows)
    return Brief(told, tuple(shown))


def _page(kind: str, found: Sequence[Found]) -> Any:
    """The page of a thing, made of what was asked for; None without its facts."""
    made_of = PAGES.get(kind)
    if made_of is None:
        return None
    hints = get_type_hints(made_of)
    values: dict[str, Any] = dict.fromkeys(made_of._fields, ())  # type: ignore[attr-defined]
    for one in found:
        field, answer = one.asked.field, one.answer
        if field == "facts" and answer.rows:
            values[field] = made(hints[field], answer.rows)[0]
        elif field in values and field != "facts":
            values[field] = (*values[field], *made(get_args(hints[field])[0], answer.rows))
    values["tasks"] = tuple(dict.fromkeys(values["tasks"]))
    return made_of(**values) if values["facts"] else None


def part(at: Addresses, one: Part, *, is_cut: bool = False) -> Shown:
    """A part with its first rows; `is_cut`: nobody counted how many more there are."""
    first = one.first(one.most)
    return Shown(
        one.title,
        tuple(_row(at, row, one.shown) for row in first),
        one.inline,
        -1 if is_cut else one.total - len(first),
        at.query(one.asked[0], **one.asked[1]) if one.asked else None,
    )


def _row(at: Addresses, row: Any, shown: Sequence[str]) -> Row:
    called = _called(type(row), shown)
    rest = [name for name in shown if name != called and name not in _PLACES]
    day = rest[0] if rest and rest[0] in _DAYS else None
    beside = (_bit(at, row, name) for name in rest if name != day)
    return Row(
        _day(row, day) if day else None,
        _text(at, row, called),
        tuple(bit for bit in beside if bit),
        place(at, row) if _PLACES & set(shown) else None,
    )


def _called(kind: type, shown: Sequence[str]) -> str:
    """The column that a row is called by here: of those that matter most the first."""
    matter = ranks(kind)
    return next((name for name in shown if matter.get(name) == 0), shown[0])


def _text(at: Addresses, row: Any, column: str) -> Markup | str:
    value = getattr(row, column)
    if linked := cells.cell(at, column, value, _getter(row)):
        return linked
    text = readable(str(value or ""))
    # Whose task it is, and until when, stands beside it.
    return without_fields(text) if column == "task" else text


def _day(row: Any, column: str) -> Bit | None:
    value = getattr(row, column)
    return Bit(str(value), columns.meaning(column, row._fields, row)) if value else None


def _bit(at: Addresses, row: Any, column: str) -> Bit | None:
    value = getattr(row, column)
    if value in (None, "", False):
        return None
    meaning = columns.meaning(column, row._fields, row)
    if isinstance(value, int):
        said = columns.with_unit(column, "yes" if value is True else value)
        return Bit(str(said), meaning)
    text = _text(at, row, column)
    if column in _NAMED_DAYS:
        text = Markup("{} {}").format(_NAMED_DAYS[column], text)
    return Bit(text, meaning)


def place(at: Addresses, row: Any) -> Markup | None:
    """The place in the notes of what has a `source`, by the name of the file."""
    if row.source is None:
        return None
    path, colon, line = str(row.source).rpartition(":")
    if not (colon and line.isdigit()):
        path, line = str(row.source), str(getattr(row, "line", None) or "")
    whole = f"{path}:{line}" if line else path
    if not path.lower().endswith(".md"):
        return escape(whole)
    return Markup('<a class="kg-place" href="{}" title="{}">{}</a>').format(
        at.note(path, line), whole, whole.rpartition("/")[2]
    )


def _getter(row: Any) -> cells.Get:
    return lambda name: getattr(row, name, None)
