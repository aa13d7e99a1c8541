"""`kb.chart.cold()` and the others: charts that a notebook shows."""

from __future__ import annotations

import os
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.api.answers import Answers, answers
from kg.api.wording import speaks_python
from kg.errors import NeedsExtra, UsageError
from kg.model.answers.charts import BlockedInTime, ContactsByWeek, Dated, Near
from kg.model.answers.state import Stale
from kg.present import files
from kg.present.charts import forms
from kg.present.charts.sheet import WIDTH
from kg.query import charts

if TYPE_CHECKING:
    import altair

    from kg.api.connection import Day, Opened
    from kg.present.charts.colours import Theme
    from kg.present.charts.forms import Found
    from kg.present.charts.mermaid import Form

Row = TypeVar("Row")


@speaks_python
class Chart(Generic[Row]):
    """A chart: `answers` are the rows that it shows, and `answers.whole` is everything it is made
    of, with the number of rows that there would be without a limit.

    A notebook shows the SVG, which follows the reader's theme; `altair()` is another form of the
    same, to go on from.

    >>> chart = kb.chart.cold()
    >>> chart.answers.first.name, chart.answers.first.days_ago
    ('Jonas Weber', 30)
    >>> chart
    <chart “Gone cold”: 7 of 7>
    """

    def __init__(self, found: Found, shown: Answers[Row]) -> None:
        self._found = found
        self.answers = shown

    def svg(self, *, width: int = WIDTH, theme: Theme = "auto") -> str:
        """The drawing as an SVG, `width` pixels wide (240 to 2,400). `theme` is light, dark, or
        auto: that of whoever looks at it."""
        return forms.svg(self._found, width=width, theme=theme)

    def mermaid(self, form: Form | None = None) -> str:
        """A Mermaid diagram for a note: gantt or timeline, by default the first that there is of
        this chart. Raises UsageError where there is none."""
        return forms.diagram(self._found, form)

    def altair(self) -> altair.TopLevelMixin:
        """The chart for Altair. Raises NeedsExtra where Altair is not installed."""
        try:
            import altair
        except ModuleNotFoundError:
            raise NeedsExtra("A chart of Altair", "altair", "notebook") from None
        return altair.Chart.from_dict(forms.spec(self._found))

    def save(
        self, path: str | os.PathLike[str], *, width: int = WIDTH, theme: Theme = "auto"
    ) -> Path:
        """Write the drawing to a file: .svg or .png. Gives the path back.

        Raises UsageError for another ending, NeedsExtra for a PNG without resvg-py.
        """
        file = Path(path).expanduser()
        ending = file.suffix.lower()
        if ending == ".svg":
            files.write(file, self.svg(width=width, theme=theme))
        elif ending == ".png":
            files.write(file, forms.png(self._found, width=width, theme=theme))
        else:
            raise UsageError(f"{file} ends in neither .svg nor .png. Choose one of these.")
        return file

    def __repr__(self) -> str:
        shown, title = len(self._found.rows), forms.title(self._found)
        return f"<chart “{title}”: {shown:,} of {self._found.in_all:,}>"

    def _repr_svg_(self) -> str:
        return self.svg()

    def _repr_html_(self) -> str:
        """As an image that says in words what it shows: programs that show notebooks take SVG out
        of HTML, but let images be."""
        data = b64encode(self.svg().encode()).decode()
        alt = escape(f"{forms.title(self._found)}. {forms.text(self._found)}")
        return f'<img src="data:image/svg+xml;base64,{data}" alt="{alt}">'


@speaks_python
class Charts:
    """The charts of a knowledge base, `kb.chart`: as `kg chart` on the command line."""

    def __init__(self, kb: Opened) -> None:
        self._kb = kb

    def cold(
        self, *, over: int = charts.OVER, limit: int = charts.ROWS, as_of: Day = None
    ) -> Chart[Stale]:
        """Days since the last contact against the cadence: see `kg.query.charts.cold`."""
        found = charts.cold(self._kb.connection, over=over, as_of=self._kb._day(as_of), limit=limit)
        return self._chart(found, Stale)

    def contacts(
        self,
        name: str | None = None,
        *,
        weeks: int = charts.WEEKS,
        limit: int = charts.ROWS,
        as_of: Day = None,
    ) -> Chart[ContactsByWeek]:
        """Who was contacted in which week, or about what: see `kg.query.charts.contacts`. Raises
        NameUnknown, NameAmbiguous."""
        day = self._kb._day(as_of)
        found = charts.contacts(self._kb.connection, name, weeks=weeks, as_of=day, limit=limit)
        return self._chart(found, ContactsByWeek)

    def project(
        self, name: str, *, since: Day = None, limit: int = charts.IN_TIME, as_of: Day = None
    ) -> Chart[Dated]:
        """A project over time: see `kg.query.charts.project`. Raises NameUnknown, NameAmbiguous.

        >>> kb.chart.project("harbor light").mermaid("timeline").splitlines()[1]
        'timeline'
        """
        day = self._kb._day(as_of)
        found = charts.project(
            self._kb.connection, name, since=self._kb._moment(since), as_of=day, limit=limit
        )
        return self._chart(found, Dated)

    def blocked(self, *, limit: int = charts.ROWS, as_of: Day = None) -> Chart[BlockedInTime]:
        """What is blocked since when: see `kg.query.charts.blocked`."""
        found = charts.blocked(self._kb.connection, as_of=self._kb._day(as_of), limit=limit)
        return self._chart(found, BlockedInTime)

    def circle(self, name: str, *, limit: int = charts.NEAR, as_of: Day = None) -> Chart[Near]:
        """Who and what is near to somebody, in rings: see `kg.query.charts.circle`. Raises
        NameUnknown, NameAmbiguous."""
        found = charts.circle(self._kb.connection, name, as_of=self._kb._day(as_of), limit=limit)
        return self._chart(found, Near)

    def _chart(self, found: Any, of: type[Row]) -> Chart[Row]:
        told = self._kb._told("chart", without_me=True)
        links = self._kb._links
        return Chart(found, answers(found.rows, of, whole=found, told=told, links=links))

    def __repr__(self) -> str:
        return "<charts: blocked, circle, cold, contacts, project>"
