"""What shell completion asks: names that begin so. It imports next to nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.reader import Connection

_FOLDER = os.path.join(os.path.dirname(__file__), "sql", "complete")


def beginning(conn: Connection, kind: str, start: str) -> list[tuple[str, str, str]]:
    """Names that begin with `start`, as typed, each with its key and something that explains it.

    `kind` is that of a node, or "name" for a thing of any kind, or "status", "folder", or "kind"
    for the kinds that kg.toml declares. A `start` such as `person:ja` finds keys.
    """
    if kind == "status":
        from kg.store import queries

        found = queries.internal(conn, "statuses")
        return [(name, name, str(uses)) for name, uses in found if name.startswith(start)]
    if kind in {"folder", "kind"}:
        found = conn.execute(_sql(kind))
        return [(name, key, str(uses)) for name, key, uses in found if name.startswith(start)]
    if ":" in start:
        return conn.execute(_sql("key"), {"start": start.lower()}).fetchall()
    from kg.model.names import slug

    values = {"start": slug(start), "kind": kind}
    if start and not values["start"]:
        return []
    return conn.execute(_sql("name" if kind == "name" else "entity"), values).fetchall()


def _sql(name: str) -> str:
    with open(os.path.join(_FOLDER, name + ".sql"), encoding="utf-8") as file:
        return file.read()
