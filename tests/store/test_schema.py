"""The schema stands in three places: classes, migrations, snapshot. They are one."""

import contextlib
import sqlite3
from pathlib import Path

from sqlmodel import SQLModel

from kg.model.rows import ROW_TYPES, columns
from kg.store import schema, tables
from kg.store.migrate import migrations_folder, snapshot, upgrade
from kg.store.revision import REVISIONS


def migrated(tmp_path: Path) -> sqlite3.Connection:
    upgrade(str(tmp_path / "migrated.db"))
    return sqlite3.connect(tmp_path / "migrated.db")


def test_snapshot_is_what_migrations_lead_to(tmp_path: Path) -> None:
    with contextlib.closing(migrated(tmp_path)) as conn:
        assert snapshot(conn) == "".join(f"{text};\n" for text in schema.statements())


def test_new_database_has_the_migrated_schema(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "new.db")) as conn:
        schema.create_tables(conn)
        schema.create_indexes(conn)
        with contextlib.closing(migrated(tmp_path)) as other:
            assert snapshot(conn) == snapshot(other)
            head = "select version_num from alembic_version"
            assert conn.execute(head).fetchone() == other.execute(head).fetchone()


def test_revisions_are_those_of_the_migrations() -> None:
    found = sorted(file.name[:4] for file in (migrations_folder() / "versions").glob("[0-9]*.py"))
    assert tuple(found) == REVISIONS


def test_the_fields_of_rows_are_the_columns_of_the_tables_in_order() -> None:
    assert tables  # the classes fill the metadata
    assert set(ROW_TYPES) == set(SQLModel.metadata.tables)
    for name, table in SQLModel.metadata.tables.items():
        # An id that nobody names is given by SQLite.
        own = {"id"} - set(columns(name))
        assert columns(name) == tuple(c.name for c in table.columns if c.name not in own)


def test_every_foreign_key_leads_to_a_table(tmp_path: Path) -> None:
    with contextlib.closing(migrated(tmp_path)) as conn:
        keys = conn.execute(
            'select m.name, f."from", f."table" from sqlite_master m, '
            "pragma_foreign_key_list(m.name) f where m.type = 'table'"
        ).fetchall()
        assert ("contacts", "person_id", "people") in keys
        assert {target for _, _, target in keys} <= set(SQLModel.metadata.tables)
