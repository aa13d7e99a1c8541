"""Which columns of a table stay, though each row says the same there: what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.kinds import EMPLOYER_FIELD

if TYPE_CHECKING:
    from collections.abc import Mapping

# Options that are about a column of another name.
_COLUMNS = {"since": "last_contact", "external": EMPLOYER_FIELD, "internal": EMPLOYER_FIELD}


def columns(name: str, filters: Mapping[str, object]) -> list[str]:
    """The column of the `name`, and those that options name: a filter, `--sort`, `--where`."""
    kept = [name, *(_COLUMNS.get(option, option) for option, value in filters.items() if value)]
    kept.append(str(filters.get("sort") or "").removeprefix("-"))
    where = str(filters.get("where") or "")
    words = "".join(sign if sign.isalnum() or sign == "_" else " " for sign in where)
    return [*kept, *words.split()]
