"""A copy of the database to hand on: without some notes, texts or contact details, and whole.

What is taken out leaves nothing behind: neither in other tables, nor in the full-text index, nor in
free pages of the file. Which files stay is told by `exclusion`, so that they can be imported by
themselves; where they are not at hand, `cut` takes rows out, and leaves entities to be decided anew
by the caller.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from kg.errors import UsageError
from kg.model.kinds import ENTITY_TABLES
from kg.store import atomic, import_state, known_files, notes, schema, views
from kg.store.nodes import forget_unused
from kg.store.reader import open_read, read_only
from kg.store.writer import OF_A_MEETING, OF_A_NODE

MAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]++@[\w-]++(?:\.[\w-]++)+")
# +44 20 5550 0142, 020 5550 0142, (020) 5550 0142 and 555-123-4567; days are none of them.
PHONE = re.compile(
    r"(?<![\w+])(?:\+\d[\d ().\u00a0/-]{6,}\d|0\d[\d ().\u00a0/-]{6,}\d"
    r"|\(\d{2,5}\)[ \d.\u00a0/-]{5,}\d|\d{3}[ .-]\d{3}[ .-]\d{4})(?!\w)"
)
_PATIENCE = 10.0  # seconds
_FIELDS = ("email", "phone", "domain")
_UNIQUE = {("nodes", "key"), ("notes", "path"), ("tags", "normalised"), ("attachments", "path")}


class NothingExcluded(UsageError):
    """A folder or tag that no note has: a slip would hand on what was to be kept back."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"No note has the {what} “{name}”, so nothing would be left out.")


class NothingLeft(UsageError):
    """Every note is left out."""

    def __init__(self) -> None:
        super().__init__("Every note would be left out, so nothing would be in the copy.")


class Exclusion(NamedTuple):
    """The files of a database that are left out (`paths`), and those that stay, each with what
    tells what is in it. `last` is the import that they are of."""

    paths: set[str]
    kept: dict[str, str]
    last: known_files.LastImport | None


def exclusion(path: str, folders: Iterable[str], tags: Iterable[str]) -> Exclusion:
    """What the folders and tags leave out of the database, and what stays, all of one moment.

    Raises NothingExcluded, NothingLeft, and what `open_read` raises.
    """
    with contextlib.closing(open_read(path)) as conn, atomic.errors(path):
        conn.execute("begin")
        gone = excluded(conn, folders, tags)
        if len(gone) == conn.execute("select count(*) from notes").fetchone()[0]:
            raise NothingLeft
        paths = import_state.paths(conn, gone) | _files_of(conn, gone, folders)
        content = import_state.content(conn)
        kept = {file: content[file] for file in content.keys() - paths}
        return Exclusion(paths, kept, known_files.last_import(conn))


@contextlib.contextmanager
def copied(path: str, target: str) -> Iterator[sqlite3.Connection]:
    """Change a copy of a database of this schema, which appears as `target` when all is done.

    Only the rows of kg's own tables and columns are in it: of what somebody added to the database
    (tables, columns, indexes, views, triggers, statistics) nothing is known, and free pages tell
    what was deleted. Raises what `open_read` and `atomic.write_copy` raise.
    """
    # What to take out of another schema is not known here.
    open_read(path).close()
    # A file without a name, in the folder for temporary files; SQLite opens it so.
    with contextlib.closing(sqlite3.connect("", isolation_level=None, uri=True)) as conn:
        with atomic.errors(path):
            _take_over(conn, path)
            conn.execute("begin")
            yield conn
            _forget_origin(conn)
            conn.execute("insert into notes_fts(notes_fts) values ('rebuild')")
            views.create(conn)
            conn.execute("commit")
            conn.execute("vacuum")
        atomic.write_copy(conn, target, _PATIENCE)


def _take_over(conn: sqlite3.Connection, path: str) -> None:
    """Make kg's tables in an empty database, with the rows of those at `path`."""
    conn.execute(f"pragma page_size = {atomic.PAGE_SIZE}")
    conn.execute("attach database ? as origin", (read_only(path),))
    conn.execute("pragma trusted_schema = off")
    conn.execute("begin")
    schema.create_tables(conn)
    for table in schema.tables():
        names = ", ".join(f'"{column}"' for column in table.columns)
        conn.execute(
            f'insert into main."{table.name}" ({names}) select {names} from origin."{table.name}"'
        )
    schema.create_indexes(conn)
    conn.execute("commit")
    conn.execute("detach database origin")


def excluded(conn: sqlite3.Connection, folders: Iterable[str], tags: Iterable[str]) -> list[int]:
    """The notes in the folders and with the tags, those below them included.

    Raises NothingExcluded for a folder or tag that has no note.
    """
    found: set[int] = set()
    for folder in folders:
        name = folder.strip("/")
        found |= _some(conn, "folder", folder, _IN_FOLDER, name)
    for tag in tags:
        found |= _some(conn, "tag", tag, _TAGGED, tag.removeprefix("#").lower())
    return sorted(found)


