"""The graph: built from rows, cut, projected, measured and written to files.

The only package that knows networkx. It takes values and gives values; who asks a database, and
when, is decided in kg.query.
"""

from kg.graph.building import build
from kg.graph.project import met, note_links, people_projects, simple
from kg.graph.select import select

__all__ = ["build", "met", "note_links", "people_projects", "select", "simple"]
