"""kg's databases in Datasette: whatever an address may have had a hand in runs in other processes.

It may hold SQL, a condition, a pattern or words to search for. One step of SQLite on them may take
hours, or all memory, which no time limit in this process would end.
"""

from __future__ import annotations

import asyncio
import pickle
import re
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from contextvars import ContextVar
from functools import lru_cache, partial
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

from datasette.database import Database, QueryInterrupted, Results
from datasette.plugins import pm
from datasette.tracer import trace
from datasette.utils.sqlite import sqlite3

from kg.present.terminal import clean
from kg.processes import Spawned
from kg.store.apart import ENDING, Apart, Failed, Found, Statement, meant, refused
from kg.store.bounds import Bounds
from kg.store.errors import SHORT_OF_DISK, QueryRefused, short_of_disk
from kg.web import counts, databases, describe
from kg.web.connection import Setup

App = Callable[..., Any]

_BOUNDS = Bounds(size=32 << 20, value=32 << 20)
_SERVE = "kg.web.connection:serve"
_OWN_FUNCTIONS = "datasette.sql_functions"
_NAME = re.compile(r"[:@$](\w+)")
_PLAIN = (str, int, float, bytes, type(None))
# Whether the request that is being answered says something to SQLite in its own words.
_WORDED: ContextVar[bool] = ContextVar("kg_worded", default=False)


class KgDatabase(Database):  # type: ignore[misc]
    """A database of kg, whose statements run in processes with bounded time and memory.

    As many of them as Datasette has threads answer requests that hold SQL or conditions, as many
    again all others, which thus never wait for those. kg's own pages ask through `execute_fn`, in
    Datasette's threads: what they are given is compared, and never searched for.
    """

    def __init__(self, datasette: Any, path: str, *, is_mutable: bool) -> None:
        super().__init__(datasette, path=path, is_mutable=is_mutable)
        start = partial(_start, self)
        most = datasette.setting("num_sql_threads")
        self._worded = Lane(start, most)
        self._others = Lane(start, most)

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Any:
        """What `Database.execute` finds and raises. Of a view no more rows are counted than
        `counts.MOST`; where there are more, Datasette hears that counting took too long. A named
        query that takes a limit, and is given none, gets that at which Datasette cuts its answer.
        """
        if self.ds.executor is None:  # Datasette is to use neither threads nor processes
            return await super().execute(
                sql, params, truncate, custom_time_limit, page_size, log_sql_errors
            )
        limit = self.ds.sql_time_limit_ms
        if custom_time_limit and custom_time_limit < limit:
            limit = custom_time_limit
        most = _most(self.ds, page_size or self.ds.page_size) if truncate else None
        wanted = None if most is None else most + 1
        lane = self._worded if _WORDED.get() else self._others
        count = counts.of_view(sql)
        if count:
            sql, limit = count, min(limit, counts.MILLISECONDS)
        with trace("sql", database=self.name, sql=sql.strip(), params=params):
            try:
                given = _plain(sql, params)
                if wanted is not None and sql in describe.limited() and not given.get("limit"):
                    given["limit"] = wanted  # by which it ranks first, and looks up what is shown
                statement = Statement(sql, given, limit / 1000, wanted, bounds=_BOUNDS)
                found = await lane.run(statement)
            except Failed as failed:
                if failed.interrupted:
                    raise QueryInterrupted(_operational("interrupted"), sql, params) from None
                error = _error(failed)
                if log_sql_errors:
                    said = f"ERROR: sql = {sql!r}, params = {params!r}: {error}"
                    sys.stderr.write(clean(said) + "\n")
                raise error from None
        if count and found.rows[0][0] > counts.MOST:  # type: ignore[operator]
            raise QueryInterrupted(_operational("too many to be counted"), sql, params)
        return _results(found, most)

    def close(self) -> None:
        """Close the connections, and end the processes."""
        self.end()
        super().close()

    def end(self) -> None:
        """End the processes, whatever they are doing."""
        self._worded.close()
        self._others.close()


