"""Which columns of an answer people see, and which programs, by what its type declares."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Kind = TypeVar("Kind", bound=type)


def shows(columns: str, **on_page: str) -> Callable[[Kind], Kind]:
    """Declares the columns of a table of such answers; JSON and CSV have every field.

    `on_page` has the name of a page's type on which a table of them shows other columns.
    """

    def declare(kind: Kind) -> Kind:
        kind.shown_columns = {  # type: ignore[attr-defined]
            page: tuple(names.split()) for page, names in {"": columns, **on_page}.items()
        }
        return kind

    return declare


def shown(answer: type, page: type | None = None) -> tuple[str, ...] | None:
    """The columns of a table of such answers, on such a page; None where none are declared."""
    declared: dict[str, tuple[str, ...]] = getattr(answer, "shown_columns", {})
    return declared.get(page.__name__ if page else "") or declared.get("")


@cache
def also(answer: type) -> tuple[str, ...]:
    """What JSON and CSV say of an answer besides its fields, under the names that all answers
    share: its properties (`label` of a person, which tables call *person*)."""
    return tuple(name for name, one in vars(answer).items() if isinstance(one, property))


def whole(
    answer: type, rows: Sequence[Sequence[object]], *, lists: bool
) -> tuple[tuple[str, ...], Sequence[Sequence[object]]]:
    """The names of everything that such answers say, and their rows.

    Without `lists` those are left out that stand beside a text of the same (`people_list`).
    """
    fields: tuple[str, ...] = answer._fields  # type: ignore[attr-defined]
    kept = [at for at, name in enumerate(fields) if lists or not name.endswith("_list")]
    more = also(answer)
    if len(kept) == len(fields) and not more:
        return fields, rows
    names = (*(fields[at] for at in kept), *more)
    return names, [
        (*(row[at] for at in kept), *(getattr(row, name) for name in more)) for row in rows
    ]
