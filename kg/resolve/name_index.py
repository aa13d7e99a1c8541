"""The index of names: everything that a note can be found by, and what each note brings to it.

A note *provides* names (its file name, an entity's name, aliases, …) and *asks* for names while it
is resolved. What a note means depends on its own text and on the answers to what it asked: after a
change, exactly the notes that asked for a changed name are resolved anew.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar, assert_never, cast
from zlib import crc32

from kg.model.event import Place
from kg.model.kinds import (
    EMPLOYER_FIELD,
    EMPLOYER_KIND,
    ENTITY_KINDS,
    FIELDS,
    NO_EVENTS,
    AliasSources,
    Bases,
    Certainties,
    Kinds,
    Look,
    Looks,
    NameForm,
    NameForms,
    is_entity,
)
from kg.model.names import file_key, name_words, page_name, slug, spell_out, without_md
from kg.model.page import Doubt, Evidence, Gathering, Page, Ref
from kg.model.same import NOTHING, Same
from kg.resolve.day_orders import day_order_key

FILE = "file"  # the name of a file, as a link gives it
NAME = "name"  # the name of an entity that has a page
ALIAS = "alias"  # another name of any note
EMAIL = "email"  # extra: the words of the names that its page bears
DOMAIN = "domain"  # an organization's e-mail domain
NAMED = "named"  # a name that stands where an entity is meant; extra: the entity's kind
SOURCE = "source"  # a file that a meeting was made from; extra: the link's target
TITLE = "title"  # what a meeting is called; extra: its key by the file name, "" if that is no other
TEXT = "text"  # the path of a note that may be a copy, or be copied; extra: the hash of its text
VIA = "via"  # a full name behind *via* in a bullet that tells of a meeting; extra: its link
SAME = "same"  # see `same_member`
NO_EVENT = "no-event"  # the path of a mail that is no event; extra: why
SPOKEN = "spoken"  # the path of a transcript that is no meeting's note by itself
DOUBT = "doubt"  # the path of a meeting's note that others may make none; extra: by what
EMPLOYER = "employer"  # the key of a person with a page; extra: the name of the employer
EVENT = "event"  # a day of an event; extra: what it is about
DISPLAY = "display"  # a name that a link shows; extra: the link's target
HOME_FOLDER = "home-folder"  # whose home folder paths in the text name; nobody asks for it
OF_FOLDER = "of-folder"  # a folder; extra: what a note in it says that it is
DAY_ORDER = "day-order"  # a folder and a sign; extra: the order of a day written so
# What lists of people bring, once they are read with what is known by all of the above:
# A name in a list; extra: the kind, or of a candidate how it looks, and behind it ("\x1f") the key
# of an event that stands in a note.
LISTED = "listed"
HANDLE = "handle"  # a nickname beside a name; extra: the name
HANDLED = "handled"  # a name beside a nickname; extra: the nickname, folded
ATTENDEES = "attendees"  # a meeting's path; extra: who attends
LISTED_LINK = "listed-link"  # the name of a file that a list links; extra: the link's target
BESIDE = "beside"  # an address and a name beside it, in lists or not; extra: the other of the two
# What joins pages of one event, by the names in their lists, too (`kg.resolve.joins`):
JOIN = "join"  # day and own title of a meeting's page; extra: what the rule needs to know of it
MARK = "mark"  # what pages of one event share; extra: the page's key in JOIN, its day
OF_EVENT = "of-event"  # the key of an event of several pages; extra: what one page says of it
OF_LISTS = (LISTED, HANDLE, HANDLED, ATTENDEES, LISTED_LINK, BESIDE, JOIN, MARK, OF_EVENT)
# A page of no kind is somebody's where a list, or a line about a 1:1, links it:
OF_NO_KIND = "of-no-kind"  # the name of such a page's file
# The name of a file that a line about a 1:1 links, or a list in a note of a day; extra: its target.
MET_LINK = "met-link"
AS_PEOPLE = (LISTED_LINK, MET_LINK)
UNSETTLED = (TEXT, SAME, DOUBT)  # by what stands there a file may be another node's page

_ONE_ON_ONE = re.compile(r"\b(?:1[:\-]1|1on1|one[- ]on[- ]one)\b", re.I)

# How much a name says that a page is meant, by its source: the weaker one gives way.
_WEAKNESS: dict[str, int] = {
    AliasSources.TITLE: 1,
    AliasSources.HEADING: 2,
    AliasSources.FILE: 3,
    AliasSources.FOLDER: 3,
    AliasSources.HANDLE: 4,
    AliasSources.DISPLAY: 5,
}


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


_Made = TypeVar("_Made")
Found = tuple[tuple[Entry, str], ...]
Find = Callable[[str, str], Found]


class Names(Protocol):
    """The names that files bring to an index."""

    def add(self, entry: Entry, provided: Iterable[Provided]) -> None:
        """Bring in what one file provides."""

    def of(self, space: str, key: str) -> Sequence[tuple[Entry, str]]:
        """The files that provide a name, each with its `extra`."""

    def names_in(self, spaces: Sequence[str]) -> list[tuple[str, str]]:
        """All names of some spaces."""

    def unsettled(self) -> list[tuple[str, str]]:
        """The names by which files may be pages of other nodes than their own text says."""


class NamesInMemory:
    """Names in a dictionary: at most times there is room for it."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], list[tuple[Entry, str]]] = {}

    def add(self, entry: Entry, provided: Iterable[Provided]) -> None:
        files = self._files
        for space, key, extra in provided:
            found = files.get((space, key))
            if found is None:
                files[space, key] = [(entry, extra)]
            else:
                found.append((entry, extra))

    def of(self, space: str, key: str) -> Sequence[tuple[Entry, str]]:
        return self._files.get((space, key), ())

    def names_in(self, spaces: Sequence[str]) -> list[tuple[str, str]]:
        return [name for name in self._files if name[0] in spaces]

    def unsettled(self) -> list[tuple[str, str]]:
        files = self._files
        return [
            (space, key)
            for (space, key), rows in files.items()
            if space in UNSETTLED
            or (space == TITLE and len(rows) > 1)
            or (space == ALIAS and (NAME, key) in files)
        ]


