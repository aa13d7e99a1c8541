"""Graphs as text that is drawn: DOT for Graphviz, Mermaid for Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.graph.export.characters import for_xml, unique
from kg.graph.export.source import Source
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
# Graphviz lays out no line beyond 65,535 points, which are some 6,000 letters.
_LONGEST = 500  # characters of a label
# Characters; within quotes its lexer takes 16,384 bytes, and “&amp;” is five of them.
_PIECE = 2_000
_LIST = re.compile(r"\s*(?:\d+(?=\.)|(?=-))")


def dot(found: Source) -> Iterator[str]:
    """A directed graph in the DOT language; labels are the names, tooltips the evidence.

    A label ends after 500 characters; all of it is then the tooltip.
    """
    names = {key: _quoted(name) for key, name in unique(key for key, _ in found.nodes()).items()}
    yield "digraph kg {\n"
    yield '  node [fontname="sans-serif"];\n'
    for key, facts in found.nodes():
        shape = _SHAPES.get(str(facts["kind"]), _OTHER)[0]
        style = ", style=dashed" if facts["kind"] == Kinds.MISSING else ""
        yield f"  {names[key]} [{_labelled(str(facts['label']))}, shape={shape}{style}];\n"
    for source, target, kind, facts in found.edges():
        tip = f", tooltip={_tip(str(facts['evidence']))}" if "evidence" in facts else ""
        yield f"  {names[source]} -> {names[target]} [label={_drawn(_cut(kind))}{tip}];\n"
    yield "}\n"


def _labelled(label: str) -> str:
    """The label of a node, and all of it as the tooltip where it is cut."""
    whole = f", tooltip={_tip(label)}" if len(label) > _LONGEST else ""
    return f"label={_drawn(_cut(label))}{whole}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _quoted(text: str) -> str:
    """An ID: within quotes only the quote is special, and a backslash before it."""
    return _in_pieces(text, _escaped)


def _drawn(text: str) -> str:
    """A text to draw: there Graphviz also knows escapes (\\n, \\N) and entities (&amp;)."""
    return _in_pieces(
        for_xml(text), lambda piece: _escaped(piece.replace("&", "&amp;")).replace("\n", "\\n")
    )


def _tip(text: str) -> str:
    """A text to show on pointing. Graphviz reads escapes in it twice: “\\\\N” would still be a name
    of a node."""
    return _drawn(text.replace("\\", "\\\\"))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _in_pieces(text: str, spelled: Callable[[str], str]) -> str:
    """A text in quotes; a long one in pieces, which Graphviz puts together."""
    cuts = range(0, len(text) or 1, _PIECE)
    return " + ".join(f'"{spelled(text[at : at + _PIECE])}"' for at in cuts)


def mermaid(found: Source) -> Iterator[str]:
    """A Mermaid flowchart, from left to right.

    Mermaid itself refuses more than 500 edges or 50,000 characters unless its page allows more.
    """
    names = {key: f"n{place}" for place, (key, _) in enumerate(found.nodes())}
    yield "flowchart LR\n"
    for key, facts in found.nodes():
        _, left, right = _SHAPES.get(str(facts["kind"]), _OTHER)
        yield f"  {names[key]}{left}{_spelled(facts['label'])}{right}\n"
    for source, target, kind, _ in found.edges():
        yield f"  {names[source]} -->|{_spelled(kind)}| {names[target]}\n"


def _spelled(text: str | int) -> str:
    """A text in quotes, with Mermaid's own escapes for whatever it, Markdown or HTML would read."""
    plain = for_xml(str(text))
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
