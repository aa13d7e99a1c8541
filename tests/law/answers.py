"""What is asked of both databases: all views and named queries, and thirty commands."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.cli.app import run
from kg.store import history, nodes
from kg.store.queries import load, names
from tests.builders import rows as asked
from tests.law.compare import Difference, lists, rows
from tests.law.steps import Step

ASKED = 30  # commands after a sequence
_CHANGES = (
    "select d.key, c.node_key, c.field, c.old, c.new, c.seen_at"
    " from changes c left join nodes d on d.id = c.node_id order by c.id"
)
_ORDERED = re.compile(r"^order by", re.MULTILINE)
# What is given to the parameters of named queries; the others are left out.
_GIVEN = {
    "about": "PROJECT", "goal": "OTHER", "meeting": "MEETING", "node": "PERSON",
    "of": "PROJECT", "one": "PERSON", "other": "OTHER", "person": "PERSON", "start": "PERSON",
    "subject": "PROJECT", "with_person": "PERSON", "text": "Ann", "everyone": "1", "mentions": "1",
}  # fmt: skip
# Asked of the whole vault, then of things of a kind: PERSON, PROJECT, … stand for the key of one.
COMMANDS = (
    "people", "people --sort last_contact", "projects", "orgs", "meetings", "last-contact",
    "last-contact --everyone --mentions --why", "last-contact --kind organization --why",
    "stale --over 7 --limit 9999", "stale --kind project", "stale --without-page",
    "tasks --all --limit 9999", "tasks --blocked", "blocked", "bus-factor",
    "changed --since 2000-01-01 --limit 9999", "status",
    "doctor --severity info --limit 9999", "doctor --count", "orphans", "rank --limit 9999",
    "rank --by pagerank --kind project", "brokers --with-me", "clusters", "export --format cypher",
    "export --format json", "export --format graphml", "search harbor", "search ann lee",
    "people --about PROJECT", "meetings --with PERSON", "person PERSON", "person OTHER",
    "project PROJECT", "org ORGANIZATION", "show MEETING", "show NOTE", "show TAG", "show MISSING",
    "list book", "list person", "show BOOK", "last-contact BOOK --why", "timeline BOOK",
    "last-contact PROJECT --why", "last-contact ORGANIZATION", "last-contact --with PERSON",
    "timeline PERSON", "timeline PROJECT", "timeline ORGANIZATION", "timeline NOTE",
    "tasks --owner PERSON --all", "tasks --project PROJECT --all", "path PERSON PROJECT",
    "path PERSON OTHER", "path PERSON OTHER --all", "path MEETING ORGANIZATION",
    "path MISSING PERSON", "path NOTE ORGANIZATION", "connect PERSON OTHER",
    "neighbors PERSON --depth 2", "neighbors PROJECT", "neighbors TAG", "similar PERSON",
    "similar NOTE", "suggest PERSON", "suggest NOTE", "links NOTE", "links MEETING",
    "backlinks PERSON", "backlinks PROJECT", "backlinks NOTE", "backlinks MISSING",
    "find ann", "find lee an", "find harbr", "unlinked PERSON", "unlinked PROJECT",
    "prep PERSON", "prep OTHER", "export --format json --ego PROJECT --depth 2",
)  # fmt: skip
_KINDS = {"PERSON": "person", "OTHER": "person"} | {
    kind.upper(): kind
    for kind in ("project", "organization", "book", "meeting", "note", "tag", "missing")
}


class _Query(NamedTuple):
    """`where` names it; `text` says whether the order of its rows means something."""

    where: str
    sql: str
    text: str
    given: dict[str, object]


def answers(
    refreshed: Path, whole: Path, step: Step, wanted: Callable[[str], bool]
) -> Iterator[Difference]:
    """What differs in the views, the named queries and some of the commands, after an import that
    asks for them; `wanted` says whether to ask, by "view X", "query X" or "kg X".

    The whole database is given the other one's history, on which some answers rest.
    """
    share_history(refreshed, whole)
    yield from lists("table changes", asked(refreshed, _CHANGES), asked(whole, _CHANGES))
    chosen = things(whole, step.asks)
    for query in _queries(chosen):
        if wanted(query.where):
            yield from _differs(query, refreshed, whole)
    for command in random.Random(step.asks).sample(COMMANDS, ASKED):
        words = [chosen.get(word, word) for word in command.split()]
        # There must be one of each kind that it asks about.
        if wanted(f"kg {command}") and not set(words) & _KINDS.keys():
            mine, theirs = (said(words, db, step.day) for db in (refreshed, whole))
            yield from lists(f"kg {command}", mine, theirs)


def share_history(refreshed: Path, whole: Path) -> None:
    """Put the history of one database in the place of the other's."""
    with _open(refreshed) as conn:
        past = history.read(conn)
    with _open(whole) as conn:
        conn.execute("delete from changes")
        conn.execute("delete from imports")
        history.write(conn, past)
        nodes.remember(conn, {}, {}, "")
        conn.commit()


