"""How much one statement that somebody wrote may find."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, NamedTuple

from kg.store.errors import AnswerTooLarge

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_AT_ONCE = 1 << 18  # bytes; so much of an answer is taken together
_MOST_AT_ONCE = 1000  # rows


class Bounds(NamedTuple):
    """An answer that has more `rows`, or more `size` in bytes, is refused; so is a value of more
    than `value` bytes."""

    rows: int = 1_000_000
    size: int = 256 << 20
    value: int = 128 << 20


BOUNDS = Bounds()


def batches(
    cursor: sqlite3.Cursor, bounds: Bounds, most: int | None = None
) -> Iterator[list[tuple[object, ...]]]:
    """The rows of an answer, or its first `most`, some at a time.

    Rows are taken one by one where they are large: a thousand of them may be more than a machine
    holds. Raises AnswerTooLarge.
    """
    found, size, step = 0, 0, 1
    while most is None or found < most:
        rows = cursor.fetchmany(step if most is None else min(step, most - found))
        if not rows:
            return
        taken = len(marshal.dumps(rows))
        found, size = found + len(rows), size + taken
        if found > bounds.rows:
            raise AnswerTooLarge(f"{bounds.rows:,} rows")
        if size > bounds.size:
            raise AnswerTooLarge(f"{bounds.size >> 20} MB")
        yield rows
        step = max(1, min(len(rows) * _AT_ONCE // taken, 8 * step, _MOST_AT_ONCE))
