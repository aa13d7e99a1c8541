"""What shell completion asks: names that begin so. It imports next to nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kg.model.kinds import ENTITY_KINDS, Kinds

if TYPE_CHECKING:
    from kg.store.reader import Connection

KINDS = (*ENTITY_KINDS, Kinds.MEETING, Kinds.TAG)
_FOLDER = os.path.join(os.path.dirname(__file__), "sql", "complete")


def beginning(conn: Connection, kind: str, start: str) -> list[tuple[str, str, str]]:
    """Names that begin with `start`, as typed, each with its key and something that explains it.

    `kind` is one of `KINDS`, or "name" for a thing of any kind, or "status", or "folder". A
    `start` such as `person:ja` finds keys.
    """
    if kind in {"status", "folder"}:
        found = conn.execute(_sql(kind))
        return [(name, key, str(uses)) for name, key, uses in found if name.startswith(start)]
    if ":" in start:
        return conn.execute(_sql("key"), {"start": start.lower()}).fetchall()
    from kg.model.names import slug

    values = {"start": slug(start), "kind": kind}
    if start and not values["start"]:
        return []
    return conn.execute(_sql("entity" if kind in KINDS else "name"), values).fetchall()


def _sql(name: str) -> str:
    with open(os.path.join(_FOLDER, name + ".sql"), encoding="utf-8") as file:
        return file.read()
