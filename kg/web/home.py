"""The home page: what a morning wants to know, what is blocked, what changed, what can be asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup, escape

from kg.model.answers.pages import Blocked
from kg.model.answers.state import Changed
from kg.model.charts import Cold
from kg.model.kinds import ENTITY_KINDS, Kinds, Severities, plural
from kg.present import agenda as screens
from kg.present.counted import counted
from kg.present.readable import readable
from kg.query import agenda, history, review
from kg.query.charts import OVER
from kg.store import queries
from kg.store.errors import QueryRefused
from kg.store.owner import owner
from kg.store.queries import ask
from kg.store.reader import Connection
from kg.web import assets, brief, cells, charts, describe, questions, saved
from kg.web.addresses import Addresses
from kg.web.brief import Bit, Row, Shown

_MAIN = "last_contact"
# The others serve programs more than people; they come last.
_OFTEN = (
    "stale", "tasks", "timeline", "changed", "shortest_path", "co_attendance", "bus_factor",
    "statements", "contact_evidence", "meetings", *map(plural, ENTITY_KINDS),
    "search", "backlinks", "neighbors", "orphans", "doctor",
)  # fmt: skip
_SHOWN = 6  # rows of a part
_SECONDS = 2.0  # for one look, where Datasette allows as much
# What is counted: what one of it is called -> its table.
_COUNTED = {
    kind: plural(kind) for kind in (*ENTITY_KINDS, Kinds.MEETING, Kinds.NOTE, "task")
}  # fmt: skip
_BLOCKED, _CHANGED = "Blocked projects", "Changed last"
_ORDER = ("Meetings to come", "Your tasks due", _BLOCKED, "Going cold", "Promised to you", _CHANGED)

_NO_DAY: dict[str, Any] = {"day": "", "facts": "", "parts": [], "went": None}

T = TypeVar("T")


async def contents(datasette: Any, database: str) -> dict[str, Any]:
    """Everything that the template shows."""
    at = Addresses.of(datasette, database)
    seconds = min(_SECONDS, datasette.setting("sql_time_limit_ms") / 1000)

    def read(conn: Connection) -> dict[str, Any]:
        looked = _Looked(conn, at, seconds, [])
        totals = looked.within(_totals) or {}
        found: dict[str, Any] = {
            "status": totals,
            "kinds": looked.within(_kinds) or [],
            "statuses": looked.within(_statuses) or [],
            "told": owner(conn).told(_MAIN, without_me=True),
            **_NO_DAY,
        }
        if not totals:
            return found | {"late": looked.late}
        today = looked.within(_today) or _NO_DAY
        parts = [*today["parts"], looked.within(_blocked), looked.within(_changed)]
        went = today["went"] or Cold(totals["as_of"], OVER, (), 0)
        return {
            **found,
            **today,
            "parts": sorted(filter(None, parts), key=_place),
            "charts": charts.of_home(conn, at, went, seconds),
            "late": looked.late,
        }

    found: dict[str, Any] = await datasette.get_database(database).execute_fn(read)
    asked = {one.name: one for one in questions.all_questions(at) if one.name != _MAIN}
    often = [asked.pop(name) for name in _OFTEN if name in asked]
    return found | {
        "at": at,
        "graph": at.page("graph") if assets.has_graph() else None,
        "title": _title(found["status"]),
        "counts": [
            *(
                (counted(found["status"][table], kind), at.table(table))
                for kind, table in _COUNTED.items()
                if table in found["status"]
            ),
            *(_of_kind(at, kind) for kind in found["kinds"]),
        ],
        "problems": _problems(found["status"]),
        "main": questions.question(at, _MAIN),
        "saved": saved.listed(at, str(datasette.databases[database].path)),
        "questions": often,
        "more": list(asked.values()),
        "tables": _browse(at),
    }


class _Looked(NamedTuple):
    """Looks at a database, each of which may take so many seconds; `late` holds those that took
    longer."""

    conn: Connection
    at: Addresses
    seconds: float
    late: list[Callable[..., Any]]

    def within(self, look: Callable[[Connection, Addresses], T]) -> T | None:
        """What is found; None where it takes too long."""
        try:
            with queries.within(self.conn, self.seconds):
                return look(self.conn, self.at)
        except QueryRefused:
            self.late.append(look)
            return None


def _place(part: Shown) -> int:
    return _ORDER.index(part.title)


def _totals(conn: Connection, _at: Addresses) -> dict[str, Any]:
    found = ask(conn, queries.load("totals", "web")).dicts()
    if not found:
        return {}
    things = json.loads(found[0]["kinds"])
    counts = {plural(kind): things.get(kind, 0) for kind in (*ENTITY_KINDS, Kinds.MEETING)}
    return found[0] | counts


def _kinds(conn: Connection, _at: Addresses) -> list[dict[str, Any]]:
    return ask(conn, queries.load("kinds")).dicts()


def _statuses(conn: Connection, _at: Addresses) -> list[dict[str, Any]]:
    return ask(conn, queries.load("statuses", "internal")).dicts()


def _today(conn: Connection, at: Addresses) -> dict[str, Any]:
    """The day, what it has in words, the parts of it that hold something, and who went cold."""
    page = agenda.today(conn, most=max(_SHOWN, charts.ROWS))
    screen = screens.today(page)
    (head,) = screen.heads
    parts = {one.title: one._replace(most=_SHOWN) for one in screen.parts}
    shown = [brief.part(at, parts[one]) for one in _ORDER if one in parts and parts[one].rows]
    went = Cold(page.facts.day, OVER, page.going_cold, page.facts.going_cold)
    return {"day": head.name, "facts": head.facts[0], "parts": shown, "went": went}


def _blocked(conn: Connection, at: Addresses) -> Shown | None:
    """The blocked projects about which nobody was contacted for longest."""
    found, in_all = review.first_blocked(conn, _SHOWN)
    rows = tuple(_blocked_row(at, one) for one in found)
    address = at.table("blocked_projects")
    return Shown(_BLOCKED, rows, False, in_all - len(rows), address) if rows else None


def _blocked_row(at: Addresses, one: Blocked) -> Row:
    facts, last = one.facts, [met for met in one.last if met.person]
    said = [Bit(readable(why.text), "bad") for why in one.why[:1]]
    if facts.owner:
        said.append(Bit(Markup("owner {}").format(_named(at, facts.owner, facts.owner_key)), None))
    proof = one.last[0] if one.last and one.last[0].source else None
    if last:
        names = Markup(", ").join(_named(at, met.person, met.person_key) for met in last)
        day = Markup("last contact {}, {} ago, with {}")
        said.append(
            Bit(day.format(last[0].date, counted(last[0].days_ago or 0, "day"), names), None)
        )
    elif proof:
        said.append(Bit(f"only the note says when: {proof.date}", "warning"))
    else:
        said.append(Bit("nobody was contacted about it", "warning"))
    place = brief.place(at, proof or (one.why[0] if one.why else facts))
    return Row(None, _named(at, facts.project, facts.key), tuple(said), place)


def _named(at: Addresses, name: str | None, key: str | None) -> Markup:
    linked = cells.cell(at, "key_of", name, {"key_of_key": key}.get)
    return linked or escape(name or "")


def _changed(conn: Connection, at: Addresses) -> Shown | None:
    """What changed last: values of facts, notes that were added or edited."""
    found = history.changed(conn, limit=_SHOWN + 1)
    rows = tuple(_changed_row(at, one) for one in found[:_SHOWN])
    more = len(found) - len(rows)
    return Shown(_CHANGED, rows, False, -more, at.query("changed")) if rows else None


def _changed_row(at: Addresses, one: Changed) -> Row:
    said = (
        one.what
        if one.new is None and one.old is None
        else f"{one.what}: {one.old or '–'} → {one.new or '–'}"
    )
    bits = (Bit(said.replace("_", " "), None), Bit(one.kind, "aside"))
    return Row(Bit(one.date, None), _named(at, one.name, one.key), bits, brief.place(at, one))


def _of_kind(at: Addresses, kind: dict[str, Any]) -> tuple[str, str]:
    """How many things are of a kind that kg.toml declares, and the list of them."""
    name = kind["kind"] if kind["things"] == 1 else kind["plural"]
    return f"{kind['things']:,} {name}", at.query("things", kind=kind["kind"])


def _title(status: dict[str, Any]) -> str:
    vault = PurePath(str(status.get("vault") or "")).name
    return vault or describe.TITLE


def _problems(status: dict[str, Any]) -> str:
    """How many errors and warnings there are."""
    counts = (
        (Severities.ERROR, status.get("errors")),
        (Severities.WARNING, status.get("warnings")),
    )
    return ", ".join(counted(number, word) for word, number in counts if number)


def _browse(at: Addresses) -> list[dict[str, Any]]:
    return [
        {"name": name, "address": at.table(name), **describe.texts(table)}
        for name, table in describe.tables().items()
        if not table.get("hidden")
    ]
