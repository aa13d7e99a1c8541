"""How much of a note is laid out, and how the rest is shown.

Markdown takes time for each line and for each sign that may mean something, and little for words:
so long notes of words are laid out whole, and none takes seconds. A page could also become much
longer than the note: each row of a table gets all its columns, each link its whole address.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock

LONGEST = 300_000  # characters of a note that are shown
_PLAIN_LINES = 20_000  # lines that are shown as they are written
_WORK = 400_000  # in the units of `_work`; about a second
_CELLS = 20_000  # of all tables together
_ADDRESSES = 1_000_000  # characters of the addresses of all links together
# The characters at which a run of plain text ends for the parser.
_SIGN = re.compile(r"[!#$%&*+:<=>@\[\\\]^_`{|}~-]")

_GOES_ON = "The note goes on; only its beginning is shown."
_AS_WRITTEN = "From here on the note is shown as it is written, because it is too long to lay out."
_TOO_MANY = "Not all tables and links of the note are laid out, because they are too many."

Rule = Callable[[StateBlock, int, int, bool], bool]


class Left:
    """What may still be spent on the tables and links of a note."""

    def __init__(self) -> None:
        self.cells = _CELLS
        self.addresses = _ADDRESSES
        self.is_short = False  # whether something was left out

    def take_address(self, address: str) -> bool:
        """Whether one more link may have this address."""
        self.addresses -= len(address)
        return self._noted(self.addresses >= 0)

    def take_cells(self, cells: int) -> bool:
        """Whether a table may have so many cells."""
        self.cells -= cells
        return self._noted(self.cells >= 0)

    def _noted(self, enough: bool) -> bool:
        self.is_short = self.is_short or not enough
        return enough


def _work(line: str) -> int:
    return 20 + len(line) // 8 + 4 * len(_SIGN.findall(line))


def laid_out(text: str) -> int:
    """How many characters of the text, in whole lines, are read as Markdown."""
    left, at = _WORK, 0
    for line in text.split("\n"):
        left -= _work(line)
        if left < 0:
            return at
        at += len(line) + 1
    return len(text)


def rest(text: str, first_line: int, left: Left, *, is_cut: bool) -> str:
    """What follows the part that is laid out: the text as it is written, and what is not shown.

    `text` is what is not laid out, from `first_line` on; with `is_cut` the note is longer.
    """
    found = [_said(_TOO_MANY)] if left.is_short else []
    if text:
        lines = text.split("\n")
        shown = [
            f'<span id="L{first_line + at}">{escapeHtml(line)}</span>' if line.strip() else ""
            for at, line in enumerate(lines[:_PLAIN_LINES])
        ]
        found += [_said(_AS_WRITTEN), '<pre class="kg-plain">', "\n".join(shown), "</pre>"]
        is_cut = is_cut or len(lines) > _PLAIN_LINES
    return "".join(found) + (_said(_GOES_ON) if is_cut else "")


def _said(sentence: str) -> str:
    return f'<p class="kg-soft">{sentence}</p>'


def few_cells(table: Rule) -> Rule:
    """The parser's rule for tables, for those that do not take too many cells."""

    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        left: Left = state.env["left"]
        if left.cells < 0 or not table(state, start, end, True):
            return False
        if silent:
            return True
        columns = state.src.count("|", state.bMarks[start], state.eMarks[start]) + 1
        most = min(end - start, left.cells // columns + 1)
        rows = next((at for at in range(most) if state.isEmpty(start + at)), most)
        return left.take_cells(rows * columns) and table(state, start, end, False)

    return bounded
