"""Who was at the events within a daily or weekly note, and the contacts that they show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.interpret.day_sections import DayEvent, dated_events, day_events
from kg.interpret.meetings import attendance_claims, channel_of, kind_by_title
from kg.interpret.note_view import NoteView, link_ref
from kg.interpret.people.boxes import roster_boxes
from kg.model.contact_rules import CERTAINTY
from kg.model.kinds import Bases, Basis, Certainties, Certainty, Channels, Kinds, NameForms
from kg.model.names import slug
from kg.model.page import Claim, Evidence, Ref


class Told(NamedTuple):
    """What such events say; `boxes` are lines of checkboxes that say who came, `present` the folded
    names of who was there."""

    claims: list[Claim]
    evidence: list[Evidence]
    boxes: tuple[int, ...]
    present: frozenset[str]


NOTHING = Told([], [], (), frozenset())


def told_by(view: NoteView, day: str) -> Told:
    """Who was at the events of such a note, and the contacts that they show."""
    return _told(day_events(view, day), view)


def told_by_person(view: NoteView) -> Told:
    """The same of the dated sections of a person's page."""
    return _told(dated_events(view), view)


def _told(events: tuple[DayEvent, ...], view: NoteView) -> Told:
    if not events:
        return NOTHING
    told = Told([], [], tuple(_boxes(events)), _present(events))
    for one in events:
        if one.no_event is not None:
            told.evidence.extend(_in_vain(one, one.no_event))
            continue
        kind = kind_by_title(one.title, view)
        ref = Ref(one.title, Kinds.MEETING, False, one.line, date=one.day)
        told.claims.append(Claim("kind", kind, None, Bases.HEADING, 0, one.line, ref))
        told.claims.extend(attendance_claims(one.attendees, ref))
        told.evidence.extend(_evidence(one, ref, channel_of(kind), view))
    return told


def _in_vain(event: DayEvent, basis: Basis) -> Iterator[Evidence]:
    """Mentions of those whom the lists of what was called off name."""
    for one in event.attendees:
        if one.named.ref.form != NameForms.ME:
            yield Evidence(
                basis, event.day, Channels.MENTION, (one.named.ref,), (), False, None, 0,
                CERTAINTY[basis], one.named.ref.line, event.title,
            )  # fmt: skip


def _boxes(events: tuple[DayEvent, ...]) -> Iterator[int]:
    for event in events:
        for one in event.lists:
            yield from roster_boxes(one)


def _present(events: tuple[DayEvent, ...]) -> frozenset[str]:
    return frozenset(slug(a.named.ref.text) for one in events for a in one.attendees)


def _evidence(event: DayEvent, ref: Ref, channel: str, view: NoteView) -> Iterator[Evidence]:
    there = [one for one in event.attendees if not one.absent]
    listed = {entry.line for one in event.lists for entry in one.entries}
    about = [
        link_ref(link, "", maybe=True)
        for start, links in view.links_by_block.items()
        if event.line <= start <= event.last
        for link in links
        if link.line not in listed
    ]
    places: dict[tuple[int, Certainty], list[Ref]] = {}
    for one in there:
        if one.named.ref.form != NameForms.ME:
            places.setdefault((one.named.ref.line, one.certainty), []).append(one.named.ref)
    for (line, certainty), people in places.items():
        sure = CERTAINTY[Bases.MEETING] if certainty == Certainties.EXPLICIT else certainty
        yield Evidence(
            Bases.MEETING, event.day, channel, tuple(people), tuple(dict.fromkeys(about)),
            False, ref, 1, sure, line, event.title,
        )  # fmt: skip
