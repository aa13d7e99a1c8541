"""Which columns of an answer people see, declared with the answer's type."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

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
