"""Statements that another process runs: as a connection would, until they take too much."""

import errno
import logging
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.processes import Spawned
from kg.store.apart import Apart, Failed, Statement, ask, meant
from kg.store.bounds import Bounds
from kg.store.errors import AnswerTooLarge, DatabaseMissing, NotADatabase, QueryRefused, QueryWrong
from kg.store.reader import open_read, run_sql

FOREVER = "with recursive n(x) as (select 1 union all select x + 1 from n)"


@pytest.fixture
def apart(examples_db: Path) -> Iterator[Apart]:
    found = Apart(lambda: Spawned("kg.store.apart:serve", str(examples_db)))
    yield found
    found.close()


def pid(apart: Apart) -> int:
    """The process that answers."""
    process = apart._process
    assert isinstance(process, Spawned)
    return process._process.pid


def rows(apart: Apart, sql: str, **params: object) -> list[tuple[object, ...]]:
    return apart.run(Statement(sql, params, 5)).rows


@pytest.mark.parametrize(
    ("sql", "params", "columns", "found"),
    [
        ("select 1 as a, 2.5 as b, null as c", {}, ("a", "b", "c"), [(1, 2.5, None)]),
        ("select 'Zoë 🛶', x'00ff', ''", {}, None, [("Zoë 🛶", b"\x00\xff", "")]),
        ("select 9e999, -9223372036854775808", {}, None, [(float("inf"), -(2**63))]),
        ("select :a, :b, :c", {"a": "x", "b": None, "c": b"\0"}, None, [("x", None, b"\0")]),
        ("select ?, ?", ["x", 2], ("?", "?"), [("x", 2)]),
        ('select 1 as a, 2 as a, 3 as "a ""b"" [c]"', {}, ("a", "a", 'a "b" [c]'), [(1, 2, 3)]),
        ("select 1 where 0", {}, ("1",), []),
        ("-- nothing", {}, None, []),
    ],
)
def test_what_is_found_is_what_a_connection_finds(
    apart: Apart,
    sql: str,
    params: dict[str, object],
    columns: tuple[str, ...] | None,
    found: list[tuple[object, ...]],
) -> None:
    answer = apart.run(Statement(sql, params, 5))
    assert answer.rows == found
    assert [list(map(type, row)) for row in answer.rows] == [list(map(type, row)) for row in found]
    if columns or not found:
        assert answer.columns == (columns or None)


@pytest.mark.parametrize(
    ("most", "count", "found", "total"),
    [(None, False, 9, 9), (4, False, 4, 4), (4, True, 4, 9), (0, True, 0, 9), (99, True, 9, 9)],
)
def test_only_the_first_rows_are_sent(
    apart: Apart, most: int | None, count: bool, found: int, total: int
) -> None:
    nine = f"{FOREVER} select x from n limit 9"
    answer = apart.run(Statement(nine, {}, 5, most, count))
    assert answer.rows == [(number,) for number in range(1, found + 1)]
    assert answer.total == total


def test_many_rows_keep_their_order(apart: Apart) -> None:
    found = rows(apart, f"{FOREVER} select x, hex(zeroblob(x % 5000)) from n limit 4000")
    assert found == [(x, "00" * (x % 5000)) for x in range(1, 4001)]


@pytest.mark.parametrize(
    "sql",
    [
        "selct 1",
        "select no_such_column from nodes",
        "select * from no_such_table",
        "select :day",
        "select 1; select 2",
        "select abs(-9223372036854775807 - 1)",
        "select * from notes_fts where notes_fts match '\"'",
        "delete from nodes",
        "attach 'x' as y",
        "pragma journal_mode = delete",
        "select zeroblob(900000000)",
        "select load_extension('x')",
        "select 'a\ud800'",
        "",
    ],
)
def test_what_is_wrong_is_told_as_in_this_process(examples_db: Path, sql: str) -> None:
    told: list[tuple[type, str]] = []
    for query in (
        lambda: ask(str(examples_db), sql, {}, timeout=5),
        lambda: run_sql(open_read(str(examples_db)), sql, {}, timeout=5),
    ):
        with pytest.raises((KgError, UnicodeEncodeError)) as caught:
            query()
        told.append((type(caught.value), str(caught.value)))
    assert told[0] == told[1]


def test_a_database_that_cannot_be_asked(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"no database" * 100)
    with pytest.raises(DatabaseMissing, match=r"There is no database at .*missing\.db"):
        ask(str(tmp_path / "missing.db"), "select 1", {}, timeout=5)
    with pytest.raises(NotADatabase, match="is not a kg database"):
        ask(str(tmp_path / "other.db"), "select 1", {}, timeout=5)


# Each is one step of SQLite, or few: no clock is read before it is over.
ONE_STEP = [
    "select instr(zeroblob(30000000), cast(zeroblob(9000000) || x'01' as blob))",
    "select instr(printf('%.*c', 9000000, 'a'), printf('%.*c', 4000000, 'a') || 'b')",
    "select trim(printf('%.*c', 5000000, 'b'), printf('%.*c', 5000000, 'c') || 'b')",
    "select replace(printf('%.*c', 9000000, 'a') || 'b', printf('%.*c', 90000, 'a') || 'c', '')",
    f"{FOREVER} select sum(length(hex(randomblob(30000000)))) from n",
]


@pytest.mark.parametrize("sql", [*ONE_STEP, f"{FOREVER} select count(*) from n"])
def test_time_is_up_in_the_middle_of_a_step(apart: Apart, sql: str) -> None:
    began = time.monotonic()
    with pytest.raises(Failed, match=r"^interrupted$") as caught:
        apart.run(Statement(sql, {}, 0.3))
    assert caught.value.interrupted
    assert time.monotonic() - began < 10
    assert rows(apart, "select 'next'") == [("next",)]


