"""What Datasette asks of a database of kg: other processes answer, as it would itself."""

import asyncio
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any

import pytest
from datasette import hookimpl
from datasette.database import Database, QueryInterrupted
from datasette.utils.sqlite import sqlite3 as theirs
from markupsafe import Markup

from kg.store import queries
from kg.store.reader import open_read
from kg.web import describe
from kg.web.apart import KgDatabase

from .conftest import OpenSite, Site

FOREVER = "with recursive n(x) as (select 1 union all select x + 1 from n)"
STUCK = "select instr(zeroblob(30000000), cast(zeroblob(9000000) || x'01' as blob))"
PLUGIN = """
import re
from datasette import hookimpl

@hookimpl
def prepare_connection(conn, database, datasette):
    config = datasette.plugin_config("shout") or {}
    conn.create_function("shout", 1, lambda text: text.upper() + config.get("sign", "!"))
    conn.create_function("regexp", 2, lambda pattern, text: bool(re.search(pattern, text)))
"""


def both(site: Site) -> tuple[Any, Any]:
    """The database, and the same as Datasette alone would have it."""
    ours = site.datasette.get_database("kg")
    assert isinstance(ours, KgDatabase)
    plain = Database(site.datasette, path=ours.path)
    plain.name = "plain"
    return ours, plain


@pytest.fixture(scope="module")
def plain(site: Site) -> Iterator[tuple[Any, Any]]:
    ours, alone = both(site)
    yield ours, alone
    alone.close()


@pytest.mark.parametrize(
    ("sql", "params", "options"),
    [
        ("select 1 as a, 2.5 as b, null as c, x'00ff' as d, 'Zoë' as e", None, {}),
        ("select :a as a, :b as b", {"a": 1, "b": "x", "unused": 2}, {}),
        ("select ? as a, ? as b", [b"x", None], {}),
        ("select ? as a", (True,), {}),
        ('select 1 as a, 2 as a, 3 as "say ""a"" [b]"', {}, {}),
        ("select cast(x'ff41' as text) as broken", {}, {}),
        ("select key, label from nodes order by key", {}, {"truncate": True}),
        (f"{FOREVER} select x from n limit 1000", {}, {"truncate": True}),
        (f"{FOREVER} select x from n limit 1001", {}, {"truncate": True}),
        (f"{FOREVER} select x from n limit 1001", {}, {"truncate": True, "page_size": 1000}),
        (f"{FOREVER} select x from n limit 3000", {}, {}),
        ("select escape_fts('a b') as words", {}, {}),
        ("select * from notes where 0", {}, {"truncate": True}),
        ("explain select 1", {}, {}),
        ("pragma table_info(nodes)", {}, {}),
        ("-- nothing", {}, {}),
    ],
)
def test_the_answers_are_the_same(
    site: Site, plain: tuple[Any, Any], sql: str, params: Any, options: dict[str, Any]
) -> None:
    ours, alone = (site.do(one.execute(sql, params, **options)) for one in plain)
    assert list(map(tuple, ours.rows)) == list(map(tuple, alone.rows))
    assert [list(map(type, row)) for row in ours.rows] == [list(map(type, r)) for r in alone.rows]
    assert (ours.truncated, ours.description) == (alone.truncated, alone.description)
    for row, same in zip(ours.rows, alone.rows, strict=True):
        assert type(row) is type(same)
        assert row.keys() == same.keys()
        assert row[row.keys()[0]] == same[same.keys()[0]]


