"""Alembic's entry: views go first and come back last (SQLite cannot alter a table under one)."""

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlmodel import SQLModel

import kg.store.tables  # noqa: F401 - fills the metadata
from kg.store import views

FTS_TABLES = (
    "notes_fts",
    "notes_fts_data",
    "notes_fts_idx",
    "notes_fts_docsize",
    "notes_fts_config",
)


def _is_ours(
    _object: object, name: str | None, kind: str, _reflected: bool, _other: object
) -> bool:
    return not (kind == "table" and name in FTS_TABLES)


def _migrate(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    views.drop(driver)
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        include_object=_is_ours,
        render_as_batch=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
    views.create(driver)


def main() -> None:
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)
        return
    path = context.get_x_argument(as_dictionary=True).get("db", "kg.db")
    with create_engine(f"sqlite:///{path}").connect() as connection:
        _migrate(connection)
        connection.commit()


main()
