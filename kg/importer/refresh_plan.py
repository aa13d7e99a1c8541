"""How the files differ from what the database knows: all that a refresh without changes costs."""

from __future__ import annotations

from typing import NamedTuple

from kg.store import state
from kg.store.reader import Connection
from kg.vault.scan import Scan, SourceFile


class Difference(NamedTuple):
    """How the files differ from what the database knows."""

    added: list[SourceFile]
    touched: list[SourceFile]
    removed: list[str]
    new_attachments: list[SourceFile]
    old_attachments: list[str]

    def __bool__(self) -> bool:
        return any(self)


def difference(conn: Connection, scan: Scan) -> Difference:
    """Compare the files with the last import by path, size, time and inode."""
    known = set(state.known_notes(conn))
    # The first four values of a SourceFile are what the database keeps of it.
    fresh = [file for file in scan.notes if file[:4] not in known]
    paths_now = {file[0] for file in scan.notes}
    known_paths = {row[0] for row in known} if fresh or len(known) != len(paths_now) else paths_now
    known_files = set(state.known_attachments(conn))
    files_now = {(file[0], file[1]) for file in scan.attachments}
    gone = known_files - files_now
    return Difference(
        [file for file in fresh if file.path not in known_paths],
        [file for file in fresh if file.path in known_paths],
        sorted(known_paths - paths_now),
        [file for file in scan.attachments if (file[0], file[1]) not in known_files],
        sorted(path for path, _ in gone),
    )
