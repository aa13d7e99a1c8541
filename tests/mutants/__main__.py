"""`python -m tests.mutants`: change the rules of notes and names in small ways; a test must fail.

Runs the tests once, then asks, of each change, those that reach the changed statement. Prints a row
for each file, and below it the changes that none of them noticed, by line.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from tests.mutants.changes import ROOT, Change, change, modules, mutations
from tests.mutants.trial import Trial, Tried

TESTS = (
    "tests/interpret",
    "tests/resolve",
    "tests/truth/test_truth.py",
    "tests/test_examples.py",
)
# What looks at the clock: a busy machine would answer for the rules.
APART = "linear or cost_no_more"
ALIVE = ROOT / "build" / "mutants.json"
_OUTCOMES = ("noticed", "endless", "lived", "unreached")


def main() -> int:
    """Try changes; 1 if no test noticed one of them, 2 if a test fails without any."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--module", action="append", help="such as kg/resolve/links.py (all)")
    parser.add_argument("--sample", type=int, help="so many changes of each file (all)")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--again", action="store_true", help="only those that lived last time")
    parser.add_argument("tests", nargs="*", default=TESTS, help="the tests that are asked")
    said = parser.parse_args()
    alive = {tuple(one) for one in json.loads(ALIVE.read_text("utf-8"))} if said.again else None
    tried: list[Tried] = []

    def work(trial: Trial) -> None:
        print(
            f"\n{'file':44}{'tried':>7}" + "".join(f"{word:>11}" for word in _OUTCOMES), "noticed"
        )
        for module in said.module or modules():
            few = [c for c in sampled(module, said.sample, said.seed) if _is_of(c, alive)]
            found = [trial.of(one) for one in few]
            tell(module, found)
            tried.extend(found)
        tell("all", tried, whole=False)

    os.chdir(ROOT)
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-k", f"not ({APART})"]
    kept = ["-o", "tmp_path_retention_policy=failed"]
    code = pytest.main([*options, *kept, *said.tests], plugins=[Trial(work)])
    if code:
        return 2
    lived = [one.change for one in tried if one.outcome in ("lived", "unreached")]
    ALIVE.parent.mkdir(exist_ok=True)
    ALIVE.write_text(json.dumps([_name(one) for one in lived]), encoding="utf-8")
    return 1 if lived else 0


def sampled(module: str, most: int | None, seed: int) -> Iterator[Change]:
    """So many changes of a file, the same for the same seed; all of them for None."""
    tree, every = mutations(module)
    if most is not None and most < len(every):
        every = random.Random(f"{seed} {module}").sample(every, most)
    return (change(module, tree, one) for one in every)


def tell(name: str, tried: Sequence[Tried], *, whole: bool = True) -> None:
    """Print how many changes came to what, and, for the whole, each that no test noticed."""
    found = Counter(one.outcome for one in tried)
    caught = found["noticed"] + found["endless"]
    numbers = "".join(f"{found[word]:>11}" for word in _OUTCOMES)
    print(f"{name:44}{len(tried):>7}{numbers}{caught / max(1, len(tried)):>8.0%}", flush=True)
    for one in tried if whole else ():
        if one.outcome in ("lived", "unreached"):
            print(f"    {one.change.place}: {one.outcome}: {one.change.words}", flush=True)


def _is_of(one: Change, wanted: set[tuple[str, ...]] | None) -> bool:
    return wanted is None or tuple(_name(one)) in wanted


def _name(one: Change) -> list[str]:
    """What a change is known by, also when lines above it come and go."""
    return [one.module, one.function, one.words]


if __name__ == "__main__":
    sys.exit(main())
