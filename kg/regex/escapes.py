"""What a backslash begins in a JavaScript regular expression."""

from __future__ import annotations

import re
from functools import cached_property

from kg.regex import characters as chars
from kg.regex.nodes import Refused, Test

SETS = ("d", "D", "s", "S", "w", "W")
_CONTROLS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_HEX = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})")
_LOW_HALF = re.compile(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_CODE_POINT = re.compile(r"u\{0*([0-9a-fA-F]{1,6})\}")
_OCTAL = re.compile(r"[0-3][0-7]{0,2}|[4-7][0-7]?")
_NUMBER = re.compile(r"[1-9]\d*", re.ASCII)
_PROPERTY = re.compile(r"[pP]\{([\w=]+)\}", re.ASCII)
# Steps over the source: an escape, a class, or an opening bracket that captures.
_CAPTURE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]?|(\((?!\?)|\(\?<(?![=!]))", re.DOTALL)


class Escapes:
    """Reading at a place of the source: `at` is behind the backslash when an escape is read."""

    def __init__(self, source: str, flags: str) -> None:
        self.source, self.flags, self.at = source, flags, 0
        self.unicode = "u" in flags or "v" in flags

    @property
    def wide(self) -> bool:
        """Whether words hold the two letters that are s and k in another case."""
        return self.unicode and "i" in self.flags

    @cached_property
    def groups(self) -> tuple[int, bool]:
        """How many groups can be referred to, and whether one of them has a name."""
        found = [match[1] for match in _CAPTURE.finditer(self.source) if match[1]]
        return len(found), "(?<" in found

    def peek(self) -> str:
        """The next character, "" at the end."""
        return self.source[self.at : self.at + 1]

    def take(self, text: str) -> bool:
        """Go past the text if it stands here."""
        found = self.source.startswith(text, self.at)
        if found:
            self.at += len(text)
        return found

    def cased(self, test: Test) -> Test:
        """The test, without heed of case where flag i is on."""
        return chars.in_any_case(test, unicode=self.unicode) if "i" in self.flags else test

    def back_reference(self) -> str:
        """The back-reference that stands here, "" where there is none."""
        count, named = self.groups if self.peek() in "k123456789" else (0, False)
        if self.peek() == "k" and (named or self.unicode):
            return "\\k"
        number = _NUMBER.match(self.source, self.at)
        if number and (self.unicode or (len(number[0]) < 4 and int(number[0]) <= count)):
            return "\\" + number[0][:10]
        return ""

    def set_escape(self) -> Test:
        """`\\d` and its like, or a property."""
        char = self.peek()
        if char in ("p", "P"):
            found = _PROPERTY.match(self.source, self.at)
            if found is None:
                raise Refused("\\p needs a property, such as \\p{L}")
            self.at = found.end()
            test = chars.category(found[1])
        else:
            self.at += 1
            test = {
                "d": chars.DIGITS.__contains__,
                "s": chars.SPACE.__contains__,
                "w": chars.word(wide=self.wide).__contains__,
            }[char.lower()]
        if char.islower():
            return test
        # Flag v asks for what is not in the set in any case, flag u for any case of what is not.
        return chars.outside(self.cased(test) if "v" in self.flags else test)

    def character_escape(self, *, in_class: bool) -> str:
        """The character that an escape stands for."""
        char = self.peek()
        if not char:
            raise Refused("it ends in a backslash")
        if found := self._by_number():
            return found
        if char == "c":
            return self._control(in_class)
        if char == "0" or (char in "1234567" and not self.unicode):
            return self._octal()
        self.at += 1
        if char in _CONTROLS:
            return _CONTROLS[char]
        if self.unicode and not (char in _SYNTAX or (in_class and char == "-")):
            raise Refused(f"with flag u or v there is no escape \\{char}")
        return char

    def _by_number(self) -> str:
        if self.unicode and (found := _CODE_POINT.match(self.source, self.at)):
            if int(found[1], 16) > 0x10FFFF:
                raise Refused(f"there is no character \\{found[0]}")
            self.at = found.end()
            return chr(int(found[1], 16))
        found = _HEX.match(self.source, self.at)
        if found is None:
            return ""
        self.at = found.end()
        code = int(found[1] or found[2], 16)
        low = _LOW_HALF.match(self.source, self.at) if 0xD800 <= code < 0xDC00 else None
        if low is None:
            return chr(code)
        self.at = low.end()
        return chr(0x10000 + (code - 0xD800) * 0x400 + int(low[1], 16) - 0xDC00)

    def _control(self, in_class: bool) -> str:
        letter = self.source[self.at + 1 : self.at + 2]
        more = in_class and not self.unicode and (letter == "_" or letter.isdigit())
        if letter.isascii() and letter and (letter.isalpha() or more):
            self.at += 2
            return chr(ord(letter) % 32)
        if self.unicode:
            raise Refused("\\c needs a letter")
        return "\\"  # and the c is read as a letter of its own

    def _octal(self) -> str:
        found = _OCTAL.match(self.source, self.at)
        digits = found[0] if found else "0"
        if self.unicode and (digits != "0" or self.source[self.at + 1 : self.at + 2].isdigit()):
            raise Refused("with flag u or v, \\0 may have no digit behind it")
        self.at += len(digits)
        return chr(int(digits, 8))
