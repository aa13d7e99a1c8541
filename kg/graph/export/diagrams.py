"""Graphs as text that is drawn: DOT for Graphviz, Mermaid for Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import networkx as nx

from kg.graph.export.characters import for_xml, unique
from kg.model.kinds import Kinds

_SHAPES = {  # kind of node → shape in DOT, brackets in Mermaid
    Kinds.PERSON: ("ellipse", "([", "])"),
    Kinds.PROJECT: ("box", "[", "]"),
    Kinds.ORGANIZATION: ("hexagon", "{{", "}}"),
    Kinds.MEETING: ("diamond", "{", "}"),
    Kinds.NOTE: ("note", ">", "]"),
    Kinds.TAG: ("plaintext", "[[", "]]"),
    Kinds.MISSING: ("ellipse", "(", ")"),
}
_OTHER = ("box", "[", "]")
_LIST = re.compile(r"\s*(?:\d+(?=\.)|(?=-))")


def dot(graph: nx.MultiDiGraph[str]) -> str:
    """A directed graph in the DOT language; labels are the names, tooltips the evidence."""
    return "".join(f"{line}\n" for line in _dot(graph))


def _dot(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    names = {key: _quoted(name) for key, name in unique(graph).items()}
    yield "digraph kg {"
    yield '  node [fontname="sans-serif"];'
    for key, facts in graph.nodes(data=True):
        shape = _SHAPES.get(facts["kind"], _OTHER)[0]
        style = ", style=dashed" if facts["kind"] == Kinds.MISSING else ""
        yield f"  {names[key]} [label={_drawn(facts['label'])}, shape={shape}{style}];"
    for source, target, kind, facts in graph.edges(keys=True, data=True):
        tip = f", tooltip={_drawn(facts['evidence'])}" if "evidence" in facts else ""
        yield f"  {names[source]} -> {names[target]} [label={_drawn(kind)}{tip}];"
    yield "}"


def _quoted(text: str) -> str:
    """An ID: within quotes only the quote is special, and a backslash before it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _drawn(text: str) -> str:
    """A text to draw: there Graphviz also knows escapes (\\n, \\N) and entities (&amp;)."""
    escaped = for_xml(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n") + '"'


def mermaid(graph: nx.MultiDiGraph[str]) -> str:
    """A Mermaid flowchart, from left to right.

    Mermaid itself refuses more than 500 edges or 50,000 characters unless its page allows more.
    """
    return "".join(f"{line}\n" for line in _mermaid(graph))


def _mermaid(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    names = {key: f"n{place}" for place, key in enumerate(graph)}
    yield "flowchart LR"
    for key, facts in graph.nodes(data=True):
        _, left, right = _SHAPES.get(facts["kind"], _OTHER)
        yield f"  {names[key]}{left}{_spelled(facts['label'])}{right}"
    for source, target, kind in graph.edges(keys=True):
        yield f"  {names[source]} -->|{_spelled(kind)}| {names[target]}"


def _spelled(text: str) -> str:
    """A text in quotes, with Mermaid's own escapes for whatever it, Markdown or HTML would read."""
    plain = for_xml(text)
    # “1. ” and “- ” would begin a list in Markdown, but not elsewhere: 2025-10-06 stays readable.
    listed = _LIST.match(plain)
    start = listed.end() if listed else None
    spelled = [_escape(sign) if at == start else _character(sign) for at, sign in enumerate(plain)]
    return '"' + "".join(spelled) + '"'


def _character(sign: str) -> str:
    return sign if sign in ",.-'" else _escape(sign)


def _escape(sign: str) -> str:
    if sign == "\n":
        return "<br/>"
    safe = sign.isalnum() or sign == " " or (ord(sign) > 0x7F and sign.isprintable())
    return sign if safe else f"#{ord(sign)};"
