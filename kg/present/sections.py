"""A page of titled sections: what `kg person` and its like answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.shown import shown
from kg.present import columns, formats, table
from kg.present.layout import GAP
from kg.present.look import PLAIN, Look
from kg.present.terminal import clean, fold, paint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Section:
    """A part of a page.

    `data` is a named tuple (shown as name and value), a sequence of named tuples (a table), or a
    sequence of texts. `columns` are those of the table; all, if None.
    """

    __slots__ = ("columns", "data", "title")

    def __init__(
        self, title: str, data: Sequence[object], columns: Sequence[str] | None = None
    ) -> None:
        self.title = title
        self.data = data
        self.columns = columns


def of(page: Any) -> list[Section]:
    """The sections of a page: a named tuple whose fields are named tuples, or sequences of them."""
    found = []
    for field, data in zip(page._fields, page, strict=True):
        first = data[0] if data and not hasattr(data, "_fields") else data
        found.append(Section(columns.title(field), data, shown(type(first), type(page))))
    return found


def text(title: str, sections: Sequence[Section], form: str, look: Look = PLAIN) -> str:
    """The page as text (`form` "table") or Markdown ("md"), without sections that hold nothing."""
    heading = _markdown_heading if form == "md" else _heading
    blocks = [[heading(title, 1, look)]]
    for section in sections:
        body = _lines(section, title, form, look)
        if body:
            blocks.append([heading(section.title, 2, look), *([""] if form == "md" else []), *body])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


_NOISE = frozenset(("standing",))  # of one person; JSON has it


def known(value: Sequence[object]) -> list[tuple[str, str]]:
    """The names and values of a named tuple, without what is unknown or does not hold, without the
    keys of other things (their names are there) and what tells nobody anything."""
    fields: Sequence[str] = value._fields  # type: ignore[attr-defined]
    return [
        (name.replace("_", " "), table.show(read(value)))
        for name, read in ((name, formats.reader(name, fields, ())) for name in fields)
        if read(value) not in (None, "")
        and name not in _NOISE
        and not name.endswith(("_key", "_list"))
        and not (name == "line" and "source" in fields)
    ]


def facts(value: Sequence[object], form: str, look: Look = PLAIN) -> list[str]:
    """A named tuple as lines of name and value (see `known`)."""
    told = known(value)
    if form == "md":
        from kg.present.markdown import escape

        return [f"- **{name}**: {escape(value)}" for name, value in told]
    wide = max((len(name) for name, _ in told), default=0)
    return [
        line
        for name, value in told
        for line in _folded(
            paint(name.ljust(wide), "aside", color=look.color) + GAP, wide + 2, value, look
        )
    ]


def _heading(title: str, level: int, look: Look) -> str:
    shown = clean(title) if level == 1 else clean(title).upper()
    lines = fold(shown, look.width) if look.width else [shown]
    return "\n".join(paint(line, "bold", color=look.color) for line in lines)


def _markdown_heading(title: str, level: int, _look: Look) -> str:
    from kg.present.markdown import escape

    return "#" * level + " " + escape(clean(title))


def _lines(section: Section, title: str, form: str, look: Look) -> list[str]:
    data = section.data
    if not data:
        return []
    if hasattr(data, "_fields"):
        return facts(data, form, look)
    first = data[0]
    if isinstance(first, str):
        return [line for item in data for line in _bullet(str(item), form, look)]
    fields: Sequence[str] = first._fields  # type: ignore[attr-defined]
    shown = telling(fields, data, section.columns or fields, title)  # type: ignore[arg-type]
    answer = formats.Answer(fields, data, shown, kept=(), of=type(first))  # type: ignore[arg-type]
    return formats.table_lines(answer, form, look)


def telling(
    fields: Sequence[str], rows: Sequence[Sequence[object]], columns: Sequence[str], title: str
) -> Sequence[str]:
    """The columns that say more than the page's title does, if there are any."""

    def tells(name: str) -> bool:
        values = {row[fields.index(name)] for row in rows}
        # That nobody was contacted is an answer; any other empty column is none.
        return not values <= ({title} if name == "person" else {title, None, ""})

    return [name for name in columns if tells(name)] or columns


def _bullet(item: str, form: str, look: Look) -> list[str]:
    if form == "md":
        from kg.present.markdown import escape

        return ["- " + escape(clean(item))]
    return _folded("- ", 2, clean(item), look)


def _folded(start: str, indent: int, text: str, look: Look) -> list[str]:
    """The text behind `start`, which is `indent` columns wide, with further lines as far in."""
    if look.width is None:
        return [start + text]
    first, *others = fold(text, max(look.width - indent, 20))
    return [start + first, *(" " * indent + line for line in others)]
