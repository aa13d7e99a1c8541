"""Databases: from older schemas, from newer ones, damaged, foreign, and strange places for them."""

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from kg.errors import DatabaseError
from kg.importer import importer
from kg.model.vocabulary import DEFAULT_RULES
from kg.store import backup, maintenance, migrate, reader, revision
from kg.store.errors import (
    DatabaseDamaged,
    DatabaseNewer,
    DatabaseOld,
    HistoryLost,
    NotADatabase,
    TargetExists,
)
from kg.web.snapshot import Redaction, write
from tests.builders import imported, rows, vault
from tests.dump import dump, sound
from tests.hostile.measured import DAY, kg

NOTES = {
    "People/Ann Lee.md": "# Ann Lee\n",
    "Projects/Harbor.md": "---\nstatus: blocked\n---\n# Harbor\n[[Ann Lee]]\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return vault(tmp_path / "vault", NOTES)


@pytest.fixture
def db(tmp_path: Path, folder: Path) -> Path:
    """A database with a change in its history."""
    path = tmp_path / "kg.db"
    imported(folder, path)
    (folder / "Projects/Harbor.md").write_text("---\nstatus: active\n---\n# Harbor\n[[Ann Lee]]\n")
    imported(folder, path)
    return path


def fill(conn: sqlite3.Connection) -> dict[str, int]:
    """A row in every table of whatever schema this is, made from the columns' types."""
    conn.execute("pragma foreign_keys = off")
    conn.execute("pragma ignore_check_constraints = on")
    counts = {}
    for name, sql in conn.execute(
        "select name, sql from sqlite_master where type = 'table' and name not like 'notes_fts%'"
        " and name not in ('alembic_version', 'sqlite_sequence')"
    ).fetchall():
        assert sql
        columns = conn.execute(f'pragma table_info("{name}")').fetchall()
        values = [1 if "INT" in kind.upper() else "x" for _, _, kind, *_ in columns]
        marks = ", ".join("?" * len(values))
        conn.execute(f'insert into "{name}" values ({marks})', values)
        counts[name] = 1
    conn.commit()
    return counts


def _counts(path: Path) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(path)) as conn:
        names = [
            name
            for (name,) in conn.execute("select name from sqlite_master where type = 'table'")
            if not name.startswith(("notes_fts", "sqlite_", "alembic"))
        ]
        return {n: conn.execute(f'select count(*) from "{n}"').fetchone()[0] for n in names}


