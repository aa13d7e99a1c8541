"""Scripts, made closures once and run for every task."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from kg.languages import numbers
from kg.languages.errors import Failed
from kg.languages.tasks.script.members import member
from kg.languages.tasks.script.parser import parse
from kg.languages.tasks.script.syntax import (
    Arrow,
    Assign,
    Binary,
    Block,
    Call,
    Chain,
    Choice,
    Constant,
    Count,
    Declare,
    For,
    ForOf,
    If,
    ListOf,
    Member,
    Name,
    Node,
    ObjectOf,
    Pattern,
    Return,
    Spread,
    Statement,
    Template,
    Throw,
    Unary,
)
from kg.languages.tasks.script.values import (
    UNDEFINED,
    Expression,
    Function,
    Value,
    alike,
    bounded,
    is_missing,
    kind,
    less,
    number,
    same,
    text,
    truthy,
)
from kg.regex import Refused

DEEPEST_CALL = 50


class Scope:
    """Variables, with those around them. `step` counts work and stops what takes too much."""

    __slots__ = ("around", "depth", "known", "step")

    def __init__(
        self,
        known: dict[str, Value],
        step: Callable[[], None],
        around: Scope | None = None,
        depth: int = 0,
    ) -> None:
        self.known, self.step, self.around, self.depth = known, step, around, depth

    def inner(self, known: dict[str, Value]) -> Scope:
        """A scope inside of this one."""
        return Scope(known, self.step, self, self.depth)

    def of(self, name: str) -> dict[str, Value]:
        """Where a variable is known. Raises Failed."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.known:
                return scope.known
            scope = scope.around
        raise Failed(f"{name} is not defined")


Run = Callable[[Scope], Value]


class _Returned(NamedTuple):
    value: Value


Step = Callable[[Scope], _Returned | None]


class _Nothing(Exception):
    """A `?.` behind a missing value: nothing is left of its chain."""


