"""Lines and headings of dated notes: contacts that they tell of ("Called [[Ann]] about …"), and
mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from kg.interpret.alternatives import anywhere
from kg.interpret.body_lines import Lines
from kg.interpret.cancellations import is_off
from kg.interpret.contact_shapes import (
    MENTION,
    POSSESSIVE,
    WIKILINK,
    Contact,
    about_at,
    going_on,
    name_spans,
    read_contact,
)
from kg.interpret.jobs import is_job
from kg.interpret.leading_days import day_of_item
from kg.interpret.looks import is_filler, is_full, is_group, is_name, name_ends
from kg.interpret.named import as_me, read_person, with_wikilinks
from kg.interpret.no_event import CalledOff
from kg.interpret.note_view import NoteView, link_ref
from kg.interpret.sections import Section, is_to_come, section_at, sections_of
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.whom import named_in, names_in_a_row
from kg.interpret.words import HONORIFICS
from kg.model.kinds import (
    Bases,
    Basis,
    Certainties,
    Certainty,
    Channels,
    Kinds,
    MeetingKinds,
    States,
)
from kg.model.names import page_name, slug, without_md
from kg.model.note import Item, Link, new
from kg.model.page import Evidence, Ref
from kg.model.rules import Rules

_FAR = 5  # levels of a list that still belong together
_LONGEST = 60  # characters in which a full name stands
_BEFORE_ABSENCE = re.compile(
    r"(?:!?\[\[(?P<link>[^\[\]|#]*+)[^\[\]]*+\]\]|(?P<name>[^\W\d_a-z][\w'’-]*))[\s,]*$"
)
# **Ann Lee**, *[[Ann]]*; and what may be a title before a name: Dr. [[Ann]].
_EMPHASIS = re.compile(
    r"(?<!\w)(\*\*|__|\*|_)(!?\[\[[^\[\]*]++\]\]|[^\W\d_][^*_\[\]]{0,80})\1(?!\w)"
)
_TIMED = re.compile(r"\d{1,2}[:.h]\d{2}\b[\s:,–—-]+[^\W\d_]")
_TITLE = re.compile(r"(?<![\w\[|/])([^\W\d_]{2,5})\.\s+(?=!?\[\[|@|[^\W\d_])")


# What ends a title, and what titles end in.
_STOP = re.compile(r"\.\s")
_ENDS = frozenset(title[-2:] for title in HONORIFICS)


def _may_hold_title(text: str) -> bool:
    """Whether a title may stand before a full stop; the words that end sentences are others."""
    ends = (text[max(0, at.start() - 2) : at.start()].lower() for at in _STOP.finditer(text))
    return any(end in _ENDS or not end.isascii() for end in ends)


def _without_title(found: re.Match[str]) -> str:
    return "" if slug(found[1]) in HONORIFICS else found[0]


class Block(NamedTuple):
    """A paragraph, list item or heading of a dated note; `item` is None for a paragraph. A heading
    has the links of its `section`."""

    line: int
    text: str
    date: str
    links: Sequence[Link]
    item: Item | None
    section: tuple[Link, ...] | None = None

    @property
    def said(self) -> str:
        """The text with all its links in one form, and its names without titles and emphasis."""
        text = with_wikilinks(self.text, self.links)
        if "*" in text or "_" in text:
            text = _EMPHASIS.sub(itemgetter(2), text)
        return _TITLE.sub(_without_title, text) if "." in text and _may_hold_title(text) else text


class _Seen(NamedTuple):
    """The contact of the line before, which *and with [[Bo]]* goes on from."""

    line: int
    channel: str


def is_failed(text: str, rules: Rules) -> bool:
    """Whether the text says that nobody was reached, or that nobody was there."""
    lowered = text.lower()
    if _no_contact(rules.no_contact).search(lowered):
        return True
    return _not_there(rules.not_there).search(lowered) is not None and not absent_in(text, rules)


_no_contact = MadeOnce(anywhere)
_not_there = MadeOnce(anywhere)


def log_evidence(
    view: NoteView,
    date: str,
    present: frozenset[str] = frozenset(),
    *,
    headings: bool = False,
    sections: Sequence[Section] = (),
) -> list[Evidence]:
    """Contacts and mentions in the lines of a dated note, and, if asked, in its headings, or in
    those of `sections`.

    `present` holds the folded link targets of a meeting's attendees, whom nobody needs to mention.
    """
    found = []
    done = _done(view)
    if headings and view.note.headings:
        sections = sections_of(view, date)
    plans: list[Section] | None = None  # most notes have no line that asks for them
    seen = None
    for block in _blocks(view, date, sections):
        evidence = _contact(block, view, done, seen) if block.date else None
        if evidence is not None and block.line not in done:
            plans = _plans_of(view) if plans is None else plans
            evidence = None if section_at(plans, block.line) else evidence
        seen = None
        if evidence is not None:
            seen = _Seen(block.line, evidence.channel)
        elif len(block.links) > 1 and block.date:
            evidence = _mention(block, present)
        if evidence is not None:
            found.append(evidence)
    return found


def _plans_of(view: NoteView) -> list[Section]:
    """The sections of a note that tell of what is still to be done."""
    sections = sections_of(view, "") if view.note.headings else []
    return [one for one in sections if is_to_come(one, view.rules)]


def task_evidence(view: NoteView, about: Ref | None) -> list[Evidence]:
    """Contacts in the done tasks of a note whose lines have no day: of an entity's page, which
    they are `about`, of a note without a date."""
    done = _done(view)
    if not done:
        return []
    blocks = [block for block in _blocks(view, "") if block.line in done]
    found = [evidence for block in blocks if (evidence := _contact(block, view, done))]
    own = (about,) if about else ()
    return [evidence._replace(about=(*own, *evidence.about)) for evidence in found]


def _done(view: NoteView) -> dict[int, str]:
    """The days on which tasks were done, by line."""
    states = view.rules.tasks
    tasks = view.note.tasks
    return {
        task.line: task.done
        for task in tasks
        if task.done and states.get(task.status) == States.DONE
    }


def _mention(block: Block, present: frozenset[str]) -> Evidence | None:
    """Whatever people and projects stand side by side in a block with several links."""
    about = tuple([link_ref(link, "", maybe=True) for link in block.links])
    people = tuple([ref for ref in about if link_name(ref.text) not in present])
    if not people:
        return None
    return _evidence(Bases.MENTION, block, Channels.MENTION, people, about, 0, Certainties.LINKED)


def _contact(
    block: Block, view: NoteView, done: Mapping[int, str], seen: _Seen | None = None
) -> Evidence | None:
    """The contact: whom the line says it was with, about whatever else it links to.

    A task is one only on the day it was `done`."""
    task = block.item is not None and block.item.status is not None
    if task:
        if block.line not in done:
            return None
        block = block._replace(date=done[block.line])
    said = block.said
    contact = read_contact(said, view.rules) or _gone_on(said, seen)
    if contact is None or is_failed(block.text, view.rules) or _is_off(contact, view.rules):
        return None
    people, about = _whom_and_what(contact, said, block, view.rules)
    if not people:
        return None
    if block.item is not None:
        about += [link_ref(link, "", maybe=True) for link in _around(block.item, view)]
    about += [link_ref(link, "", maybe=True) for link in block.section or ()]
    whom, subjects = tuple(dict.fromkeys(people)), tuple(dict.fromkeys(about))
    basis: Basis = Bases.TASK if task else Bases.LOG if block.section is None else Bases.HEADING
    return _evidence(basis, block, contact.channel, whom, subjects, 1, Certainties.EXPLICIT)


def linked_people(block: Block, rules: Rules, own: Ref) -> tuple[Ref, ...]:
    """Whom a line on the page of `own` links as those that a contact was with, besides them; known
    people only: *Call with [[Otis]] about her flat*."""
    said = block.said
    contact = read_contact(said, rules)
    if contact is None or is_failed(block.text, rules) or _is_off(contact, rules):
        return ()
    people, _ = _whom_and_what(contact, said, block, rules)
    name = slug(own.text)
    others = (
        ref for ref in people if ref.link and slug(page_name(ref.text.partition("#")[0])) != name
    )
    return tuple(dict.fromkeys(ref._replace(maybe=True) for ref in others))


def _gone_on(text: str, seen: _Seen | None) -> Contact | None:
    rest = going_on(text) if seen else None
    if seen is None or rest is None:
        return None
    return Contact(seen.channel, rest[: about_at(rest)], rest, False)


def _is_off(contact: Contact, rules: Rules) -> bool:
    """Whether what stands behind the names says that there was no contact."""
    ends = {0}
    if contact.behind.startswith(contact.whom):
        spans = name_spans(contact.whom)
        ends = {min(spans, default=0), max(spans, default=0)}
    return any(is_off(contact.behind[end:], rules, arranged=contact.arranged) for end in ends)


def _whom_and_what(
    contact: Contact, said: str, block: Block, rules: Rules
) -> tuple[list[Ref], list[Ref]]:
    """Whom a contact was with, and what the other links of its line are."""
    row = named_in(contact.whom, rules)
    linked = [one for one in row if one.re is WIKILINK]
    named = {link_name(one[1]) for one in linked if not _has_more(one, contact.whom)}
    # Atlas in "at [[Atlas]]'s office".
    owners = {link_name(one[1]) for one in WIKILINK.finditer(contact.whom)} - named
    absent = absent_in(said, rules)
    people = [
        ref._replace(maybe=_must_be_known(contact, ref))
        for link in block.links
        if link_name(link.target) in named
        and link_name(link.target) != absent
        and (ref := as_me(link_ref(link, Kinds.PERSON), rules))
    ]
    if not (absent and linked):
        handles = [one for one in row if one.re is MENTION]
        people += _in_words(contact, block.line, rules, handles, linked=bool(people))
    about = [
        link_ref(link, "", maybe=name in owners)
        for link in block.links
        if (name := link_name(link.target)) not in named
    ]
    if not about and len(set(people)) > 1:  # "Met [[Ann]] over [[Atlas]]": whichever is a project
        about = [ref._replace(kind="", maybe=True) for ref in people if ref.link]
    return people, about


def _must_be_known(contact: Contact, ref: Ref) -> bool:
    """Whether whom a noun names is nobody unless known: it may be a company, *Call with [[Acme]]*,
    or a subject, *Meeting: [[Spring fair]]*. A *1:1* is with somebody."""
    if not contact.is_noun or contact.kind == MeetingKinds.ONE_TO_ONE:
        return False
    full = is_full(page_name(ref.text))
    if contact.joined:
        return bool(contact.kind) and not full
    return contact.kind == MeetingKinds.MEETING or not full


def absent_in(text: str, rules: Rules) -> str:
    """Who a text says was not there: *Lunch with [[Ann]] and [[Bo]], [[Bo]] did not come*."""
    absence = _not_there(rules.not_there).search(text.lower())
    found = _BEFORE_ABSENCE.search(text[: absence.start()]) if absence else None
    return link_name(found["link"] or found["name"]) if found else ""


def _has_more(name: re.Match[str], text: str) -> bool:
    """Whether a text speaks of something of hers where it names her: "[[Ann]]'s boss"."""
    shown = name[0].partition("|")[2] if name[0].endswith("]]") else name[0]
    said = shown.rstrip("]").endswith(("'s", "’s"))
    return said or POSSESSIVE.match(text, name.end()) is not None


def _in_words(
    contact: Contact, line: int, rules: Rules, handles: Sequence[re.Match[str]], *, linked: bool
) -> list[Ref]:
    """People named without a link: by handle, or the name right beside the word, which counts only
    if somebody has it; behind *1:1 with* also if it is a name."""
    text = contact.whom
    found = [read_person(one[0], line, rules) for one in handles if not _has_more(one, text)]
    people = [named.ref for named in found if named]
    first, *others = names_in_a_row(text) or [""]
    more = [read_person(name, line, rules) for name in others]
    also = [named.ref._replace(maybe=True) for named in more if named]
    named = read_person(first, line, rules) if first else None
    if people or linked:
        known = [named.ref._replace(maybe=True)] if named else []
        return [*known, *people, *also]
    if named is None:
        return []
    sure = contact.joined and contact.kind == MeetingKinds.ONE_TO_ONE and _is_somebody(first)
    return [named.ref._replace(maybe=named.ref.is_plain and not sure), *also]


def _is_somebody(name: str) -> bool:
    return is_name(name) and not (is_filler(name) or is_group(name) or is_job(name))


def _evidence(
    basis: Basis,
    block: Block,
    channel: str,
    people: tuple[Ref, ...],
    about: tuple[Ref, ...],
    direct: int,
    certainty: Certainty,
) -> Evidence:
    own_meeting, meeting = False, None  # a line belongs to no meeting
    row = (
        basis, block.date, channel, people, about, own_meeting, meeting, direct, certainty,
        block.line, block.text,
    )  # fmt: skip
    return Evidence(*row)


@lru_cache(maxsize=20_000)
def link_name(text: str) -> str:
    """The form in which link targets within one note are compared."""
    return slug(text.strip().rstrip("\\"))


def _blocks(view: NoteView, date: str, sections: Sequence[Section] = ()) -> list[Block]:
    """The items, paragraphs and headings that could tell of a contact, in the order of the note.

    Where `sections` are given, each line has the day of the heading above it."""
    by_block = dict(view.links_by_block)
    telling = [
        one
        for one in sections
        if read_contact(with_wikilinks(one.text, by_block.get(one.line, ())), view.rules)
    ]
    called_off = CalledOff(view) if telling else None
    telling = [one for one in telling if not (called_off and called_off.is_all(one.line, one.last))]
    blocks = [_heading(one, by_block, telling) for one in telling]
    for item in view.note.items:
        dated = day_of_item(item, view)
        if dated and dated[1]:
            day, text = dated
        else:
            day, text = _day_at(sections, item.line, date), item.text
        row = (item.line, text, day, by_block.pop(item.line, []), item, None)
        blocks.append(new(Block, row))
    blocks += [
        Block(line, text, _day_at(sections, line, date), links, None)
        for line, links in _lines_of_text(by_block, view).items()
        if (text := view.line(line))
    ]
    blocks.sort(key=attrgetter("line"))
    return blocks


def _lines_of_text(
    by_block: Mapping[int, list[Link]], view: NoteView
) -> Mapping[int, Sequence[Link]]:
    """The lines of paragraphs that may tell of a contact, with their links: the first of each that
    has links, each below it that says contact, and those that begin with a time."""
    found: dict[int, list[Link]] = {}
    for start, links in by_block.items():
        at = start
        for link in links:
            if link.line != at and _begins_anew(link.line, start, links, view):
                at = link.line
            found.setdefault(at, []).append(link)
    timed = [
        number
        for number, line in enumerate(view.lines, view.note.body_line)
        if line[:1].isdigit() and _TIMED.match(line)
    ]
    if timed:
        lines = Lines(view)
        for number in timed:
            place = lines.place_of(number)
            if place is not None and lines[place].kind == "text":
                found.setdefault(number, [])
    return found


def _begins_anew(number: int, start: int, links: Sequence[Link], view: NoteView) -> bool:
    """Whether a line of a paragraph tells of a contact by itself, and is not the rest of a sentence
    that was wrapped."""
    if view.line(number)[:1].islower() and not view.line(start)[:1].islower():
        return False
    own = [link for link in links if link.line == number]
    return read_contact(with_wikilinks(view.line(number), own), view.rules) is not None


def _heading(
    section: Section, by_block: dict[int, list[Link]], sections: Sequence[Section]
) -> Block:
    """A heading that says contact as a block, with the links below it, up to the next of these."""
    line = section.line
    links = by_block.pop(line, [])
    below = [
        link
        for start, found in by_block.items()
        if line < start <= section.last and section_at(sections, start) == section
        for link in found
    ]
    return Block(line, section.text, section.day, links, None, tuple(below))


def _day_at(sections: Sequence[Section], line: int, date: str) -> str:
    section = section_at(sections, line) if sections else None
    return section.day if section else date


def _around(item: Item, view: NoteView) -> list[Link]:
    """The links of the items above an item and right below it: they belong to it loosely."""
    by_block = view.links_by_block
    found: list[Link] = []
    above = item.parent
    for _ in range(_FAR):
        if above is None or above not in view.items:
            break
        found += by_block.get(above, ())
        above = view.items[above].parent
    for other in view.below(item):
        if other.status is None:
            found += by_block.get(other.line, ())
    return found


def full_names(view: NoteView, first_names: set[str]) -> list[str]:
    """The full names that the note writes for people whom it also calls by a first name alone: for
    "Ann", "Ann Lee" in "that is Ann Lee's idea", in a property, and in the names of file and
    folders."""
    if not first_names:
        return []
    texts = [view.note.body, *map(_spaced, view.note.path.split("/"))]
    texts += [one.value for one in view.note.properties if isinstance(one.value, str)]
    found = {
        name: None
        for text in texts
        for first in sorted(first_names)
        if first in text
        for name in _names_from(first, text)
    }
    return list(found)


def _names_from(first: str, text: str) -> Iterator[str]:
    """The texts of two words and more in a text that begin with a first name."""
    for at in _places(first, text):
        line = text[at : at + len(first) + _LONGEST].partition("\n")[0]
        for end in name_ends(line)[1:]:
            yield " ".join(re.sub(r"[’']s$", "", word) for word in line[:end].split())


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins that stands by itself, with a space behind it. No expression looks: there
    are hundreds of first names in a vault, and to compile one for each takes longer."""
    at = text.find(word)
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if behind in (" ", "\u00a0") and not (before.isalnum() or before == "_"):
            yield at
        at = text.find(word, at + 1)


def _spaced(name: str) -> str:
    """The name of a file or a folder as a text: `2026-01-05_ann-lee.md` → `2026 01 05 Ann Lee`."""
    name = without_md(name).replace("_", " ")
    return name.replace("-", " ").title() if name == name.lower() else name
