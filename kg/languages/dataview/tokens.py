"""What the words of the language look like."""

from __future__ import annotations

import re

from kg.languages.dataview.emoji import EMOJI, LETTER

IDENTIFIER = re.compile(f"(?:{LETTER}|{EMOJI})(?:[0-9_-]|{LETTER}|{EMOJI})*")
TAG = re.compile(f"#(?:[0-9_/-]|{LETTER}|{EMOJI})*")
_NAME_PART = re.compile(f"({EMOJI})|((?:[0-9_-]|{LETTER})+)|(\\s+)|.", re.DOTALL)
BLANK = re.compile(r"\s*")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
STRING = re.compile(r'"((?:\\.|[^"\\])*)"', re.DOTALL)
BOOLEAN = re.compile("true|false|True|False")
LINK = re.compile(r"(!?)\[\[([^\[\]]*?)\]\]")
PLUS_MINUS = re.compile(r"[+-]")
TIMES = re.compile(r"[*/%]")
COMPARISON = re.compile(r">=|<=|!=|>|<|=")
AND_OR = re.compile(r"and|or|&|\|", re.IGNORECASE)
SHAPE = re.compile("TABLE|LIST|TASK|CALENDAR", re.IGNORECASE)
WITHOUT_ID = re.compile(r"WITHOUT\s+ID", re.IGNORECASE)
AS = re.compile("AS", re.IGNORECASE)
FROM = re.compile("FROM", re.IGNORECASE)
WHERE = re.compile("WHERE", re.IGNORECASE)
SORT = re.compile("SORT", re.IGNORECASE)
LIMIT = re.compile("LIMIT", re.IGNORECASE)
FLATTEN = re.compile("FLATTEN", re.IGNORECASE)
GROUP_BY = re.compile("GROUP BY", re.IGNORECASE)
DIRECTION = re.compile("ASCENDING|DESCENDING|ASC|DESC", re.IGNORECASE)
# Names that a variable cannot have.
KEYWORDS = frozenset(("FROM", "WHERE", "LIMIT", "GROUP", "FLATTEN"))


def unescaped(text: str) -> str:
    """The inside of a quoted text: only `\\"` and `\\\\` stand for something else."""
    return re.sub(r'\\(["\\])', r"\1", text)


def canonical(name: str) -> str:
    """The name under which a field is asked for: `Due Date` is due-date."""
    return "".join(
        found[1] or (found[2] or "").lower() or ("-" if found[3] else "")
        for found in _NAME_PART.finditer(name)
    )
