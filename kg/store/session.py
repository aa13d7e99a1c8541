"""The SQLModel session that Python users get: the tables as classes, for reading only."""

from __future__ import annotations

from sqlalchemy.pool import StaticPool
from sqlmodel import Session, create_engine

from kg.store.reader import open_read


def session(path: str) -> Session:
    """A session on a read-only connection of its own, which closes with it.

    What writes is refused by SQLite (sqlalchemy.exc.OperationalError). Raises as `open_read` does.
    """
    conn = open_read(path)
    engine = create_engine("sqlite://", creator=lambda: conn, poolclass=StaticPool)
    return _Session(engine)


class _Session(Session):
    """Closes its connection, too."""

    def close(self) -> None:
        super().close()
        self.get_bind().dispose()  # type: ignore[union-attr]
