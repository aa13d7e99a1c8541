"""Bringing a database from an older schema to the newest, and writing the schema's snapshot."""

import contextlib
import io
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, create_engine
from sqlalchemy.exc import DBAPIError

from kg.store.backup import backup
from kg.store.errors import translated
from kg.store.reader import check_revision, connect_read, read_revision
from kg.store.revision import HEAD, REVISIONS

_FTS_SHADOWS = ("notes_fts_data", "notes_fts_idx", "notes_fts_docsize", "notes_fts_config")
_SNAPSHOT = Path(__file__).parent / "sql" / "schema.sql"


def migrations_folder() -> Path:
    """Where the migrations are: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def upgrade(path: str, revision: str = "head") -> None:
    """Migrate the database file in place; all or nothing. Raises DatabaseError."""
    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    engine = create_engine(URL.create("sqlite", database=path))
    try:
        # Alembic commits after each revision, unless SQLAlchemy knows of a transaction. SQLite runs
        # DDL in transactions, the Python driver only when told by hand.
        with engine.connect() as connection, connection.begin():
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.isolation_level = None
            driver.execute("pragma foreign_keys = off")
            driver.execute("pragma ignore_check_constraints = on")
            driver.execute("begin immediate")
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    except DBAPIError as error:
        raise translated(error.orig or error, path) from error
    except sqlite3.Error as error:
        raise translated(error, path) from error
    finally:
        engine.dispose()


def upgrade_with_backup(path: str) -> str | None:
    """Migrate an older database after copying it; the copy's path, None if nothing was to do."""
    with contextlib.closing(connect_read(path)) as source:
        revision = read_revision(path, source)
    if revision not in REVISIONS:
        check_revision(path, revision)
    if revision == HEAD:
        return None
    copy = f"{path}.{revision}.bak"
    backup(path, copy, force=True)
    upgrade(path)
    return copy


def snapshot(conn: sqlite3.Connection) -> str:
    """The schema of a migrated database as a script: tables, then indexes, without views."""
    rows = conn.execute(
        "select sql, name from sqlite_master where sql is not null and type in ('table', 'index')"
        " and name not like 'sqlite_%' order by type desc, rowid"
    )
    shown = [" ".join(sql.split()) + ";\n" for sql, name in rows if name not in _FTS_SHADOWS]
    return "".join(shown)


def write_snapshot() -> None:
    """Write schema.sql anew from the migrations (`make schema`)."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "schema.db")
        upgrade(path)
        with contextlib.closing(sqlite3.connect(path)) as conn:
            _SNAPSHOT.write_text(snapshot(conn), encoding="utf-8")


if __name__ == "__main__":
    write_snapshot()