def things(db: Path, number: int) -> dict[str, str]:
    """A key of each kind that there is, for the words in COMMANDS. With the same number it is the
    same one as long as it is there, whatever else comes and goes."""
    found: dict[str, str] = {}
    keys = [str(key) for (key,) in asked(db, "select key from nodes")]
    for word, kind in _KINDS.items():
        some = [key for key in keys if key.startswith(kind + ":") and key not in found.values()]
        if some:
            found[word] = min(some, key=lambda key: _drawn(f"{number} {word} {key}"))
    return found


def _drawn(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "backslashreplace"), digest_size=8).digest()


# Ids are a database's own; the views and queries that are made from this one show its rows.
_BY_IDS = ("counted_tasks",)


def _queries(chosen: dict[str, str]) -> Iterator[_Query]:
    """Every view, every named query as it is, and about the chosen things."""
    for name in names("views"):
        if name in _BY_IDS:
            continue
        yield _Query(f"view {name}", f"select * from {name}", load(name, "views").text, {})
    for name in names():
        query = load(name)
        nothing: dict[str, object] = {param.name: None for param in query.params}
        given = {key: chosen.get(word, word) for key, word in _GIVEN.items() if key in nothing}
        yield _Query(f"query {name}", query.text, query.text, nothing)
        if given and not set(given.values()) & _KINDS.keys():
            told = " ".join(f"{key}={_GIVEN[key]}" for key in given)
            yield _Query(f"query {name} {told}", query.text, query.text, nothing | given)


def _differs(query: _Query, refreshed: Path, whole: Path) -> list[Difference]:
    columns, mine = _asked(refreshed, query)
    _, theirs = _asked(whole, query)
    found = list(rows(query.where, columns, mine, theirs))
    return found or (lists(query.where, mine, theirs) if _ORDERED.search(query.text) else [])


def _asked(db: Path, query: _Query) -> tuple[list[str], list[tuple[object, ...]]]:
    with _open(db) as conn:
        cursor = conn.execute(query.sql, query.given)
        return [column[0] for column in cursor.description], cursor.fetchall()


def said(words: list[str], db: Path, day: str) -> list[Any]:
    """What a command prints, in rows, and its exit code."""
    out, said = io.StringIO(), io.StringIO()
    form = [] if words[0] == "export" else ["--json"]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = run([*words, *form, "--db", str(db), "--as-of", day])
    told = said.getvalue().replace(str(db), "kg.db")
    return [*_rows(out.getvalue().replace(str(db), "kg.db"), form), f"exit {code}", told]


def _rows(text: str, form: list[str]) -> list[Any]:
    if not form or not text:
        return text.splitlines()
    answer = json.loads(text)
    if isinstance(answer, dict):
        return [
            {"section": key, "value": one}
            for key, value in answer.items()
            for one in (value if isinstance(value, list) else [value])
        ]
    return list(answer)


@contextlib.contextmanager
def _open(db: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(db)
    try:
        yield conn
    finally:
        conn.close()
