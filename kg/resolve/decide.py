"""From what notes claim to one row a node: of several pages the primary one decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, cast

from kg.model.kinds import EMPLOYER_FIELD, Basis, Certainties, Certainty


class Claimed(NamedTuple):
    """A claim as the tables hold it. `page` is the claiming note's place among the node's own pages
    (0 = the primary one), or None for a note that is no page of the node."""

    field: str
    value: str | None
    value_id: int | None
    basis: Basis
    rank: int
    page: int | None
    path: str
    note_id: int
    line: int


class Dispute(NamedTuple):
    """Two places that say different things of one field; `winner` is the one that counts."""

    field: str
    winner: Claimed
    loser: Claimed


class Attendee(NamedTuple):
    """The best evidence that a person was at a meeting."""

    person_id: int
    basis: Basis
    certainty: Certainty
    note_id: int
    line: int


# What people keep in one place only; notes that differ here deserve a word.
DISPUTABLE = frozenset({"status", "owner", "due", "priority", "email", "role", EMPLOYER_FIELD})
# What is not decided: whatever lists of people and mails say holds, and what nobody is called by is
# told.
UNDECIDED = frozenset({"attendee", "absent", "not_person", "sender", "unknown_mention"})
_BY_OTHERS = 1_000_000


def strength(claim: Claimed) -> tuple[int, int, str, int, str]:
    """Sorts claims, the strongest first: own pages in their order, then other notes by path."""
    page = _BY_OTHERS if claim.page is None else claim.page
    return (page, claim.rank, claim.path, claim.line, claim.value or "")


def decide(
    claims: Iterable[Claimed], status: Callable[[str], str]
) -> tuple[dict[str, Claimed], list[Dispute]]:
    """The claim that counts for each field, and the claims on the node's own pages that differ.

    `status` normalises a status as it is written. Attendees are not decided here: everyone who is
    claimed to attend, attends.
    """
    decided: dict[str, Claimed] = {}
    disputes: list[Dispute] = []
    for claim in sorted([c for c in claims if c.field not in UNDECIDED], key=strength):
        winner = decided.setdefault(claim.field, claim)
        if winner is claim or claim.page is None or claim.field not in DISPUTABLE:
            continue
        if not _agree(winner, claim, status if claim.field == "status" else str.casefold):
            disputes.append(Dispute(claim.field, winner, claim))
    return decided, disputes


class Present(NamedTuple):
    """Who was at a meeting and who was absent, each once with the best evidence, and the texts in
    its lists that name nobody."""

    there: list[Attendee]
    absent: list[Attendee]
    not_people: list[str]


def attendance(claims: Sequence[Claimed]) -> Present:
    """What the lists of a meeting say, taken together: within a note who was present was there,
    whatever else it says, but a page that says absent outweighs all others."""
    there = _people(claims, "attendee")
    listed = {(one.value_id, one.note_id) for one in claims if one.field == "attendee"}
    absent = _people([one for one in claims if (one.value_id, one.note_id) not in listed], "absent")
    nobody = [claim for claim in claims if claim.field == "not_person"]
    texts = dict.fromkeys(claim.value or "" for claim in sorted(nobody, key=_by_rank))
    return Present(
        [one for person, one in there.items() if person not in absent],
        list(absent.values()),
        list(texts),
    )


def _people(claims: Iterable[Claimed], field: str) -> dict[int, Attendee]:
    found: dict[int, Attendee] = {}
    for claim in sorted([c for c in claims if c.field == field], key=_by_rank):
        if claim.value_id is not None:
            found.setdefault(
                claim.value_id,
                Attendee(
                    claim.value_id,
                    claim.basis,
                    cast(Certainty, claim.value or Certainties.EXPLICIT),
                    claim.note_id,
                    claim.line,
                ),
            )
    return found


def _by_rank(claim: Claimed) -> tuple[int, int, str, int]:
    page = _BY_OTHERS if claim.page is None else claim.page
    return (claim.rank, page, claim.path, claim.line)


def _agree(one: Claimed, other: Claimed, fold: Callable[[str], str]) -> bool:
    if one.value_id is not None or other.value_id is not None:
        return one.value_id == other.value_id
    return fold(one.value or "") == fold(other.value or "")
