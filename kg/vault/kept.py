"""A scan of a vault that is kept, so that a look at it costs what the places cost that are named.

What it holds after a look is what `kg.vault.scan` would find, as far as every place was named where
something changed. Links of the file system, and files with several names in the vault, change where
nobody names them: they are looked at each time.
"""

from __future__ import annotations

import os
import stat
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter

from kg.vault.scan import NOT_DOWNLOADED, Ignored, Scan, SourceFile, Walk, absent_of, as_text

_MOST = 1_000  # places; to look at more, one by one, takes as long as to look at everything
_BEHIND = chr(ord("/") + 1)  # sorts behind everything in a folder
_path = attrgetter("path")


class Doubtful(Exception):
    """What is kept cannot be brought up to date."""


class KeptScan:
    """What the folder `vault` held at the last look. Raises VaultError when it cannot be read, and
    Doubtful where two files have one path."""

    def __init__(self, vault: str, ignored: Ignored) -> None:
        self._vault = vault
        self._ignored = ignored
        self._began_ns = time.time_ns()
        walk = Walk(vault, ignored)
        walk.below("", vault)
        self._notes = sorted(walk.notes)
        self._attachments = sorted(walk.attachments)
        if any(one.path == other.path for one, other in pairwise(self._notes + self._attachments)):
            raise Doubtful
        self._problems = sorted(walk.problems)
        self._in_cloud = set(walk.in_cloud)
        self._several = walk.several
        self._ended_ns = time.time_ns()

    def scan(self) -> Scan:
        """What is there, all of it looked at."""
        return self._scan()

    def look(self, paths: Iterable[str]) -> Scan:
        """What is there now, something having changed at most at these paths of the vault, or below
        them. Raises Doubtful where only a look at everything tells."""
        places = _highest({*paths, *self._shared()})
        if len(places) > _MOST or "" in places:
            raise Doubtful
        walk = Walk(self._vault, self._ignored)
        for folder, names in _by_folder(places):
            self._list(walk, folder, names)
        named = self._replace(places, walk)
        self._ended_ns = time.time_ns()
        return self._scan()._replace(named=named)

    def _scan(self) -> Scan:
        absent = self._absent()
        problems = self._problems
        if absent:
            problems = sorted(problems + [(path, NOT_DOWNLOADED) for path in absent])
        return Scan(
            tuple(self._notes),
            tuple(self._attachments),
            tuple(problems),
            # A file that was looked at back then may have been written a moment later: whoever
            # compares the times of files with those of the last look is to think so of it, too.
            self._began_ns,
            self._ended_ns,
            absent,
        )

    def _absent(self) -> tuple[str, ...]:
        if not self._in_cloud:
            return ()
        here = {file.path for file in self._notes}
        return absent_of([path for path, _ in self._in_cloud], here, self._ignored)

    def _shared(self) -> Iterator[str]:
        """The paths at which something may change that happens elsewhere."""
        names = Counter(self._several.values())
        return (path for path, inode in self._several.items() if inode is None or names[inode] > 1)

    def _list(self, walk: Walk, folder: str, names: set[str]) -> None:
        """Look at these names in a folder of the vault, and at everything below them. They are
        looked up in its list: on some systems `a` and `A` are one file, with one name."""
        if not self._is_looked_into(folder, walk):
            return
        try:
            entries = list(os.scandir(os.path.join(self._vault, folder)))
        except OSError as error:
            raise Doubtful from error
        prefix = f"{folder}/" if folder else ""
        for entry in entries:
            if entry.name in names and walk.entry(prefix, entry):
                walk.below(f"{prefix}{entry.name}/", entry.path)

    def _is_looked_into(self, folder: str, walk: Walk) -> bool:
        above = ""
        for part in folder.split("/") if folder else ():
            above = f"{above}/{part}" if above else part
            if part[0] == "." or not walk.counts(above):
                return False
            try:
                status = os.lstat(os.path.join(self._vault, above))
            except OSError:
                return False
            if not stat.S_ISDIR(status.st_mode):
                return False
        return True

    def _replace(self, places: set[str], walk: Walk) -> dict[str, SourceFile | None]:
        """Put what was found in the place of what was there; the files that are concerned."""
        texts = {as_text(place) for place in places}
        found: dict[str, SourceFile | None] = {}
        for kept, new in ((self._notes, walk.notes), (self._attachments, walk.attachments)):
            found.update((file.path, None) for text in texts for file in _take(kept, text))
            for file in new:
                at = bisect_left(kept, file.path, key=_path)
                if at < len(kept) and kept[at].path == file.path:
                    raise Doubtful
                kept.insert(at, file)
        found.update((file.path, file) for file in (*walk.notes, *walk.attachments))
        stay = [problem for problem in self._problems if not _is_in(problem[0], texts)]
        self._problems = sorted(stay + walk.problems)
        several = {path: one for path, one in self._several.items() if not _is_in(path, places)}
        self._several = several | walk.several
        in_cloud = {one for one in self._in_cloud if not _is_in(one[1], places)}
        self._in_cloud = in_cloud.union(walk.in_cloud)
        return found


def _highest(paths: set[str]) -> set[str]:
    """Without those that lie below others, and those in hidden folders."""
    found: set[str] = set()
    for path in sorted(paths, key=lambda path: path.count("/")):
        folders = _above(path)
        hidden = any(part.startswith(".") for part in path.split("/")[:-1])
        if not hidden and found.isdisjoint(folders):
            found.add(path)
    return found


def _by_folder(paths: Iterable[str]) -> list[tuple[str, set[str]]]:
    folders: dict[str, set[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, set()).add(name)
    return sorted(folders.items())


def _take(files: list[SourceFile], path: str) -> list[SourceFile]:
    """Take the file at a path, and those below it, out of a sorted list."""
    taken = []
    for first, behind in ((path, f"{path}\0"), (f"{path}/", f"{path}{_BEHIND}")):
        start, end = (bisect_left(files, text, key=_path) for text in (first, behind))
        taken += files[start:end]
        del files[start:end]
    return taken


def _is_in(path: str, places: set[str]) -> bool:
    """Whether a path is one of the places, or lies below one."""
    return path in places or not places.isdisjoint(_above(path))


def _above(path: str) -> list[str]:
    """The paths of the folders around a path."""
    parts = path.split("/")
    return ["/".join(parts[:at]) for at in range(1, len(parts))]
