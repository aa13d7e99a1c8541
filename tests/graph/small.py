"""Small graphs written down by hand, as values and as databases."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import networkx as nx

from kg.graph.building import build
from kg.graph.numbered import Numbered, numbered
from kg.graph.project import met, simple
from kg.model.graph import EdgeRow, NodeRow
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.store import schema, views, writer

DAY = "2026-01-10"
KINDS = {"meeting": "m", "project": "P", "organization": "O", "note": "n", "tag": "#"}


def key(name: str) -> str:
    """`m1` is a meeting, `P1` a project, `O1` an organization, `n1` a note, `#1` a tag; any other
    name is a person's."""
    kind = next((kind for kind, sign in KINDS.items() if name.startswith(sign)), "person")
    return f"{kind}:{name}"


def node(name: str, **facts: object) -> NodeRow:
    return NodeRow(key(name), key(name).partition(":")[0], name, **facts)  # type: ignore[arg-type]


def edges(*ties: str) -> list[EdgeRow]:
    """Edges from texts such as `Ann attended m1`."""
    found = []
    for tie in ties:
        source, kind, target = tie.split()
        found.append(EdgeRow(key(source), key(target), kind, evidence=f"Notes/{source}.md:7"))
    return found


def graph_of(ties: Sequence[str], nodes: Iterable[NodeRow] = ()):
    """The graph of some ties; nodes that need facts are given."""
    rows = edges(*ties)
    given = {one.key: one for one in nodes}
    for edge in rows:
        for end in (edge.source, edge.target):
            given.setdefault(end, node(end.partition(":")[2]))
    return build([given[name] for name in sorted(given)], rows)


def numbers(ties: Sequence[str], nodes: Iterable[NodeRow] = ()) -> Numbered:
    """As `graph_of`, over numbers."""
    graph = graph_of(ties, nodes)
    return numbered(
        [NodeRow(key, facts["kind"], facts["label"]) for key, facts in graph.nodes(data=True)],
        [
            EdgeRow(one, other, kind, weight)
            for one, other, kind, weight in graph.edges(keys=True, data="weight")
        ],
    )


class Near(NamedTuple):
    """A graph over numbers as likeness asks it."""

    graph: Numbered

    @property
    def dots(self):
        return self.graph.dots

    def number(self, key: str) -> int:
        return next(number for number, dot in self.dots.items() if dot.key == key)

    def of(self, numbers: Iterable[int]) -> Iterator[tuple[int, set[int]]]:
        for number in numbers:
            out = {target for source, target, _ in self.graph.ties() if source == number}
            yield number, out | {one for one, target, _ in self.graph.ties() if target == number}


class Database:
    """A database in memory that is filled row by row: real tables, indexes and views."""

    def __init__(self) -> None:
        self.conn = sqlite3.connect(":memory:")
        schema.create_tables(self.conn)
        schema.create_indexes(self.conn)
        views.create(self.conn)
        known = ("0", "/home/ann/Notes", "", "settings", "unknown")
        writer.insert(self.conn, "imports", [("", "", DAY, *known, *[0] * 8)])
        self._ids: dict[str, int] = {}

    def id(self, name: str, *, date: str | None = None, me: bool = False, folder: str = "") -> int:
        """The node of this name, made with its page when it is first named."""
        if name in self._ids:
            return self._ids[name]
        number = self._ids[name] = len(self._ids) + 1
        kind = key(name).partition(":")[0]
        writer.insert(self.conn, "nodes", [(number, key(name), kind, name, slug(name))])
        path = f"{folder}/{name}.md" if folder else f"{name}.md"
        page = (number, number, path, name, name, folder, kind, date, None, "", 1, "", 1, 0, 1)
        body = f"About {name}\nfirst\nsecond"
        if kind != "tag":
            writer.insert(self.conn, "notes", [(*page, "", "", body, 3, "{}", 0, 0, 0)])
        rows: dict[str, tuple[object, ...]] = {
            "person": (number, name, None, None, None, None, int(me), "page", None, None),
            "project": (number, name, "active", "active", *[None] * 6),
            "organization": (number, name, *[None] * 5, 0, None),
            "meeting": (number, number, name, date, "call", None),
            "tag": (number, name, name.lower()),
        }
        tables = {"person": "people", "tag": "tags"}
        if kind in rows:
            writer.insert(self.conn, tables.get(kind, kind + "s"), [rows[kind]])
        return number

    def attended(self, person: str, meeting: str, line: int = 5) -> None:
        at = self.id(meeting)
        row = (at, self.id(person), "attendees", "explicit", at, line)
        writer.insert(self.conn, "attendances", [row])

    def relation(self, source: str, kind: str, target: str, line: int = 4) -> None:
        row = (self.id(source), self.id(target), kind, "explicit", self.id(source), line)
        writer.insert(self.conn, "relations", [row])

    def link(self, source: str, target: str, line: int = 4) -> None:
        start, end = self.id(source), self.id(target)
        where = (start, start, end, None, end, target, None, None, "wikilink", None, line)
        writer.insert(self.conn, "links", [(*where, None, None, "path")])

    def contact(self, person: str, about: str, date: str, *, direct: int = 1) -> None:
        who, what = self.id(person), self.id(about)
        row = (who, what, date, "call", direct, "explicit", "log", None, what, 5, "called")
        writer.insert(self.conn, "contacts", [row])

    def tagged(self, note: str, tag: str) -> None:
        writer.insert(self.conn, "note_tags", [(self.id(note), self.id(tag), tag, None)])

    def ties(self, *ties: str) -> "Database":
        """Ties as `edges` writes them."""
        for tie in ties:
            source, kind, target = tie.split()
            match kind:
                case "attended":
                    self.attended(source, target)
                case "link":
                    self.link(source, target)
                case "tagged":
                    self.tagged(source, target)
                case _:
                    self.relation(source, kind, target)
        return self


def acquaintances(graph: nx.MultiDiGraph, *, as_of: str | None = None) -> nx.Graph:
    """`simple` without meetings: in their place, those who attended one are tied to each other.
    What is worked out over numbers is held against it."""
    found = simple(graph)
    meetings = [key for key, kind in graph.nodes(data="kind") if kind == Kinds.MEETING]
    found.remove_nodes_from(meetings)
    for one, other, edge in met(graph, as_of=as_of).edges(data=True):
        old = found.get_edge_data(one, other, {"weight": 0})["weight"]
        found.add_edge(one, other, weight=old + edge["weight"])
    return found
