"""What the machine itself needs: `python floor.py STEP VAULT` prints one JSON line.

walk: look at every file. fts: read every note, insert its text, build a full-text index over it.
"""

import json
import os
import sqlite3
import sys
import tempfile


def notes(vault: str) -> list[str]:
    """The notes below a folder; every file is looked at once."""
    found = []
    for folder, folders, files in os.walk(vault):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(folder, name)
            os.stat(path)
            if name.endswith(".md"):
                found.append(path)
    return found


def full_text(paths: list[str]) -> int:
    """Insert and index every text; bytes read."""
    size = 0
    with tempfile.TemporaryDirectory() as folder:
        conn = sqlite3.connect(os.path.join(folder, "floor.db"))
        conn.execute("pragma journal_mode = wal")
        conn.execute("pragma synchronous = normal")
        conn.execute("create table note (id integer primary key, path text, text text)")
        with conn:
            for path in paths:
                with open(path, "rb") as file:
                    data = file.read()
                size += len(data)
                conn.execute(
                    "insert into note (path, text) values (?, ?)",
                    (path, data.decode("utf-8", "replace")),
                )
            conn.execute(
                "create virtual table fts using fts5(text, content='note', content_rowid='id')"
            )
            conn.execute("insert into fts(fts) values ('rebuild')")
        conn.close()
    return size


if __name__ == "__main__":
    step, vault = sys.argv[1:]
    paths = notes(vault)
    print(json.dumps({"notes": len(paths), "bytes": full_text(paths) if step == "fts" else 0}))
