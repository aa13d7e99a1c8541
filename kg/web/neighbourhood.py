"""The neighbourhood of a node as a picture: its newest neighbours, and the ties among them.

`kg.query.graph.picture` looks at every neighbour to choose the most central ones; a page that is
opened by a click must not take the seconds that this takes around a tag of thousands of notes.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from kg.model.kinds import EMPLOYER_FIELD, Kinds
from kg.model.phrases import named as in_words
from kg.model.picture import Evidence, NoteRef, Picture, PictureEdge, PictureNode
from kg.query.graph.marks import marks, words
from kg.query.graph.numbers import day
from kg.store import queries
from kg.store.queries import ask
from kg.store.reader import Connection

MOST = 60  # neighbours
_BUSY = 400  # ties of a neighbour that are looked at
_FACTS = ("status", "owner", EMPLOYER_FIELD, "role", "email", "priority", "due", "industry", "type")
# What says least of a neighbour comes last where there are too many.
_LAST = {Kinds.TAG: 1, Kinds.MISSING: 1}

Row = dict[str, Any]


def picture(conn: Connection, key: str, label: str, vault: str) -> Picture:
    """At most `MOST` neighbours: the newest ties first, tags and missing names last."""
    ties = _ties(conn, key, 20_000)
    near = _nearest(ties, key)
    shown = [key, *near]
    known = set(shown)
    found = {(one["source"], one["target"], one["kind"]): one for one in ties}
    for neighbour in near:
        if not neighbour.startswith((f"{Kinds.TAG}:", f"{Kinds.MISSING}:")):
            for one in _ties(conn, neighbour, _BUSY):
                found[one["source"], one["target"], one["kind"]] = one
    kept = [one for one in found.values() if one["source"] in known and one["target"] in known]
    return Picture(label, vault, _nodes(conn, shown, kept), edges(conn, kept), key, day(conn, None))


def _ties(conn: Connection, key: str, most: int) -> list[Row]:
    return ask(conn, queries.load("ties"), {"key": key}, most=most).dicts()


def _nearest(ties: list[Row], key: str) -> list[str]:
    ranks: dict[str, tuple[int, str, int]] = {}
    for one in ties:
        other = one["target"] if one["source"] == key else one["source"]
        if other == key:
            continue
        kind = other.partition(":")[0]
        before = ranks.get(other, (0, "", 0))
        newest = max(before[1], one["last_date"] or "")
        ranks[other] = (-_LAST.get(kind, 0), newest, before[2] + int(one["weight"] or 1))
    return sorted(ranks, key=lambda other: (ranks[other], other), reverse=True)[:MOST]


def _nodes(conn: Connection, keys: list[str], ties: list[Row]) -> tuple[PictureNode, ...]:
    degrees = Counter(one[end] for one in ties for end in ("source", "target"))
    most = max(degrees.values(), default=1)
    rows: list[Row] = ask(conn, queries.load("graph_nodes"), {"keys": queries.array(keys)}).dicts()
    labels = {row["key"]: str(row["label"]) for row in rows}
    standing, found_by = marks(conn, keys), words(conn, keys)
    return tuple(
        PictureNode(
            str(row["key"]),
            in_words(str(row["kind"]), str(row["label"]), row["date"]),
            str(row["kind"]),
            degrees[row["key"]] / most,
            tuple((one, labels.get(row[one], str(row[one]))) for one in _FACTS if row[one]),
            (NoteRef(str(row["path"])),) if row["path"] else (),
            str(row["date"]) if row["date"] else None,
            found_by.get(row["key"], ()),
            standing.get(row["key"], ()),
        )
        for row in rows
    )


def edges(conn: Connection, ties: list[Row]) -> tuple[PictureEdge, ...]:
    """These rows of the view edges, with the lines that prove them."""
    places = [_place(str(one["evidence"] or "")) for one in ties]
    texts = _texts(conn, {path for path, _ in places if path})
    return tuple(
        PictureEdge(
            one["source"],
            one["target"],
            one["kind"],
            float(one["weight"] or 1),
            one["first_date"],
            one["last_date"],
            (_evidence(texts, path, line, one["last_date"]),) if path else (),
        )
        for one, (path, line) in zip(ties, places, strict=True)
    )


def _place(evidence: str) -> tuple[str, int | None]:
    path, colon, line = evidence.rpartition(":")
    return (path, int(line)) if colon and line.isdigit() else (evidence, None)


def _texts(conn: Connection, paths: set[str]) -> dict[str, tuple[list[str], int]]:
    query = queries.load("note_texts")
    rows: list[Row] = ask(conn, query, {"paths": queries.array(sorted(paths)) or "[]"}).dicts()
    return {
        str(row["path"]): (str(row["body"]).split("\n"), int(row["body_line"] or 1)) for row in rows
    }


def _evidence(
    texts: dict[str, tuple[list[str], int]], path: str, line: int | None, date: str | None
) -> Evidence:
    lines, first = texts.get(path, ([], 1))
    at = (line or 0) - first
    text = lines[at].strip() if 0 <= at < len(lines) else "(in the properties)"
    return Evidence(path, line, text[:300], date)
