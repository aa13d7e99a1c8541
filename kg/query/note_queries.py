"""Queries as they stand in notes, answered from the database."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kg.collector import no_collector
from kg.errors import UsageError
from kg.languages.blocks import Block, blocks_in
from kg.languages.dataview.context import Context
from kg.languages.dataview.dates import Zone, at_instant
from kg.languages.dataview.execute import answer, inline
from kg.languages.dataview.results import Result
from kg.languages.dataview.values import Value
from kg.languages.errors import Exceeded, Failed, Unreadable
from kg.languages.limits import LIMITS, Limits
from kg.languages.tasks.errors import NotUnderstood
from kg.query.names import find
from kg.query.query_pages import DatabasePages
from kg.query.tasks_answers import TasksAnswer, TasksQueries
from kg.store import queries
from kg.store.maintenance import vault_of
from kg.store.reader import Connection, file_of

SCRIPT = "dataviewjs is JavaScript, which kg does not run"


class NoQuery(UsageError):
    """A text that is no query, or one that has no answer; the sentence says why."""


class Answered(NamedTuple):
    """A query of a note: the answer, the value of one in a line, or why there is none."""

    block: Block
    result: Result | TasksAnswer | None = None
    value: Value = None
    problem: str | None = None


def ask(
    conn: Connection,
    query: str,
    *,
    note: str | None = None,
    now: datetime | None = None,
    limits: Limits = LIMITS,
) -> Result:
    """The answer to a query in Dataview's language.

    `note` is the note in which it stands (`this`), by any name; `now` a moment without a zone, as
    the clock here shows it. Raises NoQuery, NameUnknown, NameAmbiguous.
    """
    context = _context(conn, _path(conn, note) if note else "", now or _clock(), limits)
    try:
        with no_collector():
            return answer(query, context)
    except Unreadable as error:
        raise NoQuery(f"This is no query of Dataview: {error}.") from error
    except (Failed, Exceeded) as error:
        raise NoQuery(f"The query has no answer: {error}.") from error


def ask_tasks(
    conn: Connection,
    query: str,
    *,
    note: str | None = None,
    now: datetime | None = None,
    limits: Limits = LIMITS,
) -> TasksAnswer:
    """The answer to a query of the Tasks plugin; as `ask`. Raises NoQuery, NameUnknown,
    NameAmbiguous."""
    here = _path(conn, note) if note else ""
    try:
        with no_collector():
            return TasksQueries(conn, now or _clock(), limits).answer(query, here)
    except NotUnderstood as error:
        raise NoQuery(f"This is no query of Tasks: {error}.") from error
    except (Failed, Exceeded) as error:
        raise NoQuery(f"The query has no answer: {error}.") from error


def blocks(
    conn: Connection, note: str, *, now: datetime | None = None, limits: Limits = LIMITS
) -> tuple[list[Answered], str]:
    """Every query of a note with its answer, in their order, and the path of the note.

    Lines are those of the file. Raises NameUnknown, NameAmbiguous.
    """
    path = _path(conn, note)
    return blocks_of(conn, path, now=now, limits=limits), path


def blocks_of(
    conn: Connection, path: str, *, now: datetime | None = None, limits: Limits = LIMITS
) -> list[Answered]:
    """As `blocks`, of the note at a path."""
    body, line = conn.execute(
        queries.load("query_body", "internal").text, {"path": path}
    ).fetchone()
    note = QueriedNote(conn, path, now=now, limits=limits)
    found = [block._replace(line=block.line + line - 1) for block in blocks_in(body)]
    with no_collector():
        return [note.answer(block) for block in found]


class QueriedNote:
    """The note at a path, whose queries are answered: what they ask for is read once for all."""

    def __init__(
        self,
        conn: Connection,
        path: str,
        *,
        now: datetime | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        self._conn, self._path, self._now, self._limits = conn, path, now or _clock(), limits

    @cached_property
    def _context(self) -> Context:
        return _context(self._conn, self._path, self._now, self._limits)

    @cached_property
    def _tasks(self) -> TasksQueries:
        return TasksQueries(self._conn, self._now, self._limits)

    def lead(self, target: str, path: str) -> str:
        """The path to which a link's target leads from the note at a path; itself for none."""
        pages = self._context.pages
        assert isinstance(pages, DatabasePages)
        return pages.lead(target, path)

    def answer(self, block: Block) -> Answered:
        """The answer to a query of this note, or why there is none."""
        if block.kind == "script":
            return Answered(block, problem=SCRIPT)
        try:
            if block.kind == "tasks":
                return Answered(block, self._tasks.answer(block.text, self._path))
            if block.kind == "inline":
                return Answered(block, value=inline(block.text, self._context))
            return Answered(block, answer(block.text, self._context))
        except (Unreadable, NotUnderstood, Failed, Exceeded) as error:
            return Answered(block, problem=str(error))


def _path(conn: Connection, note: str) -> str:
    """The path of the note that is meant; of several pages of a thing, the primary one."""
    key = find(conn, note)
    row = conn.execute(queries.load("notes_of", "internal").text, {"key": key}).fetchone()
    if row is None:
        raise UsageError(f"“{note}” has no note of its own.")
    return str(row[0])


def _context(conn: Connection, here: str, now: datetime, limits: Limits) -> Context:
    zone = local_zone()
    date = at_instant(now.replace(tzinfo=zone.rules).astimezone(UTC).replace(tzinfo=None), zone)
    pages = DatabasePages(conn, here, zone, vault_of(file_of(conn)))
    return Context(pages, date, limits=limits)


def _clock() -> datetime:
    return datetime.now()  # noqa: DTZ005: as the clock here shows it


def local_zone() -> Zone:
    """The time zone of this machine."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        _, _, name = os.path.realpath("/etc/localtime").partition("zoneinfo/")
    try:
        is_utc = name.rpartition("/")[2] in ("", "UTC", "UCT", "Universal", "Zulu")
        return Zone("UTC", UTC) if is_utc else Zone(name, ZoneInfo(name))
    except (ValueError, OSError, LookupError):
        offset = datetime.now().astimezone().tzinfo
        return Zone(str(offset), offset) if offset else Zone("UTC", UTC)
