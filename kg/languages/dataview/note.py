"""What a note brings along for queries: its fields, tags, links and list items, as written.

All of it is text, lists and numbers, so that it can be kept as JSON; `page` gives it its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple, Protocol

from kg.languages.dataview.emoji import heading_key
from kg.languages.dataview.fields import LONGEST_LINE, Field, inline_fields, line_field
from kg.model.kinds import Codes
from kg.model.note import Json, Link, ParsedNote, new

_MARKER = re.compile(r"[\s>]*(\d+[.)]|\*|-|\+)\s*(\[.?\])?\s*(.*)", re.DOTALL)
_TAGS_APART, _NAMES_APART = re.compile(r"[,\s]+"), re.compile(",")
_QUOTE_MARK = re.compile(r"[ \t]*>")
_INDENT = re.compile(r"[ \t>]*")
_OTHER_BLOCK = re.compile(r"#{1,6}[ \t]|(?:[-*_][ \t]*){3,}$|```|~~~|>")
_NO_FRONTMATTER = frozenset((Codes.BROKEN_PROPERTY, Codes.UNCLOSED_FRONTMATTER))

Pairs = tuple[tuple[str, str], ...]


class Item(NamedTuple):
    """A list item. Lines count from 0; `lines` is how many
    it has, `list` where its list starts, -1 in a quote.

    `text` has its lines trimmed, with line ends between; `status` is None for what is no task;
    `links` are places in the links of the note.
    """

    line: int
    lines: int
    symbol: str
    text: str
    list: int
    parent: int | None
    status: str | None
    block: str | None
    heading: str | None
    fields: Pairs
    links: tuple[int, ...]


class Target(NamedTuple):
    """A link as written: what it leads to, what it shows, whether it is embedded."""

    target: str
    display: str
    embed: bool = False


class Brought(Protocol):
    """All that a note brings along, read from its text or unpacked."""

    @property
    def frontmatter(self) -> Mapping[str, Json]: ...
    @property
    def fields(self) -> Pairs: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def links(self) -> tuple[Target, ...]: ...
    @property
    def items(self) -> tuple[Item, ...]: ...


class Note(NamedTuple):
    """All that a note brings along. `fields` are those of the body, in the order of their merge."""

    frontmatter: Mapping[str, Json]
    fields: Pairs
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    links: tuple[Target, ...]
    items: tuple[Item, ...]


def read_note(parsed: ParsedNote, text: str) -> Note:
    """What a note brings along; `text` is the text that was parsed."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    broken = any(problem.code in _NO_FRONTMATTER for problem in parsed.problems)
    frontmatter = {} if broken else parsed.frontmatter
    written = _in_order(parsed.links, broken)
    items = _items(parsed, lines, written)
    return Note(
        {key: value for key, value in frontmatter.items() if key != "position"},
        # Looking once through the text is cheaper than at each line; most notes have none.
        (*_item_fields(items), *(_line_fields(lines, items) if "::" in text else ())),
        _tags(parsed, frontmatter),
        tuple(dict.fromkeys(_aliases(frontmatter))),
        tuple(_target(link) for link in written),
        tuple(items),
    )


def _in_order(links: tuple[Link, ...], broken: bool) -> list[Link]:
    """Links of the frontmatter, of the body, and what is embedded."""
    by_kind: dict[str, list[Link]] = {"property": [], "wikilink": [], "embed": []}
    for link in links:
        if not link.external:
            by_kind["wikilink" if link.kind == "markdown" else link.kind].append(link)
    front = [] if broken else by_kind["property"]
    return [*front, *by_kind["wikilink"], *by_kind["embed"]]


def _target(link: Link) -> Target:
    target = f"{link.target}#{link.fragment}" if link.fragment else link.target
    if link.display:
        shown = link.display
    elif link.kind == "property" or "#" not in target:
        shown = target
    else:
        shown = " > ".join(part for part in target.split("#") if part)
    return new(Target, (target, shown, link.kind == "embed"))


def _tags(parsed: ParsedNote, frontmatter: Mapping[str, Json]) -> tuple[str, ...]:
    tags = [f"#{tag.name}" for tag in parsed.tags if tag.line is not None]
    return tuple(dict.fromkeys([*tags, *frontmatter_tags(frontmatter)]))


def frontmatter_tags(frontmatter: Mapping[str, Json]) -> list[str]:
    """The tags that the frontmatter gives, with their `#`."""
    return [
        part if part.startswith("#") else f"#{part}"
        for key, value in frontmatter.items()
        if key.lower() in ("tag", "tags")
        for part in _split(value, _TAGS_APART)
    ]


