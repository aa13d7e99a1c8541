"""List tasks from all notes, the soonest due first.

Listed under Ask, after `kg prep`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option
from kg.cli.options import FOLDER, LIMIT, LISTED
from kg.cli.values import MOMENT
from kg.errors import Exit, UsageError
from kg.model.kinds import OWNER_KINDS, Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(
    ctx: Context,
    *,
    open_: bool,
    done: bool,
    overdue: bool,
    cancelled: bool,
    proposed: bool,
    archived: bool,
    all_: bool,
    owner: str | None,
    mine: bool,
    others: bool,
    project: list[str],
    due_before: str | None,
    done_since: str | None,
    blocked: bool,
    folder: str | None,
    limit: int | None,
) -> Exit:
    """One row for each task."""
    from kg.model.answers.notes import Task
    from kg.query import names, tasks

    flags = {
        "open": open_,
        "done": done,
        "overdue": overdue,
        "cancelled": cancelled,
        "proposed": proposed,
        "archived": archived,
        "all": all_,
    }
    asked = [state for state, given in flags.items() if given]
    if len(asked) > 1:
        raise UsageError(f"Tasks are not {' and '.join(asked)} at once. Choose one.")
    if mine and others:
        raise UsageError("Tasks are not yours and of others at once. Take --mine or --others.")
    conn = ctx.open(without_me=mine or others)
    who = names.find(conn, owner, OWNER_KINDS) if owner else None
    found, in_all = tasks.first_tasks(
        conn,
        ctx.enough(limit),
        state=asked[0] if asked else "open",
        owner=who,
        whose="mine" if mine else "others" if others else None,
        about=project,
        note=None,
        due_before=ctx.day(due_before, forward=True),
        done_since=ctx.day(done_since),
        blocked=blocked or None,
        folder=folder,
        as_of=ctx.as_of,
    )
    others_too = names.same_first_name(conn, who) if who else None
    ctx.answers(Task, found, in_all=in_all)
    ctx.say_below(others_too)
    return Exit.ANSWERED


COMMAND = Command(
    "tasks",
    run,
    __doc__,
    more="Open ones, unless you ask for others: accepted ([?] is proposed), in no archive or "
    "template, and of several pages of one event only once. A task that waits for an open one is "
    "blocked. A table ends after 50 rows; `--limit` asks for more or fewer.",
    examples=(
        "kg tasks --overdue",
        "kg tasks --owner Ann --due-before 7d",
        "kg tasks --others",
        "kg tasks --proposed",
    ),
    options=(
        Option("open_", "Open ones (the default).", flags=("--open",)),
        Option("done", "Done ones, the newest first."),
        Option("overdue", "Open ones that were due before today."),
        Option("cancelled", "Cancelled ones."),
        Option("proposed", "Proposed ones, which nobody has accepted yet."),
        Option("archived", "Open ones in archives."),
        Option("all_", "All of them.", flags=("--all",)),
        Option("owner", "Only what this person is to do.", value=TEXT, complete=Kinds.PERSON),
        Option("mine", "Only what you are to do, or nobody in particular."),
        Option("others", "Only what others are to do: what was promised to you."),
        Option("project", "Only about this.", value=TEXT, many=True, complete="name"),
        Option(
            "due_before", "Only due before this day (2026-01-31), or within (7d).", value=MOMENT
        ),
        Option(
            "done_since",
            "Only done on this day (2026-01-31) or later, or within (7d).",
            value=MOMENT,
        ),
        Option("blocked", "Only those that wait for another task."),
        FOLDER,
        LIMIT,
    ),
    settings=LISTED,
)
