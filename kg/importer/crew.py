"""Who reads a vault for a whole import: this process alone, or two others while it writes.

The others are forked; where there is no fork, one process does everything. Either way the same rows
come in the same order.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from kg.importer.child import Build, Child, CrewError, pack
from kg.importer.meaning_rows import PathIds
from kg.importer.settings import Settings
from kg.importer.share import Found, Part, Share, parts
from kg.importer.text_rows import Rows
from kg.vault.scan import SourceFile

_WORTH_FORKING = 500  # notes; below that other processes save nothing


class Workers(Protocol):
    """The steps of a whole import, to be taken in this order."""

    def texts(self) -> Iterator[Rows]:
        """The rows of what notes say by themselves, in the order of their paths."""

    def meet(self) -> None:
        """Let everybody know all names; settling begins."""

    def found(self) -> Found:
        """What settling found."""

    def rows(self, ids: Mapping[str, int], first_tasks: Mapping[int, int]) -> Iterator[Rows]:
        """The rows of what notes mean, in the order of their paths."""


@contextlib.contextmanager
def workers(
    files: Sequence[SourceFile], settings: Settings, build: Build, places: PathIds
) -> Iterator[Workers]:
    """Those who read the files; at the end, however it comes, the other processes are gone."""
    if not _can_fork() or len(files) < _WORTH_FORKING:
        yield _Alone(Share(parts(files), settings, places), build)
        return
    crew = _Crew()
    try:
        crew.fork(parts(files), lambda some: Share(some, settings, places), build)
        yield crew
    finally:
        crew.close()


class _Alone:
    """This process does everything."""

    def __init__(self, share: Share, build: Build) -> None:
        self._share = share
        self._build = build

    def texts(self) -> Iterator[Rows]:
        return self._share.texts()

    def meet(self) -> None:
        """Nobody else is there."""

    def found(self) -> Found:
        return self._share.settle(self._build(self._share.identities()))

    def rows(self, ids: Mapping[str, int], first_tasks: Mapping[int, int]) -> Iterator[Rows]:
        return self._share.rows(ids, first_tasks)


class _Crew:
    """Two forked processes, which take the parts of the files in turn."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._files: list[Part] = []

    def fork(self, files: list[Part], share: Callable[[list[Part]], Share], build: Build) -> None:
        self._files = files
        for own in (files[::2], files[1::2]):
            try:
                self._children.append(Child(share(own), build, self._children))
            except OSError as error:  # no memory, or too many processes
                raise CrewError from error

    def texts(self) -> Iterator[Rows]:
        for number, _ in self._files:
            yield self._children[number % 2].receive()

    def meet(self) -> None:
        one, other = self._children
        known = one.receive_bytes(), other.receive_bytes()
        one.send_bytes(known[1])
        other.send_bytes(known[0])

    def found(self) -> Found:
        one, other = (Found(*child.receive()) for child in self._children)
        born = one.born
        for key, (number, label) in other.born.items():
            if key not in born or number < born[key][0]:
                born[key] = (number, label)
        return Found(born, one.tasks | other.tasks, one.moved)

    def rows(self, ids: Mapping[str, int], first_tasks: Mapping[int, int]) -> Iterator[Rows]:
        answer = pack((dict(ids), dict(first_tasks)))
        for child in self._children:
            child.send_bytes(answer)
        for number, _ in self._files:
            yield self._children[number % 2].receive()

    def close(self) -> None:
        """End the others, whatever they are doing."""
        for child in self._children:
            child.close()


def _can_fork() -> bool:
    """Whether this system forks processes safely (macOS may have started threads by then)."""
    return sys.platform.startswith("linux") and (os.cpu_count() or 1) > 1
