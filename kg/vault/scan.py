"""Which files a vault holds. Together with `kg.read` the only reader of the vault."""

from __future__ import annotations

import errno
import os
import stat
import time
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from kg.errors import VaultError
from kg.model.kinds import Codes
from kg.model.note import Problem


class SourceFile(NamedTuple):
    """A file of the vault. `path` is vault-relative, with "/", and always valid text; `place` is
    what the operating system calls the file.

    `mtime_ns`, `ctime_ns` and `inode` tell whether it is the same file as before; they are folded
    into 64 bits, so that a database can hold them. `modified` is the time of its last change in
    seconds since 1970, as it is.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    place: str
    modified: int


class Scan(NamedTuple):
    """What a vault holds, sorted by path; `problems` (path, problem) is what could not be.

    `not_downloaded` are the paths of the notes of which only the place holder of a cloud is there.
    `began_ns` and `ended_ns` say when it was looked at, in nanoseconds since 1970. `named`: of a
    scan that was kept (`kg.vault.kept`), the files that were looked at anew, by their paths, each
    as it is now; None where all were.
    """

    notes: tuple[SourceFile, ...]
    attachments: tuple[SourceFile, ...]
    problems: tuple[tuple[str, Problem], ...]
    began_ns: int
    ended_ns: int
    not_downloaded: tuple[str, ...] = ()
    named: Mapping[str, SourceFile | None] | None = None

    def note(self, path: str) -> SourceFile | None:
        """The note at a path of the vault."""
        at = bisect_left(self.notes, path, key=attrgetter("path"))
        return self.notes[at] if at < len(self.notes) and self.notes[at].path == path else None


_BITS = (1 << 63) - 1  # what SQLite's integers hold; ext4 knows times until 2446

OLD_FOLDERS = ("/logseq/bak", "/logseq/version-files")  # those of other programs are hidden
LEFT_IN_CLOUD = ".md.icloud"  # iCloud Drive puts `.X.md.icloud` in the place of `X.md`

Ignored = Callable[[str, bool], bool]


def nothing_ignored(_path: str, _is_folder: bool) -> bool:
    """Ignore no file."""
    return False


def scan(vault: str, ignored: Ignored = nothing_ignored) -> Scan:
    """Every note and attachment below the folder `vault`.

    Hidden files and folders are skipped, and so are the old versions that a program keeps and what
    `ignored(path, is_folder)` says. Links to files are followed while they stay in the vault; links
    to folders are not, so no loop is walked.
    Raises VaultError when the folder itself cannot be read.
    """
    began = time.time_ns()
    walk = Walk(vault, ignored)
    walk.below("", vault)
    notes = {file.path for file in walk.notes} if walk.in_cloud else ()
    absent = absent_of([path for path, _ in walk.in_cloud], notes, ignored)
    problems = walk.problems + [(path, NOT_DOWNLOADED) for path in absent]
    found = (tuple(sorted(walk.notes)), tuple(sorted(walk.attachments)), tuple(sorted(problems)))
    return Scan(*found, began, time.time_ns(), absent)


class Walk:
    """What was found in some folders of a vault, in no order.

    `in_cloud` are the paths of notes that have place holders, and those of the place holders.
    `several` are the paths of what changes where nobody names it: links of the file system, and,
    each with its inode, files that have other names beside this one.
    """

    def __init__(self, vault: str, ignored: Ignored) -> None:
        self._vault = vault
        self._ignored = ignored
        self.root = os.path.realpath(vault)
        self.notes: list[SourceFile] = []
        self.attachments: list[SourceFile] = []
        self.in_cloud: list[tuple[str, str]] = []
        self.problems: list[tuple[str, Problem]] = []
        self.several: dict[str, int | None] = {}

    def below(self, prefix: str, place: str) -> None:
        """Everything in a folder, whose path ends in "/", and in the folders below it. Raises
        VaultError when the vault itself cannot be read."""
        folders = [(prefix, place)]
        while folders:
            prefix, place = folders.pop()
            try:
                entries = list(os.scandir(place))
            except OSError as error:
                if not prefix:
                    raise VaultError(
                        f"The vault {self._vault} cannot be read ({error.strerror}). "
                        "Check its permissions."
                    ) from error
                self.problems.append((as_text(prefix[:-1]), unread_folder(error)))
                continue
            inside = [entry for entry in entries if self.entry(prefix, entry)]
            folders += [(f"{prefix}{entry.name}/", entry.path) for entry in inside]

    def entry(self, prefix: str, entry: os.DirEntry[str]) -> bool:
        """One of a folder's; whether it is a folder that counts."""
        name = entry.name
        if name[0] == ".":
            if name.lower().endswith(LEFT_IN_CLOUD):
                self.in_cloud.append((prefix + name[1 : -len(".icloud")], prefix + name))
            return False
        path = prefix + name
        if entry.is_dir(follow_symlinks=False):
            return self.counts(path)
        if self._ignored(path, False):
            return False
        file = file_at(entry, path, self.root)
        if entry.is_symlink():
            self.several[path] = None
        if isinstance(file, Problem):
            self.problems.append((as_text(path), file))
            return False
        if entry.stat().st_nlink > 1:
            self.several.setdefault(path, file.inode)
        (self.notes if is_note(name) else self.attachments).append(file)
        return False

    def counts(self, folder: str) -> bool:
        """Whether a folder is looked into, as far as its own path tells."""
        return not (self._ignored(folder, True) or f"/{folder}".endswith(OLD_FOLDERS))


