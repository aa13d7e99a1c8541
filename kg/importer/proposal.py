"""A first kg.toml for a vault that may never have been imported."""

from __future__ import annotations

import os

from kg.importer.importer import check_folder
from kg.importer.lists import read_alone
from kg.importer.read import drafts, read
from kg.importer.settings import VaultSettings
from kg.interpret.claims import normalise_status
from kg.resolve.suggest_config import propose
from kg.vault.scan import scan


def propose_config(vault: str) -> str:
    """The text of a kg.toml that says what was found in the folder; nothing is written.

    A kg.toml that is there already counts. Raises VaultError and ConfigError.
    """
    check_folder(vault)
    settings = VaultSettings(vault, os.devnull, None)
    texts = [read(file) for file in scan(vault, settings.ignored).notes]
    rules = settings.reading.rules
    pages = (read_alone(made.page, rules) for made in drafts(texts, settings.reading))
    return propose(pages, rules, lambda status: normalise_status(status, rules))
