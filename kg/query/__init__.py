"""One function a question; each takes a connection first and gives values of kg.model.answers.

Names of people, projects and so on are taken as a person types them (`kg.query.names.find`).
A module is loaded when one of its questions is first asked, since a command asks only one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.query.contacts import contact_evidence, last_contact, why
    from kg.query.names import find, find_all
    from kg.query.overview import status

_HOMES = {
    "contacts": ("contact_evidence", "last_contact", "why"),
    "names": ("find", "find_all"),
    "overview": ("status",),
}
_HOME = {question: module for module, questions in _HOMES.items() for question in questions}

__all__ = [
    "contact_evidence",
    "find",
    "find_all",
    "last_contact",
    "status",
    "why",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    question = getattr(import_module(f"kg.query.{_HOME[name]}"), name)
    globals()[name] = question
    return question
