"""The events that stand in a note: minutes with several dated headings, each with its own list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from kg.interpret.called_off import CalledOff
from kg.interpret.cancellations import is_off
from kg.interpret.classify import may_be_meeting, stated_kind
from kg.interpret.dated_sections import DatedSection, dated_sections
from kg.interpret.day_labels import day_label
from kg.interpret.day_places import (
    CREATED,
    FILE,
    FOLDER,
    HEADING,
    PROPERTY,
    TITLE,
    NoteDay,
    daily_day,
)
from kg.interpret.day_words import WEEKDAYS
from kg.interpret.days import settle
from kg.interpret.lazy import lazy
from kg.interpret.mails import messages_of
from kg.interpret.meetings import (
    all_subjects,
    channel_of,
    each_once,
    filed_under,
    kind_by_title,
    links_of,
)
from kg.interpret.minutes import Minutes, MinutesOf, minutes_in, read_alone
from kg.interpret.named import plain
from kg.interpret.no_event import no_event_by_name
from kg.interpret.note_view import NoteView
from kg.interpret.people.boxes import roster_boxes
from kg.interpret.sections import Section, section_at
from kg.interpret.titles import is_generic, title_of
from kg.interpret.undated import undated
from kg.model.kinds import Bases, Basis, Kinds, Looks
from kg.model.names import page_name, slug
from kg.model.page import Attendee, Claim, Event, Evidence, Gathering, InnerEvent, Ref, Relation
from kg.model.people import PeopleList
from kg.model.rules import Rules

_HOUR = r"\d{1,2}(?:[:.h]\d{2}|[:.]?\d{2}(?=h)|(?=\s?[ap]m|\s?uhr|\s?[-–—~]\s?\d))"
_TIMES = lazy(
    rf"[T,_@|\s]{{0,3}}(?:at\s|um\s)?{_HOUR}(?::\d{{2}})?(?:\s?[ap]m)?"
    r"(?:\s?[-–—~]\s?\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]m)?)?"
    r"(?:\s?(?:uhr|h|utc|gmt|z|cest|cet|[pecm][sd]?t))?(?!\w)",
    re.I,
)
_AROUND = " \t-–—:,;|/([{*_~.·"
_BEHIND = " \t-–—:,;|/*_~.@"
_LEFT_OVER = re.compile(
    r"(?:^|\s)(?:of|on|from|for|the|held|vom|von|am|du|le|de|del|di|da|do|van|op|den|af|fra|från|z|dnia|от)$",
    re.I,
)
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


class Within(NamedTuple):
    """The events that stand in a note.

    `claims` and `relations` are what it says of them besides who was there, `people` the attendees
    as far as it alone can tell. `outside` are the lists that belong to none; `own_day` is the day
    that the note has apart from them, `is_meeting` tells that it is an event of that day, too.
    `sections` are those of all its days; `unread` days have lists below, and several readings;
    `boxes` are lines of checkboxes that say who came.
    """

    events: tuple[InnerEvent, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    people: tuple[Attendee, ...]
    outside: tuple[PeopleList, ...]
    own_day: str | None
    is_meeting: bool
    sections: tuple[Section, ...]
    unread: tuple[DatedSection, ...]
    boxes: tuple[int, ...]


class _Candidate(NamedTuple):
    """Minutes with their day and whom they list; `no_event` tells why there was no event."""

    minutes: MinutesOf
    day: str
    no_event: Basis | None


def events_within(view: NoteView, own: NoteDay) -> Within | None:
    """The events in a note of minutes with several dated headings; None for any other note.

    There are two such headings at least that have lists of attendees or were called off; in a note
    without a day of its own one is enough beside others that are days.
    """
    if _is_none(view) or no_event_by_name(view) is not None:
        return None
    minutes = _without_title(minutes_in(view), own)
    called_off = CalledOff(view)
    found, unread = _candidates(minutes, own, called_off, view)
    own_day = _own_day(own, minutes)
    ranks = {one.section.level for one in minutes.with_lists}
    others = [one for one in minutes.others if one.level in ranks]
    off = sum(_why_none(one, called_off, view) is not None for one in others)
    titled = minutes is not minutes_in(view)  # the note is an event by itself, too
    several = len(found) + len(unread) + off + titled > 1
    one_is_enough = minutes.by_rank and own_day is None and bool(others)
    if not any(_names_anybody(one.minutes, view) for one in found):
        return None
    if not several and not one_is_enough:
        return None
    return _within(view, found, minutes, own_day, tuple(unread))


def _candidates(
    minutes: Minutes, own: NoteDay, called_off: CalledOff, view: NoteView
) -> tuple[list[_Candidate], list[DatedSection]]:
    """The sections with lists that have a day, and those whose day has several readings."""
    days = {place.line: place.day for place in own.below}
    is_meeting = may_be_meeting(view)
    found, unread = [], []
    for one in minutes.with_lists:
        day = days[one.section.line]
        if not (is_meeting or _names_anybody(one, view)):
            continue  # *Present: a better pump* is no list
        if day is None:
            unread.append(one.section)
        else:
            found.append(_Candidate(one, day, _why_none(one.section, called_off, view)))
    return found, unread


def _is_none(view: NoteView) -> bool:
    """Whether a note is not one of minutes, whatever its headings are: a daily note, a template, a
    thread of mails."""
    if view.place.template or messages_of(view):
        return True
    stated = stated_kind(view)
    if stated is not None and stated.kind in (Kinds.DAILY, Kinds.TEMPLATE):
        return True
    return view.place.kind != Kinds.MEETING and daily_day(view) is not None


def _without_title(minutes: Minutes, own: NoteDay) -> Minutes:
    """Without the heading of the note's own day above all the others: its list is the note's."""
    if not minutes.with_lists:
        return minutes
    first, *rest = minutes.with_lists
    section = first.section
    days = {place.line: place.day for place in own.below}
    holds_all = all(one.section.line <= section.last for one in rest)
    if section.level > 1 or not rest or not holds_all or own.day != days[section.line]:
        return minutes
    if own.place is None or own.place.name in (TITLE, HEADING):
        return minutes
    others = (section, *minutes.others)
    outside = (*first.lists, *minutes.outside)
    return Minutes(tuple(rest), others, outside, minutes.by_rank)


def _own_day(own: NoteDay, minutes: Minutes) -> str | None:
    """The day that the note has apart from its dated headings."""
    if own.place is None or own.place.name == CREATED or not own.certain:
        return None
    if own.place.name in (PROPERTY, FILE, FOLDER):
        return own.day
    sections = (one.section for one in minutes.with_lists)
    within = any(one.line <= own.place.line <= one.last for one in sections)
    return None if within else own.day


def _why_none(section: DatedSection, called_off: CalledOff, view: NoteView) -> Basis | None:
    heading = _heading(section)
    if is_off(heading, view.rules, arranged=True):
        return Bases.CANCELLED
    return called_off.below(heading, section.line, section.last)


def _names_anybody(minutes: MinutesOf, view: NoteView) -> bool:
    listed = read_alone(minutes.lists, view.rules).listed.attendees
    return len(listed) > 1 or any(one.named.ref.look == Looks.NAME for one in listed)


def _within(
    view: NoteView,
    found: Sequence[_Candidate],
    minutes: Minutes,
    own_day: str | None,
    unread: tuple[DatedSection, ...],
) -> Within:
    sections = sorted((*(one.minutes.section for one in found), *unread, *minutes.others))
    subjects = _below(all_subjects(view), sections, attrgetter("line"))
    links = _below(links_of(view), sections, attrgetter("ref.line"))
    above = [one for one in links.get(0, ()) if one.ref.line < found[0].minutes.section.line]
    filed = filed_under(view)
    events: list[InnerEvent] = []
    claims: list[Claim] = []
    relations: list[Relation] = []
    people: list[Attendee] = []
    for one, title in zip(found, _titles(found, view), strict=True):
        line = one.minutes.section.line
        about = each_once((*subjects.get(line, ()), *subjects.get(0, ())))
        kind = kind_by_title(title, view)
        ref = Ref(title, Kinds.MEETING, False, line, date=one.day)
        read = read_alone(one.minutes.lists, view.rules)
        people += read.listed.attendees
        gathering = Gathering(
            one.minutes.lists,
            read.listed,
            read.asked,
            (),
            filed,
            Event(one.day, channel_of(kind), title, tuple(about)),
            linked=(*links.get(line, ()), *above),
            no_event=one.no_event,
        )
        events.append(InnerEvent(ref, (), gathering))
        if one.no_event is None:
            claims.append(Claim("kind", kind, None, Bases.HEADING, 0, line, ref))
            relations += [Relation("about", ref, subject, subject.line) for subject in about]
    outside = read_alone(minutes.outside, view.rules).listed.attendees
    return Within(
        tuple(events),
        tuple(claims),
        tuple(relations),
        tuple(people),
        minutes.outside,
        own_day,
        _is_event(own_day, found, outside),
        tuple(_sections(found, minutes, view)),
        unread,
        tuple(sorted(x for one in found for each in one.minutes.lists for x in roster_boxes(each))),
    )


def about_also(one: InnerEvent, ref: Ref) -> InnerEvent:
    """An event that is about the thing, too, on whose page it stands."""
    gathering = one.gathering
    if gathering is None or gathering.event is None:
        return one
    event = gathering.event._replace(about=(ref, *gathering.event.about))
    return one._replace(gathering=gathering._replace(event=event))


def is_told_by(evidence: Evidence, events: Mapping[int, InnerEvent]) -> bool:
    """Whether the contact that a dated heading tells of is that of the event which begins on its
    line, by whose own list the person was there."""
    one = events.get(evidence.line) if evidence.basis == Bases.HEADING else None
    if one is None or one.gathering is None:
        return False
    return any(
        _is_named(ref, entry.text)
        for each in one.gathering.lists
        for entry in each.entries
        for ref in evidence.people
    )


def _is_named(ref: Ref, text: str) -> bool:
    """Whether a text names somebody as surely as the heading: by the whole name."""
    name = slug(page_name(ref.text))
    return f"-{name}-" in f"-{slug(plain(text))}-"


def _is_event(
    own_day: str | None, found: Iterable[_Candidate], outside: Iterable[Attendee]
) -> bool:
    """Whether the note is an event of its own day, too: it lists people, and no event in it is of
    that day."""
    if own_day is None or any(one.day == own_day for one in found):
        return False
    return any(not one.absent for one in outside)


Thing = TypeVar("Thing")


def _below(
    things: Iterable[Thing], sections: Sequence[DatedSection], line_of: Callable[[Thing], int]
) -> dict[int, list[Thing]]:
    """Things by the line of the innermost section that holds them, 0 for none."""
    found: dict[int, list[Thing]] = {}
    for one in things:
        section = section_at(sections, line_of(one))
        found.setdefault(section.line if section else 0, []).append(one)
    return found


def _sections(found: Iterable[_Candidate], minutes: Minutes, view: NoteView) -> Iterator[Section]:
    """All dated headings as the reader of log lines asks for them."""
    dated = [(one.minutes.section, one.day) for one in found]
    for section in minutes.others:
        day = settle(section.written, view.orders)
        if day is not None:
            dated.append((section, day))
    for section, day in sorted(dated):
        text = _heading(section)
        yield Section(section.line, section.last, section.level, text, day, True, (slug(text),))


# What they are called


def _titles(found: Iterable[_Candidate], view: NoteView) -> Iterator[str]:
    """What each event is called, no two of a day alike: by the words beside its day, else as the
    note is."""
    of_note = _title_of_note(view)
    times: dict[tuple[str, str], int] = {}
    for one in found:
        title = _own_title(one.minutes.section, view.rules) or of_note
        same = (one.day, slug(title))
        times[same] = times.get(same, 0) + 1
        yield title if times[same] == 1 else f"{title} ({times[same]})"


def _own_title(section: DatedSection, rules: Rules) -> str:
    title = _heading(section)
    if title.startswith("(") and title.endswith(")"):
        return ""  # *(online)*
    if not any(map(str.isalpha, title)) or is_generic(title, rules) or day_label(title, rules):
        return ""
    if slug(title) in rules.headings:
        return ""  # *Agenda*
    return title


def _heading(section: DatedSection) -> str:
    """The heading without its day, and the time and the signs around that."""
    before, behind = section.around
    before = _LEFT_OVER.sub("", before.strip(_AROUND)).strip(_AROUND)
    if time := _TIMES.match(behind):
        behind = behind[time.end() :]
    behind = behind.strip(_BEHIND)
    if whole := _IN_BRACKETS.fullmatch(behind):
        behind = whole[1]
    parts = (part for part in (before, behind) if part and slug(part) not in WEEKDAYS)
    return " ".join(parts)


def _title_of_note(view: NoteView) -> str:
    headings = view.note.headings
    below_a_day = bool(headings) and any(
        one.line == headings[0].line for one in dated_sections(view)
    )
    for text in (title_of(view), view.name, view.folder.rpartition("/")[2]):
        title = undated(text)
        if below_a_day and title == plain(headings[0].text):
            continue
        if any(map(str.isalpha, title)):
            return title
    return "Meeting"
