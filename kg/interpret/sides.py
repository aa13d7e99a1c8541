"""Sides of a meeting that group people without naming a company: *Us*, *The client's side (Acme)*."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model.names import slug

_SIDES = frozenset(
    slug(word)
    for word in (
        "us them we ours theirs internal external client customer "
        "uns wir intern extern kunde nous eux interne externe nosotros ellos nós eles noi loro "
        "wij zij oss dem vi my oni мы они 我方 对方 甲方 乙方 弊社 先方 우리 상대"
    ).split()
)
_SIDE = re.compile(r"\b(?:side|seite|côté|lado|lato|parte|kant|siden|sidan|strona|сторона)$", re.I)
_BRACKET = re.compile(r"\s*[(（]([^()（）]+)[)）]\s*$")


class Side(NamedTuple):
    """A side, and the company that is named with it, "" for none."""

    company: str


def side_of(text: str) -> Side | None:
    """The side that a label, a heading or a key of a map speaks of; None for anything else."""
    bare = text.strip(" *_:：")
    bracket = _BRACKET.search(bare)
    name = bare[: bracket.start()] if bracket else bare
    if slug(name) not in _SIDES and not _SIDE.search(name):
        return None
    return Side(bracket[1].strip() if bracket else "")
