"""What is changed, where that is, and that a process into which a change is put has it."""

import subprocess
import sys

import pytest

from tests.mutants.changes import ROOT, Change, change, mutations

DATES, ITEMS = "kg/interpret/dates.py", "kg/interpret/list_items.py"
_ASKED = """
from tests.mutants import test_changes
from tests.mutants.changes import put
from {module} import {name}
def asked():
    try:
        return {call}
    except Exception as error:
        return type(error).__name__
before = asked()
put(test_changes.chosen({file!r}, {function!r}, {words!r}))
print(before, asked(), sep="|")
"""


def of(module: str, function: str) -> list[Change]:
    tree, found = mutations(module)
    name = function.rpartition(".")[2]
    inside = [one for one in found if one.contained_by_top_level_function.name.value == name]
    return [change(module, tree, one) for one in inside]


def chosen(module: str, function: str, words: str) -> Change:
    return next(c for c in of(module, function) if c.function == function and words in c.words)


@pytest.mark.parametrize("function", ["days_in", "_read"])
def test_the_lines_of_a_change_hold_what_it_takes_away(function: str) -> None:
    whole = (ROOT / DATES).read_text(encoding="utf-8").splitlines()
    found = of(DATES, function)
    assert len(found) > 20
    for one in found:
        lines = " ".join(line.strip() for line in whole[one.first - 1 : one.last])
        assert one.words[1:].partition(" +")[0] in lines
        assert one.text.splitlines() != whole


def test_the_lines_are_those_of_one_statement_or_of_its_head() -> None:
    whole = (ROOT / DATES).read_text(encoding="utf-8").splitlines()
    branch = chosen(DATES, "leading_date", "if text[:1] not in _OPENING")
    assert branch.first == branch.last
    assert whole[branch.first - 1] == "    if text[:1] in _OPENING:"


@pytest.mark.parametrize(
    ("file", "function", "words", "name", "call", "answers"),
    [
        # a function, one whose answers are kept, a method, a property that is worked out once
        (DATES, "days_in", "0 <= days", "days_in", "days_in('0 days')", "None|0"),
        (DATES, "day_of", "[:5]", "day_of", "day_of('2026-01-05')", "2026-01-05|None"),
        (
            ITEMS,
            "Item.without",
            '"XX, XX"',
            "Item",
            "Item('A, B, C').without(['B'])",
            "A, C|AXX, XXC",
        ),
        (ITEMS, "Item.company", "strip(None)", "Item", "Item('A - Acme -').company", "Acme|Acme -"),
    ],
)
def test_a_process_has_the_change_that_is_put_into_it(
    file: str, function: str, words: str, name: str, call: str, answers: str
) -> None:
    module = file.removesuffix(".py").replace("/", ".")
    script = _ASKED.format(
        module=module, name=name, call=call, file=file, function=function, words=words
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == answers, done.stderr
