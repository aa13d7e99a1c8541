"""Tasks, and what notes say under Decisions, Risks and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from kg.errors import UsageError
from kg.model.answers.notes import Statement, Task
from kg.model.kinds import OWNER_KINDS, BuiltinState
from kg.query import folders
from kg.query.ask import ask, ask_first
from kg.query.days import iso
from kg.query.names import find, find_all
from kg.query.question import rows
from kg.store import queries
from kg.store.reader import keep_few_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store.reader import Connection

WHOSE = ("mine", "others")
# What may be asked for, beside states that a vault has of its own.
STATES: tuple[str, ...] = ("open", "overdue", "archived", "all", *get_args(BuiltinState))
STATEMENTS = ("fact", "decision", "risk", "question", "blocker", "opportunity")


def tasks(
    conn: Connection,
    state: str = "open",
    *,
    owner: str | None = None,
    whose: str | None = None,
    about: Iterable[str] = (),
    note: str | None = None,
    blocked: bool | None = None,
    due_before: str | None = None,
    done_since: str | None = None,
    folder: str | None = None,
    as_of: str | None = None,
    limit: int | None = None,
) -> list[Task]:
    """Tasks, the soonest due first; done ones by the day they were done, the newest first.

    `state` is open, done, cancelled, overdue (open, and due before `as_of`), archived (open, in an
    archive), all, or a state such as proposed. Open ones are accepted, in no archive or template,
    and stand once, however many pages of an event have them. `owner`, `about` and `note` are names
    as typed; `note` gives the tasks that stand on its pages. `whose` is mine (the owner of the
    notes is to do them, or nobody is named) or others (anybody else is). `blocked` chooses those
    that wait for another open task, or those that do not.

    A text of several words is a query of the Tasks plugin: it chooses the tasks and their order
    (`not done\\ndue before tomorrow`), and nothing but `note`, where it stands, `as_of` and `limit`
    goes with it. `tasks_query` gives its answer with its groups. Raises NoQuery.
    """
    if whose not in (None, *WHOSE):
        raise UsageError(f"“{whose}” tells not whose the tasks are. Take {' or '.join(WHOSE)}.")
    if len(state.split()) > 1:
        given = (owner, whose, *about, blocked, due_before, done_since, folder)
        if any(one is not None for one in given):
            raise UsageError("A query of Tasks says itself whose tasks it wants, and which.")
        return _queried(conn, state, note, as_of, limit)
    _check_state(conn, state)
    asked = _asked(
        conn,
        state=state,
        owner=owner,
        whose=whose,
        about=about,
        note=note,
        blocked=blocked,
        due_before=due_before,
        done_since=done_since,
        folder=folder,
        as_of=as_of,
    )
    return ask(conn, "tasks", Task, **asked, limit=limit)


def _check_state(conn: Connection, state: str) -> None:
    """Raise UsageError for a state that no task can have, or has."""
    if not state or state in STATES:
        return
    own = [str(row[0]) for row in queries.internal(conn, "task_states")]
    if state not in own:
        known = dict.fromkeys((*STATES, *own))
        raise UsageError(f"“{state}” is no state of a task. Take one of {', '.join(known)}.")


def first_tasks(conn: Connection, limit: int | None, **asked: Any) -> tuple[list[Task], int]:
    """The first of what `tasks` lists for these things asked of it, and how many it lists without
    a limit."""
    given = _asked(conn, **asked)
    keep_few_pages(conn)
    return ask_first(conn, "tasks_and_how_many", Task, **given, limit=limit)


def _asked(
    conn: Connection,
    *,
    state: str,
    owner: str | None,
    whose: str | None,
    about: Iterable[str],
    note: str | None,
    blocked: bool | None,
    due_before: str | None,
    done_since: str | None,
    folder: str | None,
    as_of: str | None,
) -> dict[str, object]:
    return {
        "state": state,
        "owner": find(conn, owner, OWNER_KINDS) if owner else None,
        "whose": whose,
        "about": queries.array(find_all(conn, about)),
        "note": find(conn, note) if note else None,
        "blocked": None if blocked is None else int(blocked),
        "due_before": iso(due_before),
        "done_since": iso(done_since),
        "folder": folders.known(conn, folder),
        "as_of": iso(as_of),
    }


def _queried(
    conn: Connection, query: str, note: str | None, as_of: str | None, limit: int | None
) -> list[Task]:
    """The tasks that a query of the Tasks plugin finds, in its order, each once."""
    from kg.query.days import clock
    from kg.query.note_queries import ask_tasks

    found = ask_tasks(conn, query, note=note, now=clock(as_of)).answer
    places = dict.fromkeys(
        (task.place.file.path, task.place.line + 1)
        for group in found.groups
        for task in group.tasks
    )
    known = {
        (task.source, task.line): task
        for task in ask(conn, "tasks", Task, state="all", as_of=iso(as_of))
    }
    if missing := [place for place in places if place not in known]:
        path, line = missing[0]
        raise UsageError(
            f"{len(missing):,} of the lines found are no tasks to kg, first {path}:{line}. "
            "kb.tasks_query gives all."
        )
    return [known[place] for place in places][:limit]


def statements(
    conn: Connection,
    about: Iterable[str] = (),
    *,
    kind: Sequence[str] = (),
    since: str | None = None,
    limit: int | None = None,
) -> list[Statement]:
    """What notes say about things (names as typed; none: about everything): blockers first, then
    risks, decisions, questions, opportunities, facts; of each kind the newest first."""
    for one in kind:
        if one not in STATEMENTS:
            raise UsageError(f"“{one}” is no kind of statement. Take {', '.join(STATEMENTS)}.")
    return ask(
        conn,
        "statements",
        Statement,
        about=queries.array(find_all(conn, about)),
        kind=queries.array(kind),
        since=iso(since),
        limit=limit,
    )


def tasks_about(conn: Connection, keys: Iterable[str], *, as_of: str | None = None) -> list[Task]:
    """The open tasks about things given by their keys; none for no keys."""
    about = queries.array(keys)
    return ask(conn, "tasks", Task, about=about, as_of=iso(as_of)) if about else []


def tasks_of(conn: Connection, keys: Iterable[str], *, as_of: str | None = None) -> list[Task]:
    """The open tasks that these have to do, given by their keys; none for no keys."""
    owner = queries.array(keys)
    return ask(conn, "tasks", Task, owner=owner, as_of=iso(as_of)) if owner else []


def statements_about(
    conn: Connection, keys: Iterable[str], kinds: Sequence[str] = (), *, limit: int | None = None
) -> list[Statement]:
    """What notes say about things given by their keys; nothing for no keys."""
    about = queries.array(keys)
    if about is None:
        return []
    return ask(conn, "statements", Statement, about=about, kind=queries.array(kinds), limit=limit)


class Tasks:
    """The questions of this file, as methods of `kg.connect()`."""

    tasks = rows(lambda: tasks, Task)
    statements = rows(lambda: statements, Statement)
