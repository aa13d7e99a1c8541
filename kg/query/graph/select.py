"""A part of the graph, as rows: read whole, or around some nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.graph import EdgeRow, NodeRow, Selection
from kg.model.kinds import Kinds
from kg.query import folders
from kg.query.days import iso
from kg.query.graph.edges import edges as all_edges
from kg.query.graph.edges import placed
from kg.query.graph.walk import Search, Ties, in_window, nodes_of
from kg.query.kinds import known
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.store.reader import Connection


def rows(conn: Connection, wanted: Selection) -> tuple[list[NodeRow], list[EdgeRow]]:
    """The nodes and edges that are wanted, in an order that only the notes decide.

    Raises UsageError for a `since` or `until` that is no day, FolderUnknown.
    """
    for folder in wanted.folders:
        folders.known(conn, folder)
    kinds = known(conn, wanted.kinds)
    wanted = wanted._replace(kinds=kinds, since=iso(wanted.since), until=iso(wanted.until))
    nodes, edges = _around(conn, wanted) if wanted.around else _all(conn, wanted)
    if wanted._replace(depth=1) == Selection():
        return nodes, edges
    keeps = node_filter(wanted)
    kept = {node.key for node in nodes if keeps(node)}
    ties = [edge for edge in edges if edge.source in kept and edge.target in kept]
    if wanted.around:
        kept = within(wanted.around, wanted.depth, ties)
        ties = [edge for edge in ties if edge.source in kept and edge.target in kept]
    return [node for node in nodes if node.key in kept], ties


def _all(conn: Connection, wanted: Selection) -> tuple[list[NodeRow], list[EdgeRow]]:
    nodes = [NodeRow._make(row) for row in queries.rows(conn, "graph_nodes")]
    edges = all_edges(conn, wanted.ties)
    if wanted.since or wanted.until:
        edges = [edge for edge in edges if in_window(edge, wanted)]
    return nodes, edges


def _around(conn: Connection, wanted: Selection) -> tuple[list[NodeRow], list[EdgeRow]]:
    """More than is wanted, perhaps: what is near by kinds and ties, folders not yet regarded."""
    ties = Ties(conn, wanted)
    search = Search(wanted.around)
    search.go(wanted.depth, ties.ends)
    near = search.distance
    return sorted(nodes_of(conn, near).values()), sorted(ties.among(near), key=placed)


def node_filter(wanted: Selection) -> Callable[[NodeRow], bool]:
    """Whether a node is of the kinds and folders; those in the middle always are."""
    kinds = frozenset(wanted.kinds)
    inside = tuple(folder.strip("/") for folder in wanted.folders)

    def keeps(node: NodeRow) -> bool:
        if node.key in wanted.around:
            return True
        if node.is_me and not wanted.with_me:
            return False
        if node.type == Kinds.TEMPLATE and not wanted.with_templates:
            return False
        return (not kinds or node.kind in kinds) and (
            not inside or any(is_below(node.folder, folder) for folder in inside)
        )

    return keeps


def is_below(folder: str | None, ancestor: str) -> bool:
    """Whether a folder is this one, or lies in it; the vault's root is the empty text."""
    return folder is not None and (
        not ancestor or folder == ancestor or folder.startswith(ancestor + "/")
    )


def within(starts: Iterable[str], depth: int, edges: Iterable[EdgeRow]) -> set[str]:
    """The keys at most `depth` ties away from one of `starts`, which are among them."""
    around: dict[str, list[str]] = {}
    for edge in edges:
        around.setdefault(edge.source, []).append(edge.target)
        around.setdefault(edge.target, []).append(edge.source)
    found = set(starts)
    border = list(found)
    for _ in range(depth):
        if not border:
            break
        border = list({end for key in border for end in around.get(key, ())} - found)
        found.update(border)
    return found
