"""What becomes of a task's line when its box is ticked: the line as it is then, and the next one
of a task that comes again. A pure function; kg writes into no note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from kg.languages.tasks.days import INVALID, Day, Invalid
from kg.languages.tasks.line import read_task, written
from kg.languages.tasks.recurrence import Recurrence, next_day
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.statuses import Status
from kg.languages.tasks.task import DayName, File, Place, Task


def ticked(line: str, settings: Settings, today: date, path: str = "") -> list[str] | None:
    """The lines that stand for a line when its task is ticked; None where there is no task.

    A next one stands above or below, as the settings say; a task with `🏁 delete` is gone.
    """
    task = read_task(line, Place(File(path)), settings)
    if task is None:
        return None
    found = tick(task, settings, today)
    if task.completion == "delete" and found[-1].status.type == "DONE" != task.status.type:
        found.pop()
    if settings.next_line:
        found.reverse()
    return [_like(line, one, settings) for one in found]


def following(line: str, settings: Settings, today: date, path: str = "") -> list[str] | None:
    """As `ticked`, the next one always above, and nothing taken away."""
    task = read_task(line, Place(File(path)), settings)
    if task is None:
        return None
    return [_like(line, one, settings) for one in tick(task, settings, today)]


def _like(line: str, task: Task, settings: Settings) -> str:
    """The line of a task, with the blanks at the end that its line had."""
    body = line.partition("]")[2].lstrip(" ")
    return written(task, settings.form) + body[len(body.rstrip()) :]


def tick(task: Task, settings: Settings, today: date) -> list[Task]:
    """The task as it is when it was ticked, behind the next one of a task that comes again."""
    status = settings.statuses.after(task.status)
    then = replace(task, status=status, days=_days(task, status, settings, today))
    finished = status.type == "DONE" and task.status.type != "DONE"
    found = [then]
    if finished and task.recurrence is not None:
        found.insert(0, _again(task, task.recurrence, status, settings, today))
    return found


def _days(task: Task, status: Status, settings: Settings, today: date) -> Mapping[DayName, Day]:
    """The days of the task, with that of its end where it ends now."""
    days = dict(task.days)
    ends: tuple[tuple[DayName, str, bool], ...] = (
        ("done", "DONE", settings.sets_done),
        ("cancelled", "CANCELLED", settings.sets_cancelled),
    )
    for name, kind, is_set in ends:
        if status.type != kind:
            days.pop(name, None)
        elif task.status.type != kind:
            days.pop(name, None)
            if is_set:
                days[name] = today
    return days


def _again(
    task: Task, recurrence: Recurrence, status: Status, settings: Settings, today: date
) -> Task:
    days = _next_days(task, recurrence, settings, today)
    if settings.sets_created:
        days["created"] = today
    return replace(
        task,
        status=settings.statuses.again(status),
        days=days,
        id="",
        depends=(),
        block="",
        inferred=False,
    )


def _next_days(
    task: Task, recurrence: Recurrence, settings: Settings, today: date
) -> dict[DayName, Day]:
    """The days of the next one: each as far from the one that counts as it is now."""
    drops = settings.removes_scheduled and ("due" in task.days or "start" in task.days)
    order: tuple[DayName, ...] = (
        ("due", "start", "scheduled")
        if settings.removes_scheduled
        else ("due", "scheduled", "start")
    )
    kept = {name: task.days[name] for name in order if name in task.days}
    if not kept:
        return {}
    counted = next(iter(kept.values()))
    following: date | None = None
    if not isinstance(counted, Invalid):
        following = next_day(recurrence, today if recurrence.when_done else counted)
    found: dict[DayName, Day] = {}
    for name, day in kept.items():
        if name == "scheduled" and drops:
            continue
        if following is None or isinstance(day, Invalid) or isinstance(counted, Invalid):
            found[name] = INVALID
        else:
            found[name] = following + timedelta(days=(day - counted).days)
    return found
