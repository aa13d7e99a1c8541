"""What the newest import knew of the files: all that tells whether the vault has changed since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple


class LastImport(NamedTuple):
    """The newest run, and when the files were last compared with it."""

    id: int
    finished: str
    vault: str
    rules: str
    as_of: str
    scan_began_ns: int
    scan_ended_ns: int


def last_import(conn: sqlite3.Connection) -> LastImport | None:
    """The newest run, None before the first."""
    row = conn.execute(
        "select id, finished, vault, rules, as_of, scan_began_ns, scan_ended_ns"
        " from imports order by id desc limit 1"
    ).fetchone()
    return LastImport(*row) if row else None


def seconds_a_note(conn: sqlite3.Connection) -> float:
    """How long an import takes for each note that it reads, by the one that read most. The log
    counts whole seconds, so that of few notes tells nothing."""
    row = conn.execute(
        "select (julianday(finished) - julianday(started)) * 86400 / read from imports"
        " where read > 0 order by read desc, id desc limit 1"
    ).fetchone()
    return max(0.0, float(row[0])) if row else 0.0


def hashes(conn: sqlite3.Connection, paths: Iterable[str]) -> dict[str, str]:
    """Path → hash of the text, of the notes at these paths."""
    found = (
        conn.execute("select path, hash from notes where path = ?", (path,)).fetchone()
        for path in paths
    )
    return dict(row for row in found if row)


def known_notes(conn: sqlite3.Connection) -> list[tuple[str, int, int, int, int]]:
    """(path, size, mtime_ns, ctime_ns, inode) of every note by path, from an index alone."""
    return conn.execute(
        "select path, size, mtime_ns, ctime_ns, inode from notes indexed by notes_scan"
        " order by path"
    ).fetchall()


def unread(conn: sqlite3.Connection) -> set[str]:
    """The paths of notes of which the newest import has no text, since they could not be read."""
    found = conn.execute(
        "select p.path from problems p join notes n on n.path = p.path"
        " where p.code = 'unreadable-file' and n.hash = ''"
    )
    return {path for (path,) in found}


def count(conn: sqlite3.Connection) -> int:
    """How many notes there are."""
    return int(conn.execute("select count(*) from notes").fetchone()[0])


def attachment_sizes(conn: sqlite3.Connection, paths: Iterable[str]) -> dict[str, int]:
    """Path → size, of the attachments at these paths."""
    found = (
        conn.execute("select path, size from attachments where path = ?", (path,)).fetchone()
        for path in paths
    )
    return dict(row for row in found if row)


def known_problems(conn: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """(path, code, severity, message) of the problems that the last look at the files found."""
    return conn.execute(
        "select path, code, severity, message from problems where scope = 'scan'"
    ).fetchall()


def known_attachments(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    """(path, size) of every attachment."""
    return conn.execute("select path, size from attachments").fetchall()
