"""GraphML and GEXF, as networkx writes them: for Gephi, yEd, Cytoscape, igraph, Neo4j's APOC."""

from __future__ import annotations

import re
from typing import Any

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from kg.graph.export.characters import for_xml, unique

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# networkx writes today's date; the same graph is to give the same file.
_TODAY = re.compile(' lastmodifieddate="[^"]*"')


def graphml(graph: nx.MultiDiGraph[str]) -> str:
    """GraphML 1.0, which `nx.read_graphml` reads back.

    Edges have ids of their own (e0, e1, …), since other tools drop edges whose id they have seen;
    networkx takes these for the keys. The kind is the attribute `kind`.
    """
    writer: Any = GraphMLWriter(graph=_safe(graph), prettyprint=True)
    for place, edge in enumerate(writer.xml.iter("edge")):
        edge.set("id", f"e{place}")
    return f"{_DECLARATION}{writer}\n"


def gexf(graph: nx.MultiDiGraph[str]) -> str:
    """GEXF 1.2, which `nx.read_gexf` reads back, edges keyed by kind."""
    text = "\n".join(nx.generate_gexf(_safe(graph)))
    return f"{_DECLARATION}{_TODAY.sub('', text, count=1)}\n"


def _safe(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy in which every text is one that XML can hold."""
    names = unique(graph)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from((names[key], _texts(facts)) for key, facts in graph.nodes(data=True))
    for source, target, kind, facts in graph.edges(keys=True, data=True):
        found.add_edge(names[source], names[target], for_xml(kind), **_texts(facts))
    return found


def _texts(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: for_xml(value) if isinstance(value, str) else value for name, value in facts.items()
    }