class Index:
    """Answers "what has this name?", in a fixed order, whatever the order of the files.

    `load` is asked once for every name that is not known yet: an import of the whole vault gives
    everything at the start and no loader; a refresh fetches what it needs. `same` is what kg.toml
    joins and parts; where that changes, all is imported anew. `names` is where names are, if not in
    memory, and `most_known` how many answers are kept at least; by default all.
    """

    def __init__(
        self,
        load: Callable[[str, str], Iterable[tuple[Entry, str]]] | None = None,
        same: Same = NOTHING,
        names: Names | None = None,
        most_known: int | None = None,
    ) -> None:
        self.same = same
        self._known: dict[tuple[str, str], tuple[Found, int]] = {}
        self._most_known = most_known
        self._names: Names = NamesInMemory() if names is None else names
        self._load = load
        self._moved: dict[str, Entry] = {}
        self._remembered: dict[str, object] = {}
        # The events of pages that may be one of several, by path and line (`kg.resolve.joins`).
        self.events: dict[tuple[str, int], Place] = {}

    def add(self, entry: Entry, provided: Iterable[Provided]) -> None:
        """Bring in what one file provides; only before anybody asks for such names."""
        self._names.add(entry, provided)

    def find(self, space: str, key: str) -> Found:
        """The files that provide the name, the primary page first."""
        return self.ask(space, key)[0]

    def ask(self, space: str, key: str) -> tuple[Found, int]:
        """What `find` gives, and what stands for the question in `Resolved.asked`."""
        answer = self._known.get((space, key))
        if answer is None:
            if len(self._known) == self._most_known:
                self._known.clear()
            answer = self._known[space, key] = (self._look(space, key), lookup_key(space, key))
        return answer

    def _look(self, space: str, key: str) -> Found:
        rows = self._names.of(space, key)
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
        self.forget()

    def forget(self) -> None:
        """Look every name up anew that is asked for from here on."""
        self._known.clear()
        self._remembered.clear()

    def remembered(self, key: str, make: Callable[[], _Made]) -> _Made:
        """What is made of the answer to a question, once for all who ask."""
        if key not in self._remembered:
            self._remembered[key] = make()
        return cast(_Made, self._remembered[key])

    def move_also(self, moved: dict[str, Entry]) -> None:
        """Let more files be pages of other nodes."""
        if moved:
            self.move({**self._moved, **moved})

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
        return self._names.unsettled()

    def names_in(self, *spaces: str) -> list[tuple[str, str]]:
        """All names of some spaces that files brought in."""
        return self._names.names_in(spaces)

    def linked_as_people(self) -> list[Entry]:
        """Every page of no kind that has the name of one which is linked where people are."""
        named = [key for _, key in self._names.names_in(AS_PEOPLE)]
        return [entry for key in dict.fromkeys(named) for entry, _ in self.find(OF_NO_KIND, key)]


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


