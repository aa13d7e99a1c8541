"""Filters joined by AND, OR, XOR and NOT: `(not done) AND ((due today) OR (is recurring))`.

Each filter stands between delimiters of one kind, which the line's first and last sign tell; the
text of a filter is whatever stands between an operator's delimiters, so it may hold brackets.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.filters import Context, Explained, Filter, Test, read_filter
from kg.languages.tasks.search import Search
from kg.languages.tasks.task import Task

Operator = Literal["AND", "OR", "XOR"]
DEEPEST = 60  # brackets in brackets
MOST_FILTERS = 200  # in one line
_OPERATOR = re.compile(r'(?:AND|OR|XOR|NOT)\s*+[(\["{]')
_LEADING = re.compile(r"[A-Z ]*")
_PAIRS = {"(": ")", "[": "]", "{": "}", '"': '"'}
_STRENGTH: dict[str, int] = {"OR": 1, "AND": 2, "XOR": 3}
_TOLD = {"AND": "AND (All of):", "OR": "OR (At least one of):", "XOR": "XOR (Exactly one of):"}
_NEXT = re.compile(r"\s*(?:([()])|([A-Z]+)(?![a-z0-9])|f([0-9]+))")


class _Not(NamedTuple):
    of: _Tree


class _Both(NamedTuple):
    operator: Operator
    left: _Tree
    right: _Tree


_Tree = int | _Not | _Both


def read_boolean(line: str, context: Context, depth: int = 0) -> Filter | None:
    """The filters that a line joins; None for a line that joins none. Raises NotUnderstood."""
    if len(line) > 10_000 or not _looks_like(line):
        return None
    if depth > DEEPEST:
        raise NotUnderstood(f"there are more than {DEEPEST} brackets in brackets")
    simple, texts = _simplified(line.strip(), *_delimiters(line.strip()))
    if len(texts) > MOST_FILTERS:
        raise NotUnderstood(f"more than {MOST_FILTERS} filters are joined in one line")
    tree = _Reader(simple).tree()
    filters = [_filter(text, context, depth) for text in texts]
    return Filter(line, _test(tree, filters), (_explained(tree, filters),))


def _looks_like(line: str) -> bool:
    pairs = ((line.find(begin), line.rfind(end)) for begin, end in _PAIRS.items())
    return any(0 <= first < last - 1 for first, last in pairs) or bool(_OPERATOR.search(line))


def _filter(text: str, context: Context, depth: int) -> Filter:
    found = read_filter(text, context) or read_boolean(text, context, depth + 1)
    if found is None:
        raise NotUnderstood(f"“{text}” is no filter")
    return found


def _delimiters(line: str) -> tuple[str, str]:
    leading = _LEADING.match(line)
    bare = line[leading.end() :] if leading else line
    opening = bare[:1]
    if opening not in _PAIRS or not bare.endswith(_PAIRS[opening]):
        raise NotUnderstood(
            'the filters that AND, OR, XOR and NOT join stand all in ( ), in [ ], in { } or in " "'
        )
    return opening, _PAIRS[opening]


def _simplified(line: str, opening: str, closing: str) -> tuple[str, list[str]]:
    """The line with f0, f1, … in place of its filters, and their texts."""
    begin, end = re.escape(opening), re.escape(closing)
    parts = re.split(rf"({end}\s*(?:AND +NOT|OR +NOT|AND|OR|XOR)\s*{begin})", line)
    parts = [one for part in parts for one in re.split(rf"(NOT\s*{begin})", part)]
    operators = re.compile(
        rf"[ {end}{begin}]+|{end}\s*(?:AND|OR|XOR)(?:\s+NOT)?\s*{begin}|NOT\s*{begin}"
        rf"|{end} *(?:AND|OR|XOR)|AND|OR|XOR|NOT"
    )
    simple = ""
    texts: list[str] = []
    for one in (one for part in parts for one in _trimmed(part, opening, closing) if one):
        if not operators.fullmatch(one):
            simple += f" f{len(texts)} "
            texts.append(one)
        elif opening == '"':  # which neither opens nor closes
            simple += one.replace('"', " ")
        else:
            simple += one.replace(opening, "(").replace(closing, ")")
    return simple, texts


def _trimmed(part: str, opening: str, closing: str) -> tuple[str, str, str]:
    """Blanks and opening delimiters in front, the text, and closing ones behind."""
    bare = part.lstrip(" " + opening)
    text = bare.rstrip(" " + closing)
    return part[: len(part) - len(bare)], text, bare[len(text) :]


class _Reader:
    """The simplified line as a tree: NOT binds closest, then XOR, AND, OR."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._depth = text, 0, 0
        self._next()

    def _next(self) -> None:
        found = _NEXT.match(self._text, self._at)
        if found:
            self._at = found.end()
            self._token = found[1] or found[2] or found[3]
            self._is_filter = found[3] is not None
        elif self._text[self._at :].strip():
            raise NotUnderstood("the brackets and operators between the filters do not fit")
        else:
            self._token, self._is_filter = "", False

    def tree(self) -> _Tree:
        tree = self._joined(0)
        if self._token:
            raise NotUnderstood("the brackets and operators between the filters do not fit")
        return tree

    def _joined(self, least: int) -> _Tree:
        left = self._value()
        while not self._is_filter and _STRENGTH.get(self._token, 0) > least:
            operator = self._token
            self._next()
            right = self._joined(_STRENGTH[operator])
            left = _Both(operator, left, right)  # type: ignore[arg-type]
        return left

    def _value(self, *, negated: bool = False) -> _Tree:
        if self._is_filter:
            place = int(self._token)
            self._next()
            return place
        if self._token == "NOT" and not negated:
            self._next()
            return _Not(self._value(negated=True))
        if self._token == "(":
            self._depth += 1
            if self._depth > DEEPEST:
                raise NotUnderstood(f"there are more than {DEEPEST} brackets in brackets")
            self._next()
            tree = self._joined(0)
            if self._token != ")" or self._is_filter:
                raise NotUnderstood("a closing bracket is missing between the filters")
            self._next()
            self._depth -= 1
            return tree
        raise NotUnderstood("the brackets and operators between the filters do not fit")


