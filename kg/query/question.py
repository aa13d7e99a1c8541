"""How a function of kg.query becomes a method of `kg.connect()`: declared beside it.

Each file of questions ends with a class that has a line for each of them; the knowledge base of
kg.api inherits from these, so that a type checker sees every method with its parameters and answer.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Concatenate

    from kg.api.answers import Answers
    from kg.store.reader import Connection

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Question(Generic[P, R]):
    """A method that asks a function of kg.query; how, the knowledge base says (`method_of`).

    The answer is rows of the type `of`, which stand in the field `part` of the answer if one is
    named; without `of` it is one value, or, if `is_table`, rows with the columns that it names
    itself; `shows_all` says that people see every one of these. `without_me` says that the answer
    leaves me out.
    """

    name = ""

    def __init__(
        self,
        load: Callable[[], Callable[..., Any]],
        of: type | None = None,
        part: str | None = None,
        *,
        is_table: bool = False,
        shows_all: bool = False,
        without_me: bool = False,
    ) -> None:
        self.is_table = is_table
        self.load = load
        self.shows_all = shows_all
        self.of = of
        self.part = part
        self.without_me = without_me

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, kb: None, owner: Any) -> Callable[Concatenate[Any, P], R]: ...
    @overload
    def __get__(self, kb: object, owner: Any) -> Callable[P, R]: ...
    def __get__(self, kb: object, owner: Any) -> Callable[..., R]:
        method: Callable[..., R] = owner.method_of(self)
        return method if kb is None else MethodType(method, kb)


def rows(
    load: Callable[[], Callable[Concatenate[Connection, P], Sequence[T]]],
    of: type[T],
    *,
    without_me: bool = False,
) -> Question[P, Answers[T]]:
    """A question whose answer is rows."""
    return Question(load, of, without_me=without_me)


def rows_of(
    load: Callable[[], Callable[Concatenate[Connection, P], Any]], part: str, of: type[T]
) -> Question[P, Answers[T]]:
    """A question whose answer is rows and something about all of them, which becomes `whole`."""
    return Question(load, of, part)


def table_of(
    load: Callable[[], Callable[Concatenate[Connection, P], Any]],
    *,
    shows_all: bool = False,
    without_me: bool = False,
) -> Question[P, Answers[Any]]:
    """A question whose answer says itself which `columns` its `rows` have, and may say what is
    `told` beside them."""
    return Question(load, is_table=True, shows_all=shows_all, without_me=without_me)


def value(
    load: Callable[[], Callable[Concatenate[Connection, P], R]], *, without_me: bool = False
) -> Question[P, R]:
    """A question whose answer is one value, whose parts may be rows."""
    return Question(load, without_me=without_me)