def source_name(path: str) -> str:
    """The key under which a meeting's note names the file at `path` as its source."""
    return file_key(page_name(path))


def entry_of(page: Page) -> Entry:
    """The index entry of a page."""
    return Entry(page.path, page.key, page.node_kind, page.archived, page.updated)


def provided_by(page: Page) -> list[Provided]:
    """Every name that a page brings to the index, each once, sorted."""
    provided = {Provided(FILE, file_key(page.name))}
    if is_entity(page.node_kind):
        provided.update(Provided(NAME, slug(name)) for name in page.names)
        if page.otherwise:
            provided.add(Provided(NAME, slug(page.otherwise.shared), AliasSources.HEADING))
        words = _words_of(page) if page.emails else ""
        for email in page.emails:
            provided.add(Provided(EMAIL, email.lower(), words))
    elif page.node_kind == Kinds.MEETING:
        provided.add(_title(page))
    for alias, source in page.aliases:
        if source != AliasSources.SAME:
            provided.add(Provided(ALIAS, slug(alias), f"{source}\x1f{page.key}"))
    if page.same or page.called_same:
        provided.update(_same(page))
    for one in page.display_names:
        provided.add(Provided(DISPLAY, slug(one.text), one.target))
    if page.sources:
        provided.update(_sources(page))
    if "domain" in FIELDS.get(page.node_kind, ()):
        provided.update(_domains(page))
    if page.of_no_kind:
        provided.add(Provided(OF_NO_KIND, file_key(page.name)))
    if page.day_evidence:
        provided.update(day_orders_of(page))
    if page.of_folder:
        provided.add(Provided(OF_FOLDER, page.folder, page.of_folder))
    if page.gathering is not None:
        provided.update(_event(page.gathering))
    for inner in page.inner:
        if inner.gathering is not None and inner.gathering.no_event is None:
            provided.update(_event(inner.gathering))
    provided.update(_of_events(page))
    for evidence in page.evidence:
        if evidence.basis in (Bases.LOG, Bases.TASK):
            provided.update(_beside_one_on_one(evidence))
        elif evidence.basis == Bases.VIA:
            provided.update(_via(evidence))
    provided.update(_listed_within(page))
    provided.update(_named(page))
    return sorted(p for p in provided if p.key)


def _sources(page: Page) -> Iterable[Provided]:
    for source in page.sources:
        target = without_md(source.text.partition("#")[0])
        yield Provided(SOURCE, file_key(target.rpartition("/")[2]), target)


