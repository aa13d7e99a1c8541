"""What the commands of charts share: their options, and how a chart is shown, written or opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Option, Value, choice
from kg.cli.graph_options import FROM_ONE
from kg.cli.values import whole
from kg.errors import Exit
from kg.present.look import THEMES

if TYPE_CHECKING:
    from kg.cli.output import Beside, Context
    from kg.present.charts.colours import Theme
    from kg.present.charts.forms import Found
    from kg.present.charts.mermaid import Form

_LEAST, _MOST = 240, 2400  # pixels


def _pixels(text: str) -> int:
    if not _LEAST <= (number := whole(text)) <= _MOST:
        raise ValueError(f"{number} is not between {_LEAST} and {_MOST} pixels.")
    return number


LIMIT = Option("limit", "At most so many rows.", flags=("--limit", "-n"), value=FROM_ONE)
DRAWN = (
    Option("svg", "Write the drawing; - prints it.", value=TEXT, complete="path"),
    Option("png", "Write the drawing in pixels.", value=TEXT, complete="path"),
    Option("browse", "Open the drawing in a browser.", flags=("--open",)),
    Option("width", "How wide it is, in pixels.", value=Value("PIXELS", _pixels), default=720),
    Option(
        "theme", "Its colours; auto is what the reader has.", value=choice(*THEMES), default="auto"
    ),
)


def diagram(*forms: str) -> Option:
    """The option for Mermaid diagrams of these forms."""
    return Option("mermaid", "Print it as a Mermaid diagram, for a note.", value=choice(*forms))


def show(
    ctx: Context,
    found: Found,
    kind: type,
    *,
    svg: str | None,
    png: str | None,
    browse: bool,
    width: int,
    theme: Theme,
    mermaid: Form | None = None,
    beside: Beside | None = None,
    about: str | None = None,
) -> Exit:
    """Print the rows of a chart, or what is asked for in their place: a drawing, or a diagram."""
    if mermaid:
        from kg.cli.streams import put_data
        from kg.present.charts import forms

        put_data(forms.diagram(found, mermaid))
    elif svg or png or browse:
        _draw(ctx, found, svg, png, width, theme, browse=browse)
    else:
        ctx.answers(kind, found.rows, in_all=found.in_all, beside=beside, about=about)
    return Exit.ANSWERED


def _draw(
    ctx: Context,
    found: Found,
    svg: str | None,
    png: str | None,
    width: int,
    theme: Theme,
    *,
    browse: bool,
) -> None:
    from kg.cli import files
    from kg.present.charts import forms

    if browse and svg in (None, "-"):
        svg = files.for_now("chart.svg")
    if png:
        files.write(png, forms.png(found, width=width, theme=theme))
    if svg == "-":
        from kg.cli.streams import put_data

        put_data(forms.svg(found, width=width, theme=theme))
    elif svg:
        files.write(svg, forms.svg(found, width=width, theme=theme))
    shown, in_all = len(found.rows), found.in_all
    if written := ", ".join(path for path in (svg, png) if path and path != "-"):
        ctx.say(f"{written}: {shown:,} of {in_all:,} rows.")
    if shown < in_all:
        ctx.say("--limit takes more.")
    if browse and svg:
        files.browse(svg)
