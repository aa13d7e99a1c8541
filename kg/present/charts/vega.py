"""Charts as Vega-Lite, for Altair: the same values, to go on from in a notebook.

No label is cut, colours are those of the palette, and a type that is not quantitative is said.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kg.present.charts.colours import MARKS, kinds

if TYPE_CHECKING:
    from kg.model.charts import AllBlocked, Circle, Cold, Contacts, ProjectInTime

Spec = dict[str, Any]
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_WEEK = timedelta(days=7)
_LATE, _CALM, _NOW = (MARKS[name].light for name in ("late", "calm", "now"))
_WHOLE = {"axis": {"labelLimit": 0}, "legend": {"labelLimit": 0}}  # of labels, which it would cut


def cold(found: Cold) -> Spec:
    """Bars of days since the last contact, with a tick at the cadence."""
    rows = [
        {
            "person": one.name,
            "days": one.days_ago,
            "cadence": one.limit_days,
            "last contact": one.last_contact,
            "past it": (one.days_ago or 0) > one.limit_days,
        }
        for one in found.rows
    ]
    names = {"field": "person", "type": "nominal", "sort": None, "title": None}
    days = {"field": "days", "type": "quantitative", "title": "Days since the last contact"}
    layers: list[Spec] = [
        {"mark": {"type": "bar", "color": _LATE}, "encoding": {"x": days, "y": names}},
        {
            "mark": {"type": "bar", "color": _CALM},
            "encoding": {"x": {"field": "cadence", "type": "quantitative"}, "y": names},
        },
        {
            "mark": {"type": "tick", "color": _NOW, "thickness": 2},
            "encoding": {"x": {"field": "cadence", "type": "quantitative"}, "y": names},
        },
    ]
    return _spec("Gone cold", rows, layer=[_told(one, rows) for one in layers])


def contacts(found: Contacts) -> Spec:
    """A heat map of days with a contact by week."""
    last = date.fromisoformat(found.as_of)
    rows = [
        {
            "name": one.name,
            "week to": (last - (found.weeks - 1 - place) * _WEEK).isoformat(),
            "days": many,
        }
        for one in found.rows
        for place, many in enumerate(one.weeks)
        if many
    ]
    heat = [MARKS[f"heat{level}"].light for level in (1, 2, 3, 4)]
    encoding = {
        "x": {"field": "week to", "type": "ordinal", "title": "Week to", **_all_weeks(found)},
        "y": {"field": "name", "type": "nominal", "title": None, **_sorted(found)},
        "color": {
            "field": "days",
            "type": "quantitative",
            "title": "Days with a contact",
            "scale": {"domain": [1, 4], "range": heat, "clamp": True},
        },
    }
    return _spec("Contacts by week", rows, **_told({"mark": "rect", "encoding": encoding}, rows))


def _all_weeks(found: Contacts) -> Spec:
    """The weeks without a contact, too."""
    last = date.fromisoformat(found.as_of)
    weeks = [(last - back * _WEEK).isoformat() for back in range(found.weeks - 1, -1, -1)]
    return {"scale": {"domain": weeks}}


def _sorted(found: Contacts) -> Spec:
    return {"sort": [one.name for one in found.rows]}


def blocked(found: AllBlocked) -> Spec:
    """Bars from the day since when a project is blocked, and marks of the other days."""
    rows = [
        {"project": one.project, "what": what, "begins": begins, "ends": ends}
        for one in found.rows
        for what, begins, ends in (
            ("blocked", one.status_since, found.as_of),
            ("last contact", one.last_contact, None),
            ("due", one.due, None),
            ("next meeting", one.next_date, None),
        )
        if begins
    ]
    order = [one.project for one in found.rows]
    return _spec("Blocked projects", rows, layer=_in_time(rows, "project", order))


def project(found: ProjectInTime) -> Spec:
    """Bars of statuses and tasks, and marks of what happened on a day."""
    rows = [
        {
            "what": one.what,
            "text": one.text,
            "state": one.state,
            "with": one.other,
            "begins": one.begins or one.ends,
            "ends": _end(one.what, one.begins, one.ends, found.as_of),
        }
        for one in found.rows
        if one.begins or one.ends
    ]
    order = list(dict.fromkeys(str(row["what"]) for row in rows))
    return _spec(f"{found.facts.project} in time", rows, layer=_in_time(rows, "what", order))


def _end(what: str, begins: str | None, ends: str | None, now: str) -> str | None:
    """The end of a bar; None of what is a mark."""
    if begins is None or begins == ends:
        return None
    return ends or (now if what == "status" else None)


def _in_time(rows: list[Spec], lane: str, order: list[str]) -> list[Spec]:
    """Bars of what has an end, marks of the others."""
    encoding = {
        "x": {"field": "begins", "type": "temporal", "title": None},
        "y": {"field": lane, "type": "nominal", "title": None, **_each(order)},
        "color": {"field": "what", "type": "nominal", "title": None},
    }
    bar = {
        "transform": [{"filter": "datum.ends !== null"}],
        "mark": {"type": "bar", "height": 10},
        "encoding": encoding | {"x2": {"field": "ends"}},
    }
    dot = {
        "transform": [{"filter": "datum.ends === null"}],
        "mark": {"type": "point", "filled": True, "size": 70},
        "encoding": encoding | {"shape": {"field": "what", "type": "nominal", "title": None}},
    }
    return [_told(bar, rows), _told(dot, rows)]


def _each(names: list[str]) -> Spec:
    """Each of these in this order, one of which nothing is drawn, too."""
    return {"scale": {"domain": list(dict.fromkeys(names))}, "sort": None}


def circle(found: Circle) -> Spec:
    """Neighbours by how many days ago the newest tie was."""
    rows = [
        {
            "name": one.name,
            "kind": one.kind,
            "days": one.days_ago,
            "last": one.last_date,
            "ties": one.ties,
        }
        for one in found.rows
        if one.days_ago is not None
    ]
    there = list(dict.fromkeys(str(row["kind"]) for row in rows))
    colours = [kinds().get(kind, kinds()["other"]).light for kind in there]
    encoding = {
        "x": {"field": "days", "type": "quantitative", "title": "Days since the newest tie"},
        "y": {
            "field": "name",
            "type": "nominal",
            "title": None,
            **_each([one.name for one in found.rows]),
        },
        "color": {
            "field": "kind",
            "type": "nominal",
            "title": None,
            "scale": {"domain": there, "range": colours},
        },
        "shape": {"field": "kind", "type": "nominal", "title": None},
    }
    mark = {"type": "point", "filled": True, "size": 80}
    return _spec(
        f"The circle of {found.name}", rows, **_told({"mark": mark, "encoding": encoding}, rows)
    )


def _told(layer: Spec, rows: list[Spec]) -> Spec:
    """A layer whose marks say all that is known of them."""
    tips = [{"field": name, "type": "nominal"} for name in (rows[0] if rows else ())]
    return layer | {"encoding": layer["encoding"] | {"tooltip": tips}}


def _spec(title: str, rows: list[Spec], **parts: Any) -> Spec:
    return {
        "$schema": _SCHEMA,
        "title": title,
        "data": {"values": rows},
        "width": 520,
        "config": _WHOLE,
        **parts,
    }
