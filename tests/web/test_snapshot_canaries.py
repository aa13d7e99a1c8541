"""Copies to hand on, column by column: a word in every column of every table, looked for in the
bytes of the file. What is new in the schema is tried as well, and fails until there is a rule."""

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model.vocabulary import DEFAULT_RULES
from kg.store import schema
from kg.store.redact import copied
from kg.web.snapshot import Redaction, write
from tests.builders import database

NOTES = {
    "People/Ann Lee.md": "---\ntype: person\n---\n# Ann Lee\n",
    "Projects/Sails.md": "---\nowner: Ann Lee\n---\n# Sails\n",
    "kg.toml": '[kinds.shop]\nfolders = ["Shops"]\nfields = ["phone"]\n',
}
ROW = 900_001
TABLES = {table.name: table for table in schema.tables()}


def canary(table: str, column: str) -> str:
    return f"zq{table}x{column}".replace("_", "")


# What the schema itself keeps to a closed set: the first word of it.
CLOSED = {
    (table, column): word
    for sql in schema.statements()
    for table in re.findall(r"^CREATE TABLE (\w+)", sql)
    for column, word in re.findall(r"CHECK \((\w+) in \('(\w+)'", sql)
}


def columns() -> Iterator[tuple[str, str]]:
    """Every column that can hold any text or bytes."""
    for table in TABLES.values():
        for name, kind in table.columns.items():
            if kind != "INTEGER" and (table.name, name) not in CLOSED:
                yield table.name, name


def planted(db: Path, words: dict[tuple[str, str], str], **fixed: object) -> None:
    """Put a row into every table, which belongs to one note and its node; `fixed` are values by
    column (`notes__folder`)."""
    with contextlib.closing(sqlite3.connect(db)) as conn:
        for table in TABLES.values():
            references = {row[3] for row in conn.execute(f"pragma foreign_key_list({table.name})")}
            values = []
            for name, kind in table.columns.items():
                at = (table.name, name)
                value: object = words.get(at, CLOSED.get(at, 1))
                if kind == "BLOB":
                    value = str(value).encode()
                if name in references or name == "id":
                    value = ROW
                values.append(fixed.get(f"{table.name}__{name}", value))
            marks = ", ".join("?" * len(values))
            conn.execute(f"insert into {table.name} values ({marks})", values)
        conn.execute("insert into notes_fts(notes_fts) values ('rebuild')")
        conn.commit()
        assert conn.execute("pragma foreign_key_check").fetchall() == []


JSON = {("kinds", "fields"): '["{}"]', ("things", "fields"): '{{"x": "{}"}}'}
JSON |= {("notes", "frontmatter"): '{{"x": "{}"}}'}


