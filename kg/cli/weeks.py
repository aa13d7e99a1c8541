"""How often there was contact, as a line of small bars: a column of lists on a wide terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present.bars import sparkline
from kg.query.contacts import contact_weeks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kg.store.reader import Connection

_WEEKS = 12
_DAYS = 7  # of a week, so that one line is to be compared with another
NAME = "12_weeks"


def column(conn: Connection, rows: Sequence[Any], as_of: str) -> tuple[str, list[str]]:
    """The name of the column, and for each row (with its `key`) the days with contact in each of
    the last twelve weeks, the oldest first."""
    found = {row.key: [0] * _WEEKS for row in rows}
    for one in contact_weeks(conn, list(found), as_of=as_of, weeks=_WEEKS):
        found[one.subject_key][_WEEKS - 1 - one.week] = one.days
    return NAME, [sparkline(found[row.key], _DAYS) for row in rows]
