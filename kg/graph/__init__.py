"""The graph: built from rows, projected, measured, and written to files.

The only package that knows networkx. It takes values and gives values; which part of a database
they come from is decided in kg.query.graph.
"""

from kg.graph.building import build
from kg.graph.project import acquaintances, met, note_links, people_projects, simple

__all__ = ["acquaintances", "build", "met", "note_links", "people_projects", "simple"]