def words_of(texts: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    return {at: JSON.get(at, "{}").format(text) for at, text in texts.items()}


CANARIES = {at: canary(*at) for at in columns()}


def found_in(folder: Path, words: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    (db,) = folder.glob("*.db")
    text = b"".join(file.read_bytes() for file in folder.iterdir()).lower()
    assert db.stat().st_size
    return {at for at, word in words.items() if word.lower().encode() in text}


# Of no note: kg.toml declares the kinds, and the import tells of itself.
OF_NO_NOTE = {at for at in CANARIES if at[0] in ("kinds", "imports")}


def test_a_row_of_an_excluded_note_leaves_no_byte(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    planted(
        db,
        words_of(CANARIES),
        notes__folder="Private",
        notes__path="Private/zqnotesxpath.md",
        attachments__path="Private/zqattachmentsxpath.png",
        imports__vault="/home/zqimportsxvault/notes",
        nodes__kind="note",
    )
    shutil.rmtree(tmp_path / "vault")  # so that rows have to be taken out
    write(str(db), str(tmp_path / "out"), Redaction(("Private",)), DEFAULT_RULES)
    assert found_in(tmp_path / "out", CANARIES) - OF_NO_NOTE == set()
    assert ("imports", "vault") not in found_in(tmp_path / "out", CANARIES)


def test_the_words_would_be_found(tmp_path: Path) -> None:
    """Without a redaction all are there, but for what only a refresh needs."""
    db = database(tmp_path, NOTES)
    planted(db, words_of(CANARIES))
    write(str(db), str(tmp_path / "out"), Redaction(), DEFAULT_RULES)
    gone = set(CANARIES) - found_in(tmp_path / "out", CANARIES)
    internal = {at for at in CANARIES if at[0] in ("names", "lookups")}
    assert gone == internal


# Columns of text that --without-bodies leaves: names, properties, tasks, statements, headings, and
# what was made of them. A column that is new stands here, or `redact.without_bodies` empties it.
WITHOUT_BODIES = {
    "absences": "basis",
    "aliases": "name slug source",
    "attachments": "path file_key",
    "attendances": "basis certainty",
    "blocks": "block",
    "changes": "node_key field old new seen_at",
    "claims": "field value basis",
    "contacts": "date channel basis",
    "event_pages": "basis",
    "headings": "text",
    "imports": "started finished as_of version vault rules me my_organization",
    "kinds": "name plural fields",
    "links": "target fragment display kind property section role",
    "meetings": "title date kind not_people",
    "nodes": "key kind label slug",
    "note_tags": "name",
    "notes": "path name title folder kind date created modified hash updated aliases frontmatter",
    "organizations": "name status status_raw industry domain stated_last_contact",
    "people": "name email phone role standing stated_last_contact",
    "problems": "path code message scope",
    "projects": "name status status_raw status_since priority due stated_last_contact"
    " stated_last_updated",
    "properties": "key value type",
    "relations": "kind certainty",
    "statements": "kind text date",
    "tags": "name normalised",
    "tasks": "status state text due scheduled start done created cancelled priority recurrence"
    " task_key depends_on section",
    "things": "kind name fields",
}


def test_without_bodies_only_what_is_listed_stays(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    planted(db, words_of(CANARIES))
    write(str(db), str(tmp_path / "out"), Redaction(bodies=True), DEFAULT_RULES)
    listed = {(table, name) for table, names in WITHOUT_BODIES.items() for name in names.split()}
    assert found_in(tmp_path / "out", CANARIES) == listed


ADDRESSES = {at: f"{canary(*at)}@zq.example" for at in columns()}
NUMBERS = {at: f"+44 20 5550 {1000 + place}" for place, at in enumerate(columns())}


@pytest.mark.parametrize("texts", [ADDRESSES, NUMBERS], ids=["addresses", "numbers"])
def test_contact_details_leave_no_byte_in_any_column(
    tmp_path: Path, texts: dict[tuple[str, str], str]
) -> None:
    db = database(tmp_path, NOTES)
    planted(db, words_of({at: f"ask {text} now" for at, text in texts.items()}))
    write(str(db), str(tmp_path / "out"), Redaction(contact_details=True), DEFAULT_RULES)
    tails = {at: text[-9:] if texts is NUMBERS else text for at, text in texts.items()}
    assert found_in(tmp_path / "out", tails) == set()


# What somebody, or SQLite, added to a database: statements that put the word zqadded into it.
ADDED = {
    "a table": ["create table zqadded (x)", "insert into zqadded values ('zqadded')"],
    "a column": ["alter table people add column zqadded", "update people set zqadded = 'zqadded'"],
    "a column in the middle of nothing": [
        "alter table notes add column more text default 'zqadded'",
    ],
    "an index": ["create index zqadded on people (name) where name <> 'zqadded'"],
    "an index of one's own name": ["create index mine on people (name || 'zqadded')"],
    "a view": ["create view zqadded as select 'zqadded'"],
    "a trigger": ["create trigger t after insert on notes begin select 'zqadded'; end"],
    "a trigger of a name of kg's": [
        "create trigger backlinks after insert on notes begin select 'zqadded'; end"
    ],
    "a full-text index": [
        "create virtual table mine using fts5(body)",
        "insert into mine values ('zqadded')",
    ],
    "a sequence": [
        "create table mine (id integer primary key autoincrement)",
        "insert into mine default values",
        "insert into sqlite_sequence values ('zqadded', 1)",
    ],
    "statistics": ["analyze", "insert into sqlite_stat1 values ('notes', 'zqadded', '1')"],
    "a free page": [
        "create table mine (x)",
        "insert into mine values (printf('%.*c', 9000, 'y') || 'zqadded')",
        "drop table mine",
    ],
    "what was deleted": [
        "update notes set body = body || 'zqadded' || printf('%.*c', 90000, 'y')",
        "update notes set body = ''",
    ],
    "another word in the full-text index": [
        "insert into notes_fts(rowid, title, body, aliases) values (77, 'zqadded', '', '')"
    ],
    "the number of a program": [f"pragma application_id = {0x7A716164}"],
}


@pytest.mark.parametrize("what", ADDED)
@pytest.mark.parametrize("in_log", [False, True], ids=["in the file", "in the log"])
def test_what_was_added_to_a_database_stays_behind(
    tmp_path: Path, what: str, *, in_log: bool
) -> None:
    db = database(tmp_path, NOTES)
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as conn:
        conn.execute(f"pragma journal_mode = {'wal' if in_log else 'delete'}")
        conn.execute("pragma secure_delete = off")
        for statement in ADDED[what]:
            conn.execute(statement)
        beside = [file.read_bytes() for file in tmp_path.glob("kg.db*")]
        assert b"zqad" in b"".join(beside)
        with copied(str(db), str(tmp_path / "copy.db")):
            pass
    assert b"zqad" not in (tmp_path / "copy.db").read_bytes()
    with contextlib.closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert copy.execute("select count(*) from people").fetchone() == (1,)