_IN_FOLDER = (
    "select id from notes"
    " where folder = :name or substr(folder, 1, length(:name) + 1) = :name || '/'"
)
_TAGGED = (
    "select nt.note_id from note_tags as nt join tags as t on t.id = nt.tag_id"
    " where t.normalised = :name or substr(t.normalised, 1, length(:name) + 1) = :name || '/'"
)


def _some(conn: sqlite3.Connection, what: str, given: str, sql: str, name: str) -> set[int]:
    found = {note for (note,) in conn.execute(sql, {"name": name})}
    if not found or not name:
        raise NothingExcluded(what, given)
    return found


def cut(conn: sqlite3.Connection, note_ids: Iterable[int], folders: Iterable[str]) -> None:
    """Take the notes out, with everything that came from them.

    A thing all of whose pages go, goes too, and so does what other notes say of it: even its key
    would tell its name. Entities, problems and history are empty afterwards.
    """
    ids = list(note_ids)
    conn.execute("create temp table gone_notes (id integer primary key)")
    conn.executemany("insert into gone_notes values (?)", ((one,) for one in ids))
    conn.execute(
        "create temp table gone as select distinct node_id as id from notes"
        " where id in (select id from gone_notes) and node_id not in"
        " (select node_id from notes where id not in (select id from gone_notes))"
    )
    spoken_of = notes.nodes_spoken_of(conn, ids)
    tags = {use[1] for use in notes.tag_uses(conn, ids)}
    attachments = [(path,) for path in _files_of(conn, ids, folders)]
    notes.forget_meaning(conn, ids)
    notes.forget_text(conn, ids)
    notes.forget_all_names(conn, ids)
    for sql in _WITHOUT:
        conn.execute(sql)
    conn.executemany(
        "update links set target_attachment_id = null, resolution = 'missing'"
        " where target_attachment_id = (select id from attachments where path = ?)",
        attachments,
    )
    conn.executemany("delete from attachments where path = ?", attachments)
    conn.execute("delete from notes where id in (select id from gone_notes)")
    conn.execute("update notes set is_primary = 1")
    forget_unused(conn, spoken_of)
    notes.name_tags(conn, sorted(tags))


def _files_of(
    conn: sqlite3.Connection, note_ids: Iterable[int], folders: Iterable[str]
) -> set[str]:
    """The attachments in the folders, and those to which no other notes link than these."""
    gone = set(note_ids)
    prefixes = tuple(f"{folder.strip('/')}/" for folder in folders)
    linked: dict[str, bool] = {}
    for path, note in conn.execute(
        "select a.path, l.source_note_id from attachments a"
        " left join links l on l.target_attachment_id = a.id"
    ):
        linked[path] = linked.get(path, True) and note in gone
    return {path for path, only in linked.items() if only or path.startswith(prefixes)}


_WITHOUT = (
    "update links set target_node_id = null, target_note_id = null, resolution = 'missing'"
    " where target_node_id in (select id from gone)"
    " or target_note_id in (select id from gone_notes)",
    "delete from claims where node_id in (select id from gone)"
    " or value_id in (select id from gone)",
    "delete from contacts where person_id in (select id from gone)"
    " or about_id in (select id from gone) or meeting_id in (select id from gone)",
    "delete from relations where source_id in (select id from gone)"
    " or target_id in (select id from gone)",
    "delete from event_pages where meeting_id in (select id from gone)",
    # The key of an event may tell what a page of it that goes was called.
    "update nodes set key = 'meeting:hidden-' || id where kind = 'meeting'"
    " and id in (select node_id from notes where id in (select id from gone_notes))",
    "delete from statements where node_id in (select id from gone)",
    "delete from aliases where node_id in (select id from gone)",
    "update tasks set owner_id = null where owner_id in (select id from gone)",
    "update tasks set about_id = null where about_id in (select id from gone)",
    # Decided anew by the caller, or not known without the notes that are gone.
    *(f"delete from {table}" for table in (*OF_A_NODE, *OF_A_MEETING, "problems", "changes")),
)


def without_bodies(conn: sqlite3.Connection) -> None:
    """Empty the texts of notes, what queries know of them, and the lines that contacts quote."""
    conn.execute("update notes set body = ''")
    conn.execute("update contacts set text = ''")
    conn.execute("delete from query_data")


