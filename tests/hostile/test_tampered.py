"""Rows that hold what kg never writes: every command answers, or says so in one sentence."""

import contextlib
import os
import random
import sqlite3
from pathlib import Path

import pytest

from kg.store import maintenance, schema
from kg.store.unfit import unfit
from tests.builders import database
from tests.hostile.tampered import (
    VALUES,
    Change,
    Place,
    asked,
    change,
    changes,
    words,
    wrong,
)
from tests.importer.test_columns import NOTES

# `KG_TAMPERED=2000` tries more, `make hostile` five hundred.
SOME = int(os.environ.get("KG_TAMPERED", "12"))


def test_commands_over_changed_values(where: Place) -> None:
    rng = random.Random(f"tampered {SOME}")
    every = changes(where.whole)
    told = [text for what in rng.sample(every, SOME) for text in wrong(where, what, rng)]
    assert told == []


# What once ended a command with “kg failed”.
@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("imports", "started", "negative"),
        ("imports", "started", "text"),
        ("imports", "finished", "a day"),
        ("query_data", "packed", "dangling"),
        ("query_data", "packed", "empty"),
        ("projects", "status", "no UTF-8"),
        ("notes", "frontmatter", "JSON"),
        ("things", "fields", "text"),
        ("kinds", "fields", "dangling"),
        ("notes", "mtime_ns", "text"),
        ("contacts", "date", "bytes"),
        ("contacts", "date", "text"),
        ("links", "line", "infinity"),
        ("lookups", "asked", "text"),
        ("changes", "seen_at", "huge"),
    ],
)
def test_what_broke_once(where: Place, table: str, column: str, value: str) -> None:
    what = Change(table, column, value, "each")
    assert wrong(where, what, random.Random(1)) == []
    change(where, what)  # the last commands made the database anew
    _, said = asked(words(where, "db check"))
    assert "is whole" not in said


COLUMNS = [(table, column) for table in schema.tables() for column in table.columns]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("whole"), NOTES)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: getattr(one, "name", one))
def test_a_check_names_the_row_of_a_value_that_is_no_such_value(
    whole: Path, table: schema.Table, column: str
) -> None:
    """Whatever the schema: a column that is new is looked at, too."""
    kind = table.columns[column]
    values = {
        "INTEGER": ("text", "bytes", "fraction", "infinity"),
        "VARCHAR": ("bytes", "NUL", "NUL alone", "no UTF-8", "half a letter"),
        "BLOB": ("text", "dangling"),
    }[kind]
    with contextlib.closing(sqlite3.connect(whole, isolation_level=None)) as conn:
        conn.execute("pragma ignore_check_constraints = on")
        assert list(unfit(conn, 9)) == []
        for value in values:
            conn.execute("begin")
            try:
                sql = f'update or ignore "{table.name}" set "{column}" = {VALUES[value]}'
                changed = conn.execute(sql).rowcount
            except sqlite3.IntegrityError:
                changed = 0  # a number by which SQLite finds the row
            found = {(one.table, one.column) for one in unfit(conn, 9)}
            assert found == ({(table.name, column)} if changed else set()), value
            conn.execute("rollback")


def _references() -> list[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as conn:
        schema.create_tables(conn)
        return [
            (table.name, row[3])
            for table in schema.tables()
            for row in conn.execute(f'pragma foreign_key_list("{table.name}")')
        ]


@pytest.mark.parametrize(("table", "column"), _references())
def test_a_check_names_the_row_that_refers_to_nothing(
    where: Place, table: str, column: str
) -> None:
    assert change(where, Change(table, column, "dangling", "one"))
    found = [text for what, text in maintenance.check(str(where.db)) if what == "dangling"]
    assert [text for text in found if f" of {table} refers to nothing" in text]
