"""How an answer is to be drawn."""

from __future__ import annotations

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
PAGE_FORMATS = ("table", "json", "jsonl", "md")


class Look:
    """`width` in columns (None cuts nothing), and whether to use colours."""

    __slots__ = ("color", "width")

    def __init__(self, width: int | None = None, *, color: bool = False) -> None:
        self.width = width
        self.color = color


PLAIN = Look()
