"""Options that the commands of the graph share."""

from __future__ import annotations

from kg.cli.command import TEXT, Argument, Option, Value, one_of_kinds
from kg.cli.values import MOMENT, whole
from kg.model.kinds import KINDS


def _from_one(text: str) -> int:
    if (number := whole(text)) < 1:
        raise ValueError("0 is too few; it begins with 1.")
    return number


def _per_cent(text: str) -> int:
    if (number := whole(text)) > 100:
        raise ValueError(f"{number} is more than 100 per cent.")
    return number


FROM_ONE = Value("N", _from_one)
PER_CENT = Value("PERCENT", _per_cent)

NAME = Argument("name", "A person, project, note or anything else.", joined=True, complete="name")
KIND = Option(
    "kind", "Only things of this kind.", value=one_of_kinds(*KINDS), many=True, complete="kind"
)
TIE = Option(
    "tie",
    "Only by this kind of tie: attended, owns, contacted, link, …",
    value=TEXT,
    many=True,
)
DEPTH = Option("depth", "At most so many ties away.", value=FROM_ONE, default=1)
UNTIL = Option(
    "until", "Only until this day (2026-01-31), or until this long ago (7d).", value=MOMENT
)
WITH_ME = Option("with_me", "Count yourself in, too.")
