"""A named query, and each row of it as a value of the type that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from kg.store.reader import Connection

    T = TypeVar("T")


def ask(conn: Connection, name: str, answer: type[T], **given: object) -> list[T]:
    """The rows of a named query as values of `answer`, whose fields are the query's columns."""
    return made(answer, queries.rows(conn, name, **given))


def ask_first(conn: Connection, name: str, answer: type[T], **given: object) -> tuple[list[T], int]:
    """The rows of a statement of kg's own in the same way, and how many there are without its
    limit, which stands before each."""
    found = queries.internal(conn, name, **given).fetchall()
    return made(answer, (row[1:] for row in found)), found[0][0] if found else 0


def made(answer: type[T], rows: Iterable[Sequence[object]]) -> list[T]:
    """The rows as values of `answer`. SQLite knows neither truth nor lists: 1 and 0 become a bool,
    and a JSON array of texts or whole numbers a tuple, where the field is of that type."""
    make: Callable[[Iterable[object]], T] = answer._make  # type: ignore[attr-defined]
    read = _readers(answer)
    if not read:
        return [make(row) for row in rows]
    found = []
    for row in rows:
        values = list(row)
        for at, reader in read:
            values[at] = reader(values[at])
        found.append(make(values))
    return found


def _readers(answer: Any) -> list[tuple[int, Callable[[Any], object]]]:
    hints = [answer.__annotations__[name] for name in answer._fields]
    types = (getattr(hint, "__forward_arg__", hint) for hint in hints)
    return [(at, _READ[hint]) for at, hint in enumerate(types) if hint in _READ]


def _texts(array: str | None) -> tuple[str, ...]:
    """The texts of a JSON array."""
    if array is None or array == "[]":
        return ()
    if "\\" not in array:  # loading json costs a command 4 ms
        return tuple(array[2:-2].split('","'))
    import json

    return tuple(json.loads(array))


def _numbers(array: str | None) -> tuple[int, ...]:
    """The whole numbers of a JSON array."""
    return tuple(map(int, array[1:-1].split(","))) if array and array != "[]" else ()


# Types as they stand in the code, and as Python has them where a file evaluates its annotations.
_READ: dict[object, Callable[[Any], object]] = {
    "bool": bool,
    bool: bool,
    "tuple[str, ...]": _texts,
    tuple[str, ...]: _texts,
    "tuple[int, ...]": _numbers,
    tuple[int, ...]: _numbers,
}
