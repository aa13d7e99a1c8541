"""Texts of notes as Obsidian shows them: of a link what it is called, no signs of Markdown.

What is struck through keeps its `~~`: without a line through it, it would say the contrary.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

_SIGNS = frozenset("[]*_`=%<")
_STARTS = ("-", "+", ">", "#")
_LONGEST = 4_000  # characters; no table shows as many, and the patterns take their square


def readable(text: str) -> str:
    """The text as it reads. One without any sign of Markdown is not touched."""
    if (_SIGNS.isdisjoint(text) and text[:1] not in _STARTS) or len(text) > _LONGEST:
        return text
    for pattern, shown in _rules():
        text = pattern.sub(shown, text)
    return text


def without_fields(text: str) -> str:
    """The text without the fields in brackets, such as `[owner:: Ann]`, that stand beside it."""
    return " ".join(_field().sub("", text).split()) if "::" in text else text


@cache
def _field() -> re.Pattern[str]:
    import re

    return re.compile(r"[\[(][\w -]{1,40}::[^\[\]()]*[\])]")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    import re  # here, because most answers never need it

    return (
        (re.compile(r"^(?:[-*+>]|#{1,6})\s+(?:\[.\]\s+)?"), ""),  # a list item, a task, a heading
        (re.compile(r"%%[^%]*%%"), ""),  # a comment
        (re.compile(r"!?\[\[[^\[\]|]*\|([^\[\]]+)\]\]"), r"\1"),  # [[Note|label]]
        (re.compile(r"!?\[\[#?([^\[\]|]*)\]\]"), r"\1"),  # [[Note]]
        (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*…)$"), r"\1"),  # [[No…, where a text was cut
        (re.compile(r"^(…[^\[\]|]*)\]\]"), r"\1"),
        (
            re.compile(
                r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s\"[^\"]*\")?\)"
            ),
            r"\1",
        ),
        (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
        (re.compile(r"</?(?:b|i|u|em|strong|mark|small|sub|sup|span|br)\b[^<>]*>"), ""),
        (re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)"), r"\2"),
        (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])"), r"\2"),
        (re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\w_])"), r"\2"),
        (re.compile(r"==(?=\S)([^=]*[^\s=])=="), r"\1"),
    )
