"""Names spelt almost alike."""

import pytest

from kg.resolve.similar_names import first_names, near_pairs


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["beatriz-nunes", "beatriz-nunez"], [("beatriz-nunes", "beatriz-nunez")]),
        (["ida-falk", "ida-falck"], [("ida-falck", "ida-falk")]),
        (["jonas-weber", "jonas-wbeer"], [("jonas-wbeer", "jonas-weber")]),
        (["ann-okafor", "okafor-ann"], [("ann-okafor", "okafor-ann")]),
        (["ann-okafor", "ann-okoro"], []),
        (["phase-one", "phase-two"], []),
        (["phase-1-a", "phase-2-a"], []),
        (["ann", "anna"], []),
        (["bo-ek-lund", "bo-ek-lund"], []),
        (["a" * 199, "a" * 200], [("a" * 199, "a" * 200)]),
        # Nobody is called so: a heading was as long as a page.
        (["a" * 200, "a" * 201], []),
        (["ann-" * 50_000 + "lee", "ann-" * 50_000 + "leo"], []),
    ],
)
def test_near(names: list[str], pairs: list[tuple[str, str]]) -> None:
    assert near_pairs(names) == pairs


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["ann", "ann-lee", "ann-ray", "bo-ek"], [("ann", ["ann-lee", "ann-ray"])]),
        (["ann-lee", "ann-ray"], []),
        (["ann", "anna-lee", "lee-ann"], []),
        (["ann-lee", "ann-lee-moe"], []),
    ],
)
def test_first_names(names: list[str], found: list[tuple[str, list[str]]]) -> None:
    assert first_names(names) == found
