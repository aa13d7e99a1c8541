"""Charts on pages: each drawn twice, for wide screens and for narrow ones, of which one shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from markupsafe import Markup

from kg.model.charts import Circle, Cold
from kg.model.kinds import EMPLOYER_KIND, Kinds
from kg.present.charts import forms
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

Look = Callable[[], forms.Found]


class Chart(NamedTuple):
    """A chart as SVG, which holds its own title and its text."""

    wide: Markup
    narrow: Markup
    is_whole: bool


def of_home(conn: Connection, at: Addresses, went: Cold, seconds: float) -> list[Chart]:
    """Who went cold, what is blocked since when, who was contacted in which week: of these what
    holds something, each within so many seconds."""
    look = _Looks(conn, at, seconds)
    beside = look.drawn((lambda: went, lambda: charts.blocked(conn, limit=ROWS)))
    return beside + look.whole((lambda: charts.contacts(conn, limit=ROWS),))


def of_thing(conn: Connection, at: Addresses, node: dict[str, Any], seconds: float) -> list[Chart]:
    """Who is near to a person or an organization (a node's id, key and kind) and when they were
    contacted; a project in time, unless it is a hub, of which only the newest would be seen."""
    kind, key = str(node["kind"]), str(node["key"])
    look = _Looks(conn, at, seconds)
    if kind == Kinds.PROJECT:
        return [] if is_hub(conn, node["id"]) else look.whole((lambda: charts.project(conn, key),))
    if kind not in (Kinds.PERSON, EMPLOYER_KIND):
        return []
    return look.drawn(
        (
            lambda: charts.circle(conn, key),
            lambda: charts.contacts(conn, key, limit=ROWS),
        )
    )


class _Looks(NamedTuple):
    """Where charts are asked for, where they lead, and how many seconds each may take."""

    conn: Connection
    at: Addresses
    seconds: float

    def whole(self, looks: Iterable[Look]) -> list[Chart]:
        """Those that hold something, each as wide as the page."""
        return self.drawn(looks, _WHOLE)

    def drawn(self, looks: Iterable[Look], wide: int = _WIDE) -> list[Chart]:
        """Those that hold something, side by side."""
        found = []
        for look in looks:
            try:
                with queries.within(self.conn, self.seconds):
                    shown = look()
            except QueryRefused:
                continue
            if len(shown.rows) >= (_FEW if isinstance(shown, Circle) else 1):
                found.append(self._chart(shown, wide))
        return found

    def _chart(self, shown: forms.Found, wide: int) -> Chart:
        def drawn(width: int) -> Markup:
            # Charts escape what notes say, as XML.
            return Markup(forms.svg(shown, width=width, address=self.at.node))

        return Chart(drawn(wide), drawn(_NARROW), is_whole=wide == _WHOLE)
