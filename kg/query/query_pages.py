"""The notes of a database as the query languages in notes see them.

Folders, tags and links are looked up; what a note says is unpacked only when a query asks for it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple

from kg.languages.dataview.csv_rows import read_rows
from kg.languages.dataview.dates import Date, Zone, at_instant
from kg.languages.dataview.meanings import Around, Facts
from kg.languages.dataview.note import Brought, Note
from kg.languages.dataview.packing import Unpacked
from kg.languages.dataview.page import make_page
from kg.languages.dataview.pages import Page
from kg.languages.dataview.values import Object
from kg.languages.errors import Failed
from kg.model.names import file_key, page_name
from kg.read import Unreadable, read_file
from kg.resolve.links import resolve
from kg.resolve.name_index import FILE, Entry, attachment_name
from kg.store import queries
from kg.store.reader import Connection

_AHEAD = 255  # notes that are read before they are asked for
LARGEST_CSV = 16 * 1024 * 1024
_EMPTY = Note({}, (), (), (), (), ())
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001: counted from, in UTC


class _File(NamedTuple):
    id: int
    size: int
    mtime_ns: int
    modified: str


class DatabasePages:
    """All notes of a database, seen from the note at the path `here`."""

    def __init__(self, conn: Connection, here: str, zone: Zone, vault: str | None) -> None:
        self.here = here
        self._conn, self._zone, self._vault = conn, zone, vault
        self._sql = {
            name: queries.load(f"query_{name}", "internal").text
            for name in ("data", "tagged", "sources", "unresolved", "targets")
        }
        listed = conn.execute(queries.load("query_notes", "internal").text).fetchall()
        listed.sort(key=lambda row: walked(row[1]))
        self._files = {path: _File(id_, *facts) for id_, path, *facts in listed}
        self._paths = {file.id: path for path, file in self._files.items()}
        self._known: dict[str, Page] = {}
        self._unread: dict[str, None] = {}  # known, in order, but not what they bring along
        self._ahead: dict[str, str] = {}  # what was read of notes before it was asked for
        self._more = 0  # how many are read ahead the next time
        self._names: dict[str, list[Entry]] = {}
        self._resolved: dict[tuple[str, str], str] = {}
        self._around = Around(self.lead, self.linking_to, self._facts, zone)

    def all(self) -> Iterable[str]:
        """All paths; the files of a folder stand before the folders in it."""
        return self._files

    def in_folder(self, folder: str) -> Iterable[str]:
        """The paths below a folder, or the one file of this path."""
        below = [path for path in self._files if path.startswith(f"{folder}/")]
        if below:
            return below
        for path in (folder, f"{folder}.md"):
            if path in self._files or (path.endswith(".csv") and self._place(path)):
                return [path]
        return []

    def tagged(self, tag: str) -> Iterable[str]:
        """The paths of the notes with a tag."""
        return self._found("tagged", tag=tag.removeprefix("#").lower())

    def linking_to(self, target: str) -> Iterable[str]:
        """The paths of the notes that link to a note, or to what no note is called."""
        file = self._files.get(target)
        if file:
            return self._found("sources", note=file.id)
        return self._found("unresolved", target=target)

    def linked_from(self, path: str) -> Iterable[str]:
        """The paths of the notes to which a note links, in the order of its links."""
        file = self._files.get(path)
        found = self._ids("targets", note=file.id) if file else []
        return dict.fromkeys(self._paths[id_] for id_ in found if id_ in self._paths)

    def page(self, path: str) -> Page | None:
        """The note with this path."""
        page = self._known.get(path)
        if page is None and path in self._files:
            page = self._known[path] = make_page(path, lambda: self._note(path), self._around)
            self._unread[path] = None
        return page

    def normalize(self, target: str) -> str:
        """The path to which a target leads from `here`."""
        return self.lead(target, self.here)

    def csv(self, path: str) -> list[Object] | None:
        """The rows of a CSV file that lies in the vault. Raises Failed."""
        place = self._place(path)
        if place is None:
            return None
        try:
            content = read_file(place, LARGEST_CSV)
        except Unreadable as error:
            raise Failed(f"{path} {error}") from error
        return read_rows(content.decode("utf-8-sig", "replace"), self._zone)

    def _place(self, path: str) -> str | None:
        """Where a file of the vault lies; None for none, and for one that leads out of it."""
        if not self._vault:
            return None
        root = os.path.realpath(self._vault)
        place = os.path.realpath(os.path.join(root, path))
        inside = os.path.commonpath((root, place)) == root
        return place if inside and os.path.isfile(place) else None

    def _found(self, name: str, **given: object) -> list[str]:
        ids = set(self._ids(name, **given))
        if len(ids) < 200:
            return sorted((self._paths[id_] for id_ in ids if id_ in self._paths), key=walked)
        return [path for path, file in self._files.items() if file.id in ids]

    def _ids(self, name: str, **given: object) -> list[int]:
        return [id_ for (id_,) in self._conn.execute(self._sql[name], given)]

    def _note(self, path: str) -> Brought:
        if path not in self._ahead:
            self._read(path)
        packed = self._ahead.pop(path)
        return Unpacked(packed) if packed else _EMPTY

    def _read(self, path: str) -> None:
        """Read what a note brings along, and that of those which will probably be asked for next:
        each time twice as many, as long as that is so."""
        self._unread.pop(path, None)
        others = list(islice(self._unread, self._more))
        for other in others:
            del self._unread[other]
        self._more = min(2 * self._more + 1, _AHEAD)
        paths = {self._files[one].id: one for one in (path, *others)}
        self._ahead |= dict.fromkeys(paths.values(), "")
        for id_, packed in self._conn.execute(self._sql["data"], {"notes": json.dumps([*paths])}):
            self._ahead[paths[id_]] = packed

    def _facts(self, path: str) -> Facts:
        file = self._files[path]
        changed = self._date(file)
        return Facts(file.size, changed, changed)

    def _date(self, file: _File) -> Date:
        if file.mtime_ns:
            return at_instant(_EPOCH + timedelta(milliseconds=file.mtime_ns // 10**6), self._zone)
        try:
            written = datetime.fromisoformat(file.modified.replace("Z", "+00:00"))
        except ValueError:
            return at_instant(_EPOCH, self._zone)
        return at_instant(written.astimezone(UTC).replace(tzinfo=None), self._zone)

    def lead(self, target: str, source: str) -> str:
        """The path to which a link's target leads, as Obsidian finds it: not by an alias."""
        if not target:
            return source
        key = (target, source)
        known = self._resolved.get(key)
        if known is None:
            entry = resolve(target, source, self._find).entry
            known = self._resolved[key] = entry.path if entry else target
        return known

    def _find(self, space: str, key: str) -> Any:
        if space != FILE:
            return ()
        if not self._names:
            for path in self._files:
                name = file_key(page_name(path))
                self._names.setdefault(name, []).append(Entry(path, path, "note", False, ""))
            sql = queries.load("query_attachments", "internal").text
            for (path,) in self._conn.execute(sql):
                entry = Entry(path, path, "attachment", False, "")
                self._names.setdefault(attachment_name(path), []).append(entry)
        return tuple((entry, "") for entry in self._names.get(key, ()))


def walked(path: str) -> tuple[tuple[int, str], ...]:
    """By which paths are sorted: the files of a folder stand before the folders in it."""
    *folders, name = path.split("/")
    return (*((1, folder) for folder in folders), (0, name))
