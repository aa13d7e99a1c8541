"""Answers as HTML for a notebook: tables, pages and the cards of nodes.

Everything in them may be a note's text: it is escaped, and without control and bidi characters.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.model.shown import shown
from kg.present import columns as chosen
from kg.present import formats
from kg.present.addresses import address_of
from kg.present.cells import NONE
from kg.present.counted import counted
from kg.present.table import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROWS_SHOWN = 60
_CELL = "text-align:left"
_SHORT = "text-align:left;white-space:nowrap"
_NUMBER = "text-align:right"
_SHORT_LETTERS = 24  # a column of no more is not broken into lines: names, days
_CARD = (
    "display:inline-block;min-width:18em;max-width:44em;padding:.6em 1em;border-radius:6px;"
    "border:1px solid rgba(128,128,128,.45)"
)
_SOFT = "opacity:.7"
# Columns that hold places in notes: of answers, of tables, of queries of Dataview.
_PLACES = ("source", "path", "File")
_RUN = ("javascript", "data", "vbscript")


def table(
    fields: Sequence[str],
    rows: Sequence[Sequence[object]],
    columns: Sequence[str] | None = None,
    *,
    limit: int = ROWS_SHOWN,
    links: str | None = None,
    of: type | None = None,
) -> str:
    """Rows as a table that shows `columns` (all fields, if None) of the first `limit` rows.

    A line under it counts them, so that none is missed unseen. Sources lead where `links` says
    (see `kg.present.addresses`). Of rows of a type of answers (`of`) texts from notes are shown as
    they read, without the signs of Markdown.
    """
    names = list(columns or fields)
    readers = [_reader(name, fields, names, of) for name in names]
    cells = [[read(row) for read in readers] for row in rows[:limit]]
    styles = [_style([row[at] for row in cells]) for at in range(len(names))]
    head = "".join(
        f'<th scope="col" style="{style}">{_text(name.replace("_", " "))}</th>'
        for name, style in zip(names, styles, strict=True)
    )
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<td style="{style}">{_cell(cell, links if name in _PLACES else None)}</td>'
            for name, cell, style in zip(names, row, styles, strict=True)
        )
        + "</tr>"
        for row in cells
    )
    return (
        f'<table class="kg-answers">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n'
        f'</table>\n<p style="{_SOFT}">{_counted(len(rows), limit)}</p>'
    )


def page(value: tuple[object, ...], *, limit: int = ROWS_SHOWN, links: str | None = None) -> str:
    """A named tuple: its plain values as a list of facts, each part of several rows as a table.

    Sources lead where `links` says, else where those of its parts do.
    """
    links = links or next((one for one in map(_links_of, value) if one), None)
    fields: Sequence[str] = value._fields  # type: ignore[attr-defined]
    parts = [part for part in zip(fields, value, strict=True) if _is_part(part[1])]
    blocks = []
    if not parts:
        blocks.append(_facts(value, links))
    for name, part in parts:
        if hasattr(part, "_fields"):
            blocks.append(_facts(part, links))  # type: ignore[arg-type]
        elif part:
            shown = _part(part, limit, type(value), links)  # type: ignore[arg-type]
            blocks.append(f"<h4>{_text(chosen.title(name))}</h4>\n{shown}")
    beside = dict.fromkeys(line for part in value for line in getattr(part, "told", ()))
    return f'<div class="kg-page">\n{_joined(blocks)}\n</div>{told(beside)}'


def pages(
    values: Iterable[tuple[object, ...]], *, limit: int = ROWS_SHOWN, links: str | None = None
) -> str:
    """Several pages, divided by lines."""
    return "\n<hr>\n".join(page(value, limit=limit, links=links) for value in values)


def told(lines: Iterable[str]) -> str:
    """What is told beside an answer, to stand below it."""
    return "".join(f'\n<p class="kg-told" style="{_SOFT}">{_text(line)}</p>' for line in lines)


def card(
    label: str,
    kind: str,
    facts: Iterable[tuple[str, object]],
    beside: Iterable[str] = (),
    links: str | None = None,
) -> str:
    """A small card: what a node is called, its kind, what is known of it, and what is told beside
    that."""
    return (
        f'<div class="kg-card" style="{_CARD}">\n<div><strong>{_text(label)}</strong> '
        f'<span style="{_SOFT}">{_text(kind)}</span></div>\n{_listed(facts, links)}'
        f"{told(beside)}\n</div>"
    )


def is_page(value: object) -> bool:
    """Whether a named tuple is a page, and fits no row of a table: its first part is a row, too."""
    return isinstance(value, tuple) and bool(value) and _is_part(value[0])


def facts(value: tuple[object, ...]) -> list[tuple[str, object]]:
    """What a named tuple says, by name: without what is unknown or does not hold, and without keys
    (names are there)."""
    fields: Sequence[str] = value._fields  # type: ignore[attr-defined]
    read = [(name, formats.reader(name, fields, ())(value)) for name in fields]
    return [
        (name.replace("_", " "), found)
        for name, found in read
        if found not in (None, "")
        and not (name == "line" and "source" in fields)
        and name != "key"
        and not name.endswith(("_key", "_list"))
    ]


def _reader(
    name: str, fields: Sequence[str], names: Sequence[str], of: type | None
) -> Callable[[Sequence[object]], object]:
    """As tables for the terminal read a cell, but for several values, which are kept apart."""
    at, read = fields.index(name), formats.as_it_reads(name, fields, names, of)
    return lambda row: row[at] if isinstance(row[at], tuple) else read(row)


def _style(values: Sequence[object]) -> str:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, int | float) for value in known):
        return _CELL if isinstance(known[0], bool) else _NUMBER
    if all(isinstance(value, str) and len(value) <= _SHORT_LETTERS for value in known):
        return _SHORT
    return _CELL


def _cell(value: object, links: str | None = None) -> str:
    if links and isinstance(value, str) and _leads(links):
        return f'<a href="{escape(address_of(value, links))}">{_text(show(value))}</a>'
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "<br>".join(_text(show(formats.cell(one))) for one in value) or NONE
    return _text(show(formats.cell(value)))


def _leads(links: str) -> bool:
    """Whether a page may have an address: one that somebody's kg.toml says must not run there."""
    scheme = links.partition(":")[0].lower()
    return scheme.replace("+", "").replace("-", "").isalnum() and scheme not in _RUN


