"""From the values of the frontmatter to rows: properties, links, aliases and tags."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Declared

from kg.model.kinds import Codes, Severities
from kg.model.note import Json, Link, Problem, Property, Tag, new
from kg.parse.links import Address, markdown, wikilink
from kg.parse.nodes import Entry, Node, Scalar, Sequence
from kg.parse.values import TEXT_KINDS, Typed, links_in, looks_like_date, typed

_MARKDOWN = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)")
# Every link below a key repeats it, and the keys above it.
_LONGEST_KEY = 250
_LONGEST_PATH = 500
_NO_NAMES = (list, dict, bool)
_BUILT_IN = {"tags": "tags", "tag": "tags", "aliases": "aliases", "alias": "aliases"}


class Properties:
    """What the frontmatter of one note says."""

    __slots__ = ("aliases", "links", "problems", "rows", "tags", "values")

    def __init__(self) -> None:
        self.values: dict[str, Json] = {}
        self.rows: list[Property] = []
        self.links: list[Link] = []
        self.aliases: list[str] = []
        self.tags: list[Tag] = []
        self.problems: list[Problem] = []


def read_properties(
    entries: list[Entry], lines: list[str], types: Declared[str, str]
) -> Properties:
    """The rows of a head. `lines` are the lines of the file from its second on; `types` maps
    property names to the types that the vault declares."""
    out = Properties()
    for key, node, line in entries:
        if len(key) > _LONGEST_KEY:
            message = f"{key[:40]}…: a property's name may have {_LONGEST_KEY} characters"
            out.problems.append(Problem(Codes.BAD_KEY, message, line))
            continue
        name = key.lower()
        declared = _BUILT_IN.get(name) or (types.get(key) or types.get(name, "") if types else "")
        if isinstance(node, Scalar):
            value, kind = _typed(node, key, declared, out)
            out.values[key] = node.text if kind == "datetime" else value
            out.rows.append(Property(key, value, kind, 0, line, False, None))
            if kind == "link" or "[[" in node.text or "](" in node.text:
                _links(node, key, lines, out)
        else:
            _nested(Entry(key, node, line), declared, lines, out)
        if name in _BUILT_IN:
            _names(key, declared, out.values[key], line, out)
    out.aliases = list(dict.fromkeys(out.aliases))
    return out


def _typed(node: Scalar, key: str, declared: str, out: Properties) -> Typed:
    value, kind = typed(node.text, node.quoted, declared)
    free = kind == "text" and declared not in TEXT_KINDS
    if free and node.text[4:5] == "-" and looks_like_date(node.text):
        message = f"{key}: {node.text} is no date of the calendar; write it as 2025-10-06"
        out.problems.append(Problem(Codes.INVALID_DATE, message, node.line))
    return value, kind


def _nested(entry: Entry, declared: str, lines: list[str], out: Properties) -> None:
    """A list gives a row an item; a map, and what nests in a list, is JSON."""
    key, node, line = entry
    if not isinstance(node, Sequence):
        value = out.values[key] = _json(node, key, declared, out)
        _collect(node, key, lines, out)
        out.rows.append(Property(key, _dumped(value), "json", 0, line))
        return
    values: list[Json] = []
    out.values[key] = values
    for position, item in enumerate(node.items):
        if not isinstance(item, Scalar):
            nested = _json(item, key, declared, out)
            values.append(nested)
            out.rows.append(Property(key, _dumped(nested), "json", position, item.line))
            _collect(item, f"{key}.{position}", lines, out)
            continue
        value, kind = _typed(item, key, declared, out)
        values.append(item.text if kind == "datetime" else value)
        out.rows.append(Property(key, value, kind, position, item.line, False, None))
        if kind == "link" or "[[" in item.text or "](" in item.text:
            _links(item, key, lines, out)


def _dumped(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(node: Node, key: str, declared: str, out: Properties) -> Json:
    if isinstance(node, Scalar):
        return _typed(node, key, declared, out)[0]
    if isinstance(node, Sequence):
        return [_json(item, key, declared, out) for item in node.items]
    return {name: _json(value, key, "", out) for name, value in node.pairs}


def _collect(node: Node, path: str, lines: list[str], out: Properties) -> None:
    """The links in nested values, under the path of their property."""
    if isinstance(node, Scalar):
        if "[[" in node.text or "](" in node.text:
            _links(node, path, lines, out)
    elif isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            inner = isinstance(item, Scalar)
            _collect(item, path if inner else _below(path, place), lines, out)
    else:
        for name, value in node.pairs:
            _collect(value, _below(path, name), lines, out)


def _below(path: str, name: str | int) -> str:
    return f"{path}.{name}"[:_LONGEST_PATH]


def _links(node: Scalar, key: str, lines: list[str], out: Properties) -> None:
    number, after = node.line, 0
    written = _line(lines, number)
    found: list[tuple[str, Address | None]]
    found = [(match[0], wikilink(match[1])) for match in links_in(node.text)]
    if not found and (match := _MARKDOWN.fullmatch(node.text)):
        found.append((node.text, markdown(match[2], match[1])))
    last = min(node.line + node.text.count("\n") + 1, len(lines) + 1)
    for text, address in found:
        at = written.find(text, after)
        while at < 0 and number < last:
            number, after = number + 1, 0
            written = _line(lines, number)
            at = written.find(text)
        if at >= 0:
            after = at + len(text)
        else:
            # An escape hides where it stands.
            number, written = node.line, _line(lines, node.line)
        if address is None:
            continue
        target, fragment, display, external = address
        row = ("property", target, fragment, display, number, number, None, key, external, None)
        out.links.append(new(Link, row))


def _line(lines: list[str], number: int) -> str:
    """A line of the head by its number in the file."""
    return lines[number - 2] if 0 <= number - 2 < len(lines) else ""


def _names(key: str, kind: str, value: Json, line: int, out: Properties) -> None:
    """Aliases and tags; text may hold several, separated by commas (tags: also by spaces)."""
    for item in value if isinstance(value, list) else [value]:
        if item is None or isinstance(item, _NO_NAMES):
            continue
        text = str(item)
        if kind == "aliases":
            parts = [text] if isinstance(value, list) else text.split(",")
            out.aliases += [part.strip() for part in parts if part.strip()]
            continue
        for part in text.replace(",", " ").split():
            name = part.lstrip("#")
            if name.isdigit():
                message = f"{key}: {name} is no tag: it needs something else than digits"
                out.problems.append(Problem(Codes.INVALID_TAG, message, line, Severities.INFO))
            elif name:
                out.tags.append(Tag(name, None))