class Lane:
    """Processes that run statements, each asked by a thread of its own."""

    def __init__(self, start: Callable[[], Spawned], most: int) -> None:
        self._start = start
        self._threads = ThreadPoolExecutor(max(most, 1), "kg-sql")
        self._own = threading.local()
        self._all: list[Apart] = []

    async def run(self, statement: Statement) -> Found:
        """What a statement finds; it waits until a process is free. Raises Failed."""
        loop = asyncio.get_running_loop()
        try:
            waiting = loop.run_in_executor(self._threads, self._run, statement)
        except RuntimeError:  # it was closed
            raise refused(ENDING) from None
        return await waiting

    def _run(self, statement: Statement) -> Found:
        apart: Apart | None = getattr(self._own, "apart", None)
        if apart is None:
            apart = self._own.apart = Apart(self._start)
            self._all.append(apart)
        return apart.run(statement)

    def close(self) -> None:
        """End all of them. Whoever waits is told."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for apart in self._all:
            apart.end()
        self._threads.shutdown()
        for apart in self._all:
            apart.close()


def put_in(datasette: Any) -> None:
    """Let this class answer for the databases that kg made; to be called at start-up."""
    found = dict(datasette.databases)
    for name in databases.names(datasette):
        old = found[name]
        new = KgDatabase(datasette, old.path, is_mutable=old.is_mutable)
        new.name, new.route = old.name, old.route
        found[name] = new
    datasette.databases = found


def end(datasette: Any) -> None:
    """End all processes."""
    for database in datasette.databases.values():
        if isinstance(database, KgDatabase):
            database.end()


def noting(app: App) -> App:
    """The application, which notes of each request whether it has words of its own."""

    async def noted(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        token = _WORDED.set(_worded(scope.get("query_string", b"")))
        try:
            await app(scope, receive, send)
        finally:
            _WORDED.reset(token)

    return noted


def _worded(query: bytes) -> bool:
    names = {name for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True)}
    return any(name in ("sql", "_where") or "__" in name for name in names)


def _start(database: KgDatabase) -> Spawned:
    datasette = database.ds
    modules = [impl.plugin for impl in pm.hook.prepare_connection.get_hookimpls()]
    options = None
    if (
        any(getattr(one, "__name__", "") != _OWN_FUNCTIONS for one in modules)
        or datasette.sqlite_extensions
        or datasette.setting("cache_size_kb")
    ):
        options = {
            "metadata": datasette._metadata_local,
            "plugins_dir": datasette.plugins_dir,
            "settings": datasette._settings,
        }
        if getattr(datasette, "config", None):
            options["config"] = datasette.config
    names = tuple(filter(None, map(_name, modules)))
    setup = Setup(str(database.path), database.name, options, names)
    return Spawned(_SERVE, pickle.dumps(setup))


def _name(plugin: object) -> str | None:
    """The name by which another process can import a plugin."""
    if isinstance(plugin, ModuleType) and sys.modules.get(plugin.__name__) is plugin:
        return plugin.__name__
    return None


def _most(datasette: Any, page_size: int) -> int | None:
    """How many rows Datasette returns of an answer that it may cut; None for all."""
    most: int = datasette.max_returned_rows
    return (most + 1 if most == page_size else most) or None


def _plain(sql: str, params: Any) -> Any:
    """Parameters in plain values, as they can be sent."""
    if isinstance(params, Mapping):
        if type(params) is not dict:  # Datasette's magic parameters are found when asked for
            named = {}
            for name in _NAME.findall(sql):
                with suppress(KeyError):
                    named[name] = params[name]
            params = dict(params) | named
        return {str(name): _value(value) for name, value in params.items()}
    return [_value(value) for value in params or ()]


def _value(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    with closing(sqlite3.connect(":memory:")) as conn:  # SQLite's own rules for other types
        return conn.execute("select ?", (value,)).fetchone()[0]


def _results(found: Found, most: int | None) -> Any:
    truncated = most is not None and len(found.rows) > most
    if found.columns is None:
        return Results([], False, None)
    cursor = _cursor(found.columns)
    rows = [sqlite3.Row(cursor, row) for row in found.rows[:most]]
    return Results(rows, truncated, cursor.description)


@lru_cache(maxsize=200)
def _cursor(columns: tuple[str, ...]) -> Any:
    """A cursor with these columns, from which rows know their names."""
    names = ", ".join('null as "{}"'.format(name.replace('"', '""')) for name in columns)
    with closing(sqlite3.connect(":memory:")) as conn:
        return conn.execute(f"select {names}")


def _error(failed: Failed) -> Exception:
    """What Datasette would have met with in its own process."""
    if short_of_disk(failed):
        return _operational(SHORT_OF_DISK)
    kind = getattr(sqlite3, failed.kind, None) if failed.module == "sqlite3" else None
    if kind is None:
        found = meant(failed)
        return _operational(str(found)) if isinstance(found, QueryRefused) else found
    error: Exception = kind(*failed.made_of)
    if failed.sqlite_errorcode:
        vars(error).update(
            sqlite_errorcode=failed.sqlite_errorcode, sqlite_errorname=failed.sqlite_errorname
        )
    return error


def _operational(said: str) -> Exception:
    """The kind of error that Datasette shows on the page."""
    error: Exception = sqlite3.OperationalError(said)
    return error
