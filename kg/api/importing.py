"""Importing from Python."""

from __future__ import annotations

import os
from datetime import date

from kg.api.wording import speaking
from kg.importer import ImportReport
from kg.importer import import_vault as run
from kg.importer.importer import Progress
from kg.query.days import AS_OF, said

__all__ = ["ImportReport", "import_vault"]


@speaking
def import_vault(
    path: str | os.PathLike[str],
    db: str | os.PathLike[str] = "kg.db",
    *,
    as_of: str | date | None = None,
    config: str | os.PathLike[str] | None = None,
    full: bool = False,
    force: bool = False,
    timeout: float = 10.0,
    progress: Progress | None = None,
) -> ImportReport:
    """Read the folder of notes at `path` into the database `db`: all of it, or what has changed.

    The folder is never written to, and the database is afterwards the new one or, after an error,
    the old one, whole. `as_of` is the day that counts as today; it decides which meetings are in
    the future. `config` is a kg.toml to use instead of the one found in the vault. `full` reads
    every note again; `force` goes on where the vault seems to be the wrong one. Another import is
    waited for `timeout` seconds. `progress` is called with (notes read, notes in all).

    The report says how many notes were read, added, changed and removed, the rows in each table
    (`counts`) and the problems by severity (`problems`). Raises VaultError, DatabaseError and
    ConfigError.
    """
    return run(
        os.path.expanduser(os.fspath(path)),
        os.path.expanduser(os.fspath(db)),
        config=None if config is None else os.path.expanduser(os.fspath(config)),
        as_of=said(as_of, date.today().isoformat(), AS_OF) or date.today().isoformat(),
        full=full,
        force=force,
        timeout=timeout,
        progress=progress,
    )
