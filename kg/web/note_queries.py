"""The queries of a note as live results: data for a template, never HTML."""

from __future__ import annotations

from typing import Any

from kg.languages.limits import Limits
from kg.query import note_queries, query_answers
from kg.store.reader import Connection
from kg.web.addresses import Addresses

MOST_BLOCKS = 30
MOST_ROWS = 200
_SECONDS = 2.0  # for one query
_ROWS = 100_000


def results(conn: Connection, at: Addresses, path: str) -> list[dict[str, Any]]:
    """Each query of the note at a path with its answer; links lead to pages of notes."""
    limits = Limits(_SECONDS, _ROWS)
    answered, pages = note_queries.blocks_of(conn, path, limits=limits, most=MOST_BLOCKS)

    def shown(parts: list[query_answers.Part]) -> list[dict[str, str | None]]:
        return [
            {"text": text, "address": at.note(target) if target and pages.page(target) else None}
            for text, target in parts
        ]

    found = []
    for one in answered:
        row: dict[str, Any] = {
            "line": one.block.line,
            "place": at.note(path, str(one.block.line)),
            "query": one.block.text,
            "problem": one.problem,
        }
        if one.result is not None:
            columns, rows, left_out = query_answers.cells(one.result, MOST_ROWS)
            row |= {"columns": columns, "left_out": left_out}
            row["rows"] = [[shown(parts) for parts in cells] for cells in rows]
        elif one.problem is None:
            row["value"] = shown(query_answers.parts(one.value))
        found.append(row)
    return found
