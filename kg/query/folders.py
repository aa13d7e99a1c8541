"""The folders that a question may be narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import FolderUnknown
from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection

_SHOWN = 5


def known(conn: Connection, folder: str | None) -> str | None:
    """The folder without slashes around it, None for the whole vault.

    Raises FolderUnknown, with folders of a like name, where no file lies in it.
    """
    bare = (folder or "").strip("/")
    if not bare:
        return None
    if queries.internal(conn, "folder", folder=bare).fetchone()[0]:
        return bare
    near = _like(conn, bare)
    raise FolderUnknown(bare, near or tuple(_folders(conn, 1))[:_SHOWN], near=bool(near))


def _folders(conn: Connection, depth: int | None = None) -> list[str]:
    """The vault's folders and those around them, down to a depth."""
    rows = queries.internal(conn, "folders")
    parts = [folder.split("/") for (folder,) in rows]
    found = {"/".join(own[:end]) for own in parts for end in range(1, len(own) + 1)}
    return sorted(one for one in found if depth is None or one.count("/") < depth)


def _like(conn: Connection, wanted: str) -> tuple[str, ...]:
    """The folders whose path, or whose own name, differs from `wanted` by little."""
    from difflib import get_close_matches  # a folder that is found need not wait for it

    by_name: dict[str, list[str]] = {}
    for folder in sorted(_folders(conn), key=lambda folder: (folder.count("/"), folder)):
        for name in {folder.casefold(), folder.rpartition("/")[2].casefold()}:
            by_name.setdefault(name, []).append(folder)
    names = get_close_matches(wanted.casefold(), by_name, n=_SHOWN, cutoff=0.75)
    return tuple(dict.fromkeys(folder for name in names for folder in by_name[name]))[:_SHOWN]
