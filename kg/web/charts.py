"""Charts on pages: each drawn twice, for wide screens and for narrow ones, of which one shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from markupsafe import Markup

from kg.model.charts import Circle, Cold
from kg.model.kinds import EMPLOYER_KIND, Kinds
from kg.present.charts import blocked, circle, cold, contacts, project
from kg.query import charts
from kg.store import queries
from kg.store.errors import QueryRefused
from kg.store.reader import Connection
from kg.web.addresses import Addresses
from kg.web.sections import is_hub

_WIDE, _NARROW = 600, 340  # pixels: half a page beside another chart, and a telephone
_WHOLE = 1200  # of what takes the whole page
ROWS = 8  # of a chart beside others
_FEW = 3  # neighbours; a circle of fewer says nothing that the lists do not

Draw = Callable[[Any, int], str]


class Chart(NamedTuple):
    """A chart as SVG, which holds its own title and its text."""

    wide: Markup
    narrow: Markup
    is_whole: bool = False


def of_home(conn: Connection, at: Addresses, went: Cold, seconds: float) -> list[Chart]:
    """Who went cold, what is blocked since when, who was contacted in which week: of these what
    holds something, each within so many seconds."""

    def drawn(draw: Callable[..., str]) -> Draw:
        return lambda found, width: draw(found, width=width, address=at.node)

    beside = _drawn(
        conn,
        seconds,
        (
            (lambda: went, drawn(cold.svg)),
            (lambda: charts.blocked(conn, limit=ROWS), drawn(blocked.svg)),
        ),
    )
    met = ((lambda: charts.contacts(conn, limit=ROWS), drawn(contacts.svg)),)
    return beside + _whole(conn, seconds, met)


def of_thing(conn: Connection, at: Addresses, node: dict[str, Any], seconds: float) -> list[Chart]:
    """Who is near to a person or an organization (a node's id, key and kind) and when they were
    contacted; a project in time, unless it is a hub, of which only the newest would be seen."""
    kind, key = str(node["kind"]), str(node["key"])
    if kind == Kinds.PROJECT and is_hub(conn, node["id"]):
        return []
    if kind == Kinds.PROJECT:
        looks: Any = (
            (lambda: charts.project(conn, key), lambda one, wide: project.svg(one, width=wide)),
        )
        return _whole(conn, seconds, looks)
    if kind not in (Kinds.PERSON, EMPLOYER_KIND):
        return []
    return _drawn(
        conn,
        seconds,
        (
            (
                lambda: charts.circle(conn, key),
                lambda one, wide: circle.svg(one, width=wide, address=at.node),
            ),
            (
                lambda: charts.contacts(conn, key, limit=ROWS),
                lambda one, wide: contacts.svg(one, width=wide, address=at.node),
            ),
        ),
    )


def _whole(
    conn: Connection, seconds: float, looks: Iterable[tuple[Callable[[], Any], Draw]]
) -> list[Chart]:
    return [one._replace(is_whole=True) for one in _drawn(conn, seconds, looks, _WHOLE)]


def _drawn(
    conn: Connection,
    seconds: float,
    looks: Iterable[tuple[Callable[[], Any], Draw]],
    wide: int = _WIDE,
) -> list[Chart]:
    found = []
    for look, draw in looks:
        try:
            with queries.within(conn, seconds):
                shown = look()
        except QueryRefused:
            continue
        if len(shown.rows) >= (_FEW if isinstance(shown, Circle) else 1):
            # Charts escape what notes say, as XML.
            found.append(Chart(Markup(draw(shown, wide)), Markup(draw(shown, _NARROW))))
    return found
