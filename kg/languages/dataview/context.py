"""What an expression is evaluated in: the notes, the time, the note of the query, and limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.languages.dataview.dates import Date
from kg.languages.dataview.pages import Pages
from kg.languages.dataview.text import LOOK, Look
from kg.languages.dataview.values import Object, Value
from kg.languages.limits import LIMITS, Limits, Work


@dataclass(slots=True)
class Context:
    """Where an expression is evaluated; `now` also says which time zone is the local one."""

    pages: Pages
    now: Date
    look: Look = LOOK
    limits: Limits = LIMITS
    known: dict[str, Value] = field(default_factory=dict)
    depth: int = 0
    _work: Work | None = None

    def start(self) -> None:
        """Begin to count the time, and let `this` be the note of the query."""
        self._work = Work(self.limits)
        page = self.pages.page(self.pages.here) if self.pages.here else None
        self.known["this"] = page.fields if page else Object()

    def step(self, count: int = 1) -> None:
        """Count work. Raises Exceeded when the time is over."""
        if self._work:
            self._work.step(count)

    def check_rows(self, count: int) -> None:
        """Raise Exceeded where there are too many rows."""
        if self._work:
            self._work.check_rows(count)
