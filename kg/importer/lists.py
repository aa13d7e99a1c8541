"""Lists of people, read once everybody's pages, aliases and addresses are known.

Reading them needs nothing but these names, and what it finds (names in lists, nicknames) is brought
to the index before anything is resolved: so no list is read by what another list says.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.importer.quarantine import attempt
from kg.interpret.meetings import with_people
from kg.interpret.named import listed_in
from kg.interpret.people.lists import read_lists
from kg.model.kinds import Kinds
from kg.model.note import Problem
from kg.model.page import Page
from kg.model.rules import Rules
from kg.resolve.links import LinkTargets
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import Index, Provided, beside_in, entry_of, listed_by


class WithPeople(NamedTuple):
    """A page with the people of its lists, what they bring to the index, and the names (as hashes)
    that reading them asked for."""

    page: Page
    provided: list[Provided]
    asked: frozenset[int]


def read_people_of(page: Page, index: Index, targets: LinkTargets, rules: Rules) -> WithPeople:
    """Read the lists of a page; one without any, or of no meeting, comes back as it is, with the
    addresses that stand beside names in it."""
    if page.gathering is None or index.entry(entry_of(page)).kind != Kinds.MEETING:
        return WithPeople(page, beside_in(page), frozenset())
    return attempt(
        lambda one: _read(one, Lookups(one, index, targets), rules), page, _without_people
    )


def _read(page: Page, lookups: Lookups, rules: Rules) -> WithPeople:
    gathering = page.gathering
    assert gathering is not None
    before = frozenset(lookups.asked)
    listed = gathering.listed
    if listed is None:
        listed = listed_in(read_lists(gathering.lists, rules, lookups.names.kind_of), rules)
    read = with_people(page, listed)
    return WithPeople(read, listed_by(read), frozenset(lookups.asked) - before)


def _without_people(page: Page, problem: Problem) -> WithPeople:
    left = page._replace(gathering=None, problems=(*page.problems, problem))
    return WithPeople(left, [], frozenset())
