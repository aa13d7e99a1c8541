"""What an expression is evaluated in: the notes, the time, the note of the query, and limits."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from kg.languages.dataview.dates import Date
from kg.languages.dataview.pages import Pages
from kg.languages.dataview.text import LOOK, Look
from kg.languages.dataview.values import Object, Value
from kg.languages.errors import Exceeded
from kg.languages.limits import LIMITS, Limits


@dataclass(slots=True)
class Context:
    """Where an expression is evaluated; `now` also says which time zone is the local one."""

    pages: Pages
    now: Date
    look: Look = LOOK
    limits: Limits = LIMITS
    known: dict[str, Value] = field(default_factory=dict)
    depth: int = 0
    _until: float = 0.0
    _steps: int = 0

    def start(self) -> None:
        """Begin to count the time, and let `this` be the note of the query."""
        self._until = time.monotonic() + self.limits.seconds
        self._steps = 0
        page = self.pages.page(self.pages.here) if self.pages.here else None
        self.known["this"] = page.fields if page else Object()

    def step(self, count: int = 1) -> None:
        """Count work. Raises Exceeded when the time is over."""
        self._steps += count
        if self._steps >= 500:
            self._steps = 0
            if self._until and time.monotonic() > self._until:
                raise Exceeded(f"the query takes more than {self.limits.seconds:g} seconds")

    def check_rows(self, count: int) -> None:
        """Raise Exceeded where there are too many rows."""
        if count > self.limits.rows:
            raise Exceeded(f"the query has more than {self.limits.rows:,} rows at a step")
