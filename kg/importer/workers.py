"""Who reads a vault for a whole import: this process alone, or some others while it writes.

The others are forked; where there is no fork, one process does everything. Either way the same rows
come in the same order.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Sized
from itertools import chain, islice
from typing import Any, BinaryIO, Protocol

from kg import processes
from kg.errors import DatabaseError
from kg.importer.batch import Found, Identity, OfDays, Part, Share, parts
from kg.importer.rows import PathIds, Rows
from kg.importer.settings import Settings
from kg.importer.shared_names import Brought, SharedNames
from kg.log import Log
from kg.model.note import new
from kg.processes import pack
from kg.resolve.events import join_events, pages_of_people
from kg.resolve.name_index import JOIN, TEXT, Entry, Index, Names, NamesInMemory, Provided
from kg.vault.scan import SourceFile

_LOG = Log("kg.importer")


class Indexing(Protocol):
    """How an index comes of what notes bring."""

    def named(self, identities: Iterable[Identity]) -> Iterator[Brought]:
        """The names of notes, and those of all attachments."""

    def index(self, names: Names) -> Index:
        """An index of names that are all there."""


class CrewError(DatabaseError):
    """Another process ended before its work was done."""

    def __init__(self) -> None:
        super().__init__(
            "One of the import's processes ended early, perhaps for want of memory. The database "
            "is as it was. Import again; KG_DEBUG=1 shows what happened."
        )


class Child(processes.Forked):
    """A forked process that works on a share."""

    def __init__(
        self, share: Share, indexing: Indexing, shared: SharedNames | None, others: Sequence[Child]
    ) -> None:
        super().__init__(lambda source, sink: _work(share, indexing, shared, source, sink), others)

    def receive(self) -> Any:
        """The next message from the child. Raises CrewError."""
        return marshal.loads(self.receive_bytes())

    def receive_bytes(self) -> bytes:
        """The next message, still packed. Raises CrewError."""
        try:
            return processes.receive(self.source)
        except processes.Ended as error:
            raise self._lost() from error

    def messages(self) -> Iterator[bytes]:
        """The next messages, up to an empty one. Raises CrewError."""
        while data := self.receive_bytes():
            yield data

    def send_bytes(self, data: bytes) -> None:
        """Pass a packed message on. Raises CrewError."""
        try:
            processes.send(self.sink, data)
        except processes.Ended as error:
            raise self._lost() from error

    def _lost(self) -> CrewError:
        _LOG.warning(
            "process %d, which read notes, has ended (exit code %d)", self.pid, self.wait()
        )
        return CrewError()


def _work(
    share: Share, indexing: Indexing, shared: SharedNames | None, source: BinaryIO, sink: BinaryIO
) -> None:
    """All that the child does. What others bring it is told, or finds in a file."""
    for rows in share.texts():
        processes.send(sink, pack_rows(rows))
    processes.send(sink, pack(tuple(share.of_days())))
    for rows in share.waiting_texts(marshal.loads(processes.receive(source))):
        processes.send(sink, pack_rows(rows))
    _tell(sink, share.identities())
    index = _index(indexing, _told(source), shared)
    _tell(sink, share.read_lists(index))
    learn(index, _told(source), share.paths())
    _tell(sink, share.tell_events(index))
    learn_events(index, _told(source))
    processes.send(sink, pack(tuple(share.resolve(index))))
    ids, first_tasks = marshal.loads(processes.receive(source))
    for rows in share.rows(ids, first_tasks):
        processes.send(sink, pack_rows(rows))


def _index(indexing: Indexing, identities: Iterable[Identity], shared: SharedNames | None) -> Index:
    """The index of all names: of the shared ones, or of those that are told."""
    if shared is not None:
        return indexing.index(shared)
    names = NamesInMemory()
    for entry, provided in indexing.named(identities):
        names.add(entry, provided)
    return indexing.index(names)


def learn(index: Index, identities: Iterable[Identity], own: Container[str]) -> None:
    """Bring what lists of people say to the index; by it those of no kind are pages of people, and
    others of one event. Its `own` notes are those that are resolved here."""
    for entry, provided, _ in identities:
        index.add(entry, provided)
    index.move_also(pages_of_people(index, index.linked_as_people()))
    join_events(index, index.names_in(JOIN, TEXT), own=own)


def learn_events(index: Index, identities: Iterable[Identity]) -> None:
    """Bring what pages of one event tell each other to the index."""
    for entry, provided, _ in identities:
        index.add(entry, provided)
    index.forget()


def pack_rows(rows: Rows) -> bytes:
    """Rows as bytes; `marshal` knows no named tuples."""
    return pack({table: list(map(tuple, made)) for table, made in rows.items()})


def _tell(sink: BinaryIO, identities: Iterable[Identity]) -> None:
    """Send what notes bring, a message for some of them; an empty one ends it."""
    rows = map(_plain, identities)
    while some := list(islice(rows, _IN_ONE_MESSAGE)):
        processes.send(sink, pack(some))
    processes.send(sink, b"")


def _told(source: BinaryIO) -> Iterator[Identity]:
    """What the notes of everybody bring; nothing where names are shared."""
    return chain.from_iterable(map(_identities, marshal.loads(processes.receive(source))))


def _as_told(identities: Iterable[Identity]) -> Iterator[Brought]:
    """What lists and events bring is all that is known of it."""
    return ((entry, provided) for entry, provided, _ in identities)


def _identities(data: bytes) -> Iterator[Identity]:
    """Those of one message."""
    return map(_identity, _rows(data))


def _plain(identity: Identity) -> tuple[object, ...]:
    provided = [tuple(one) for one in identity.provided]
    return (*identity.entry, provided, identity.hash)


def _rows(data: bytes) -> Iterator[tuple[Any, ...]]:
    rows = marshal.loads(data)
    while rows:
        yield rows.pop()


def _identity(row: tuple[Any, ...]) -> Identity:
    *entry, provided, text = row
    return Identity(new(Entry, entry), [new(Provided, one) for one in provided], text)


_WORTH_FORKING = 500  # notes; below that other processes save nothing
_MOST_READERS = 8
_IN_ONE_MESSAGE = 1000  # notes whose names go through a pipe together
_MANY = 50_000  # notes; of more, what waits would take over a gigabyte (docs/decisions/0045)


class Workers(Protocol):
    """The steps of a whole import, to be taken in this order."""

    def texts(self) -> Iterator[Rows]:
        """The rows of what notes say by themselves, in the order of their paths; at the end those
        of the few whose own day had to wait for what others tell of the order of days."""

    def meet(self) -> None:
        """Let everybody know all names, those of pages first, then those of lists, then what pages
        of one event tell each other; resolving begins."""

    def found(self) -> Found:
        """What resolving found."""

    def rows(self, ids: Mapping[str, int], first_tasks: Mapping[int, int]) -> Iterator[Rows]:
        """The rows of what notes mean, in the order of their paths."""


def is_large(files: Sized) -> bool:
    """Whether there are so many notes that memory counts for more than time: they wait packed, and
    their names in a file that all readers share."""
    return len(files) > _MANY


@contextlib.contextmanager
def workers(
    files: Sequence[SourceFile],
    settings: Settings,
    indexing: Indexing,
    places: PathIds,
    shared: SharedNames | None,
) -> Iterator[Workers]:
    """Those who read the files; at the end, however it comes, the other processes are gone. Of a
    large vault the names are `shared`."""
    readers = _readers()

    def share(some: Iterable[Part]) -> Share:
        return Share(some, settings, places, large=is_large(files))

    if readers < 2 or len(files) < _WORTH_FORKING:
        yield _Alone(share(parts(files)), indexing)
        return
    crew = _Crew(shared)
    try:
        crew.fork(readers, parts(files), share, indexing)
        yield crew
    finally:
        crew.close()


class _Alone:
    """This process does everything."""

    def __init__(self, share: Share, indexing: Indexing) -> None:
        self._share = share
        self._indexing = indexing

    def texts(self) -> Iterator[Rows]:
        yield from self._share.texts()
        yield from self._share.waiting_texts(self._share.of_days().told)

    def meet(self) -> None:
        """Nobody else is there."""

    def found(self) -> Found:
        index = _index(self._indexing, self._share.identities(), None)
        learn(index, list(self._share.read_lists(index)), self._share.paths())
        learn_events(index, list(self._share.tell_events(index)))
        return self._share.resolve(index)

    def rows(self, ids: Mapping[str, int], first_tasks: Mapping[int, int]) -> Iterator[Rows]:
        return self._share.rows(ids, first_tasks)


class _Crew:
    """Some forked processes, which take the parts of the files in turn."""

    _indexing: Indexing

    def __init__(self, shared: SharedNames | None) -> None:
        self._children: list[Child] = []
        self._files: list[Part] = []
        self._shared = shared

    def fork(
        self,
        readers: int,
        files: list[Part],
        share: Callable[[list[Part]], Share],
        indexing: Indexing,
    ) -> None:
        self._files = files
        self._indexing = indexing
        _LOG.info("%d processes read the notes", readers)
        for first in range(readers):
            own = share(files[first::readers])
            try:
                self._children.append(Child(own, indexing, self._shared, self._children))
            except OSError as error:  # no memory, or too many processes
                raise CrewError from error

    def texts(self) -> Iterator[Rows]:
        for number, _ in self._files:
            yield self._of(number).receive()
        of_days = [OfDays(*child.receive()) for child in self._children]
        told = pack([one for each in of_days for one in each.told])
        for child in self._children:
            child.send_bytes(told)
        for number in sorted(number for each in of_days for number in each.waiting):
            yield self._of(number).receive()

    def meet(self) -> None:
        if self._shared is not None:
            self._shared.make()
        self._let_know(self._indexing.named)  # the names of pages
        self._let_know(_as_told)  # names in lists
        self._let_know(_as_told)  # pages of events

    def _let_know(self, named: Callable[[Iterable[Identity]], Iterator[Brought]]) -> None:
        """Let every child know what all of them bring, by a message if not by what they share."""
        told = [data for child in self._children for data in child.messages()]
        if self._shared is not None:
            # Nobody reads what is shared now: all of them wait.
            self._shared.bring(named(chain.from_iterable(map(_identities, told))))
            told.clear()
        for child in self._children:
            child.send_bytes(pack(told))

    def found(self) -> Found:
        found = [Found(*child.receive()) for child in self._children]
        implied: dict[str, tuple[int, str]] = {}
        tasks: dict[int, int] = {}
        for one in found:
            tasks |= one.tasks
            for key, (number, label) in one.implied.items():
                if key not in implied or number < implied[key][0]:
                    implied[key] = (number, label)
        return Found(implied, tasks, found[0].moved)

    def rows(self, ids: Mapping[str, int], first_tasks: Mapping[int, int]) -> Iterator[Rows]:
        answer = pack((dict(ids), dict(first_tasks)))
        for child in self._children:
            child.send_bytes(answer)
        for number, _ in self._files:
            yield self._of(number).receive()

    def _of(self, number: int) -> Child:
        """Whoever has that part."""
        return self._children[number % len(self._children)]

    def close(self) -> None:
        """End the others, whatever they are doing."""
        for child in self._children:
            child.close()
        if self._shared is not None:
            self._shared.close()


def _readers() -> int:
    """How many processes read at once; none where forking is not safe (macOS may have started
    threads by then). More than eight would wait for the one that writes."""
    if not sys.platform.startswith("linux"):
        return 0
    return min(_MOST_READERS, len(os.sched_getaffinity(0)))
