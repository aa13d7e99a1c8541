"""Everything that is tried with random input."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from tests.fuzz.databases import Databases
from tests.fuzz.languages import Languages
from tests.fuzz.notes import Notes
from tests.fuzz.questions import Questions
from tests.fuzz.settings import Settings
from tests.fuzz.target import Target
from tests.fuzz.tasks_language import TasksLanguage
from tests.fuzz.vaults import Vaults
from tests.fuzz.web_requests import Requests

TARGETS: dict[str, Callable[[], Target]] = {
    "notes": Notes,
    "vaults": Vaults,
    "questions": Questions,
    "databases": Databases,
    "languages": Languages,
    "tasks": TasksLanguage,
    "settings": Settings,
    "requests": Requests,
}


@contextlib.contextmanager
def made(name: str) -> Iterator[Target]:
    """The target, with whatever it needs on disk."""
    target = TARGETS[name]()
    try:
        yield target
    finally:
        target.close()
