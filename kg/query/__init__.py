"""One function a question; each takes a connection first and gives values of kg.model.answers.

Names of people, projects and so on are taken as a person types them (`kg.query.names.find`).
A module is loaded when one of its questions is first asked, since a command asks only one.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.query.attention import blocked, bus_factor, nearest, person_projects, prep, stale
    from kg.query.contacts import contact_evidence, last_contact, why
    from kg.query.finding import search
    from kg.query.health import doctor, doctor_counts
    from kg.query.history import changed, co_attendance, timeline
    from kg.query.likeness import like
    from kg.query.lists import meetings, organizations, people, projects
    from kg.query.names import find, find_all
    from kg.query.notes import backlinks, links, orphans
    from kg.query.overview import status
    from kg.query.pages import organization, person, project, show
    from kg.query.todo import statements, tasks

_HOMES = {
    "attention": ("blocked", "bus_factor", "nearest", "person_projects", "prep", "stale"),
    "contacts": ("contact_evidence", "last_contact", "why"),
    "finding": ("search",),
    "health": ("doctor", "doctor_counts"),
    "history": ("changed", "co_attendance", "timeline"),
    "likeness": ("like",),
    "lists": ("meetings", "organizations", "people", "projects"),
    "names": ("find", "find_all"),
    "notes": ("backlinks", "links", "orphans"),
    "overview": ("status",),
    "pages": ("organization", "person", "project", "show"),
    "todo": ("statements", "tasks"),
}
_HOME = {question: module for module, questions in _HOMES.items() for question in questions}

__all__ = [
    "backlinks",
    "blocked",
    "bus_factor",
    "changed",
    "co_attendance",
    "contact_evidence",
    "doctor",
    "doctor_counts",
    "find",
    "find_all",
    "last_contact",
    "like",
    "links",
    "meetings",
    "nearest",
    "organization",
    "organizations",
    "orphans",
    "people",
    "person",
    "person_projects",
    "prep",
    "project",
    "projects",
    "search",
    "show",
    "stale",
    "statements",
    "status",
    "tasks",
    "timeline",
    "why",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    question = getattr(import_module(f"kg.query.{_HOME[name]}"), name)
    globals()[name] = question
    return question