def _same(page: Page) -> Iterable[Provided]:
    """What kg.toml joins the page by, and the names that it has by that: as good as its own."""
    kind = page.node_kind
    for member, to in page.same:
        yield Provided(SAME, same_member(kind, member), page.key)
        if to:
            yield Provided(SAME, page.key, f"{same_member(kind, member)}\x1f{to}")
    for name in page.called_same:
        yield Provided(NAME, name, AliasSources.SAME)


def same_member(kind: str, member: str) -> str:
    """The key in the space SAME under which pages of a kind tell that they bear a member of `same`;
    extra: their keys. Under its own key such a page tells, as "member\x1fkey", what it would be a
    page of if no other one bears the member."""
    return f"{kind}/{member}"


def _words_of(page: Page) -> str:
    names = [
        name for name in (*page.names, *(alias for alias, _ in page.aliases)) if "@" not in name
    ]
    return " ".join(sorted(frozenset[str]().union(*map(name_words, names))))


def _domains(page: Page) -> Iterable[Provided]:
    for claim in page.claims:
        if claim.field == "domain" and claim.value:
            yield Provided(DOMAIN, claim.value.lower())


def _beside_one_on_one(evidence: Evidence) -> Iterable[Provided]:
    if _ONE_ON_ONE.search(evidence.text):
        yield from (_linked(MET_LINK, ref) for ref in evidence.people if ref.link)


def _via(evidence: Evidence) -> Iterable[Provided]:
    if evidence.meeting is not None:
        names = [(slug(_spelt(ref)), ref.look) for ref in evidence.people if ref.maybe]
        target = evidence.meeting.text.partition("#")[0]
        yield from (
            Provided(VIA, n, target) for n, look in names if look == Looks.NAME and "-" in n
        )


def _linked(space: str, ref: Ref) -> Provided:
    return Provided(space, file_key(bare_name(ref)), ref.text.partition("#")[0])


def day_orders_of(page: Page) -> list[Provided]:
    """What a page tells of the order of days in its folder."""
    return [
        Provided(DAY_ORDER, day_order_key(page.folder, sign), order)
        for sign, order in page.day_evidence
    ]


def _of_events(page: Page) -> Iterable[Provided]:
    """What decides, in this note or others, whether there was an event, and who was there."""
    if page.no_event is not None:
        yield Provided(NO_EVENT, page.path, page.no_event)
    if page.node_kind == Kinds.NOTE and page.gathering and page.gathering.no_event is None:
        yield Provided(SPOKEN, page.path, "")
    for doubt in page.doubts:
        parts = (doubt.source, str(int(doubt.says)), doubt.made_from, *doubt.names)
        yield Provided(DOUBT, page.path, "\x1f".join(parts))
    if page.node_kind == Kinds.PERSON:
        for claim in page.claims:
            if claim.field == EMPLOYER_FIELD and claim.about is None and claim.ref:
                yield Provided(EMPLOYER, page.key, slug(bare_name(claim.ref)))


def unpack_doubt(extra: str) -> Doubt:
    """The doubt that an entry in the space DOUBT stands for."""
    source, says, made_from, *names = extra.split("\x1f")
    return Doubt(source, says == "1", tuple(names), made_from)


def _event(gathering: Gathering) -> Iterable[Provided]:
    if gathering.event is None:
        return
    about = (*gathering.event.about, *(link.ref for link in gathering.linked))
    subjects = dict.fromkeys(("[" if ref.link else "") + ref.text for ref in about)
    if subjects:
        yield Provided(EVENT, gathering.event.date, "\x1e".join(subjects))


def subjects_of(extra: str) -> list[Ref]:
    """What the event is about that an entry in the space EVENT stands for."""
    subjects = extra.split("\x1e")
    return [Ref(one.removeprefix("["), "", one.startswith("["), 1, maybe=True) for one in subjects]


def _is_told_in_full(ref: Ref, page: Page) -> bool:
    """Whether a page names somebody whom it lists by a first name in full elsewhere: the first name
    alone is nobody then."""
    short = slug(ref.text)
    if ref.link or "-" in short:
        return False
    return any(slug(full.text).startswith(f"{short}-") for full in page.full_names)


