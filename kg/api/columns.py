"""The columns of an answer with their types and values, for frames: as its type declares them, or,
where it has none (SQL, queries of notes), as the values are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.model.answers.contacts import CoAttendance, LastContact
from kg.model.answers.notes import Task
from kg.model.answers.things import Person, Project
from kg.model.graph import Introduction
from kg.model.typed import Column, ListOf, Record, Type, columns
from kg.present.records import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# Where a column of SQL holds nothing, its name may say that it holds days: one of these answers,
# or of the table of tasks.
_DATED = (CoAttendance, Introduction, LastContact, Person, Project, Task)
_TASK_DAYS = ("cancelled", "created", "start")
_WHOLE = range(-(2**63), 2**63)
_EXACT = range(-(2**53), 2**53 + 1)  # whole numbers that a floating one can be


class Series(NamedTuple):
    """A column as a frame has it: `values` are dates, moments, texts, numbers, true and false;
    lists of these, dicts of records, and None for what is missing."""

    name: str
    type: Type
    nullable: bool
    values: list[Any]


def series(
    names: Sequence[str], rows: Sequence[tuple[object, ...]], of: type | None
) -> list[Series]:
    """The columns of rows of a declared type, or of any rows.

    A declared type decides, whatever the values are; but a column of days in which one is no day
    of the calendar stays text, so that nothing is lost.
    """
    found = list(zip(*rows, strict=True)) or [()] * len(names)
    declared = columns(of) if of else map(_by_values, names, found)
    return [
        _read(one._replace(name=name), values)
        for name, one, values in zip(names, declared, found, strict=True)
    ]


def _read(column: Column, values: Sequence[Any]) -> Series:
    nullable = column.nullable or None in values
    try:
        read = _reader(column.type)
        return Series(column.name, column.type, nullable, [read(value) for value in values])
    except (ValueError, OverflowError):  # of a moment that no zone but its own holds
        as_text = _loose(column.type)
        read = _reader(as_text)
        return Series(column.name, as_text, nullable, [read(value) for value in values])


def _loose(kind: Type) -> Type:
    """The type with texts for days and moments."""
    match kind:
        case ListOf(of):
            return ListOf(_loose(of))
        case Record(inner):
            return Record(tuple(one._replace(type=_loose(one.type)) for one in inner))
    return "text" if kind in ("day", "moment") else kind


def _reader(kind: Type) -> Callable[[Any], Any]:
    """What a value of an answer is in a frame."""
    match kind:
        case ListOf(of):
            part = _reader(of)
            return lambda value: None if value is None else [part(one) for one in value]
        case Record(inner):
            parts = [(one.name, _reader(one.type)) for one in inner]
            return lambda value: (
                None
                if value is None
                else {name: read(one) for (name, read), one in zip(parts, value, strict=True)}
            )
    return _READERS.get(kind, _as_it_is)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).astimezone(UTC)


def _boolean(value: object) -> bool | None:
    return None if value is None else bool(value)


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _as_it_is(value: Any) -> Any:
    return value


_READERS: dict[Type, Callable[[Any], Any]] = {
    "day": _day,
    "moment": _moment,
    "boolean": _boolean,
    "number": _number,
    "any": plain,
}


def _by_values(name: str, values: Iterable[object]) -> Column:
    return Column(name, _type(name, [value for value in values if value is not None]), False)


def _type(name: str, values: list[Any]) -> Type:
    """The type of which all values are; text, where there is none."""
    kinds = {type(value) for value in values}
    if kinds <= {str}:
        return _written(name, values)
    if kinds <= {int} and all(value in _WHOLE for value in values):
        # SQLite has no truth values; kg calls a column of them is_….
        return "boolean" if name.startswith("is_") and {*values} <= {0, 1} else "integer"
    if kinds <= {int, float} and all(value in _EXACT for value in values if type(value) is int):
        return "number"
    if kinds <= {list, tuple} and not any(hasattr(value, "_fields") for value in values):
        return ListOf(_type("", [one for value in values for one in value if one is not None]))
    if kinds <= {bytes}:
        return "binary"
    return "boolean" if kinds <= {bool} else "any"


def _written(name: str, values: list[str]) -> Type:
    """What texts are: days, moments with their zone, or texts; without any, by the name."""
    if not values:
        return "day" if name in _days() else "text"
    if all(map(_is_day, values)):
        return "day"
    return "moment" if all(map(_is_moment, values)) else "text"


@cache
def _days() -> frozenset[str]:
    declared = (one.name for kind in _DATED for one in columns(kind) if one.type == "day")
    return frozenset((*declared, *_TASK_DAYS))


def _is_day(text: str) -> bool:
    """Whether it is a day as kg writes it; a year of three digits or a week is none."""
    if len(text) != 10 or not text[4] == text[7] == "-":
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    if text[10:11] != "T":
        return False
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
