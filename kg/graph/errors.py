"""What a question to the graph cannot do without."""

from __future__ import annotations

from kg.errors import UsageError


class NeedsExtra(UsageError):
    """A package is missing that one of kg's extras brings."""

    def __init__(self, what: str, package: str, extra: str, instead: str = "") -> None:
        hint = f" {instead}" if instead else ""
        super().__init__(f"{what} needs {package}: pip install 'kg-notes[{extra}]'.{hint}")
