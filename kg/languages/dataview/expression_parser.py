"""Reading expressions.

From loosest to tightest: and or & | (the same, from the left), comparisons, + -, * / %, then `!`
and what stands behind a value: .name, [index], (arguments). Of several readings the first that fits
is taken, as in a parsing expression grammar.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from kg.languages.dataview import tokens
from kg.languages.dataview.dates import SHORTHANDS, UTC_ZONE, Zone, read_date
from kg.languages.dataview.durations import read_duration
from kg.languages.dataview.lexer import Reader
from kg.languages.dataview.links import read_inner
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
    Operator,
    Variable,
)

_LEVELS = (
    (tokens.AND_OR, "and, or"),
    (tokens.COMPARISON, "a comparison"),
    (tokens.PLUS_MINUS, "+, -"),
    (tokens.TIMES, "*, /, %"),
)
_Part = TypeVar("_Part")
_WORDS: dict[str, Operator] = {"and": "&", "or": "|"}


def parse_expression(text: str, zone: Zone = UTC_ZONE) -> Expression:
    """The expression that a text is, as a whole. Raises Unreadable."""
    reader = Reader(text)
    found = Expressions(reader, zone).expression()
    if found is None or not reader.ended:
        raise reader.wrong()
    return found


class Expressions:
    """Reads expressions from a reader; each method gives None where nothing fits."""

    def __init__(self, reader: Reader, zone: Zone) -> None:
        self._reader, self._zone = reader, zone

    def expression(self, level: int = 0) -> Expression | None:
        """An expression whose operators bind at least so tight."""
        if level == len(_LEVELS):
            return self._postfixed()
        left = self.expression(level + 1)
        if left is None:
            return None
        reader = self._reader
        pattern, name = _LEVELS[level]
        while True:
            start = reader.at
            reader.blank()
            found = reader.take(pattern, name)
            if found:
                reader.blank()
                right = self.expression(level + 1)
                if right is not None:
                    word = found[0].lower()
                    left = Binary(left, _WORDS.get(word, cast("Operator", word)), right)
                    continue
            reader.at = start
            return left

    def identifier(self) -> str | None:
        """A name."""
        found = self._reader.take(tokens.IDENTIFIER, "a name")
        return found[0] if found else None

    def string(self) -> str | None:
        """A quoted text."""
        found = self._reader.take(tokens.STRING, "a quoted text")
        return tokens.unescaped(found[1]) if found else None

    def several(self, one: Callable[[], _Part | None]) -> tuple[_Part, ...]:
        """Any number of things with commas between them."""
        parts: list[_Part] = []
        reader = self._reader
        start = reader.at
        while (part := one()) is not None:
            parts.append(part)
            start = reader.at
            reader.blank()
            if not reader.sign(","):
                break
            reader.blank()
        reader.at = start
        return tuple(parts)

    def _postfixed(self) -> Expression | None:
        reader = self._reader
        found = self._atom()
        while found is not None:
            start = reader.at
            if reader.sign(".") and (name := self.identifier()):
                found = Index(found, Literal(name))
                continue
            reader.at = start
            if (index := self._in_brackets("[", "]")) is not None:
                found = Index(found, index)
                continue
            reader.at = start
            arguments = self._arguments()
            if arguments is None:
                reader.at = start
                break
            found = Call(found, arguments)
        return found

    def _in_brackets(self, opening: str, closing: str) -> Expression | None:
        reader = self._reader
        if not reader.sign(opening):
            return None
        reader.enter()
        reader.blank()
        found = self.expression()
        reader.blank()
        reader.leave()
        return found if found is not None and reader.sign(closing) else None

    def _arguments(self) -> tuple[Expression, ...] | None:
        return self._list("(", ")")

    def _list(self, opening: str, closing: str) -> tuple[Expression, ...] | None:
        reader = self._reader
        if not reader.sign(opening):
            return None
        reader.enter()
        reader.blank()
        parts: tuple[Expression, ...] = self.several(self.expression)
        reader.blank()
        reader.leave()
        return parts if reader.sign(closing) else None

    def _atom(self) -> Expression | None:
        start = self._reader.at
        for read in (
            self._link, self._negated, self._list_literal, self._object, self._lambda,
            self._parentheses, self._boolean, self._number, self._text, self._date, self._duration,
            self._null, self._variable,
        ):  # fmt: skip
            found = read()
            if found is not None:
                return found
            self._reader.at = start
        return None

    def _link(self) -> Expression | None:
        found = self._reader.take(tokens.LINK, "a [[link]]")
        return Literal(read_inner(found[2], embed=bool(found[1]))) if found else None

    def _negated(self) -> Expression | None:
        if not self._reader.sign("!"):
            return None
        self._reader.enter()
        child = self._postfixed()
        self._reader.leave()
        return None if child is None else Negated(child)

    def _list_literal(self) -> Expression | None:
        parts = self._list("[", "]")
        return None if parts is None else ListOf(parts)

    def _object(self) -> Expression | None:
        reader = self._reader
        if not reader.sign("{"):
            return None
        reader.enter()
        reader.blank()
        parts: dict[str, Expression] = {}
        end = reader.at
        while (part := self._entry()) is not None:
            parts[part[0]] = part[1]
            end = reader.at
            reader.blank()
            if not reader.sign(","):
                break
            reader.blank()
        reader.at = end
        reader.blank()
        reader.leave()
        return ObjectOf(tuple(parts.items())) if reader.sign("}") else None

    def _entry(self) -> tuple[str, Expression] | None:
        reader = self._reader
        name = self.identifier()
        if name is None:
            name = self.string()
        if name is None:
            return None
        reader.blank()
        if not reader.sign(":"):
            return None
        reader.blank()
        value = self.expression()
        return None if value is None else (name, value)

    def _lambda(self) -> Expression | None:
        reader = self._reader
        if not reader.sign("("):
            return None
        reader.blank()
        names: list[str] = []
        while name := self.identifier():
            names.append(name)
            reader.blank()
            if not reader.sign(","):
                break
            reader.blank()
        if not reader.sign(")"):
            return None
        reader.blank()
        if not reader.sign("=>"):
            return None
        reader.blank()
        reader.enter()
        body = self.expression()
        reader.leave()
        return None if body is None else Lambda(tuple(names), body)

    def _parentheses(self) -> Expression | None:
        return self._in_brackets("(", ")")

    def _boolean(self) -> Expression | None:
        found = self._reader.take(tokens.BOOLEAN, "true, false")
        return Literal(found[0].lower() == "true") if found else None

    def _number(self) -> Expression | None:
        found = self._reader.take(tokens.NUMBER, "a number")
        return Literal(float(found[0])) if found else None

    def _text(self) -> Expression | None:
        found = self.string()
        return None if found is None else Literal(found)

    def _date(self) -> Expression | None:
        """date(today) and date(2026-01-05); anything else in it is a call of the function."""
        reader = self._reader
        if not reader.text.startswith("date(", reader.at):
            return None
        reader.at += len("date(")
        reader.blank()
        name = next((name for name in SHORTHANDS if reader.text.startswith(name, reader.at)), "")
        read = None if name else read_date(reader.text[reader.at : reader.at + 60], self._zone)
        if not name and read is None:
            return None
        reader.at += len(name) if name else read[1] if read else 0
        reader.blank()
        if not reader.sign(")"):
            return None
        return Now(name) if name else Literal(read[0]) if read else None

    def _duration(self) -> Expression | None:
        reader = self._reader
        if not reader.text.startswith("dur(", reader.at):
            return None
        reader.at += len("dur(")
        reader.blank()
        read = read_duration(reader.text, reader.at)
        if read is None:
            return None
        reader.at = read[1]
        reader.blank()
        return Literal(read[0]) if reader.sign(")") else None

    def _null(self) -> Expression | None:
        return Literal(None) if self._reader.sign("null") else None

    def _variable(self) -> Expression | None:
        name = self.identifier()
        return None if name is None or name.upper() in tokens.KEYWORDS else Variable(name)
