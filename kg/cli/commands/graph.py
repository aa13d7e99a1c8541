"""Draw the graph: a page to explore, or a picture.

Listed under Graph, after `kg bus-factor`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.graph_options import DEPTH, FROM_ONE, KIND, TIE, UNTIL
from kg.cli.options import NO_REFRESH, SINCE, STORED
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.model.picture import Picture


def run(
    ctx: Context,
    *,
    name: str | None,
    html: str | None,
    svg: str | None,
    png: str | None,
    depth: int,
    kind: list[str],
    tie: list[str],
    since: str | None,
    until: str | None,
    limit_nodes: int,
    browse: bool,
) -> Exit:
    """Draw to each of the files that are named."""
    from kg.cli import files

    if browse and not html:
        html = files.for_now("graph.html")
    if not (html or svg or png):
        raise UsageError("Where to? Say --html graph.html, --svg graph.svg or --png graph.png.")
    from kg.query.graph.picture import picture

    drawn = picture(
        ctx.open(),
        name,
        depth=depth,
        kinds=kind,
        ties=tie,
        since=ctx.day(since),
        until=ctx.day(until, last=True),
        limit=limit_nodes,
    )
    _write(drawn.picture, html, svg, png)
    shown = len(drawn.picture.nodes)
    written = ", ".join(filter(None, (html, svg, png)))
    ctx.say(f"{written}: {files.size(shown, len(drawn.picture.edges))}.")
    if shown < drawn.nodes:
        ctx.say(f"Of {drawn.nodes:,} things the most central; --limit-nodes takes more.")
    if browse and html:
        files.browse(html)
    return Exit.ANSWERED


def _write(picture: Picture, html: str | None, svg: str | None, png: str | None) -> None:
    from kg.cli import files

    if html:
        from kg.present.picture import page

        files.write(html, page(picture))
    if not (svg or png):
        return
    from kg.present import drawing
    from kg.query.graph.picture import positions

    drawn = drawing.svg(picture, positions(picture))
    if svg:
        files.write(svg, drawn)
    if png:
        from kg.present.png import png as pixels

        files.write(png, pixels(drawn))


COMMAND = Command(
    "graph",
    run,
    __doc__,
    more=(
        "The page is one file that needs no network: search, colour, filter by kind, status and "
        "time, click for the lines that prove a tie. Without a name, the whole graph but for tags; "
        "of more than --limit-nodes things the most central."
    ),
    examples=(
        "kg graph --html graph.html",
        "kg graph --open",
        "kg graph Apollo --depth 2 --svg apollo.svg --png apollo.png",
    ),
    arguments=(
        Argument(
            "name",
            "What to draw the surroundings of.",
            required=False,
            joined=True,
            complete="name",
        ),
    ),
    options=(
        Option("html", "Write a page to explore.", value=TEXT, complete="path"),
        Option("browse", "Open the page in a browser.", flags=("--open",)),
        Option("svg", "Write a drawing.", value=TEXT, complete="path"),
        Option("png", "Write a drawing in pixels.", value=TEXT, complete="path"),
        DEPTH,
        KIND,
        TIE,
        SINCE,
        UNTIL,
        Option("limit_nodes", "Draw at most so many things.", value=FROM_ONE, default=500),
    ),
    settings=(*STORED, NO_REFRESH),
)
