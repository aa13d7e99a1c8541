"""Of which events a note is a page, and what of it the event's other pages gainsay."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.event import Event, Place
from kg.model.kinds import Codes, EventBases, EventBasis, Kinds, Severities
from kg.model.note import Problem
from kg.resolve.lookups import Lookups
from kg.resolve.values import ResolvedPage


def event_pages(lookups: Lookups) -> tuple[ResolvedPage, ...]:
    """The events that the note, or a line of it, is a page of; a copy is no page of its own."""
    return () if lookups.copied else tuple(_event_pages(lookups))


def _event_pages(lookups: Lookups) -> Iterator[ResolvedPage]:
    if lookups.kind == Kinds.MEETING:
        yield ResolvedPage(lookups.key, 1, _basis(lookups.place))
    for one in lookups.page.inner:
        key = lookups.meeting(one.ref)
        if key is not None:
            yield ResolvedPage(key, one.ref.line, _basis(lookups.place_at(one.ref)))


def _basis(place: Place | None) -> EventBasis:
    return place.basis if place else EventBases.OWN


def tell_differences(lookups: Lookups) -> None:
    """Tell that the event has another day than the page, or that another event has its day and
    title; and not that the page has no day, where the event has one."""
    place = lookups.place
    if place is None or lookups.kind != Kinds.MEETING or lookups.copied:
        return
    event, own, _ = place
    if event.day and not own.day:
        lookups.problems = [
            one for one in lookups.problems if one.code != Codes.MEETING_WITHOUT_DATE
        ]
    elif own.day and own.day != event.day:
        lookups.problems.append(_differs(event, own.day))
    if event.rival and event.pages[0][0] == own:
        lookups.problems.append(_same_title(event, lookups.label()))


def _differs(event: Event, day: str) -> Problem:
    other = next((one.path for one, _ in event.pages if one.day == event.day), None)
    where = f", as {other} says" if other else ""
    message = (
        f"this page says {day}, but its event was on {event.day}{where}; give both the same day, "
        "or keep them apart by `not_same` in kg.toml if they are two events"
    )
    return Problem(Codes.EVENT_PAGES_DIFFER, message, 1, Severities.INFO)


def _same_title(event: Event, title: str) -> Problem:
    message = (
        f"“{title}” has the day and the title of {event.rival}, but they share nobody, so they are "
        "two events; if they are one, let one name the other as its `source_ref`, or name in both "
        "who was there"
    )
    return Problem(Codes.SAME_TITLE, message, 1, Severities.INFO)
