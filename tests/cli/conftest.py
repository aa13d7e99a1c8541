"""A small real database, made without the importer."""

import sqlite3
from pathlib import Path

import pytest

from kg.model.names import slug
from kg.store.schema import create_indexes, create_tables

NODES = [
    ("person:ann-okafor", "person", "Ann Okafor"),
    ("person:ann-lee", "person", "Ann Lee"),
    ("person:jose-alvarez", "person", "José Álvarez"),
    ("person:siobhan-oneill", "person", "Siobhán O'Neill"),
    ("person:harbor", "person", "Harbor"),
    ("project:harbor", "project", "Harbor"),
    ("project:blue-heron", "project", "Blue Heron"),
    ("note:Notes/$(date).md", "note", "$(date) and `id`"),
    ("tag:status/blocked", "tag", "status/blocked"),
]


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a database with `NODES`, which $KG_DB names."""
    path = tmp_path / "small.db"
    conn = sqlite3.connect(path)
    create_tables(conn)
    create_indexes(conn)
    conn.executemany(
        "insert into nodes (key, kind, label, slug) values (?, ?, ?, ?)",
        [(*node, slug(node[2])) for node in NODES],
    )
    conn.execute(
        "insert into aliases (node_id, name, slug, source) values (1, 'Annie', 'annie', 'property')"
    )
    conn.executemany(
        "insert into projects (id, name, status) values (?, ?, ?)",
        [(6, "Harbor", "blocked"), (7, "Blue Heron", "active")],
    )
    conn.commit()
    conn.close()
    monkeypatch.setenv("KG_DB", str(path))
    return path
