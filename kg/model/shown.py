"""Which columns of an answer people see, how much each matters, and which programs see, by what its
type declares."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Kind = TypeVar("Kind", bound=type)


def shows(
    columns: str,
    *,
    called: str = "",
    widest: str = "",
    wide: str = "",
    narrow: str = "",
    **on_page: str,
) -> Callable[[Kind], Kind]:
    """Declares the columns of a table of such answers; JSON and CSV have every field.

    `called` are those that a row is called by, and which always stay: the first, if nothing is
    said. On a terminal too narrow for all, the `widest` keep their width longest, then the `wide`;
    the `narrow` give way, and are left out, first. `on_page` has the name of a page's type on which
    a table of such answers shows other columns.
    """

    def declare(kind: Kind) -> Kind:
        kind.shown_columns = {  # type: ignore[attr-defined]
            page: tuple(names.split()) for page, names in {"": columns, **on_page}.items()
        }
        kind.called_by = tuple((called or columns.split()[0]).split())  # type: ignore[attr-defined]
        kind.ranks = {  # type: ignore[attr-defined]
            name: rank
            for rank, names in ((0, widest), (1, wide), (3, narrow))
            for name in names.split()
        }
        return kind

    return declare


def shown(answer: type, page: type | None = None) -> tuple[str, ...] | None:
    """The columns of a table of such answers, on such a page; None where none are declared."""
    declared: dict[str, tuple[str, ...]] = getattr(answer, "shown_columns", {})
    return declared.get(page.__name__ if page else "") or declared.get("")


def called_by(answer: type | None) -> tuple[str, ...]:
    """The columns by which a row of such answers is called."""
    declared: tuple[str, ...] = getattr(answer, "called_by", ())
    return declared


def ranks(answer: type | None) -> Mapping[str, int]:
    """How much columns of such answers matter, 0 the most, where their type says it."""
    declared: dict[str, int] = getattr(answer, "ranks", {})
    return declared


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
