"""Graphs as JSON, in the shapes that networkx reads and writes."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx

from kg.graph.export.characters import storable


def node_link(graph: nx.MultiDiGraph[str]) -> str:
    """Nodes and edges as two lists (`nx.node_link_graph` reads it): for D3, Sigma and the like."""
    return _json(nx.node_link_data(graph, edges="edges"))


def cytoscape(graph: nx.MultiDiGraph[str]) -> str:
    """Elements as Cytoscape and Cytoscape.js take them (`nx.cytoscape_graph` reads it)."""
    return _json(nx.cytoscape_data(graph, name="label"))


def _json(data: dict[str, Any]) -> str:
    return json.dumps(_storable(data), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _storable(value: Any) -> Any:
    match value:
        case str():
            return storable(value)
        case dict():
            return {name: _storable(part) for name, part in value.items()}
        case list():
            return [_storable(part) for part in value]
    return value
