"""A smaller sequence in which the same thing differs."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from tests.law.steps import Op, Step

Fails = Callable[[list[Step]], bool]
T = TypeVar("T")
_WRITES = ("write", "replace")


def smallest(steps: list[Step], fails: Fails, seconds: float) -> list[Step]:
    """Leave out steps, then calls, then lines of texts, as long as `fails` says so."""
    ends = time.monotonic() + seconds

    def still(fewer: list[Step]) -> bool:
        return time.monotonic() < ends and fails(fewer)

    steps = _fewer(steps, still)
    steps = _shorter(_same_lines(_fewer_ops(steps, still), still), still)
    return _fewer(steps, still)


def _fewer(items: list[T], fails: Callable[[list[T]], bool]) -> list[T]:
    """Without halves, quarters, … and single ones of the items."""
    size = max(1, len(items) // 2)
    while size:
        at = 0
        while at < len(items):
            fewer = items[:at] + items[at + size :]
            if fails(fewer):
                items = fewer
            else:
                at += size
        size //= 2
    return items


def _fewer_ops(steps: list[Step], fails: Fails) -> list[Step]:
    for at, step in enumerate(steps):
        if len(step.ops) > 1:
            put = partial(_with, steps, at)
            steps = put(_fewer(list(step.ops), lambda ops, put=put: fails(put(ops))))
    return steps


def _same_lines(steps: list[Step], fails: Fails) -> list[Step]:
    """Lines go from every text that has them: from an old one and the new one of a file."""
    lines = {line for step in steps for op in step.ops for line in op.data.split("\n")}
    for line in sorted(lines - {"", "---"}):
        fewer = [step._replace(ops=tuple(_without(op, line) for op in step.ops)) for step in steps]
        if fewer != steps and fails(fewer):
            steps = fewer
    return steps


def _shorter(steps: list[Step], fails: Fails) -> list[Step]:
    for at, step in enumerate(steps):
        for place, op in enumerate(step.ops):
            if op.what in _WRITES:
                put = partial(_with_text, steps, at, place)
                lines = op.data.split("\n")
                steps = put(_fewer(lines, lambda some, put=put: fails(put(some))))
    return steps


def _without(op: Op, line: str) -> Op:
    if op.what not in _WRITES:
        return op
    return op._replace(data="\n".join(one for one in op.data.split("\n") if one != line))


def _with(steps: list[Step], at: int, ops: list[Op]) -> list[Step]:
    return [*steps[:at], steps[at]._replace(ops=tuple(ops)), *steps[at + 1 :]]


def _with_text(steps: list[Step], at: int, place: int, lines: list[str]) -> list[Step]:
    ops = list(steps[at].ops)
    ops[place] = ops[place]._replace(data="\n".join(lines))
    return _with(steps, at, ops)
