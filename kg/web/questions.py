"""The named queries as questions in words: a form field for each parameter, names for keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kg.errors import NameAmbiguous, NameUnknown
from kg.model.names import slug
from kg.query import names
from kg.query.apart import told_apart
from kg.store import queries
from kg.store.queries import ask
from kg.store.reader import Connection
from kg.web.addresses import Addresses

_DAYS = {"as_of", "since", "until", "due_before"}
_LONGEST = 200  # letters of a name that is being typed
_BETWEEN = ";"  # between several names in one field


class Field(NamedTuple):
    """A field of a form. `kind` is name, day, switch, status or text."""

    name: str
    label: str
    kind: str
    meaning: str
    default: str | None


class Question(NamedTuple):
    """A named query as a form."""

    name: str
    title: str
    description: str
    address: str
    fields: tuple[Field, ...]


def all_questions(at: Addresses) -> list[Question]:
    """Every named query, by title."""
    found = [question(at, name) for name in queries.names()]
    return sorted(found, key=lambda one: one.title)


def question(at: Addresses, name: str) -> Question:
    """One named query."""
    query = queries.load(name)
    fields = tuple(map(_field, query.params))
    return Question(name, query.title, query.description, at.page(f"ask/{name}"), fields)


def _field(param: queries.Param) -> Field:
    label = param.name.replace("_", " ")
    return Field(param.name, label, _kind(param), param.meaning, param.default)


def _kind(param: queries.Param) -> str:
    if "key" in param.meaning.split(";")[0].split(",")[0].split():
        return "name"
    if "keys" in param.meaning.split(";")[0].split():
        return "name"
    if param.name in _DAYS:
        return "day"
    if param.name == "status":
        return "status"
    return "switch" if param.default == "0" else "text"


async def values(
    datasette: Any, database: str, query: str, given: dict[str, str]
) -> dict[str, str]:
    """What to ask the query for: fields left empty are left out, names become keys.

    Raises KeyError for a query that is not there, NameUnknown and NameAmbiguous.
    """
    fields = [_field(param) for param in queries.load(query).params]
    filled = {one: text for one in fields if (text := given.get(one.name, "").strip())}

    def resolved(conn: Connection) -> dict[str, str]:
        return {
            one.name: _keys(conn, text) if one.kind == "name" else text
            for one, text in filled.items()
        }

    found: dict[str, str] = await datasette.get_database(database).execute_fn(resolved)
    return found


def _keys(conn: Connection, text: str) -> str:
    if text.startswith("["):
        return text
    try:
        return names.find(conn, text)
    except NameUnknown:
        several = [part.strip() for part in text.split(_BETWEEN) if part.strip()]
        if len(several) < 2:
            raise
    return queries.array(names.find_all(conn, several)) or ""


class Choice(NamedTuple):
    """What a name may mean: what it is called and its kind, what tells it from the others, and the
    same question about it. What is but a similar name has no kind."""

    name: str
    kind: str | None
    beside: tuple[str, ...]
    address: str


async def choices(
    datasette: Any,
    database: str,
    query: str,
    given: dict[str, str],
    error: NameAmbiguous | NameUnknown,
) -> list[Choice]:
    """What the name of a question may mean."""
    at = Addresses.of(datasette, database)

    def read(conn: Connection) -> list[Choice]:
        labels, apart = _labels(conn, error.candidates), told_apart(conn, error.candidates)
        return [
            Choice(
                labels.get(one, one),
                one.partition(":")[0] if one in labels else None,
                apart.get(one, ()),
                _again(at, query, given, error.name, one),
            )
            for one in error.candidates
        ]

    found: list[Choice] = await datasette.get_database(database).execute_fn(read)
    return found


def _labels(conn: Connection, keys: Sequence[str]) -> dict[str, str]:
    """What the things are called that these are the keys of."""
    asked = {"things": queries.array(keys), "notes": "[]"}
    rows = ask(conn, queries.load("labels", "web"), asked).dicts()
    return {str(row["thing"]): str(row["label"]) for row in rows}


def _again(at: Addresses, query: str, given: dict[str, str], name: str, key: str) -> str:
    """The address of the same question with a key in place of a name."""
    replaced = {one: text.replace(name, key) for one, text in given.items()}
    return at.page(f"ask/{query}", **replaced)


async def find(datasette: Any, database: str, words: str) -> str:
    """The key of what a name means. Raises NameUnknown and NameAmbiguous."""
    found: str = await datasette.get_database(database).execute_fn(
        lambda conn: names.find(conn, words)
    )
    return found


async def beginning(datasette: Any, database: str, start: str) -> list[dict[str, object]]:
    """Names to propose, each with key and kind."""
    folded = slug(start)
    if not folded or len(folded) > _LONGEST:
        return []
    query = queries.load("beginning", "web")
    found: list[dict[str, object]] = await datasette.get_database(database).execute_fn(
        lambda conn: ask(conn, query, {"start": folded}).dicts()
    )
    return found
