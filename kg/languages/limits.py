"""How much work a query of a note may make."""

from __future__ import annotations

import time
from dataclasses import dataclass

from kg.languages.errors import Exceeded


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may take, and how many rows it may go through at a step."""

    seconds: float = 20.0
    rows: int = 1_000_000


LIMITS = Limits()
_EACH = 500  # steps between two looks at the clock


class Work:
    """The work of a query from now on."""

    __slots__ = ("_limits", "_steps", "_until")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._until = time.monotonic() + limits.seconds
        self._steps = 0

    def step(self, count: int = 1) -> None:
        """Count work. Raises Exceeded when the time is over."""
        self._steps += count
        if self._steps >= _EACH:
            self._steps = 0
            if time.monotonic() > self._until:
                raise Exceeded(f"the query takes more than {self._limits.seconds:g} seconds")

    def check_rows(self, count: int) -> None:
        """Raise Exceeded where there are too many rows."""
        if count > self._limits.rows:
            raise Exceeded(f"the query has more than {self._limits.rows:,} rows at a step")
