"""What a picture of the graph shows: the nodes that matter most, and the lines that prove it."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from kg.graph import measure
from kg.graph.numbered import Numbered, numbered
from kg.model.graph import EdgeRow, NodeRow, Selection
from kg.model.kinds import EMPLOYER_FIELD, NAMING_FIELDS, Kinds
from kg.model.phrases import named as in_words
from kg.model.phrases import verb
from kg.model.picture import Evidence, NoteRef, Picture, PictureEdge, PictureNode
from kg.query.days import iso
from kg.query.graph.edges import placed
from kg.query.graph.marks import marks, words
from kg.query.graph.numbers import day
from kg.query.graph.numbers import numbered as whole
from kg.query.graph.select import rows, within
from kg.query.graph.walk import Ties, located, nodes_of
from kg.query.kinds import every as every_kind
from kg.query.kinds import known
from kg.query.names import find
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.store.reader import Connection

LIMIT = 500
_FACTS = ("status", "owner", "priority", "due", "role", EMPLOYER_FIELD, "industry", "email", "type")


class Drawn(NamedTuple):
    """A picture, and how many nodes there were before the least central were left out."""

    picture: Picture
    nodes: int


class _Chosen(NamedTuple):
    """The scores of what is shown, in its order, the edges among it, and how many nodes there
    were."""

    scores: dict[str, float]
    edges: list[EdgeRow]
    nodes: int


def picture(
    conn: Connection,
    name: str | None = None,
    *,
    depth: int = 1,
    kinds: Sequence[str] = (),
    ties: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    limit: int = LIMIT,
) -> Drawn:
    """The graph around `name`, or all of it; by default everything but tags.

    Nodes are ranked by PageRank, or by their number of neighbours where that cannot be computed; of
    more than `limit` the highest are kept, around a name the nearest before them.
    Raises NameUnknown, NameAmbiguous, UsageError.
    """
    focus = find(conn, name) if name else None
    around = (focus,) if focus else ()
    drawn_kinds = known(conn, kinds) or every_kind(conn, but=Kinds.TAG)
    days = (iso(since), iso(until))
    wanted = Selection(drawn_kinds, tuple(ties), *days, (), around, depth, with_templates=False)
    found = _around(conn, wanted, focus, limit) if focus else _central(conn, wanted, limit)
    nodes = nodes_of(conn, found.scores)
    kept = [nodes[key] for key in found.scores]
    shown = set(found.scores)
    labels = {node.key: node.label for node in kept} | _labels(conn, kept)
    edges = found.edges
    pages = _pages(conn, shown)
    standing, found_by = marks(conn, shown), words(conn, shown)
    texts = _texts(conn, edges)
    by_key = {node.key: node for node in kept}
    vault = _vault(conn)
    drawn = Picture(
        f"Around {labels[focus]}" if focus else vault,
        vault,
        tuple(
            _node(node, found.scores[node.key], labels, pages)._replace(
                words=found_by.get(node.key, ()), marks=standing.get(node.key, ())
            )
            for node in kept
        ),
        tuple(_edge(edge, by_key, texts) for edge in edges),
        focus,
        day(conn, None),
    )
    return Drawn(drawn, found.nodes)


def positions(drawn: Picture) -> dict[str, tuple[float, float]]:
    """Where to put the nodes of a picture that stands still. Raises NeedsExtra."""
    nodes = [NodeRow(node.key, node.kind, node.label) for node in drawn.nodes]
    edges = [EdgeRow(edge.source, edge.target, edge.kind) for edge in drawn.edges]
    # networkx, which is loaded for what stands still only.
    from kg.graph import layout
    from kg.graph.building import build
    from kg.graph.project import simple

    return layout.positions(simple(build(nodes, edges)))


def _vault(conn: Connection) -> str:
    """The vault's name as Obsidian knows it: that of its folder."""
    (path,) = conn.execute("select vault from imports order by id desc limit 1").fetchone()
    return str(path).replace("\\", "/").rstrip("/").rpartition("/")[2]


