"""Measures, with scores worked out by hand, and by both libraries."""

import importlib.util
import random

import pytest

from kg.errors import NeedsExtra
from kg.graph import fast, measure
from kg.graph.measure import betweenness, harmonic, pagerank, rank
from kg.graph.numbered import Numbered, undirected
from kg.installed import with_extra

from .small import numbers

CHAIN = ("Ann knows Bob", "Bob knows Cid")
STAR = ("Ann owns P1", "Ann owns P2", "Ann owns P3", "Ann link P3")


def scores(ties: tuple[str, ...], by: str) -> dict[str, float]:
    return {row.label: row.score for row in rank(numbers(ties), by).rows}


@pytest.mark.parametrize(
    ("ties", "by", "expected"),
    [
        (CHAIN, "degree", {"Bob": 2, "Ann": 1, "Cid": 1}),
        (STAR, "degree", {"Ann": 3, "P1": 1, "P2": 1, "P3": 1}),
        # Bob is on the only way between the only other two.
        (CHAIN, "betweenness", {"Bob": 1, "Ann": 0, "Cid": 0}),
        # To the next 1, to the one behind 1/2, of two others.
        (CHAIN, "harmonic", {"Bob": 1, "Ann": 0.75, "Cid": 0.75}),
        # A tie without direction is worth the same to both.
        (("Ann owns P1",), "pagerank", {"Ann": 0.5, "P1": 0.5}),
        # n2 leads nowhere, and so everywhere: x(n1) = 0.15/2 + 0.85 · x(n2)/2, x(n1) + x(n2) = 1.
        (("n1 link n2",), "pagerank", {"n2": 0.649123, "n1": 0.350877}),
    ],
)
def test_scores(ties: tuple[str, ...], by: str, expected: dict[str, float]) -> None:
    assert scores(ties, by) == expected


def test_ranks_run_from_the_highest_and_kinds_choose_rows_only() -> None:
    found = rank(numbers(STAR), "degree", kinds=("project",), limit=2)
    assert [(row.rank, row.label, row.key, row.kind, row.score) for row in found.rows] == [
        (1, "P1", "project:P1", "project", 1),
        (2, "P2", "project:P2", "project", 1),
    ]
    assert (found.by, found.nodes, found.sampled) == ("degree", 4, None)


def test_weights_of_ties_count_for_pagerank() -> None:
    dots, links, others = numbers(("Ann contacted P1", "Ann contacted P2"))
    graph = Numbered(dots, links, others._replace(weights=[1, 9]))
    assert [row.label for row in rank(graph, "pagerank").rows] == ["Ann", "P2", "P1"]


@pytest.mark.parametrize("by", ["pagerank", "betweenness", "degree", "harmonic"])
@pytest.mark.parametrize("ties", [(), ("Ann owns P1",)])
def test_the_smallest_graphs_have_scores(by: str, ties: tuple[str, ...]) -> None:
    found = rank(numbers(ties), by)
    assert len(found.rows) == found.nodes == 2 * len(ties)


def random_graph(nodes: int, ties: int) -> Numbered:
    """Some graph with several parts, the same at every run."""
    dice = random.Random(5)
    kinds = ("link", "owns", "contacted")
    return numbers(
        [
            f"n{dice.randrange(nodes)} {dice.choice(kinds)} n{dice.randrange(nodes)}"
            for _ in range(ties)
        ]
    )


def without(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    """As if these were not installed."""
    found = importlib.util.find_spec

    def find(name: str, package: str | None = None):
        return None if name in packages else found(name, package)

    monkeypatch.setattr(fast, "find_spec", find)


@pytest.mark.skipif(not fast.available(), reason="needs rustworkx (extra: fast)")
def test_betweenness_by_rustworkx_is_that_without(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = undirected(random_graph(60, 90))
    by_rustworkx = betweenness(graph).of
    without(monkeypatch, "rustworkx")
    by_hand = betweenness(graph).of
    assert by_rustworkx == pytest.approx(by_hand, abs=1e-7)
    assert len(set(by_hand.values())) > 20


def test_pagerank_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "rustworkx", "numpy")
    assert not measure.has_pagerank()
    with pytest.raises(NeedsExtra) as stopped:
        pagerank(numbers(CHAIN))
    assert str(stopped.value) == (
        f"PageRank needs rustworkx: {with_extra('fast')}. Or rank --by degree."
    )
    assert rank(numbers(CHAIN), "betweenness").rows[0].label == "Bob"


@pytest.mark.parametrize("of", [betweenness, harmonic])
def test_large_graphs_are_sampled_and_the_answer_says_so(
    of, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = undirected(random_graph(200, 500))
    without(monkeypatch, "rustworkx")
    exact = of(graph)
    assert exact.sampled is None
    # Enough for a hundred of the 200.
    monkeypatch.setattr(measure, "_WALKS", 100 * (len(graph.dots) + graph.edges()))
    estimate = of(graph)
    assert estimate.sampled == 100
    assert of(graph).of == estimate.of
    highest = sorted(exact.of, key=lambda key: -exact.of[key])
    # Of the ten that are most central most are found, at about their score.
    near = sorted(estimate.of, key=lambda key: -estimate.of[key])[:20]
    assert len(set(highest[:10]) & set(near)) >= 8
    assert sum(estimate.of.values()) == pytest.approx(sum(exact.of.values()), rel=0.15)
