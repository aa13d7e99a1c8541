"""How urgent a task is: a number of days, priority and what has begun, as the plugin counts."""

from __future__ import annotations

from datetime import date

from kg.languages.tasks.days import Day, Invalid
from kg.languages.tasks.task import Task

_BY_PRIORITY = (1.5 * 6.0, 6.0, 0.65 * 6.0, 0.325 * 6.0, 0.0, -0.3 * 6.0)
_DUE, _SCHEDULED, _STARTS = 12.0, 5.0, -3.0


def urgency(task: Task, today: date) -> float:
    """The urgency on a day; the higher the more urgent."""
    found = 0.0
    due, scheduled, start = (_valid(task.days.get(name)) for name in ("due", "scheduled", "start"))
    if due is not None:
        found += _overdue((today - due).days) * _DUE
    if scheduled is not None and scheduled <= today:
        found += _SCHEDULED
    if start is not None and start > today:
        found += _STARTS
    return found + _BY_PRIORITY[task.priority]


def _overdue(days: int) -> float:
    """From 0.2, two weeks ahead, to 1, a week overdue."""
    if days >= 7:
        return 1.0
    if days < -14:
        return 0.2
    return ((days + 14.0) * 0.8) / 21.0 + 0.2


def _valid(day: Day | None) -> date | None:
    return None if isinstance(day, Invalid) else day
