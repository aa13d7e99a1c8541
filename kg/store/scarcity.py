"""What an import found too little of: nobody, no meeting, meetings without people."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from kg.model.kinds import Codes, Kinds
from kg.store.queries import internal


class Found(NamedTuple):
    """How many people besides me, meetings, projects, and events: meetings or direct contacts."""

    people: int
    meetings: int
    projects: int
    events: int


class Lonely(NamedTuple):
    """A folder, how many meetings lie in it, and how many of them give nobody."""

    folder: str
    meetings: int
    alone: int


_MANY = 10_000  # contacts are not counted further


def found(conn: sqlite3.Connection) -> Found:
    """What there is."""
    people, meetings, projects, contacts = internal(conn, "imported", most=_MANY).fetchone()
    return Found(people, meetings, projects, max(meetings, contacts))


def dated_with_names(conn: sqlite3.Connection) -> int:
    """Dated notes that are nothing else, and link pages or list texts in a property."""
    (count,) = internal(conn, "dated_with_names", kind=Kinds.NOTE).fetchone()
    return int(count)


def most_lonely(conn: sqlite3.Connection) -> Lonely | None:
    """The folder with the most meetings that give nobody, by the problems that tell them."""
    told = {"code": Codes.MEETING_WITHOUT_PEOPLE, "kind": Kinds.MEETING}
    row = internal(conn, "most_lonely", **told).fetchone()
    return None if row is None else Lonely(row[0], int(row[2]), int(row[1]))
