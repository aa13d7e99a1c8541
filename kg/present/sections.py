"""A page of titled sections: what `kg person` and its like answer."""

from __future__ import annotations

from kg.present import formats, table
from kg.present.look import PLAIN, Look
from kg.present.terminal import clean, fold, paint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Section:
    """A title and what stands below it.

    `data` is a named tuple (shown as name and value), a list of named tuples (a table of `columns`,
    or of all their fields), or a list of texts. Only JSON shows a section that holds nothing.
    """

    __slots__ = ("columns", "data", "title")

    def __init__(
        self,
        title: str,
        data: tuple[object, ...] | Sequence[tuple[object, ...]] | Sequence[str],
        columns: Sequence[str] | None = None,
    ) -> None:
        self.title = title
        self.data = data
        self.columns = columns


def text(title: str, sections: Sequence[Section], form: str, look: Look = PLAIN) -> str:
    """The page in one of `PAGE_FORMATS`; JSON is one object with a member for each section."""
    if form == "json":
        from kg.present.records import json_text

        return json_text({_member(section.title): section.data for section in sections})
    heading = _markdown_heading if form == "md" else _heading
    blocks = [[heading(title, 1, look)]]
    for section in sections:
        body = _lines(section, form, look)
        if body:
            blocks.append([heading(section.title, 2, look), *([""] if form == "md" else []), *body])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _member(title: str) -> str:
    return title.lower().replace(" ", "_")


def _heading(title: str, level: int, look: Look) -> str:
    shown = clean(title)
    return paint(shown if level == 1 else shown.upper(), "bold", color=look.color)


def _markdown_heading(title: str, level: int, _look: Look) -> str:
    from kg.present.markdown import escape

    return "#" * level + " " + escape(clean(title))


def _lines(section: Section, form: str, look: Look) -> list[str]:
    data = section.data
    if not data:
        return []
    fields = getattr(data, "_fields", None)
    if fields is not None:
        return _facts(fields, data, form, look)
    if isinstance(data[0], str):
        return [line for item in data for line in _bullet(str(item), form, look)]
    answer = formats.Answer(data[0]._fields, data, section.columns)  # type: ignore[attr-defined, arg-type]
    return formats.text(answer, form, look).splitlines()


def _facts(fields: Sequence[str], values: Sequence[object], form: str, look: Look) -> list[str]:
    known = [
        (name.replace("_", " "), table.show(formats.cell(value)))
        for name, value in zip(fields, values, strict=True)
        if value not in (None, "", (), [])
    ]
    if form == "md":
        from kg.present.markdown import escape

        return [f"- **{name}**: {escape(value)}" for name, value in known]
    wide = max((len(name) for name, _ in known), default=0)
    return [
        line
        for name, value in known
        for line in _folded(
            paint(name.ljust(wide), "dim", color=look.color) + table.GAP, wide + 2, value, look
        )
    ]


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
