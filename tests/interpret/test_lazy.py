"""Expressions that are compiled at their first use answer as compiled ones do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from kg.interpret.lazy import lazy

PATTERN, FLAGS, TEXT = r"(?P<word>[a-c]+)\s*", re.IGNORECASE, "Ab c, d ABC"
EAGER = re.compile(PATTERN, FLAGS)


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.match(TEXT)["word"],
        lambda one: one.match(TEXT, 4),
        lambda one: one.search(TEXT, 4)["word"],
        lambda one: one.fullmatch("abc ").span(),
        lambda one: one.sub("-", TEXT),
        lambda one: one.subn("-", TEXT, 1),
        lambda one: one.split(TEXT),
        lambda one: one.findall(TEXT),
        lambda one: [found.span() for found in one.finditer(TEXT)],
    ],
)
def test_the_answers_are_those_of_a_compiled_one(ask: Callable[[Any], object]) -> None:
    late = lazy(PATTERN, FLAGS)
    assert ask(late) == ask(EAGER) == ask(late)


def test_it_is_compiled_once_and_not_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *how: made.append(how[0]) or compile_(*how))
    late = lazy(PATTERN, FLAGS)
    assert late.pattern == PATTERN
    assert made == []
    late.sub("", TEXT)
    late.search(TEXT)
    assert made == [PATTERN]


def test_what_is_no_method_of_an_expression_is_missing() -> None:
    assert not hasattr(lazy(PATTERN), "matches")
