"""A first kg.toml for a vault that may never have been imported."""

from __future__ import annotations

import contextlib
import os
import tempfile

from kg.importer.importer import check_folder, import_vault
from kg.importer.read import drafts, read
from kg.importer.settings import VaultSettings
from kg.interpret.claims import normalise_status
from kg.resolve.suggest_config import NOBODY, Whose, propose
from kg.store import me
from kg.store.owner import owner
from kg.store.reader import connect_read
from kg.vault.scan import scan

_MOST = 5  # people named as those who attend most


def propose_config(vault: str, as_of: str) -> str:
    """The text of a kg.toml that says what was found in the folder; nothing is written there.

    A kg.toml that is there already counts; `as_of` is the day (ISO) that counts as today. Raises
    VaultError and ConfigError.
    """
    check_folder(vault)
    settings = VaultSettings(vault, os.devnull, None)
    files = scan(vault, settings.ignored).notes
    rules = settings.reading.rules
    pages = [made.page for made in drafts([read(file) for file in files], settings.reading)]
    whose = _whose(vault, settings.file, as_of) if files else NOBODY
    return propose(pages, rules, lambda status: normalise_status(status, rules), whose)


def _whose(vault: str, config: str | None, as_of: str) -> Whose:
    """Whose notes these are, as an import into a database that goes again tells it."""
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "kg.db")
        import_vault(vault, db, config=config, as_of=as_of, force=True)
        with contextlib.closing(connect_read(db)) as conn:
            found = owner(conn)
            return Whose(
                me.most_at_meetings(conn, _MOST), found.name, found.guess, me.organizations(conn)
            )
