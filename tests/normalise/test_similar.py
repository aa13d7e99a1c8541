"""Names spelt almost alike."""

import pytest

from kg.normalise.similar import near_pairs


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
    ],
)
def test_near(names: list[str], pairs: list[tuple[str, str]]) -> None:
    assert near_pairs(names) == pairs
