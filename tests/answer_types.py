"""Every value that a question answers with, found where it is declared."""

import pkgutil
from importlib import import_module

import kg.model.answers


def answer_types() -> dict[str, type]:
    """The types of kg.model.answers by name; AssertionError for a name that stands twice."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(kg.model.answers.__path__, "kg.model.answers."):
        for name, kind in vars(import_module(module.name)).items():
            if hasattr(kind, "_fields") and kind.__module__ == module.name:
                assert name not in found, f"{name} is declared twice"
                found[name] = kind
    return found
