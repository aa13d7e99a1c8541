"""Numbers as small pictures of letters: how much of a limit is used up, how often in each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FULL, _EMPTY, _LIMIT, _FAR = "━", "─", "│", "!"
_PARTS = 3  # up to the limit, and as many again beyond it
BAR = 2 * _PARTS + 2
_HEIGHTS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"


def bar(value: int | None, limit: int | None) -> str:
    """How much of a limit is used up, and what is beyond it: `━──│─── ` for 12 of 30,
    `━━━│━── ` for 35, `━━━│━━━!` for more than twice as much. Always `BAR` columns, empty where
    there is nothing to compare."""
    if value is None or not limit:
        return " " * BAR
    within = min(_PARTS, max(0, value) * _PARTS // limit)
    beyond = min(_PARTS, -(-max(0, value - limit) * _PARTS // limit))
    parts = [_FULL * many + _EMPTY * (_PARTS - many) for many in (within, beyond)]
    return _LIMIT.join(parts) + (_FAR if value > 2 * limit else " ")


def sparkline(numbers: Sequence[int], top: int) -> str:
    """A letter for each number, the higher the more, up to `top` and above: `·▃·▁█`."""
    return "".join(
        _HEIGHTS[(min(number, top) * len(_HEIGHTS) - 1) // top] if number else _NOTHING
        for number in numbers
    )
