"""The minutes of several meetings in one note: which lists of people stand below which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.interpret.attendees import lists_of
from kg.interpret.dated_sections import DatedSection, dated_sections, without_ranks
from kg.interpret.named import listed_in
from kg.interpret.note_view import NoteView
from kg.interpret.people.lists import NothingKnown, read_lists
from kg.interpret.sections import section_at
from kg.model.kinds import Bases, Senses
from kg.model.page import Listed
from kg.model.people import ListEntry, PeopleList
from kg.model.rules import Rules

_LISTS = (Senses.PRESENT, Senses.ABSENT)  # what makes a list one of attendees


class MinutesOf(NamedTuple):
    """A day as a heading, and the lists of people below it."""

    section: DatedSection
    lists: tuple[PeopleList, ...]


class Minutes(NamedTuple):
    """The days of a note that have lists of attendees, and all others; `outside` are the lists that
    stand below none of them. `by_rank` tells that the lists stand within the sections of the days,
    and not below other headings of their rank."""

    with_lists: tuple[MinutesOf, ...] = ()
    others: tuple[DatedSection, ...] = ()
    outside: tuple[PeopleList, ...] = ()
    by_rank: bool = True


NO_MINUTES = Minutes()


class Read(NamedTuple):
    """Whom lists name, as far as the note alone can tell, and the names that it asked for."""

    listed: Listed
    asked: tuple[str, ...]


def minutes_in(view: NoteView) -> Minutes:
    """The lists of attendees of a note by the days that stand as headings above them."""
    if view.minutes is None:
        sections = dated_sections(view)
        view.minutes = _parted(view, sections) if sections else NO_MINUTES
    return view.minutes


def read_alone(lists: Sequence[PeopleList], rules: Rules) -> Read:
    """Whom the lists of one meeting name."""
    known = NothingKnown()
    listed = listed_in(read_lists(lists, rules, known), rules)
    return Read(listed, tuple(sorted(known.asked)))


def _parted(view: NoteView, sections: Sequence[DatedSection]) -> Minutes:
    lists = lists_of(view)
    entries = _in_body(lists, view)
    if not entries:
        return NO_MINUTES
    by_rank = any(section_at(sections, entry.line) for entry in entries)
    if not by_rank:
        sections = without_ranks(sections, view.note.body_line + view.note.body.count("\n"))
    by_line: dict[int, list[PeopleList]] = {}
    for one in lists:
        if not any(entry.basis == Bases.SPEAKER for entry in one.entries):
            for line, part in _split(one, sections):
                by_line.setdefault(line, []).append(part)
    with_lists = [
        MinutesOf(one, tuple(by_line[one.line]))
        for one in sections
        if _has_attendees(by_line.get(one.line, ()))
    ]
    found = {one.section.line for one in with_lists}
    others = [one for one in sections if one.line not in found]
    outside = tuple(by_line.get(0, ()))
    return Minutes(tuple(with_lists), tuple(others), outside, by_rank)


def _in_body(lists: Iterable[PeopleList], view: NoteView) -> list[ListEntry]:
    entries = (entry for one in lists for entry in one.entries if entry.basis != Bases.SPEAKER)
    return [one for one in entries if one.line >= view.note.body_line and one.sense in _LISTS]


def _has_attendees(lists: Iterable[PeopleList]) -> bool:
    return any(entry.sense in _LISTS for one in lists for entry in one.entries)


def _split(one: PeopleList, sections: Sequence[DatedSection]) -> list[tuple[int, PeopleList]]:
    """A list by the days that its entries stand below (0 for none): days below a heading
    *Attendees* part it."""
    places: dict[int, list[int]] = {}
    for place, entry in enumerate(one.entries):
        section = section_at(sections, entry.line)
        places.setdefault(section.line if section else 0, []).append(place)
    if len(places) < 2:
        return [(line, one) for line in places]
    return [(line, _part(one, some, line)) for line, some in places.items()]


def _part(one: PeopleList, places: Sequence[int], day: int) -> PeopleList:
    """Some entries of a list, the day on a line as a heading above them being no group."""
    new = {old: place for place, old in enumerate(places)}
    entries = []
    for entry in (one.entries[place] for place in places):
        parent = None if entry.parent is None else new.get(entry.parent)
        group = None if entry.group is not None and entry.group.line == day else entry.group
        entries.append(entry._replace(parent=parent, group=group))
    return one._replace(entries=tuple(entries))
