"""Which files are pages of other nodes than their own text says.

A meeting's note that was made from a mail which is no event, or that is called by names which
nobody has, is a note.
A meeting whose title others have too goes by its file's name; a page whose name is another page's
alias is a page of that one; a copy that a sync tool made is a page of what it copies; a page of no
kind is that of a person if people link it so; pages of one event are of one node
(`kg.resolve.joins`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import cast

from kg.model.copies import original_of
from kg.model.kinds import ENTITY_KINDS, AliasSources, Bases, Basis, Kinds, is_entity
from kg.model.names import page_name, slug
from kg.model.page import Doubt
from kg.model.same import Same
from kg.resolve.alias_chains import AliasChains
from kg.resolve.joins import join_pages
from kg.resolve.links import resolve
from kg.resolve.name_index import (
    ALIAS,
    AS_PEOPLE,
    DOUBT,
    FILE,
    JOIN,
    NAME,
    NO_EVENT,
    SAME,
    SPOKEN,
    TEXT,
    TITLE,
    Entry,
    Find,
    Index,
    source_name,
    source_of,
    unpack_doubt,
)

Name = tuple[str, str]
Moved = dict[str, Entry]


def move_pages(index: Index, names: Iterable[Name], within: Container[str] | None = None) -> None:
    """Let the index know which files among those that `names` lead to (only those at the paths
    `within`, if given) are pages of other nodes."""
    names = sorted(set(names))
    moved: Moved = {}
    # A copy follows what it copies, wherever that has moved to.
    for step in (_no_meetings, _by_file_name, _joined, _copies):
        found = {
            path: entry
            for path, entry in step(index, names).items()
            if within is None or path in within
        }
        if found:
            moved |= found
            index.move(moved)


def no_event(find: Find, path: str, doubts: Iterable[Doubt]) -> Basis | None:
    """Why a meeting's note tells of no event, by what other notes say; None for an event."""
    for doubt in doubts:
        if doubt.names and not any(_is_known(find, name) for name in doubt.names):
            return Bases.MENTION
        if doubt.made_from and not _is_of_event(find, path, doubt.made_from):
            return Bases.MENTION
        made_from = resolve(doubt.source, path, find).entry if doubt.source else None
        for _, why in find(NO_EVENT, made_from.path) if made_from else ():
            if why != Bases.MENTION or not doubt.says:
                return cast(Basis, why)
    return None


def _is_of_event(find: Find, path: str, source: str) -> bool:
    """Whether a source that the note at a path names is a note of an event, or a transcript."""
    entry = resolve(source, path, find).entry
    return entry is not None and (entry.kind == Kinds.MEETING or bool(find(SPOKEN, entry.path)))


def _is_known(find: Find, name: str) -> bool:
    """Whether a page of somebody or something has a name."""
    rows = (*find(NAME, name), *find(ALIAS, name))
    return any(entry.kind in ENTITY_KINDS for entry, _ in rows)


def join_events(
    index: Index,
    names: Iterable[Name],
    within: Container[str] | None = None,
    own: Container[str] | None = None,
) -> None:
    """Let the index know which pages are of one event, once it knows what all lists bring; `names`
    are those by which files may be moved, as for `move_pages`. Only of its `own` pages somebody
    asks for the events, if not of all."""
    names = sorted(set(names))
    bases = dict.fromkeys(key for space, key in names if space == JOIN)
    for moved in (join_pages(index, bases, own), None):
        found = _copies(index, names) if moved is None else moved
        index.move_also(
            {path: entry for path, entry in found.items() if within is None or path in within}
        )


def is_shared_title(find: Find, title: str) -> bool:
    """Whether several meetings are called so, copies apart."""
    own = ""
    for entry, _ in find(TITLE, title):
        if entry.path != own and not _is_copy(find, entry.path):
            if own:
                return True
            own = entry.path
    return False


def joined_key(find: Find, key: str, same: Same) -> str:
    """The key of whom or what a page is: its own, that of what kg.toml joins it with, or that of
    the one page which has its name as an alias (see `AliasChains`)."""
    kind, _, name = key.partition(":")
    return f"{kind}:{alias_chains(find, kind, same).end(name)}"


def alias_chains(find: Find, kind: str, same: Same) -> AliasChains:
    """What pages of a kind are joined with, by kg.toml before aliases."""
    return AliasChains(
        find, kind, same, lambda name: _same(find, kind, name) or _aliased(find, kind, name)
    )


def aliased(find: Find, key: str) -> list[str]:
    """The keys of the pages of other things that have the name in a key as an alias."""
    kind, _, name = key.partition(":")
    return [f"{kind}:{other}" for other in sorted(_aliased(find, kind, name))]