def _test(tree: _Tree, filters: list[Filter]) -> Test:
    match tree:
        case int():
            return filters[tree].keeps
        case _Not(of):
            inner = _test(of, filters)
            return lambda task, search: not inner(task, search)
        case _Both(operator, left, right):
            return _joined_test(operator, _test(left, filters), _test(right, filters))


def _joined_test(operator: Operator, one: Test, other: Test) -> Test:
    def both(task: Task, search: Search) -> bool:
        return one(task, search) and other(task, search)

    def some(task: Task, search: Search) -> bool:
        return one(task, search) or other(task, search)

    def either(task: Task, search: Search) -> bool:
        return one(task, search) is not other(task, search)

    return {"AND": both, "OR": some, "XOR": either}[operator]


def _explained(tree: _Tree, filters: list[Filter]) -> Explained:
    match tree:
        case int():
            return explained_filter(filters[tree])
        case _Not(of):
            return Explained("NOT:", (_explained(of, filters),))
        case _Both(operator, left, right):
            one, other = _explained(left, filters), _explained(right, filters)
            goes_on = isinstance(left, _Both) and left.operator == operator
            if goes_on and isinstance(right, int):
                return Explained(_TOLD[operator], (*one.below, other))
            return Explained(_TOLD[operator], (one, other))


def explained_filter(one: Filter) -> Explained:
    """A filter's line, with what it means below where that says more."""
    if not one.explained or [below.line for below in one.explained] == [one.line]:
        return Explained(one.line)
    return Explained(f"{one.line} =>", one.explained)
