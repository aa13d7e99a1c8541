"""Any answers that a chart may get, and what stands on a drawing of them."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from kg.model.answers.charts import BlockedInTime, ContactsByWeek, Dated, Near
from kg.model.answers.state import Stale
from kg.model.answers.things import Project
from kg.model.charts import AllBlocked, Circle, Cold, Contacts, ProjectInTime
from kg.present.charts.measure import width

NOW = date(2026, 1, 10)
SVG = "{http://www.w3.org/2000/svg}"

NAMES = st.one_of(
    st.text(max_size=90),
    st.sampled_from(
        ["Ann Lee", "Bartholomäus von der Oberen Weide zu Hinterholz", "山田太郎" * 12]
    ),
    st.sampled_from(["<b>&\"'", "]]>", "👩‍👩‍👧 Ito", "a\u0301" * 40, "W" * 200, "\u202eevil"]),
)
DAYS = st.dates(date(1999, 1, 1), date(2120, 1, 1)).map(date.isoformat)
NEAR_DAYS = st.integers(-900, 400).map(lambda off: (NOW + timedelta(off)).isoformat())
SOME_DAY = st.one_of(st.none(), NEAR_DAYS, DAYS)
COUNTS = st.integers(0, 5)


def near(name: str, ago: int | None = 40, kind: str = "person", key: str | None = None) -> Near:
    """Somebody or something near."""
    last = None if ago is None else NOW.isoformat()
    return Near(name, key or f"{kind}:{name}", kind, last, ago, 1, "met", None, None)


def stale(name: str = "Ann Lee", ago: int = 40, limit: int = 30, basis: str = "asked") -> Stale:
    """Somebody who went cold."""
    last = (NOW - timedelta(ago)).isoformat()
    return Stale(
        name, f"person:{name}", "person", None, last, "explicit", ago, None, limit, basis,
        ago - limit, "Log.md", 1,
    )  # fmt: skip


def facts(name: str = "Apollo", status: str | None = "blocked", **given: object) -> Project:
    """A project."""
    values: dict[str, object] = dict.fromkeys(Project._fields)
    values |= {"project": name, "key": "project:apollo", "status": status, "contacts": 0}
    return Project(**(values | {"open_tasks": 0} | given))  # type: ignore[arg-type]


COLDS = st.builds(
    lambda names, agos, more: Cold(
        NOW.isoformat(), 30,
        tuple(
            stale(name, 10 + ago, 7 + ago % 3, "cadence" if at < len(names) / 2 else "asked")
            for at, (name, ago) in enumerate(zip(names, agos, strict=False))
        ),
        min(len(names), len(agos)) + more,
    ),
    st.lists(NAMES, max_size=12), st.lists(st.integers(0, 4000), max_size=12), COUNTS,
)  # fmt: skip


@st.composite
def contacts(draw: st.DrawFn) -> Contacts:
    weeks = draw(st.sampled_from([1, 2, 26, 52, 300]))
    names = draw(st.lists(NAMES, max_size=12))
    rows = []
    for name in names:
        counts = tuple(draw(st.integers(0, 7)) if at % 3 else 0 for at in range(min(weeks, 60)))
        counts = (0,) * (weeks - len(counts)) + counts
        key = draw(st.sampled_from([None, "person:x"]))
        rows.append(
            ContactsByWeek(name, key, "person", sum(counts), NOW.isoformat(), counts, "Log.md", 1)
        )
    about = draw(st.none() | NAMES)
    kind = None if about is None else draw(st.sampled_from(["person", "project"]))
    return Contacts(NOW.isoformat(), weeks, about, kind, tuple(rows), len(rows) + draw(COUNTS))


DATED = st.builds(
    Dated,
    st.sampled_from(
        ["status", "meeting", "contact", "task", "decision", "risk", "blocker", "question"]
    ),
    SOME_DAY, SOME_DAY, st.sampled_from([None, "done", "todo", "blocked", "active"]), NAMES,
    st.none() | NAMES, st.none(), st.none(),
)  # fmt: skip


def _as_asked(one: Dated) -> Dated:
    """What happened on a day has one; only a status and a task may lack the first."""
    if one.what in ("status", "task"):
        return one
    return one._replace(begins=one.begins or NOW.isoformat(), ends=one.begins or NOW.isoformat())


PROJECTS = st.builds(
    lambda name, due, rows, more: ProjectInTime(
        NOW.isoformat(), facts(name, due=due, owner=name), tuple(map(_as_asked, rows)),
        len(rows) + more,
    ),
    NAMES, SOME_DAY, st.lists(DATED, max_size=30), COUNTS,
)  # fmt: skip
BLOCKED = st.builds(
    lambda rows, more: AllBlocked(NOW.isoformat(), tuple(rows), len(rows) + more),
    st.lists(
        st.builds(
            lambda name, since, last, due, coming: BlockedInTime(
                name, "project:x", None, since, None, 5 if since else None, last, due, coming,
                "Review" if coming else None, None, None,
            ),
            NAMES, st.none() | st.dates(date(2001, 1, 1), NOW).map(date.isoformat),
            st.none() | st.dates(date(2001, 1, 1), NOW).map(date.isoformat), SOME_DAY, SOME_DAY,
        ),
        max_size=12,
    ),
    COUNTS,
)  # fmt: skip
KINDS = st.sampled_from(["person", "project", "organization", "book"])
CIRCLES = st.builds(
    lambda name, kind, rows, more: Circle(
        NOW.isoformat(), name, kind,
        tuple(
            near(one, ago, sort, f"person:{at}") for at, (one, sort, ago) in enumerate(rows)
        ),
        len(rows) + more,
    ),
    NAMES, KINDS,
    st.lists(st.tuples(NAMES, KINDS, st.none() | st.integers(0, 3000)), max_size=40), COUNTS,
)  # fmt: skip
ANY = st.one_of(COLDS, contacts(), PROJECTS, BLOCKED, CIRCLES)


class Box(NamedTuple):
    """Where a text stands."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        """Whether the one lies on the other."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def texts(root: ET.Element) -> Iterator[Box]:
    """The texts of a drawing with the room that they take; each once, without its halo."""
    for one in root.iter(f"{SVG}text"):
        if one.get("aria-hidden"):
            continue
        size, bold = float(one.get("font-size", 0)), one.get("font-weight") == "600"
        wide = width(one.text or "", size, bold=bold)
        x, y = float(one.get("x", 0)), float(one.get("y", 0))
        left = {"middle": x - wide / 2, "end": x - wide}.get(one.get("text-anchor", ""), x)
        yield Box(one.text or "", left, y - size * 0.8, left + wide, y + size * 0.25)


def extents(root: ET.Element) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every shape."""
    for one in root.iter():
        at = {name: float(value) for name, value in one.items() if name in _PLACES}
        match one.tag.removeprefix(SVG):
            case "rect":
                x, y = at.get("x", 0), at.get("y", 0)
                yield x, y, x + at["width"], y + at["height"]
            case "circle":
                yield (
                    at["cx"] - at["r"], at["cy"] - at["r"], at["cx"] + at["r"], at["cy"] + at["r"],
                )  # fmt: skip
            case "line":
                xs, ys = (at["x1"], at["x2"]), (at["y1"], at["y2"])
                yield min(xs), min(ys), max(xs), max(ys)
            case "polygon":
                points = [pair.split(",") for pair in one.get("points", "").split(" ")]
                xs2, ys2 = [float(x) for x, _ in points], [float(y) for _, y in points]
                yield min(xs2), min(ys2), max(xs2), max(ys2)


_PLACES = {"x", "y", "width", "height", "cx", "cy", "r", "x1", "x2", "y1", "y2"}
