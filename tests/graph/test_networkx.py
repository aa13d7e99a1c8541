"""What kg computes by itself, held equal to networkx on the same edges."""

from itertools import pairwise
from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import fast, ways
from kg.graph.introduce import Meeting, introduce
from kg.graph.louvain import communities
from kg.graph.numbered import Mutual, mutual
from kg.graph.separating import parts, separating
from kg.model.graph import Dot

from .test_near import quick

SIZE = 14
DAY = "2026-01-10"
pairs = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1]),
    st.integers(1, 3),
    max_size=40,
)
dots = [Dot(f"person:{place:02}", "person", "") for place in range(SIZE)]


def both(weights: dict[tuple[int, int], int]) -> tuple[Mutual, nx.Graph]:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(SIZE))
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights.items()))
    return mutual(dots, weights), graph


def large() -> dict[tuple[int, int], int]:
    """Thirty groups of ten, each tied more within than to others."""
    dice = Random(3)
    found: dict[tuple[int, int], int] = {}
    for _ in range(1500):
        one = dice.randrange(300)
        other = one // 10 * 10 + dice.randrange(10) if dice.random() < 0.7 else dice.randrange(300)
        if one != other:
            found[min(one, other), max(one, other)] = dice.randrange(1, 4)
    return found


@quick
@given(pairs, st.integers(0, 50))
def test_communities(weights: dict[tuple[int, int], int], seed: int) -> None:
    mine, graph = both(weights)
    expected = nx.community.louvain_communities(graph, seed=seed)
    assert sorted(communities(mine.around, seed=seed)) == sorted(map(sorted, expected))


@pytest.mark.parametrize("seed", range(5))
def test_communities_of_several_levels(seed: int) -> None:
    weights = large()
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(300))
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights.items()))
    assert len(list(nx.community.louvain_partitions(graph, seed=seed))) > 1
    expected = nx.community.louvain_communities(graph, seed=seed)
    found = communities(mutual([dots[0]] * 300, weights).around, seed=seed)
    assert sorted(found) == sorted(map(sorted, expected))


@quick
@given(pairs, st.sampled_from((None, 2, SIZE - 1, SIZE)))
def test_betweenness(weights: dict[tuple[int, int], int], sampled: int | None) -> None:
    mine, graph = both(weights)
    expected = nx.betweenness_centrality(graph, k=sampled, seed=20)
    for passed in (ways.passed, fast.passed) if fast.has_numpy() else (ways.passed,):
        found = ways.betweenness(mine.around, sampled=sampled, seed=20, passed=passed)
        assert dict(enumerate(found)) == pytest.approx(expected, abs=1e-12)


@quick
@given(pairs)
def test_harmonic(weights: dict[tuple[int, int], int]) -> None:
    mine, graph = both(weights)
    expected = {place: score / (SIZE - 1) for place, score in nx.harmonic_centrality(graph).items()}
    found = ways.harmonic(mine.around, sampled=None, seed=20)
    assert dict(enumerate(found)) == pytest.approx(expected, abs=1e-12)


@quick
@given(pairs)
def test_who_separates(weights: dict[tuple[int, int], int]) -> None:
    mine, graph = both(weights)
    expected = set(nx.articulation_points(graph))
    assert separating(mine.around) == expected
    for place in expected:
        whole = nx.node_connected_component(graph, place)
        rest = nx.connected_components(graph.subgraph(whole - {place}))
        found = parts(mine.around, place)
        assert sorted(map(sorted, found)) == sorted(map(sorted, rest))


def test_a_very_long_chain_is_separated_everywhere() -> None:
    chain = mutual([dots[0]] * 5000, dict.fromkeys(pairwise(range(5000)), 1))
    assert separating(chain.around) == set(range(1, 4999))


days = st.sampled_from(("2026-01-10", "2025-07-14", "2020-02-02", None))
meetings = st.lists(
    st.tuples(days, st.frozensets(st.integers(0, 6), min_size=2, max_size=4)), max_size=12
)


@quick
@given(meetings)
def test_introductions(found: list[tuple[str | None, frozenset[int]]]) -> None:
    held = [Meeting(f"m{at:02}", day, sorted(there)) for at, (day, there) in enumerate(found)]
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(7))
    for meeting in held:
        age = {"2026-01-10": 0, "2025-07-14": 180, "2020-02-02": 2169}.get(meeting.day or "")
        worth = 0.0 if age is None else 0.5 ** (age / 180)
        for one in meeting.there:
            for other in meeting.there:
                if one < other:
                    old = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
                    graph.add_edge(one, other, weight=old + worth)
    for *_, edge in graph.edges(data=True):
        edge["cost"] = 1 + 1 / max(edge["weight"], 1e-9)
    steps = introduce(held, 0, 6, as_of=DAY)
    if not nx.has_path(graph, 0, 6):
        assert steps == ()
        return
    chains = list(nx.all_shortest_paths(graph, 0, 6, weight="cost"))
    assert [0, *(step.other for step in steps)] == min(chains)
    assert [step.strength for step in steps] == [
        graph[step.one][step.other]["weight"] for step in steps
    ]
