"""Numbers with what they count."""

from __future__ import annotations

_PLURALS = {"person": "people", "piece of evidence": "pieces of evidence", "info": "info"}


def counted(number: int, noun: str) -> str:
    """`1 note`, `2 notes`, `3,000 people`; the noun is given in the singular."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}"