def without_contact_details(conn: sqlite3.Connection) -> None:
    """Take out e-mail addresses and phone numbers wherever they stand."""
    numbers = _known_numbers(conn)
    mask = _masking(numbers)
    marks = ", ".join("?" * len(_FIELDS))
    for table, column in _texts(conn):
        if table in ENTITY_TABLES and column in _FIELDS:
            conn.execute(f"update {table} set {column} = null")
    _mask_things(conn, mask)
    conn.execute(f"delete from claims where {_OWN_NAME} in ({marks})", _FIELDS)
    conn.execute("delete from changes")
    conn.create_function("kg_mask", 1, mask, deterministic=True)
    # A key or slug made from an address spells it out without its signs.
    conn.execute("delete from aliases where kg_mask(name) <> name")
    conn.execute(
        "update nodes set key = kind || ':hidden-' || id, slug = 'hidden-' || id"
        " where kg_mask(label) <> label or kg_mask(key) <> key"
    )
    for table, column in _texts(conn):
        new = f"kg_mask({column})"
        if (table, column) in _UNIQUE:
            new += f" || case when kg_mask({column}) <> {column} then ' ' || id else '' end"
        conn.execute(
            f"update {table} set {column} = {new}"
            f" where {column} is not null and kg_mask({column}) <> {column}"
        )


# The name of a field among claims, without the kind of the vault's own before it.
_OWN_NAME = "substr(field, instr(field, '.') + 1)"


def _mask_things(conn: sqlite3.Connection, mask: Callable[[Any], Any]) -> None:
    """Take addresses and numbers out of the fields of things, which stay JSON."""

    def masked(value: Any) -> Any:
        if isinstance(value, list):
            return [masked(one) for one in value]
        text = str(value)
        return value if mask(text) == text else mask(text)

    for number, said in conn.execute("select id, fields from things").fetchall():
        kept = {key: masked(one) for key, one in json.loads(said).items() if key not in _FIELDS}
        fields = json.dumps(kept, ensure_ascii=False)
        conn.execute("update things set fields = ? where id = ?", (fields, number))


def _known_numbers(conn: sqlite3.Connection) -> list[str]:
    """Everything that a note gives as a phone number or an address, however it is written."""
    found = conn.execute(
        "select phone from people where phone is not null union"
        " select email from people where email is not null union"
        " select value from claims where field in ('phone', 'email') and value is not null union"
        " select j.atom from things as t, json_tree(t.fields) as j"
        " where j.fullkey like '$.phone%' or j.fullkey like '$.email%'"
    )
    return sorted((str(one) for (one,) in found if len(str(one)) > 4), key=len, reverse=True)


def _masking(known: list[str]) -> Callable[[Any], Any]:
    exact = re.compile("|".join(map(re.escape, known))) if known else None

    def mask(text: Any) -> Any:
        if not isinstance(text, str):
            return text
        if exact is not None:
            text = exact.sub("[hidden]", text)
        if "@" in text:
            text = MAIL.sub("[e-mail]", text)
        return PHONE.sub("[phone]", text)

    return mask


def _texts(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every column of text in every table of kg."""
    tables = conn.execute(
        "select name from sqlite_master where type = 'table' and name not like 'notes\\_fts%'"
        " escape '\\' and name not in ('alembic_version', 'names', 'lookups')"
    ).fetchall()
    return [
        (table, f'"{row[1]}"' if row[1] == "key" and table != "nodes" else row[1])
        for (table,) in tables
        for row in conn.execute(f"pragma table_info({table})").fetchall()
        if row[2] == "VARCHAR"
    ]


def _forget_origin(conn: sqlite3.Connection) -> None:
    """What only a refresh needs, so that an import into the copy reads every note, and where on the
    disk the vault was."""
    for table in ("names", "lookups"):
        conn.execute(f"delete from {table}")
    conn.execute("update notes set mtime_ns = 0, ctime_ns = 0, inode = 0")
    rows = conn.execute("select vault, rules, id from imports").fetchall()
    conn.executemany(
        "update imports set vault = ?, rules = ? where id = ?",
        (
            (_last_part(vault), ":".join((*rules.split(":")[:2], "copy")), one)
            for vault, rules, one in rows
        ),
    )


def _last_part(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def inspected(path: str) -> str:
    """What Datasette keeps of an immutable file in inspect-data.json: counts, size, hash."""
    name = os.path.basename(path)
    with open(path, "rb") as file:
        fingerprint = sha256(file.read()).hexdigest()
    uri = f"file:{os.path.abspath(path)}?immutable=1"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as conn:
        tables = conn.execute("select name from sqlite_master where type = 'table'").fetchall()
        counts = {
            table: {"count": conn.execute(f'select count(*) from "{table}"').fetchone()[0]}
            for (table,) in tables
        }
    found = {
        "hash": fingerprint,
        "size": os.path.getsize(path),
        "file": name,
        "tables": counts,
    }
    return json.dumps({name.rpartition(".")[0]: found}, indent=2)
