"""A drawn graph: interactive in a notebook, static for a report."""

from __future__ import annotations

import os
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.api.wording import speaks_python
from kg.errors import UsageError
from kg.model.picture import Picture
from kg.present import drawing, files
from kg.present.counted import counted
from kg.present.picture import AssetsMissing, frame, page
from kg.present.plain import visible
from kg.present.png import png

if TYPE_CHECKING:
    from kg.graph.layout import Point


@speaks_python
class Drawing:
    """A picture of a graph.

    In JupyterLab it is interactive: search, filter, click for the lines that prove a tie. It needs
    no network. Where a notebook is converted to paper, its static form is used. `picture` is what
    is drawn, as frozen values; `left_out` counts the things that were not drawn, there being too
    many.
    """

    def __init__(self, picture: Picture, *, left_out: int = 0, height: int = 600) -> None:
        self.picture = picture
        self.left_out = left_out
        self.height = height

    def html(self) -> str:
        """A whole page with the interactive graph. Raises AssetsMissing if it was not built."""
        return page(self.picture)

    def svg(self) -> str:
        """The graph as an SVG document of 1200 by 820 pixels, of more than 250 nodes a larger one.

        Raises NeedsExtra without numpy."""
        return drawing.svg(self.picture, self._positions)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the graph to a file: .html (interactive), .svg or .png. Gives the path back.

        Raises UsageError for another ending, NeedsExtra for a PNG without resvg-py.
        """
        file = Path(path).expanduser()
        ending = file.suffix.lower()
        if ending == ".html":
            files.write(file, self.html())
        elif ending == ".svg":
            files.write(file, self.svg())
        elif ending == ".png":
            files.write(file, png(self.svg()))
        else:
            raise UsageError(f"{file} ends in none of .html, .svg and .png. Choose one of these.")
        return file

    @cached_property
    def _positions(self) -> dict[str, Point]:
        from kg.query.graph.picture import positions

        return positions(self.picture)

    def __repr__(self) -> str:
        nodes = counted(len(self.picture.nodes), "node")
        ties = counted(len(self.picture.edges), "tie")
        return f"<drawing “{visible(self.picture.title)}”: {nodes}, {ties}>"

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, str]:
        svg = self.svg()
        try:
            html = frame(self.picture, self.height)
        except AssetsMissing as missing:
            # The front end is built apart; without it the static picture is still true.
            html = f"<p>{escape(str(missing))}</p>\n{svg}"
        return {"text/html": html, "image/svg+xml": svg, "text/plain": repr(self)}
