"""A personal knowledge graph: people, projects and meetings from a folder of Markdown notes.

    import kg

    kg.import_vault("~/Notes", db="kg.db")
    with kg.connect("kg.db") as kb:
        kb.last_contact(status="blocked")

Nothing is loaded before it is used. `docs/python.md` shows what can be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from kg.api.answers import Answers
    from kg.api.drawing import Drawing
    from kg.api.importing import ImportReport, import_vault
    from kg.api.knowledge_base import KnowledgeBase, connect
    from kg.api.node import Node
    from kg.errors import KgError, NameAmbiguous, NameUnknown
    from kg.store import tables
    from kg.version import __version__

__all__ = [
    "Answers",
    "Drawing",
    "ImportReport",
    "KgError",
    "KnowledgeBase",
    "NameAmbiguous",
    "NameUnknown",
    "Node",
    "__version__",
    "connect",
    "import_vault",
    "tables",
]

_HOMES = {
    "Answers": "kg.api.answers",
    "Drawing": "kg.api.drawing",
    "ImportReport": "kg.api.importing",
    "KgError": "kg.errors",
    "KnowledgeBase": "kg.api.knowledge_base",
    "NameAmbiguous": "kg.errors",
    "NameUnknown": "kg.errors",
    "Node": "kg.api.node",
    "__version__": "kg.version",
    "connect": "kg.api.knowledge_base",
    "import_vault": "kg.api.importing",
    "tables": "kg.store.tables",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = import_module(_HOMES[name])
    found: object = home if name == "tables" else getattr(home, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load_ipython_extension(shell: Any) -> None:
    """`%load_ext kg`: gives the shell `%kg` and `%%kgsql`."""
    from kg.ipython import load

    load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """`%unload_ext kg`: takes them away again."""
    from kg.ipython import unload

    unload(shell)
