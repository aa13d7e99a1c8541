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
# Columns whose values are kg's own words, days or numbers; what else stands there is quoted.
_OWN = frozenset((
    "absent", "archived", "basis", "cadence_days", "certainty", "channel", "code", "contacts",
    "date", "days_ago", "days_ahead", "days_overdue", "done", "due", "first_date", "is_blocked",
    "is_me", "is_owner", "kind", "last_contact", "last_date", "last_mentioned", "last_met",
    "limit_days", "line", "meetings", "mentions", "open_tasks", "pages", "people", "priority",
    "reason", "resolution", "severity", "since", "since_basis", "standing", "state",
    "stated_last_contact", "stated_last_updated", "status", "status_since", "step", "strength",
    "times", "what",
))  # fmt: skip
_PLAIN = re.compile(r"[a-z][a-z-]{0,23}|task d(?:one|ue)|\d{4}-\d\d-\d\d|\d{1,9}")
_LEAST = 8  # characters of a cell that was cut


def is_own(column: str, value: object) -> bool:
    """Whether a value is kg's own, and no text of a note."""
    if value in (None, "") or isinstance(value, int | float):
        return True
    return column in _OWN and _PLAIN.fullmatch(str(value)) is not None


def heading(column: str, values: Iterable[object]) -> str:
    """What stands above a column with these values."""
    name = escape(clean(column)).replace("\\_", " ")
    own = column == SOURCE or all(is_own(column, value) for value in values)
    return name if own else name + MARK


def text(value: str, width: int) -> str:
    """Text from a note in quotes, at most so many characters of it."""
    shown = clean(value)
    if len(shown) > width:
        shown = shown[: max(width, _LEAST) - 1].rstrip() + "…"
    return '"' + escape(shown).replace('"', '\\"') + '"'


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
