"""`python -m tests.mutants`: change the rules of notes and names in small ways; a test must fail.

Prints a table of the files, and each change that no test noticed, by file and line. What no test
near the rooms noticed is tried once more by the vaults of tests/truth, if `--truth` says so.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from tests.mutants import work
from tests.mutants.work import Mutant

_OUTCOMES = ("killed", "timeout", "survived", "untested")


def main() -> int:
    """Try mutants; 1 if one lives that was tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--module", action="append", help="such as kg/resolve/links.py (all)")
    parser.add_argument("--sample", type=int, help="so many mutants of each file (all)")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--truth", action="store_true", help="ask tests/truth of those that live")
    parser.add_argument("--report", action="store_true", help="only say what the last run found")
    chosen = parser.parse_args()
    if not chosen.report:
        files = chosen.module or work.modules()
        work.lay(files, work.NEAR)
        work.run(work.sampled(files, chosen.sample, chosen.seed))
    if chosen.truth:
        again = [m for m in work.outcomes() if m.outcome in ("survived", "untested")]
        work.choose(sorted({m.module for m in again}), [*work.NEAR, "tests/truth"])
        work.run([m.name for m in again])
    return _report([*work.outcomes()])


def _report(tried: list[Mutant]) -> int:
    by_module = {module: Counter[str]() for module in sorted({m.module for m in tried})}
    for mutant in tried:
        by_module[mutant.module][mutant.outcome] += 1
    print(f"{'file':44}{'tried':>7}" + "".join(f"{word:>10}" for word in _OUTCOMES) + "    rate")
    for module, counts in by_module.items():
        _row(module, counts)
    whole = sum(by_module.values(), Counter[str]())
    _row("all", whole)
    alive = [m for m in tried if m.outcome in ("survived", "untested")]
    for mutant in alive:
        line, change = work.place(mutant)
        print(f"{mutant.module}:{line}: {mutant.outcome}: {change}")
    return 1 if alive else 0


def _row(name: str, counts: Counter[str]) -> None:
    tried = counts.total()
    caught = counts["killed"] + counts["timeout"]
    numbers = "".join(f"{counts[word]:>10}" for word in _OUTCOMES)
    print(f"{name:44}{tried:>7}{numbers}{caught / max(1, tried):>8.0%}")


if __name__ == "__main__":
    sys.exit(main())