def _around(conn: Connection, wanted: Selection, focus: str, limit: int) -> _Chosen:
    nodes, edges = rows(conn, wanted)
    graph = numbered(nodes, edges)
    shown = dict(_kept(graph, _distances(focus, wanted.depth, edges), limit))
    inside = [edge for edge in edges if edge.source in shown and edge.target in shown]
    return _Chosen(shown, inside, len(nodes))


def _central(conn: Connection, wanted: Selection, limit: int) -> _Chosen:
    graph = whole(conn, wanted)
    shown = dict(_kept(graph, {}, limit))
    return _Chosen(shown, sorted(Ties(conn, wanted).among(shown), key=placed), len(graph.dots))


def _kept(graph: Numbered, far: Mapping[str, int], limit: int) -> list[tuple[str, float]]:
    """Keys and scores, from 0 to 1, of the nodes to keep: the nearest, of these the highest."""
    found = measure.pagerank(graph) if measure.has_pagerank() else measure.degree(graph)
    most = max(found.of.values(), default=0.0) or 1.0
    rows = [
        (far.get(dot.key, 0), -found.of[number] / most, dot.key)
        for number, dot in graph.dots.items()
    ]
    return [(key, -score) for _, score, key in nsmallest(limit, rows)]


def _distances(focus: str, depth: int, edges: list[EdgeRow]) -> dict[str, int]:
    far: dict[str, int] = {}
    for step in range(depth + 1):
        near = within([focus], step, edges)
        if len(near) == len(far):
            break
        for key in near:
            far.setdefault(key, step)
    return far


def _labels(conn: Connection, nodes: Iterable[NodeRow]) -> dict[str, str]:
    """Of what the facts name."""
    facts = (getattr(node, field) for node in nodes for field in NAMING_FIELDS)
    named = {key for key in facts if key}
    return {key: node.label for key, node in nodes_of(conn, named).items()}


def _pages(conn: Connection, keys: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, path in queries.rows(conn, "pages", keys=queries.array(sorted(keys)) or "[]"):
        found.setdefault(str(key), []).append(str(path))
    return found


def _texts(conn: Connection, edges: Iterable[EdgeRow]) -> dict[str, tuple[list[str], int]]:
    """The lines of every note that proves an edge, and the number of the first of them."""
    paths = sorted({path for edge in edges if (path := located(edge.evidence)[0])})
    found = queries.rows(conn, "note_texts", paths=queries.array(paths) or "[]")
    return {str(path): (str(body).split("\n"), int(str(first))) for path, body, first in found}


def _node(
    node: NodeRow, score: float, labels: Mapping[str, str], pages: Mapping[str, list[str]]
) -> PictureNode:
    values = ((name, getattr(node, name)) for name in _FACTS)
    return PictureNode(
        node.key,
        in_words(node.kind, node.label, node.date),
        node.kind,
        round(score, 4),
        tuple((name, labels.get(value, value)) for name, value in values if value),
        tuple(NoteRef(path) for path in pages.get(node.key, ())),
        node.date,
    )


def _edge(
    edge: EdgeRow, nodes: Mapping[str, NodeRow], texts: Mapping[str, tuple[list[str], int]]
) -> PictureEdge:
    path, line = located(edge.evidence)
    evidence: tuple[Evidence, ...] = ()
    if path is not None and line is not None:
        text = _line(texts.get(path), line) or _said(edge, nodes)
        evidence = (Evidence(path, line, text, edge.last_date),)
    return PictureEdge(
        edge.source,
        edge.target,
        edge.kind,
        float(edge.weight),
        edge.first_date,
        edge.last_date,
        evidence,
    )


def _line(text: tuple[list[str], int] | None, line: int) -> str | None:
    """A line of a note's body; None for one among its properties, whose text is not kept."""
    if text is None:
        return None
    lines, first = text
    return lines[line - first].strip() if 0 <= line - first < len(lines) else None


def _said(edge: EdgeRow, nodes: Mapping[str, NodeRow]) -> str:
    source, target = nodes[edge.source], nodes[edge.target]
    return " ".join(
        (
            in_words(source.kind, source.label, source.date),
            verb(edge.kind, out=True),
            in_words(target.kind, target.label, target.date),
        )
    )
