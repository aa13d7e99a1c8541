"""What is known of folders before their notes are described: MEANING's first step.

A whole import looks at the heads of notes whose folders' names mean nothing; a refresh asks the
database what the others told, and looks which folders are something else than before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from kg.importer.quarantine import attempt
from kg.importer.read import Text, read
from kg.importer.settings import Settings
from kg.interpret.folder_evidence import is_persons, tells_of_folder
from kg.interpret.note_view import NoteView, names_say
from kg.model.folders import NOTHING_TOLD, Told
from kg.model.rules import Rules
from kg.parse import parse_head
from kg.resolve.folder_kinds import FolderKinds, below, folders_of
from kg.resolve.name_index import OF_FOLDER
from kg.store import import_state
from kg.store.reader import Connection
from kg.vault.scan import SourceFile


def told_of_folders(files: Sequence[SourceFile], settings: Settings) -> Mapping[str, str]:
    """What the notes say that folders are for, where the folders' names mean nothing."""
    places = {file.path: file for file in files}
    found = FolderKinds(
        sorted(places),
        lambda path: tells(read(places[path]), settings),
        settings.rules,
        is_persons,
    )
    for folder in {path.rpartition("/")[0] for path in places}:
        if is_open(folder, settings.rules):
            found.look(folder)
    return found.known() or NOTHING_TOLD


def is_open(folder: str, rules: Rules) -> bool:
    """Whether notes may tell what a folder, or one around it, is for."""
    names = names_say(folder, rules)
    return names.is_open and not names.template


def tells(text: Text, settings: Settings) -> str:
    """What a note tells of its folder (`kg.interpret.folder_evidence`)."""

    def work(text: Text) -> str:
        note = parse_head(text.file.path, text.text, settings.types)
        return tells_of_folder(NoteView(note, settings.rules))

    return attempt(work, text, lambda _text, _problem: "")


class FoldersAnew:
    """The facts of folders in a refresh: `before` as the database was made, `after` as the files
    are. `gone` are the paths of notes that are no more, `own` is what the notes tell that are new
    or may have another text: all of it, before anything is asked."""

    def __init__(
        self,
        conn: Connection,
        paths: Iterable[str],
        added: Iterable[str],
        gone: Iterable[str],
        rules: Rules,
    ) -> None:
        self._conn = conn
        self._known: dict[str, dict[str, str]] = {}
        self._rules = rules
        self.own: dict[str, str] = {}
        self._came_or_went = {*added, *gone}
        self._after = sorted(paths)
        before = self._after
        if self._came_or_went:  # else the text of a note changed, and no path
            before = sorted({*self._after}.difference(added).union(gone))
        self.before: Told = FolderKinds(
            before, self._tells_before, rules, is_persons, lambda folder: len(self._of(folder))
        )
        self.after: Told = FolderKinds(
            self._after, self._tells_after, rules, is_persons, self._tellers_after
        )

    def turned(self) -> set[str]:
        """The paths of notes in folders that are for something else now."""
        other = {path for path, told in self.own.items() if self._tells_before(path) != told}
        found: set[str] = set()
        folders = {folder for path in other | self._came_or_went for folder in folders_of(path)}
        for folder in folders:
            if self.before.get(folder, "") != self.after.get(folder, ""):
                found.update(below(self._after, folder))
        return found

    def _of(self, folder: str) -> dict[str, str]:
        """What the notes right in a folder tell, by the database."""
        if folder not in self._known:
            named = import_state.named(self._conn, OF_FOLDER, folder)
            self._known[folder] = {row[0]: row[5] for row in named}
        return self._known[folder]

    def _tells_before(self, path: str) -> str:
        return self._of(path.rpartition("/")[0]).get(path, "")

    @cached_property
    def _own_tellers(self) -> Counter[str]:
        return Counter(path.rpartition("/")[0] for path, told in self.own.items() if told)

    def _tellers_after(self, folder: str) -> int:
        """How many notes right in a folder may tell something, or more."""
        return len(self._of(folder)) + self._own_tellers[folder]

    def _tells_after(self, path: str) -> str:
        found = self.own.get(path)
        return self._tells_before(path) if found is None else found
