"""Going through a text token by token, with the furthest place where something was expected.

The language has no words that stand by themselves: `1or 1` is `1 or 1`, and `a-b` is one name. So
a token is taken by what the parser expects, not beforehand.
"""

from __future__ import annotations

import re

from kg.languages.dataview.tokens import BLANK
from kg.languages.errors import Unreadable

_DEEPEST = 60  # brackets in brackets
_LONGEST = 100_000  # characters


class Reader:
    """A place in a text. What does not stand there is remembered for the sentence of an error."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._furthest = 0
        self._expected: dict[str, None] = {}
        self._depth = 0
        if len(text) > _LONGEST:
            raise Unreadable(text, _LONGEST, ("the end of a query of at most 100,000 characters",))

    def take(self, pattern: re.Pattern[str], name: str) -> re.Match[str] | None:
        """Go past a token if it stands here."""
        found = pattern.match(self.text, self.at)
        if found is None:
            self.expect(name)
            return None
        self.at = found.end()
        return found

    def sign(self, sign: str) -> bool:
        """Go past these characters if they stand here."""
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        self.expect(repr(sign))
        return False

    def blank(self) -> bool:
        """Go past blanks; whether there were any."""
        found = BLANK.match(self.text, self.at)
        start, self.at = self.at, found.end() if found else self.at
        return self.at > start

    def expect(self, name: str) -> None:
        """Remember that this could stand here; "" for what may always stand there."""
        if not name:
            return
        if self.at > self._furthest:
            self._furthest = self.at
            self._expected.clear()
        if self.at == self._furthest:
            self._expected[name] = None

    def enter(self) -> None:
        """Go into brackets. Raises Unreadable where they nest too deep."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(self.text, self.at, (f"no more than {_DEEPEST} brackets in brackets",))

    def leave(self) -> None:
        """Go out of brackets."""
        self._depth -= 1

    @property
    def ended(self) -> bool:
        """Whether all has been read."""
        return self.at >= len(self.text)

    def wrong(self) -> Unreadable:
        """What to raise: the furthest place, and what could stand there."""
        return Unreadable(self.text, max(self._furthest, self.at), tuple(self._expected))
