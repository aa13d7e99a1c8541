"""Named queries: what their headers promise, and that every front door may rely on them."""

import ast
import re
import sqlite3
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

import kg.query
from kg.model.kinds import KINDS, is_entity
from kg.query.ask import made
from kg.store import queries
from tests.answer_types import answer_types
from tests.query.world import World

SQL = Path(queries.__file__).parent / "sql"
PARTS = sorted(path.stem for path in (SQL / "parts").glob("*.sql"))


def asked_in_code(names: tuple[str, ...]) -> set[tuple[str, str]]:
    """Each of these statements with the answer whose fields are its columns: a call in kg/query
    that has both, one after the other, as `ask(conn, "stale", Stale, …)` does."""
    found = set()
    for path in Path(kg.query.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for one, next_one in pairwise(call.args) if isinstance(call, ast.Call) else ():
                match one, next_one:
                    case ast.Constant(value=str(name)), ast.Name(id=answer) if name in names:
                        found.add((name, answer))
    return {pair for pair in found if pair[1] in TYPES}


TYPES = answer_types()
QUERIES = queries.names()
INTERNAL = queries.names("internal")
# Something to ask for, where a query answers nothing without it.
ASKED = {
    "node": "project:harbor-light",
    "key": "project:harbor-light",
    "keys": "project:harbor-light",
    "person": "person:ann-okafor",
    "of": "project:harbor-light",
    "meeting": "meeting:2025-12-18-voltgrove-quarterly",
    "text": "Harbor Light",
    "match": "harbor",
    "slug": "har",
    "start": "person:ann-okafor",
    "goal": "person:ingrid-saether",
    "one": "person:ann-okafor",
    "other": "project:harbor-light",
    "paths": "Projects/Harbor Light.md",
}
# Parameters without which a query answers nothing; and those that only some cannot do without.
ALWAYS = {"node", "of", "start", "goal", "one", "other", "paths", "match"}
NEEDED = {
    "attendees": {"meeting"},
    "contact_weeks": {"of"},
    "find": {"text"},
    "graph_nodes": {"keys"},
    "name": {"text"},
    "name_beginning": {"slug"},
    "nearby": {"key"},
    "person_projects": {"person"},
    "search": {"text"},
    "ties": {"key"},
}


@pytest.fixture(scope="module")
def conn(examples_db: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{examples_db}?mode=ro", uri=True)


def asked(name: str) -> dict[str, object]:
    params = [param.name for param in queries.load(name).params]
    return {one: ASKED[one] for one in params if one in ALWAYS | NEEDED.get(name, set())}


@pytest.mark.parametrize("name", QUERIES)
def test_header_says_what_it_is_and_declares_every_parameter(name: str) -> None:
    query = queries.load(name)
    assert query.title
    assert query.description.endswith(".")
    statement = re.sub(r"--.*|'[^']*'", "", query.text)
    used = set(re.findall(r"(?<![\w:]):(\w+)", statement))
    assert used == {param.name for param in query.params}
    assert all(param.meaning for param in query.params)


@pytest.mark.parametrize("name", QUERIES)
def test_an_empty_field_of_a_form_asks_the_same_as_none(
    conn: sqlite3.Connection, name: str
) -> None:
    query = queries.load(name)
    nothing = dict.fromkeys((param.name for param in query.params), None) | asked(name)
    empty = dict.fromkeys((param.name for param in query.params), "") | asked(name)
    rows = conn.execute(query.text, nothing).fetchall()
    assert rows or name in ("changed", "orphans", "kinds", "things", "upcoming")
    assert conn.execute(query.text, empty).fetchall() == rows


@pytest.mark.parametrize("name", QUERIES)
def test_a_declared_default_is_what_leaving_it_out_means(
    conn: sqlite3.Connection, name: str
) -> None:
    query = queries.load(name)
    defaults = {param.name: param.default for param in query.params if param.default}
    given = asked(name)
    assert queries.rows(conn, name, **(given | defaults)) == queries.rows(conn, name, **given)


@pytest.mark.parametrize(("name", "answer"), sorted(asked_in_code(QUERIES)))
def test_columns_are_the_fields_of_the_answer(
    conn: sqlite3.Connection, name: str, answer: str
) -> None:
    query = queries.load(name)
    cursor = conn.execute(query.text, {param.name: None for param in query.params})
    columns = tuple(column[0] for column in cursor.description)
    assert columns == TYPES[answer]._fields, f"{name}.sql and {answer} differ"


@pytest.mark.parametrize(("name", "answer"), sorted(asked_in_code(INTERNAL)))
def test_before_the_columns_of_a_list_stands_how_many_there_are(
    conn: sqlite3.Connection, name: str, answer: str
) -> None:
    query = queries.load(name, "internal")
    cursor = conn.execute(query.text, {param.name: None for param in query.params})
    columns = tuple(column[0] for column in cursor.description)
    assert columns == ("in_all", *TYPES[answer]._fields), f"{name}.sql and {answer} differ"


def test_every_answer_of_a_query_is_held() -> None:
    """What has rows, and is no page, comes from a query, or is made of what several give."""
    held = {answer for _, answer in asked_in_code(QUERIES) | asked_in_code(INTERNAL)}
    made = {
        "BlockedRow",
        "ContactEvent",
        "Link",
        "MayBeOne",
        "ProblemCause",
        "QueryBlock",
        "SavedQuestion",
        "Unlinked",
    }
    rows = {name for name, kind in TYPES.items() if hasattr(kind, "shown_columns")}
    assert rows - held == made


def part(name: str) -> list[str]:
    """The lines of a part, with those that it includes."""
    text = (SQL / "parts" / f"{name}.sql").read_text(encoding="utf-8").rstrip()
    return queries.expanded(text).split("\n")[2:]


def test_the_part_about_entities_knows_their_kinds() -> None:
    (condition,) = part("is_entity")
    conn = sqlite3.connect(":memory:")
    ask = f"select {condition} from (select ? as kind) as node"
    found = {kind: conn.execute(ask, (kind,)).fetchone() == (1,) for kind in (*KINDS, "book")}
    assert found == {kind: is_entity(kind) for kind in found}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_included_by_two_or_more(name: str) -> None:
    line = re.compile(rf"^ *-- include: {name}$", re.M)
    using = [len(line.findall(path.read_text(encoding="utf-8"))) for path in SQL.glob("*/*.sql")]
    assert sum(using) > 1, f"nothing shares parts/{name}.sql"


@pytest.mark.parametrize("kind", ["queries", "views", "web", "internal"])
def test_what_is_loaded_is_plain_sql(kind: str) -> None:
    for name in queries.names(kind):
        assert "-- include" not in queries.load(name, kind).text, name


def test_a_part_stands_as_far_in_as_its_line() -> None:
    text = queries.load("contact_evidence").text
    assert "\n".join(f"  {line}" for line in part("proof_order")) in text


def test_a_part_that_is_not_there_is_an_error_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "queries").mkdir()
    header = "-- title: A\n-- description: B.\n"
    (tmp_path / "queries" / "a.sql").write_text(f"{header}select\n  -- include: nowhere\n")
    monkeypatch.setattr(queries, "_FOLDER", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="nowhere"):
        queries.load.__wrapped__("a")


def test_the_view_puts_the_best_proof_first_as_the_questions_do() -> None:
    """The view compares two contacts, so that it has the order a second time, for the better."""
    better = (
        "\n".join(part("proof_order")).replace("note.", "better_note.").replace("c.", "better.")
    )
    text = " ".join(queries.load("last_contacts", "views").text.split())
    assert " ".join(better.split()) in text


@pytest.mark.parametrize("name", INTERNAL)
def test_what_kg_alone_asks_declares_every_parameter(name: str) -> None:
    query = queries.load(name, "internal")
    used = set(re.findall(r"(?<![\w:]):(\w+)", re.sub(r"--.*|'[^']*'", "", query.text)))
    assert used == {param.name for param in query.params}
    assert query.title
    assert query.description.endswith(".")


@pytest.mark.parametrize(
    ("array", "texts"),
    [
        (None, ()), ("[]", ()), ('["Ann"]', ("Ann",)), ('["Ann","Bo; Ek"]', ("Ann", "Bo; Ek")),
        ('["a\\"b","c"]', ('a"b', "c")), ('["\\u0007"]', ("\x07",)), ('[""]', ("",)),
    ],
)  # fmt: skip
def test_lists_and_switches_are_read(array: str | None, texts: tuple[str, ...]) -> None:
    class Made(NamedTuple):
        flag: bool
        names: tuple[str, ...]
        count: int

    assert made(Made, [(1, array, 1), (0, array, 0)]) == [(True, texts, 1), (False, texts, 0)]
    assert made(Made, [(1, array, 1)])[0].flag is True


def test_a_list_may_be_an_array_or_one_plain_text(conn: sqlite3.Connection) -> None:
    one = queries.rows(conn, "last_contact", status="blocked")
    assert len(one) == 7
    assert queries.rows(conn, "last_contact", status='["blocked"]') == one
    assert len(queries.rows(conn, "last_contact", status='["blocked", "paused"]')) == 8


@pytest.mark.parametrize("text", ['a"b', "back\\slash", "tab\tand\nline", "\x01", "äöü", "'"])
def test_array_takes_any_text(text: str) -> None:
    found = sqlite3.connect(":memory:").execute(
        "select value from json_each(?)", (queries.array([text, "b"]),)
    )
    assert [value for (value,) in found] == [text, "b"]
    assert queries.array([]) is None


def test_an_unknown_query_or_parameter_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        queries.load("nothing")
    with pytest.raises(TypeError, match=r"status\.sql has no parameter day"):
        queries.rows(World().conn, "status", day="2026-01-10")