def without(found: Scan, vault: str, paths: Container[str], folders: Iterable[str]) -> Scan:
    """The vault as if the files at these paths, and all in these folders, had never been there.

    A link of the file system that leads to one of them, or by one of them to a file that stays,
    leads nowhere then: a problem, as `scan` finds it. That holds also for files in the folders that
    no scan lists.
    """
    prefixes = tuple(f"{folder}/" for folder in folders)
    root = os.path.realpath(vault)

    def stays(path: str) -> bool:
        return path not in paths and not f"{path}/".startswith(prefixes)

    # Of a folder itself only what is in it goes, so that links to it tell what they told.
    lost = {
        file.path
        for file in (*found.notes, *found.attachments)
        if os.path.islink(file.place)
        and stays(file.path)
        and not all(stays(as_text(path)) for path in _way(file.place[len(vault) :], root))
    }
    problems = [problem for problem in found.problems if stays(problem[0])]
    problems += [(path, _NOWHERE) for path in lost]
    return found._replace(
        notes=tuple(file for file in found.notes if stays(file.path) and file.path not in lost),
        attachments=tuple(
            file for file in found.attachments if stays(file.path) and file.path not in lost
        ),
        problems=tuple(sorted(problems)),
        not_downloaded=tuple(filter(stays, found.not_downloaded)),
    )


_MOST_LINKS = 40  # on the way to a file, as Linux has it


def _way(path: str, root: str) -> Iterator[str]:
    """The files and links of the vault at `root` that are passed on the way to the one at a path,
    each by its path there; folders apart, but for links to folders."""
    here, left, links = root, _parts(path), 0
    while left:
        part = left.pop()
        here = os.path.dirname(here) if part == ".." else os.path.join(here, part)
        is_link = os.path.islink(here)
        if (is_link or not left) and here.startswith(root + os.sep):
            yield here[len(root) + 1 :].replace(os.sep, "/")
        if not is_link:
            continue
        links += 1
        if links > _MOST_LINKS:
            return
        target = os.readlink(here)
        here = os.path.abspath(os.sep) if os.path.isabs(target) else os.path.dirname(here)
        left += _parts(target)


def _parts(path: str) -> list[str]:
    """The parts of a path, the last one first."""
    return [part for part in reversed(path.split(os.sep)) if part not in ("", ".")]


_NOWHERE = Problem(Codes.UNREADABLE_FILE, f"cannot be read: {os.strerror(errno.ENOENT)}")
NOT_DOWNLOADED = Problem(
    Codes.NOT_DOWNLOADED,
    "the note is in iCloud and not on this machine: a refresh keeps what it said last, a whole "
    "import lacks it; choose “Keep Downloaded” in the Finder",
)


def absent_of(in_cloud: list[str], here: Container[str], ignored: Ignored) -> tuple[str, ...]:
    """The notes of which only a place holder is there, of those that have one."""
    if not in_cloud:
        return ()
    paths = {as_text(path) for path in in_cloud if not ignored(path, False)}
    return tuple(sorted(path for path in paths if path not in here))


def is_note(name: str) -> bool:
    """Whether a file of this name is a note; others are attachments."""
    return name[-3:].lower() == ".md"


def file_at(entry: os.DirEntry[str], path: str, root: str) -> SourceFile | Problem:
    """The file at a path of the vault whose real place is `root`, or why there is none. Links to
    files are followed while they stay in the vault."""
    try:
        status = entry.stat()
        if entry.is_symlink() and not _stays_inside(entry.path, root, status.st_mode):
            return Problem(Codes.LINK_OUT_OF_VAULT, "a link leads elsewhere")
    except OSError as error:
        return Problem(Codes.UNREADABLE_FILE, _cause(error))
    if not stat.S_ISREG(status.st_mode):
        return Problem(Codes.NO_FILE, "neither a file nor a folder")
    return _source(as_text(path), entry.path, status)


def _source(path: str, place: str, status: os.stat_result) -> SourceFile:
    mtime, ctime, inode = status.st_mtime_ns, status.st_ctime_ns, status.st_ino
    return SourceFile(
        path,
        status.st_size,
        mtime if -_BITS <= mtime <= _BITS else mtime & _BITS,
        ctime if -_BITS <= ctime <= _BITS else ctime & _BITS,
        inode if inode <= _BITS else inode & _BITS,
        place,
        mtime // 1_000_000_000,
    )


def _stays_inside(place: str, root: str, mode: int) -> bool:
    return stat.S_ISREG(mode) and os.path.realpath(place).startswith(root + os.sep)


def as_text(path: str) -> str:
    """The path as valid text: bytes that are no UTF-8 are spelt out."""
    if path.isascii():
        return path
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unread_folder(error: OSError) -> Problem:
    """What is wrong with a folder that cannot be listed."""
    return Problem(Codes.UNREADABLE_FOLDER, _cause(error))


def _cause(error: OSError) -> str:
    return f"cannot be read: {error.strerror}"
