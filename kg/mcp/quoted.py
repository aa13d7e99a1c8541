"""Text from notes as an assistant gets it: quoted, on one line, and named as untrusted.

A note may speak to the assistant. So whatever a note wrote stands between quotes, below a heading
that says `(untrusted)`; what kg itself says never does. Numbers, days and single lower-case words
in columns that are kg's own (`status`, `certainty`) need no quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.present.markdown import escape
from kg.present.terminal import clean, cut_middle

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = " (untrusted)"
SOURCE = "source"
# Columns of kg's own words; what else stands there is quoted.
_OWN = frozenset((
    "absent", "archived", "basis", "certainty", "channel", "code", "is_blocked", "is_me",
    "is_owner", "kind", "priority", "reason", "resolution", "severity", "since_basis",
    "standing", "state", "status", "what",
))  # fmt: skip
_WORD = re.compile(r"[a-z][a-z-]{0,23}|task d(?:one|ue)")
_NUMBER = re.compile(r"\d{4}-\d\d-\d\d|\d{1,9}")
_NAME = re.compile(r"[A-Za-z][\w.()*]{0,39}", re.ASCII)
_NAME_WIDTH = 60
_LEAST = 8  # characters of a cell that was cut


def is_own(column: str, value: object) -> bool:
    """Whether a value is kg's own, and no text of a note."""
    if value in (None, "") or isinstance(value, int | float):
        return True
    said = str(value)
    return bool(_NUMBER.fullmatch(said) or (column in _OWN and _WORD.fullmatch(said)))


def heading(column: str, values: Iterable[object]) -> str:
    """What stands above a column with these values."""
    if not _NAME.fullmatch(column):  # of a query that somebody wrote
        return text(column, _NAME_WIDTH) + MARK
    name = escape(column).replace("\\_", " ")
    own = column == SOURCE or all(is_own(column, value) for value in values)
    return name if own else name + MARK


def text(value: str, width: int) -> str:
    """Text from a note in quotes, at most so many characters of it."""
    return '"' + escape(cut(clean(value), width)).replace('"', '\\"') + '"'


def cut(value: str, width: int) -> str:
    """At most so many characters, with … for what was cut off."""
    return value if len(value) <= width else value[: max(width, _LEAST) - 1].rstrip() + "…"


def place(value: str, width: int) -> str:
    """A source as code, which nothing in a file's name can leave."""
    shown = cut_middle(clean(value), max(width, _LEAST)).replace("`", "'").replace("|", "\\|")
    return f"`{shown}`"


def cell(column: str, value: object, width: int) -> str:
    """A value as it stands in a table."""
    if value is None or value == "":
        return "–"
    if isinstance(value, int | float):
        return str(value)
    said = str(value)
    if column == SOURCE:
        return place(said, 4 * width)
    if is_own(column, value):
        return said
    return text(said, width)


def unquoted_place(given: str) -> str:
    """A source as it was before `place` wrote it."""
    return given.strip().strip("`").replace("\\|", "|")
