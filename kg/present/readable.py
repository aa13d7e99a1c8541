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


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    import re  # here, because most answers never need it

    rules = (
        (r"^(?:[-*+>]|#{1,6})\s+(?:\[.\]\s+)?", ""),  # a list item, a task, a heading
        (r"%%[^%]*%%", ""),  # a comment
        (r"!?\[\[[^\[\]|]*\|([^\[\]]+)\]\]", r"\1"),  # [[Note|label]]
        (r"!?\[\[#?([^\[\]|]*)\]\]", r"\1"),  # [[Note]]
        (r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*…)$", r"\1"),  # [[No…, where a text was cut
        (r"^(…[^\[\]|]*)\]\]", r"\1"),
        (
            r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s\"[^\"]*\")?\)",
            r"\1",
        ),
        (r"<((?:https?|mailto):[^<>\s]+)>", r"\1"),
        (r"</?(?:b|i|u|em|strong|mark|small|sub|sup|span|br)\b[^<>]*>", ""),
        (r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", r"\2"),
        (r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])", r"\2"),
        (r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\w_])", r"\2"),
        (r"==(?=\S)([^=]*[^\s=])==", r"\1"),
    )
    return tuple((re.compile(pattern), shown) for pattern, shown in rules)
