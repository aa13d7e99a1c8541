"""A statement that somebody wrote, run by another process, which can be ended at any moment.

What may happen to it there is in `kg.store.worker`.
"""

from __future__ import annotations

import builtins
import marshal
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError
from kg.log import Log
from kg.processes import Ended, Forked, Spawned, pack, receive, send
from kg.store import errors
from kg.store.bounds import BOUNDS, Bounds
from kg.store.errors import QueryRefused, QueryWrong, refusal
from kg.store.messages import ALARM, END, ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import BinaryIO

    from kg.store.reader import Connection

_LOG = Log("kg.store")
_HERE = "kg.store.apart:serve"
ENDING = "The query was stopped, because whoever asked for it is ending."


class Statement(NamedTuple):
    """One statement of SQL, to be stopped after `seconds`.

    Only the first `most` rows are wanted, if that is said; with `counted` the others are counted.
    """

    sql: str
    params: Mapping[str, object] | Sequence[object]
    seconds: float
    most: int | None = None
    counted: bool = False
    bounds: Bounds = BOUNDS


class Found(NamedTuple):
    """What a statement found. `columns` is None for one that is empty; `total` counts the rows,
    also those that were not wanted if they were to be counted."""

    columns: tuple[str, ...] | None
    rows: list[tuple[object, ...]]
    total: int


class Failed(Exception):
    """A statement that failed in the other process: the error there, in plain values.

    `module` and `kind` name its class; both are empty where the process was lost.
    """

    def __init__(
        self,
        module: str,
        kind: str,
        said: str,
        made_of: tuple[object, ...] = (),
        code: int = 0,
        name: str = "",
    ) -> None:
        super().__init__(said)
        self.module = module
        self.kind = kind
        self.made_of = made_of
        self.sqlite_errorcode = code
        self.sqlite_errorname = name

    @property
    def interrupted(self) -> bool:
        """Whether its time was over."""
        return str(self) == "interrupted"

    @property
    def short(self) -> bool:
        """Whether memory was short, or the process was lost, which has no likelier cause."""
        return self.kind in ("", "MemoryError")


class Apart:
    """Another process that runs statements, one at a time; started when there is one to run."""

    def __init__(self, start: Callable[[], Forked | Spawned]) -> None:
        self._start = start
        self._process: Forked | Spawned | None = None
        self._over = False

    def run(self, statement: Statement) -> Found:
        """What the statement finds.

        Raises Failed. After that, the next one works.
        """
        process = self._ready()
        try:
            return _exchange(process, statement)
        except Ended:
            code = process.wait()
            self.close()
            _LOG.warning(
                "process %d, which ran a query, has ended (exit code %d)", process.pid, code
            )
            if self._over:
                raise refused(ENDING) from None
            if code in (-ALARM, ALARM):
                raise Failed("sqlite3", "OperationalError", "interrupted", code=9) from None
            raise Failed("", "", "its process ended early") from None
        except Failed as error:
            if error.short:
                _LOG.warning("process %d, which ran a query, is short of memory", process.pid)
                self.close()
            elif error.interrupted:
                _LOG.warning("process %d has stopped a query that took too long", process.pid)
            raise
        except BaseException:
            self.close()
            raise

    def _ready(self) -> Forked | Spawned:
        process = self._process
        if process is None or process.ended():
            self.close()
            try:
                process = self._process = self._start()
            except OSError as error:  # no memory, or too many processes
                said = error.strerror or str(error)
                raise refused(f"No process can be started for the query: {said}.") from error
            _LOG.debug("process %d waits for queries", process.pid)
        if self._over:
            process.kill()
        return process

    def end(self) -> None:
        """End whatever it does, for good; whoever waits for it is told. From any thread."""
        self._over = True
        process = self._process
        if process is not None:
            _LOG.debug("process %d is ended", process.pid)
            process.kill()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.close()


def _exchange(process: Forked | Spawned, statement: Statement) -> Found:
    send(process.sink, pack((*statement[:-1], tuple(statement.bounds))))
    rows: list[tuple[object, ...]] = []
    while True:
        kind, *content = marshal.loads(receive(process.source))
        if kind == ROWS:
            rows += content[0]
        elif kind == END:
            columns, total = content
            return Found(columns and tuple(columns), rows, total)
        else:
            raise Failed(*content)


def ask(
    path: str,
    sql: str,
    params: Mapping[str, object],
    *,
    timeout: float,
    limit: int | None = None,
) -> Found:
    """What one reading statement finds in the database of that path, within `timeout` seconds:
    its first `limit` rows, and how many there are.

    Raises what `kg.store.reader.open_read` raises, QueryWrong for SQL that is wrong, and
    QueryRefused for what would change something or takes too much.
    """
    apart = Apart(partial(_start, path))
    try:
        found = apart.run(Statement(sql, params, timeout, limit, counted=True))
    except Failed as error:
        of_sqlite = error.module == "sqlite3"
        raise (refusal(error, timeout) if of_sqlite else meant(error)) from error
    finally:
        apart.close()
    if found.columns is None:  # nothing but space and comments: SQLite has no objection
        raise QueryWrong(errors.EMPTY_QUERY)
    return found


def _start(path: str) -> Forked | Spawned:
    # A fork is faster, but takes over neither other threads nor what SQLite knows of its locks.
    if sys.platform == "linux" and not {"threading", "sqlite3"} & sys.modules.keys():
        return Forked(partial(serve, path))
    return Spawned(_HERE, path)


def serve(path: str, source: BinaryIO, sink: BinaryIO) -> None:
    """The other process: it answers statements about the database of that path."""
    # Here, and not in the process that asks, SQLite is loaded.
    from kg.store import reader, worker

    def open_() -> Connection:
        return reader.guarded(reader.open_read(path))

    worker.work(open_, source, sink)


def refused(said: str) -> Failed:
    """What was refused here, as if it had been there."""
    return Failed(errors.__name__, QueryRefused.__name__, said)


def meant(failed: Failed) -> Exception:
    """The error in the other process, as if it had come from this one."""
    if failed.short:
        return QueryRefused(errors.SHORT_OF_MEMORY)
    kind = getattr(errors if failed.module == errors.__name__ else builtins, failed.kind, None)
    if isinstance(kind, type) and issubclass(kind, KgError):
        error = kind.__new__(kind)
        Exception.__init__(error, str(failed))
        return error
    if isinstance(kind, type) and issubclass(kind, Exception):
        return kind(*failed.made_of)
    return RuntimeError(f"{failed.kind}: {failed}")
