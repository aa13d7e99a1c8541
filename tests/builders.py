"""What tests are made of: small vaults, and databases made from them."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.importer import ImportReport, import_vault

DAY = "2026-01-10"


def vault(root: Path, notes: Mapping[str, str | bytes]) -> Path:
    """Write files (path → text) below `root`, and give the folder back."""
    root.mkdir(parents=True, exist_ok=True)
    for path, text in notes.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def imported(folder: Path, db: Path, *, as_of: str = DAY, **options: object) -> ImportReport:
    """Import the vault as on the day that tests take for today."""
    return import_vault(str(folder), str(db), as_of=as_of, **options)  # type: ignore[arg-type]


@contextlib.contextmanager
def opened(db: Path) -> Iterator[sqlite3.Connection]:
    """The database, read-only, by nothing but sqlite3."""
    conn = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    try:
        yield conn
    finally:
        conn.close()


def rows(db: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """The rows of a query."""
    with opened(db) as conn:
        return conn.execute(sql, values).fetchall()


def database(tmp_path: Path, notes: Mapping[str, str | bytes], **options: object) -> Path:
    """Import a small vault; the path of its database."""
    imported(vault(tmp_path / "vault", notes), tmp_path / "kg.db", **options)
    return tmp_path / "kg.db"


OTHERS = ("Ann Lee", "Bo Ek", "Cy Dow", "Di Fox", "Ed Orr")
# Kaja Moe is at all meetings; nothing else points to her.
TALKS = {
    f"Meetings/2025-10-0{day} Talk.md": f"---\nattendees: [Kaja Moe, {who}]\n---\n"
    for day, who in enumerate(OTHERS, 1)
} | {"Projects/Harbor.md": "---\nstatus: blocked\n---\n"}
HOME = {"Notes/a.md": "/Users/kaja.moe/x\n"}  # this does, too
UNKNOWN = (
    "It is unknown who you are, so you may stand among the answers; "
    'me = ["Your Name"] in kg.toml says it.'
)
GUESS = (
    "Taken for you: Kaja Moe, who attends most meetings and has the home folder in paths of the "
    'notes. me = ["Kaja Moe"] in kg.toml says so; another name there corrects it.'
)