@pytest.mark.parametrize(
    "sql",
    [
        f"{FOREVER} select json_group_array(hex(zeroblob(1000000))) from n",
        "select " + ", ".join(["zeroblob(50000000)"] * 100),
    ],
)
def test_memory_is_bounded(apart: Apart, sql: str) -> None:
    with pytest.raises(Failed) as caught:
        apart.run(Statement(sql, {}, 20))
    assert caught.value.short or "too big" in str(caught.value)
    assert rows(apart, "select 'next'") == [("next",)]


@pytest.mark.parametrize(
    ("sql", "bounds", "said"),
    [
        ("select x from n", Bounds(rows=1000), "more than 1,000 rows"),
        ("select zeroblob(30000) from n", Bounds(size=1 << 20), "more than 1 MB"),
        ("select hex(zeroblob(x)) from n", Bounds(size=2 << 20), "more than 2 MB"),
        ("select zeroblob(3000000) from n", Bounds(size=1 << 20), "more than 1 MB"),
    ],
)
def test_an_answer_is_bounded(apart: Apart, sql: str, bounds: Bounds, said: str) -> None:
    with pytest.raises(Failed, match=said):
        apart.run(Statement(f"{FOREVER} {sql}", {}, 20, bounds=bounds))
    assert rows(apart, "select 'next'") == [("next",)]


def test_answers_in_this_process_are_bounded_too(examples_db: Path) -> None:
    with pytest.raises(AnswerTooLarge, match=r"more than 50 rows\. Ask for less"):
        run_sql(open_read(str(examples_db)), f"{FOREVER} select x from n", bounds=Bounds(rows=50))


def test_what_is_short_of_memory_is_one_sentence(examples_db: Path) -> None:
    with pytest.raises(QueryRefused, match="needs more memory than it may have"):
        ask(str(examples_db), "select " + ", ".join(["zeroblob(50000000)"] * 100), {}, timeout=20)
    with pytest.raises(QueryWrong, match="no such table"):
        ask(str(examples_db), "select * from no_such_table", {}, timeout=20)


def test_a_process_that_is_lost(apart: Apart) -> None:
    rows(apart, "select 1")
    first = pid(apart)
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    # Nobody was asking: another takes its place, and nobody is told.
    assert rows(apart, "select 2") == [(2,)]
    assert pid(apart) != first


def test_a_process_that_is_lost_while_it_works(apart: Apart) -> None:
    def lose() -> None:
        os.kill(pid(apart), signal.SIGKILL)

    threading.Timer(0.5, lose).start()
    with pytest.raises(Failed, match="ended early") as caught:
        apart.run(Statement(ONE_STEP[0], {}, 20))
    assert str(meant(caught.value)).startswith("The query was stopped: it needs more memory")
    assert rows(apart, "select 'next'") == [("next",)]


def test_a_process_that_cannot_be_started() -> None:
    def start() -> Spawned:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    with pytest.raises(Failed) as caught:
        Apart(start).run(Statement("select 1", {}, 5))
    assert str(meant(caught.value)) == (
        "No process can be started for the query: Resource temporarily unavailable."
    )


def test_it_can_be_ended_from_another_thread(apart: Apart) -> None:
    threading.Timer(0.3, apart.end).start()
    began = time.monotonic()
    with pytest.raises(Failed, match="is ending"):
        apart.run(Statement(ONE_STEP[0], {}, 20))
    assert time.monotonic() - began < 5


def test_the_same_process_answers_again(apart: Apart) -> None:
    rows(apart, "select 1")
    first = pid(apart)
    with pytest.raises(Failed, match="no such table"):
        rows(apart, "select * from no_such_table")
    rows(apart, "select 1")
    assert pid(apart) == first


def test_a_refresh_is_seen(tmp_path: Path) -> None:
    from tests.builders import database, imported, vault

    db = database(tmp_path, {"A.md": "a\n"})
    apart = Apart(lambda: Spawned("kg.store.apart:serve", str(db)))
    try:
        assert rows(apart, "select count(*) from notes") == [(1,)]
        imported(vault(tmp_path / "vault", {"B.md": "b\n"}), db)
        assert rows(apart, "select count(*) from notes") == [(2,)]
    finally:
        apart.close()


def test_nothing_can_be_written(examples_db: Path, apart: Apart) -> None:
    before = examples_db.read_bytes()
    for sql in ("delete from notes", "create table x (y)", "vacuum into '/tmp/copy-of-notes'"):
        with pytest.raises(Failed, match="authoriz"):
            rows(apart, sql)
    assert examples_db.read_bytes() == before
    with sqlite3.connect(examples_db) as conn:
        assert conn.execute("select count(*) from notes").fetchone()[0] > 0


def test_what_happens_to_the_process_is_said(
    apart: Apart, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "kg"):
        assert rows(apart, "select 'a secret'") == [("a secret",)]
        first = pid(apart)
        with pytest.raises(Failed, match="interrupted"):
            apart.run(Statement(f"{FOREVER} select count(*) from n", {}, 0.2))
        threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
        with pytest.raises(Failed):
            apart.run(Statement(f"{FOREVER} select count(*) from n", {}, 30))
    assert [(one.levelname, one.getMessage()) for one in caplog.records] == [
        ("DEBUG", f"process {first} waits for queries"),
        ("WARNING", f"process {first} has stopped a query that took too long"),
        ("WARNING", f"process {first}, which ran a query, has ended (exit code -9)"),
    ]
