"""Matching: Thompson's construction, run as an automaton whose states are made when first met.

At any moment an expression may be in many places at once; a state is the set of them. So every
character of the text is looked at once, however the expression is written (Cox, "Regular
Expression Matching Can Be Simple And Fast").
"""

from __future__ import annotations

from collections.abc import Callable

from kg.regex.characters import kind
from kg.regex.nodes import EDGE, OTHER, Node, One, Place
from kg.regex.program import Mark, Step, write
from kg.regex.syntax import parse

# How many places the states that are kept may hold, some 100 bytes each: so many, and more by step.
_ROOM, _MORE_ROOM = 4_000, 100


def expression(source: str, flags: str = "") -> Expression:
    """The expression `/source/flags`. Raises Refused."""
    node, sticky = parse(source, flags)
    return Expression(node, sticky=sticky)


class Expression:
    """An expression that is ready for use, as JavaScript's `test` uses one.

    `sticky`: it must match where the text starts. `size` is the number of its steps, which bounds
    the work for one character. Raises Refused where there are too many.
    """

    def __init__(self, node: Node, *, sticky: bool = False) -> None:
        program: list[Step] = []
        places = write(node, program)
        program.append(None)
        self.size = len(program)
        self._program = program
        self._start = () if sticky else (0,)
        # Where no place is asked for, states need not differ by what stands before them.
        self._kind: Callable[[str], str] = kind if places else _no_kind
        self._states: dict[tuple[frozenset[int], str], _State] = {}
        self._room = _ROOM + _MORE_ROOM * self.size
        self._first = self._state(frozenset([0]), EDGE)

    def found_in(self, text: str) -> bool:
        """Whether some part of the text matches."""
        state = self._first
        for char in text:
            state = state[char]
            if state is _FOUND:
                return True
        return state[""] is _FOUND

    def step(self, state: _State, char: str) -> _State:
        """The state behind a character (none, "", at the end of the text)."""
        self._room -= 1  # for the way that leads there
        if self._room < 0:
            self._forget()
        after = self._kind(char)
        goals = []
        waiting = list(state.places)
        seen = set(waiting)
        while waiting:
            place = waiting.pop()
            step = self._program[place]
            if step is None:
                return _FOUND
            if isinstance(step, One):
                if char and step.test(char):
                    goals.append(place + 1)
                continue
            if isinstance(step, Place):
                step = (place + 1,) if step.fits(state.before, after) else ()
            elif isinstance(step, Mark):
                step = (place + 1,)
            for goal in step:
                if goal not in seen:
                    seen.add(goal)
                    waiting.append(goal)
        return self._state(frozenset([*goals, *self._start]), after)

    def _state(self, places: frozenset[int], before: str) -> _State:
        key = (places, before)
        state = self._states.get(key)
        if state is None:
            self._room -= len(places) + 4
            state = self._states[key] = _State(self, places, before)
        return state

    def _forget(self) -> None:
        """Begin anew with few states, for a text that meets ever more of them."""
        for state in self._states.values():
            state.clear()
        self._states = {(self._first.places, self._first.before): self._first}
        self._room = _ROOM + _MORE_ROOM * self.size


class _State(dict[str, "_State"]):
    """A set of places in the program, and by each character the state behind it."""

    __slots__ = ("before", "expression", "places")

    def __init__(self, expression: Expression, places: frozenset[int], before: str) -> None:
        self.expression, self.places, self.before = expression, places, before

    def __missing__(self, char: str) -> _State:
        state = self[char] = self.expression.step(self, char)
        return state


_FOUND = _State.__new__(_State)


def _no_kind(_char: str) -> str:
    return OTHER
