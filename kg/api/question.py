"""How a question of kg.query becomes a method: same name, same parameters, same words about it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import cached_property
from types import MethodType
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    TypeVar,
    get_type_hints,
    overload,
)

from kg.api.answers import Answers, answers, opened
from kg.model import asked as filters
from kg.model.answers.pages import Shown

if TYPE_CHECKING:
    from kg.api.connection import Opened
    from kg.store.reader import Connection

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

# Parameters that take several texts; a single text counts as one of them.
_SEVERAL = ("Iterable[str]", "Sequence[str]", "Collection[str]", "list[str]", "tuple[str, ...]")


class Question(Generic[P, R]):
    """A method that asks a function of kg.query and makes its answer one of the Python API.

    The connection is that of the knowledge base, and so is `as_of` where none is given. The
    function is looked up when it is first asked, so that no question loads what another one needs.
    """

    def __init__(
        self,
        load: Callable[[], Callable[..., Any]],
        finish: Callable[[Any, tuple[str, ...]], R],
    ) -> None:
        self._load = load
        self._finish = finish
        self._name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, kb: None, owner: type) -> Callable[Concatenate[Any, P], R]: ...
    @overload
    def __get__(self, kb: Opened, owner: type) -> Callable[P, R]: ...
    def __get__(self, kb: Opened | None, owner: type) -> Callable[..., R]:
        return self._method if kb is None else MethodType(self._method, kb)

    @cached_property
    def _method(self) -> Callable[..., R]:
        asked, finish, question = self._load(), self._finish, self._name
        signature = _signature(asked)
        several = {
            name
            for name, one in signature.parameters.items()
            if str(one.annotation).startswith(_SEVERAL)
        }

        def method(self: Opened, *args: object, **given: object) -> R:
            bound = signature.bind(self, *args, **given)
            values = bound.arguments
            for name in several & values.keys():
                if isinstance(values[name], str):
                    values[name] = (values[name],)
            if "as_of" in signature.parameters and values.get("as_of") is None:
                values["as_of"] = self.as_of
            del values["self"]
            with_me = bool(values.get("with_me"))
            return finish(asked(self.connection, **values), self._told(question, with_me=with_me))

        method.__name__ = self._name
        method.__qualname__ = f"KnowledgeBase.{self._name}"
        method.__doc__ = _words(asked)
        method.__signature__ = signature  # type: ignore[attr-defined]
        return method


def _signature(asked: Callable[..., Any]) -> inspect.Signature:
    """That of the method: `self` for the connection, and every filter by its name."""
    parameters = list(inspect.signature(asked).parameters.values())
    found = [parameters[0].replace(name="self", annotation=inspect.Parameter.empty)]
    for one in parameters[1:]:
        if one.kind is not inspect.Parameter.VAR_KEYWORD:
            found.append(one)
            continue
        found += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)
            for name, hint in get_type_hints(_filters(one)).items()
        ]
    return inspect.Signature(found)


def _filters(parameter: inspect.Parameter) -> type:
    """The filters that `**filters: Unpack[PeopleFilters]` takes."""
    name = str(parameter.annotation).removeprefix("Unpack[").removesuffix("]")
    return getattr(filters, name)  # type: ignore[no-any-return]


def _words(asked: Callable[..., Any]) -> str:
    words = [inspect.getdoc(asked) or ""]
    for one in inspect.signature(asked).parameters.values():
        if one.kind is inspect.Parameter.VAR_KEYWORD:
            kind = _filters(one)
            words += [inspect.getdoc(kind) or "", inspect.getdoc(filters.ListFilters) or ""]
    return "\n\n".join(word for word in words if word)


def rows(
    load: Callable[[], Callable[Concatenate[Connection, P], Sequence[T]]], of: type[T]
) -> Question[P, Answers[T]]:
    """A question whose answer is rows."""
    return Question(load, lambda found, told: answers(found, of, told=told))


def value(load: Callable[[], Callable[Concatenate[Connection, P], R]]) -> Question[P, R]:
    """A question whose answer is one value, whose parts may be rows."""
    return Question(load, _opened)


def _opened(found: Any, told: tuple[str, ...]) -> Any:
    if found is None:
        return None
    return opened(found, () if isinstance(found, Shown) else told)  # which is of no entity


def rows_of(
    load: Callable[[], Callable[Concatenate[Connection, P], Any]], part: str, of: type[T]
) -> Question[P, Answers[T]]:
    """A question whose answer is rows and something about all of them, which becomes `whole`."""
    return Question(
        load, lambda found, told: answers(getattr(found, part), of, whole=found, told=told)
    )
