"""Which links name a heading or a block that their note does not have, for the checks to tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter

from kg.model.anchors import is_block, missing_blocks, missing_headings

_Missing = Callable[[Iterable[str], Iterable[str], str], list[str]]
_KINDS: tuple[tuple[str, _Missing], ...] = (
    ("select text from headings where note_id = ? order by line", missing_headings),
    ("select block from blocks where note_id = ?", missing_blocks),
)
_TABLES = {
    "anchored": "link_id integer primary key",
    "lacking": "target integer, fragment text, primary key (target, fragment)",
}
_LED = """
with led as materialized (
    select distinct l.target_note_id as target, l.fragment
    from anchored as a cross join links as l on l.id = a.link_id
),
there as materialized (
    select note_id, text as fragment from headings where note_id in (select target from led)
    union all
    select note_id, '^' || block from blocks where note_id in (select target from led)
)
select led.target, led.fragment
from led
join notes as n on n.id = led.target and n.path not like '%.excalidraw.md'
left join there as t on t.note_id = led.target and t.fragment = led.fragment
where t.note_id is null
order by led.target
"""


def look_up(conn: sqlite3.Connection, *, every: bool) -> None:
    """Fill the temporary table `anchored` with the links to places within what is `looked_at`, and
    `lacking` with the places that are not there. Of all links (`every`), one scan finds them sooner
    than the index."""
    for name, columns in _TABLES.items():
        conn.execute(f"create temp table if not exists {name} ({columns}) without rowid")
        conn.execute(f"delete from {name}")
    links = "links l where" if every else "looked_at t, links l where l.target_node_id = t.id and"
    conn.execute(
        f"insert into anchored select l.id from {links}"
        " l.fragment is not null and l.target_note_id is not null"
    )
    led = conn.execute(_LED).fetchall()
    for target, rows in groupby(led, key=itemgetter(0)):
        missing = _missing(conn, target, [fragment for _, fragment in rows])
        conn.executemany("insert into lacking values (?, ?)", ((target, one) for one in missing))


def _missing(conn: sqlite3.Connection, target: int, fragments: list[str]) -> list[str]:
    """Of fragments those that the note does not have."""
    (body,) = conn.execute("select body from notes where id = ?", (target,)).fetchone()
    found: list[str] = []
    for (there, missing), wanted in zip(_KINDS, _parted(fragments), strict=True):
        if wanted:
            names = [name for (name,) in conn.execute(there, (target,))]
            found += missing(wanted, names, body)
    return found


def _parted(fragments: list[str]) -> tuple[list[str], list[str]]:
    """Headings, and blocks."""
    blocks = [one for one in fragments if is_block(one)]
    return [one for one in fragments if not is_block(one)], blocks
