"""By which rules a database is made, in one text."""

from __future__ import annotations

import os

from kg.fingerprint import of_rules
from kg.importer.vault_settings import VaultSettings
from kg.version import __version__


def rules_of(settings: VaultSettings) -> str:
    """What an import follows: kg's version and rules, the settings, and the kg.toml if somebody
    chose it, so that the next import can follow it, too."""
    chosen = f":{os.path.abspath(settings.given)}" if settings.given else ""
    return f"{__version__}:{of_rules()}:{settings.fingerprint}{chosen}"


def given_config(rules: str) -> str | None:
    """The kg.toml that an import was given, by the text that `rules_of` made of it."""
    return (*rules.split(":", 3), "", "", "", "")[3] or None
