"""By what each link of a note is more than running text: a property, an inline field, a label, a
list of people.

The role is the word that stands before the link, in small letters as it is written: *owner*,
*attendees*, *project lead*. A remark behind the names has none, and neither has prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.interpret.attendees import lists_of
from kg.interpret.body_lines import Lines
from kg.interpret.labels import bare_label, label_of
from kg.interpret.list_places import label_on, opening_of
from kg.interpret.looks import is_particle
from kg.interpret.note_view import NoteView, is_field
from kg.interpret.words import JOINING
from kg.model.kinds import Bases
from kg.model.note import Link, new
from kg.model.people import ListEntry
from kg.model.rules import Rules, field_name

_LINK = re.compile(r"!?\[\[[^\[\]\n]{1,500}\]\]|!?\[[^\[\]\n]{0,300}\]\([^()\n]{0,1000}\)")
_REMARK = re.compile(r"(?<!\s)\s++[-–—]\s|[(（]|[.!?;]\s")
_WORD = re.compile(r"[^\W_]++")
# `Owner: [[Ann]]`, `- **Owner**: [[Ann]]` on a line of its own.
_PLAIN_LABEL = re.compile(
    r"[>\s]{0,20}+(?:(?:[-*+]|\d{1,3}[.)])\s{1,8}+)?(?P<key>[^\W\d_][^:：\[\]|*\n]{0,40})[:：]\s(?P<value>.+)"
)

_FARTHEST = 100  # characters before the colon of such a label


class _Place(NamedTuple):
    """A text that gives a role to the links in it."""

    role: str
    text: str


def with_roles(view: NoteView) -> tuple[Link, ...]:
    """The links of a note, in their order, each with its role."""
    links = view.note.links
    if not links:
        return links
    roles: _Roles | None = None
    found = []
    for link in links:
        if link.property is not None:
            found.append(_with_role(link, _property(link.property)))
            continue
        if roles is None:
            roles = _Roles(view)
        role = roles.of(link)
        found.append(_with_role(link, role) if role else link)
    return tuple(found)


def _with_role(link: Link, role: str) -> Link:
    """The link with its last field; `_replace` takes three times as long."""
    return new(Link, (*link[:-1], role))


@lru_cache(maxsize=4096)
def _property(path: str) -> str:
    """The name of a property by the path of a value in it: `owner.0`."""
    return ".".join(part for part in path.lower().split(".") if not part.isdigit())


class _Roles:
    """The roles of the links in the body of a note."""

    def __init__(self, view: NoteView) -> None:
        self._view = view
        self._places = _places(view)
        self._labels: dict[int, _Place | None] = {}

    def of(self, link: Link) -> str | None:
        """The role of a link, None for one in running text."""
        for role, text in self._places.get(link.line, ()):
            if _stands_in(link, text):
                return role
        if link.block != link.line:
            for role, text in self._places.get(link.block, ()):
                # A list that goes on behind its line, at a comma.
                if _stands_in(link, text) and text not in self._view.line(link.block):
                    return role
        if link.line not in self._labels:
            self._labels[link.line] = _plain_label(self._view, link.line)
        label = self._labels[link.line]
        return label.role if label and _stands_in(link, label.text) else None


def _stands_in(link: Link, text: str) -> bool:
    if link.kind == "markdown":
        return f"[{link.display or ''}](" in text
    opening = f"[[{link.target}"
    return any(opening + sign in text for sign in ("]", "|", "#", "\\"))


def _places(view: NoteView) -> dict[int, list[_Place]]:
    """What gives roles, by the line on which it stands, the surest first."""
    found: dict[int, list[_Place]] = {}
    for line, place in (*_fields(view), *_labels(view), *_rows(view), *_entries(view)):
        found.setdefault(line, []).append(place)
    return found


def _fields(view: NoteView) -> Iterator[tuple[int, _Place]]:
    for one in view.note.properties:
        if one.inline and isinstance(one.value, str) and is_field(view.line(one.line), one.key):
            # A link that is a value alone is kept without its brackets.
            text = one.value if "](" in one.value else f"[[{one.value}]] {one.value}"
            yield one.line, _Place(one.key.lower(), text)


def _labels(view: NoteView) -> Iterator[tuple[int, _Place]]:
    for label in view.note.labels:
        if _has_link(label.value):
            yield from _labelled(label.key, label.value, label.line, view.rules)


def _rows(view: NoteView) -> Iterator[tuple[int, _Place]]:
    """Rows of a table of two columns that holds labels and values."""
    for table in view.note.tables:
        if len(table.header) == 2:
            for line, cells in ((table.line, table.header), *table.rows):
                if len(cells) > 1 and _has_link(cells[1]) and not _has_link(cells[0]):
                    yield from _labelled(cells[0], cells[1], line, view.rules)


def _labelled(key: str, value: str, line: int, rules: Rules) -> Iterator[tuple[int, _Place]]:
    """Behind a word of no known meaning only links count, nothing in prose."""
    text = _names_in(value) if _is_known(key, rules) else _links_alone(value)
    role = _written(key)
    if text and role and not _tells_of_contact(key, rules):
        yield line, _Place(role, text)


def _entries(view: NoteView) -> Iterator[tuple[int, _Place]]:
    """What stands in lists of people, under the label or heading of its list."""
    lines: Lines | None = None
    for one in lists_of(view):
        entries = [
            entry for entry in one.entries if entry.basis in (Bases.LIST, Bases.LABEL, Bases.TABLE)
        ]
        if not any(_has_link(entry.text) for entry in entries):
            continue
        lines = lines or Lines(view)
        yield from _of_list(entries, lines, view.rules)


def _of_list(entries: list[ListEntry], lines: Lines, rules: Rules) -> Iterator[tuple[int, _Place]]:
    place = lines.place_of(entries[0].line)
    last = max(entry.line for entry in entries)
    if place is None:
        return
    start = place
    if opening := opening_of(entries, lines, rules):
        start = lines.place_of(opening.number) or 0
    by_line = {entry.line: entry for entry in entries}
    above = ""
    for at in range(start, len(lines)):
        line = lines[at]
        if line.number > last:
            return
        own = _label_on(lines, at, rules)
        entry = by_line.get(line.number)
        if own and not (line.kind == "item" and entry and entry.text):
            above = own
        role = own or above
        if entry and role and _has_link(entry.text):
            yield line.number, _Place(role, _names_in(entry.text))


def _label_on(lines: Lines, at: int, rules: Rules) -> str:
    """The label of a list of people on a line, "" where it has none."""
    line = lines[at]
    found = label_on(line, rules)
    if found is None:
        return ""
    rest = found[1]
    head = line.text[: line.text.rfind(rest)] if rest and rest in line.text else line.text
    return _written(bare_label(head))


def _plain_label(view: NoteView, line: int) -> _Place | None:
    """The label on a line of its own, with the links behind it."""
    text = view.line(line)
    colon = text.find(":", 0, _FARTHEST)
    if colon < 0 and text.find("：", 0, _FARTHEST) < 0:
        return None
    found = _PLAIN_LABEL.fullmatch(text)
    if found is None or not _is_known(found["key"], view.rules):
        return None
    if _tells_of_contact(found["key"], view.rules):
        return None
    value = _links_alone(found["value"])
    return _Place(_written(found["key"]), value) if value else None


def _written(key: str) -> str:
    return " ".join(key.strip("*_: ").lower().split())[:80]


def _is_known(key: str, rules: Rules) -> bool:
    """Whether kg reads what stands behind such a word as a fact or a list."""
    name = field_name(key.strip("*_: "))
    return any(name in words for words in rules.fields.values()) or bool(label_of(key, rules))


def _tells_of_contact(key: str, rules: Rules) -> bool:
    """Whether the word makes a log line: `Call: [[Ann]]`."""
    first = key.strip("*_: ").lower()
    return first in rules.contact_nouns or first in rules.contact_verbs


def _has_link(text: str) -> bool:
    return "[[" in text or "](" in text


def _names_in(text: str) -> str:
    """A text up to what is no name any more: a remark, or a small word behind a link."""
    bare = _LINK.sub(lambda found: "\0" * len(found[0]), text)
    remark = _REMARK.search(bare)
    end = remark.start() if remark else len(bare)
    first = bare.find("\0")
    if 0 <= first < end:
        for word in _WORD.finditer(bare, first, end):
            if word[0].islower() and word[0] not in JOINING and not is_particle(word[0]):
                return text[: word.start()]
    return text[:end]


def _links_alone(text: str) -> str:
    """A text that holds links, signs and remarks in brackets and nothing else; else ""."""
    names = _names_in(text)
    bare = _LINK.sub(" ", text)
    rest = re.sub(r"[(（][^()（）]*[)）]", " ", bare)
    alone = all(word.lower() in JOINING for word in _WORD.findall(rest))
    return names if alone else ""
