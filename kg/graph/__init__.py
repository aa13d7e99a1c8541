"""The graph: built from rows, projected, measured, and written to files.

The only package that knows networkx. It takes values and gives values; which part of a database
they come from is decided in kg.query.graph. Here stand, for who has a graph in Python, what builds
and projects it; kg itself imports the module that it means, for networkx takes long to load.
"""

from __future__ import annotations

from typing import Any

_HOMES = {
    "acquaintances": "project",
    "build": "building",
    "met": "project",
    "note_links": "project",
    "people_projects": "project",
    "simple": "project",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
