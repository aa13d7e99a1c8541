"""Counts of views for Datasette 0.65, which counts all rows for each page; 1.0 stops by itself.

Of a table SQLite counts the leaves of an index. A view is worked out for it, at 50,000 notes for
seconds, and nobody reads a number of six digits.
"""

from __future__ import annotations

import re
from functools import cache

from kg.store.views import views

MOST = 10_000  # rows; what has more is said to have more
MILLISECONDS = 200
_COUNT = re.compile(r"select count\(\*\) from (\w+) (where .+)?", re.DOTALL)


def of_view(sql: str) -> str | None:
    """The statement that counts at most `MOST` rows and one, if `sql` counts those of a view."""
    found = _COUNT.fullmatch(sql)
    if found is None or found[1] not in _names():
        return None
    return f"select count(*) from (select 1 from {found[1]} {found[2] or ''} limit {MOST + 1})"  # noqa: S608


@cache
def _names() -> frozenset[str]:
    return frozenset(view.name for view in views())
