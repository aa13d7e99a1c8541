"""Two processes for a whole import: a forked child takes a part of the files.

What crosses the pipe are plain tuples, strings and numbers, which `marshal` carries several times
faster than `pickle` carries values. Where there is no fork, one process does everything.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from kg.errors import DatabaseError
from kg.importer.rows import PathIds, Rows
from kg.importer.share import Identity, Settings, Share
from kg.normalise.index import Entry, Index, Provided
from kg.vault.scan import SourceFile

WORTH_FORKING = 500  # notes; below that a second process saves nothing
_CHILD_PART = 0.56  # the parent also writes to the database
_LENGTH = struct.Struct("<Q")
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)

Build = Callable[[list[Identity]], Index]


class CrewError(DatabaseError):
    """The second process ended before its work was done."""

    def __init__(self) -> None:
        super().__init__(
            "The import's second process ended early, perhaps for want of memory. The database is "
            "as it was. Import again; KG_DEBUG=1 shows what happened."
        )


class Child:
    """A share in a forked process. Its methods mirror those of `Share`, in two halves each:
    the work goes on in the child between one call and the next."""

    def __init__(
        self, files: list[SourceFile], settings: Settings, build: Build, places: PathIds
    ) -> None:
        there_read, here_write = os.pipe()
        here_read, there_write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        # The child never hears Ctrl-C: whether it goes on is the parent's to say.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._pid = os.fork()
        if self._pid == 0:
            os.close(here_read)
            os.close(here_write)
            _die_with(parent)
            with open(there_read, "rb") as source, open(there_write, "wb") as sink:
                _work(Share(files, settings), build, places, source, sink)
        os.close(there_read)
        os.close(there_write)
        self._source: BinaryIO = open(here_read, "rb")  # noqa: SIM115 - closed in close()
        self._sink: BinaryIO = open(here_write, "wb")  # noqa: SIM115
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        except BaseException:
            self.close()
            raise

    def identities(self) -> list[Identity]:
        """What the child read."""
        return [_identity(row) for row in _receive(self._source)]

    def introduce(self, others: list[Identity]) -> None:
        """Tell the child what the others read; it starts to settle."""
        _send(self._sink, [_plain(identity) for identity in others])

    def born(self) -> tuple[dict[str, str], int]:
        """The nodes that the child's notes make exist, and how many tasks they hold."""
        born, tasks = _receive(self._source)
        return born, tasks

    def number(self, ids: Mapping[str, int], first_task: int) -> None:
        """Tell the child the ids of all nodes; it starts to make rows."""
        _send(self._sink, (dict(ids), first_task))

    def rows(self) -> Iterator[Rows]:
        """The child's rows, a part at a time."""
        while (rows := _receive(self._source)) is not None:
            yield rows

    def close(self) -> None:
        """End the child, whatever it is doing."""
        for pipe in (self._source, self._sink):
            with contextlib.suppress(OSError):
                pipe.close()
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


def split(files: tuple[SourceFile, ...]) -> tuple[list[SourceFile], list[SourceFile]]:
    """The parent's files and the child's: the first part of the paths, and the rest."""
    mine = len(files) - int(len(files) * _CHILD_PART)
    return list(files[:mine]), list(files[mine:])


def can_fork() -> bool:
    """Whether this system forks processes safely (macOS may have started threads by then)."""
    return sys.platform.startswith("linux") and (os.cpu_count() or 1) > 1


def _work(share: Share, build: Build, places: PathIds, source: BinaryIO, sink: BinaryIO) -> None:
    """The child's whole life; never returns into the parent's code."""
    code = 1
    try:
        own = share.read()
        _send(sink, [_plain(identity) for identity in own])
        others = [_identity(row) for row in _receive(source)]
        born = share.settle(build([*others, *own]))
        _send(sink, (born, share.tasks()))
        ids, first_task = _receive(source)
        for rows in share.rows(ids, places, first_task):
            _send(sink, rows)
        _send(sink, None)
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


def _die_with(parent: int) -> None:
    """Let the kernel end this process when its parent is gone, however that ended."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _plain(identity: Identity) -> tuple[object, ...]:
    return (*identity.entry, [tuple(provided) for provided in identity.provided])


def _identity(row: tuple[Any, ...]) -> Identity:
    *entry, provided = row
    return Identity(Entry(*entry), [Provided(*one) for one in provided])


def _send(sink: BinaryIO, value: Any) -> None:
    data = marshal.dumps(value)
    try:
        sink.write(_LENGTH.pack(len(data)))
        sink.write(data)
        sink.flush()
    except BrokenPipeError as error:
        raise CrewError from error


def _receive(source: BinaryIO) -> Any:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise CrewError
    (length,) = _LENGTH.unpack(head)
    data = source.read(length)
    if len(data) < length:
        raise CrewError
    return marshal.loads(data)
