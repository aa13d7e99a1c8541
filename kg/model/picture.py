"""A picture of (a part of) the graph: what is drawn, and the lines that prove it."""

from __future__ import annotations

from typing import Literal, NamedTuple

# What makes a thing stand out: its status is blocked; it, or an open task about it, is past its due
# day; it is the person whose vault it is.
Mark = Literal["blocked", "overdue", "me"]


class NoteRef(NamedTuple):
    """A note of a node; `line` counts from 1, None means the whole note."""

    path: str
    line: int | None = None


class Evidence(NamedTuple):
    """A line of a note that proves an edge."""

    path: str
    line: int | None
    text: str
    date: str | None = None


class PictureNode(NamedTuple):
    """A thing. `rank` is from 0 to 1 and decides the size; `date` is an ISO day. `words` are what
    else it is found by: aliases, tags, properties."""

    key: str
    label: str
    kind: str
    rank: float = 0.0
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[NoteRef, ...] = ()
    date: str | None = None
    words: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class PictureEdge(NamedTuple):
    """A tie between two nodes, by their keys. Dates are ISO days, or None where none is known."""

    source: str
    target: str
    kind: str
    weight: float = 1.0
    first_date: str | None = None
    last_date: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Picture(NamedTuple):
    """Nodes and edges to show; `focus` is the key of the node that is chosen at first.

    `vault` is the vault's name as Obsidian knows it. An edge to a node that is not in `nodes` is
    not shown. `day` is the ISO day from which it is seen: that of the last import.
    """

    title: str
    vault: str
    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]
    focus: str | None = None
    day: str | None = None
