"""The graph in networkx, and the questions that are answered without it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

import networkx as nx

from benchmarks.cases import DAY, Bench, Result, against
from benchmarks.measure import KG, Contestant, compare
from kg.query.graph.whole import graph
from kg.store.reader import open_read


def loading(bench: Bench, times: int) -> Iterator[Result]:
    """The whole graph from the database, against networkx adding the same edges from a list."""
    conn = open_read(str(bench.db))
    whole = graph(conn)
    edges = [
        (one, other, kind, dict(tie)) for one, other, kind, tie in whole.edges(keys=True, data=True)
    ]

    def floor() -> None:
        nx.MultiDiGraph().add_edges_from(edges)

    ours, theirs = _in_turn([lambda: graph(conn), floor], times)
    conn.close()
    what = f"graph in networkx, {bench.number:,} notes, {len(edges):,} edges"
    yield Result(what, f"{ours:.2f} s", f"{theirs:.2f} s", ours / theirs, 3)


def walking(bench: Bench, times: int) -> Iterator[Result]:
    """`kg neighbors` and `kg path`, against `kg --help`."""
    person = bench.value(
        "select label from nodes where kind = 'person' order by id limit 1 offset 40"
    )
    project = bench.value(
        "select label from nodes where kind = 'project' order by id limit 1 offset 40"
    )
    day = ("--as-of", DAY)
    found, near, way = compare(
        [
            Contestant((KG, "--help")),
            Contestant(bench.asking("neighbors", person, *day)),
            Contestant(bench.asking("path", person, project, *day)),
        ],
        times * 3,
    )
    yield against("kg neighbors NAME, against kg --help", near, found, 3)
    yield against("kg path A B, against kg --help", way, found, 3)


def _in_turn(contestants: list[Callable[[], object]], times: int) -> list[float]:
    """Seconds of each, the median of `times` rounds."""
    seconds: list[list[float]] = [[] for _ in contestants]
    for _ in range(times):
        for place, contestant in enumerate(contestants):
            began = time.perf_counter()
            contestant()
            seconds[place].append(time.perf_counter() - began)
    return [statistics.median(found) for found in seconds]
