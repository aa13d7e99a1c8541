"""What is past counts less."""

from __future__ import annotations

from datetime import date


def decayed(day: str | None, as_of: str | None, half_life: float) -> float:
    """What a meeting of this day is worth: 1 today, half of it a half-life ago; 0 undated."""
    if day is None or as_of is None:
        return 0.0
    age = (date.fromisoformat(as_of) - date.fromisoformat(day[:10])).days
    return float(0.5 ** (max(0, age) / half_life))
