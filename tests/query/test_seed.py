"""The answer for the real note beside the project, where that is there."""

import re
import sqlite3
from pathlib import Path

import pytest

from kg.importer import import_vault
from kg.query import contacts

SEED = Path(__file__).parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the note is not there")


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    path = tmp_path_factory.mktemp("seed") / "kg.db"
    import_vault(str(SEED), str(path), config=None, as_of="2026-01-10")
    return sqlite3.connect(path)


def bullets() -> list[tuple[int, str, str]]:
    """(line, day, who) of the note's dated bullets, as plain reading finds them."""
    lines = (SEED / "Apollo.md").read_text(encoding="utf-8").splitlines()
    found = [
        (n, re.match(r"- (2025-\S+):.*\(via ([^)]+)\)", line)) for n, line in enumerate(lines, 1)
    ]
    return [(n, bullet[1], bullet[2]) for n, bullet in found if bullet]


def owner() -> str:
    text = (SEED / "Apollo.md").read_text(encoding="utf-8")
    (name,) = {name.strip() for name in re.findall(r"^\| \*\*Owner\*\* \|([^|]+)\|", text, re.M)}
    return name


def test_who_was_last_contacted_about_the_blocked_project(conn: sqlite3.Connection) -> None:
    (one,) = contacts.last_contact(conn, status=["blocked"], as_of="2026-01-10")
    assert (one.subject, one.status, one.owner) == ("Apollo", "blocked", owner())
    (line, day, who), *_ = bullets()
    assert (one.person, one.date, one.days_ago) == (who, "2025-10-06", 96)
    assert (one.source, one.line, one.date) == ("Apollo.md", line, day)
    everyone = contacts.last_contact(conn, ["apollo"], as_of="2026-01-10", everyone=True)
    newest = {who: day for _, day, who in reversed(bullets())}
    assert len(newest) == 2
    assert {row.person: row.date for row in everyone} == newest


def test_the_same_answer_comes_from_the_view(conn: sqlite3.Connection) -> None:
    asked = contacts.last_contact(conn, status=["blocked"], as_of="2026-01-10")
    view = conn.execute("select * from blocked_projects").fetchall()
    assert [row[:14] for row in view] == [tuple(row)[:14] for row in asked]
