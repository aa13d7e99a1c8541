"""A smaller sequence in which the same thing differs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from tests.fuzz.target import parts
from tests.law.steps import Op, Step

Fails = Callable[[list[Step]], bool]


def smallest(steps: list[Step], fails: Fails, seconds: float) -> list[Step]:
    """Leave out steps, then calls, then lines of texts, as long as `fails` says so."""
    ends = time.monotonic() + seconds
    for smaller in (_fewer_steps, _fewer_ops, _shorter_texts):
        steps = _while_it_fails(steps, smaller, fails, ends)
    return _while_it_fails(steps, _fewer_steps, fails, ends)


def _while_it_fails(
    steps: list[Step],
    smaller: Callable[[list[Step]], Iterator[list[Step]]],
    fails: Fails,
    ends: float,
) -> list[Step]:
    again = True
    while again:
        again = False
        for fewer in smaller(steps):
            if time.monotonic() > ends:
                return steps
            if fewer != steps and fails(fewer):
                steps, again = fewer, True
                break
    return steps


def _fewer_steps(steps: list[Step]) -> Iterator[list[Step]]:
    yield from parts(steps)


def _fewer_ops(steps: list[Step]) -> Iterator[list[Step]]:
    for at, step in enumerate(steps):
        if len(step.ops) > 1:
            for ops in parts(list(step.ops)):
                yield _with(steps, at, step._replace(ops=tuple(ops)))


def _shorter_texts(steps: list[Step]) -> Iterator[list[Step]]:
    """Lines that the old and the new text of a file share go from both."""
    for at, step in enumerate(steps):
        for op in step.ops:
            if op.what not in ("write", "replace"):
                continue
            lines = op.data.split("\n")
            for kept in parts(lines):
                yield _with(steps, at, _texts(step, op, "\n".join(kept)))
            for line in sorted({*lines} - {"", "---"}):
                yield [_without(one, line) for one in steps]


def _texts(step: Step, old: Op, data: str) -> Step:
    ops = (op._replace(data=data) if op is old else op for op in step.ops)
    return step._replace(ops=tuple(ops))


def _without(step: Step, line: str) -> Step:
    def less(op: Op) -> Op:
        if op.what not in ("write", "replace"):
            return op
        return op._replace(data="\n".join(one for one in op.data.split("\n") if one != line))

    return step._replace(ops=tuple(map(less, step.ops)))


def _with(steps: list[Step], at: int, step: Step) -> list[Step]:
    return [*steps[:at], step, *steps[at + 1 :]]