class Script:
    """A script that is ready to run. Raises Unreadable."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._run = _block(parse(source))

    def value(self, known: Mapping[str, Value], step: Callable[[], None]) -> Value:
        """What it returns, given its variables. Raises Failed, and what `step` raises."""
        try:
            returned = self._run(Scope(dict(known), step))
        except RecursionError:
            raise Failed("functions call each other too deep") from None
        except Refused as error:
            raise Failed(f"a regular expression cannot be used: {error}") from error
        return returned.value if returned else UNDEFINED


def _block(block: Block) -> Step:
    steps = [_statement(statement) for statement in block.statements]

    def run(scope: Scope) -> _Returned | None:
        for step in steps:
            returned = step(scope)
            if returned is not None:
                return returned
        return None

    return run


def _statement(statement: Statement) -> Step:
    match statement:
        case Block():
            inner = _block(statement)
            return lambda scope: inner(scope.inner({}))
        case Declare(name, None):
            return lambda scope: scope.known.__setitem__(name, UNDEFINED)
        case Declare(name, value) if value is not None:
            given = compiled(value)
            return lambda scope: scope.known.__setitem__(name, given(scope))
        case If(condition, then, other):
            return _if(compiled(condition), _statement(then), _statement(other or Block(())))
        case For():
            return _for(statement)
        case ForOf(name, values, body):
            return _for_of(name, compiled(values), _statement(body))
        case Return(value):
            result = compiled(value) if value is not None else lambda _: UNDEFINED
            return lambda scope: _Returned(result(scope))
        case Throw(value):
            return partial(_throw, compiled(value))
    return partial(_done, compiled(statement))  # type: ignore[arg-type]


def _done(run: Run, scope: Scope) -> None:
    run(scope)


def _if(condition: Run, then: Step, other: Step) -> Step:
    return lambda scope: then(scope) if truthy(condition(scope)) else other(scope)


def _for(node: For) -> Step:
    first = _statement(node.first) if node.first else _statement(Block(()))
    condition = compiled(node.condition) if node.condition else lambda _: True
    on = compiled(node.step) if node.step else lambda _: UNDEFINED
    body = _statement(node.body)

    def run(scope: Scope) -> _Returned | None:
        inner = scope.inner({})
        first(inner)
        while truthy(condition(inner)):
            scope.step()
            returned = body(inner)
            if returned is not None:
                return returned
            on(inner)
        return None

    return run


def _for_of(name: str, values: Run, body: Step) -> Step:
    def run(scope: Scope) -> _Returned | None:
        found = values(scope)
        if not isinstance(found, list | str):
            raise Failed("for … of goes through a list only")
        for value in [*found]:
            scope.step()
            returned = body(scope.inner({name: value}))
            if returned is not None:
                return returned
        return None

    return run


def _throw(value: Run, scope: Scope) -> None:
    raise Failed(text(value(scope)))


def compiled(node: Node) -> Run:
    """An expression as a closure."""
    match node:
        case Constant(fixed):
            return lambda _: fixed
        case Name(name):
            return lambda scope: scope.of(name)[name]
        case Template(texts, values):
            return _template(texts, [compiled(value) for value in values])
        case Pattern(source, flags):
            return lambda _: Expression(source, flags)
        case ListOf(values):
            return _list(values)
        case ObjectOf(fields):
            pairs = [(compiled(key), compiled(value)) for key, value in fields]
            return lambda scope: {text(key(scope)): value(scope) for key, value in pairs}
        case Member():
            return _member(node)
        case Call():
            return _call(node)
        case Chain(value):
            return _chain(compiled(value))
        case Unary(operator, value):
            return partial(_UNARY[operator], compiled(value))
        case Binary(operator, left, right):
            return _binary(operator, compiled(left), compiled(right))
        case Choice(condition, then, other):
            test, one, two = compiled(condition), compiled(then), compiled(other)
            return lambda scope: one(scope) if truthy(test(scope)) else two(scope)
        case Arrow():
            return _arrow(node)
        case Assign(name, value):
            return _assign(name, compiled(value))
        case Count(name, by, after):
            return partial(_count, name, by, after)
    raise TypeError(node)  # a spread stands in lists and calls only


def _template(texts: tuple[str, ...], values: list[Run]) -> Run:
    def run(scope: Scope) -> Value:
        parts = [texts[0]]
        for value, following in zip(values, texts[1:], strict=True):
            parts += [text(value(scope)), following]
        return bounded(lambda: "".join(parts), sum(map(len, parts)))

    return run


def _list(nodes: tuple[Node, ...]) -> Callable[[Scope], list[Value]]:
    runs = [
        (compiled(node.value if isinstance(node, Spread) else node), isinstance(node, Spread))
        for node in nodes
    ]

    def run(scope: Scope) -> list[Value]:
        found: list[Value] = []
        for one, is_spread in runs:
            value = one(scope)
            if not is_spread:
                found.append(value)
            elif isinstance(value, list | str):
                found += value
            else:
                raise Failed("only a list can be spread (...)")
        return found

    return run


def _member(node: Member) -> Run:
    value, name, optional = compiled(node.value), compiled(node.name), node.optional

    def run(scope: Scope) -> Value:
        of = value(scope)
        if optional and is_missing(of):
            raise _Nothing
        return member(of, name(scope), scope.step)

    return run


def _call(node: Call) -> Run:
    function, arguments, optional = compiled(node.function), _list(node.arguments), node.optional

    def run(scope: Scope) -> Value:
        scope.step()
        called = function(scope)
        if optional and is_missing(called):
            raise _Nothing
        if not isinstance(called, Function):
            raise Failed(f"{_shown(node.function)} is not a function")
        return called.call(arguments(scope))

    return run


def _shown(node: Node) -> str:
    match node:
        case Name(name):
            return name
        case Member(value, Constant(name), _):
            return f"{_shown(value)}.{name}"
        case Chain(value):
            return _shown(value)
    return "this"


def _chain(value: Run) -> Run:
    def run(scope: Scope) -> Value:
        try:
            return value(scope)
        except _Nothing:
            return UNDEFINED

    return run


def _arrow(node: Arrow) -> Run:
    names = node.parameters
    body = _block(node.body) if isinstance(node.body, Block) else None
    result = compiled(node.body) if not isinstance(node.body, Block) else None

    def make(scope: Scope) -> Value:
        def call(arguments: list[Value]) -> Value:
            scope.step()
            given = [*arguments[: len(names)], *[UNDEFINED] * (len(names) - len(arguments))]
            inner = Scope(dict(zip(names, given, strict=True)), scope.step, scope, scope.depth + 1)
            if inner.depth > DEEPEST_CALL:
                raise Failed("functions call each other too deep")
            if result is not None:
                return result(inner)
            returned = body(inner) if body else None
            return returned.value if returned else UNDEFINED

        return Function(call)

    return make


def _assign(name: str, value: Run) -> Run:
    def run(scope: Scope) -> Value:
        found = value(scope)
        scope.of(name)[name] = found
        return found

    return run


def _count(name: str, by: int, after: bool, scope: Scope) -> Value:
    known = scope.of(name)
    before = number(known[name])
    known[name] = before + by
    return before if after else before + by


_UNARY: Mapping[str, Callable[[Run, Scope], Value]] = {
    "!": lambda value, scope: not truthy(value(scope)),
    "-": lambda value, scope: -number(value(scope)),
    "+": lambda value, scope: number(value(scope)),
    "typeof": lambda value, scope: kind(value(scope)),
}


def _binary(operator: str, left: Run, right: Run) -> Run:
    if operator == "&&":
        return lambda scope: right(scope) if truthy(value := left(scope)) else value
    if operator == "||":
        return lambda scope: value if truthy(value := left(scope)) else right(scope)
    if operator == "??":
        return lambda scope: right(scope) if is_missing(value := left(scope)) else value
    operation = _OPERATIONS.get(operator)
    if operation is None:
        raise TypeError(operator)
    return lambda scope: operation(left(scope), right(scope))


def _plus(one: Value, other: Value) -> Value:
    plain = (bool, float)
    if all(isinstance(value, plain) or is_missing(value) for value in (one, other)):
        return number(one) + number(other)
    first, second = text(one), text(other)
    return bounded(lambda: first + second, len(first) + len(second))


def _power(one: Value, other: Value) -> float:
    try:
        found = number(one) ** number(other)
    except (OverflowError, ZeroDivisionError):
        return math.inf
    return math.nan if isinstance(found, complex) else float(found)


def _not_more(one: Value, other: Value) -> bool:
    """`<=`: no NaN among them, and not the other way round."""
    if isinstance(one, str) and isinstance(other, str):
        return not less(other, one)
    return number(one) <= number(other)


def _bits(operation: Callable[[int, int], int]) -> Callable[[Value, Value], float]:
    def of(one: Value, other: Value) -> float:
        found = operation(*(numbers.whole(number(value)) & 0xFFFFFFFF for value in (one, other)))
        return float(found - 2**32 if found >= 2**31 else found)

    return of


_OPERATIONS: Mapping[str, Callable[[Value, Value], Value]] = {
    "+": _plus,
    "-": lambda one, other: number(one) - number(other),
    "*": lambda one, other: number(one) * number(other),
    "/": lambda one, other: numbers.divided(number(one), number(other)),
    "%": lambda one, other: numbers.remainder(number(one), number(other)),
    "**": _power,
    "===": same,
    "!==": lambda one, other: not same(one, other),
    "==": alike,
    "!=": lambda one, other: not alike(one, other),
    "<": less,
    ">": lambda one, other: less(other, one),
    "<=": _not_more,
    ">=": lambda one, other: _not_more(other, one),
    "|": _bits(lambda one, other: one | other),
    "&": _bits(lambda one, other: one & other),
    "^": _bits(lambda one, other: one ^ other),
}
