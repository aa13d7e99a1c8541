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
    first: dict[tuple[str, str], tuple[str, str]] = {}  # day and channel → the first event of them
    for one in evidence:
        alike = (one.date, one.channel)
        key = first.get(alike, alike) if one.meeting is None else (one.date, one.meeting)
        if key not in found:
            found[key] = []
            first.setdefault(alike, key)
        found[key].append(one)
    return tuple(map(_event, found.values()))


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
