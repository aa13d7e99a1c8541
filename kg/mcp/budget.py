"""How long an answer may be, and where it goes on: rows within a budget, and a cursor for the rest.

A token counts as 3.5 bytes of UTF-8. The whole answer is measured: words, table, and rows as
values.
"""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

from kg.errors import UsageError

BYTES_A_TOKEN = 3.5
DEFAULT, LEAST, MOST = 1_000, 300, 4_000  # tokens
ROWS, MOST_ROWS = 20, 100
WIDTHS = (200, 100, 50, 24, 8)  # characters of a cell, until the first row fits
_ROOM = 80  # bytes for what is said of the rest, with the cursor


class WrongArgument(UsageError):
    """A tool was called with what it does not take."""


class Wanted(NamedTuple):
    """How much of an answer is wanted: rows from `start` on, at most `limit`, within so many bytes;
    as values too, where `rows` says so. `ticket` is what a cursor must be of; without one there is
    none."""

    start: int
    limit: int
    bytes: int
    rows: bool
    ticket: str | None

    @property
    def room(self) -> int:
        """The bytes for everything but what is said of the rest."""
        return self.bytes - _ROOM


def cursor(wanted: Wanted, start: int) -> str | None:
    """Where the answer goes on."""
    return f"{start}-{wanted.ticket}" if wanted.ticket else None


def ticket(*of: object) -> str:
    """What makes a cursor of one question, asked of one state of the notes."""
    return f"{crc32(repr(of).encode('utf-8', 'replace')):08x}"


def started(given: str | None, expected: str) -> int:
    """The row at which a cursor goes on. Raises WrongArgument for one of another question, or of
    notes that have changed."""
    if given is None:
        return 0
    start, _, of = given.strip().partition("-")
    if not (start.isascii() and start.isdigit() and len(start) < 10):
        raise WrongArgument("This is no cursor that kg gave. Leave it out to begin anew.")
    if of != expected:
        raise WrongArgument(
            "This cursor is of other arguments, or the notes have changed since. "
            "Ask again without it."
        )
    return int(start)


def size(text: str) -> int:
    """The bytes of a text in UTF-8."""
    return len(text.encode("utf-8", "replace"))
