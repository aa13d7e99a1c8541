"""The pipeline from files to tables. Loaded by name only: each question looks whether the vault
changed, which is a small part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.importer.importer import ImportReport, import_part, import_vault

__all__ = ["ImportReport", "import_part", "import_vault"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kg.importer import importer

    return getattr(importer, name)
