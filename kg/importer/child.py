"""A forked process that works on a share of the files, and what goes through the pipes to it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from kg import processes
from kg.errors import DatabaseError
from kg.importer.batch import Identity, Share
from kg.importer.text_rows import Rows
from kg.processes import pack
from kg.resolve.name_index import Entry, Index, Provided

Build = Callable[[Iterable[Identity]], Index]


class CrewError(DatabaseError):
    """Another process ended before its work was done."""

    def __init__(self) -> None:
        super().__init__(
            "One of the import's processes ended early, perhaps for want of memory. The database "
            "is as it was. Import again; KG_DEBUG=1 shows what happened."
        )


class Child(processes.Forked):
    """A forked process that works on a share."""

    def __init__(self, share: Share, build: Build, others: Sequence[Child]) -> None:
        super().__init__(lambda source, sink: _work(share, build, source, sink), others)

    def receive(self) -> Any:
        """The next message from the child. Raises CrewError."""
        return marshal.loads(self.receive_bytes())

    def receive_bytes(self) -> bytes:
        """The next message, still packed. Raises CrewError."""
        try:
            return processes.receive(self.source)
        except processes.Ended as error:
            raise CrewError from error

    def send_bytes(self, data: bytes) -> None:
        """Pass a packed message on. Raises CrewError."""
        try:
            processes.send(self.sink, data)
        except processes.Ended as error:
            raise CrewError from error


def _work(share: Share, build: Build, source: BinaryIO, sink: BinaryIO) -> None:
    """All that the child does."""
    for rows in share.texts():
        processes.send(sink, pack_rows(rows))
    processes.send(sink, pack([_plain(identity) for identity in share.identities()]))
    known = marshal.loads(processes.receive(source))
    everybody = (_identity(row) for data in known for row in _rows(data))
    processes.send(sink, pack(tuple(share.settle(build(everybody)))))
    ids, first_tasks = marshal.loads(processes.receive(source))
    for rows in share.rows(ids, first_tasks):
        processes.send(sink, pack_rows(rows))


def pack_rows(rows: Rows) -> bytes:
    """Rows as bytes; `marshal` knows no named tuples."""
    return pack({table: list(map(tuple, made)) for table, made in rows.items()})


def _plain(identity: Identity) -> tuple[object, ...]:
    return (*identity.entry, [tuple(provided) for provided in identity.provided])


def _rows(data: bytes) -> Iterator[tuple[Any, ...]]:
    rows = marshal.loads(data)
    while rows:
        yield rows.pop()


def _identity(row: tuple[Any, ...]) -> Identity:
    *entry, provided = row
    return Identity(Entry(*entry), [Provided(*one) for one in provided])
