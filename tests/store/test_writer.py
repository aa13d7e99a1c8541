"""Writing in bulk: what does not fit keeps nothing else out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.model.rows import HeadingRow, Row
from kg.store import schema
from kg.store.writer import insert

NUMBER = 130  # rows: two whole statements of fifty, and some
# By place, at the begin, within, at the end of what goes in together: what stands there, and what
# of it comes out; None for a row that is not stored.
UNFIT: dict[int, tuple[object, object]] = {
    0: ("a\ud800b", "a?b"),
    48: (None, None),
    49: (None, None),
    50: (["x"], "['x']"),
    75: (None, None),
    99: ("\udfff", "?"),
    129: (None, None),
}


@pytest.mark.parametrize("journal", ["off", "wal"])
def test_every_other_row_is_in_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: str
) -> None:
    monkeypatch.delenv("KG_STRICT")
    conn = sqlite3.connect(tmp_path / "kg.db", isolation_level=None)
    conn.execute(f"pragma journal_mode = {journal}")
    conn.execute("begin")
    schema.create_tables(conn)
    rows: list[Row] = []
    for place in range(NUMBER):
        text = UNFIT[place][0] if place in UNFIT else f"text {place}"
        rows.append(HeadingRow(note_id=1, level=1, text=text, line=place))  # type: ignore[arg-type]
    insert(conn, "headings", rows)
    conn.execute("commit")
    expected = [
        (place, UNFIT[place][1] if place in UNFIT else f"text {place}") for place in range(NUMBER)
    ]
    found = conn.execute("select line, text from headings order by rowid").fetchall()
    assert found == [row for row in expected if row[1] is not None]
    told = conn.execute("select line, message from problems order by line").fetchall()
    assert [line for line, _ in told] == [0, 48, 49, 50, 75, 99, 129]
    assert [line for line, message in told if "is not stored" in message] == [48, 49, 75, 129]
    assert conn.execute("pragma integrity_check").fetchall() == [("ok",)]
    conn.close()


def test_a_fault_of_kg_is_seen(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "kg.db", isolation_level=None)
    schema.create_tables(conn)
    row = HeadingRow(note_id=1, level=1, text=None, line=1)  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        insert(conn, "headings", [row])
    conn.close()
