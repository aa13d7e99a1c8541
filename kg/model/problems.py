"""How grave a problem must be to be told."""

from __future__ import annotations

from kg.model.kinds import SEVERITIES, Severities


def graver(severity: str | None, code: object) -> tuple[str, ...]:
    """The severity asked for and the graver ones; by default down to warning. Whoever names a
    `code` wants its problems, however light. An unknown severity comes back alone."""
    least = severity or (Severities.INFO if code else Severities.WARNING)
    at = SEVERITIES.index(least) if least in SEVERITIES else -1
    return SEVERITIES[: at + 1] or (least,)