def listed_by(page: Page) -> list[Provided]:
    """Every name that the lists of people of a meeting's page bring to the index, sorted."""
    provided = set()
    attendees = []
    within = {one.ref for one in page.inner if one.gathering is not None}
    for claim in page.claims:
        of_event = claim.about is None or claim.about in within
        if claim.field in ("attendee", "absent") and claim.ref and of_event:
            if claim.field == "attendee" and claim.about is None:
                attendees.append(_pack(claim.ref))
            if claim.ref.link:
                provided.add(_linked(LISTED_LINK, claim.ref))
            if names_something(claim.ref) and not _is_told_in_full(claim.ref, page):
                listed = _kind_or_look(claim.ref)
                if claim.about is not None and listed != Kinds.PERSON:
                    listed = f"{listed}\x1f{meeting_key(claim.about)}"
                provided.add(Provided(LISTED, slug(_spelt(claim.ref)), listed))
        elif claim.field == EMPLOYER_FIELD and claim.about and claim.ref and not claim.ref.maybe:
            provided.add(Provided(LISTED, slug(bare_name(claim.ref)), EMPLOYER_KIND))
        elif claim.field == "handle" and claim.about and claim.value:
            provided.add(Provided(HANDLE, slug(claim.value), _spelt(claim.about)))
            provided.add(Provided(HANDLED, slug(_spelt(claim.about)), slug(claim.value)))
    for evidence in page.evidence:
        if evidence.basis in NO_EVENTS:
            named = (ref for ref in evidence.people if names_something(ref))
            provided.update(
                Provided(LISTED, slug(_spelt(ref)), _kind_or_look(ref)) for ref in named
            )
    if attendees:
        provided.add(Provided(ATTENDEES, page.path, "\x1e".join(attendees)))
    provided.update(beside_in(page))
    return sorted(p for p in provided if p.key)


def _kind_or_look(ref: Ref) -> str:
    """What a name in a list says that its bearer is; of a candidate how it looks."""
    return Kinds.PERSON if ref.look == Looks.NAME else ref.look


def _title(page: Page) -> Provided:
    if page.otherwise:
        return Provided(TITLE, slug(page.otherwise.shared), page.otherwise.key)
    return Provided(TITLE, slug(page.label))


def title_key(page: Page) -> str:
    """The key in the space TITLE of what a meeting is called."""
    return _title(page).key


def _listed_within(page: Page) -> Iterator[Provided]:
    """The files that lists link which stand within a day's note: below a section, a bullet."""
    for claim in page.claims:
        is_listed = claim.field in ("attendee", "absent") and claim.about is not None
        if is_listed and claim.ref and claim.ref.link:
            yield _linked(MET_LINK, claim.ref)


def beside_in(page: Page) -> list[Provided]:
    """The addresses and names that stand side by side in a page, whoever's they are, sorted."""
    lines: dict[tuple[str, str], set[int]] = {}
    refs = [claim.ref for claim in page.claims if claim.ref]
    for evidence in page.evidence:
        refs += evidence.people
    for ref in refs:
        name = bare_name(ref) if ref.email else ""
        if name and slug(name) and "@" not in name:
            lines.setdefault((ref.email.lower(), name), set()).add(ref.line)
    provided = []
    for (address, name), at in lines.items():
        provided.append(Provided(BESIDE, address, f"{name}\x1f{len(at)}\x1f{min(at)}"))
        provided.append(Provided(BESIDE, slug(name), address))
    return sorted(provided)


def source_of(extra: str) -> str:
    """Where a page has a name from, by the `extra` of an entry in NAME or ALIAS; "" for its own."""
    return extra.partition("\x1f")[0]


def weakness(extra: str) -> int:
    """How weakly a name in NAME or ALIAS points to its page; 0 for an own name or a real alias."""
    return _WEAKNESS.get(source_of(extra), 0)


