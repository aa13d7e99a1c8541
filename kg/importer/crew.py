"""Two processes for a whole import: a forked child takes a part of the files.

What crosses the pipe are plain tuples, strings and numbers, which `marshal` carries several times
faster than `pickle` carries values. Where there is no fork, one process does everything.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from kg.importer.rows import PathIds, Rows
from kg.importer.share import Identity, Settings, Share
from kg.normalise.index import Entry, Index, Provided
from kg.vault.scan import SourceFile

WORTH_FORKING = 500  # notes; below that a second process saves nothing
_CHILD_PART = 0.56  # the parent also writes to the database
_LENGTH = struct.Struct("<Q")

Build = Callable[[list[Identity]], Index]


class CrewError(RuntimeError):
    """The second process ended before its work was done."""


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
        self._pid = os.fork()
        if self._pid == 0:
            os.close(here_read)
            os.close(here_write)
            with open(there_read, "rb") as source, open(there_write, "wb") as sink:
                _work(Share(files, settings), build, places, source, sink)
        os.close(there_read)
        os.close(there_write)
        self._source: BinaryIO = open(here_read, "rb")  # noqa: SIM115 - closed in close()
        self._sink: BinaryIO = open(here_write, "wb")  # noqa: SIM115

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
        # A child that still writes gets a broken pipe and ends.
        for pipe in (self._source, self._sink):
            with contextlib.suppress(OSError):
                pipe.close()
        with contextlib.suppress(ChildProcessError):
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
    except (BrokenPipeError, CrewError, KeyboardInterrupt):
        pass  # the parent gave up, and says why
    finally:
        with contextlib.suppress(OSError):
            sink.flush()
        os._exit(code)


def _plain(identity: Identity) -> tuple[object, ...]:
    return (*identity.entry, [tuple(provided) for provided in identity.provided])


def _identity(row: tuple[Any, ...]) -> Identity:
    *entry, provided = row
    return Identity(Entry(*entry), [Provided(*one) for one in provided])


def _send(sink: BinaryIO, value: Any) -> None:
    data = marshal.dumps(value)
    sink.write(_LENGTH.pack(len(data)))
    sink.write(data)
    sink.flush()


def _receive(source: BinaryIO) -> Any:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise CrewError("the second import process ended early")
    (length,) = _LENGTH.unpack(head)
    return marshal.loads(source.read(length))
