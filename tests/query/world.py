"""A database filled row by row, so that a test shows the rows that its answers follow from."""

import sqlite3

from kg.model.names import slug
from kg.store import schema, views

AS_OF = "2026-01-10"
_REQUIRED: dict[str, dict[str, object]] = {
    "notes": {
        "date": None, "modified": "2026-01-01T00:00:00Z", "size": 1, "hash": "", "words": 1,
        "is_archived": 0, "is_primary": 1, "updated": "", "aliases": "", "body": "",
        "body_line": 1, "frontmatter": "{}", "mtime_ns": 0, "ctime_ns": 0, "inode": 0,
    },
    "people": {"is_me": 0, "standing": "confirmed"},
    "organizations": {"is_mine": 0},
    "contacts": {
        "about_id": None, "channel": "meeting", "direct": 1, "certainty": "explicit",
        "basis": "attendee", "text": "",
    },
    "attendances": {"basis": "attendees", "certainty": "explicit", "line": 1},
    "relations": {"certainty": "explicit", "line": 1},
    "links": {"kind": "wikilink", "line": 1, "resolution": "path"},
    "tasks": {"line": 1, "status": " ", "state": "todo"},
    "problems": {"scope": "note"},
    "claims": {"basis": "property", "rank": 0},
}  # fmt: skip


class World:
    """Each method adds one thing and gives its id; everything else is as in an empty vault."""

    def __init__(self, path: str = ":memory:", *, as_of: str = AS_OF) -> None:
        self.conn = sqlite3.connect(path, isolation_level=None)
        schema.create_tables(self.conn)
        schema.create_indexes(self.conn)
        views.create(self.conn)
        self.row(
            "imports", started=f"{as_of}T08:00:00Z", finished=f"{as_of}T08:00:01Z", as_of=as_of,
            version="1", vault="/vault", rules="", me="settings", my_organization="unknown",
            files=0, read=0, added=0, changed=0, removed=0,
            problems=0, scan_began_ns=0, scan_ended_ns=0,
        )  # fmt: skip

    def row(self, table: str, **values: object) -> int:
        row = _REQUIRED.get(table, {}) | values
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        done = self.conn.execute(
            f"insert into {table} ({names}) values ({marks})", tuple(row.values())
        )
        return done.lastrowid or 0

    def node(self, kind: str, label: str, key: str | None = None) -> int:
        name = slug(label)
        return self.row("nodes", key=key or f"{kind}:{name}", kind=kind, label=label, slug=name)

    def person(self, name: str, **facts: object) -> int:
        return self.row("people", id=self.node("person", name), name=name, **facts)

    def project(self, name: str, status: str | None = "active", **facts: object) -> int:
        node = self.node("project", name)
        return self.row("projects", id=node, name=name, status=status, **facts)

    def organization(self, name: str, **facts: object) -> int:
        return self.row("organizations", id=self.node("organization", name), name=name, **facts)

    def note(self, path: str, node: int | None = None, **facts: object) -> int:
        folder, _, file = path.rpartition("/")
        name = file.removesuffix(".md")
        if node is None:
            node = self.node("note", name, f"note:{path}")
        kind = self.value("select kind from nodes where id = ?", node)
        given = {"title": name, "kind": kind} | facts
        note = self.row("notes", node_id=node, path=path, name=name, folder=folder, **given)
        self.conn.execute(
            "insert into notes_fts (rowid, title, body, aliases) "
            "select id, title, body, aliases from notes where id = ?",
            (note,),
        )
        return note

    def meeting(self, title: str, date: str | None, path: str | None = None) -> int:
        node = self.node("meeting", title, f"meeting:{date}-{slug(title)}")
        note = self.note(path, node, date=date, title=title) if path else None
        return self.row("meetings", id=node, note_id=note, title=title, date=date, kind="meeting")

    def contact(self, person: int, about: int | None, date: str, **facts: object) -> int:
        given = {"note_id": facts.pop("note_id", None) or self.page(about or person), "line": 1}
        return self.row(
            "contacts", person_id=person, about_id=about, date=date, **(given | facts)
        )  # fmt: skip

    def page(self, node: int) -> int:
        """The note of a node; made if it has none."""
        found = self.conn.execute("select id from notes where node_id = ?", (node,)).fetchone()
        if found:
            return int(found[0])
        kind, label = self.conn.execute(
            "select kind, label from nodes where id = ?", (node,)
        ).fetchone()
        folder = {"person": "People", "project": "Projects"}.get(kind, "Others")
        return self.note(f"{folder}/{label}.md", node, title=label)

    def value(self, sql: str, *params: object) -> object:
        return self.conn.execute(sql, params).fetchone()[0]
