"""A forked process that works on a share of the files, and what goes through the pipes to it.

Plain tuples, strings and numbers cross, which `marshal` carries several times faster than `pickle`
carries values.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from kg.errors import DatabaseError
from kg.importer.share import Identity, Share
from kg.importer.text_rows import Rows
from kg.normalise.index import Entry, Index, Provided

pack = marshal.dumps
_LENGTH = struct.Struct("<Q")
_PIPE = 1 << 20  # bytes that may wait in a pipe; Linux lets everybody have a megabyte
_SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ of fcntl(2), in Python from 3.10 on Linux only
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)

Build = Callable[[Iterable[Identity]], Index]


class CrewError(DatabaseError):
    """Another process ended before its work was done."""

    def __init__(self) -> None:
        super().__init__(
            "One of the import's processes ended early, perhaps for want of memory. The database "
            "is as it was. Import again; KG_DEBUG=1 shows what happened."
        )


class Child:
    """A forked process that works on a share, and the pipes to it."""

    def __init__(self, share: Share, build: Build, others: Sequence[Child]) -> None:
        there_read, here_write = os.pipe()
        here_read, there_write = os.pipe()
        _widen(here_read)
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        # The child never hears Ctrl-C: whether it goes on is the parent's to say.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._pid = os.fork()
        if self._pid == 0:
            os.close(here_read)
            os.close(here_write)
            for other in others:
                other.let_go()
            _die_with(parent)
            with open(there_read, "rb") as source, open(there_write, "wb") as sink:
                _work(share, build, source, sink)
        os.close(there_read)
        os.close(there_write)
        self._source: BinaryIO = open(here_read, "rb")  # noqa: SIM115 - closed in close()
        self._sink: BinaryIO = open(here_write, "wb")  # noqa: SIM115
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        except BaseException:
            self.close()
            raise

    def receive(self) -> Any:
        """The next message from the child."""
        return marshal.loads(self.receive_bytes())

    def receive_bytes(self) -> bytes:
        """The next message, still packed."""
        return _receive(self._source)

    def send_bytes(self, data: bytes) -> None:
        """Pass a packed message on."""
        _send(self._sink, data)

    def let_go(self) -> None:
        """Close this process's ends of the pipes."""
        for pipe in (self._source, self._sink):
            with contextlib.suppress(OSError):
                pipe.close()

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self.let_go()
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


def _work(share: Share, build: Build, source: BinaryIO, sink: BinaryIO) -> None:
    """The child's whole life; never returns into the parent's code."""
    code = 1
    try:
        for rows in share.texts():
            _send(sink, pack_rows(rows))
        _send(sink, pack([_plain(identity) for identity in share.identities()]))
        known = marshal.loads(_receive(source))
        everybody = (_identity(row) for data in known for row in _rows(data))
        _send(sink, pack(tuple(share.settle(build(everybody)))))
        ids, first_tasks = marshal.loads(_receive(source))
        for rows in share.rows(ids, first_tasks):
            _send(sink, pack_rows(rows))
        code = 0
    except CrewError:
        pass  # the parent gave up, and says why
    except Exception:  # noqa: BLE001 - nothing may escape into the parent's code
        if os.environ.get("KG_DEBUG"):
            import traceback

            traceback.print_exc()
            sys.stderr.flush()
    finally:
        os._exit(code)


def pack_rows(rows: Rows) -> bytes:
    """Rows as bytes; `marshal` knows no named tuples."""
    return pack({table: list(map(tuple, made)) for table, made in rows.items()})


def _widen(pipe: int) -> None:
    """Let much wait in the pipe, so that a child need not wait for the parent to write."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE)


def _die_with(parent: int) -> None:
    """Let the kernel end this process when its parent is gone, however that ended."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _plain(identity: Identity) -> tuple[object, ...]:
    return (*identity.entry, [tuple(provided) for provided in identity.provided])


def _rows(data: bytes) -> Iterator[tuple[Any, ...]]:
    rows = marshal.loads(data)
    while rows:
        yield rows.pop()


def _identity(row: tuple[Any, ...]) -> Identity:
    *entry, provided = row
    return Identity(Entry(*entry), [Provided(*one) for one in provided])


def _send(sink: BinaryIO, data: bytes) -> None:
    try:
        sink.write(_LENGTH.pack(len(data)))
        sink.write(data)
        sink.flush()
    except BrokenPipeError as error:
        raise CrewError from error


def _receive(source: BinaryIO) -> bytes:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise CrewError
    (length,) = _LENGTH.unpack(head)
    data = source.read(length)
    if len(data) < length:
        raise CrewError
    return data
