"""Lists of people, read once everybody's pages, aliases and addresses are known.

Reading them needs nothing but these names, and what it finds (names in lists, nicknames) is brought
to the index before anything is resolved: so no list is read by what another list says. Then it is
known which pages are of one event, and each tells the others what it says of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.importer.quarantine import attempt
from kg.interpret.meetings import Answers, met_by_name, with_people, with_people_within
from kg.interpret.named import listed_in, name_of_me
from kg.interpret.people.lists import read_lists
from kg.model.kinds import Kinds, NameForms, is_entity, is_subject
from kg.model.note import Problem
from kg.model.page import Gathering, Listed, Page, Ref
from kg.model.rules import Rules
from kg.resolve.event_pages import told_by
from kg.resolve.joining import is_source, joining
from kg.resolve.links import LinkTargets
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import (
    EMPLOYER,
    Index,
    Provided,
    bare_name,
    beside_in,
    entry_of,
    listed_by,
)


class WithPeople(NamedTuple):
    """A page with the people of its lists, what they bring to the index, and the names (as hashes)
    that reading them asked for."""

    page: Page
    provided: list[Provided]
    asked: frozenset[int]


def read_people_of(page: Page, index: Index, targets: LinkTargets, rules: Rules) -> WithPeople:
    """Read the lists of a page, and what it shares with others of its event; one that is of no
    event comes back as it is, with the addresses that stand beside names in it."""
    source = not is_entity(page.node_kind) and is_source(index, page)
    is_event = _is_event(page, index.entry(entry_of(page)).kind)
    if not (is_event or source or page.marks.own or page.inner):
        return WithPeople(page, beside_in(page), frozenset())

    def reading(one: Page) -> WithPeople:
        with Lookups(one, index, targets) as lookups:
            return _read(one, lookups, rules, is_event=is_event, source=source)

    return attempt(reading, page, _without_people)


def tell_event(page: Page, index: Index, targets: LinkTargets, rules: Rules) -> WithPeople:
    """A page, with what it brings once it is known which pages are of one event: what it tells the
    others of its events, and whom its lists name if they were not read before."""
    read = _read_joined(page, index, targets, rules) or WithPeople(page, [], frozenset())
    return read._replace(provided=[*read.provided, *told_by(read.page, index)])


def _read_joined(page: Page, index: Index, targets: LinkTargets, rules: Rules) -> WithPeople | None:
    """A note that has no day, and of which the others tell only now that it is a page of their
    event, a copy of their text, with the people of its lists. None for any other."""
    gathering = page.gathering
    if gathering is None or page.node_kind != Kinds.NOTE or gathering.no_event is not None:
        return None
    if index.entry(entry_of(page)).kind != Kinds.MEETING or _has_attendees(page):
        return None

    def reading(one: Page) -> WithPeople:
        with Lookups(one, index, targets) as lookups:
            read = with_people(one, _listed(gathering, lookups, rules))
            return WithPeople(read, listed_by(read), frozenset(lookups.asked))

    return attempt(reading, page, _without_people)


def _has_attendees(page: Page) -> bool:
    return any(one.field in ("attendee", "absent") for one in page.claims)


def _is_event(page: Page, kind: str) -> bool:
    """Whether the note tells of an event, or of what is none; not so a transcript by itself."""
    gathering = page.gathering
    if gathering is None:
        return False
    return kind == Kinds.MEETING or gathering.no_event is not None or bool(page.doubts)


def _read(
    page: Page, lookups: Lookups, rules: Rules, *, is_event: bool, source: bool
) -> WithPeople:
    before = frozenset(lookups.asked)
    provided = beside_in(page)
    gathering = page.gathering
    if gathering is not None and (source or is_event):
        listed = _listed(gathering, lookups, rules)
        page = with_people(page, listed, _answers(page, listed, lookups, rules))
        provided = listed_by(page)
    if any(one.gathering for one in page.inner):
        read = [_listed(one.gathering, lookups, rules) for one in page.inner]
        page = with_people_within(page, read)
        provided = listed_by(page)
    lookups.page = page
    provided = sorted({*provided, *joining(lookups, rules.me_names, source=source)})
    return WithPeople(page, provided, frozenset(lookups.asked) - before)


def _listed(gathering: Gathering | None, lookups: Lookups, rules: Rules) -> Listed:
    """Whom the lists of an event name."""
    if gathering is None:
        return Listed((), ())
    if gathering.listed is not None and _are_unknown(gathering.asked, lookups):
        return gathering.listed
    return listed_in(read_lists(gathering.lists, rules, lookups.names.kind_of), rules)


def _are_unknown(names: Iterable[str], lookups: Lookups) -> bool:
    """Whether nothing is known by any of the names. If something is, nobody has asked yet: reading
    the lists by it asks for what it needs."""
    before = lookups.asked.copy()
    if any(map(lookups.names.kind_of, names)):
        lookups.asked = before
        return False
    return True


def _answers(page: Page, listed: Listed, lookups: Lookups, rules: Rules) -> Answers:
    """What the other notes say of a meeting's note."""
    gathering = page.gathering
    assert gathering is not None
    no_event = None
    if lookups.kind != Kinds.MEETING:
        no_event = gathering.no_event or lookups.no_event
    if gathering.counterparts is None:
        return Answers(no_event)
    subjects, people = [], []
    for one in met_by_name(gathering):
        ref = one.named.ref
        kind = lookups.names.kind_of(bare_name(ref))
        if is_subject(kind):
            subjects.append(ref._replace(kind=kind, maybe=False))
        else:
            people.append(one)
    if people and not _is_of_own_side(listed, lookups, rules):
        people = []
    return Answers(no_event, tuple(subjects), tuple(people))


def _is_of_own_side(listed: Listed, lookups: Lookups, rules: Rules) -> bool:
    """Whether the lists name nobody but me and my colleagues."""
    refs = [one.named.ref for one in listed.attendees if not one.absent]
    others = [ref for ref in refs if ref.form != NameForms.ME]
    if not others:
        return True
    me = Ref(name_of_me(rules), Kinds.PERSON, False, 1, form=NameForms.ME)
    mine = {*_employers(lookups, me), *rules.my_employers}
    return all(not mine.isdisjoint(_employers(lookups, ref)) for ref in others)


def _employers(lookups: Lookups, ref: Ref) -> set[str]:
    # Only pages are asked for: what the lists bring is not in the index yet.
    entity = lookups.names.known_person(bare_name(ref))
    return {extra for _, extra in lookups.find(EMPLOYER, entity.key)} if entity else set()


def _without_people(page: Page, problem: Problem) -> WithPeople:
    inner = tuple(one for one in page.inner if one.gathering is None)
    left = page._replace(gathering=None, inner=inner, problems=(*page.problems, problem))
    return WithPeople(left, [], frozenset())
