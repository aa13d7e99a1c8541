"""The graph as files that other tools read.

Every text comes back as it was, except for characters that a format cannot hold: these become
U+FFFD (see `kg.graph.export.characters`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.graph.export.cypher import cypher
from kg.graph.export.diagrams import dot, mermaid
from kg.graph.export.jsons import cytoscape, node_link
from kg.graph.export.source import Source
from kg.graph.export.tables import csv_files, parquet_files
from kg.graph.export.xml import gexf, graphml

_ONE_FILE: dict[str, Callable[[Source], Iterator[str]]] = {
    "graphml": graphml,
    "gexf": gexf,
    "dot": dot,
    "mermaid": mermaid,
    "cytoscape": cytoscape,
    "json": node_link,
    "cypher": cypher,
}
FORMATS = ("graphml", "gexf", "dot", "mermaid", "cytoscape", "json", "csv", "parquet", "cypher")


def parts(found: Source, form: str) -> Iterator[str] | None:
    """The graph in a format of one file, in parts that are made one after the other; None for a
    format that makes a folder of files."""
    return _ONE_FILE[form](found) if form in _ONE_FILE else None


def files(found: Source, form: str, *, safe: bool = False) -> dict[str, bytes]:
    """The files of `csv` or `parquet`, by name; `safe` guards cells of CSV against being run as
    formulas. Raises NeedsExtra."""
    return csv_files(found, safe=safe) if form == "csv" else parquet_files(found)
