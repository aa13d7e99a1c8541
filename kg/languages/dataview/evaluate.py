"""Expressions made into functions of a row, once for all rows."""

from __future__ import annotations

from collections.abc import Callable

from kg.languages.dataview import dates, operators
from kg.languages.dataview.context import Context
from kg.languages.dataview.functions.signatures import FUNCTIONS
from kg.languages.dataview.indexing import index
from kg.languages.dataview.syntax import (
    Binary,
    Call,
    Expression,
    Index,
    Lambda,
    ListOf,
    Literal,
    Negated,
    Now,
    ObjectOf,
    Variable,
)
from kg.languages.dataview.values import Function, Object, Scope, Value, kind, truthy
from kg.languages.errors import Exceeded, Failed

Compiled = Callable[[Object], Value]
_DEEPEST = 40  # lambdas that call one another


def compiled(expression: Expression, context: Context) -> Compiled:
    """A function that gives the value for a row. It raises Failed where there is none."""
    match expression:
        case Literal(value):
            return lambda _row: value
        case Now(name):
            date = dates.shorthand(name, context.now)
            return lambda _row: date
        case Variable(name):
            return _variable(name, context)
        case ListOf(parts):
            made = [compiled(part, context) for part in parts]
            return lambda row: [part(row) for part in made]
        case ObjectOf(entries):
            named = [(name, compiled(part, context)) for name, part in entries]
            return lambda row: Object({name: part(row) for name, part in named})
        case Negated(child):
            inner = compiled(child, context)
            return lambda row: not truthy(inner(row))
        case Binary(left, operator, right):
            first, second = compiled(left, context), compiled(right, context)
            return lambda row: operators.apply(operator, first(row), second(row), context)
        case Index(of, at):
            return _index(of, at, context)
        case Lambda(parameters, body):
            return _lambda(parameters, body, context)
        case Call():
            return _call(expression, context)


def _variable(name: str, context: Context) -> Compiled:
    known = context.known

    def look_up(row: Object) -> Value:
        return row.field(name) if row.has(name) else known.get(name)

    return look_up


def _index(of: Expression, at: Expression, context: Context) -> Compiled:
    # A bare name in brackets is the name itself: a[b] is a.b.
    key = compiled(Literal(at.name) if isinstance(at, Variable) else at, context)
    if of == Variable("row"):
        return lambda row: index(_all_names(row, context), key(row), context)
    inner = compiled(of, context)
    return lambda row: index(inner(row), key(row), context)


def _all_names(row: Object, context: Context) -> Object:
    return Scope(row, Object(context.known))


def _lambda(parameters: tuple[str, ...], body: Expression, context: Context) -> Compiled:
    run = compiled(body, context)

    def make(row: Object) -> Value:
        def call(values: list[Value]) -> Value:
            context.step()
            context.depth += 1
            try:
                if context.depth > _DEEPEST:
                    raise Exceeded(f"functions call one another more than {_DEEPEST} times deep")
                own = Object(dict(zip(parameters, values, strict=False)))
                return run(Scope(own, row))
            finally:
                context.depth -= 1

        return Function(call)

    return make


def _call(call: Call, context: Context) -> Compiled:
    arguments = [compiled(argument, context) for argument in call.arguments]
    if isinstance(call.function, Variable):
        name = call.function.name
        known = FUNCTIONS.get(name)
        if known is None:
            return _unknown(name, arguments)
        chosen = known

        def run(row: Object) -> Value:
            context.step()
            return chosen(context, [argument(row) for argument in arguments])

        return run
    function = compiled(call.function, context)

    def run_value(row: Object) -> Value:
        value = function(row)
        values = [argument(row) for argument in arguments]
        if isinstance(value, Function):
            return value.call(values)
        if isinstance(value, str) and value in FUNCTIONS:
            return FUNCTIONS[value](context, values)
        raise Failed(f"a {kind(value)} cannot be called as a function")

    return run_value


def _unknown(name: str, arguments: list[Compiled]) -> Compiled:
    def fail(row: Object) -> Value:
        for argument in arguments:
            argument(row)
        raise Failed(f"there is no function {name}")

    return fail
