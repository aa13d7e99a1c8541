"""What the Python API cannot do."""

from __future__ import annotations

from kg.errors import DatabaseError


class ConnectionClosed(DatabaseError):
    """The knowledge base was closed."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was closed. Open it again with kg.connect.")
