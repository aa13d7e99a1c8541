"""Graphs as JSON, in the shapes that networkx reads and writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from kg.graph.export.characters import Pieces, storable

if TYPE_CHECKING:
    from kg.graph.export.source import Facts, Source


def node_link(found: Source) -> Iterator[str]:
    """Nodes and edges as two lists (`nx.node_link_graph` reads it): for D3, Sigma and the like."""
    write = _Objects(2)
    yield '{\n "directed": true,\n "multigraph": true,\n "graph": {},\n "nodes": ['
    yield from _listed(write.of({**facts, "id": key}) for key, facts in found.nodes())
    yield '],\n "edges": ['
    yield from _listed(
        write.of({**facts, "source": source, "target": target, "key": kind})
        for source, target, kind, facts in found.edges()
    )
    yield "]\n}\n"


def cytoscape(found: Source) -> Iterator[str]:
    """Elements as Cytoscape and Cytoscape.js take them (`nx.cytoscape_graph` reads it)."""
    write = _Objects(4)
    yield '{\n "data": [],\n "directed": true,\n "multigraph": true,\n "elements": {\n  "nodes": ['
    yield from _listed(
        (
            _element(write.of({**facts, "id": key, "value": key, "name": facts["label"] or key}))
            for key, facts in found.nodes()
        ),
        indent=2,
    )
    yield '],\n  "edges": ['
    yield from _listed(
        (
            _element(write.of({**facts, "source": source, "target": target, "key": kind}))
            for source, target, kind, facts in found.edges()
        ),
        indent=2,
    )
    yield "]\n }\n}\n"


def _listed(items: Iterable[str], *, indent: int = 1) -> Iterator[str]:
    """Items of a list, each on lines of its own; none, and nothing stands between the brackets."""
    before, end = "\n", ""
    for item in items:
        yield before + item
        before, end = ",\n", "\n" + " " * indent
    yield end


class _Objects:
    """Objects whose braces stand `indent` columns in."""

    def __init__(self, indent: int) -> None:
        inner, self._outer = " " * (indent + 1), " " * indent
        self._pieces = Pieces(lambda name, value: f'{inner}"{name}": {_value(value)}')

    def of(self, facts: Facts) -> str:
        return f"{self._outer}{{\n" + ",\n".join(self._pieces.of(facts)) + f"\n{self._outer}}}"


def _element(data: str) -> str:
    return f'   {{\n    "data": {data.lstrip()}\n   }}'


def _value(value: str | int) -> str:
    return encode_basestring(storable(value)) if isinstance(value, str) else str(value)
