"""How much work a query of a note may make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may take, and how many rows it may go through at a step."""

    seconds: float = 20.0
    rows: int = 1_000_000


LIMITS = Limits()
