"""What a query asks of the notes: a small protocol, for a database or a folder behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from kg.languages.dataview.values import Object, Value


class Page(NamedTuple):
    """A note: its path and its fields, `file` among them.

    `fields.file` has path, name, link, tags, tasks and the like, as the plugin gives them.
    """

    path: str
    fields: Object


class Row(NamedTuple):
    """What a query goes through: what identifies it, and its values by name."""

    id: Value
    fields: Object


class Pages(Protocol):
    """All notes, as the note sees them that the query stands in."""

    def all(self) -> Iterable[str]:
        """The paths of all notes, in the order in which they are answered."""

    def in_folder(self, folder: str) -> Iterable[str]:
        """The paths in a folder and below it, and of the one note that has this path."""

    def tagged(self, tag: str) -> Iterable[str]:
        """The paths of the notes with a tag, in any case, or with one below it."""

    def linking_to(self, target: str) -> Iterable[str]:
        """The paths of the notes that link to a note, or to a name that no note has.

        `target` is a path that `normalize` gave.
        """

    def linked_from(self, path: str) -> Iterable[str]:
        """The paths of the notes that a note links to."""

    def page(self, path: str) -> Page | None:
        """The note with this path."""

    def normalize(self, target: str) -> str:
        """The path that a link's target leads to; the target itself where it leads nowhere."""

    def csv(self, path: str) -> list[Object] | None:
        """The rows of a CSV file of the vault, None where there is none. Raises Failed."""

    @property
    def here(self) -> str:
        """The path of the note that the query stands in, "" for none."""
