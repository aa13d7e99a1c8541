"""The pipeline from files to tables."""

from kg.importer.importer import ImportReport, import_part, import_vault

__all__ = ["ImportReport", "import_part", "import_vault"]
