"""What the questions answer: one value for each, whose fields are the columns of its query.

Keys are those of `nodes.key`; `source` is the path of a note in the vault and `line` the line in
it. Days are ISO text. None means that the notes do not say.

The values are loaded when first asked for: making a class costs a tenth of a millisecond, and a
command needs one or two.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.answers.contacts import (
        CoAttendance,
        ContactEvent,
        ContactEvidence,
        ContactWeek,
        LastContact,
    )
    from kg.model.answers.notes import (
        Backlink,
        Link,
        Orphan,
        SearchAnswer,
        SearchHit,
        Statement,
        Task,
    )
    from kg.model.answers.pages import (
        Blocked,
        BlockedRow,
        OrganizationPage,
        OrganizationPrep,
        PersonPage,
        Prep,
        ProjectPage,
        Shown,
    )
    from kg.model.answers.state import (
        BusFactor,
        Changed,
        MayBeOne,
        Problem,
        ProblemCause,
        ProblemCount,
        Settled,
        Stale,
        Status,
        TimelineEntry,
    )
    from kg.model.answers.things import (
        Absence,
        Attendee,
        EventPage,
        Meeting,
        Nearest,
        NotePage,
        Organization,
        Person,
        PersonProject,
        Project,
    )

_HOMES = {
    "contacts": ("CoAttendance", "ContactEvent", "ContactEvidence", "ContactWeek", "LastContact"),
    "notes": ("Backlink", "Link", "Orphan", "SearchAnswer", "SearchHit", "Statement", "Task"),
    "pages": (
        "Blocked",
        "BlockedRow",
        "OrganizationPage",
        "OrganizationPrep",
        "PersonPage",
        "Prep",
        "ProjectPage",
        "Shown",
    ),
    "state": (
        "BusFactor",
        "Changed",
        "MayBeOne",
        "Problem",
        "ProblemCause",
        "ProblemCount",
        "Settled",
        "Stale",
        "Status",
        "TimelineEntry",
    ),
    "things": (
        "Absence",
        "Attendee",
        "EventPage",
        "Meeting",
        "Nearest",
        "NotePage",
        "Organization",
        "Person",
        "PersonProject",
        "Project",
    ),
}
_HOME = {answer: module for module, answers in _HOMES.items() for answer in answers}

__all__ = [
    "Absence",
    "Attendee",
    "Backlink",
    "Blocked",
    "BlockedRow",
    "BusFactor",
    "Changed",
    "CoAttendance",
    "ContactEvent",
    "ContactEvidence",
    "ContactWeek",
    "EventPage",
    "LastContact",
    "Link",
    "MayBeOne",
    "Meeting",
    "Nearest",
    "NotePage",
    "Organization",
    "OrganizationPage",
    "OrganizationPrep",
    "Orphan",
    "Person",
    "PersonPage",
    "PersonProject",
    "Prep",
    "Problem",
    "ProblemCause",
    "ProblemCount",
    "Project",
    "ProjectPage",
    "SearchAnswer",
    "SearchHit",
    "Settled",
    "Shown",
    "Stale",
    "Statement",
    "Status",
    "Task",
    "TimelineEntry",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    answer = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = answer
    return answer


def __dir__() -> list[str]:
    return __all__
