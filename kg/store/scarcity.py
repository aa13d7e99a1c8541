"""What an import found too little of: nobody, no meeting, meetings without people."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from kg.model.kinds import Codes, Kinds


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
    people, meetings, projects, contacts = conn.execute(
        "select (select count(*) from people where is_me = 0), (select count(*) from meetings),"
        " (select count(*) from projects),"
        " (select count(*) from (select 1 from contacts where direct = 1 limit ?))",
        (_MANY,),
    ).fetchone()
    return Found(people, meetings, projects, max(meetings, contacts))


def dated_with_names(conn: sqlite3.Connection) -> int:
    """Dated notes that are nothing else, and link pages or list texts in a property."""
    (count,) = conn.execute(
        "select count(*) from notes n where n.date is not null and n.kind = ?"
        " and (exists (select 1 from links l where l.source_note_id = n.id"
        " and l.target_node_id is not null)"
        " or exists (select 1 from properties p where p.note_id = n.id and p.position > 0))",
        (Kinds.NOTE,),
    ).fetchone()
    return int(count)


def most_lonely(conn: sqlite3.Connection) -> Lonely | None:
    """The folder with the most meetings that give nobody, by the problems that tell them."""
    row = conn.execute(
        "select n.folder, count(distinct n.id) from problems p join notes n on n.id = p.note_id"
        " where p.code = ? group by n.folder order by 2 desc, 1 limit 1",
        (Codes.MEETING_WITHOUT_PEOPLE,),
    ).fetchone()
    if row is None:
        return None
    (meetings,) = conn.execute(
        "select count(*) from notes where folder = ? and kind = ?", (row[0], Kinds.MEETING)
    ).fetchone()
    return Lonely(row[0], int(meetings), int(row[1]))
