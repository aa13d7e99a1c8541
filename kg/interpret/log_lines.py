"""Lines of dated notes: contacts that a verb tells ("Called [[Ann]] about …"), and mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from kg.interpret.cancellations import is_arranged, is_off
from kg.interpret.dates import leading_date
from kg.interpret.looks import name_ends
from kg.interpret.named import as_me, read_person
from kg.interpret.note_view import NoteView, link_ref
from kg.model.kinds import Bases, Basis, Certainties, Certainty, Channels, Kinds, States
from kg.model.names import slug, without_md
from kg.model.note import Item, Link
from kg.model.page import Evidence, Ref
from kg.model.rules import Rules

# Arrows, symbols and emoji, but none that says no: what they add to a line is no word of it.
_SIGN = (
    r"(?:(?![✖✗✘❌🚫⛔])[\u2190-\u2bff\U0001f000-\U0001faff]"
    r"[\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff]*\s*)"
)
_LEAD = re.compile(
    rf"^[\s*_>]*({_SIGN}*)"
    r"(?:\d{1,2}[:.h]\d{2}(?:\s*(?:[-–]\s*\d{1,2}[:.h]\d{2}|[ap]m))?[\s:–—-]*)?"
    rf"[\s*_]*({_SIGN}*)(?:#[\w/-]+\s+)*(?:(?:i|we|i've|we've|i have|we have)\s+)?"
    r"(?:just\s+|also\s+|then\s+)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|regarding|re|concerning|on|for|over|because of)\b|[:;.(])", re.I
)
_OFF = re.compile(r"\s+off\b")  # what is called off was no call
_OBJECT = re.compile(r"(?:with |to |from )?(?:!?\[\[|@\w)")
_MENTION = re.compile(r"(?<![\w@])@([^\W\d_][\w’'-]*(?:\.[\w’'-]+)*)")
_POSSESSIVE = re.compile(r"[*_]{0,3}['’]s(?!\w)")
_FAR = 5  # levels of a list that still belong together
_LEADING = frozenset(("i", "we", "i've", "we've", "just", "also", "then"))
_LONGEST = 60  # no phrase that says contact is longer
_WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*+)[^\[\]]*+\]\]")


class Contact(NamedTuple):
    """A verb that says contact, by channel; `end` is where it ends in the text."""

    channel: str
    end: int


class Block(NamedTuple):
    """A paragraph or list item of a dated note; `item` is None for a paragraph."""

    line: int
    text: str
    date: str
    links: list[Link]
    item: Item | None


def contact_verb(text: str, rules: Rules) -> Contact | None:
    """The contact that a text tells of by how it begins ("09:15 Called …", "Lunch with …"), be it
    by a sign with a name right behind it ("📞 [[Ann]]")."""
    if text[:1].isalpha():  # most lines begin with a word that says nothing
        word = text[:_LONGEST].split(None, 1)[0].lower().rstrip(":,*_")
        if word not in rules.contact_verbs and word not in _LEADING:
            return None
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    lowered = text[start : start + _LONGEST].lower()
    words = lowered.split(None, 1)
    first = words[0] if words else ""
    for phrase, channel in rules.contact_verbs.get(first.rstrip(":,*_"), ()):
        if lowered.startswith(phrase):
            after = lowered[len(phrase) : len(phrase) + 1]
            if not (after.isalnum() or after == "-" or _OFF.match(lowered, len(phrase))):
                return Contact(channel, start + len(phrase))
    sign = _sign(lead, rules) if lead else None
    return Contact(sign, start) if sign and _OBJECT.match(text, start) else None


def sign_channel(text: str, rules: Rules) -> str | None:
    """The channel of the sign that a text begins with (📞), None for a text without one."""
    lead = _LEAD.match(text)
    return _sign(lead, rules) if lead else None


def _sign(lead: re.Match[str], rules: Rules) -> str | None:
    signs = (rules.contact_verbs.get(sign) for sign in lead[1] + lead[2])
    return next((phrases[0][1] for phrases in signs if phrases), None)


def is_failed(text: str, rules: Rules) -> bool:
    """Whether the text says that nobody was reached."""
    lowered = text.lower()
    return any(phrase in lowered for phrase in rules.no_contact)


def log_evidence(
    view: NoteView, date: str, present: frozenset[str] = frozenset()
) -> list[Evidence]:
    """Contacts and mentions in the lines of a dated note.

    `present` holds the folded link targets of a meeting's attendees, whom nobody needs to mention.
    """
    found = []
    done = _done(view)
    for block in _blocks(view, date):
        evidence = _contact(block, view, done)
        if evidence is None and len(block.links) > 1:
            evidence = _mention(block, present)
        if evidence is not None:
            found.append(evidence)
    return found


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


def _contact(block: Block, view: NoteView, done: Mapping[int, str]) -> Evidence | None:
    """The contact: whom the verb is followed by, about whatever else the line links to.

    A task is one only on the day it was `done`."""
    task = block.item is not None and block.item.status is not None
    if task:
        if block.line not in done:
            return None
        block = block._replace(date=done[block.line])
    contact = contact_verb(block.text, view.rules)
    if contact is None or is_failed(block.text, view.rules):
        return None
    rest = block.text[contact.end :]
    object_text = rest[: _about_at(rest)]
    arranged = is_arranged(block.text[max(0, contact.end - _LONGEST) : contact.end])
    if any(is_off(rest[end:], view.rules, arranged=arranged) for end in _ends(object_text)):
        return None
    linked = list(_WIKILINK.finditer(object_text))
    targets = {link_name(one[1]) for one in linked if not _has_more(one, object_text)}
    owners = {link_name(one[1]) for one in linked} - targets  # Atlas in "at [[Atlas]]'s office"
    people = [
        as_me(link_ref(link, Kinds.PERSON), view.rules)
        for link in block.links
        if link_name(link.target) in targets
    ]
    people += _in_words(object_text, block.line, view.rules, linked=bool(people))
    if not people:
        return None
    about = [
        link_ref(link, "", maybe=name in owners)
        for link in block.links
        if (name := link_name(link.target)) not in targets
    ]
    if not about and len(set(people)) > 1:  # "Met [[Ann]] over [[Atlas]]": whichever is a project
        about = [ref._replace(kind="", maybe=True) for ref in people if ref.link]
    if block.item is not None:
        about += [link_ref(link, "", maybe=True) for link in _around(block.item, view)]
    whom, subjects = tuple(dict.fromkeys(people)), tuple(dict.fromkeys(about))
    basis: Basis = Bases.TASK if task else Bases.LOG
    return _evidence(basis, block, contact.channel, whom, subjects, 1, Certainties.EXPLICIT)


def _has_more(name: re.Match[str], text: str) -> bool:
    """Whether a text speaks of something of hers where it names her: "[[Ann]]'s boss"."""
    shown = name[0].partition("|")[2] if name[0].endswith("]]") else name[0]
    said = shown.rstrip("]").endswith(("'s", "’s"))
    return said or _POSSESSIVE.match(text, name.end()) is not None


def _ends(text: str) -> set[int]:
    """Where the first and the last name in the object of a verb end."""
    ends = [found.end() for found in (*_WIKILINK.finditer(text), *_MENTION.finditer(text))]
    ends = ends or name_ends(text)[-1:]
    return {min(ends, default=0), max(ends, default=0)}


def _in_words(text: str, line: int, rules: Rules, *, linked: bool) -> list[Ref]:
    """People named without a link: by @mention, or the name right after the verb, which counts
    only if somebody has it."""
    mentions = [one for one in _MENTION.finditer(text) if not _has_more(one, text)]
    found = [read_person(mention[0], line, rules) for mention in mentions]
    people = [named.ref for named in found if named]
    if people or linked:
        return people
    ends = name_ends(text)
    name = text[: ends[-1]].strip() if ends else ""
    if not name or _POSSESSIVE.search(name):
        return []
    named = read_person(name, line, rules)
    return [named.ref._replace(maybe=named.ref.is_plain)] if named else []


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


def _about_at(text: str) -> int:
    """Where the object of the verb ends: at "about", a colon, …, outside of links."""
    bare = _WIKILINK.sub(lambda m: "x" * len(m[0]), text)
    found = _ABOUT.search(bare)
    return found.start() if found else len(text)


@lru_cache(maxsize=50_000)
def link_name(text: str) -> str:
    """The form in which link targets within one note are compared."""
    return slug(text.strip().rstrip("\\"))


def _blocks(view: NoteView, date: str) -> list[Block]:
    """The items and paragraphs that could tell of a contact, in the order of the note."""
    by_block = dict(view.links_by_block)
    blocks = []
    for item in view.note.items:
        dated = leading_date(item.text)
        day, text = dated if dated and dated[1] else (date, item.text)
        row = (item.line, text, day, by_block.pop(item.line, []), item)
        blocks.append(Block(*row))
    blocks += [
        Block(line, text, date, links, None)
        for line, links in by_block.items()
        if (text := view.line(line))
    ]
    blocks.sort(key=attrgetter("line"))
    return blocks


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
    for match in re.finditer(rf"(?<!\w){re.escape(first)}(?=[ \u00a0])", text):
        line = text[match.start() : match.end() + _LONGEST].partition("\n")[0]
        for end in name_ends(line)[1:]:
            yield " ".join(re.sub(r"[’']s$", "", word) for word in line[:end].split())


def _spaced(name: str) -> str:
    """The name of a file or a folder as a text: `2026-01-05_ann-lee.md` → `2026 01 05 Ann Lee`."""
    name = without_md(name).replace("_", " ")
    return name.replace("-", " ").title() if name == name.lower() else name
