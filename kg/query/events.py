"""What happened with somebody, a row an event: the pieces of evidence of one event put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.contacts import ContactEvent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.answers.contacts import ContactEvidence


def events(evidence: Iterable[ContactEvidence]) -> tuple[ContactEvent, ...]:
    """The events that pieces of evidence show, in their order (the newest first).

    Evidence of one day and one meeting is one event. What names no meeting belongs to the event of
    its day in the same channel, if there is one: a page of a project that tells of a call, beside
    the note of it. The place is that of the first piece, which is the best.
    """
    found: dict[tuple[str, str], list[ContactEvidence]] = {}
    for one in evidence:
        key = (one.date, one.meeting or "")
        if one.meeting is None:
            key = next((k for k, of in found.items() if _same(of[0], one)), (*key[:1], one.channel))
        found.setdefault(key, []).append(one)
    return tuple(map(_event, found.values()))


def _same(one: ContactEvidence, other: ContactEvidence) -> bool:
    return one.date == other.date and one.channel == other.channel


def _event(pieces: list[ContactEvidence]) -> ContactEvent:
    first = pieces[0]
    people = dict.fromkeys(one.person for one in pieces)
    about = dict.fromkeys(one.subject for one in pieces if one.subject)
    return ContactEvent(
        first.date,
        first.channel,
        first.meeting or first.text,
        "; ".join(people),
        "; ".join(about) or None,
        first.source,
        first.line,
    )
