"""The tasks of a database as queries of the Tasks plugin see them, with the plugin's settings."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kg.languages.dataview.packing import Unpacked
from kg.languages.tasks.settings import Settings, read_settings
from kg.languages.tasks.task import File, Link, Task
from kg.languages.tasks.tasks_of_note import tasks_of
from kg.query.query_pages import walked
from kg.read import Unreadable, read_file
from kg.store import queries
from kg.store.reader import Connection

SETTINGS = ".obsidian/plugins/obsidian-tasks-plugin/data.json"
_LARGEST = 1_000_000  # bytes of settings


class Told(NamedTuple):
    """The plugin's settings, and what there is to say of them ("" for nothing)."""

    settings: Settings
    told: str = ""


def settings_of(vault: str | None) -> Told:
    """The settings of the plugin in a vault; its own ones where there are none."""
    if not vault or not os.path.isdir(vault):
        return Told(
            Settings(),
            "The vault is not here, so that settings of the Tasks plugin in it do not count.",
        )
    place = os.path.join(vault, SETTINGS)
    if not os.path.lexists(place):
        return Told(Settings())
    try:
        return Told(read_settings(json.loads(read_file(place, _LARGEST)), _day_by_format))
    except (Unreadable, ValueError, RecursionError) as error:
        told = f"it {error}" if isinstance(error, Unreadable) else "it is no JSON"
        return Told(Settings(), f"{SETTINGS} does not count: {told}.")


def _day_by_format(name: str, form: str) -> str | None:
    from kg.interpret.daily_format import day_by_format  # rarely asked for

    return day_by_format(name, form)


class DatabaseTasks:
    """All tasks of a database."""

    def __init__(self, conn: Connection, settings: Settings) -> None:
        self._conn, self._settings = conn, settings

    def tasks(self, step: Callable[[], None]) -> list[Task]:
        """The tasks: by the folders of their files, then by their lines.

        `step` counts notes, and may raise Exceeded.
        """
        headings: dict[int, list[tuple[int, str]]] = {}
        for note, line, text in self._rows("headings"):
            headings.setdefault(note, []).append((line - 1, text))
        found: list[tuple[str, list[Task]]] = []
        for note, path, body, first, packed in self._rows("tasks"):
            step()
            items = Unpacked(packed).items
            if any(item.status is not None for item in items):
                file = self.file(note, path, packed)
                lines = body.split("\n")
                above = headings.get(note, [])
                of_note = tasks_of(lines, first - 1, items, above, file, self._settings)
                found.append((path, of_note))
        found.sort(key=lambda one: walked(one[0]))
        return [task for _, of_note in found for task in of_note]

    def at(self, path: str) -> File:
        """The file at a path."""
        for note, there, *_ in self._rows("notes"):
            if there == path:
                row = next(self._rows("data", notes=f"[{note}]"), None)
                return self.file(note, path, row[1] if row else "")
        return File(path)

    def file(self, note: int, path: str, packed: str) -> File:
        """A file, whose properties and links are read when they are asked for."""

        def properties() -> Mapping[str, object]:
            return Unpacked(packed).frontmatter if packed else {}

        return File(path, properties, lambda: self._links(note))

    def _links(self, note: int) -> tuple[Link, ...]:
        found = []
        for target, fragment, display, kind, line, path in self._rows("links", note=note):
            to = f"{target}#{fragment}" if fragment else target
            shown = display or to
            if kind == "markdown":
                written = f"[{shown}]({to})"
            else:
                written = f"[[{to}|{display}]]" if display else f"[[{to}]]"
            found.append(Link(written, shown, path, None if kind == "property" else line - 1))
        return tuple(found)

    def _rows(self, name: str, **given: object) -> Iterator[Any]:
        return iter(self._conn.execute(queries.load(f"query_{name}", "internal").text, given))
