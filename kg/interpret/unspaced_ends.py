"""What a line in a script without spaces says at its end of a contact: plans, callings-off.

There the word that decides stands last: *[[佐藤]]に電話する予定*, *[[박서준]]과 회의가 취소됨*.
"""

from __future__ import annotations

import re

from kg.interpret.vocabulary_cache import MadeOnce
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
    words = _off_or_planned(rules)
    return any(clause.removesuffix(end).endswith(words) for end in ("", *CALLED_OFF_ENDS))


@MadeOnce
def _off_or_planned(rules: Rules) -> tuple[str, ...]:
    return tuple(word for word in rules.called_off + rules.planned if is_unspaced(word[-1]))
