"""Numbers as small pictures of letters: how much of a limit is used up, how often in each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FULL, _EMPTY, _OVER = "█", "░", "!"
_PARTS = 5
_HEIGHTS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"


def bar(value: int | None, limit: int | None) -> str:
    """`██░░░ ` for 12 of 30; `█████!` for more than all. Always six columns, or none where there
    is nothing to compare."""
    if value is None or not limit:
        return " " * (_PARTS + 1)
    filled = min(_PARTS, max(0, value) * _PARTS // limit)
    return _FULL * filled + _EMPTY * (_PARTS - filled) + (_OVER if value > limit else " ")


def sparkline(numbers: Sequence[int], top: int) -> str:
    """A letter for each number, the higher the more, up to `top` and above: `·▃·▁█`."""
    return "".join(
        _HEIGHTS[(min(number, top) * len(_HEIGHTS) - 1) // top] if number else _NOTHING
        for number in numbers
    )
