"""Reading and replacing what is decided for each node: entity rows, labels, facts over time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.model.kinds import NAMING_FIELDS, REMEMBERED, Basis, plural
from kg.model.own_kinds import OwnKind
from kg.model.rows import ChangeRow, KindRow, Row
from kg.store import queries
from kg.store.writer import OF_A_MEETING, OF_A_NODE, batches, delete, gathered, insert

ClaimRow = tuple[int, int, str, str | None, int | None, Basis, int, int, str]

# The fields of things whose kind the vault declares, each with its value as text, or without one.
_FIELDS = (
    "select d.key, f.value, json_extract(p.fields, '$.\"' || f.value || '\"')"
    " from things p join nodes d on d.id = p.id join kinds k on k.name = p.kind"
    " join json_each(k.fields) f"
)


def _only(column: str, ids: Iterable[int] | None) -> Iterator[tuple[str, Sequence[object]]]:
    """A where clause and its values, a few hundred ids at a time; no clause for None."""
    if ids is None:
        yield "", ()
        return
    for marks, batch in batches(ids):
        yield f" where {column} in ({marks})", batch


def claims_of(
    conn: sqlite3.Connection, node_ids: Iterable[int] | None
) -> dict[int, list[ClaimRow]]:
    """Every claim on the nodes (None: on all): node_id, note_id, field, value, value_id, basis,
    rank, line, path."""
    found: dict[int, list[ClaimRow]] = {}
    for where, batch in _only("c.node_id", node_ids):
        for row in conn.execute(
            "select c.node_id, c.note_id, c.field, c.value, c.value_id, c.basis, c.rank, c.line,"
            f" n.path from claims c join notes n on n.id = c.note_id{where}",
            batch,
        ):
            found.setdefault(row[0], []).append(row)
    return found


class OwnPage(NamedTuple):
    """A page of a node; a `mere` note is one by what others say of it."""

    note_id: int
    path: str
    archived: bool
    updated: str
    mere: bool


def pages_of(conn: sqlite3.Connection, node_ids: Iterable[int] | None) -> dict[int, list[OwnPage]]:
    """Every page of each node."""
    found: dict[int, list[OwnPage]] = {}
    for where, batch in _only("n.node_id", node_ids):
        for node_id, note_id, path, archived, updated, mere in conn.execute(
            "select n.node_id, n.id, n.path, n.is_archived, n.updated, d.kind = 'meeting' and"
            f" n.kind <> 'meeting' from notes n join nodes d on d.id = n.node_id{where}",
            batch,
        ):
            page = OwnPage(note_id, path, bool(archived), updated, bool(mere))
            found.setdefault(node_id, []).append(page)
    return found


def pages_within(conn: sqlite3.Connection, node_ids: Iterable[int] | None) -> dict[int, int]:
    """The first note, by path, on a line of which each event begins that has no page of its own."""
    found: dict[int, int] = {}
    for where, batch in _only("e.meeting_id", node_ids):
        rows = conn.execute(
            "select e.meeting_id, e.note_id from event_pages e join notes n on n.id = e.note_id"
            f"{where} order by n.is_archived desc, n.path desc",
            batch,
        )
        found.update(rows)
    return found


def described(
    conn: sqlite3.Connection, node_ids: Iterable[int] | None
) -> dict[int, tuple[str, str, str]]:
    """Node id → (key, kind, label)."""
    found: dict[int, tuple[str, str, str]] = {}
    for where, batch in _only("id", node_ids):
        for node_id, *rest in conn.execute(f"select id, key, kind, label from nodes{where}", batch):
            found[node_id] = (rest[0], rest[1], rest[2])
    return found


def replace_entities(
    conn: sqlite3.Connection, node_ids: Iterable[int] | None, rows: dict[str, list[Row]]
) -> None:
    """Replace the entity rows of the nodes and who was at meetings; None: the tables are empty."""
    if node_ids is not None:
        touched = list(node_ids)
        for table in OF_A_NODE:
            delete(conn, table, "id", touched)
        for table in OF_A_MEETING:
            delete(conn, table, "meeting_id", touched)
        conn.executemany(
            "delete from problems where scope = 'node' and node_id = ?", ((i,) for i in touched)
        )
    for table, new in rows.items():
        insert(conn, table, new)


def replace_kinds(conn: sqlite3.Connection, kinds: Iterable[OwnKind]) -> None:
    """Replace the kinds that kg.toml declares."""
    conn.execute("delete from kinds")
    rows = (KindRow(one.name, one.plural, json.dumps(one.fields)) for one in kinds)
    insert(conn, "kinds", sorted(rows))


def kinds_of(conn: sqlite3.Connection) -> dict[str, OwnKind]:
    """The kinds that were declared for the last import, by name."""
    rows = conn.execute("select name, plural, fields from kinds").fetchall()
    return {
        name: OwnKind(name, several, tuple(json.loads(fields))) for name, several, fields in rows
    }


def set_labels(conn: sqlite3.Connection, rows: Iterable[tuple[str, str, int]]) -> None:
    """Set label and slug of nodes, given as (label, slug, id)."""
    conn.executemany("update nodes set label = ?, slug = ? where id = ?", rows)


def set_primary(conn: sqlite3.Connection, rows: Iterable[tuple[int, int]]) -> None:
    """Mark pages as their node's primary one or not, given as (is_primary, note_id)."""
    conn.executemany("update notes set is_primary = ? where id = ?", rows)


