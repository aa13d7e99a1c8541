"""Which columns of a table stay, though each row says the same there: what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.kinds import EMPLOYER_FIELD

if TYPE_CHECKING:
    from collections.abc import Mapping

# Options that are about a column of another name.
_COLUMNS = {
    "since": "last_contact",
    "external": EMPLOYER_FIELD,
    "internal": EMPLOYER_FIELD,
    "with_person": "person",
    "project": "about",
    "due_before": "due",
    "overdue": "days_overdue",
    "blocked": "is_blocked",
}


def columns(options: Mapping[str, object]) -> list[str]:
    """The columns that options name: a filter, `--sort`, `--where`."""
    kept = [_COLUMNS.get(option, option) for option, value in options.items() if value]
    kept.append(str(options.get("sort") or "").removeprefix("-"))
    where = str(options.get("where") or "")
    words = "".join(sign if sign.isalnum() or sign == "_" else " " for sign in where)
    return [*kept, *words.split()]
