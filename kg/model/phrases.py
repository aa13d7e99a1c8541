"""Ties and lists in words: “Ann attended 2025-10-06 Offer review”, “which was about Apollo”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = (
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
# Kind of tie → how it is said from its source, and from its target.
_SAID = {
    "about": ("was about", "was the subject of"),
    "attended": ("attended", "was attended by"),
    "contacted": ("had contact about", "was the subject of a contact with"),
    "knows": ("knows", "is known by"),
    "link": ("links to", "is linked from"),
    "member": ("counts among its people", "is one of the people of"),
    "mentioned": ("was mentioned with", "was mentioned with"),
    "owns": ("owns", "is owned by"),
    "part_of": ("is part of", "includes"),
    "related": ("is related to", "is related to"),
    "reports_to": ("reports to", "manages"),
    "tagged": ("is tagged", "is the tag of"),
    "task": ("has a task about", "is the subject of a task of"),
    "works_for": ("works for", "employs"),
}


def listed(words: Sequence[str], last: str) -> str:
    """Words in a sentence, with `last` before the last one: *Ann, Bob and Cy*."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def verb(tie: str, *, out: bool) -> str:
    """What stands between source and target, or, without `out`, between target and source."""
    said = _SAID.get(tie)
    if said is None:
        name = tie.replace("_", " ")
        said = (f"has as {name}", f"is the {name} of")
    return said[0] if out else said[1]


def named(kind: str, label: str, date: str | None = None) -> str:
    """A thing as a sentence names it: a meeting with its day, a tag with its sign."""
    if kind == Kinds.MEETING and date and not label.startswith(date[:10]):
        return f"{date[:10]} {label}"
    return f"#{label}" if kind == Kinds.TAG else label


def pronoun(kind: str) -> str:
    """What a sentence goes on with, after a thing of this kind."""
    return "who" if kind == Kinds.PERSON else "which"
