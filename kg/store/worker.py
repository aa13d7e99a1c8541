"""The process that runs statements which somebody wrote: what it may use, and what it sends back.

SQLite looks at the clock between its steps only, and a single step may take hours or all memory; so
the kernel ends this process a moment after its time, and gives it no more memory than is allowed.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sqlite3
import sys
import time
from typing import TYPE_CHECKING

from kg.processes import pack, receive, send
from kg.store.bounds import Bounds, batches
from kg.store.messages import ALARM, END, FAILED, ROWS

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Iterator
    from typing import BinaryIO
else:
    import _signal as signal  # see kg.processes

_HEAP = 256 << 20  # bytes that SQLite may use
_OTHERS = 768 << 20  # bytes of addresses beside what there are at first: SQLite's, rows, messages
_FILE = 1 << 30  # bytes of one temporary file, such as that of a sort
_LONGEST = 1e8  # seconds, three years, that a clock of the kernel takes
_GRACE = 0.25  # seconds that a statement may take to notice that its time is over
_STEPS_BETWEEN_CLOCK_READINGS = 1000


def work(open_: Callable[[], sqlite3.Connection], source: BinaryIO, sink: BinaryIO) -> None:
    """Answer one statement after another, until nobody asks or memory is short."""
    conn: sqlite3.Connection | None = None
    while True:
        sql, params, seconds, most, counted, bounds = marshal.loads(receive(source))
        try:
            if conn is None:
                conn = open_()
                limit()
            with within(conn, seconds):
                _answer(conn, sql, params, most, counted, Bounds(*bounds), sink)
        except MemoryError:
            conn = None
            send(sink, pack((FAILED, *_in_plain_values(MemoryError()))))
            return
        except Exception as error:  # noqa: BLE001 - the parent decides what it means
            send(sink, pack((FAILED, *_in_plain_values(error))))


def _answer(
    conn: sqlite3.Connection,
    sql: str,
    params: object,
    most: int | None,
    counted: bool,
    bounds: Bounds,
    sink: BinaryIO,
) -> None:
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, bounds.value)
    found = 0
    with contextlib.closing(conn.execute(sql, params)) as cursor:  # type: ignore[arg-type]
        for rows in batches(cursor, bounds, most):
            send(sink, pack((ROWS, rows)))
            found += len(rows)
        if counted:
            found += sum(1 for _ in cursor)
        columns = cursor.description and [column[0] for column in cursor.description]
    send(sink, pack((END, columns, found)))


@contextlib.contextmanager
def within(conn: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Stop what goes on for longer; end the process if it cannot be stopped."""
    ends = time.monotonic() + seconds
    conn.set_progress_handler(lambda: time.monotonic() > ends, _STEPS_BETWEEN_CLOCK_READINGS)
    stop = _alarm(seconds + _GRACE)
    try:
        yield
    finally:
        stop()
        conn.set_progress_handler(None, 0)


def _alarm(seconds: float) -> Callable[[], object]:
    """Let this process end after a time; what is returned calls that off."""
    if hasattr(signal, "setitimer"):
        # Without a handler in Python, which would wait for the end of the step.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, min(seconds, _LONGEST))
        return lambda: signal.setitimer(signal.ITIMER_REAL, 0)
    import threading

    timer = threading.Timer(seconds, os._exit, (ALARM,))
    timer.daemon = True
    timer.start()
    return timer.cancel


def limit() -> None:
    """Bound the memory and the temporary files of this process from now on."""
    with contextlib.closing(sqlite3.connect(":memory:")) as conn:
        # Holds for all connections, and no statement can raise it again.
        conn.execute(f"pragma hard_heap_limit = {_HEAP}")
    with contextlib.suppress(ImportError):
        import resource

        limits = [(resource.RLIMIT_FSIZE, _FILE), (resource.RLIMIT_CORE, 0)]
        if sys.platform == "linux":  # elsewhere it is not heeded
            limits.append((resource.RLIMIT_AS, _addresses() + _OTHERS))
        for kind, most in limits:
            hard = resource.getrlimit(kind)[1]
            low = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (low, low))


def _addresses() -> int:
    """The bytes of addresses that this process has."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _in_plain_values(error: Exception) -> tuple[object, ...]:
    """What makes a `kg.store.apart.Failed` of an error."""
    kind = type(error)
    plain = (str, bytes, int, float, type(None))
    args = tuple(one if isinstance(one, plain) else str(one) for one in error.args)
    code = getattr(error, "sqlite_errorcode", 0)
    name = getattr(error, "sqlite_errorname", "")
    return kind.__module__, kind.__qualname__, str(error), args, code, name