def strongest(found: Iterable[tuple[Entry, str]]) -> list[Entry]:
    """The pages to which a name points best, those in archives only where there are no others."""
    rows = list(found)
    best = min((_standing(*row) for row in rows), default=None)
    return [row[0] for row in rows if _standing(*row) == best]


def _standing(entry: Entry, extra: str) -> tuple[int, bool]:
    return weakness(extra), entry.archived


def _spelt(ref: Ref) -> str:
    name = bare_name(ref)
    return spell_out(name) if ref.form == NameForms.CAMEL else name


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
        if not is_strict(evidence):
            refs += (*evidence.people, *evidence.about)
    for ref in refs:
        if ref is None:
            continue
        if ref.kind == Kinds.MEETING and ref.link:
            yield Provided(NAMED, slug(bare_name(ref)), f"{Kinds.MEETING}\x1f{meeting_key(ref)}")
        elif names_something(ref) and (ref.look == Looks.NAME or ref.kind != Kinds.PERSON):
            yield Provided(NAMED, slug(_spelt(ref)), ref.kind)


def meeting_key(ref: Ref) -> str:
    """The key of a meeting that only a reference tells of; the same that its page would have."""
    date = f"{ref.date}-" if ref.date else ""
    return f"{Kinds.MEETING}:{date}{slug(ref.title or ref.text)}"


def is_strict(evidence: Evidence) -> bool:
    """Whether evidence counts only among things that exist: a link in passing creates nobody, a
    list of people does, be there an event or not."""
    if evidence.certainty == Certainties.LINKED:
        return True
    return not evidence.direct and evidence.basis not in NO_EVENTS


def names_something(ref: Ref) -> bool:
    """Whether the place alone shows that an entity of that kind exists."""
    if ref.kind not in ENTITY_KINDS or ref.maybe:
        return False
    match ref.form:
        case NameForms.PLAIN | NameForms.ME | NameForms.FOLDER | NameForms.CAMEL:
            return True
        case NameForms.SELF | NameForms.EMAIL | NameForms.DOMAIN:
            return False
        case NameForms.BEGINS | NameForms.TITLED:
            return False
        case _:
            assert_never(ref.form)


def bare_name(ref: Ref) -> str:
    """The name in a reference: of a link, the last part of its path."""
    return _last_part(ref.text) if ref.link else ref.text


@lru_cache(maxsize=20_000)
def _last_part(target: str) -> str:
    return without_md(target.partition("#")[0].rstrip("/").rpartition("/")[2])


def _pack(ref: Ref) -> str:
    return "\x1f".join((ref.text, str(int(ref.link)), ref.form, ref.email, ref.look, str(ref.line)))


def unpack_attendees(extra: str) -> list[Ref]:
    """The attendees that an entry in the space ATTENDEES stands for."""
    return [_unpack(*attendee.split("\x1f")) for attendee in extra.split("\x1e")]


def _unpack(text: str, link: str, form: str, email: str, look: str, line: str) -> Ref:
    ref = Ref(text, Kinds.PERSON, link == "1", int(line), email=email)
    return ref._replace(form=cast(NameForm, form), look=cast(Look, look))


def pack_ref(ref: Ref) -> str:
    """A reference as the index keeps it."""
    text, email = ref.text.translate(_SEPARATORS), ref.email.translate(_SEPARATORS)
    link, maybe = str(int(ref.link)), str(int(ref.maybe))
    return "\x1f".join((text, ref.kind, link, str(ref.line), ref.form, maybe, email, ref.look))


_SEPARATORS = dict.fromkeys(range(0x1C, 0x20), " ")


def unpack_ref(packed: str) -> Ref:
    """The reference that `pack_ref` packed."""
    text, kind, link, line, form, maybe, email, look = packed.split("\x1f")
    ref = Ref(text, kind, link == "1", int(line), maybe=maybe == "1", email=email)
    return ref._replace(form=cast(NameForm, form), look=cast(Look, look))