@pytest.mark.parametrize("old", revision.REVISIONS)
def test_every_past_schema_with_data_in_it_becomes_the_newest(tmp_path: Path, old: str) -> None:
    path = tmp_path / "kg.db"
    migrate.upgrade(str(path), old)
    with contextlib.closing(sqlite3.connect(path)) as conn:
        before = fill(conn)
    copy = maintenance.upgrade(str(path)).copy
    assert (copy is None) == (old == revision.HEAD)
    assert {name: n for name, n in _counts(path).items() if name in before} == before
    assert rows(path, "select version_num from alembic_version") == [(revision.HEAD,)]
    assert [
        what for what in maintenance.check(str(path)) if what[0] in ("another", "missing")
    ] == []


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """As if the next kg had a revision more: a column more in notes."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.migrations_folder(), scripts)
    (scripts / "versions" / "9999_next.py").write_text(
        f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "9999"\n'
        f'down_revision = "{revision.HEAD}"\n'
        "def upgrade() -> None:\n"
        '    with op.batch_alter_table("notes") as notes:\n'
        '        notes.add_column(sa.Column("more", sa.String()))\n'
    )
    old = revision.HEAD
    for module in (migrate, reader, revision, importer):
        monkeypatch.setattr(module, "REVISIONS", (*revision.REVISIONS, "9999"), raising=False)
    for module in (migrate, reader, revision):
        monkeypatch.setattr(module, "HEAD", "9999", raising=False)
    monkeypatch.setattr(migrate, "migrations_folder", lambda: scripts)
    return old


def test_an_import_upgrades_an_older_database_and_keeps_a_copy(
    folder: Path, db: Path, next_schema: str
) -> None:
    before, changes = dump(db), rows(db, "select node_key, field, old, new from changes")
    imported(folder, db)
    assert rows(db, "select version_num from alembic_version") == [("9999",)]
    assert rows(db, "select count(*) from notes where more is null") == [(2,)]
    assert rows(db, "select node_key, field, old, new from changes") == changes
    assert rows(db, "select count(*) from backlinks") != [(0,)]
    copy = db.with_name(f"kg.db.{next_schema}.bak")
    assert dump(copy) == before
    sound(copy)
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    folder: Path, db: Path, next_schema: str, tmp_path: Path
) -> None:
    script = tmp_path / "migrations" / "versions" / "9999_next.py"
    script.write_text(script.read_text() + '    op.execute("insert into nowhere values (1)")\n')
    before = dump(db)
    with pytest.raises(DatabaseError, match="nowhere"):
        maintenance.upgrade(str(db))
    assert dump(db) == before
    assert rows(db, "select version_num from alembic_version") == [(next_schema,)]
    assert rows(db, "select 1 from sqlite_master where name like '_alembic_tmp%'") == []
    sound(db)


def test_an_older_database_is_not_asked_but_upgraded_first(db: Path, next_schema: str) -> None:
    with pytest.raises(DatabaseError, match=r"made by an older kg. Run `kg db upgrade"):
        reader.open_read(str(db))
    out = db.with_name("out")
    with pytest.raises(DatabaseOld, match=r"made by an older kg. Run `kg db upgrade"):
        write(str(db), str(out), Redaction(), DEFAULT_RULES)
    assert list(out.iterdir()) == []
    maintenance.upgrade(str(db))
    reader.open_read(str(db)).close()
    assert "kg.db" in write(str(db), str(out), Redaction(), DEFAULT_RULES)


def test_a_newer_database_is_refused_by_whatever_would_use_it(folder: Path, db: Path) -> None:
    with contextlib.closing(sqlite3.connect(db)) as conn:
        conn.execute("update alembic_version set version_num = '9999'")
        conn.execute("create table places (note text)")
        conn.execute("insert into places values ('zqplace')")
        conn.commit()
    before = db.read_bytes()
    out = db.with_name("out")
    for use in (
        lambda: reader.open_read(str(db)),
        lambda: imported(folder, db),
        lambda: imported(folder, db, full=True),
        lambda: imported(folder, db, rebuild=True),
        lambda: maintenance.upgrade(str(db)),
        lambda: maintenance.vacuum(str(db)),
        lambda: maintenance.check(str(db)),
        lambda: write(str(db), str(out), Redaction(), DEFAULT_RULES),
        lambda: write(str(db), str(out), Redaction(folders=("People",)), DEFAULT_RULES),
    ):
        with pytest.raises(DatabaseNewer, match=r"made by a newer kg .*9999.*Upgrade kg"):
            use()
    assert db.read_bytes() == before
    assert list(out.iterdir()) == []


REDACTIONS = (
    Redaction(),
    Redaction(folders=("People",)),
    Redaction(tags=("x",)),
    Redaction(bodies=True, contact_details=True),
)


@pytest.mark.parametrize("old", revision.REVISIONS[:-1])
def test_no_copy_to_hand_on_is_made_of_an_older_schema(tmp_path: Path, old: str) -> None:
    """Whichever it is: what was to be taken out of it then, this kg does not know."""
    path = tmp_path / "kg.db"
    migrate.upgrade(str(path), old)
    with contextlib.closing(sqlite3.connect(path)) as conn:
        fill(conn)
    before = path.read_bytes()
    for redaction in REDACTIONS:
        with pytest.raises(DatabaseOld, match=r"made by an older kg. Run `kg db upgrade"):
            write(str(path), str(tmp_path / "out"), redaction, DEFAULT_RULES)
        assert list((tmp_path / "out").iterdir()) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize("redaction", REDACTIONS, ids=str)
def test_a_copy_of_another_kg_is_refused_and_none_is_made_of_it(
    db: Path, redaction: Redaction
) -> None:
    """A copy that was handed on goes to whoever has another kg, older or newer."""
    (name, *_) = write(str(db), str(db.with_name("out")), Redaction(), DEFAULT_RULES)
    copy = db.with_name("out") / name
    again = db.with_name("again")
    for version, told in (("9999", DatabaseNewer), (revision.REVISIONS[0], DatabaseOld)):
        with contextlib.closing(sqlite3.connect(copy)) as conn, conn:
            conn.execute("update alembic_version set version_num = ?", (version,))
        for use in (
            lambda: reader.open_read(str(copy)),
            lambda: write(str(copy), str(again), redaction, DEFAULT_RULES),
        ):
            with pytest.raises(told):
                use()
        for words in (["people"], ["serve", "--port", "0"], ["mcp"], ["export", "-f", "dot"]):
            done = kg(*words, "--db", copy, limit=60)
            assert (done.code, done.out, done.said.count("\n")) == (5, "", 1), (words, done.said)
            assert "kg (its schema" in done.said or "Run `kg db upgrade" in done.said
        assert list(again.iterdir()) == []


def test_a_rebuild_makes_the_same_database_and_keeps_its_history(folder: Path, db: Path) -> None:
    history = "select node_key, field, old, new, seen_at from changes order by id"
    before, changes = dump(db), rows(db, history)
    assert [row[1:4] for row in changes] == [("status", "blocked", "active")]
    (folder / "Projects/Harbor.md").write_text("---\nstatus: done\n---\n# Harbor\n[[Ann Lee]]\n")
    with contextlib.closing(sqlite3.connect(db)) as conn:
        conn.execute("drop table headings")
        conn.execute("delete from links")
        conn.commit()
    assert ("missing", "table headings") in maintenance.check(str(db))
    imported(folder, db, rebuild=True)
    assert maintenance.check(str(db)) == []
    sound(db)
    assert [row[1:4] for row in rows(db, history)] == [
        ("status", "blocked", "active"),
        ("status", "active", "done"),
    ]
    assert rows(db, "select count(*) from imports") == [(3,)]
    linked = rows(db, "select n.key from changes c join nodes n on n.id = c.node_id")
    assert linked == [("project:harbor",)] * 2
    assert len(dump(db)) == len(before)


def test_a_rebuild_of_a_damaged_database_tells_before_history_is_lost(
    folder: Path, db: Path
) -> None:
    fresh = dump(db)
    size = db.stat().st_size
    with db.open("r+b") as file:
        file.seek(size // 8)
        file.write(b"\xff" * (size - size // 8))
    damaged = db.read_bytes()
    with pytest.raises(HistoryLost, match=r"is damaged .*history of changes.*--force"):
        imported(folder, db, rebuild=True)
    assert db.read_bytes() == damaged
    imported(folder, db, rebuild=True, force=True)
    assert dump(db) == fresh
    sound(db)


def test_a_rebuild_never_replaces_what_is_no_database(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Ann,\n")
    with pytest.raises(NotADatabase, match="kg leaves this one alone"):
        imported(folder, other, rebuild=True, force=True)
    assert other.read_text() == "Dear Ann,\n"


@pytest.mark.parametrize("kind", ["folder", "fifo", "device", "another program's", "text"])
def test_what_is_no_database_of_kg_is_left_alone(folder: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "other.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/null")
    elif kind == "text":
        path.write_text("SQLite format 3\0 or so")
    else:
        with contextlib.closing(sqlite3.connect(path)) as conn:
            conn.execute("create table books (title)")
            conn.commit()
    before = path.lstat()
    for words in (["import", folder], ["status"], ["db", "check"], ["db", "vacuum"]):
        done = kg(*words, "--db", path, limit=20)
        assert (done.code, done.out) == (5, ""), done.said
        assert done.said.count("\n") == 1
        assert "is not a kg database" in done.said or "is damaged" in done.said
    after = path.lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (
        before.st_ino,
        before.st_mode,
        before.st_size,
    )


def test_the_log_of_a_database_that_is_gone_is_not_played_into_the_new_one(
    folder: Path, tmp_path: Path
) -> None:
    db = tmp_path / "kg.db"
    imported(folder, db)
    conn = sqlite3.connect(db)
    conn.execute("update notes set title = 'from the log'")
    conn.commit()
    log = db.with_name("kg.db-wal").read_bytes()
    conn.close()
    assert log
    db.unlink()
    db.with_name("kg.db-wal").write_bytes(log)
    imported(folder, db)
    sound(db)
    assert rows(db, "select title from notes where title = 'from the log'") == []


def test_a_link_to_a_database_stays_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "real" / "kg.db")
    imported(folder, link)
    imported(folder, link, rebuild=True)
    assert link.is_symlink()
    sound(tmp_path / "real" / "kg.db")


def test_a_lock_file_that_leads_elsewhere_is_refused(folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "kg.db.lock").symlink_to(victim)
    with pytest.raises(DatabaseError, match="cannot be used"):
        imported(folder, tmp_path / "kg.db")
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("name", ["a b?c#d%41.db", "-rf.db", "ü🦆.db", "with'quote.db"])
def test_any_name_for_a_database(folder: Path, tmp_path: Path, name: str) -> None:
    db = tmp_path / name
    imported(folder, db)
    assert imported(folder, db).noop
    assert maintenance.upgrade(str(db)).copy is None
    assert maintenance.check(str(db)) == []
    assert kg("status", f"--db={db}").code == 0
    assert {path.name.removeprefix(name) for path in tmp_path.glob("*.db*")} <= {"", "-wal", "-shm"}


def test_a_backup_is_whole_private_and_replaces_nothing_unasked(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with contextlib.closing(sqlite3.connect(db)) as conn:
        conn.execute("update people set role = 'in the log'")
        conn.commit()
        backup.backup(str(db), str(copy))
    sound(copy)
    assert rows(copy, "select distinct role from people") == [("in the log",)]
    with pytest.raises(TargetExists):
        backup.backup(str(db), str(copy))
    backup.backup(str(db), str(copy), force=True)


def test_a_check_finds_what_is_wrong(db: Path) -> None:
    assert maintenance.check(str(db)) == []
    with contextlib.closing(sqlite3.connect(db)) as conn:
        conn.execute("pragma foreign_keys = off")
        conn.execute("update notes set body = 'another text' where id = 1")
        conn.execute("update links set source_note_id = 999")
        conn.execute("drop view backlinks")
        conn.execute("create trigger strange after insert on notes begin select 1; end")
        conn.commit()
    assert set(maintenance.check(str(db))) == {
        ("damaged", "the full-text index does not fit the notes"),
        ("dangling", "row 1 of links refers to nothing in notes"),
        ("missing", "view backlinks"),
        ("foreign", "trigger strange"),
    }


def test_read_only_media_can_be_read(db: Path, tmp_path: Path) -> None:
    from tests.faults.stage import heed_modes

    place = tmp_path / "media"
    place.mkdir()
    shutil.copyfile(db, place / "kg.db")
    place.chmod(0o555)
    try:
        for words in (["status"], ["db", "check"], ["sql", "select 1"]):
            done = kg(*words, "--db", place / "kg.db", preexec_fn=heed_modes)
            assert done.code == 0, done.said
    finally:
        place.chmod(0o755)


def test_a_foreign_writer_is_named_busy(folder: Path, db: Path) -> None:
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as conn:
        conn.execute("begin immediate")
        done = kg("import", folder, "--full", "--timeout", "0.3", "--db", db, "--as-of", DAY)
    assert done.code == 5
    assert done.said == (
        f"{db} is being written by another program. Try again later, or wait longer: --timeout.\n"
    )


def test_a_row_that_kg_never_writes_is_said_to_be_damage(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"A.md": "[[B]]", "B.md": "x", "C.md": "y"})
    db = tmp_path / "kg.db"
    imported(folder, db)
    with contextlib.closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("pragma writable_schema = on")
        conn.execute(
            "update sqlite_master set sql = replace(sql, 'path VARCHAR NOT NULL', 'path VARCHAR')"
            " where name = 'notes'"
        )
        conn.commit()
    with contextlib.closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update notes set path = null where path = 'B.md'")
        conn.execute("pragma writable_schema = on")
        conn.execute(
            "update sqlite_master set sql = replace(sql, 'path VARCHAR,', 'path VARCHAR NOT NULL,')"
            " where name = 'notes'"
        )
    with pytest.raises(DatabaseDamaged, match=r"NULL value in notes\.path"):
        imported(folder, db)
