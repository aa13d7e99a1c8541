"""A part of the graph, cut out of its rows before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.model.graph import EdgeRow, NodeRow, Selection


def select(
    nodes: Iterable[NodeRow], edges: Iterable[EdgeRow], wanted: Selection
) -> tuple[list[NodeRow], list[EdgeRow]]:
    """The nodes and edges that `wanted` keeps, in their order; `around` needs all rows near it."""
    keeps_node, keeps_tie = node_filter(wanted), tie_filter(wanted)
    kept = {node.key: node for node in nodes if keeps_node(node)}
    ties = [
        edge for edge in edges if edge.source in kept and edge.target in kept and keeps_tie(edge)
    ]
    if not wanted.around:
        return list(kept.values()), ties
    near = within(wanted.around, wanted.depth, ties)
    return (
        [node for node in kept.values() if node.key in near],
        [edge for edge in ties if edge.source in near and edge.target in near],
    )


def node_filter(wanted: Selection) -> Callable[[NodeRow], bool]:
    """Whether a node is of the kinds and folders; those in the middle always are."""
    kinds = frozenset(wanted.kinds)
    folders = tuple(folder.strip("/") for folder in wanted.folders)

    def keeps(node: NodeRow) -> bool:
        if node.key in wanted.around:
            return True
        if node.is_me and not wanted.with_me:
            return False
        return (not kinds or node.kind in kinds) and (
            not folders or any(is_below(node.folder, folder) for folder in folders)
        )

    return keeps


def is_below(folder: str | None, ancestor: str) -> bool:
    """Whether a folder is this one, or lies in it; the vault's root is the empty text."""
    return folder is not None and (
        not ancestor or folder == ancestor or folder.startswith(ancestor + "/")
    )


def tie_filter(wanted: Selection) -> Callable[[EdgeRow], bool]:
    """Whether an edge is of the kinds and in the window."""
    ties = frozenset(wanted.ties)

    def keeps(edge: EdgeRow) -> bool:
        if ties and edge.kind not in ties:
            return False
        first, last = edge.first_date or edge.last_date, edge.last_date or edge.first_date
        if first is None or last is None:
            return True
        # Only the day counts: a date may carry a time of day.
        return (wanted.since is None or last[:10] >= wanted.since) and (
            wanted.until is None or first[:10] <= wanted.until
        )

    return keeps


def within(starts: Iterable[str], depth: int, edges: Iterable[EdgeRow]) -> set[str]:
    """The keys at most `depth` ties away from one of `starts`, which are among them."""
    around: dict[str, list[str]] = {}
    for edge in edges:
        around.setdefault(edge.source, []).append(edge.target)
        around.setdefault(edge.target, []).append(edge.source)
    found = set(starts)
    border = list(found)
    for _ in range(depth):
        border = list({end for key in border for end in around.get(key, ())} - found)
        found.update(border)
    return found
