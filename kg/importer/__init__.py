"""The pipeline from files to tables."""

from kg.importer.importer import ImportReport, import_vault

__all__ = ["ImportReport", "import_vault"]
