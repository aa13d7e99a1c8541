"""The statuses that a question may be narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.kinds import STATUS_KINDS
from kg.model.phrases import listed
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store.reader import Connection

_SHOWN = 10


def known(conn: Connection, given: Iterable[str]) -> str | None:
    """The statuses as named queries take them; None for no statuses.

    Raises UsageError, with statuses of a like name, for one that is not of the default vocabulary
    and that nothing has.
    """
    wanted = [word.strip().lower() for word in given]
    if not wanted:
        return None
    used = [name for name, _ in queries.internal(conn, "statuses")]
    for one in wanted:
        if one not in used:
            _check(one, used)
    return queries.array(wanted)


def _check(wanted: str, used: Sequence[str]) -> None:
    from kg.model.vocabulary import DEFAULT  # a status that is found need not wait for it

    words = {word: status for status, many in DEFAULT["status"].items() for word in many}
    words |= {status: status for status in (*DEFAULT["status"], *used)}
    if wanted in DEFAULT["status"]:
        return
    from difflib import get_close_matches

    near = dict.fromkeys(words[one] for one in get_close_matches(wanted, words, 2, cutoff=0.75))
    there = used[:_SHOWN] or list(DEFAULT["status"])
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(there)}."
    kinds = listed(STATUS_KINDS, "or")
    raise UsageError(f"No {kinds} has the status “{wanted}”. {hint}")
