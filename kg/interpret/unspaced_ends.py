"""What a line in a script without spaces says at its end of a contact: plans, callings-off.

There the word that decides stands last: *[[佐藤]]に電話する予定*, *[[박서준]]과 회의가 취소됨*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.words import CALLED_OFF_ENDS, STILL_TO_DO_ENDS
from kg.model.names import is_unspaced
from kg.model.rules import Rules

_CLAUSE = re.compile(r"[、，,。．.；;！!？?（(]")


def is_off_at_end(behind: str, rules: Rules) -> bool:
    """Whether the first clause of what stands behind whom it was with ends in such a word."""
    clause = _CLAUSE.split(behind.strip(), maxsplit=1)[0].strip()
    if not clause or not is_unspaced(clause[-1]):
        return False
    if clause.endswith(STILL_TO_DO_ENDS):
        return True
    calling_off = _unspaced(rules.called_off) + _unspaced(rules.planned)
    return any(clause.removesuffix(end).endswith(calling_off) for end in ("", *CALLED_OFF_ENDS))


@lru_cache(maxsize=16)
def _unspaced(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if is_unspaced(word[-1]))
