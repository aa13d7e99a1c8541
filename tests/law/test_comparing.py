"""Whatever two databases might differ in is told: any column, any row, any answer, any order."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.builders import DAY, imported, rows, vault
from tests.dump import dangling, tables
from tests.law import answers as answering
from tests.law.answers import COMMANDS, answers, said, share_history, things
from tests.law.compare import Difference, lists
from tests.law.dense import NOTES
from tests.law.steps import Step

OTHER = {
    "pic.png": "x",
    "Meetings/2025-10-08 Dues.md": (
        "---\nattendees: [Ann Lee, Cleo Dahl (excused), Pier team]\n---\n"
    ),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("law")
    imported(vault(folder / "vault", NOTES | OTHER), folder / "kg.db")
    return folder / "kg.db"


def columns(db: Path) -> list[tuple[str, str]]:
    """Every column of every table that has a row, but ids of its own that nothing names."""
    names = rows(db, "select name from pragma_table_list where schema = 'main' and type = 'table'")
    apart = ("changes", "imports", "alembic_version")
    found = []
    for (table,) in names:
        if str(table).startswith(("sqlite_", "notes_fts")) or table in apart:
            continue
        for (column,) in rows(db, f"select name from pragma_table_info('{table}')"):
            if column != "id":
                found.append((str(table), str(column)))
    return found


def test_a_changed_value_in_any_column_is_told(whole: Path, tmp_path: Path) -> None:
    """One row after the other is damaged, in every column of every table."""
    before, unseen = tables(whole), []
    db = tmp_path / "kg.db"
    for table, column in columns(whole):
        shutil.copyfile(whole, db)
        conn = sqlite3.connect(db, isolation_level=None)
        conn.execute("pragma ignore_check_constraints = on")
        old = conn.execute(f'select "{column}" from {table} limit 1').fetchone()
        assert old is not None, f"no row in {table}"
        conn.execute(
            f'update or ignore {table} set "{column}" = ? where "{column}" is ?',
            (4711 if isinstance(old[0], int) else "other", *old),
        )
        conn.close()
        if tables(db) == before and not dangling(db):
            unseen.append((table, column))
    assert unseen == []


def test_a_missing_row_in_any_table_is_told(whole: Path, tmp_path: Path) -> None:
    for table in {table for table, _ in columns(whole)}:
        db = tmp_path / f"{table}.db"
        shutil.copyfile(whole, db)
        conn = sqlite3.connect(db, isolation_level=None)
        conn.execute(f"delete from {table}")
        conn.close()
        assert tables(db)[table] != tables(whole)[table], table


def test_another_index_or_view_is_told(whole: Path, tmp_path: Path) -> None:
    for sql in ("drop index notes_folder", "drop view timeline"):
        db = tmp_path / f"{sql.split()[-1]}.db"
        shutil.copyfile(whole, db)
        conn = sqlite3.connect(db, isolation_level=None)
        conn.execute(sql)
        conn.close()
        assert tables(db)["schema"] != tables(whole)["schema"]


@pytest.mark.parametrize(
    ("damage", "told_of"),
    [
        ("update tasks set text = 'other'", {"view open_tasks", "kg tasks --all --limit 9999"}),
        ("update notes set is_primary = 0", {"kg export --format json"}),
        (
            "update projects set status = 'done'",
            {"view blocked_projects", "query projects", "kg projects"},
        ),
        (
            "insert into changes (node_key, field, old, new, seen_at)"
            " values ('project:harbor', 'status', 'x', 'blocked', '2026-01-01')",
            {"table changes"},
        ),
    ],
)
def test_another_answer_is_told(
    whole: Path, tmp_path: Path, damage: str, told_of: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.law.answers.ASKED", len(COMMANDS))
    one, other = tmp_path / "one" / "kg.db", tmp_path / "other" / "kg.db"
    for db in (one, other):
        db.parent.mkdir()
        shutil.copyfile(whole, db)
    step = Step("import", day=DAY, asks=1)
    assert list(answers(one, other, step, lambda _: True)) == []
    conn = sqlite3.connect(one, isolation_level=None)
    conn.execute(damage)
    conn.close()
    found = {difference.where for difference in answers(one, other, step, lambda _: True)}
    assert told_of <= found


def test_every_command_has_an_answer(whole: Path) -> None:
    """Few of them find nothing in these notes."""
    chosen, empty = things(whole, 1), []
    for command in COMMANDS:
        *found, code, _ = said([chosen.get(word, word) for word in command.split()], whole, DAY)
        assert code in ("exit 0", "exit 1"), command
        empty += [] if found else [command]
    assert len(empty) < len(COMMANDS) / 5, empty


def test_an_order_by_ids_is_told(tmp_path: Path) -> None:
    """Of two meetings the one that came first into the database, in the place of the first one in
    the vault."""
    folder, refreshed, fresh = (tmp_path / name for name in ("vault", "refreshed.db", "fresh.db"))
    for name, day in (("Z", "2025-10-06"), ("A", "2025-10-07")):
        vault(folder, {f"Meetings/{name}.md": f"---\ndate: {day}\nattendees: [Ann, Bo]\n---\n"})
        imported(folder, refreshed)
    imported(folder, fresh)
    sql = "select label from nodes where kind = 'meeting' order by id"
    query = answering._Query("view by_ids", sql, "\norder by id", {})
    (found,) = answering._differs(query, refreshed, fresh)
    assert (found.where, found.what) == ("view by_ids", "order")
    assert answering._differs(query._replace(text=""), refreshed, fresh) == []


def test_the_whole_database_is_asked_with_the_history_of_the_other(
    whole: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    vault(folder, NOTES)
    refreshed, fresh = tmp_path / "refreshed.db", tmp_path / "fresh.db"
    imported(folder, refreshed)
    vault(folder, {"Projects/Harbor.md": "---\nstatus: done\n---\n# Harbor\n"})
    imported(folder, refreshed)
    imported(folder, fresh)
    share_history(refreshed, fresh)
    for table in ("changes", "imports"):
        known = rows(refreshed, f"select * from {table}")
        assert len(known) >= 2
        assert len(rows(fresh, f"select * from {table}")) == len(known)


def test_differences_are_told_apart_by_what_may_have_caused_them() -> None:
    kinds = [
        Difference(where, "line", [], []).kind
        for where in ("table links", "view edges", "query ties key=PERSON", "kg path PERSON OTHER")
    ]
    assert kinds == ["table links: line", "view edges", "query ties", "kg path"]


def test_an_order_is_told() -> None:
    (found,) = lists("kg x", ["a", "b", "c"], ["b", "a", "c"])
    assert (found.what, found.refreshed, found.whole) == ("order", ["a", "b"], ["b", "a"])
    assert lists("kg x", ["a"], ["a"]) == []
    (found,) = lists("kg x", ["a", "a"], ["a"])
    assert (found.what, found.refreshed) == ("rows that only the refreshed one has", ["a"])
