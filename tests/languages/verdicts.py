"""What becomes of a case: right, wrong, or not run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

Case = Any  # what a file of cases holds, as JSON


class Verdict(NamedTuple):
    """How a case came out. `error` says whether an error was wanted.

    `wanted` and `got` are for people; `not_run` says why a case was not run, which is not right.
    """

    name: str
    right: bool
    error: bool = False
    wanted: str = ""
    got: str = ""
    not_run: str = ""


Format = Callable[[Any, Path], Iterator[Verdict]]


def judged(name: str, wanted: object, got: object, *, error: bool = False) -> Verdict:
    """Right where both are the same in value and type."""
    right = same(wanted, got)
    return Verdict(name, right, error, "" if right else shown(wanted), "" if right else shown(got))


def same(wanted: object, got: object) -> bool:
    """Equal in value, type and order; numbers are equal whether they have a fraction or not."""
    if isinstance(wanted, bool) or isinstance(got, bool):
        return wanted is got
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return wanted == got
    if type(wanted) is not type(got):
        return False
    if isinstance(wanted, list) and isinstance(got, list):
        return len(wanted) == len(got) and all(map(same, wanted, got))
    if isinstance(wanted, dict) and isinstance(got, dict):
        return wanted.keys() == got.keys() and all(same(wanted[key], got[key]) for key in wanted)
    return wanted == got


def same_set(wanted: list[Any], got: list[Any]) -> bool:
    """As `same`, in any order."""
    left = list(got)
    for one in wanted:
        for place, other in enumerate(left):
            if same(one, other):
                del left[place]
                break
        else:
            return False
    return not left


def shown(value: object) -> str:
    """A value in one line."""
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= 300 else text[:300] + " …"
