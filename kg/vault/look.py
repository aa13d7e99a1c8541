"""Whether a vault still holds what is known of it: what each question asks first.

It finds what `kg.vault.scan` and a comparison would, but makes nothing of what did not change, and
ends when its time is over. Folders whose times are newest come first: there something was added,
removed, renamed, or saved as most programs save.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Mapping
from typing import NamedTuple

from kg.errors import VaultError
from kg.model.note import Problem
from kg.vault.scan import (
    LEFT_IN_CLOUD,
    NOT_DOWNLOADED,
    OLD_FOLDERS,
    Ignored,
    SourceFile,
    absent_of,
    as_text,
    file_at,
    is_note,
    unread_folder,
)

# A time of a file that is nearer than this to a look at the files does not tell whether the file
# was written before or after it: FAT keeps two seconds (https://git-scm.com/docs/racy-git).
UNSURE_NS = 2_000_000_000
_BETWEEN = 200  # files between two readings of the clock
Row = tuple[str, int, int, int, int]  # path, size, mtime_ns, ctime_ns, inode, as in a SourceFile
Told = tuple[str, str, str, str]  # path, code, severity, message


class Known(NamedTuple):
    """What is known of the files: notes by path, the size of attachments by path, the problems of
    files. A note whose mtime (nanoseconds since 1970) lies from `first` to `final` may have been
    written after it was read."""

    notes: Mapping[str, Row]
    attachments: Mapping[str, int]
    problems: Collection[Told]
    first: int
    final: int


class Seen(NamedTuple):
    """How the files differ from what is known: notes that came, `gone` ones, and files whose text
    alone tells, path → place. `others`: another attachment or problem. `whole`: all was looked
    at; else what differs is only what was found in time."""

    added: int
    gone: int
    touched: Mapping[str, str]
    others: bool
    whole: bool


def look(vault: str, known: Known, ignored: Ignored, ends: float) -> Seen:
    """Compare the folder `vault` with what is known of it, until `ends` (`time.monotonic`).

    Raises VaultError when the folder itself cannot be read.
    """
    looking = _Look(vault, known, ignored, ends)
    whole = looking.walk() and looking.compare()
    return looking.seen(whole=whole)


_Files = list[tuple[str, "os.DirEntry[str]"]]  # path, entry


class _Look:
    def __init__(self, vault: str, known: Known, ignored: Ignored, ends: float) -> None:
        self._vault = vault
        self._root = os.path.realpath(vault)
        self._known = known
        self._ignored = ignored
        self._ends = ends
        # (time of the folder, its files): first all folders, then those that changed last
        self._folders: list[tuple[int, _Files]] = []
        self._odd: _Files = []  # links, devices
        self._in_cloud: list[str] = []
        self._problems: set[Told] = set()
        self._added = 0
        self._notes = 0  # known ones that are there
        self._attachments = 0
        self._touched: dict[str, str] = {}
        self._others = False

    def walk(self) -> bool:
        """List all folders; False where time ran out."""
        waiting = [("", self._vault)]
        while waiting:
            if time.monotonic() > self._ends:
                return False
            prefix, place = waiting.pop()
            try:
                entries = list(os.scandir(place))
                changed = os.stat(place).st_mtime_ns
            except OSError as error:
                if not prefix:
                    raise VaultError(
                        f"The vault {self._vault} cannot be read ({error.strerror})."
                    ) from error
                self._tell(as_text(prefix[:-1]), unread_folder(error))
                continue
            files = []
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    if name.lower().endswith(LEFT_IN_CLOUD):
                        self._in_cloud.append(prefix + name[1 : -len(".icloud")])
                elif entry.is_file(follow_symlinks=False):
                    files.append((prefix + name, entry))
                elif not entry.is_dir(follow_symlinks=False):
                    self._odd.append((prefix + name, entry))
                elif not self._is_left_out(prefix + name):
                    waiting.append((f"{prefix}{name}/", entry.path))
            self._folders.append((changed, files))
        return True

    def _is_left_out(self, folder: str) -> bool:
        return f"/{folder}".endswith(OLD_FOLDERS) or self._ignored(folder, True)

    def compare(self) -> bool:
        """Look at each file; False where time ran out."""
        for path, entry in self._odd:
            self._compare_anew(path, entry)
        self._folders.sort(key=lambda folder: folder[0], reverse=True)
        for _, files in self._folders:
            for start in range(0, len(files), _BETWEEN):
                if time.monotonic() > self._ends:
                    return False
                self._compare(files[start : start + _BETWEEN])
        return True

    def _compare(self, files: _Files) -> None:
        known, first, final = self._known.notes, self._known.first, self._known.final
        for path, entry in files:
            row = known.get(path)
            if row is None:
                self._compare_anew(path, entry)
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                self._compare_anew(path, entry)
                continue
            modified = status.st_mtime_ns
            if row != (path, status.st_size, modified, status.st_ctime_ns, status.st_ino):
                self._compare_anew(path, entry)
                continue
            self._notes += 1
            if first <= modified <= final:
                self._touched[path] = entry.path

    def _compare_anew(self, path: str, entry: os.DirEntry[str]) -> None:
        """The same with all that may be odd about a file."""
        if self._ignored(path, False):
            return
        file = file_at(entry, path, self._root)
        if isinstance(file, Problem):
            self._tell(as_text(path), file)
        elif is_note(entry.name):
            self._note(file)
        else:
            self._attachments += file.path in self._known.attachments
            self._others |= self._known.attachments.get(file.path) != file.size

    def _note(self, file: SourceFile) -> None:
        row = self._known.notes.get(file.path)
        if row is None:
            self._added += 1
            return
        self._notes += 1
        if row != file[:5] or self._known.first <= file.mtime_ns <= self._known.final:
            self._touched[file.path] = file.place

    def _tell(self, path: str, problem: Problem) -> None:
        self._problems.add((path, problem.code, problem.severity, problem.message))

    def seen(self, *, whole: bool) -> Seen:
        """What was found, of all files or of those that there was time for."""
        if not whole:
            return Seen(self._added, 0, self._touched, self._others, whole=False)
        absent: tuple[str, ...] = ()
        if self._in_cloud:
            files = [file for _, some in self._folders for file in some]
            here = {as_text(path) for path, _ in (*files, *self._odd)}
            absent = absent_of(self._in_cloud, here, self._ignored)
        for path in absent:
            self._tell(path, NOT_DOWNLOADED)
        gone = len(self._known.notes) - self._notes
        gone -= sum(path in self._known.notes for path in absent)
        others = (
            self._others
            or self._attachments != len(self._known.attachments)
            or self._problems != set(self._known.problems)
        )
        return Seen(self._added, gone, self._touched, others, whole=True)
