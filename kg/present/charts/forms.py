"""A chart in each of its forms, whatever it shows: as SVG, as Mermaid, as Vega-Lite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import UsageError
from kg.model.charts import AllBlocked, Circle, Cold, Contacts, ProjectInTime
from kg.present.charts import blocked, circle, cold, contacts, mermaid, project, sheet, vega
from kg.present.charts.sheet import WIDTH, Head
from kg.present.look import THEMES
from kg.present.plain import visible
from kg.present.png import png as pixels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.present.charts.colours import Theme
    from kg.present.charts.mermaid import Form
    from kg.present.charts.sheet import Address

Found = AllBlocked | Circle | Cold | Contacts | ProjectInTime


class _Forms(NamedTuple):
    """How a sort of chart is drawn: what its drawings are called by, its module, Vega-Lite, the
    Mermaid diagrams that it has."""

    name: str
    chart: Any
    spec: Callable[[Any], dict[str, Any]]
    diagrams: Mapping[str, Callable[[Any], str]]


_FORMS: Mapping[type, _Forms] = {
    Cold: _Forms("cold", cold, vega.cold, {}),
    Contacts: _Forms("contacts", contacts, vega.contacts, {"timeline": mermaid.contacts_timeline}),
    ProjectInTime: _Forms(
        "project",
        project,
        vega.project,
        {"gantt": mermaid.project_gantt, "timeline": mermaid.project_timeline},
    ),
    AllBlocked: _Forms("blocked", blocked, vega.blocked, {"gantt": mermaid.blocked_gantt}),
    Circle: _Forms("circle", circle, vega.circle, {}),
}


def svg(
    found: Found, *, width: int = WIDTH, theme: Theme = "auto", address: Address | None = None
) -> str:
    """The chart as an SVG, `width` pixels wide (240 to 2,400); `address` says where what it shows
    (a key) leads. Raises UsageError for another theme."""
    if theme not in THEMES:
        raise UsageError(f"There is no theme “{theme}”. Take {', '.join(THEMES)}.")
    wide = sheet.clamped(width)
    form = _FORMS[type(found)]
    drawing = form.chart.drawing(found, wide, address) or sheet.empty(text(found), found.as_of)
    return sheet.drawn(Head(form.name, title(found), text(found)), drawing, wide, theme)


def png(found: Found, *, width: int = WIDTH, theme: Theme = "auto") -> bytes:
    """The chart in pixels, light where no theme is named: they follow nobody's. Raises
    NeedsExtra."""
    return pixels(svg(found, width=width, theme="light" if theme == "auto" else theme))


def title(found: Found) -> str:
    """What the chart is called."""
    return visible(_FORMS[type(found)].chart.title(found))


def text(found: Found) -> str:
    """The chart in words, for whoever does not see it."""
    return visible(_FORMS[type(found)].chart.text(found))


def spec(found: Found) -> dict[str, Any]:
    """The chart as a Vega-Lite specification."""
    return _FORMS[type(found)].spec(found)


def diagram(found: Found, form: Form | None = None) -> str:
    """The chart as a Mermaid diagram in its fence: of this form, or of the first that it has.

    Raises UsageError where it has none, or not this one.
    """
    known = _FORMS[type(found)].diagrams
    chosen: str | None = form or next(iter(known), None)
    if chosen is None:
        raise UsageError("This chart has no Mermaid diagram. Take the SVG.")
    if chosen not in known:
        raise UsageError(f"This chart is no Mermaid {chosen}. Take {' or '.join(known)}.")
    return known[chosen](found)