def forget_unused(conn: sqlite3.Connection, node_ids: Iterable[int]) -> set[str]:
    """Delete those of the nodes that nothing in the vault speaks of any more; their kinds."""
    gone: list[tuple[int, str]] = []
    for marks, batch in batches(node_ids):
        gone += conn.execute(
            "select d.id, d.kind from nodes d"
            f" where d.id in ({marks})"
            " and not exists (select 1 from notes where node_id = d.id)"
            " and not exists (select 1 from claims where node_id = d.id)"
            " and not exists (select 1 from links where target_node_id = d.id)"
            " and not exists (select 1 from note_tags where tag_id = d.id)",
            batch,
        ).fetchall()
    ids = [node_id for node_id, _ in gone]
    for table in (*OF_A_NODE, "tags"):
        delete(conn, table, "id", ids)
    for table in OF_A_MEETING:
        delete(conn, table, "meeting_id", ids)
    delete(conn, "problems", "node_id", ids)
    conn.executemany(
        "update changes set node_id = null where node_id = ?", ((node_id,) for node_id in ids)
    )
    delete(conn, "nodes", "id", ids)
    return {kind for _, kind in gone}


def facts(
    conn: sqlite3.Connection, node_ids: Iterable[int] | None = None
) -> dict[tuple[str, str], str | None]:
    """(node key, field) → value of every remembered fact; of all nodes by default."""
    found: dict[tuple[str, str], str | None] = {}
    wanted = list(_only("p.id", node_ids))
    for kind, fields in REMEMBERED.items():
        columns = ", ".join(map(_as_text, fields))
        for where, batch in wanted:
            for key, *values in conn.execute(
                f"select d.key, {columns} from {plural(kind)} p join nodes d on d.id = p.id{where}",
                batch,
            ):
                for field, value in zip(fields, values, strict=True):
                    found[key, field] = value
    for where, batch in wanted:
        found.update(
            ((key, field), value) for key, field, value in conn.execute(_FIELDS + where, batch)
        )
    return found


def _as_text(field: str) -> str:
    """SQL that reads a fact of an entity (p): of what it names the label."""
    named = f"(select label from nodes where id = p.{field}_id)"
    return named if field in NAMING_FIELDS else f"p.{field}"


def remember(
    conn: sqlite3.Connection,
    before: dict[tuple[str, str], str | None],
    after: dict[tuple[str, str], str | None],
    seen_at: str,
) -> None:
    """Record every fact that differs; a node that is new, or gone, has changed nothing."""
    rows = [
        ChangeRow(
            node_id=None, node_key=key, field=field, old=before[key, field], new=value,
            seen_at=seen_at,
        )
        for (key, field), value in sorted(after.items(), key=lambda fact: fact[0])
        if (key, field) in before and before[key, field] != value
    ]  # fmt: skip
    insert(conn, "changes", rows)
    conn.execute(
        "update changes set node_id = (select id from nodes where key = node_key)"
        " where node_id is null and exists (select 1 from nodes where key = node_key)"
    )


def rename_history(conn: sqlite3.Connection, renamed: Iterable[tuple[str, str]]) -> None:
    """Let the history of nodes go on under a new key, given as (old key, new key)."""
    conn.executemany(
        "update changes set node_key = ?2, node_id = null where node_key = ?1", renamed
    )


def entity_keys(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """(kind, key) of every entity."""
    return queries.internal(conn, "entities").fetchall()


def has_note(conn: sqlite3.Connection, path: str) -> bool:
    """Whether a note lies at a path."""
    return conn.execute("select 1 from notes where path = ?", (path,)).fetchone() is not None


def has_address(conn: sqlite3.Connection, address: str) -> bool:
    """Whether a note gives an address to somebody or something, or has it beside a name."""
    return bool(
        conn.execute(
            "select exists (select 1 from claims where field = 'email' and lower(value) = ?1)"
            " or exists (select 1 from names where space = 'beside' and key = ?1)",
            (address,),
        ).fetchone()[0]
    )


def is_called(conn: sqlite3.Connection, name: str) -> bool:
    """Whether a note calls somebody or something by a folded name, be it only in passing."""
    # What kg.toml alone calls so does not count.
    row = conn.execute(
        "select 1 from names where key = ? and extra <> 'same' and space in"
        " ('name', 'alias', 'named', 'listed', 'handle', 'handled', 'via', 'beside')",
        (name,),
    ).fetchone()
    return row is not None


def new_kinds(conn: sqlite3.Connection, highest: int) -> set[str]:
    """The kinds of the nodes that came after that of this id."""
    return {kind for (kind,) in conn.execute("select kind from nodes where id > ?", (highest,))}


def attending(conn: sqlite3.Connection, meeting_ids: Iterable[int]) -> set[int]:
    """Everybody who was at the meetings."""
    there = "select person_id from attendances where meeting_id in ({})"
    return {person for (person,) in gathered(conn, (there,), meeting_ids)}


def claimed_fields(conn: sqlite3.Connection, node_ids: Iterable[int]) -> set[str]:
    """The fields of which something is claimed of the nodes."""
    claimed = "select distinct field from claims where node_id in ({})"
    return {field for (field,) in gathered(conn, (claimed,), node_ids)}
