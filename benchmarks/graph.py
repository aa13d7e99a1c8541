"""The graph in networkx, and the questions that are answered without it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from benchmarks.cases import DAY, Bench, Result, against
from benchmarks.measure import KG, Contestant, compare


def loading(bench: Bench, times: int) -> Result:
    """The whole graph from the database, against networkx adding the same edges from a list."""
    # In a process of its own: what is started later would begin with the memory of this one.
    with ProcessPoolExecutor(1) as pool:
        ours, theirs, edges = pool.submit(_load, str(bench.db), times).result()
    what = f"graph in networkx, {bench.number:,} notes, {edges:,} edges"
    return Result(what, f"{ours:.2f} s", f"{theirs:.2f} s", ours / theirs, 3)


def _load(db: str, times: int) -> tuple[float, float, int]:
    """Seconds of ours and of the floor, and how many edges there are."""
    import networkx as nx

    from kg.query.graph.whole import graph
    from kg.store.reader import open_read

    conn = open_read(db)
    edges = [
        (one, other, kind, dict(tie))
        for one, other, kind, tie in graph(conn).edges(keys=True, data=True)
    ]

    def floor() -> None:
        nx.MultiDiGraph().add_edges_from(edges)

    ours, theirs = _in_turn([lambda: graph(conn), floor], times)
    conn.close()
    return ours, theirs, len(edges)


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
