"""The items, paragraphs and headings of a dated note, each with its day and its links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from kg.interpret.body_lines import Lines
from kg.interpret.called_off import CalledOff
from kg.interpret.contact_shapes import read_contact
from kg.interpret.leading_days import day_of_item
from kg.interpret.named import with_wikilinks
from kg.interpret.note_view import NoteView
from kg.interpret.sections import Section, section_at
from kg.interpret.words import HONORIFICS
from kg.model.names import slug
from kg.model.note import Item, Link, new

_FAR = 5  # levels of a list that still belong together
# **Ann Lee**, *[[Ann]]*; and what may be a title before a name: Dr. [[Ann]].
_EMPHASIS = re.compile(
    r"(?<!\w)(\*\*|__|\*|_)(!?\[\[[^\[\]*]++\]\]|[^\W\d_][^*_\[\]]{0,80})\1(?!\w)"
)
_HIGHLIGHT = re.compile(r"==(?=\S)([^=]*+)(?<=\S)==")
_TIMED = re.compile(r"\d{1,2}[:.h]\d{2}\b[\s:,–—-]+[^\W\d_]")
_TITLE = re.compile(r"(?<![\w\[|/])([^\W\d_]{2,5})\.\s+(?=!?\[\[|@|[^\W\d_])")
# What ends a title, and what titles end in.
_STOP = re.compile(r"\.\s")
_ENDS = frozenset(title[-2:] for title in HONORIFICS)


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
        return without_dotted_titles(self.with_titles)

    @property
    def with_titles(self) -> str:
        """The same, and the names with their titles."""
        text = with_wikilinks(self.text, self.links)
        if "*" in text or "_" in text:
            text = _EMPHASIS.sub(itemgetter(2), text)
        if "==" in text:
            text = _HIGHLIGHT.sub(itemgetter(1), text)
        return text


def blocks_of(view: NoteView, date: str, sections: Sequence[Section] = ()) -> list[Block]:
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


def links_around(item: Item, view: NoteView) -> list[Link]:
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


def without_dotted_titles(text: str) -> str:
    """A text without the titles before its names: *Met Dr. [[Ann]]* as *Met [[Ann]]*."""
    return _TITLE.sub(_without_title, text) if "." in text and _may_hold_title(text) else text


def _may_hold_title(text: str) -> bool:
    """Whether a title may stand before a full stop; the words that end sentences are others."""
    for stop in _STOP.finditer(text):
        end = text[max(0, stop.start() - 2) : stop.start()]
        if end.lower() in _ENDS or not end.isascii():
            return True
    return False


def _without_title(found: re.Match[str]) -> str:
    """A title before a name without its full stop, before a link nothing."""
    if slug(found[1]) not in HONORIFICS:
        return found[0]
    return f"{found[1]} " if found.string[found.end()].isalpha() else ""
