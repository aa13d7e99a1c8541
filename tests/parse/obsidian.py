"""Comparing a parsed note with Obsidian's metadata cache of the same text."""

from typing import Any

from kg.model.note import ParsedNote

Facts = dict[str, Any]


def _start(entry: dict[str, Any]) -> tuple[int, int]:
    start = entry["position"]["start"]
    return start["line"] + 1, start["col"]


def expected(cache: dict[str, Any]) -> Facts:
    """What the cache says, in kg's terms: lines from 1, columns from 0."""
    sections = cache.get("sections", [])
    return {
        "headings": [(_start(h)[0], h["level"], h["heading"]) for h in cache.get("headings", [])],
        "links": [(*_start(x), x["link"]) for x in cache.get("links", [])],
        "embeds": [(*_start(x), x["link"]) for x in cache.get("embeds", [])],
        "properties": sorted((x["key"], x["link"]) for x in cache.get("frontmatterLinks", [])),
        "items": [(_start(x)[0], x["parent"], x.get("task")) for x in cache.get("listItems", [])],
        "tags": [(_start(t)[0], t["tag"]) for t in cache.get("tags", [])],
        "blocks": sorted(block["id"] for block in cache.get("blocks", {}).values()),
        "codes": [
            (s["position"]["start"]["line"] + 1, s["position"]["end"]["line"] + 1)
            for s in sections
            if s["type"] == "code"
        ],
        "comments": [
            (s["position"]["start"]["line"] + 1, s["position"]["end"]["line"] + 1)
            for s in sections
            if s["type"] == "comment"
        ],
        "frontmatter": cache.get("frontmatter", {}),
    }


def found(note: ParsedNote) -> Facts:
    """What kg says of the same note, in the same form."""
    links = [link for link in note.links if not link.external and link.kind != "property"]
    return {
        "headings": [(h.line, h.level, h.text) for h in note.headings],
        "links": [(x.line, x.column, _written(x)) for x in links if x.kind != "embed"],
        "embeds": [(x.line, x.column, _written(x)) for x in links if x.kind == "embed"],
        "properties": sorted(_properties(note)),
        "items": [(x.line, _parent(x.parent, x.root), x.status) for x in note.items],
        "tags": [(t.line, "#" + t.name) for t in note.tags if t.line is not None],
        "blocks": sorted(block.id for block in note.blocks),
        "codes": [(c.line, c.end_line) for c in note.codes],
        "comments": [(c.line, c.end_line) for c in note.comments if _whole_lines(note, c)],
        "frontmatter": note.frontmatter,
    }


def more(note: ParsedNote) -> Facts:
    """What Obsidian's cache does not hold, or not in this form."""
    return {
        "external": [link.target for link in note.links if link.external],
        "callouts": [tuple(callout) for callout in note.callouts],
        "tables": [(t.line, t.header, t.rows) for t in note.tables],
        "names": list(note.aliases),
        "head_tags": [tag.name for tag in note.tags if tag.line is None],
        "flaws": [flaw.code for flaw in note.flaws],
    }


def _written(link: Any) -> str:
    return link.target + ("#" + link.fragment if link.fragment else "")


def _parent(parent: int | None, root: int) -> int:
    """Obsidian's `parent`: a line from 0, or for a root item minus its list's first line."""
    if parent is not None:
        return parent - 1
    return -(root - 1) if root > 1 else -1


def _properties(note: ParsedNote) -> list[tuple[str, str]]:
    lists = {
        p.key
        for p in note.properties
        if p.position or isinstance(note.frontmatter.get(p.key), list)
    }
    return [
        (f"{x.property}.{x.position}" if x.property in lists else str(x.property), _written(x))
        for x in note.links
        if x.kind == "property"
    ]


def _whole_lines(note: ParsedNote, comment: Any) -> bool:
    line = note.body.split("\n")[comment.line - note.body_line]
    return line.lstrip().startswith("%%")
