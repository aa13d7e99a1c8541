"""What the graph tells of a node and of an edge: the facts that are known, by name."""

from __future__ import annotations

from kg.model.graph import NodeRow

Attributes = dict[str, str | int]


def attributes(node: NodeRow) -> Attributes:
    """What is known of a node, by name; its key is not among it."""
    return {
        name: value
        for name, value in zip(node._fields[1:], node[1:], strict=True)
        if value is not None
    }


def tie(
    kind: str, weight: int, first: str | None, last: str | None, evidence: str | None
) -> Attributes:
    """What is known of an edge, by name; its ends are not among it."""
    found: Attributes = {"kind": kind, "weight": weight}
    if first is not None:
        found["first_date"] = first
    if last is not None:
        found["last_date"] = last
    if evidence is not None:
        found["evidence"] = evidence
    return found
