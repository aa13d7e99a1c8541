"""An expression written out as steps, as Thompson's construction has them.

Steps stand in the order in which JavaScript tries them: that decides what is matched, not whether.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.regex.nodes import Choice, Group, Node, One, Place, Refused, Repeat, Row

_STEPS = 1_000  # of one expression, with its repetitions written out


class Mark(NamedTuple):
    """Remember this place in the slots, or forget what they hold."""

    slots: tuple[int, ...]
    here: bool


# A step takes a character, or goes on at other steps, or wants a kind of place, or remembers where
# it is; None has matched.
Step = One | Place | Mark | tuple[int, ...] | None


def write(node: Node, program: list[Step], *, marks: bool = False) -> bool:
    """Append the steps of a node; whether places matter in it.

    With `marks`, where a group number n starts and ends is remembered in the slots 2n and 2n + 1.
    Raises Refused where there are too many steps.
    """
    if len(program) > _STEPS:
        raise Refused(f"it has more than {_STEPS:,} steps, with its repetitions written out")
    if isinstance(node, One | Place):
        program.append(node)
        return isinstance(node, Place)
    if isinstance(node, Row):
        found = [write(part, program, marks=marks) for part in node.parts]
        return any(found)
    if isinstance(node, Choice):
        return _choice(node, program, marks)
    if isinstance(node, Group):
        return _group(node, program, marks)
    return _repeat(node, program, marks)


def _group(node: Group, program: list[Step], marks: bool) -> bool:
    if not marks:
        return write(node.part, program)
    program.append(Mark((2 * node.number,), here=True))
    places = write(node.part, program, marks=True)
    program.append(Mark((2 * node.number + 1,), here=True))
    return places


def _choice(node: Choice, program: list[Step], marks: bool) -> bool:
    fork = len(program)
    program.append(None)
    starts, ends, places = [], [], False
    for part in node.parts:
        starts.append(len(program))
        places |= write(part, program, marks=marks)
        ends.append(len(program))
        program.append(None)
    program[fork] = tuple(starts)
    for end in ends:
        program[end] = (len(program),)
    return places


def _repeat(node: Repeat, program: list[Step], marks: bool) -> bool:
    # Each round forgets what the groups in it held in the round before (ECMA-262, RepeatMatcher).
    forgotten = Mark(tuple(_slots(node.part)), here=False) if marks else None
    places = False

    def part() -> None:
        nonlocal places
        if forgotten and forgotten.slots:
            program.append(forgotten)
        places |= write(node.part, program, marks=marks)

    start = len(program)
    for _ in range(node.least):
        start = len(program)
        part()
        if len(program) == start:  # nothing, and nothing again
            return places
    if node.most is None:
        if not node.least:
            program.append(None)
            part()
            program.append((start,))
            program[start] = _fork(start + 1, len(program), node)
        else:
            program.append(_fork(start, len(program) + 1, node))
        return places
    forks = []
    for _ in range(node.most - node.least):
        forks.append(len(program))
        program.append(None)
        part()
    for fork in forks:
        program[fork] = _fork(fork + 1, len(program), node)
    return places


def _fork(again: int, on: int, node: Repeat) -> tuple[int, int]:
    return (on, again) if node.lazy else (again, on)


def _slots(node: Node) -> list[int]:
    """The slots of all groups in a node."""
    if isinstance(node, Group):
        return [2 * node.number, 2 * node.number + 1, *_slots(node.part)]
    if isinstance(node, Repeat):
        return _slots(node.part)
    if isinstance(node, Row | Choice):
        return [slot for part in node.parts for slot in _slots(part)]
    return []
