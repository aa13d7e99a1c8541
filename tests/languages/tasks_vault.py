"""A folder of notes as tasks, without a database, in the plainest way."""

from __future__ import annotations

from pathlib import Path

from kg.languages.dataview.note import Note, read_note
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.task import File, Task
from kg.languages.tasks.tasks_of_note import tasks_of
from kg.parse import parse_note
from tests.languages.vault import _walk


class TasksFolder:
    """A vault: its tasks, and its files."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.tasks: list[Task] = []
        self._notes: dict[str, Note] = {}
        for path in _walk(root, ""):
            if not path.endswith(".md"):
                continue
            text = (root / path).read_bytes().decode("utf-8", "replace")
            parsed = parse_note(path, text)
            self._notes[path] = note = read_note(parsed, text)
            headings = [(one.line - 1, one.text) for one in parsed.headings]
            lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
            self.tasks += tasks_of(lines, 0, note.items, headings, self.file(path), settings)

    def file(self, path: str) -> File:
        """A file of the vault."""
        note = self._notes.get(path)
        return File(path, lambda: note.frontmatter if note else {})
