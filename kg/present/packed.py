"""A picture as the JSON of the graph page: edges as columns of numbers, and the lines that prove
them in packed blocks, each of which the page unpacks when one of its edges is asked for.

At 10,000 nodes and 130,000 edges rows of names would be some 60 MB, and take the page seconds to
read. Of that many all the rest is packed, too: as columns it would be 6 MB.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.model.picture import Evidence, Picture, PictureEdge, PictureNode

BLOCK = 512  # edges whose evidence is packed together
MANY = 20_000  # edges; of more nothing stands in a page unpacked


def text(picture: Picture, evidence_url: str | None = None) -> str:
    """The document, in ASCII; with `evidence_url` without the evidence."""
    places = {node.key: place for place, node in enumerate(picture.nodes)}
    edges = [edge for edge in picture.edges if edge.source in places and edge.target in places]
    kinds = list(dict.fromkeys(edge.kind for edge in edges))
    days = sorted({day for edge in edges for day in (edge.first_date, edge.last_date) if day})
    found: dict[str, Any] = {
        "title": picture.title,
        "vault": picture.vault,
        "focus": picture.focus,
        "day": picture.day,
        "nodes": [_node(node) for node in picture.nodes],
        "kinds": kinds,
        "days": days,
        "edges": _columns(edges, places, kinds, days),
    }
    if evidence_url is not None:
        return _json(found | {"evidence": {"url": evidence_url}})
    proofs = {"block": BLOCK, "packed": list(_blocks(edges))}
    if len(edges) > MANY:
        found = {"packed": _packed(found)}
    return _json(found | {"evidence": proofs})


def evidence(lines: Sequence[Evidence]) -> str:
    """The answer to a page that asks for the lines of one edge."""
    return _json({"evidence": [list(line) for line in lines]})


def _node(node: PictureNode) -> Mapping[str, Any]:
    row = node._asdict() | {"notes": [note._asdict() for note in node.notes]}
    # Of most things there are none.
    return {name: value for name, value in row.items() if value or name not in ("words", "marks")}


def _columns(
    edges: Sequence[PictureEdge],
    places: Mapping[str, int],
    kinds: Sequence[str],
    days: Sequence[str],
) -> Mapping[str, Any]:
    """Ends, kinds and days as places in the lists of nodes, kinds and days; -1 is no day."""
    kind_at = {kind: place for place, kind in enumerate(kinds)}
    day_at: dict[str | None, int] = {day: place for place, day in enumerate(days)}
    return {
        "source": [places[edge.source] for edge in edges],
        "target": [places[edge.target] for edge in edges],
        "kind": [kind_at[edge.kind] for edge in edges],
        "weight": [_short(edge.weight) for edge in edges],
        "first": [day_at.get(edge.first_date, -1) for edge in edges],
        "last": [day_at.get(edge.last_date, -1) for edge in edges],
        "proofs": [len(edge.evidence) for edge in edges],
    }


def _short(number: float) -> float:
    return int(number) if number == int(number) else round(number, 4)


def _blocks(edges: Sequence[PictureEdge]) -> Iterable[str]:
    for start in range(0, len(edges), BLOCK):
        rows = [[list(line) for line in edge.evidence] for edge in edges[start : start + BLOCK]]
        yield _packed(rows)


def _packed(value: object) -> str:
    # Zlib's level 9 takes half as long again, for half a percent.
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return b64encode(packer.compress(_json(value).encode()) + packer.flush()).decode()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)
