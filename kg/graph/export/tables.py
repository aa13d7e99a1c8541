"""Nodes and edges as two tables: for DuckDB, Spark, pandas, and the imports of graph databases."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from itertools import chain, islice
from typing import Any

from kg.errors import NeedsExtra
from kg.graph.export.characters import UNKNOWN, storable
from kg.graph.export.source import Source
from kg.model.formulas import guarded
from kg.model.graph import EdgeRow, NodeRow

_WHOLE = {"weight", "is_me"}
_ROWS = 10_000  # made into bytes together


def csv_files(found: Source, *, safe: bool = False) -> dict[str, bytes]:
    """nodes.csv and edges.csv (RFC 4180, UTF-8, with a header); an unknown value is empty.

    `safe` puts an apostrophe before texts that a spreadsheet would run as a formula.
    """
    nodes, edges = found.tables()
    return {
        "nodes.csv": _csv(NodeRow._fields, nodes, safe=safe),
        "edges.csv": _csv(EdgeRow._fields, edges, safe=safe),
    }


def _csv(fields: Sequence[str], found: Iterable[Sequence[object]], *, safe: bool) -> bytes:
    rows = chain([fields], (map(guarded, row) for row in found) if safe else found)
    parts: list[bytes] = []
    while some := list(islice(rows, _ROWS)):
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerows(some)
        # A zero byte ends the text for half of those who read CSV.
        parts.append(storable(out.getvalue()).replace("\0", UNKNOWN).encode())
    return b"".join(parts)


def parquet_files(found: Source) -> dict[str, bytes]:
    """nodes.parquet and edges.parquet; texts, but for `weight` and `is_me` (int64).

    Raises NeedsExtra.
    """
    if find_spec("pyarrow") is None:
        raise NeedsExtra("Parquet", "pyarrow", "parquet", "CSV (--format csv) needs nothing.")
    nodes, edges = found.tables()
    return {
        "nodes.parquet": _parquet(NodeRow._fields, nodes),
        "edges.parquet": _parquet(EdgeRow._fields, edges),
    }


def _parquet(fields: Sequence[str], found: Iterable[Sequence[object]]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    def kind(name: str) -> Any:
        return pyarrow.int64() if name in _WHOLE else pyarrow.string()

    columns = list(zip(*found, strict=True)) or [()] * len(fields)
    table = pyarrow.table(
        [
            pyarrow.array(_storable(column), type=kind(name))
            for name, column in zip(fields, columns, strict=True)
        ],
        names=list(fields),
    )
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def _storable(column: Sequence[Any]) -> Sequence[Any]:
    return [storable(value) if isinstance(value, str) else value for value in column]