def _is_part(value: object) -> bool:
    return isinstance(value, tuple) and (
        hasattr(value, "_fields") or any(hasattr(item, "_fields") for item in value)
    )


def _part(rows: Sequence[Sequence[object]], limit: int, of: type, links: str | None) -> str:
    first = rows[0]
    if is_page(first):
        return pages(rows, limit=limit, links=links)  # type: ignore[arg-type]
    fields: Sequence[str] = first._fields  # type: ignore[attr-defined]
    names = shown(type(first), of) or fields
    telling = [one for one in names if _tells(fields.index(one), rows)]
    return table(fields, rows, telling, limit=limit, links=links, of=type(first))


def _links_of(part: object) -> str | None:
    """Where the sources of a part of a page lead, if it says so."""
    found: str | None = getattr(part, "links", None)
    return found


def _tells(at: int, rows: Iterable[Sequence[object]]) -> bool:
    """Whether a column says anything in any row."""
    return any(row[at] not in (None, "") and row[at] is not False for row in rows)


def _facts(value: tuple[object, ...], links: str | None) -> str:
    return _listed(facts(value), links)


def _listed(facts: Iterable[tuple[str, object]], links: str | None) -> str:
    rows = "\n".join(
        f'<tr><th scope="row" style="{_CELL}">{_text(name)}</th><td style="{_CELL}">'
        f"{_cell(value, links if name == 'source' else None)}</td></tr>"
        for name, value in facts
    )
    return f'<table class="kg-facts"><tbody>\n{rows}\n</tbody></table>' if rows else ""


def _counted(rows: int, limit: int) -> str:
    if rows == 0:
        return "no rows"
    return more(rows, limit) if rows > limit else counted(rows, "row")


def more(rows: int, shown: int) -> str:
    """That there are more rows than those shown."""
    return f"… and {counted(rows - shown, 'more row')}, {rows:,} in all"


def _joined(blocks: Iterable[str]) -> str:
    return "\n".join(block for block in blocks if block)


def _text(text: str) -> str:
    from kg.present.terminal import clean

    # Jupyter typesets formulas, whose signs must stand in one piece of text.
    shown = escape(clean(text))
    return shown.replace("\\", "<span>\\</span>").replace("$", "<span>$</span>")
