"""Databases of earlier schemas, with rows in every table, as SQL scripts to upgrade from.

`python -m tests.store.kept` writes the script of the newest schema: once, when a revision lands.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.builders import imported, opened, vault

FOLDER = Path(__file__).parent

NOTES = {
    "People/Ida Falk.md": "---\naliases: [Idi]\nemail: ida@tallow.example\nphone: '555 0101'\n"
    "role: Buyer\ncompany: '[[Tallow & Co]]'\ncadence: 14 days\n---\n# Ida Falk\n\nSee [[Lost]].\n",
    "People/Per Dahl.md": "# Per Dahl\n\n![[map.png]] and ![[Lamp Oil#Plan]]. #Team\n",
    "Customers/Tallow & Co.md": "---\nstatus: active\nindustry: Candles\n---\n# Tallow & Co\n",
    "Projects/Lamp Oil.md": "---\nstatus: blocked\nowner: Ida Falk\ndue: 2026-02-01\n"
    "priority: high\n---\n# Lamp Oil\n\n## Plan\n\nWait for the mill. ^wait\n\n## Risks\n\n"
    "- The mill is old\n\n- [ ] ask the mill [[Per Dahl]] [cost:: 5] 📅 2026-01-20\n"
    "  - [x] find its number ✅ 2026-01-05\n",
    "Meetings/2026-01-05 Oil.md": "---\nattendees: [Ida Falk, Per Dahl]\nproject: Lamp Oil\n---\n"
    "# Oil\n",
    "Meetings/2026-03-02 Wicks.md": "---\nattendees: [Per Dahl, Ida Falk (excused), Oil team]\n"
    "date: soon\n---\n# Wicks\n",
    "Boats/Gull.md": "---\nrig: sloop\n---\n",
    "kg.toml": "[kinds.boat]\nfolders = ['Boats']\nfields = ['rig']\n",
    "Daily/2026-01-07.md": "- Called [[Per Dahl]] about [[Lamp Oil]]\n- saw [[Ida Falk]]\n",
}


def fill(folder: Path) -> Path:
    """A database of the newest schema with a row in every table."""
    place = vault(folder / "vault", NOTES | {"Files/map.png": b"png"})
    db = folder / "kg.db"
    imported(place, db, as_of="2026-01-08")
    project = place / "Projects" / "Lamp Oil.md"
    project.write_text(project.read_text().replace("2026-02-01", "2026-02-15"))
    imported(place, db, as_of="2026-01-09")
    return db


def script(conn: sqlite3.Connection) -> str:
    """The database as a script; the full-text index is made from the notes again."""
    shown = "name not like 'sqlite_%' and name not like 'notes_fts_%' and sql is not null"
    made = conn.execute(f"select type, name, sql from sqlite_master where {shown} order by rowid")
    statements, later = [], []
    for kind, name, sql in made.fetchall():
        (statements if kind == "table" else later).append(f"{sql};")
        if kind == "table" and name != "notes_fts":
            statements += _inserts(conn, name)
    later.append("insert into notes_fts(notes_fts) values ('rebuild');")
    return "\n".join([*statements, *later, ""])


def _inserts(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in conn.execute(f"pragma table_info({table})")]
    values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    # Line feeds and what a script cannot hold are spelt out by quote() itself.
    for (row,) in conn.execute(f"select {values} from {table}"):
        yield f"insert into {table} ({names}) values ({row});"


def restored(revision: str, path: Path) -> Path:
    """The kept database of a revision as a file at `path`."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.executescript(f"begin;{(FOLDER / f'{revision}.sql').read_text()}commit;")
    return path


def keep() -> None:
    """Write the script of the newest schema."""
    with tempfile.TemporaryDirectory() as folder, opened(fill(Path(folder))) as conn:
        (revision,) = conn.execute("select version_num from alembic_version").fetchone()
        (FOLDER / f"{revision}.sql").write_text(script(conn).replace(folder, "/home/ida"))
