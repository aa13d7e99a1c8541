"""Scripts and style sheets: those of kg's pages, and the interactive graph."""

from __future__ import annotations

from pathlib import Path

from kg.present import picture

_STATIC = Path(__file__).with_name("static")
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


def read(name: str) -> tuple[str, str] | None:
    """Text and content type of a file by its name; None if there is no such file."""
    path = _files().get(name)
    if path is None:
        return None
    return path.read_text(encoding="utf-8"), _TYPES[path.suffix]


def has_graph() -> bool:
    """Whether the interactive graph was built."""
    return {"graph.js", "graph.css"} <= _files().keys()


def _files() -> dict[str, Path]:
    found = [*_STATIC.iterdir(), *picture.ASSETS.glob("graph.*")]
    return {path.name: path for path in found if path.suffix in _TYPES}
