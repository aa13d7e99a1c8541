"""Of which types the fields of an answer are, by the annotations of its type."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

Scalar = Literal["text", "day", "moment", "integer", "number", "boolean", "binary", "any"]


class ListOf(NamedTuple):
    """Several values of one type, some of which may be missing."""

    of: Type


class Record(NamedTuple):
    """A value of several fields."""

    columns: tuple[Column, ...]


Type = Scalar | ListOf | Record


class Column(NamedTuple):
    """A field: its name, its type, and whether a value may be missing."""

    name: str
    type: Type
    nullable: bool


_PLAIN: dict[object, Scalar] = {str: "text", int: "integer", float: "number", bool: "boolean"}


@cache
def columns(answer: type) -> tuple[Column, ...]:
    """The fields of a type of answers, in order."""
    hints = get_type_hints(answer, include_extras=True)
    fields: tuple[str, ...] = answer._fields  # type: ignore[attr-defined]
    return tuple(_column(name, hints[name]) for name in fields)


def _column(name: str, hint: object) -> Column:
    kinds = [one for one in _members(hint) if one is not NoneType]
    kind = _type(kinds[0]) if len(kinds) == 1 else _shared(kinds)
    return Column(name, kind, kind == "any" or len(kinds) < len(_members(hint)))


def _members(hint: object) -> tuple[object, ...]:
    """The types of a union; those of the values of closed sets of text in it count once."""
    if get_origin(hint) not in (Union, UnionType):
        return (hint,)
    return tuple(dict.fromkeys(str if _is_set(one) else one for one in get_args(hint)))


def _shared(kinds: list[object]) -> Type:
    """The type that values of several types have: their own, if that is one."""
    found = {_type(one) for one in kinds}
    return found.pop() if len(found) == 1 else "any"


def _type(hint: Any) -> Type:
    if get_origin(hint) is Annotated:
        said: Scalar = hint.__metadata__[0]
        return said
    if get_origin(hint) is tuple:
        return ListOf(_column("", get_args(hint)[0]).type)
    if hasattr(hint, "_fields"):
        return Record(columns(hint))
    return "text" if _is_set(hint) else _PLAIN.get(hint, "any")


def _is_set(hint: object) -> bool:
    """Whether it is a closed set of texts."""
    return get_origin(hint) is Literal
