"""The sections of a node's page: named queries that tell of it, as tables of their first rows."""

from __future__ import annotations

from typing import Any, NamedTuple

from kg.model.kinds import EMPLOYER_FIELD, EMPLOYER_KIND, ENTITY_TABLES, Kinds, is_entity, plural
from kg.store import queries
from kg.store.errors import QueryRefused
from kg.store.queries import Answer, ask
from kg.store.reader import Connection
from kg.web import cells, reaching
from kg.web.addresses import Addresses

_MOST = 10  # rows of a section; its query's own page has all
_ASKED_FOR = 20  # rows that are looked up: several may be one row of the brief
_MANY = 5_000  # ties; more are not put in order to show the first
_TIES = "neighbors"


class Section(NamedTuple):
    """An answer on the page. `address` is the page with all of it; `failed` says why it is not
    here, and `ways` where it can be had, with the words of each link."""

    title: str
    description: str
    address: str
    columns: tuple[str, ...]
    rows: list[list[Any]]
    more: bool
    failed: str | None
    ways: tuple[tuple[str, str], ...] = ()


class Asked(NamedTuple):
    """A named query, with where it takes the node's key, and the field of a page of kg.model that
    its answer is, or is a part of."""

    field: str
    query: str
    values: dict[str, str]


class Found(NamedTuple):
    """What was asked, of which values, and its answer, as it is and as a section."""

    asked: Asked
    given: dict[str, str]
    answer: Answer
    section: Section

    @property
    def tells(self) -> bool:
        """Whether the section says something: of a meeting with one page that is no news."""
        least = 2 if self.asked.query == "event_pages" else 1
        return len(self.section.rows) >= least or bool(self.section.failed)

    @property
    def is_facts(self) -> bool:
        """Whether it is one row of facts of the node."""
        return self.asked.query in _FACTS and len(self.answer.rows) == 1


_FACTS = {*ENTITY_TABLES, "things", "meetings", "note"}
# Of whatever a contact may be about.
_LAST = (Asked("last", "last_contact", {"subjects": "{key}", "everyone": "1"}),)
_SUBJECT = (
    Asked("statements", "statements", {"about": "{key}"}),
    Asked("tasks", "tasks", {"about": "{key}"}),
    Asked("contacts", "contact_evidence", {"subject": "{key}"}),
    Asked("meetings", "meetings", {"about": "{key}"}),
)
_NEAREST = (Asked("nearest", "nearest", {"of": "{key}"}),)
_LINKS = (Asked("links", "links", {"node": "{key}"}),)
# Of everything, at the end.
_ALL = (
    Asked("ties", _TIES, {"node": "{key}"}),
    Asked("problems", "doctor", {"about": "{key}"}),
)
_ASKED: dict[str, tuple[Asked, ...]] = {
    Kinds.PERSON: (
        Asked("facts", "people", {"key": "{key}"}),
        Asked("projects", "person_projects", {"person": "{key}"}),
        Asked("contacts", "contact_evidence", {"person": "{key}"}),
        Asked("tasks", "tasks", {"owner": "{key}"}),
        Asked("tasks", "tasks", {"about": "{key}"}),
        Asked("statements", "statements", {"about": "{key}"}),
        Asked("meetings", "meetings", {"with_person": "{key}"}),
        *_NEAREST,
        *_ALL,
    ),
    Kinds.PROJECT: (
        Asked("facts", "projects", {"key": "{key}"}), *_LAST, *_SUBJECT, *_NEAREST, *_ALL,
    ),
    EMPLOYER_KIND: (
        Asked("facts", plural(EMPLOYER_KIND), {"key": "{key}"}),
        *_LAST,
        Asked("people", "people", {EMPLOYER_FIELD: "{key}"}),
        *_SUBJECT,
        *_ALL,
    ),
    Kinds.MEETING: (
        Asked("facts", "meetings", {"key": "{key}"}),
        Asked("people", "attendees", {"meeting": "{key}"}),
        Asked("absent", "absences", {"meeting": "{key}"}),
        Asked("pages", "event_pages", {"meeting": "{key}"}),
        Asked("statements", "statements", {"about": "{key}"}),
        Asked("tasks", "tasks", {"note": "{key}"}),
        *_ALL,
    ),
}  # fmt: skip
# What is of a kind that kg.toml declares.
_THINGS = (
    Asked("facts", "things", {"key": "{key}"}), *_LAST, *_SUBJECT, *_NEAREST, *_LINKS, *_ALL,
)  # fmt: skip
# Notes, tags and names that lead nowhere.
_OTHERS = (
    Asked("facts", "note", {"node": "{key}"}),
    Asked("tasks", "tasks", {"note": "{key}"}),
    *_LINKS,
    Asked("backlinks", "backlinks", {"node": "{key}"}),
    *_ALL,
)
# Columns of the sections, where not all of them are wanted.
_COLUMNS = {
    "last_contact": ("person", "date", "days_ago", "channel", "certainty", "meeting", "source"),
    "contact_evidence": ("date", "person", "subject", "channel", "text", "source"),
    "person_projects": ("project", "status", "is_owner", "contacts", "last_contact", "open_tasks"),
    "tasks": ("task", "state", "due", "days_overdue", "owner", "about", "source"),
    "statements": ("kind", "text", "date", "about", "source"),
    "people": ("person", "role", "last_contact", "days_ago", "contacts", "open_tasks"),
    "meetings": ("date", "meeting", "kind", "people", "about"),
    "attendees": ("person", "certainty", "source"),
    "absences": ("date", "meeting", "person", "basis", "source"),
    "event_pages": ("page", "date", "basis", "source"),
    "neighbors": ("label", "kind", "tie", "out", "role", "weight", "last_date", "source"),
    "doctor": ("severity", "message", "source"),
}


