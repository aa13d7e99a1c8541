"""Which pages are of one event: a pure function over the index of names (docs/decisions/0021).

What a page brings to it stands in two spaces. MARK holds what pages share that are of one event (a
source, a source file, a text, a mail), JOIN, under day and own title, all that the rule needs to
know of the page, its marks too. So pages that may have to do with each other are walked by keys
alone, and what is decided of one is decided of all of them.

A page asks for its own marks, its own day and title, and for the pages of its event (OF_EVENT, by
the event's key). That is enough for a refresh: whatever else changes its event changes the key of a
page that it asked for, or the pages of the event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from typing import cast

from kg.model.event import Event, Mark, Member, Place
from kg.model.kinds import EventBases, EventBasis, Kinds, MemberRole, MemberRoles
from kg.resolve.name_index import JOIN, MARK, Entry, Find, Index, Provided

At = tuple[str, int]  # path and line
NotSame = tuple[tuple[str, ...], ...]


# Rows of the index


def rows_of(member: Member) -> list[Provided]:
    """What the index holds of a page for the rule that joins pages."""
    return [
        Provided(JOIN, member.base, _packed(member)),
        *(Provided(MARK, one.key, _reference(member)) for one in member.marks),
    ]


def _reference(member: Member) -> str:
    return f"{member.base}\x1f{member.day}\x1f{member.role}"


def _packed(member: Member) -> str:
    marks = "\x1e".join("\x1d".join(mark) for mark in member.marks)
    names = "\x1e".join(member.names)
    line = str(member.line)
    return "\x1f".join((line, member.day, member.role, names, marks, member.updated))


def _unpacked(base: str, entry: Entry, extra: str) -> Member:
    line, day, role, names, marks, updated = extra.split("\x1f")
    return Member(
        entry.path,
        int(line),
        base,
        day,
        cast(MemberRole, role),
        tuple(names.split("\x1e")) if names else (),
        tuple(Mark(*mark.split("\x1d")) for mark in marks.split("\x1e")) if marks else (),
        updated,
        entry.archived,
    )


# Events


class Events:
    """The events of all pages that may be one of several, each worked out once."""

    def __init__(self, find: Find, not_same: NotSame) -> None:
        self._find = find
        self._not_same = not_same
        self._known: dict[At, Place] = {}

    def of(self, base: str, path: str, line: int = 0) -> Place | None:
        """The event of a page, by the key of its node, were it alone."""
        if (path, line) not in self._known:
            for event in events_among(self._around(base), self._not_same):
                self._known.update((_at(one), Place(event, one, why)) for one, why in event.pages)
        return self._known.get((path, line))

    def _around(self, base: str) -> list[Member]:
        """All pages that share a mark, or day and own title, with one of them, and so on."""
        members: list[Member] = []
        waiting, bases, marks = [base], {base}, set[str]()
        while waiting:
            key = waiting.pop()
            here = [_unpacked(key, entry, extra) for entry, extra in self._find(JOIN, key)]
            members += here
            for shared in {mark.key for one in here for mark in one.marks} - marks:
                marks.add(shared)
                others = {x.partition("\x1f")[0] for _, x in self._find(MARK, shared)} - bases
                bases |= others
                waiting += others
        return members


def events_among(members: list[Member], not_same: NotSame) -> list[Event]:
    """The events of pages; whatever shares anything with one of them is among them."""
    if len(members) == 1:  # most are
        only = members[0]
        return [Event(only.base, only.day, ((only, EventBases.OWN),))]
    joined = _Joined(sorted(members, key=lambda one: (one.path, one.line)), not_same)
    by_mark: dict[str, list[Member]] = {}
    for one in joined.members:
        for shared in one.marks:
            by_mark.setdefault(shared.key, []).append(one)
    groups = {mark: group for mark, group in sorted(by_mark.items()) if len(group) > 1}
    days = _days(joined.members, groups)
    for kind, rule in _RULES:
        for mark, group in groups.items():
            if mark.startswith(kind):
                rule(joined, mark, group, days)
    by_title: dict[str, list[Member]] = {}
    for one in joined.members:
        if one.role != MemberRoles.NOTE:
            by_title.setdefault(one.base, []).append(one)
    for group in by_title.values():
        if len(group) > 1 and group[0].day:
            _by_title(joined, group)
    return _named(joined, days, by_title)


class _Joined:
    """Pages, and which of them are joined so far."""

    def __init__(self, members: list[Member], not_same: NotSame) -> None:
        self.members = members
        self.basis: dict[At, EventBasis] = {}
        self.sources: set[At] = set()
        self._up: dict[At, At] = {}
        self._apart: dict[At, dict[int, str]] = {}  # by root: group of `not_same` → path
        groups: dict[str, list[int]] = {}
        for number, group in enumerate(not_same):
            for path in group:
                groups.setdefault(path, []).append(number)
        for one in members:
            at = _at(one)
            self._up[at] = at
            self._apart[at] = dict.fromkeys(groups.get(one.path, ()), one.path)

    def root(self, member: Member) -> At:
        """What stands for all pages that are joined with this one."""
        at = _at(member)
        while self._up[at] != at:
            self._up[at] = at = self._up[self._up[at]]
        return at

    def join(self, group: Iterable[Member], basis: EventBasis) -> None:
        """Let pages be of one event, but for those that `not_same` parts."""
        first: Member | None = None
        for one in group:
            if first is None:
                first = one
            elif self._join(self.root(first), self.root(one)):
                self.basis.setdefault(_at(first), basis)
                self.basis.setdefault(_at(one), basis)

    def _join(self, root: At, other: At) -> bool:
        if root == other:
            return True
        mine, theirs = self._apart[root], self._apart[other]
        if any(mine.get(group, path) != path for group, path in theirs.items()):
            return False
        # Of both the first by path stands for all: so nothing depends on the order of joining.
        root, other = min(root, other), max(root, other)
        self._up[other] = root
        self._apart[root] = mine | theirs
        return True

    def are_parted(self, one: Member, other: Member) -> bool:
        """Whether `not_same` parts the events of two pages."""
        mine, theirs = self._apart[self.root(one)], self._apart[self.root(other)]
        return any(mine.get(group, path) != path for group, path in theirs.items())


def _at(member: Member) -> At:
    return (member.path, member.line)


Days = dict[At, str]


def _days(members: list[Member], shared: dict[str, list[Member]]) -> Days:
    """The day of each page: its own, else that of the copies of its text, where they agree."""
    days = {_at(one): one.day for one in members}
    for mark, group in shared.items():
        if mark.startswith("text:"):
            stated = {one.day for one in group if one.day}
            if len(stated) == 1:
                (day,) = stated
                for one in group:
                    days[_at(one)] = one.day or day
    return days


def _by_day(group: list[Member], days: Days) -> list[list[Member]]:
    found: dict[str, list[Member]] = {}
    for one in group:
        if day := days[_at(one)]:
            found.setdefault(day, []).append(one)
    return list(found.values())


def _by_source(joined: _Joined, mark: str, group: list[Member], days: Days) -> None:
    """Pages that name a note as their source, and the note. One without a day that is named by
    pages of several days joins none of them; of mails of several days each page joins those of its
    day, else the last before it; of minutes of several days that of its day."""
    path = mark.partition(":")[2]
    sources = sorted((one for one in group if one.path == path), key=lambda one: days[_at(one)])
    naming = [one for one in group if one.path != path]
    joined.sources.update(_at(one) for one in sources)
    if len(sources) > 1:
        are_mails = any(one.role == MemberRoles.SOURCE for one in sources)
        for one in naming:
            day = days[_at(one)]
            fitting = [source for source in sources if days[_at(source)] == day]
            if not fitting and are_mails:
                fitting = [s for s in sources if days[_at(s)] <= day] or sources[:1]
            if fitting:
                joined.join((fitting[-1], one), EventBases.SOURCE)
        return
    by_day = _by_day(naming, days)
    if len(by_day) > 1 and not any(days[_at(one)] for one in sources):
        for some in by_day:
            joined.join(some, EventBases.SOURCE)
    else:
        joined.join([*sources, *naming], EventBases.SOURCE)


def _by_file(joined: _Joined, mark: str, group: list[Member], _days: Days) -> None:
    """Pages of one day that name a file, with a folder in common; a name that tells it from others
    also alone, unless it is named with two folders."""
    by_folder: dict[str, list[Member]] = {}
    for one in group:
        for detail in {other.detail for other in one.marks if other.key == mark}:
            by_folder.setdefault(detail, []).append(one)
    bare = by_folder.pop("", [])
    for some in by_folder.values():
        joined.join(some, EventBases.SOURCE_FILE)
    if len(by_folder) < 2 and Mark(mark).is_distinctive:
        in_folder = [one for some in by_folder.values() for one in some]
        joined.join([*in_folder, *bare], EventBases.SOURCE_FILE)


def _by_mail(joined: _Joined, _mark: str, group: list[Member], _days: Days) -> None:
    joined.join(group, EventBases.MAIL)


def _by_text(joined: _Joined, _mark: str, group: list[Member], _days: Days) -> None:
    """Copies of a text, all of one day."""
    if len({one.day for one in group if one.day}) == 1:
        joined.join(group, EventBases.TEXT)


_RULES = (("source:", _by_source), ("file:", _by_file), ("mail:", _by_mail), ("text:", _by_text))


def _by_title(joined: _Joined, group: list[Member]) -> None:
    """Pages of one day and own title that share somebody, by their own lists; one that names nobody
    joins where exactly one event names somebody."""
    by_name: dict[str, list[Member]] = {}
    for one in group:
        for name in one.names:
            by_name.setdefault(name, []).append(one)
    for some in by_name.values():
        joined.join(some, EventBases.TITLE)
    named = [one for one in group if one.names]
    nameless = [one for one in group if not one.names]
    if len({joined.root(one) for one in named}) <= 1:
        joined.join([*named[:1], *nameless], EventBases.TITLE)


def _named(joined: _Joined, days: Days, by_title: dict[str, list[Member]]) -> list[Event]:
    """The events with their keys: that of the first page, told apart from others of its day and
    title."""
    pages: dict[At, list[Member]] = {}
    for one in joined.members:
        pages.setdefault(joined.root(one), []).append(one)
    firsts = {root: min(some, key=_precedence_in_key) for root, some in pages.items()}
    keys: dict[At, str] = {}
    rivals: dict[At, str] = {}
    for base, group in by_title.items():
        roots = dict.fromkeys(joined.root(one) for one in group)
        first = group[0]
        number = 0
        for root in roots:
            if firsts[root].base == base:
                number += 1
                keys[root] = base if number == 1 else f"{base}~{number}"
            if root != joined.root(first) and first.day:
                here = next(one for one in group if joined.root(one) == root)
                if not joined.are_parted(first, here):
                    rivals.setdefault(root, first.path)
    found = []
    for root, some in pages.items():
        some.sort(key=lambda one: one.precedence)
        more = [(one, joined.basis[_at(one)]) for one in some[1:]]
        day = _day_of(some, joined.sources, days)
        key = keys.get(root, some[0].base)
        found.append(Event(key, day, ((some[0], EventBases.OWN), *more), rivals.get(root, "")))
    return _with_reach(found, joined.sources)


def _precedence_in_key(member: Member) -> tuple[object, ...]:
    """A mere note gives no key."""
    return (member.role == MemberRoles.NOTE, *member.precedence)


def _day_of(pages: list[Member], sources: set[At], days: Days) -> str:
    """The day of an event: that of its source, else that which most pages state, else the
    earliest."""
    holding = [one for one in pages if one.role != MemberRoles.MEETING or _at(one) in sources]
    for some in (holding, pages):
        stated = Counter(day for one in some if (day := days[_at(one)]))
        if stated:
            most = max(stated.values())
            return min(day for day, count in stated.items() if count == most)
    return ""


def _with_reach(events: list[Event], sources: set[At]) -> list[Event]:
    """The events, each with the keys of those of the other days of mails that it was made from."""
    by_source: dict[str, list[str]] = {}
    for event in events:
        for one, _ in event.pages:
            if _at(one) in sources:
                by_source.setdefault(one.path, []).append(event.key)
    several = {path: keys for path, keys in by_source.items() if len(keys) > 1}
    return [event._replace(reaches=_reach(event, several)) for event in events]


def _reach(event: Event, several: dict[str, list[str]]) -> tuple[str, ...]:
    if not several:
        return ()
    named = {
        mark.key.partition(":")[2]
        for one, _ in event.pages
        for mark in one.marks
        if mark.key.startswith("source:")
    }
    keys = {key for path in named for key in several.get(path, ())}
    return tuple(sorted(keys - {event.key}))


def join_pages(
    index: Index, bases: Iterable[str], own: Container[str] | None = None
) -> dict[str, Entry]:
    """Work out the events of the pages under some keys in JOIN, and let the index know them, or
    those of `own` pages; the files that are pages of other nodes than their own text says."""
    events = Events(index.find, index.same.kept_apart)
    moved = {}
    for base in bases:
        for entry, extra in index.find(JOIN, base):
            place = events.of(base, entry.path, int(extra.partition("\x1f")[0]))
            if place is None:
                continue
            event, member, _ = place
            if own is None or entry.path in own:
                index.events[_at(member)] = place
            if member.line == 0 and event.key.startswith(f"{Kinds.MEETING}:"):
                known = index.entry(entry)
                if event.is_joined or known.key != event.key:
                    moved[entry.path] = known._replace(
                        key=event.key, kind=Kinds.MEETING, updated=member.updated
                    )
    return moved
