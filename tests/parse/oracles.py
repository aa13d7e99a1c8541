"""What two CommonMark parsers see in a text, in the same form as kg's answer.

Each answer is a set of facts: ("heading", line, level), ("code", first line), ("item", line,
line of the item that holds it or 0), ("link", line, target).
"""

from bisect import bisect_right
from itertools import accumulate

import comrak
import pyromark

from kg.parse import parse_note

Facts = set[tuple[object, ...]]

_OPTIONS = (
    pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_FOOTNOTES
)


def kg_facts(body: str) -> Facts:
    """kg's own answer."""
    note = parse_note("n.md", body)
    facts: Facts = {("heading", h.line, h.level) for h in note.headings}
    facts |= {("code", code.line) for code in note.codes}
    facts |= {("item", item.line, item.parent or 0) for item in note.items}
    written = [x for x in note.links if x.kind in ("wikilink", "embed") and not x.external]
    facts |= {("link", x.line, x.target) for x in written}
    return facts


def pyromark_facts(body: str) -> Facts:
    """pulldown-cmark's answer."""
    data = body.encode()
    starts = [0, *accumulate(len(line) + 1 for line in data.split(b"\n"))]
    facts: Facts = set()
    items: list[int] = []
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        if not isinstance(event, dict):
            continue
        if event.get("End") == "Item":
            items.pop()
            continue
        start = event.get("Start")
        at = span["start"]
        if start == "Item":
            while data[at : at + 1] in (b" ", b"\t", b"\n"):
                at += 1
            line = bisect_right(starts, at)
            facts.add(("item", line, items[-1] if items else 0))
            items.append(line)
        elif isinstance(start, dict):
            line = bisect_right(starts, at)
            if "Heading" in start:
                text = data[at : span["end"]].rstrip()
                line += max(0, text.count(b"\n") - 1)
                facts.add(("heading", line, int(start["Heading"]["level"][1])))
            elif "CodeBlock" in start:
                facts.add(("code", line))
            else:
                facts |= _pyromark_link(start, line)
    return facts


def _pyromark_link(start: dict, line: int) -> Facts:
    inner = start.get("Link") or start.get("Image") or {}
    kind = inner.get("link_type")
    if isinstance(kind, dict) and "WikiLink" in kind:
        return {("link", line, inner["dest_url"].partition("#")[0].strip())}
    return set()


def comrak_facts(body: str) -> Facts:
    """comrak's answer."""
    extensions = comrak.ExtensionOptions(
        wikilinks_title_after_pipe=True,
        table=True,
        tasklist=True,
        math_dollars=True,
        footnotes=True,
    )
    root = comrak.parse_document(body, extensions)
    facts: Facts = set()
    _walk(root, 0, facts)
    return facts


def _walk(node: comrak.AstNode, item: int, facts: Facts) -> None:
    value = node.node_value
    line = node.sourcepos.start.line
    name = type(value).__name__
    if name == "Heading":
        last = node.sourcepos.end.line
        line = max(line, last - 1) if value.value.setext else line
        facts.add(("heading", line, value.value.level))
    elif name == "CodeBlock":
        facts.add(("code", line))
    elif name in ("Item", "TaskItem"):
        facts.add(("item", line, item))
        item = line
    elif name == "WikiLink":
        facts.add(("link", line, value.value.url.partition("#")[0].strip()))
    for child in node.children:
        _walk(child, item, facts)
