"""Everything in the database is described, and nothing that is not there."""

import sqlite3
from pathlib import Path

import pytest

from kg.store import queries
from kg.web import describe


@pytest.fixture(scope="module")
def schema(examples_db: Path) -> dict[str, list[str]]:
    """Every table and view with its columns, as SQLite has them."""
    with sqlite3.connect(f"file:{examples_db}?mode=ro", uri=True) as conn:
        names = conn.execute(
            "select name from sqlite_master where type in ('table', 'view')"
            " and name not like 'notes\\_fts\\_%' escape '\\' and name not like 'sqlite%'"
        ).fetchall()
        return {
            name: [row[1] for row in conn.execute(f"pragma table_info({name})")]
            for (name,) in names
        }


def test_every_table_and_view_is_described_and_no_other(schema: dict[str, list[str]]) -> None:
    assert describe.tables().keys() == schema.keys()
    for name, table in describe.tables().items():
        assert table["title"], name
        assert table["description"].endswith("."), name


def test_every_column_is_described_and_no_other(schema: dict[str, list[str]]) -> None:
    described = {name: list(table["columns"]) for name, table in describe.tables().items()}
    assert described == schema
    for table in describe.tables().values():
        assert all(table["columns"].values())


def test_what_is_shown_of_tables_names_columns(schema: dict[str, list[str]]) -> None:
    for name, table in describe.tables().items():
        named_ = [table.get(key) for key in ("label", "sort", "sort_desc", "search", "fts_pk")]
        for column in [*filter(None, named_), *table.get("facets", [])]:
            assert column in schema[name], (name, column)


def test_internal_tables_are_hidden() -> None:
    hidden = {name for name, table in describe.tables().items() if table.get("hidden")}
    assert hidden == {"alembic_version", "claims", "lookups", "names", "notes_fts", "query_data"}


def test_every_query_has_a_name_of_its_own() -> None:
    assert len(describe.asked()) == len(queries.names())
    assert describe.asked().keys().isdisjoint(describe.tables())


@pytest.mark.parametrize("name", queries.names())
def test_a_query_is_described_with_its_parameters(name: str) -> None:
    query = describe.asked()[describe.asked_as(name)]
    assert query["title"]
    assert not query["sql"].startswith("--")
    for param in queries.load(name).params:
        assert f"{param.name}: {param.meaning}" in query["description"]
    assert query["params"] == [param.name for param in queries.load(name).params]
