"""Which rules a database is made by: a short text that differs where notes may mean something else.

It stands for the code that decides what rows mean, for Unicode and for YAML. An installed kg has
what was worked out when it was built (hatch_build.py); in a clone the sizes and times of the files
make it, so that no question reads sources.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from unicodedata import unidata_version
from zlib import crc32

BUILT = "rules.txt"
# What decides what rows mean; views and questions are those of the kg that asks.
_ROOMS = (
    "model", "model/words", "model/answers", "regex", "vault", "parse", "interpret",
    "interpret/people", "resolve", "languages", "languages/dataview",
    "importer", "store/sql/checks", "store/sql/internal", "store/sql/parts",
)  # fmt: skip
_DECIDING = (".py", ".sql", ".toml", ".json")
_HERE = os.path.dirname(__file__)


@cache
def of_rules() -> str:
    """Eight letters that stand for the rules of this kg."""
    try:
        with open(os.path.join(_HERE, BUILT), encoding="ascii") as file:
            code = file.read().strip()
    except FileNotFoundError:
        code = _digest(_stamp(path) for path in sources())
    return _digest((code, unidata_version, _yaml()))


def is_of(rules: str) -> bool:
    """Whether a run of the table `imports` (its `rules`) followed the rules of this kg."""
    return rules.split(":")[1:2] == [of_rules()]


def built() -> str:
    """What stands for the sources in an installed kg: their content."""
    return _digest(_content(path) for path in sources())


def sources() -> list[str]:
    """The files that decide what rows mean, in a fixed order."""
    found = []
    for room in _ROOMS:
        folder = os.path.join(_HERE, room)
        names = os.listdir(folder)
        found += [
            os.path.join(folder, n) for n in names if n.endswith((".py", ".sql", ".toml", ".json"))
        ]
    return sorted(found)


def _stamp(path: str) -> str:
    status = os.stat(path)
    return f"{path[len(_HERE) :]} {status.st_size} {status.st_mtime_ns}"


def _content(path: str) -> str:
    with open(path, "rb") as file:
        return f"{path[len(_HERE) :]} {crc32(file.read())}"


def _yaml() -> str:
    # Its version stands in its file; importing it, or asking for its metadata, takes longer than an
    # answer.
    for folder in sys.path:
        try:
            status = os.stat(os.path.join(folder, "yaml", "__init__.py"))
        except OSError:
            continue
        return f"{status.st_size} {status.st_mtime_ns}"
    return ""


def _digest(parts: Iterable[str]) -> str:
    return f"{crc32(chr(0).join(parts).encode()):08x}"
