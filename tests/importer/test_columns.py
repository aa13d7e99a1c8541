"""Every column of every table holds what its name says: no two neighbours are mixed up."""

import itertools
import os
import re
import sqlite3
from pathlib import Path
from unittest.mock import ANY

import pytest

from kg.importer import importer
from kg.model.rows import ROW_TYPES, columns
from kg.vault import scan
from tests.builders import imported, opened, vault
from tests.dump import NAMED, OWN_ID

# A small vault that gives each table rows in which neighbouring columns differ.
LIST_HEAD = (
    "---\ndate: 2025-12-01\ncreated: 2025-11-01\nupdated: 2025-11-02\naliases: [Todo]\n---\n"
)
LIST = (
    "# List\n\n## Jobs\n\n- [ ] first #Later\n"
    "  - [/] call @IdaFalk [[Lamp Oil]] [cost:: 5] 🆔 a1 ⛔ b2 🔼 🔁 every week ➕ 2026-01-01"
    " 🛫 2026-01-02 ⏳ 2026-01-03 📅 2026-01-04 ❌ 2026-01-06 ✅ 2026-01-07\n"
)
NOTES = {
    "People/Ida Falk.md": "---\naliases: [Idi]\nemail: ida@tallow.example\nphone: '555 0101'\n"
    "role: Buyer\ncompany: '[[Tallow#Part|them]]'\ncadence: 14 days\nlast_contact: 2025-12-20\n"
    "created: 2024-03-01\nupdated: 2025-11-02\n---\nSee [[Lost#Part|lost]].\n",
    "Customers/Tallow.md": "---\nstatus: Won\nindustry: Candles\ndomain: tallow.example\n"
    "owner: Ida Falk\nlast_contact: 2025-12-21\n---\n# Tallow\n",
    "Projects/Lamp Oil.md": "---\nstatus: On Hold\nstatus_since: 2025-10-01\nowner: Ida Falk\n"
    "due: 2026-02-01\npriority: high\nlast_contact: 2025-12-22\nlast_updated: 2025-12-23\n---\n"
    "# Lamp Oil\n\n## Plan\n\nWait. ^wait\n\n## Decisions\n\n- 2025-12-24: use the old mill\n",
    "Meetings/2026-01-05 Oil.md": "---\nattendees: [Ida Falk, Me]\nproject: Lamp Oil\ntype: call\n"
    "---\n# Oil\n\n![[map.png]] #Team\n\n**Regrets:** Per Dahl, three from the mill\n",
    "Notes/list.md": LIST_HEAD + LIST,
    "Boats/Gull.md": "---\nrig: sloop\n---\n# Sea Gull\n",
    "kg.toml": "[kinds.boat]\nplural = 'fleet'\nfolders = ['Boats']\nfields = ['rig']\n",
    "Archive/old.md": "[[Oil]]\n",
}  # fmt: skip

# As ids are shown: "@" and what they stand for.
IDA, TALLOW, OIL = "@person:ida-falk", "@organization:tallow", "@project:lamp-oil"
MEETING = "@meeting:2026-01-05-oil"

