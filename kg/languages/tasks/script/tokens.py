"""Scripts in tokens."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kg.languages.tasks.script.errors import Unreadable

Kind = Literal["number", "text", "template", "pattern", "name", "sign", "end"]
_CODE_POINT = re.compile(r"\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4})")
_TWO_DIGITS = re.compile("[0-9a-fA-F]{2}")
_BLANK = re.compile(r"(?:\s+|//[^\n]*)+")
_NAME = re.compile(r"[A-Za-z_$\u0080-\uffff][\w$]*")
_SIGN = re.compile(
    r"\?\?=|\?\.(?![0-9])|\.\.\.|===|!==|\*\*|=>|==|!=|<=|>=|&&|\|\||\?\?|\+\+|--|\+=|-=|\*=|/="
    r"|[-+*/%!<>=?:.,;(){}\[\]&|^~]"
)
_OF_KIND: dict[Kind, re.Pattern[str]] = {
    "number": re.compile(r"0[xX][0-9a-fA-F]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
    "name": _NAME,
    "sign": _SIGN,
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
# Behind these a `/` divides.
_ENDS_VALUE = frozenset(")]}")


class Token(NamedTuple):
    """A token: its text (of a template its parts: texts and scripts in turns) and its place."""

    kind: Kind
    text: str
    at: int
    parts: tuple[str, ...] = ()


def tokens_of(source: str) -> list[Token]:
    """The tokens of a script, with one for its end. Raises Unreadable."""
    found: list[Token] = []
    at = 0
    while True:
        at = _behind_blanks(source, at)
        if at >= len(source):
            return [*found, Token("end", "", len(source))]
        token, at = _token(source, at, found[-1] if found else None)
        found.append(token)


def _behind_blanks(source: str, at: int) -> int:
    while True:
        blank = _BLANK.match(source, at)
        if blank:
            at = blank.end()
        elif source.startswith("/*", at):
            end = source.find("*/", at + 2)
            if end < 0:
                raise Unreadable("a comment (/*) has no end", at)
            at = end + 2
        else:
            return at


def _token(source: str, at: int, before: Token | None) -> tuple[Token, int]:
    char = source[at]
    if char in "\"'":
        return _text(source, at)
    if char == "`":
        return _template(source, at)
    if char == "/" and not _is_value(before):
        return _pattern(source, at)
    for kind in _OF_KIND:
        if found := _OF_KIND[kind].match(source, at):
            return Token(kind, found[0], at), found.end()
    raise Unreadable(f"{char!r} stands where nothing can begin with it", at)


def _is_value(token: Token | None) -> bool:
    if token is None:
        return False
    if token.kind == "name":
        return token.text not in ("return", "typeof")
    return token.kind != "sign" or token.text in _ENDS_VALUE


def _escape(source: str, at: int) -> tuple[str, int]:
    """What a backslash at a place stands for, and where the text goes on."""
    char = source[at + 1 : at + 2]
    if char == "u":
        braced = _CODE_POINT.match(source, at + 2)
        if braced and int(braced[1] or braced[2], 16) < 0x110000:
            return chr(int(braced[1] or braced[2], 16)), braced.end()
    if char == "x" and (digits := _TWO_DIGITS.match(source, at + 2)):
        return chr(int(digits[0], 16)), digits.end()
    return _ESCAPES.get(char, char), at + 2


def _text(source: str, at: int) -> tuple[Token, int]:
    quote, start = source[at], at
    parts: list[str] = []
    at += 1
    while at < len(source) and source[at] != quote:
        if source[at] == "\\":
            part, at = _escape(source, at)
        else:
            part, at = source[at], at + 1
        parts.append(part)
    if at >= len(source):
        raise Unreadable(f"a text ({quote}) has no end", start)
    return Token("text", "".join(parts), start), at + 1


def _template(source: str, at: int) -> tuple[Token, int]:
    start = at
    parts, text = [], ""
    at += 1
    while at < len(source) and source[at] != "`":
        if source[at] == "\\":
            part, at = _escape(source, at)
            text += part
        elif source.startswith("${", at):
            end = _closing(source, at + 2)
            parts += [text, source[at + 2 : end]]
            text, at = "", end + 1
        else:
            text, at = text + source[at], at + 1
    if at >= len(source):
        raise Unreadable("a text (`) has no end", start)
    return Token("template", "", start, (*parts, text)), at + 1


def _closing(source: str, at: int) -> int:
    """Where the `}` stands that ends the script in a template."""
    depth, start = 0, at
    while at < len(source):
        if source[at] in "\"'":
            at = _text(source, at)[1]
            continue
        if source[at] == "}" and not depth:
            return at
        depth += {"{": 1, "}": -1}.get(source[at], 0)
        at += 1
    raise Unreadable("${ has no }", start)


def _pattern(source: str, at: int) -> tuple[Token, int]:
    start, in_class = at, False
    at += 1
    while at < len(source) and (in_class or source[at] != "/"):
        if source[at] == "\\":
            at += 1
        elif source[at] in "[]":
            in_class = source[at] == "["
        at += 1
    if at >= len(source):
        raise Unreadable("a regular expression (/) has no end", start)
    flags = _NAME.match(source, at + 1)
    end = flags.end() if flags else at + 1
    return Token("pattern", source[start + 1 : at], start, (flags[0] if flags else "",)), end
