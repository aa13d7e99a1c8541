"""Classes of characters: what stands in square brackets."""

from __future__ import annotations

from kg.regex import characters as chars
from kg.regex.escapes import SETS, Escapes
from kg.regex.nodes import Refused, Test

_SETS = ("--", "\\q", "[", *(2 * mark for mark in "&!#$%*+,.:;<=>?@^`~"))
_RESERVED = "()[]{}/-|"  # in a class, with flag v


def read_class(reader: Escapes) -> Test:
    """The class whose opening bracket has been read. Raises Refused."""
    inverted = reader.take("^")
    singles: set[str] = set()
    tests: list[Test] = []
    while not reader.take("]"):
        if "v" in reader.flags:
            _refuse_sets(reader)
        first = _member(reader)
        if not (reader.peek() == "-" and reader.source[reader.at + 1 : reader.at + 2] != "]"):
            _add(first, singles, tests)
            continue
        reader.at += 1
        if "v" in reader.flags:
            _refuse_sets(reader)
        last = _member(reader)
        if isinstance(first, str) and isinstance(last, str):
            if first > last:
                raise Refused(f"the range {first}-{last} is out of order")
            tests.append(chars.inside(first, last))
        elif reader.unicode:
            raise Refused("a range needs a character on both sides")
        else:
            for member in (first, "-", last):
                _add(member, singles, tests)
    found = (
        chars.any_of([frozenset(singles).__contains__, *tests]) if tests else singles.__contains__
    )
    # Here and not behind the case: with flag i, [^a] is what is no a in any case.
    return chars.outside(reader.cased(found)) if inverted else reader.cased(found)


def _add(member: str | Test, singles: set[str], tests: list[Test]) -> None:
    if isinstance(member, str):
        singles.add(member)
    else:
        tests.append(member)


def _member(reader: Escapes) -> str | Test:
    """A character, or an escape for several."""
    char = reader.peek()
    if not char:
        raise Refused("a [ is never closed")
    reader.at += 1
    if char != "\\":
        return char
    escaped = reader.peek()
    if escaped == "b":
        reader.at += 1
        return "\b"
    if escaped in SETS or (reader.unicode and escaped in ("p", "P")):
        return reader.set_escape()
    return reader.character_escape(in_class=True)


def _refuse_sets(reader: Escapes) -> None:
    for mark in _SETS:
        if reader.source.startswith(mark, reader.at):
            raise Refused(f"set notation of flag v, {mark} in a class, is not known")
    if reader.peek() in _RESERVED and reader.peek():
        raise Refused(f"with flag v, {reader.peek()} in a class needs a backslash")
