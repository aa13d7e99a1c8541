"""How an answer is to be drawn: what the terminal can, as a value."""

from __future__ import annotations

FORMATS = ("table", "record", "json", "jsonl", "csv", "tsv", "md")
THEMES = ("auto", "light", "dark")  # of a chart; auto is that of the reader
PAGE_FORMATS = ("table", "json", "jsonl", "md")


class Look:
    """`width` in columns (None cuts nothing), whether to use colours, and where sources lead.

    `links` is the address of a place in the notes, with `{path}`, `{line}` and so on still to be
    filled in (see `kg.present.addresses`); None where the terminal knows no links. `advice` says
    how to see the columns for which there was no room.
    """

    __slots__ = ("advice", "color", "links", "width")

    def __init__(
        self,
        width: int | None = None,
        *,
        color: bool = False,
        links: str | None = None,
        advice: str = "`--columns` chooses, `--format record` shows all.",
    ) -> None:
        self.advice = advice
        self.width = width
        self.color = color
        self.links = links


PLAIN = Look()
WIDE = 100  # columns from which on a terminal is no narrow one: with bars, and longer lines
_LINES, _NARROW_LINES = 40, 45


def screen_lines(width: int | None) -> int:
    """How many lines one screen has, at most, of so many columns."""
    return _NARROW_LINES if width is not None and width < WIDE else _LINES
