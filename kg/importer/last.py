"""From what a database was imported last, for who does not say it again."""

from __future__ import annotations

import os
from typing import NamedTuple

from kg.importer.rules import given_config
from kg.store.maintenance import imported_from


class Last(NamedTuple):
    """The folder of notes, and the kg.toml if somebody chose one."""

    vault: str
    config: str | None


def last_import(db: str) -> Last | None:
    """The vault and the kg.toml of the newest import into a file; None where it tells of none."""
    found = imported_from(db)
    if found is None or not os.path.isabs(found[0]):  # a copy says only what the folder was called
        return None
    return Last(found[0], given_config(found[1]))
