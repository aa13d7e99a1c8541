"""Where things are found: addresses of pages, and of notes in Obsidian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode
from weakref import WeakKeyDictionary

from kg.web import databases, describe

PREFIX = "/-/kg"
_MADE: WeakKeyDictionary[Any, dict[str, Addresses]] = WeakKeyDictionary()
# What a path may hold as it is; the rest is percent-encoded.
_SAFE = "/:@!$'()*,;=~"


class Addresses:
    """The addresses of one database in one Datasette."""

    def __init__(self, datasette: Any, database: str) -> None:
        self.datasette = datasette
        self.database = database
        # Only where there are several databases must an address say which.
        self.which = {} if databases.names(datasette)[:1] == (database,) else {"db": database}

    @classmethod
    def of(cls, datasette: Any, database: str) -> Addresses:
        """Those of a database, made once: a page may hold thousands."""
        found = _MADE.setdefault(datasette, {})
        if database not in found:
            found[database] = cls(datasette, database)
        return found[database]

    def page(self, path: str = "", **arguments: str) -> str:
        """A page of kg, such as `search`."""
        found = urlencode(self.which | arguments)
        address: str = self.datasette.urls.path(f"{PREFIX}/{path}")
        return f"{address}?{found}" if found else address

    def home(self) -> str:
        """The page with the questions."""
        return self.page()

    def node(self, key: str) -> str:
        """The page of a node."""
        return self._keyed("node", key)

    def graph(self, key: str) -> str:
        """The neighbourhood of a node, as JSON."""
        return self._keyed("graph.json", key)

    def numbered(self, node_id: int | str) -> str:
        """The page of the node with this number."""
        return self.page(f"id/{node_id}")

    def note(self, path: str, line: int | str | None = None) -> str:
        """The page on which a note is read, at one of its lines."""
        return self._keyed("note", path) + (f"#L{line}" if line else "")

    def numbered_note(self, note_id: int | str, line: int | str | None = None) -> str:
        """The same for the note with this number."""
        return self.page(f"note-id/{note_id}", **({"line": str(line)} if line else {}))

    def table(self, name: str, **arguments: str | int) -> str:
        """A table or view, filtered by column=value."""
        address: str = self.datasette.urls.table(self.database, name)
        return f"{address}?{urlencode(arguments)}" if arguments else address

    def leads(self, row: Mapping[str, Any]) -> str | None:
        """Where a link leads: to its `node_key`, or to its `file` that is no note."""
        if row["node_key"]:
            return self.node(str(row["node_key"]))
        return self.table("attachments", path=str(row["file"])) if row["file"] else None

    def query(self, name: str, **arguments: str) -> str:
        """The answer of a named query."""
        address: str = self.datasette.urls.query(self.database, describe.asked_as(name))
        return f"{address}?{urlencode(arguments)}" if arguments else address

    def asset(self, name: str) -> str:
        """A script or style sheet."""
        address: str = self.datasette.urls.path(f"{PREFIX}/static/{name}")
        return address

    def _keyed(self, page: str, key: str) -> str:
        # A browser takes away the segments . and .. of a path, and some servers empty ones.
        if {"", ".", ".."} & set(key.split("/")):
            return self.page(f"{page}/", key=key)
        return self.page(f"{page}/{quote(key, safe=_SAFE)}")


def obsidian(vault: str, path: str) -> str:
    """The address that makes Obsidian open a note; `vault` is the vault's name."""
    return f"obsidian://open?vault={quote(vault, safe='')}&file={quote(path, safe='')}"