@pytest.mark.parametrize(
    ("sql", "params"),
    [
        ("selct 1", {}),
        ("select * from no_such_table", {}),
        ("select :a", {}),
        ("select ?", [1, 2]),
        ("select 1; select 2", {}),
        ("select abs(-9223372036854775807 - 1)", {}),
        ("select * from notes_fts where notes_fts match '\"'", {}),
        ("delete from notes", {}),
        ("select no_such_function(1)", {}),
    ],
)
def test_the_errors_are_the_same(
    site: Site, plain: tuple[Any, Any], sql: str, params: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for database in plain:
        with pytest.raises(Exception) as caught:
            site.do(database.execute(sql, params))
        codes = [getattr(caught.value, f"sqlite_error{one}", None) for one in ("code", "name")]
        told.append((type(caught.value), str(caught.value), codes))
    assert told[0] == told[1]


def test_parameters_of_other_types(site: Site, plain: tuple[Any, Any]) -> None:
    ours, _ = plain
    given = [Markup("<b>"), Weekday.MONDAY, bytearray(b"x"), date(2026, 1, 10)]
    answer = site.do(ours.execute("select ?, ?, ?, ?", given))
    assert tuple(answer.first()) == ("<b>", 0, b"x", "2026-01-10")
    with pytest.raises(theirs.Error, match="type 'object' is not supported"):
        site.do(ours.execute("select :a", {"a": object()}))


@pytest.mark.parametrize("sql", [STUCK, f"{FOREVER} select max(x) from n"])
def test_a_time_limit_is_one(site: Site, plain: tuple[Any, Any], sql: str) -> None:
    ours, _ = plain
    began = time.monotonic()
    with pytest.raises(QueryInterrupted) as caught:
        site.do(ours.execute(sql, {}, custom_time_limit=200))
    assert (caught.value.sql, caught.value.params) == (sql, {})
    assert str(caught.value.e) == "interrupted"
    assert time.monotonic() - began < 12
    assert site.do(ours.execute("select 1")).single_value() == 1


def test_the_settings_of_datasette_hold(open_site: OpenSite, examples_db: Path) -> None:
    site = open_site(
        examples_db,
        settings={"sql_time_limit_ms": 300, "max_returned_rows": 7, "num_sql_threads": 1},
    )
    database = site.datasette.get_database("kg")
    found = site.do(database.execute("select key from nodes", truncate=True))
    assert (len(found.rows), found.truncated) == (7, True)
    began = time.monotonic()
    with pytest.raises(QueryInterrupted):
        site.do(database.execute(STUCK))
    assert time.monotonic() - began < 12

    async def gathered() -> Any:
        return await asyncio.gather(*(database.execute("select 1") for _ in range(9)))

    assert [one.single_value() for one in site.do(gathered())] == [1] * 9
    assert len(database._others._all) == 1


def test_an_answer_ends_where_datasette_cuts_it(open_site: OpenSite, examples_db: Path) -> None:
    site = open_site(examples_db, settings={"max_returned_rows": 3})
    database = site.datasette.get_database("kg")
    cut = []
    with closing(open_read(str(examples_db))) as conn:
        for query in map(queries.load, queries.names()):
            given = dict.fromkeys((param.name for param in query.params), "")
            rows = conn.execute(query.text, given).fetchall()
            found = site.do(database.execute(describe.statement(query), given, truncate=True))
            assert [tuple(row) for row in found.rows] == rows[:3], query.name
            assert found.truncated == (len(rows) > 3), query.name
            cut += [query.name] if describe.statement(query) in describe.limited() else []
    assert {"tasks", "stale", "last_contact", "people"} <= set(cut)
    assert not {"nearest", "find", "co_attendance"} & set(cut)
    asked = describe.statement(queries.load("tasks"))
    given = dict.fromkeys((param.name for param in queries.load("tasks").params), "")
    assert len(site.do(database.execute(asked, given | {"limit": "2"}, truncate=True)).rows) == 2
    # Whoever wants all gets all.
    with closing(open_read(str(examples_db))) as conn:
        assert len(site.do(database.execute(asked, given)).rows) == len(queries.rows(conn, "tasks"))


def test_without_threads_there_are_no_processes(open_site: OpenSite, examples_db: Path) -> None:
    site = open_site(examples_db, settings={"num_sql_threads": 0})
    assert site.rows("stale")
    assert site.datasette.get_database("kg")._others._all == []


@pytest.mark.parametrize("sql", ["select " + ", ".join(["zeroblob(30000000)"] * 100)])
def test_what_takes_all_memory_is_one_sentence(site: Site, sql: str) -> None:
    database = site.datasette.get_database("kg")
    with pytest.raises(theirs.OperationalError, match="needs more memory than it may have"):
        site.do(database.execute(sql))
    with pytest.raises(theirs.OperationalError, match="The answer has more than 32 MB"):
        site.do(database.execute(f"{FOREVER} select zeroblob(9000000) from n limit 9"))
    assert site.do(database.execute("select 1")).single_value() == 1


def test_a_page_says_why_there_is_no_answer(site: Site) -> None:
    from datasette import __version__

    sql = "select " + ", ".join(["zeroblob(30000000)"] * 100)
    path = "/kg.json" if __version__.startswith("0.") else "/kg/-/query.json"
    answer = site.do(site.datasette.client.get(path, params={"sql": sql}))
    assert answer.status_code == 400
    assert "needs more memory than it may have" in answer.text


def test_a_line_in_the_log_steers_no_terminal(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    database = site.datasette.get_database("kg")
    with pytest.raises(theirs.OperationalError):
        site.do(database.execute('select "\x1b]52;c;cm0=\x07" from \x1b[2J', {"a": "\x1b[2J"}))
    said = capsys.readouterr().err
    assert said.startswith("ERROR: sql = ")
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert "\x07" not in said


def test_functions_of_other_plugins(open_site: OpenSite, examples_db: Path, tmp_path: Path) -> None:
    (tmp_path / "shout.py").write_text(PLUGIN)
    config = {"plugins": {"shout": {"sign": "?"}}}
    from datasette import __version__
    from datasette.plugins import pm

    which = "metadata" if __version__.startswith("0.") else "config"
    before = set(pm.get_plugins())
    try:
        site = open_site(examples_db, plugins_dir=str(tmp_path), **{which: config})
        database = site.datasette.get_database("kg")
        assert site.do(database.execute("select shout('ahoy')")).single_value() == "AHOY?"
        assert site.do(database.execute("select 'aab' regexp 'a+b'")).single_value() == 1
        assert site.do(database.execute("select escape_fts('a')")).single_value() == '"a"'
        # A function in Python holds on to Python itself; only the kernel can end it.
        began = time.monotonic()
        with pytest.raises(QueryInterrupted):
            site.do(database.execute(f"select '{'a' * 40}b' regexp '(a+)+$'"))
        assert time.monotonic() - began < 8
        assert site.do(database.execute("select shout('next')")).single_value() == "NEXT?"
    finally:
        for plugin in set(pm.get_plugins()) - before:
            pm.unregister(plugin)


class Weekday(IntEnum):
    MONDAY = 0


class Greeting:
    __name__ = "Greeting"

    @hookimpl
    def prepare_connection(self, conn: sqlite3.Connection) -> None:
        conn.create_function("greeting", 0, lambda: "hello")


def test_functions_that_no_other_process_can_load(open_site: OpenSite, examples_db: Path) -> None:
    from datasette.plugins import pm

    greeting = Greeting()
    pm.register(greeting, name="greeting")
    try:
        database = open_site(examples_db).datasette.get_database("kg")
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(database.execute("select 1")).single_value() == 1
        with pytest.raises(theirs.OperationalError, match="no such function: greeting"):
            loop.run_until_complete(database.execute("select greeting()"))
        loop.close()
    finally:
        pm.unregister(greeting)


def test_magic_parameters(open_site: OpenSite, examples_db: Path) -> None:
    from datasette import __version__

    queries = {"agent": {"sql": "select :_header_user_agent as agent, :own as own"}}
    which = "metadata" if __version__.startswith("0.") else "config"
    site = open_site(examples_db, **{which: {"databases": {"kg": {"queries": queries}}}})
    answer = site.get("/kg/agent.json?own=1&_shape=array", headers={"user-agent": "Lynx"})
    assert answer.json() == [{"agent": "Lynx", "own": "1"}]


def test_a_database_that_is_immutable(open_site: OpenSite, examples_db: Path) -> None:
    site = open_site(immutables=[str(examples_db)])
    assert isinstance(site.datasette.get_database("kg"), KgDatabase)
    assert site.rows("stale")


def test_other_databases_are_left_alone(
    open_site: OpenSite, examples_db: Path, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "other.db") as conn:
        conn.execute("create table t (x)")
    site = open_site(examples_db, tmp_path / "other.db")
    assert type(site.datasette.get_database("other")) is Database
    assert isinstance(site.datasette.get_database("kg"), KgDatabase)


def test_requests_with_sql_wait_for_each_other_only(site: Site) -> None:
    from kg.web.apart import _worded

    for query in (b"sql=select+1", b"_size=1&_where=1", b"body__like=%25a", b"%73ql=x", b"sql="):
        assert _worded(query), query
    for query in (b"", b"_search=harbor&_size=10", b"_facet=kind", b"status=blocked", b"\xff=\xfe"):
        assert not _worded(query), query


def test_processes_end_with_their_database(examples_db: Path) -> None:
    site = Site(examples_db)
    database = site.datasette.get_database("kg")
    site.do(database.execute("select 1"))
    (apart,) = database._others._all
    process = apart._process
    site.close()
    assert process.ended()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_plain_datasette(examples_db: Path, tmp_path: Path, number: signal.Signals) -> None:
    pytest.importorskip("uvicorn")
    if sys.platform != "linux":
        pytest.skip("looks into /proc")
    from tests.hostile.queries import alive, asking, children, fetched

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "datasette", str(examples_db), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        address = f"http://127.0.0.1:{port}/"
        ends = time.monotonic() + 30
        while fetched(address)[0] != 200:
            assert time.monotonic() < ends
            time.sleep(0.1)
        assert fetched(asking(address, STUCK))[0] == 400  # after a second, if nobody said more
        assert fetched(asking(address, "select 1"))[0] == 200
        started = children(process.pid)
        assert started
        process.send_signal(number)
        process.wait(10)
        time.sleep(0.5)
        assert not any(map(alive, started))
