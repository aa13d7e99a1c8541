"""The questions that kg.toml saves now, for whoever asks a database."""

from __future__ import annotations

import os
from typing import NamedTuple

from kg import config
from kg.importer.rules import given_config
from kg.model.questions import Saved, Unfit, read
from kg.store.maintenance import imported_from


class Questions(NamedTuple):
    """Questions by name, those that cannot be asked by how they are written, and why there may be
    others that are not known here."""

    known: tuple[Saved, ...]
    unfit: tuple[Unfit, ...] = ()
    told: str | None = None


def questions_of(db: str) -> Questions:
    """What kg.toml saves now, for a database and the vault that it was made from. Raises
    ConfigError. Whether a query is one of its language is not looked at: asking it tells."""
    imported = imported_from(db)
    name, rules = imported or ("", "")
    # A copy that was made to be handed on says only what the folder was called.
    vault = name if os.path.isabs(name) and os.path.isdir(name) else None
    given = given_config(rules) if vault else None
    file, base = config.chosen(given, vault=vault, database=db)
    toml = config.read(file) if file else b""
    files = config.layers(file, toml, base=base, over=config.laid_over(vault))
    found = [read(one.name, one.said) for one in config.questions(files)]
    return Questions(
        tuple(one for one in found if isinstance(one, Saved)),
        tuple(one for one in found if isinstance(one, Unfit)),
        None if vault else _absent(name),
    )


def _absent(vault: str) -> str:
    named = f"“{os.path.basename(vault)}”" if vault else "it was made from"
    return (
        f"The vault {named} is not here, and neither are the questions that its kg.toml saves: ask "
        "where the vault is, or put its kg.toml beside the database."
    )