# Rows of each table, worked out by hand: by column, ids as keys, paths or task lines.
EXPECTED: dict[str, dict[str, object]] = {
    "nodes": {
        "id": IDA, "key": "person:ida-falk", "kind": "person", "label": "Ida Falk",
        "slug": "ida-falk",
    },
    "notes": {
        "id": "@Notes/list.md", "node_id": "@note:Notes/list.md", "path": "Notes/list.md",
        "name": "list", "title": "List", "folder": "Notes", "kind": "note", "date": "2025-12-01",
        "created": "2025-11-01", "modified": "2023-11-14T22:13:20Z",
        "size": len((LIST_HEAD + LIST).encode()), "hash": re.compile("^[0-9a-f]{32}$"), "words": 37,
        "is_archived": 0, "is_primary": 1, "updated": "2025-11-02", "aliases": "Todo", "body": LIST,
        "body_line": 7, "frontmatter": re.compile("^{.*Todo"), "mtime_ns": 1_700_000_000 * 10**9,
        "ctime_ns": 5, "inode": 7,
    },
    "people": {
        "id": IDA, "name": "Ida Falk", "email": "ida@tallow.example", "phone": "555 0101",
        "role": "Buyer", "organization_id": TALLOW, "is_me": 0, "standing": "page",
        "stated_last_contact": "2025-12-20", "cadence_days": 14,
    },
    "projects": {
        "id": OIL, "name": "Lamp Oil", "status": "paused", "status_raw": "On Hold",
        "status_since": "2025-10-01", "owner_id": IDA, "priority": "high", "due": "2026-02-15",
        "stated_last_contact": "2025-12-22", "stated_last_updated": "2025-12-23",
    },
    "organizations": {
        "id": TALLOW, "name": "Tallow", "status": "won", "status_raw": "Won", "industry": "Candles",
        "owner_id": IDA, "domain": "tallow.example", "is_mine": 0,
        "stated_last_contact": "2025-12-21",
    },
    "things": {
        "id": "@boat:gull", "kind": "boat", "name": "Sea Gull", "fields": '{"rig": "sloop"}',
    },
    "kinds": {"name": "boat", "plural": "fleet", "fields": '["rig"]'},
    "meetings": {
        "id": MEETING, "note_id": "@Meetings/2026-01-05 Oil.md", "title": "Oil",
        "date": "2026-01-05", "kind": "call", "not_people": "three from the mill",
    },
    "attendances": {
        "meeting_id": MEETING, "person_id": IDA, "basis": "property", "certainty": "explicit",
        "note_id": "@Meetings/2026-01-05 Oil.md", "line": 2,
    },
    "absences": {
        "meeting_id": MEETING, "person_id": "@person:per-dahl", "basis": "label",
        "note_id": "@Meetings/2026-01-05 Oil.md", "line": 10,
    },
    "event_pages": {
        "meeting_id": MEETING, "note_id": "@Meetings/2026-01-05 Oil.md", "line": 1, "basis": "own",
    },
    "contacts": {
        "person_id": IDA, "about_id": OIL, "date": "2026-01-05", "channel": "call", "direct": 1,
        "certainty": "explicit", "basis": "meeting", "meeting_id": MEETING,
        "note_id": "@Meetings/2026-01-05 Oil.md", "line": 2, "text": "Oil",
    },
    "relations": {
        "source_id": IDA, "target_id": OIL, "kind": "owns", "certainty": "explicit",
        "note_id": "@Projects/Lamp Oil.md", "line": 4,
    },
    "links": {
        "source_note_id": "@People/Ida Falk.md", "source_node_id": IDA,
        "target_note_id": "@Customers/Tallow.md", "target_attachment_id": None,
        "target_node_id": TALLOW, "target": "Tallow", "fragment": "Part", "display": "them",
        "kind": "property", "property": "company", "line": 6, "section": None, "role": "company",
        "resolution": "path",
    },
    "attachments": {"path": "Files/Map.png", "size": 3, "file_key": "map.png"},
    "headings": {"note_id": "@Projects/Lamp Oil.md", "level": 2, "text": "Plan", "line": 12},
    "blocks": {"note_id": "@Projects/Lamp Oil.md", "block": "wait", "line": 14},
    "tags": {"id": "@tag:team", "name": "Team", "normalised": "team"},
    "note_tags": {
        "note_id": "@Meetings/2026-01-05 Oil.md", "tag_id": "@tag:team", "name": "Team", "line": 8,
    },
    "aliases": {
        "node_id": IDA, "name": "Idi", "slug": "idi", "source": "property",
        "note_id": "@People/Ida Falk.md",
    },
    "properties": {
        "note_id": "@Notes/list.md", "key": "cost", "value": "5", "type": "number", "position": 0,
        "line": 12, "task_id": "@Notes/list.md:12",
    },
    "tasks": {
        "id": "@Notes/list.md:12", "note_id": "@Notes/list.md", "line": 12,
        "parent_id": "@Notes/list.md:11", "status": "/", "state": "doing", "start": "2026-01-02",
        "scheduled": "2026-01-03", "due": "2026-01-04", "done": "2026-01-07",
        "created": "2026-01-01", "cancelled": "2026-01-06", "priority": "medium",
        "recurrence": "every week", "task_key": "a1", "depends_on": "b2", "owner_id": IDA,
        "about_id": OIL, "section": "Jobs",
        "text": "call @IdaFalk [[Lamp Oil]] [cost:: 5]",
    },
    "statements": {
        "note_id": "@Projects/Lamp Oil.md", "node_id": OIL, "kind": "decision",
        "text": "2025-12-24: use the old mill", "date": "2025-12-24", "line": 18,
    },
    "changes": {
        "node_id": OIL, "node_key": "project:lamp-oil", "field": "due", "old": "2026-02-01",
        "new": "2026-02-15", "seen_at": "third",
    },
    "problems": {
        "note_id": "@People/Ida Falk.md", "node_id": "@missing:lost",
        "path": "People/Ida Falk.md", "line": 12,
        "code": "missing-link", "severity": "warning",
        "message": "No note is called “Lost”: 1 link leads there, in 1 note", "scope": "vault",
    },
    "imports": {
        "started": "third", "finished": "fourth", "as_of": "2026-01-09", "version": "0.1.0",
        "vault": re.compile("/vault$"), "rules": re.compile("^0.1.0:[0-9a-f]{8}:[0-9a-f]{8}$"),
        "me": "lists", "my_organization": "unknown", "files": 7, "read": 1, "added": 0,
        "changed": 1, "removed": 0, "problems": 7,
        "scan_began_ns": 30,
        "scan_ended_ns": 40,
    },
    "claims": {
        "note_id": "@Customers/Tallow.md", "node_id": TALLOW, "field": "owner", "value": "Ida Falk",
        "value_id": IDA, "basis": "property", "rank": 0, "line": 5,
    },
    "names": {
        "space": "alias", "key": "idi", "note_id": "@People/Ida Falk.md",
        "extra": "property\x1fperson:ida-falk",
    },
    "lookups": {"note_id": "@People/Ida Falk.md", "asked": ANY},
    "query_data": {"note_id": "@People/Ida Falk.md", "packed": ANY},
}  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("columns")
    place = vault(folder / "vault", NOTES | {"Files/Map.png": b"png"})
    for note in place.rglob("*.md"):
        os.utime(note, (1_700_000_000, 1_700_000_000))
    clock, ticks = iter(["first", "second", "third", "fourth"]), itertools.count(10, 10)
    real = scan._source
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importer, "_now", lambda: next(clock))
        patch.setattr("kg.vault.scan.time.time_ns", lambda: next(ticks))
        patch.setattr(scan, "_source", lambda *of: real(*of)._replace(ctime_ns=5, inode=7))
        imported(place, folder / "kg.db", as_of="2026-01-08")
        project = place / "Projects" / "Lamp Oil.md"
        project.write_text(project.read_text().replace("2026-02-01", "2026-02-15"))
        imported(place, folder / "kg.db", as_of="2026-01-09")
    return folder / "kg.db"