def of(conn: Connection, at: Addresses, node: dict[str, Any], seconds: float) -> list[Found]:
    """What the named queries know of a node (its id, key and kind), each within so many seconds."""
    key, hub = str(node["key"]), is_hub(conn, node["id"])
    return [
        Found(one, {}, Answer((), [], more=True), _too_many(at, key))
        if hub and one.query == _TIES
        else _found(conn, at, one, key, seconds)
        for one in _asked(str(node["kind"]))
    ]


def _asked(kind: str) -> tuple[Asked, ...]:
    return _ASKED.get(kind) or (_THINGS if is_entity(kind) else _OTHERS)


def is_hub(conn: Connection, node: int) -> bool:
    """Whether something has more ties than can be put in order for a page."""
    counted = ask(conn, queries.load("ties", "web"), {"id": node, "most": _MANY + 1})
    return bool(counted.dicts()[0]["ties"] > _MANY)


def _too_many(at: Addresses, key: str) -> Section:
    """In place of the neighbours of a hub, which would be sorted for seconds to show ten."""
    query = queries.load(_TIES)
    ways = (
        ("What leads here", at.table("edges", target=key)),
        ("where it leads", at.table("edges", source=key)),
    )
    failed = f"There are more than {_MANY:,} ties, too many to be put in order here."
    address = at.query(_TIES, node=key)
    return Section(query.title, query.description, address, (), [], True, failed, ways)


def _found(conn: Connection, at: Addresses, one: Asked, key: str, seconds: float) -> Found:
    query = queries.load(one.query)
    given = {param: value.format(key=key) for param, value in one.values.items()}
    address = at.query(one.query, **given)
    failed: str | None = None
    ways: tuple[tuple[str, str], ...] = ()
    # One row more tells that there are more.
    bounds: dict[str, object] = {
        param.name: _ASKED_FOR + 1
        for param in query.params
        if param.name == "limit" and not param.default
    }
    try:
        answer = ask(conn, query, bounds | given, seconds=seconds, most=_ASKED_FOR)
    except QueryRefused:
        answer, failed = Answer((), [], more=False), "This takes too long here."
        ways = (("Ask it alone", address),)
    found = Found(one, given, answer, Section("", "", "", (), [], False, None))
    shown = Answer(answer.columns, answer.rows[:_MOST], answer.more or len(answer.rows) > _MOST)
    if one.query == "things" and answer.rows:
        shown = _side_by_side(shown)
    columns, rows = cells.table(
        at, shown, None if found.is_facts else _COLUMNS.get(one.query), besides=key
    )
    section = Section(
        query.title, query.description, address, columns, rows, shown.more, failed, ways
    )
    return found._replace(section=section)


def _side_by_side(answer: Answer) -> Answer:
    """The answer about one thing, with its fields as columns of their own."""
    columns, row = list(answer.columns), list(answer.rows[0])
    at = columns.index("fields")
    said = cells.fields(row[at])
    columns[at : at + 1], row[at : at + 1] = zip(*said, strict=True) if said else ([], [])
    return Answer(tuple(columns), [tuple(row)], answer.more)


def facts(section: Section) -> list[tuple[str, Any]]:
    """The names and values of what is known."""
    pairs = zip(section.columns, section.rows[0], strict=True)
    return [
        (column, reaching.linked(column, value) or value)
        for column, value in pairs
        if value not in (None, "", 0) and not column.endswith("_list")
    ]
