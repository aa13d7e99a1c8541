"""Which vaults were imported on this machine, and where their databases lie.

A database has its place in the user's data folder, a file for each vault. Beside them a small file
for each vault says where its database is, which may be elsewhere; its time is that of the last
import. So a question finds the notes around the folder it is asked in, and else those imported
last, from anywhere.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple
from zlib import crc32

_LONGEST = 200  # bytes of a folder's name in that of a file
_MARK = ".obsidian"  # what a vault holds that was never imported


class Vault(NamedTuple):
    """A vault that was imported: the folder, its database, and when, in nanoseconds since 1970."""

    folder: str
    database: str
    imported: int


def file_name(vault: str) -> str:
    """What a vault's files are called in the user's folders: by its name and its place."""
    root = os.path.realpath(vault)
    name = os.fsencode(os.path.basename(root))[:_LONGEST].decode(errors="ignore")
    return f"{name}-{crc32(os.fsencode(root)):08x}"


def data_home() -> str:
    """The user's data folder for kg: $XDG_DATA_HOME, else where the system has it."""
    # As platformdirs has it, which takes longer to import than most of an answer.
    given = os.environ.get("XDG_DATA_HOME")
    if not given and sys.platform == "darwin":
        given = os.path.expanduser("~/Library/Application Support")
    elif not given and sys.platform == "win32":
        given = os.environ.get("LOCALAPPDATA")
    return os.path.join(given or os.path.expanduser("~/.local/share"), "kg")


def own_database(vault: str) -> str:
    """Where a vault's database lies if nobody says otherwise."""
    return os.path.join(data_home(), f"{file_name(vault)}.db")


def database_of(vault: str) -> str | None:
    """The database that the last import of a vault wrote, if it is still there."""
    known = _read(_entry(vault))
    found = known.database if known else own_database(vault)
    return found if os.path.exists(found) else None


def around(folder: str) -> str | None:
    """The nearest folder, from this one upwards, that was imported or is a vault of Obsidian."""
    here = os.path.realpath(folder)
    entries = _entries()
    while True:
        if file_name(here) in entries or os.path.isdir(os.path.join(here, _MARK)):
            return here
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def known() -> list[Vault]:
    """The vaults that were imported and whose databases are there, the newest import first."""
    found = [_read(os.path.join(_folder(), name)) for name in _entries()]
    there = [one for one in found if one and os.path.exists(one.database)]
    return sorted(there, key=lambda one: one.imported, reverse=True)


def prepare(database: str) -> None:
    """Make the user's data folder, where a database is to lie in it; nobody else may look in."""
    if os.path.dirname(os.path.abspath(database)) == data_home():
        os.makedirs(data_home(), mode=0o700, exist_ok=True)


def remember(vault: str, database: str) -> None:
    """Say that a vault was imported now. Where nothing can be written, nothing is remembered."""
    entry = _entry(vault)
    told = os.fsencode(os.path.realpath(vault)), os.fsencode(os.path.abspath(database))
    new = f"{entry}.{os.getpid()}.new"
    try:
        os.makedirs(data_home(), mode=0o700, exist_ok=True)
        os.makedirs(_folder(), mode=0o700, exist_ok=True)
        with open(new, "xb") as file:
            file.write(b"\0".join(told))
        os.replace(new, entry)
        _forget_gone()
    except OSError:
        return


def _forget_gone() -> None:
    """Drop what is known of vaults of which nothing is left, neither notes nor database."""
    for name in _entries():
        one = _read(os.path.join(_folder(), name))
        if one and not os.path.exists(one.folder) and not os.path.exists(one.database):
            os.unlink(os.path.join(_folder(), name))


def _folder() -> str:
    return os.path.join(data_home(), "vaults")


def _entry(vault: str) -> str:
    return os.path.join(_folder(), file_name(vault))


def _entries() -> set[str]:
    try:
        return {name for name in os.listdir(_folder()) if not name.endswith(".new")}
    except OSError:
        return set()


def _read(entry: str) -> Vault | None:
    try:
        with open(entry, "rb") as file:
            folder, _, database = file.read().partition(b"\0")
        return Vault(os.fsdecode(folder), os.fsdecode(database), os.stat(entry).st_mtime_ns)
    except OSError:
        return None
