"""A first kg.toml for a vault that may never have been imported."""

from __future__ import annotations

import os

from kg.importer.draft import drafts
from kg.importer.importer import check_folder
from kg.importer.settings import VaultSettings
from kg.normalise.propose import propose
from kg.vault.scan import scan


def propose_config(vault: str) -> str:
    """The text of a kg.toml that says what was found in the folder; nothing is written.

    A kg.toml that is there already counts. Raises VaultError and ConfigError.
    """
    check_folder(vault)
    settings = VaultSettings(vault, os.devnull, None)
    rules, types = settings.reading
    files = scan(vault, settings.ignored).notes
    return propose((made.page for made in drafts(files, rules, types)), rules)
