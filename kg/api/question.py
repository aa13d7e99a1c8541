"""How a question of kg.query becomes a method: same name, same parameters, same words about it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from kg.api.answers import answers, opened, table
from kg.api.wording import speaking
from kg.model import asked as filters
from kg.model.answers.pages import Shown
from kg.present.columns import of_things
from kg.query.days import READINGS, said

if TYPE_CHECKING:
    from kg.api.connection import Opened
    from kg.query.question import Question

# Parameters that take several texts; a single text counts as one of them.
_SEVERAL = ("Iterable[str]", "Sequence[str]", "Collection[str]", "list[str]", "tuple[str, ...]")


@cache
def method_of(question: Question[..., Any]) -> Callable[..., Any]:
    """The method that asks it.

    The connection is that of the knowledge base, and so is `as_of` where none is given. Days are
    taken as people say them, seen from `as_of`, which itself is seen from today.
    """
    asked = question.load()
    signature = _signature(asked)
    several = {
        name
        for name, one in signature.parameters.items()
        if str(one.annotation).startswith(_SEVERAL)
    }

    def method(self: Opened, *args: object, **given: object) -> Any:
        bound = signature.bind(self, *args, **given)
        values = bound.arguments
        for name in several & values.keys():
            if isinstance(values[name], str):
                values[name] = (values[name],)
        as_of = self._day(values.get("as_of"))
        if "as_of" in signature.parameters:
            values["as_of"] = as_of
        for name in READINGS.keys() & values.keys():
            values[name] = said(values[name], as_of, READINGS[name])
        del values["self"]
        without_me = question.without_me and not values.get("with_me")
        told = self._told(question.name, without_me=without_me)
        return _finished(question, asked(self.connection, **values), told, self._links)

    method.__name__ = question.name
    method.__qualname__ = f"KnowledgeBase.{question.name}"
    method.__doc__ = _words(asked)
    method.__signature__ = signature  # type: ignore[attr-defined]
    return speaking(method)


def _finished(
    question: Question[..., Any], found: Any, told: tuple[str, ...], links: str | None
) -> Any:
    if question.is_table:
        told += getattr(found, "told", ())
        shown = None if question.shows_all else of_things(found.columns)
        return table(found.columns, found.rows, shown, told=told, links=links)
    if question.of is None:
        if found is None:
            return None
        # What is shown of a note is of no entity.
        return opened(found, () if isinstance(found, Shown) else told, links=links)
    if question.part is None:
        return answers(found, question.of, told=told, links=links)
    rows = getattr(found, question.part)
    return answers(rows, question.of, whole=found, told=told, links=links)


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
