"""What of an answer is shown: `hide`, `show`, `short`, `full`, `view`, `explain`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.languages.tasks.errors import NotUnderstood

# Parts of the list as a whole, and of each task.
_WHOLE = (
    "toolbar", "postpone button", "edit button", "backlink", "nested backlink", "task count",
    "group count", "urgency", "tree",
)  # fmt: skip
PARTS = (
    "id", "depends on", "priority", "recurrence rule", "on completion", "created date",
    "start date", "scheduled date", "due date", "cancelled date", "done date", "tags",
)  # fmt: skip
_NAMES = re.compile(
    rf"(hide|show) +({'|'.join(sorted((*_WHOLE, *PARTS), key=len, reverse=True))})", re.IGNORECASE
)
_ANY = re.compile(r"(?:hide|show) ", re.IGNORECASE)


class Layout(NamedTuple):
    """The parts that are hidden, and how the tasks are shown."""

    hidden: frozenset[str] = frozenset(("group count", "urgency", "tree"))
    short: bool = False
    explain: bool = False
    view: str = "list"


def read_layout(line: str, layout: Layout) -> Layout | None:
    """The layout after a line of hide or show; None for another line. Raises NotUnderstood."""
    if not _ANY.match(line):
        return None
    found = _NAMES.match(line)
    if found is None:
        raise NotUnderstood("nothing of that name can be hidden or shown")
    name = {found[2].lower()}
    hides = found[1].lower() == "hide"
    return layout._replace(hidden=layout.hidden | name if hides else layout.hidden - name)
