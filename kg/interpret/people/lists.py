"""Lists of people, each read as a whole. Start here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from kg.interpret.list_items import item_of
from kg.interpret.people.boxes import is_task, is_unticked, roster_boxes
from kg.interpret.people.common import common_of, letters_of_titles
from kg.interpret.people.entries import read_entry
from kg.interpret.people.groups import (
    Employer,
    employer_above,
    employer_below,
    is_group_above,
    within_groups,
)
from kg.interpret.people.plain import read_plain
from kg.interpret.people.scope import Found, Scope
from kg.interpret.people.texts import are_all_turned
from kg.interpret.people.together import promoted, who_came, with_roles
from kg.interpret.remarks import says_absent
from kg.interpret.vocabulary_cache import MadeOnce
from kg.model.kinds import Bases, Kinds, Senses, Shape, Shapes
from kg.model.owner import is_mine
from kg.model.people import Known, ListEntry, NotPerson, PeopleList, Reading, Someone
from kg.model.rules import Rules


class NothingKnown:
    """What is known where nobody else can be asked; `asked` holds the names that were asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __call__(self, name: str) -> str:
        self.asked.add(name)
        return ""


def read_lists(lists: Sequence[PeopleList], rules: Rules, known: Known) -> Reading:
    """Everybody whom the lists of a note name, in order, and the texts that name nobody."""
    people: list[Someone] = []
    nobody: list[NotPerson] = []
    known = _with_me(rules, known)
    titles = letters_of_titles(lists)
    turned = any(are_all_turned(entry.text) for one in lists for entry in one.entries)
    for one in lists:
        plain = [] if titles else read_plain(one, rules)
        found = plain or _read_list(one, rules, known, titles=titles, turned=turned)
        people += [each for each in found if isinstance(each, Someone)]
        nobody += [each for each in found if isinstance(each, NotPerson)]
    return Reading(tuple(with_roles(who_came(people))), tuple(dict.fromkeys(nobody)))


def read_text(text: str, line: int, rules: Rules, *, item: bool = False) -> list[Someone]:
    """The people whom a text outside of lists names: `owner: Ann Lee, Bo Ek`."""
    return [one._replace(line=line) for one in _texts(rules)(text, item)]


@MadeOnce
def _texts(rules: Rules) -> Callable[[str, bool], tuple[Someone, ...]]:
    """Reads texts, and keeps those read last: in a vault the same people own, write and receive."""
    known = _with_me(rules, NothingKnown())

    @lru_cache(maxsize=4096)
    def read(text: str, item: bool) -> tuple[Someone, ...]:
        shape: Shape = Shapes.ITEM if item else Shapes.INLINE
        entry = ListEntry(text, 0, shape, Bases.TEXT, Senses.PRESENT)
        found = _read_list(PeopleList((entry,)), rules, known, alone=not item)
        return tuple([one for one in found if isinstance(one, Someone)])

    return read


def _with_me(rules: Rules, known: Known) -> Known:
    """What is known, me among it, whether or not a page tells of me."""
    return lambda name: Kinds.PERSON if is_mine(name, rules.me_names) else known(name)


def _read_list(
    one: PeopleList,
    rules: Rules,
    known: Known,
    *,
    alone: bool | None = None,
    titles: frozenset[str] = frozenset(),
    turned: bool = False,
) -> list[Found]:
    """All that the entries of one list name."""
    roster = roster_boxes(one)
    entries = within_groups(one.entries, known)
    items = [item_of(entry.text) for entry in entries if _is_item(entry, roster)]
    common = common_of(items, rules, known, alone=alone, titles=titles)
    if turned:  # as the other lists of the note are: *Thal, Rosa*
        common = common._replace(last_first=True)
    found: list[Found] = []
    above: list[Employer | None] = []  # by entry: whom those below it work for
    below: dict[int | None, list[str]] = {}  # by entry: what those right below it say
    for entry in entries:
        below.setdefault(entry.parent, []).append(entry.text)
    for place, entry in enumerate(entries):
        employer = employer_above(entry, above, known)
        if employer is None or is_task(entry, roster):
            above.append(None)  # a remark on the person above
            if found and entry.parent is not None and says_absent(entry.text.strip(" *_"), rules):
                found[-1] = _as_absent(found[-1])
            continue
        company = employer_below(entry, employer, known)
        if place in below and company.sure and company != employer:
            above.append(company)  # a company above its people
            continue
        if place in below and is_group_above(entry, below[place], known):
            above.append(company)
            continue
        absent = entry.sense == Senses.ABSENT or is_unticked(entry, roster)
        read = read_entry(Scope(rules, known, common, one.certain, entry, employer, absent))
        is_person = entry.text and any(isinstance(each, Someone) for each in read)
        above.append(None if is_person else company)
        found += read
    return promoted(found, entries)


def _as_absent(one: Found) -> Found:
    return one._replace(absent=True) if isinstance(one, Someone) else one


def _is_item(entry: ListEntry, roster: frozenset[int]) -> bool:
    """Whether an entry counts where all items are compared."""
    return entry.shape == Shapes.ITEM and entry.parent is None and not is_task(entry, roster)