def _aliases(frontmatter: Mapping[str, Json]) -> Iterator[str]:
    for key, value in frontmatter.items():
        if key.lower() not in ("alias", "aliases") or not value:
            continue
        if isinstance(value, list):
            yield from (_text(part).strip() for part in value)
        else:
            yield from _split(value, _NAMES_APART)


def _split(value: Json, between: re.Pattern[str]) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list):
        return [part for one in value if one for part in _split(one, between)]
    return [part.strip() for part in between.split(_text(value)) if part.strip()]


def _text(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _items(parsed: ParsedNote, lines: list[str], links: list[Link]) -> list[Item]:
    """The list items by their lines; of two on one line the inner one counts."""
    by_line = {item.line - 1: item for item in parsed.items}
    blocks = {block.line - 1: block.id for block in parsed.blocks}
    links_by_line: dict[int, list[int]] = {}
    for place, link in enumerate(links):
        if link.kind != "property":
            links_by_line.setdefault(link.line - 1, []).append(place)
    headings = [(heading.line - 1, heading.text) for heading in parsed.headings]
    above = 0
    heading: str | None = None
    found: list[Item] = []
    starts = sorted(by_line)
    for line, following in zip_longest(starts, starts[1:]):
        item = by_line[line]
        written = lines[line] if line < len(lines) else ""
        match = _MARKER.match(written)
        if match is None:
            continue
        while above < len(headings) and headings[above][0] <= line:
            above += 1
            heading = heading_key(headings[above - 1][1])
        # Up to the next item of the same list everything is its own, a blank line before that, too,
        # as Obsidian counts it.
        if following is not None and by_line[following].root == item.root:
            last = following - 1
        else:
            last = _last_line(lines, line, following or len(lines), match)
        text = match[3].strip()
        words = text
        own: tuple[int, ...] = (line,)
        if last > line:
            more = [one.strip() for one in lines[line + 1 : last + 1]]
            text, words = "\n".join([text, *more]), " ".join([text, *more])
            own = tuple(range(line, last + 1))
        parent = item.parent - 1 if item.parent is not None else None
        row = (
            line,
            len(own),
            match[1],
            text,
            -1 if match.start(1) and _QUOTE_MARK.match(written) else item.root - 1,
            parent if parent != line else None,
            item.status,
            next((blocks[at] for at in own if at in blocks), None) if blocks else None,
            heading,
            # Most items have neither a field nor an emoji, one line, and no link.
            ()
            if "::" not in words and words.isascii()
            else _fields_of(words, task=item.status is not None),
            tuple(links_by_line.get(line, ()))
            if last == line
            else tuple(link for at in own for link in links_by_line.get(at, ())),
        )
        found.append(new(Item, row))
    return found


def _last_line(lines: list[str], line: int, end: int, marker: re.Match[str]) -> int:
    """The last line of the text of an item behind which its list ends, before the line `end`."""
    own = marker.start(3)
    last, gap = line, False
    for at in range(line + 1, end):
        written = lines[at]
        bare = written.strip(" \t>")
        start = _INDENT.match(written)
        depth = start.end() if start else 0
        if not bare:
            if bool(_QUOTE_MARK.match(lines[line])) != bool(_QUOTE_MARK.match(written)):
                break
            gap = True
            continue
        # Behind a gap only what is indented belongs to it; without one a plain line goes on.
        if depth < min(own, 2) and (gap or _OTHER_BLOCK.match(written)):
            break
        last, gap = at, False
    return last


def _fields_of(text: str, *, task: bool) -> Pairs:
    found = inline_fields(text, task=True)
    if not found and not task:
        whole = line_field(text)
        found = [whole] if whole else []
    return tuple((field.key, field.value) for field in found)


def _item_fields(items: list[Item]) -> Iterator[tuple[str, str]]:
    """The fields of the items that are no tasks count for the note, too."""
    for item in items:
        if item.status is None:
            yield from item.fields


def _line_fields(lines: list[str], items: list[Item]) -> Iterator[tuple[str, str]]:
    """The fields of all lines that no item covers, whatever they stand in."""
    covered = {at for item in items for at in range(item.line, item.line + item.lines)}
    for number, line in enumerate(lines):
        if "::" in line and number not in covered and len(line) <= LONGEST_LINE:
            for field in fields_of_line(line.strip()):
                yield field.key, field.value


def fields_of_line(line: str) -> list[Field]:
    """The fields in brackets, or else the one that the line is as a whole."""
    found = inline_fields(line)
    if not found and (whole := line_field(line)):
        found = [whole]
    return found
