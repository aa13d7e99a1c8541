"""The copy that is served where something is to be left out: kept beside the database, and made
anew when that has changed. Nothing of what is left out is in it."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING
from zlib import crc32

from kg import config
from kg.errors import KgError
from kg.importer.rules import given_config
from kg.log import Log
from kg.store.errors import DatabaseUnusable
from kg.store.reader import open_read

if TYPE_CHECKING:
    from kg.store.known_files import LastImport
    from kg.web.snapshot import Redaction

_LOG = Log("kg.mcp")


def path_of(database: str, redaction: Redaction) -> str:
    """Where the copy lies: each redaction has its own."""
    stem = os.path.splitext(os.path.abspath(database))[0]
    return f"{stem}.mcp-{crc32(repr(redaction).encode('utf-8', 'replace')):08x}.db"


def up_to_date(
    database: str, last: LastImport | None, redaction: Redaction
) -> tuple[str, str | None]:
    """The path of the copy, made anew if the `last` import of the database is another one than that
    which it is of; and why it is an old one, if it could not be made.

    Raises what `kg.web.snapshot.copy` raises where there is no copy yet.
    """
    target = path_of(database, redaction)
    stamp = _stamp(last)
    if _stamped(target) == stamp:
        return target, None
    try:
        _make(database, last, target, redaction, stamp)
    except KgError as error:
        if _stamped(target) is None:
            raise
        return target, f"This answer is an old one: the copy could not be made anew. {error}"
    return target, None


def _make(
    database: str, last: LastImport | None, target: str, redaction: Redaction, stamp: int
) -> None:
    from kg.store.maintenance import vault_of
    from kg.web.snapshot import copy

    given = given_config(last.rules) if last else None
    rules = config.rules_of(config.settings(given, vault=vault_of(database), database=database))
    _LOG.info("making %s anew", target)
    # Another kg may be making the same copy.
    new = f"{target}.{os.getpid()}.new"
    try:
        copy(database, new, redaction, rules, given, stamp=stamp)
        os.replace(new, target)
    except OSError as error:
        raise DatabaseUnusable(target, error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(new)


def _stamp(last: LastImport | None) -> int:
    """What tells one import from another, as a number that SQLite keeps in a file's head."""
    told = (last.id, last.finished, last.rules) if last else ()
    return crc32(repr(told).encode()) & 0x7FFF_FFFF


def _stamped(copy: str) -> int | None:
    """The stamp of a copy; None where there is none that can be read."""
    if not os.path.exists(copy):
        return None
    try:
        with contextlib.closing(open_read(copy)) as conn:
            return int(conn.execute("pragma user_version").fetchone()[0])
    except KgError:
        return None
