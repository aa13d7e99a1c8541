"""The index of names: everything that a note can be found by, and what each note brings to it.

A note *provides* names (its file name, an entity's name, aliases, …) and *asks* for names while it
is resolved. What a note means depends on its own text and on the answers to what it asked: after a
change, exactly the notes that asked for a changed name are resolved anew.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import NamedTuple
from zlib import crc32

from kg.model.names import file_key, slug, spell_out, without_md
from kg.model.page import ENTITY_KINDS, Page, Ref

FILE = "file"  # the name of a file, as a link gives it
NAME = "name"  # the name of an entity that has a page
ALIAS = "alias"  # another name of any note
EMAIL = "email"
DOMAIN = "domain"  # an organization's e-mail domain
NAMED = "named"  # a name that stands where an entity is meant; extra: the entity's kind
SOURCE = "source"  # a file that a meeting was made from; extra: the link's target
SOURCED = "sourced"  # the path of a note that names its sources
ATTENDEES = "attendees"  # a meeting's path; extra: who attends
TITLE = "title"  # what a meeting is called; extra: its key by the file name, "" if that is no other
BESIDE = "beside"  # an address and a name that stands beside it; extra: the other of the two
TEXT = "text"  # the path of a note that may be a copy, or be copied; extra: the hash of its text

# How much a name says that a page is meant, by its source: the weaker one gives way.
_WEAKNESS = {"title": 1, "heading": 2, "file": 3, "folder": 3, "handle": 4, "display": 5}


class Entry(NamedTuple):
    """A file that a name leads to. Attachments have the kind "attachment" and no key."""

    path: str
    key: str
    kind: str
    archived: bool
    updated: str

    @property
    def precedence(self) -> tuple[bool, tuple[int, ...], int, str]:
        """Sorts the pages of one node, the primary one first.

        Not archived, then newest, then the shortest path, then by name.
        """
        newest_first = (*(-ord(c) for c in self.updated), 1)
        return (self.archived, newest_first, len(self.path), self.path)


class Provided(NamedTuple):
    """One name that a note brings to the index."""

    space: str
    key: str
    extra: str = ""


Found = tuple[tuple[Entry, str], ...]
Find = Callable[[str, str], Found]


class Index:
    """Answers "what has this name?", in a fixed order, whatever the order of the files.

    `load` is asked once for every name that is not known yet: an import of the whole vault gives
    everything at the start and no loader; a refresh fetches what it needs.
    """

    def __init__(
        self, load: Callable[[str, str], Iterable[tuple[Entry, str]]] | None = None
    ) -> None:
        self._known: dict[tuple[str, str], tuple[Found, int]] = {}
        self._growing: dict[tuple[str, str], list[tuple[Entry, str]]] = {}
        self._load = load
        self._moved: dict[str, Entry] = {}

    def add(self, entry: Entry, provided: Iterable[Provided]) -> None:
        """Bring in what one file provides; only before the first `find`."""
        growing = self._growing
        for space, key, extra in provided:
            found = growing.get((space, key))
            if found is None:
                growing[space, key] = [(entry, extra)]
            else:
                found.append((entry, extra))

    def find(self, space: str, key: str) -> Found:
        """The files that provide the name, the primary page first."""
        return self.ask(space, key)[0]

    def ask(self, space: str, key: str) -> tuple[Found, int]:
        """What `find` gives, and what stands for the question in `Resolved.asked`."""
        answer = self._known.get((space, key))
        if answer is None:
            answer = self._known[space, key] = (self._look(space, key), lookup_key(space, key))
        return answer

    def _look(self, space: str, key: str) -> Found:
        rows = self._growing.get((space, key), [])
        if self._load is not None:
            rows = [*self._load(space, key), *rows]
        if self._moved:
            rows = [(self._moved.get(entry.path, entry), extra) for entry, extra in rows]
        if len(rows) > 1:
            rows = sorted(set(rows), key=lambda row: (row[0].precedence, row[1]))
        return tuple(rows)

    def move(self, moved: dict[str, Entry]) -> None:
        """Let files be pages of other nodes than their own text says (path → entry)."""
        self._moved = moved
        self._known.clear()

    def moved(self) -> list[Entry]:
        """The files that are pages of other nodes than their own text says."""
        return list(self._moved.values())

    def entry(self, own: Entry) -> Entry:
        """The entry of a file, moved or as its own text has it."""
        return self._moved.get(own.path, own)

    def keys(self) -> set[str]:
        """The keys of all nodes that an answer named."""
        return {entry.key for found, _ in self._known.values() for entry, _ in found if entry.key}

    def unsettled(self) -> list[tuple[str, str]]:
        """The names by which files may be pages of other nodes than their own text says."""
        growing = self._growing
        return [
            (FILE, key) if space == SOURCE else (space, key)
            for (space, key), rows in growing.items()
            if space in (SOURCE, TEXT)
            or (space == TITLE and len(rows) > 1)
            or (space == ALIAS and (NAME, key) in growing)
        ]


def lookup_key(space: str, key: str) -> int:
    """What stands for a name in `lookups`: a collision costs work, never correctness."""
    return crc32(f"{space}\0{key}".encode("utf-8", "surrogatepass"))


def packed(asked: Iterable[int]) -> bytes:
    """The names that a note asked for, as they are kept: sorted hashes."""
    return array("I", sorted(asked)).tobytes()


def asks_for_any(asked: bytes, keys: set[int]) -> bool:
    """Whether one of the packed names is among the `keys`."""
    return not keys.isdisjoint(array("I", asked))


def attachment_name(path: str) -> str:
    """The name under which links find a file that is no note."""
    return file_key(path.rpartition("/")[2])


def entry_of(page: Page) -> Entry:
    """The index entry of a page."""
    return Entry(page.path, page.key, page.node_kind, page.archived, page.updated)


def provided_by(page: Page) -> list[Provided]:
    """Every name that a page brings to the index, each once, sorted."""
    provided = {Provided(FILE, file_key(page.name))}
    if page.node_kind in ENTITY_KINDS:
        provided.update(Provided(NAME, slug(name)) for name in page.names)
        if page.otherwise:
            provided.add(Provided(NAME, slug(page.otherwise.shared), "heading"))
        provided.update(Provided(EMAIL, email.lower()) for email in page.emails)
    provided.update(
        Provided(ALIAS, slug(alias), f"{source}\x1f{page.key}") for alias, source in page.aliases
    )
    if page.node_kind == "meeting":
        provided.add(_title(page))
    if page.sources:
        provided.add(Provided(SOURCED, page.path))
    for source in page.sources:
        target = without_md(source.text.partition("#")[0])
        provided.add(Provided(SOURCE, file_key(target.rpartition("/")[2]), target))
    for claim in page.claims:
        if claim.field == "domain" and claim.value and page.node_kind == "organization":
            provided.add(Provided(DOMAIN, claim.value.lower()))
    attendees = [
        _pack(claim.ref)
        for claim in page.claims
        if claim.field == "attendee" and claim.ref and claim.about is None
    ]
    if attendees:
        provided.add(Provided(ATTENDEES, page.path, "\x1e".join(attendees)))
    provided.update(_named(page))
    provided.update(_beside(page))
    return sorted(p for p in provided if p.key)


def _title(page: Page) -> Provided:
    if page.otherwise:
        return Provided(TITLE, slug(page.otherwise.shared), page.otherwise.key)
    return Provided(TITLE, slug(page.label))


def title_key(page: Page) -> str:
    """The key in the space TITLE of what a meeting is called."""
    return _title(page).key


def _beside(page: Page) -> Iterable[Provided]:
    lines: dict[tuple[str, str], set[int]] = {}
    refs = [claim.ref for claim in page.claims if claim.ref]
    for evidence in page.evidence:
        refs += evidence.people
    for ref in refs:
        address = address_beside(ref) if ref.hint else ""
        name = bare_name(ref) if address else ""
        if name and slug(name) and "@" not in name:
            lines.setdefault((address, name), set()).add(ref.line)
    for (address, name), at in lines.items():
        yield Provided(BESIDE, address, f"{name}\x1f{len(at)}\x1f{min(at)}")
        yield Provided(BESIDE, slug(name), address)


def address_beside(ref: Ref) -> str:
    """The address that stands beside a name, "" for none."""
    return ref.hint.partition("email:")[2].lower()


def name_beside(find: Find, address: str) -> str | None:
    """The name that stands beside an address: most often, then the longest, then the first."""
    counts: dict[str, int] = {}
    first: dict[str, tuple[str, int]] = {}
    for entry, extra in find(BESIDE, address):
        name, count, line = extra.split("\x1f")
        place = (entry.path, int(line))
        counts[name] = counts.get(name, 0) + int(count)
        first[name] = min(place, first.get(name, place))
    return min(counts, key=lambda name: (-counts[name], -len(name), first[name]), default=None)


def source_of(extra: str) -> str:
    """Where a page has a name from, by the `extra` of an entry in NAME or ALIAS; "" for its own."""
    return extra.partition("\x1f")[0]


def weakness(extra: str) -> int:
    """How weakly a name in NAME or ALIAS points to its page; 0 for an own name or a real alias."""
    return _WEAKNESS.get(source_of(extra), 0)


def strongest(found: Iterable[tuple[Entry, str]]) -> list[Entry]:
    """The pages to which a name points best."""
    rows = list(found)
    best = min((weakness(extra) for _, extra in rows), default=0)
    return [entry for entry, extra in rows if weakness(extra) == best]


def _named(page: Page) -> Iterable[Provided]:
    refs: list[Ref | None] = []
    for claim in page.claims:
        refs += (claim.ref, claim.about)
    for relation in page.relations:
        refs += (relation.source, relation.target)
    for task in page.tasks:
        refs += (task.owner, task.about)
    for evidence in page.evidence:
        refs.append(evidence.meeting)
        if not is_strict(evidence.certainty, evidence.direct):
            refs += (*evidence.people, *evidence.about)
    for ref in refs:
        if ref is None:
            continue
        if ref.kind == "meeting" and ref.link:
            yield Provided(NAMED, slug(bare_name(ref)), f"meeting\x1f{meeting_key(ref)}")
        elif names_something(ref):
            name = bare_name(ref)
            yield Provided(NAMED, slug(spell_out(name) if ref.hint == "camel" else name), ref.kind)


def meeting_key(ref: Ref) -> str:
    """The key of a meeting that only a reference tells of; the same that its page would have."""
    date = f"{ref.date}-" if ref.date else ""
    return f"meeting:{date}{slug(ref.title or ref.text)}"


def is_strict(certainty: str, direct: int) -> bool:
    """Whether evidence counts only among things that exist: a link in passing creates nobody."""
    return certainty == "linked" or not direct


def names_something(ref: Ref) -> bool:
    """Whether the place alone shows that an entity of that kind exists."""
    return (
        ref.kind in ENTITY_KINDS
        and ref.hint not in ("self", "maybe", "domain", "email", "comma")
        and not ref.hint.startswith("second:")
    )


def bare_name(ref: Ref) -> str:
    """The name in a reference: of a link, the last part of its path."""
    if not ref.link:
        return ref.text
    name = ref.text.partition("#")[0].rstrip("/").rpartition("/")[2]
    return without_md(name)


def _pack(ref: Ref) -> str:
    return "\x1f".join((ref.text, str(int(ref.link)), ref.hint, str(ref.line)))


def unpack_attendees(extra: str) -> list[Ref]:
    """The attendees that an entry in the space ATTENDEES stands for."""
    packed = (attendee.split("\x1f") for attendee in extra.split("\x1e"))
    return [
        Ref(text, "person", link == "1", int(line), hint=hint) for text, link, hint, line in packed
    ]
