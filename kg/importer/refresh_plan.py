"""How the files differ from what the database knows: all that a refresh without changes costs."""

from __future__ import annotations

from kg.model.frozen import NamedTuple
from kg.store import state
from kg.store.reader import Connection
from kg.vault.scan import Scan, SourceFile


class Seen(NamedTuple):
    """What an import touched: nodes (None: all of them), those of them about which something else
    may be true now, whether files came or went, whether
    the day is another than the last import's, so that what was future may be past, and whether
    people, projects or organizations came or went."""

    nodes: set[int] | None
    decided: set[int] | None
    files: bool = True
    new_day: bool = True
    names: bool = True


EVERYTHING = Seen(None, None)


class Difference(NamedTuple):
    """How the files differ from what the database knows; `known` is how many notes it knows."""

    added: list[SourceFile]
    touched: list[SourceFile]
    removed: list[str]
    new_attachments: list[SourceFile]
    old_attachments: list[str]
    known: int

    def __bool__(self) -> bool:
        return any(self[:5])


def difference(conn: Connection, scan: Scan) -> Difference:
    """Compare the files with the last import by path, size, time and inode."""
    # The first four values of a SourceFile are what the database keeps of it, in the same order:
    # where nothing changed, one comparison of two lists says so.
    known = state.known_notes(conn)
    added, touched, removed = [], [], []
    if known != [file[:4] for file in scan.notes]:
        before = set(known)
        paths = {row[0] for row in known}
        fresh = [file for file in scan.notes if file[:4] not in before]
        added = [file for file in fresh if file.path not in paths]
        touched = [file for file in fresh if file.path in paths]
        removed = sorted(paths.difference(file.path for file in scan.notes))
    files = set(state.known_attachments(conn))
    gone = files.difference(file[:2] for file in scan.attachments)
    return Difference(
        added,
        touched,
        removed,
        [file for file in scan.attachments if file[:2] not in files],
        sorted(path for path, _ in gone),
        len(known),
    )
