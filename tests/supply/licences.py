"""`python -m tests.supply.licences`: is each package of the locks under a licence that may be?"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

from license_expression import ExpressionError, LicenseExpression, get_spdx_licensing

from tests.supply import lock
from tests.supply.lock import Package

LISTS = Path(__file__).parent / "licences.toml"
_SPDX = get_spdx_licensing()
_SHORT = 60  # characters; some put the whole text of the licence where its name belongs


class Lists(NamedTuple):
    """licences.toml: identifiers of SPDX, other names, and what packages say elsewhere."""

    allowed: frozenset[str]
    also_called: frozenset[str]
    told: dict[str, str]


def lists() -> Lists:
    """What licences.toml says."""
    said = tomllib.loads(LISTS.read_text("utf-8"))
    return Lists(frozenset(said["allowed"]), frozenset(said["also_called"]), said["told"])


def licence(package: Package, told: dict[str, str]) -> str:
    """What a package says of its licence: an expression of SPDX, or a name; "" for nothing.

    Of Python's packages it is read from what is installed: `License-Expression` (PEP 639), else the
    classifiers, else `License`.
    """
    if package.ecosystem == "npm":
        return package.licence
    try:
        said = metadata(package.name)
    except PackageNotFoundError:
        return told.get(package.name, "")
    if expression := said.get("License-Expression"):
        return str(expression)
    classifiers = [c for c in said.get_all("Classifier") or [] if c.startswith("License :: ")]
    if classifiers:
        return " AND ".join(sorted(c.rpartition(" :: ")[2] for c in classifiers))
    text = str(said.get("License") or "").strip()
    known = text and len(text) <= _SHORT and "\n" not in text and text != "UNKNOWN"
    return text if known else told.get(package.name, "")


def refused(packages: Iterable[Package], known: Lists) -> list[str]:
    """A sentence for each package whose licence is not allowed, or not known."""
    found = []
    for package in packages:
        said = licence(package, known.told)
        name = f"{package.name} {package.version} ({package.ecosystem})"
        if not said:
            found.append(f"{name} says nothing of its licence: read it, then name it in [told].")
        elif not allowed(said, known):
            found.append(
                f"{name} is under {said!r}, which tests/supply/licences.toml does not allow."
            )
    return found


def allowed(said: str, known: Lists) -> bool:
    """May a package stand under this? Of `A OR B` one must be allowed, of `A AND B` both."""
    if said in known.also_called:
        return True
    try:
        parsed = _SPDX.parse(said)
    except ExpressionError:
        return False
    return parsed is not None and _allowed(parsed, known.allowed)


def _allowed(node: LicenseExpression, keys: frozenset[str]) -> bool:
    if isinstance(node, _SPDX.OR):
        return any(_allowed(part, keys) for part in node.args)
    if isinstance(node, _SPDX.AND):
        return all(_allowed(part, keys) for part in node.args)
    return str(node) in keys


def main() -> int:
    """Print how many packages stand under what; 1 if one may not be."""
    known = lists()
    packages = [*lock.python(), *lock.npm()]
    for said, count in Counter(licence(p, known.told) for p in packages).most_common():
        print(f"{count:4}  {said}")
    wrong = refused(packages, known)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
