"""Comparing a parsed note with Obsidian's metadata cache of the same text.

What the cache holds and kg's answers do not need is worked out here: columns, and the places of
links in lists.
"""

from itertools import accumulate
from typing import Any

from kg.model.note import Code, Json, Link, ParsedNote
from kg.parse.blocks import read_blocks
from kg.parse.inline import read_inline

Facts = dict[str, Any]


def _start(entry: dict[str, Any]) -> tuple[int, int]:
    start = entry["position"]["start"]
    return start["line"] + 1, start["col"]


def _spans(cache: dict[str, Any], kind: str) -> list[tuple[int, int]]:
    """First and last line of the sections of one kind, of more than one line."""
    positions = [s["position"] for s in cache.get("sections", []) if s["type"] == kind]
    spans = [(p["start"]["line"] + 1, p["end"]["line"] + 1) for p in positions]
    return [span for span in spans if span[0] < span[1]]


def expected(cache: dict[str, Any]) -> Facts:
    """What the cache says, in kg's terms: lines from 1, columns from 0."""
    return {
        "headings": [(_start(h)[0], h["level"], h["heading"]) for h in cache.get("headings", [])],
        "links": sorted((*_start(x), x["link"]) for x in cache.get("links", [])),
        "embeds": sorted((*_start(x), x["link"]) for x in cache.get("embeds", [])),
        "properties": sorted((x["key"], x["link"]) for x in cache.get("frontmatterLinks", [])),
        "items": [(_start(x)[0], x["parent"], x.get("task")) for x in cache.get("listItems", [])],
        "tags": [(_start(t)[0], t["tag"]) for t in cache.get("tags", [])],
        "blocks": sorted(block["id"] for block in cache.get("blocks", {}).values()),
        "sections of code": _spans(cache, "code"),
        "comments": _spans(cache, "comment"),
        "frontmatter": cache.get("frontmatter", {}),
    }


def found(note: ParsedNote) -> Facts:
    """What kg says of the same note, in the same form."""
    links = [(x, column) for x, column in _with_columns(note) if not x.external]
    comments = [(c.line, c.end_line) for c in note.comments]
    return {
        "headings": [(h.line, h.level, h.text) for h in note.headings],
        "links": [(x.line, at, _written(x)) for x, at in links if x.kind != "embed"],
        "embeds": [(x.line, at, _written(x)) for x, at in links if x.kind == "embed"],
        "properties": sorted(_properties(note)),
        "items": [(x.line, _parent(x.parent, x.root), x.status) for x in note.items],
        "tags": [(t.line, "#" + t.name) for t in note.tags if t.line is not None],
        "blocks": sorted(block.id for block in note.blocks),
        "sections of code": [(c.line, c.end_line) for c in note.codes if _is_section(note, c)],
        "comments": [span for span in comments if span[0] < span[1]],
        "frontmatter": note.frontmatter,
    }


def more(note: ParsedNote) -> Facts:
    """What Obsidian's cache does not hold, or not in this form."""
    return {
        "codes": [(c.line, c.end_line) for c in note.codes],
        "external": [link.target for link in note.links if link.external],
        "callouts": [tuple(callout) for callout in note.callouts],
        "tables": [(t.line, t.header, t.rows) for t in note.tables],
        "names": list(note.aliases),
        "head_tags": [tag.name for tag in note.tags if tag.line is None],
        "problems": [problem.code for problem in note.problems],
    }


def _with_columns(note: ParsedNote) -> list[tuple[Link, int]]:
    """The links of the body, each with its column in UTF-16 units, as Obsidian counts."""
    lines = note.body.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found = read_inline(note.body, starts, read_blocks(note.body, lines, starts, note.body_line))
    links = [link for link in note.links if link.kind != "property"]
    columns = [
        _units(note.body[starts[link.line - note.body_line] : at])
        for link, (at, *_) in zip(links, found.links, strict=True)
    ]
    return list(zip(links, columns, strict=True))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _written(link: Link) -> str:
    return link.target + ("#" + link.fragment if link.fragment else "")


def _parent(parent: int | None, root: int) -> int:
    """Obsidian's `parent`: a line from 0, or for a root item minus its list's first line."""
    if parent is not None:
        return parent - 1
    return -(root - 1) if root > 1 else -1


def _properties(note: ParsedNote) -> list[tuple[str, str]]:
    """Key and link; the key of an item of a list ends with its place."""
    below: dict[str, list[str]] = {}
    for link in note.links:
        if link.kind == "property":
            below.setdefault(str(link.property), []).append(_written(link))
    return [pair for path, links in below.items() for pair in _placed(note, path, links)]


def _placed(note: ParsedNote, path: str, links: list[str]) -> list[tuple[str, str]]:
    """The links below a key with their places; they stand in the order of its values."""
    value: Any = note.frontmatter
    for part in path.split("."):
        value = value[int(part)] if isinstance(value, list) else value[part]
    if not isinstance(value, list):
        return [(path, link) for link in links]
    places = [place for place, item in enumerate(value) for _ in range(_count_links(item))]
    return [(f"{path}.{place}", link) for place, link in zip(places, links, strict=True)]


def _count_links(value: Json) -> int:
    if not isinstance(value, str):
        return 0
    return value.count("[[") or int("](" in value)


def _is_section(note: ParsedNote, code: Code) -> bool:
    """Obsidian's sections are the outermost blocks: what stands in a list or quote is none."""
    line = note.body.split("\n")[code.line - note.body_line]
    quoted = line.lstrip().startswith(">")
    return code.line < code.end_line and not quoted and not _in_an_item(note, code.line)


def _in_an_item(note: ParsedNote, line: int) -> bool:
    """Whether the nearest line at the margin, this one or above it, is that of a list item."""
    lines = note.body.split("\n")
    at = line - note.body_line
    while at and (not lines[at].strip() or lines[at][0] in " \t"):
        at -= 1
    return any(item.line == at + note.body_line for item in note.items)
