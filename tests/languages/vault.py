"""A folder of notes as pages, without a database, in the plainest way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from kg.languages.dataview.csv_rows import read_rows
from kg.languages.dataview.dates import Date, Zone, local_date
from kg.languages.dataview.links import read_link
from kg.languages.dataview.meanings import Around, Facts
from kg.languages.dataview.note import Note, read_note
from kg.languages.dataview.page import all_tags, make_page
from kg.languages.dataview.pages import Page
from kg.languages.dataview.values import Object
from kg.model.names import file_key
from kg.parse import parse_note
from kg.resolve.links import resolve
from kg.resolve.name_index import FILE, Entry


@dataclass
class Folder:
    """A vault. All its files count as made at `times`."""

    root: Path
    zone: Zone
    times: datetime
    here: str = ""
    notes: dict[str, Note] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sizes: dict[str, int] = {}
        self._files: dict[str, list[Entry]] = {}
        for path in _walk(self.root, ""):
            if not path.endswith(".md"):
                continue
            content = (self.root / path).read_bytes()
            text = content.decode("utf-8", "replace")
            self._sizes[path] = len(content)
            self.notes[path] = read_note(parse_note(path, text), text)
            name = file_key(path.rpartition("/")[2].removesuffix(".md"))
            self._files.setdefault(name, []).append(Entry(path, path, "note", False, ""))
        self.resolved = cache(self._resolved)
        self.page = cache(self._page)
        self.around = Around(self.resolved, self.linking_to, self._facts, self.zone)
        self._targets = {
            path: {self.resolved(read_link(link.target).path, path): None for link in note.links}
            for path, note in self.notes.items()
        }

    def _resolved(self, target: str, source: str) -> str:
        if not target:
            return source

        def find(space: str, key: str) -> tuple[tuple[Entry, str], ...]:
            known = self._files.get(key, ()) if space == FILE else ()
            return tuple((entry, "") for entry in known)

        entry = resolve(target, source, find).entry
        return entry.path if entry else target

    def all(self) -> Iterable[str]:
        return self.notes

    def in_folder(self, folder: str) -> Iterable[str]:
        below = [path for path in self.notes if path.startswith(folder + "/")]
        if below:
            return below
        return [path for path in (folder, folder + ".md") if (self.root / path).is_file()][:1]

    def tagged(self, tag: str) -> Iterable[str]:
        return [
            path
            for path, note in self.notes.items()
            if tag.lower() in {one.lower() for one in all_tags(note.tags)}
        ]

    def linking_to(self, target: str) -> Iterable[str]:
        return [path for path, targets in self._targets.items() if target in targets]

    def linked_from(self, path: str) -> Iterable[str]:
        return [target for target in self._targets[path] if target in self.notes]

    def _page(self, path: str) -> Page | None:
        note = self.notes.get(path)
        if note is None:
            return None
        return make_page(path, lambda: note, self.around)

    def _facts(self, path: str) -> Facts:
        made: Date = local_date(self.times, self.zone)
        return Facts(self._sizes[path], made, made)

    def normalize(self, target: str) -> str:
        return self.resolved(target, self.here)

    def csv(self, path: str) -> list[Object] | None:
        file = self.root / path
        if not file.is_file():
            return None
        return read_rows(file.read_text("utf-8"), self.zone)


def _walk(root: Path, folder: str) -> Iterable[str]:
    """The files of a folder, then those of the folders in it."""
    here = sorted((root / folder).iterdir(), key=lambda path: path.name)
    yield from (f"{folder}{path.name}" for path in here if path.is_file())
    for path in here:
        if path.is_dir() and not path.name.startswith("."):
            yield from _walk(root, f"{folder}{path.name}/")
