"""How the files differ from what the database knows: all that a refresh without changes costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.errors import VaultError
from kg.model.note import Problem
from kg.store import known_files
from kg.store.checks import Touched
from kg.store.reader import Connection
from kg.vault.look import UNSURE_NS
from kg.vault.scan import Scan, SourceFile, is_note

_FEW = 20  # notes; a small vault may well lose most of its notes by design
_MOST = 0.5


def check_vault(
    last: known_files.LastImport | None, vault: str, found: Difference, *, force: bool
) -> None:
    """Raise VaultError where the vault looks empty, gutted, or like another one.

    The place of a vault does not matter, its notes do: a vault that was moved is the same vault.
    """
    known, gone = found.known, len(found.removed)
    if last is None or force or gone <= known * _MOST:
        return
    if gone == known and not found.added:
        raise VaultError(
            f"{vault} holds no notes, the database {known}. Is a drive not mounted? "
            "To empty the database, import with --force."
        )
    if vault != last.vault and gone == known:
        raise VaultError(
            f"The database was made from {last.vault}, and no note of it is in {vault}. "
            "Use another --db, or say --force to replace it."
        )
    if known >= _FEW:
        raise VaultError(
            f"{gone} of {known} notes are missing in {vault}. If they are gone "
            "for good, import with --force."
        )


def check_downloaded(scan: Scan, vault: str, *, force: bool) -> None:
    """Raise VaultError where a whole import would lack many notes that a cloud holds."""
    absent = len(scan.not_downloaded)
    if absent > _FEW and not force:
        raise VaultError(
            f"{absent} notes of {vault} are in iCloud and not on this machine, such as "
            f"{scan.not_downloaded[0]}. Download them, or import without them with --force."
        )


Problems = Sequence[tuple[str, Problem]]


class Seen(NamedTuple):
    """What an import touched (None: everything), the nodes about which something else may be true
    now (None: all of them), whether the day is another than the last import's, so that what was
    future may be past, whether people, projects or organizations came or went, and the people whose
    standing may be another one (None: that of all, and somebody else may be me)."""

    touched: Touched | None
    decided: set[int] | None
    new_day: bool = True
    names: bool = True
    people: AbstractSet[int] | None = None

    @property
    def nodes(self) -> AbstractSet[int] | None:
        """The nodes that were touched; None: all of them."""
        return self.touched and self.touched.nodes

    def tied_to(self, nodes: set[int]) -> Seen:
        """The same, these nodes being or having been tied to something touched."""
        if self.touched is None:
            return self
        return self._replace(touched=self.touched._replace(tied=self.touched.tied | nodes))


EVERYTHING = Seen(None, None)


class Difference(NamedTuple):
    """How the files differ from what the database knows; `known` is how many notes it knows.

    `touched` are known files that may have another text: only their text tells. `problems`: the
    last look at the files found others.
    """

    added: list[SourceFile]
    touched: list[SourceFile]
    removed: list[str]
    new_attachments: list[SourceFile]
    old_attachments: list[str]
    problems: bool
    known: int

    def __bool__(self) -> bool:
        return any(self[:6])

    @property
    def beside_notes(self) -> bool:
        """Whether something else than notes differs."""
        return bool(self.new_attachments or self.old_attachments or self.problems)


def difference(
    conn: Connection, scan: Scan, problems: Problems, last: known_files.LastImport | None
) -> Difference:
    """Compare the files and what is wrong with them with the last import: by path, size, times and
    inode, and where the times do not tell, by text. Of a scan that was kept only the files that are
    named, by text."""
    if scan.named is not None:
        return _of_named(conn, scan, scan.named, problems)
    # The first values of a SourceFile are what the database keeps of it, in the same order: where
    # nothing changed, one comparison of two lists says so.
    known = known_files.known_notes(conn)
    added, touched, removed = [], [], []
    if known != [file[:5] for file in scan.notes]:
        before = set(known)
        paths = {row[0] for row in known}
        fresh = [file for file in scan.notes if file[:5] not in before]
        added = [file for file in fresh if file.path not in paths]
        touched = [file for file in fresh if file.path in paths]
        here = {file.path for file in scan.notes}
        removed = sorted(paths - here.union(scan.not_downloaded))
    if last is not None:
        touched = _with_unsure(conn, scan, touched, added, last)
    files = set(known_files.known_attachments(conn))
    gone = files.difference(file[:2] for file in scan.attachments)
    return Difference(
        added,
        touched,
        removed,
        [file for file in scan.attachments if file[:2] not in files],
        sorted(path for path, _ in gone),
        _differ(known_files.known_problems(conn), problems),
        len(known),
    )


def _of_named(
    conn: Connection, scan: Scan, named: Mapping[str, SourceFile | None], problems: Problems
) -> Difference:
    notes = set(known_files.hashes(conn, named))
    sizes = known_files.attachment_sizes(conn, named)
    here = [file for _, file in sorted(named.items()) if file is not None]
    attachments = {file.path: file for file in here if not is_note(file.path)}
    gone = notes.difference(file.path for file in here).difference(scan.not_downloaded)
    return Difference(
        [file for file in here if is_note(file.path) and file.path not in notes],
        [file for file in here if is_note(file.path) and file.path in notes],
        sorted(gone),
        [file for path, file in attachments.items() if sizes.get(path) != file.size],
        sorted(
            path
            for path, size in sizes.items()
            if path not in attachments or attachments[path].size != size
        ),
        _differ(known_files.known_problems(conn), problems),
        known_files.count(conn),
    )


def _with_unsure(
    conn: Connection,
    scan: Scan,
    touched: list[SourceFile],
    added: list[SourceFile],
    last: known_files.LastImport,
) -> list[SourceFile]:
    """The touched files, those that may have changed within a tick of their clock, and those that
    could not be read: a disk that answers again changes no time."""
    first, final = last.scan_began_ns - UNSURE_NS, last.scan_ended_ns + UNSURE_NS
    unread = known_files.unread(conn)
    unsure = {file for file in scan.notes if first <= file.mtime_ns <= final or file.path in unread}
    return sorted(unsure.difference(added).union(touched)) if unsure else touched


def _differ(known: Iterable[tuple[str, str, str, str]], problems: Problems) -> bool:
    return sorted(known) != sorted((path, *_stored(problem)) for path, problem in problems)


def _stored(problem: Problem) -> tuple[str, str, str]:
    return (problem.code, problem.severity, problem.message)
