"""Lines of dated notes: contacts that a verb tells ("Called [[Ann]] about [[Apollo]]"), mentions."""

import re
from typing import NamedTuple

from kg.model.names import slug
from kg.model.note import Item, Link
from kg.model.page import Evidence, Ref
from kg.model.rules import Rules
from kg.normalise.dates import leading_date
from kg.normalise.people_names import as_me, read_person
from kg.normalise.reading import Reading, link_ref

_LEAD = re.compile(
    r"^[\s*_>~]*(?:\d{1,2}[:.h]\d{2}(?:\s*(?:[-–]\s*\d{1,2}[:.h]\d{2}|[ap]m))?[\s:–—-]*)?"
    r"[\s*_]*(?:#[\w/-]+\s+)*(?:(?:i|we|i've|we've|i have|we have)\s+)?(?:just\s+|also\s+|then\s+)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|regarding|re|concerning|on|for|over|because of)\b|[:;.(])", re.I
)
_MENTION = re.compile(r"(?<![\w@])@([^\W\d_][\w’'-]*(?:\.[\w’'-]+)*)")
_PLAIN_NAME = re.compile(r"\s*((?:[^\W\d_a-z][\w’'-]*)(?:\s+[^\W\d_a-z][\w’'-]*){0,3})")
_WIKILINK = re.compile(r"!?\[\[([^\]|#]*)[^\]]*\]\]")


class Contact(NamedTuple):
    """A verb that says contact, by channel; `end` is where it ends in the text."""

    channel: str
    end: int


class Block(NamedTuple):
    """A paragraph or list item of a dated note, with the links that belong to it."""

    line: int
    text: str
    links: list[Link]
    around: list[Link]
    is_task: bool


def contact_verb(text: str, rules: Rules) -> Contact | None:
    """The contact that a text tells of by how it begins ("09:15 Called …", "Lunch with …")."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    lowered = text[start:].lower()
    first = lowered.split(None, 1)[0] if lowered.strip() else ""
    for phrase, channel in rules.contact_verbs.get(first.rstrip(":,*_"), ()):
        if lowered.startswith(phrase):
            after = lowered[len(phrase) : len(phrase) + 1]
            if not (after.isalnum() or after == "-"):
                return Contact(channel, start + len(phrase))
    return None


def is_failed(text: str, rules: Rules) -> bool:
    """Whether the text says that nobody was reached."""
    lowered = text.lower()
    return any(phrase in lowered for phrase in rules.no_contact)


def log_evidence(
    reading: Reading, date: str, present: frozenset[str] = frozenset()
) -> list[Evidence]:
    """Contacts and mentions in the lines of a dated note.

    `present` holds the folded link targets of a meeting's attendees, whom nobody needs to mention.
    """
    found = []
    for block in _blocks(reading):
        contact = None
        if not block.is_task:
            contact = contact_verb(block.text, reading.rules)
        if contact and not is_failed(block.text, reading.rules):
            evidence = _contact(block, contact, reading, date)
            if evidence is not None:
                found.append(evidence)
                continue
        if len(block.links) > 1:
            refs = tuple(link_ref(link, "", "maybe") for link in block.links)
            people = tuple(ref for ref in refs if link_name(ref.text) not in present)
            if not people:
                continue
            found.append(
                Evidence(
                    "mention",
                    date,
                    "mention",
                    people,
                    refs,
                    False,
                    None,
                    0,
                    "linked",
                    block.line,
                    block.text,
                )
            )
    return found


def _contact(block: Block, contact: Contact, reading: Reading, date: str) -> Evidence | None:
    """The contact: whom the verb is followed by, about whatever else the line links to."""
    rest = block.text[contact.end :]
    about_at = _about_at(rest)
    object_text = rest[:about_at]
    targets = {link_name(m[1]) for m in _WIKILINK.finditer(object_text)}
    people: list[Ref] = [
        as_me(link_ref(link, "person"), reading.rules)
        for link in block.links
        if link_name(link.target) in targets
    ]
    people += [
        named.ref
        for mention in _MENTION.finditer(object_text)
        if (named := read_person(mention[0], block.line, reading.rules))
    ]
    if not people:
        name = _PLAIN_NAME.match(object_text)
        named = read_person(name[1], block.line, reading.rules) if name else None
        if named is None:
            return None
        people = [named.ref._replace(hint=named.ref.hint or "maybe")]
    about = [link_ref(link, "") for link in block.links if link_name(link.target) not in targets]
    about += [link_ref(link, "", "maybe") for link in block.around]
    return Evidence(
        "log", date, contact.channel, tuple(people), tuple(dict.fromkeys(about)), False, None, 1,
        "explicit", block.line, block.text,
    )  # fmt: skip


def _about_at(text: str) -> int:
    """Where the object of the verb ends: at "about", a colon, …, outside of links."""
    bare = _WIKILINK.sub(lambda m: "x" * len(m[0]), text)
    found = _ABOUT.search(bare)
    return found.start() if found else len(text)


def link_name(text: str) -> str:
    """The form in which link targets within one note are compared."""
    return slug(text.strip().rstrip("\\"))


def _blocks(reading: Reading) -> list[Block]:
    """The items and paragraphs that could tell of a contact, in the order of the note."""
    by_block = reading.links_by_block
    items = {item.line: item for item in reading.note.items}
    below: dict[int, list[Link]] = {}
    for item in reading.note.items:
        if item.parent is not None and item.status is None and item.line in by_block:
            below.setdefault(item.parent, []).extend(by_block[item.line])
    blocks = [_item_block(item, items, by_block, below) for item in reading.note.items]
    for line, links in by_block.items():
        if line not in items:
            blocks.append(Block(line, reading.line(line), links, [], False))
    return sorted((b for b in blocks if b.text), key=lambda b: b.line)


def _item_block(
    item: Item,
    items: dict[int, Item],
    by_block: dict[int, list[Link]],
    below: dict[int, list[Link]],
) -> Block:
    """An item with its links; those of the items above and right below it belong to it loosely."""
    around: list[Link] = []
    above = item.parent
    while above is not None and above in items:
        around += by_block.get(above, ())
        above = items[above].parent
    around += below.get(item.line, ())
    text = item.text
    dated = leading_date(text)
    if dated and dated[1]:
        text = dated[1]
    return Block(item.line, text, by_block.get(item.line, []), around, item.status is not None)


def full_names(reading: Reading, first_names: set[str]) -> list[str]:
    """The full names that the text of the note writes for people whom it also calls by a first
    name alone: for "Ann", "Ann Lee" in "that is Ann Lee's idea"."""
    if not first_names:
        return []
    text = reading.note.body
    found: dict[str, None] = {}
    for first in sorted(first_names):
        if first not in text:
            continue
        pattern = rf"(?<!\w){re.escape(first)}((?:[ \u00a0]+[^\W\d_a-z][\w’'-]*){{1,3}})"
        for match in re.finditer(pattern, text):
            words = [re.sub(r"[’']s$", "", word) for word in match[1].split()]
            found.update(
                dict.fromkeys(f"{first} {' '.join(words[:n])}" for n in range(1, len(words) + 1))
            )
    return list(found)
