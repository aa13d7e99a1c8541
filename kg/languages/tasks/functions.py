"""Functions in queries, run for a task."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.languages.errors import Failed
from kg.languages.tasks.script.members import math_functions, object_functions
from kg.languages.tasks.script.moments import moment_function
from kg.languages.tasks.script.run import Script
from kg.languages.tasks.script.tasks import FileObject, QueryObject, TaskObject
from kg.languages.tasks.script.values import UNDEFINED, Function, Value, number, text, truthy
from kg.languages.tasks.search import Search
from kg.languages.tasks.task import File, Task

_NOT_RUN = ("Date", "Set", "Map", "Promise", "RegExp", "Intl", "app", "window", "console",
            "require", "eval", "Function", "fetch")  # fmt: skip


class Query:
    """The names that the functions of one query know, made once."""

    def __init__(self) -> None:
        self._search: Search | None = None
        self._known: dict[str, Value] = {}

    def names(self, search: Search) -> dict[str, Value]:
        """The names, without the task."""
        if self._search is not search:
            self._search = search
            self._known = {
                **_common(),
                "moment": moment_function(search.now),
                "query": QueryObject(search),
            }
        return self._known


def value_for(script: Script, task: Task, search: Search, query: Query) -> Value:
    """What a function gives for a task. Raises Failed, Exceeded."""
    search.step()
    known = query.names(search) | {"task": TaskObject(task, search)}
    try:
        return script.value(known, search.step)
    except Failed as error:
        name = str(error).removesuffix(" is not defined")
        if name in _NOT_RUN:
            raise Failed(f"{name} is JavaScript that kg does not run") from error
        raise


def placeholder(source: str, file: File, presets: Mapping[str, str]) -> Value:
    """What a placeholder `{{…}}` stands for. Raises Failed and Unreadable."""
    known: dict[str, Value] = {
        **_common(),
        "query": {"file": FileObject(file)},
        "preset": dict(presets),
    }
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps > 10_000:
            raise Failed("a placeholder takes too much work")

    return Script(source).value(known, step)


@lru_cache(maxsize=1)
def _common() -> Mapping[str, Value]:
    return {
        "undefined": UNDEFINED,
        "NaN": float("nan"),
        "Infinity": float("inf"),
        "Math": dict(math_functions()),
        "Object": dict(object_functions()),
        "Array": {
            "isArray": Function(lambda given: bool(given) and isinstance(given[0], list)),
            "from": Function(lambda given: [*given[0]] if isinstance(given[0], list | str) else []),
        },
        "Number": Function(lambda given: number(given[0]) if given else 0.0),
        "String": Function(lambda given: text(given[0]) if given else ""),
        "Boolean": Function(lambda given: bool(given) and truthy(given[0])),
        "Error": Function(lambda given: text(given[0]) if given else ""),
        "isNaN": Function(lambda given: (one := number(given[0] if given else UNDEFINED)) != one),
        "parseInt": Function(lambda given: _parsed(given, whole=True)),
        "parseFloat": Function(lambda given: _parsed(given, whole=False)),
    }


def _parsed(given: list[Value], *, whole: bool) -> float:
    """The number that a text begins with."""
    words = text(given[0] if given else UNDEFINED).strip()[:100]
    for end in range(len(words), 0, -1):
        found = number(words[:end])
        if found == found and words[end - 1] not in ". \t":
            return float(int(found)) if whole and abs(found) < 1e21 else found
    return float("nan")
