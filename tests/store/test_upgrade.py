"""A database of every earlier schema, with rows, becomes one of the newest and loses none."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from kg.store import maintenance, revision
from kg.store.errors import DatabaseUnusable
from tests.builders import imported, opened, rows, vault
from tests.dump import dump, sound
from tests.store.kept import FOLDER, NOTES, restored, script

KEPT = sorted(file.stem for file in FOLDER.glob("*.sql"))


def counted(db: Path) -> dict[str, int]:
    with opened(db) as conn:
        tables = conn.execute("select name from sqlite_master where type = 'table'").fetchall()
        return {
            name: conn.execute(f"select count(*) from {name}").fetchone()[0]
            for (name,) in tables
            if not name.startswith("notes_fts_")
        }


def test_every_schema_is_kept() -> None:
    assert tuple(KEPT) == revision.REVISIONS


@pytest.mark.parametrize("old", KEPT)
def test_the_script_of_a_restored_database_is_the_kept_one(tmp_path: Path, old: str) -> None:
    with opened(restored(old, tmp_path / "kg.db")) as conn:
        assert script(conn) == (FOLDER / f"{old}.sql").read_text()


@pytest.mark.parametrize("old", KEPT)
def test_every_table_of_a_kept_database_holds_a_row(tmp_path: Path, old: str) -> None:
    assert [name for name, n in counted(restored(old, tmp_path / "kg.db")).items() if n == 0] == []


@pytest.mark.parametrize("old", KEPT)
def test_an_upgrade_keeps_every_row(tmp_path: Path, old: str) -> None:
    db = restored(old, tmp_path / "kg.db")
    before = counted(db)
    maintenance.upgrade(str(db))
    after = counted(db)
    assert {name: after[name] for name in before} == before
    assert rows(db, "select version_num from alembic_version") == [(revision.HEAD,)]
    assert maintenance.check(str(db)) == []
    sound(db)


@pytest.mark.parametrize("old", KEPT)
def test_values_outlive_an_upgrade(tmp_path: Path, old: str) -> None:
    db = restored(old, tmp_path / "kg.db")
    maintenance.upgrade(str(db))
    assert rows(db, "select name, email, phone, role, cadence_days from people order by name") == [
        ("Ida Falk", "ida@tallow.example", "555 0101", "Buyer", 14),
        ("Per Dahl", None, None, None, None),
    ]
    assert rows(db, "select field, old, new from changes") == [("due", "2026-02-01", "2026-02-15")]
    assert rows(db, "select task, due, is_blocked from open_tasks") == [
        ("ask the mill [[Per Dahl]] [cost:: 5]", "2026-01-20", 0)
    ]
    found = "select n.path from notes_fts f join notes n on n.id = f.rowid where notes_fts match ?"
    assert rows(db, found, "find AND mill") == [("Projects/Lamp Oil.md",)]


def test_the_first_schema_learns_what_a_refresh_compares_and_names_its_constraints(
    tmp_path: Path,
) -> None:
    db = restored("0001", tmp_path / "kg.db")
    with sqlite3.connect(db) as conn:
        problem = (
            "insert into problems (path, code, severity, message, scope) values (?, ?, ?, ?, ?)"
        )
        conn.execute(problem, ("x.md", "unreadable-file", "warning", "gone", "import"))
        conn.execute(problem, (None, "owner-guessed", "info", "Ida", "import"))
    conn.close()
    maintenance.upgrade(str(db))
    assert rows(db, "select distinct ctime_ns from notes") == [(0,)]
    assert rows(db, "select distinct scan_began_ns, scan_ended_ns, rules from imports") == [
        (0, 0, "")
    ]
    assert rows(db, "select code, scope from problems where scope in ('import', 'scan')") == [
        ("unreadable-file", "scan"),
        ("owner-guessed", "import"),
    ]
    (made,) = rows(db, "select sql from sqlite_master where name = 'contacts'")
    for name in ("pk_contacts", "contact_certainty", "fk_contacts_meeting_id"):
        assert f"CONSTRAINT {name} " in str(made[0])


@pytest.mark.parametrize("old", KEPT)
def test_a_node_may_be_of_any_kind_once_upgraded(tmp_path: Path, old: str) -> None:
    db = restored(old, tmp_path / "kg.db")
    maintenance.upgrade(str(db))
    with sqlite3.connect(db) as conn:
        book = "insert into nodes (key, kind, label, slug) values ('book:x', 'book', 'X', 'x')"
        conn.execute(book)
    conn.close()
    assert rows(db, "select key from nodes where kind = 'book'") == [("book:x",)]
    assert maintenance.check(str(db)) == []


@pytest.mark.parametrize("old", KEPT)
def test_the_next_import_leaves_what_a_new_database_holds(tmp_path: Path, old: str) -> None:
    db = restored(old, tmp_path / "kg.db")
    folder = vault(tmp_path / "vault", NOTES | {"Files/map.png": b"png"})
    history = rows(db, "select node_key, field, old, new from changes")
    report = imported(folder, db)
    # The first schema marks its notes to be read anew, the others are read as they differ.
    assert not report.noop
    imported(folder, tmp_path / "new.db")
    assert dump(db) == dump(tmp_path / "new.db")
    assert rows(db, "select node_key, field, old, new from changes")[: len(history)] == history
    sound(db)


@pytest.mark.parametrize("old", KEPT)
def test_an_upgrade_tells_standings_and_by_what_i_am_known(tmp_path: Path, old: str) -> None:
    db = restored(old, tmp_path / "kg.db")
    with sqlite3.connect(db) as conn:
        node = "insert into nodes (id, key, kind, label, slug) values (?, ?, 'person', ?, ?)"
        columns = "id, name, email, is_me" + (", standing" if old >= "0005" else "")
        for number, name, email in ((901, "Bo Ek", "bo@x.example"), (902, "Cy Dow", None)):
            conn.execute(node, (number, f"person:{number}", name, str(number)))
            known = "confirmed" if email else "named"
            values = (number, name, email, 0, *([known] if old >= "0005" else []))
            marks = ", ".join("?" * len(values))
            conn.execute(f"insert into people ({columns}) values ({marks})", values)
    conn.close()
    maintenance.upgrade(str(db))
    assert rows(db, "select name, standing from people order by name") == [
        ("Bo Ek", "confirmed"),
        ("Cy Dow", "named"),
        ("Ida Falk", "page"),
        ("Per Dahl", "page"),
    ]
    assert rows(db, "select distinct me, my_organization from imports") == [("unknown", "unknown")]
    assert rows(db, "select distinct is_mine from organizations") == [(0,)]


@pytest.mark.parametrize("old", KEPT)
def test_an_upgrade_tells_the_roles_of_links_in_properties(tmp_path: Path, old: str) -> None:
    db = restored(old, tmp_path / "kg.db")
    maintenance.upgrade(str(db))
    told = "select distinct property, role from links where property is not null"
    assert rows(db, told) == [("company", "company")]
    assert maintenance.check(str(db)) == []


def test_a_migration_that_fails_in_the_middle_leaves_the_old_database(tmp_path: Path) -> None:
    """A trigger refuses to note that the third of several revisions is done."""
    db = restored("0005", tmp_path / "kg.db")
    refusal = """create trigger t before update on alembic_version when new.version_num = '0008'
        begin select raise(abort, 'no'); end"""
    with contextlib.closing(sqlite3.connect(db)) as conn:
        conn.execute(refusal)
        conn.commit()
        before = list(conn.iterdump())
    with pytest.raises(DatabaseUnusable, match="cannot be used: no"):
        maintenance.upgrade(str(db))
    with contextlib.closing(sqlite3.connect(db)) as conn:
        assert list(conn.iterdump()) == before
        conn.execute("drop trigger t")
        conn.commit()
    maintenance.upgrade(str(db))
    assert rows(db, "select version_num from alembic_version") == [(revision.HEAD,)]
