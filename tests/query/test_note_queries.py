"""Queries of notes over a database: the same answers as over the notes themselves."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kg.errors import NameUnknown
from kg.languages.dataview.context import Context
from kg.languages.dataview.execute import answer
from kg.languages.dataview.render import markdown
from kg.languages.limits import Limits
from kg.query import note_queries, query_answers
from kg.query.note_queries import NoQuery, local_zone
from kg.query.query_pages import DatabasePages
from kg.store.reader import Connection, open_read
from tests.builders import imported, vault
from tests.languages.test_language import ANSWERS, LOCAL, NOW, VAULT
from tests.languages.vault import Folder

NOTES = VAULT | {
    "Board.md": "---\nowner: me\n---\n# Board\n\nBoats: `= length(this.file.outlinks)`, `$= 1`\n\n"
    "```dataview\nLIST FROM #boat SORT file.name\n```\n\n> ~~~dataview\n> TASK WHERE due\n> ~~~\n\n"
    "```dataviewjs\ndv.list([1])\n```\n\n- ```dataview\n  LIST FROM it\n  ```\n\n"
    "````\n```dataview\nLIST\n```\n````\n[[Heron]] [[Nobody]]\n",
    "Boats/Old/Heron.md": "---\nalias: Tern\n---\nanother [[Tern]] ![[plan.png]]\n",
    "plan.png": "png",
}
STAMP = datetime(2026, 2, 1)
MORE = [
    "LIST",
    "LIST FROM [[Heron]]",
    "LIST FROM [[Nobody]]",
    "LIST FROM outgoing([[Heron]])",
    'LIST FROM "Boats/Old"',
    'LIST FROM "Log" OR "Log.md" OR "Nothing"',
    "LIST file.outlinks",
    "LIST file.inlinks WHERE file.inlinks SORT length(file.inlinks) DESC, file.path",
    "TABLE file.size, file.mtime, file.tags, file.aliases, file.etags, file.lists.text, file.day",
    "TABLE WITHOUT ID file FROM #boat",
    "TASK",
    "TASK GROUP BY file.link",
    "LIST FROM [[]] or outgoing([[]])",
    "LIST link(\"Tern\").file.path LIMIT 1",
    'TABLE boat, fee-paid FROM csv("fees.csv")',
]  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault whose files are all of one time, and its database beside it."""
    root = tmp_path_factory.mktemp("queries")
    folder = vault(root / "vault", NOTES)
    for path in folder.rglob("*"):
        os.utime(path, (STAMP.timestamp(), STAMP.timestamp()))
    imported(folder, root / "kg.db", as_of="2026-03-02")
    return root


@pytest.fixture
def conn(place: Path) -> Iterator[Connection]:
    with contextlib.closing(open_read(str(place / "kg.db"))) as conn:
        yield conn


@pytest.mark.parametrize("query", [*(query for query, _ in ANSWERS), *MORE])
def test_a_database_answers_as_the_notes(place: Path, conn: Connection, query: str) -> None:
    zone = local_zone()
    notes = Folder(place / "vault", zone, STAMP, "Log.md")
    pages = DatabasePages(conn, "Log.md", zone, str(place / "vault"))
    told = [markdown(answer(query, Context(one, NOW))) for one in (notes, pages)]
    assert told[0] == told[1]


def test_this_is_the_note_of_the_query(conn: Connection) -> None:
    found = note_queries.ask(conn, "LIST this.owner LIMIT 1", note="board")
    assert query_answers.table(found).rows == [["Board.md", "me"]]


def test_the_queries_of_a_note_are_answered_in_order(conn: Connection) -> None:
    mend = "mend the sail [cost:: 120] 📅 2026-03-09"
    answered, path = note_queries.blocks(conn, "Board", now=datetime(2026, 3, 2, 9))
    assert path == "Board.md"
    found = query_answers.plain(answered, path)
    assert [(one.line, one.kind, one.value, one.rows, bool(one.problem)) for one in found] == [
        (6, "inline", 2, None, False),
        (6, "script", None, None, True),
        (8, "query", None, (("Boats/Heron.md",), ("Boats/Otter.md",)), False),
        (12, "query", None, ((" ", mend, "Boats/Heron.md", 7),), False),
        (16, "script", None, None, True),
        (20, "query", None, None, True),
    ]  # fmt: skip
    assert found[1].problem == found[4].problem == note_queries.SCRIPT


def test_what_cannot_be_answered_is_told(conn: Connection) -> None:
    with pytest.raises(NoQuery, match="This is no query of Dataview: line 1, column 11: 'it'"):
        note_queries.ask(conn, "LIST FROM it")
    with pytest.raises(NoQuery, match="The query has no answer: no row has a value in WHERE"):
        note_queries.ask(conn, "LIST WHERE 1 + null")
    with pytest.raises(NoQuery, match="more than 2 rows"):
        note_queries.ask(conn, "LIST", limits=Limits(rows=2))
    with pytest.raises(NameUnknown):
        note_queries.ask(conn, "LIST", note="Nothing of the kind")


@pytest.mark.parametrize("path", ["../kg.db", "/etc/passwd", "..", "none.csv", "out.csv"])
def test_csv_stays_in_the_vault(place: Path, conn: Connection, path: str) -> None:
    outside = place / "outside.csv"
    outside.write_text("a\n1\n")
    link = place / "vault" / "out.csv"
    if not link.is_symlink():
        link.symlink_to(outside)
    pages = DatabasePages(conn, "", LOCAL, str(place / "vault"))
    assert pages.csv(path) is None


def test_only_what_is_asked_for_is_unpacked(place: Path, conn: Connection) -> None:
    pages = DatabasePages(conn, "", LOCAL, str(place / "vault"))
    assert notes_read(conn, pages, 'LIST FROM "Boats" SORT file.name') == []
    # The first of the three alone, then the other two.
    assert notes_read(conn, pages, 'LIST length FROM "Boats" SORT file.name') == [1, 2]


def notes_read(conn: Connection, pages: DatabasePages, query: str) -> list[int]:
    """How many notes each statement read of what they bring along."""
    seen: list[str] = []
    conn.set_trace_callback(seen.append)
    answer(query, Context(pages, NOW))
    conn.set_trace_callback(None)
    read = [one for one in seen if "query_data" in one]
    return [one[one.index("json_each(") :].count(",") + 1 for one in read]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """600 notes: n0 to n599, each with a field and a task."""
    root = tmp_path_factory.mktemp("many")
    text = "---\nlength: {0}\n---\n- [ ] mend n{0} [due:: 2026-03-09]\n"
    notes = {f"n{number}.md": text.format(number) for number in range(600)}
    imported(vault(root / "vault", notes), root / "kg.db", as_of="2026-03-02")
    with contextlib.closing(open_read(str(root / "kg.db"))) as conn:
        yield conn


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("LIST length", [1, 2, 4, 8, 16, 32, 64, 128, 256, 89]),
        ("TASK WHERE due", [1, 2, 4, 8, 16, 32, 64, 128, 256, 89]),
        ("TABLE length LIMIT 5", [1, 2, 4]),
        ("LIST LIMIT 5", []),
        ('LIST length WHERE file.name = "n7"', [1]),
    ],
)
def test_many_notes_are_read_together(many: Connection, query: str, read: list[int]) -> None:
    """In few statements, and never twice as many notes as are asked for."""
    assert notes_read(many, DatabasePages(many, "", LOCAL, None), query) == read
