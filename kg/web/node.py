"""The page of a node: what the named queries know of it, its notes, its neighbourhood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kg.model.kinds import EMPLOYER_FIELD, EMPLOYER_KIND, ENTITY_TABLES, Kinds, is_entity, plural
from kg.model.picture import Picture
from kg.store import queries
from kg.store.errors import QueryRefused
from kg.store.owner import owner
from kg.store.queries import Answer, ask
from kg.store.reader import Connection
from kg.web import assets, cells, describe, neighbourhood, note
from kg.web.addresses import Addresses

_MOST = 10  # rows of a section; its query's own page has all
_MANY = 5_000  # ties; more are not put in order to show the first
_TIES = "neighbors"
_TEXT = 30_000  # characters of the note's text; the page of the note has more


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


_Asked = tuple[
    tuple[str, dict[str, str]], ...
]  # named queries, with where they take the node's key

# Of whatever a contact may be about.
_LAST: _Asked = (("last_contact", {"subjects": "{key}", "everyone": "1"}),)
_SUBJECT: _Asked = (
    ("statements", {"about": "{key}"}),
    ("tasks", {"about": "{key}"}),
    ("contact_evidence", {"subject": "{key}"}),
    ("meetings", {"about": "{key}"}),
)
_NEAREST: _Asked = (("nearest", {"of": "{key}"}),)
_LINKS: _Asked = (("links", {"node": "{key}"}),)
# Of everything, at the end.
_ALL: _Asked = (("neighbors", {"node": "{key}"}), ("doctor", {"about": "{key}"}))
_ASKED: dict[str, _Asked] = {
    Kinds.PERSON: (
        ("people", {"key": "{key}"}),
        ("person_projects", {"person": "{key}"}),
        ("contact_evidence", {"person": "{key}"}),
        ("tasks", {"owner": "{key}"}),
        ("statements", {"about": "{key}"}),
        ("meetings", {"with_person": "{key}"}),
        *_NEAREST,
        *_ALL,
    ),
    Kinds.PROJECT: (("projects", {"key": "{key}"}), *_LAST, *_SUBJECT, *_NEAREST, *_ALL),
    EMPLOYER_KIND: (
        (plural(EMPLOYER_KIND), {"key": "{key}"}),
        *_LAST,
        ("people", {EMPLOYER_FIELD: "{key}"}),
        *_SUBJECT,
        *_ALL,
    ),
    Kinds.MEETING: (
        ("meetings", {"key": "{key}"}),
        ("attendees", {"meeting": "{key}"}),
        ("absences", {"meeting": "{key}"}),
        ("event_pages", {"meeting": "{key}"}),
        ("statements", {"about": "{key}"}),
        ("tasks", {"note": "{key}"}),
        *_ALL,
    ),
}
# What is of a kind that kg.toml declares.
_THINGS: _Asked = (
    ("things", {"key": "{key}"}), *_LAST, *_SUBJECT, *_NEAREST, *_LINKS, *_ALL,
)  # fmt: skip
# Notes, tags and names that lead nowhere.
_OTHERS: _Asked = (
    ("note", {"node": "{key}"}),
    ("tasks", {"note": "{key}"}),
    *_LINKS,
    ("backlinks", {"node": "{key}"}),
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
_FACTS = {*ENTITY_TABLES, "things", "meetings", "note"}


async def contents(datasette: Any, database: str, key: str) -> dict[str, Any] | None:
    """Everything that the template shows; None if nothing has the key."""
    at = Addresses.of(datasette, database)
    seconds = datasette.setting("sql_time_limit_ms") / 1000

    def read(conn: Connection) -> dict[str, Any] | None:
        thing = ask(conn, queries.load("node", "web"), {"key": key}).dicts()
        if not thing:
            return None
        pages = note.pages(conn, node=thing[0]["id"])
        is_hub = _is_hub(conn, thing[0]["id"])
        sections = [
            (name, _too_many(at, key))
            if is_hub and name == _TIES
            else _section(conn, at, name, values, key, seconds)
            for name, values in _asked(str(thing[0]["kind"]))
        ]
        vault = note.vault(conn)
        notes = [note.page(at, vault, row) for row in pages]
        text = note.text(conn, at, _beginning(pages[0])) if pages else None
        goes_on = bool(pages) and len(str(pages[0]["body"])) > _TEXT
        told = _told(conn, [name for name, one in sections if one.rows])
        shown = {"notes": notes, "text": text, "goes_on": goes_on, "told": told}
        return {"node": thing[0], "found": sections, **shown}

    found: dict[str, Any] | None = await datasette.get_database(database).execute_fn(read)
    if found is None:
        return None
    sections: list[tuple[str, Section]] = found.pop("found")
    facts = [one for name, one in sections[:1] if name in _FACTS and len(one.rows) == 1]
    return found | {
        "at": at,
        "facts": _facts(facts[0]) if facts else [],
        "sections": [one for _, one in sections if one not in facts and (one.rows or one.failed)],
        # What a note says of itself comes first; of a person, what all notes say.
        "text_first": found["node"]["kind"] in {Kinds.MEETING, Kinds.NOTE},
        "graph": at.graph(key) if assets.has_graph() else None,
        "row": at.table("nodes", key=key),
    }


def _beginning(page: dict[str, Any]) -> dict[str, Any]:
    """The note, with the first lines of a long text."""
    body = str(page["body"])
    first = body[:_TEXT]
    return page if first == body else page | {"body": first.rpartition("\n")[0] or first}


def _asked(kind: str) -> _Asked:
    return _ASKED.get(kind) or (_THINGS if is_entity(kind) else _OTHERS)


def _told(conn: Connection, asked: Sequence[str]) -> list[str]:
    """What is to be said beside the answers to these questions, each sentence once."""
    whose = owner(conn)
    # Problems of one thing do not hang on who I am.
    told = (
        whose.told(name, without_me=describe.leaves_me_out(name))
        for name in asked
        if name != "doctor"
    )
    return list(dict.fromkeys(line for lines in told for line in lines))


def _is_hub(conn: Connection, node: int) -> bool:
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


def _section(
    conn: Connection, at: Addresses, name: str, values: dict[str, str], key: str, seconds: float
) -> tuple[str, Section]:
    query = queries.load(name)
    given = {param: value.format(key=key) for param, value in values.items()}
    address = at.query(name, **given)
    failed: str | None = None
    ways: tuple[tuple[str, str], ...] = ()
    # One row more tells that there are more.
    bounds: dict[str, object] = {
        one.name: _MOST + 1 for one in query.params if one.name == "limit" and not one.default
    }
    try:
        answer = ask(conn, query, bounds | given, seconds=seconds, most=_MOST)
    except QueryRefused:
        answer, failed = Answer((), [], more=False), "This takes too long here."
        ways = (("Ask it alone", address),)
    facts = name in _FACTS and len(answer.rows) == 1
    if name == "things" and answer.rows:
        answer = _side_by_side(answer)
    columns, rows = cells.table(at, answer, None if facts else _COLUMNS.get(name), besides=key)
    return name, Section(
        query.title, query.description, address, columns, rows, answer.more, failed, ways
    )


def _side_by_side(answer: Answer) -> Answer:
    """The answer about one thing, with its fields as columns of their own."""
    columns, row = list(answer.columns), list(answer.rows[0])
    at = columns.index("fields")
    said = cells.fields(row[at])
    columns[at : at + 1], row[at : at + 1] = zip(*said, strict=True) if said else ([], [])
    return Answer(tuple(columns), [tuple(row)], answer.more)


def _facts(section: Section) -> list[tuple[str, Any]]:
    pairs = zip(section.columns, section.rows[0], strict=True)
    return [
        (column, value)
        for column, value in pairs
        if value not in (None, "", 0) and not column.endswith("_list")
    ]


async def picture(datasette: Any, database: str, key: str) -> Picture | None:
    """The neighbourhood of a node; None if nothing has the key."""

    def read(conn: Connection) -> Picture | None:
        thing = ask(conn, queries.load("node", "web"), {"key": key}).dicts()
        if not thing:
            return None
        return neighbourhood.picture(conn, key, str(thing[0]["label"]), note.vault(conn))

    found: Picture | None = await datasette.get_database(database).execute_fn(read)
    return found


async def key_of(datasette: Any, database: str, node_id: int) -> str | None:
    """The key of the node with this number."""
    query = queries.load("node", "web")
    found: Answer = await datasette.get_database(database).execute_fn(
        lambda conn: ask(conn, query, {"id": node_id})
    )
    return str(found.dicts()[0]["key"]) if found.rows else None


async def path_of(datasette: Any, database: str, note_id: int) -> str | None:
    """The path of the note with this number."""
    query = queries.load("pages", "web")
    found: Answer = await datasette.get_database(database).execute_fn(
        lambda conn: ask(conn, query, {"note": note_id})
    )
    return str(found.dicts()[0]["path"]) if found.rows else None