def named_rows(conn: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    """The rows of a table by column, with names in place of ids."""
    foreign = {
        column: target
        for _, _, target, column, *_ in conn.execute(f"pragma foreign_key_list({table})")
    }
    shown = []
    for column in columns(table):
        target = foreign.get(column)
        if column == "id":
            target = "nodes" if table in OWN_ID else table
        own = f'it."{column}"'
        shown.append(f"'@' || {NAMED[target].format(own)}" if target else own)
    found = conn.execute(f"select {', '.join(shown)} from {table} as it")
    return [dict(zip(columns(table), row, strict=True)) for row in found]


def is_as(row: dict[str, object], expected: dict[str, object]) -> bool:
    return all(
        bool(value.search(str(row[key]))) if isinstance(value, re.Pattern) else row[key] == value
        for key, value in expected.items()
    )


@pytest.mark.parametrize("table", ROW_TYPES)
def test_every_column_is_expected(table: str) -> None:
    assert set(EXPECTED[table]) == set(columns(table))


@pytest.mark.parametrize("table", ROW_TYPES)
def test_a_row_holds_what_its_columns_say(db: Path, table: str) -> None:
    expected = EXPECTED[table]
    with opened(db) as conn:
        found = named_rows(conn, table)
    assert any(is_as(row, expected) for row in found), found


PAIRS = [
    (table, one, other)
    for table in ROW_TYPES
    for one, other in itertools.pairwise(columns(table))
]  # fmt: skip


@pytest.mark.parametrize(("table", "one", "other"), PAIRS)
def test_two_neighbours_that_were_swapped_would_be_seen(
    db: Path, table: str, one: str, other: str
) -> None:
    """As if whoever makes the row had given each the other's value."""
    expected = EXPECTED[table]
    with opened(db) as conn:
        swapped = [row | {one: row[other], other: row[one]} for row in named_rows(conn, table)]
    assert not [row for row in swapped if is_as(row, expected)]