def original(find: Find, path: str) -> Entry | None:
    """What the note at a path is a copy of, as far as that is there: by its name, or by its name
    and its text."""
    found: Entry | None = None
    while (named := original_of(path)) and (entry := _at(find, named.path)):
        if not named.certain and not same_text(find, path, entry.path):
            break
        found, path = entry, entry.path
    return found


def same_text(find: Find, one: str, other: str) -> bool:
    """Whether two notes hold the same text."""
    texts = [extra for _, extra in find(TEXT, one)]
    return bool(texts) and texts == [extra for _, extra in find(TEXT, other)]


def pages_of_people(index: Index, entries: Iterable[Entry]) -> Moved:
    """The files among `entries`, pages of no kind, that are somebody's.

    They are where a list of people, or a line about a 1:1, links them. No list is read anew for it.
    """
    return {
        entry.path: entry._replace(key=key_of_person(entry.path), kind=Kinds.PERSON)
        for entry in entries
        if entry.kind == Kinds.NOTE and _is_linked_as_person(index, entry)
    }


def key_of_person(path: str) -> str:
    """The key of the person whose page a file of no kind is if it is somebody's."""
    return f"{Kinds.PERSON}:{slug(page_name(path))}"


def _no_meetings(index: Index, names: list[Name]) -> Moved:
    moved = {}
    for path in (key for space, key in names if space == DOUBT):
        found = index.find(DOUBT, path)
        doubts = [unpack_doubt(extra) for _, extra in found]
        if found and no_event(index.find, path, doubts) is not None:
            entry = found[0][0]
            moved[path] = entry._replace(key=f"{Kinds.NOTE}:{path}", kind=Kinds.NOTE)
    return moved


def _by_file_name(index: Index, names: list[Name]) -> Moved:
    return {
        entry.path: entry._replace(key=key)
        for space, title in names
        if space == TITLE and is_shared_title(index.find, title)
        for entry, key in index.find(TITLE, title)
        if key
    }


def _joined(index: Index, names: list[Name]) -> Moved:
    moved = {}
    wanted = {key for space, key in names if space in (NAME, ALIAS)}
    wanted.update(key.partition(":")[2] for space, key in names if space == SAME and ":" in key)
    for name in sorted(wanted):
        for entry, extra in index.find(NAME, name):
            if extra in ("", AliasSources.SAME) and entry.key == f"{entry.kind}:{name}":
                key = joined_key(index.find, entry.key, index.same)
                if key != entry.key:
                    moved[entry.path] = entry._replace(key=key)
    return moved


def _copies(index: Index, names: list[Name]) -> Moved:
    moved = {}
    for path in (key for space, key in names if space == TEXT):
        found = original(index.find, path)
        if found is None or not (is_entity(found.kind) or found.kind == Kinds.MEETING):
            continue
        for entry, _ in index.find(TEXT, path):
            moved[path] = entry._replace(key=found.key, kind=found.kind, updated="")
    return moved


def _is_linked_as_person(index: Index, entry: Entry) -> bool:
    for space in AS_PEOPLE:
        for source, target in index.find(space, source_name(entry.path)):
            leads_to = resolve(target, source.path, index.find).entry
            if leads_to is not None and leads_to.path == entry.path:
                return True
    return False


def _aliased(find: Find, kind: str, name: str) -> set[str]:
    """The names of the pages of a kind that have a name as an alias, their own apart."""
    found = set()
    for _, extra in find(ALIAS, name):
        of_kind, _, other = extra.partition("\x1f")[2].partition(":")
        # `~2` behind a name: `not_same` says that it is nobody else's.
        if source_of(extra) == AliasSources.PROPERTY and of_kind == kind and other != name:
            found.add(other)
    return set() if any("~" in other for other in found) else found


def _same(find: Find, kind: str, name: str) -> set[str]:
    """The names in the keys of what kg.toml joins a page with by what no other page bears."""
    found = set()
    for _, extra in find(SAME, f"{kind}:{name}"):
        member, _, to = extra.partition("\x1f")
        if len({key for _, key in find(SAME, member)}) == 1 and to != f"{kind}:{name}":
            found.add(to.partition(":")[2])
    return found


def _at(find: Find, path: str) -> Entry | None:
    entries = (entry for entry, _ in find(FILE, source_name(path)))
    return next((entry for entry in entries if entry.path == path), None)


def _is_copy(find: Find, path: str) -> bool:
    named = original_of(path)
    return named is not None and (named.certain or original(find, path) is not None)
