"""A value of a parameter stays one value, whatever it holds."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.languages.dataview.query_parser import parse_query
from kg.languages.dataview.syntax import Literal
from kg.languages.tasks.filters import Context
from kg.languages.tasks.query import read_query
from kg.languages.tasks.settings import Settings
from kg.model.questions import Saved, Value, read, value_of, values_of
from kg.query.saved import text_of, valued


def question(**said: object) -> Saved:
    found = read("asked", said)
    assert isinstance(found, Saved), found
    return found


EVERY = question(sql="select :t, :n, :s", params={"t": "", "n": 3, "s": False})


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({}, {"t": "", "n": 3, "s": False}),
        ({"n": "30"}, {"t": "", "n": 30, "s": False}),
        ({"n": " -2 "}, {"t": "", "n": -2, "s": False}),
        ({"n": "0.25"}, {"t": "", "n": 0.25, "s": False}),
        ({"n": 7}, {"t": "", "n": 7, "s": False}),
        ({"s": "yes", "t": "no"}, {"t": "no", "n": 3, "s": True}),
        ({"s": 0}, {"t": "", "n": 3, "s": False}),
        ({"s": True}, {"t": "", "n": 3, "s": True}),
        ({"t": 12}, {"t": "12", "n": 3, "s": False}),
        ({"t": "a=b; drop table nodes"}, {"t": "a=b; drop table nodes", "n": 3, "s": False}),
    ],
)
def test_values_are_read_as_the_default_says(
    given_: dict[str, object], found: dict[str, Value]
) -> None:
    values = values_of(EVERY, given_)
    assert values == found
    assert [type(value) for value in values.values()] == [type(one) for one in found.values()]


@pytest.mark.parametrize(
    ("given_", "sentence"),
    [
        ({"n": "thirty"}, "n takes a number, such as 30, not “thirty”."),
        ({"n": "1e5"}, "n takes a number, such as 30, not “1e5”."),
        ({"n": "٣"}, "n takes a number, such as 30, not “٣”."),
        ({"n": "9223372036854775808"}, "not “9223372036854775808”"),
        ({"n": True}, "n takes a number, such as 30, not “True”."),
        ({"n": float("nan")}, "n takes a number, such as 30, not “nan”."),
        ({"s": "maybe"}, "s is a switch, and takes true or false, not “maybe”."),
        ({"t": "a\0b"}, "t holds a character that no text may have (NUL)."),
        ({"m": 1}, "The question “asked” has no parameter m; it takes t, n, s."),
    ],
)
def test_other_values_are_refused(given_: dict[str, object], sentence: str) -> None:
    with pytest.raises(UsageError) as told:
        valued(EVERY, given_)
    assert sentence in str(told.value)


TRAPS = ('"', "\\", '\\"', "\n", "}", "{who}", 'a" OR true', "x\nLIMIT 1", "// x", "]]", "'")


@given(st.text() | st.sampled_from(TRAPS))
def test_dataview_reads_the_very_text(text: str) -> None:
    asked = question(dataview="LIST FROM {who} WHERE a = {who} LIMIT 3", params={"who": ""})
    query = parse_query(text_of(asked, {"who": text}))
    shape = parse_query('LIST FROM "x" WHERE a = "x" LIMIT 3')
    assert query.source == shape.source._replace(path=text)  # type: ignore[union-attr]
    where, limit = query.steps
    assert where.clause.right == Literal(text)  # type: ignore[union-attr]
    assert limit == shape.steps[1]


@given(st.integers(-(10**15), 10**15) | st.floats(-1e20, 1e20))
def test_dataview_reads_the_very_number(number: float) -> None:
    asked = question(dataview="LIST WHERE 1+{n}", params={"n": 0})
    (where,) = parse_query(text_of(asked, {"n": number})).steps
    assert where.clause.right == Literal(float(number))  # type: ignore[union-attr]


CONTEXT = Context(datetime(2026, 1, 10).date())
BOTH = "(description includes {who}) AND (not done)\ndone"
ONE = "description includes {who}\nnot done"
SCRIPT = "(filter by function task.description === {who}) OR (done)\nnot done"


@pytest.mark.parametrize("query", [BOTH, ONE, SCRIPT])
@given(text=st.text() | st.sampled_from(TRAPS) | st.sampled_from(("a) OR (b", "NOT (a", "{{x}}")))
def test_a_line_of_tasks_stays_the_line_that_it_is(query: str, text: str) -> None:
    asked = question(tasks=query, params={"who": ""})
    try:
        filled = text_of(asked, {"who": text})
    except UsageError:
        assert query != SCRIPT  # a function can say every text
        return
    found = read_query(filled, None, Settings(), CONTEXT)
    plain = read_query(query.replace("{who}", "'x'"), None, Settings(), CONTEXT)
    assert len(found.filters) == len(plain.filters) == 2
    for (_, one), (_, other) in zip(found.filters, plain.filters, strict=True):
        assert len(one.explained) == len(other.explained)
        for inner, same in zip(one.explained, other.explained, strict=True):
            assert (inner.line, len(inner.below)) == (same.line, len(same.below))


@pytest.mark.parametrize(
    ("query", "value", "sentence"),
    [
        (ONE, "", "who is empty, and Tasks has no empty text; give who a value."),
        (ONE, "a\nnot done", "who holds a line break or the like"),
        (ONE, "a\\", "who holds “\\”"),
        (ONE, "{{query.file.path}}", "who holds “{{” or “}}”"),
        (BOTH, "a) OR (b", "who holds “)”"),
        ("due on {who}", "or before 2026-01-01", "“or before 2026-01-01” is no day"),
        ("(due on {who}) AND (done)", "today) OR (done", "“today) OR (done” is no day"),
        ("limit {who}", "3\ndone", "is no number of tasks"),
        ("limit {who}", "groups 3", "“groups 3” is no number of tasks; who takes one."),
    ],
)
def test_what_tasks_cannot_say_is_refused(query: str, value: str, sentence: str) -> None:
    with pytest.raises(UsageError) as told:
        text_of(question(tasks=query, params={"who": "x"}), {"who": value})
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    ("query", "value", "filled"),
    [
        (ONE, "milk (2 l)", "description includes milk (2 l)\nnot done"),
        (ONE, 'the "big" }', 'description includes the "big" }\nnot done'),
        ("limit to {who}", 5, "limit to 5"),
        ("due before {who}", " next week ", "due before next week"),
        ("sort by function a + {who}", -2.5, "sort by function a + (-2.5)"),
        ("filter by function a === {who}", True, "filter by function a === (true)"),
        ("sort by function {who}", "it's\n}", r"sort by function 'it\u0027s\u000a\u007d'"),
        ("# {who}\ndone", 1, "# {who}\ndone"),
    ],
)  # fmt: skip
def test_tasks_filled_in(query: str, value: Value, filled: str) -> None:
    assert text_of(question(tasks=query, params={"who": "x"}), {"who": value}) == filled


def test_a_switch_reads_words() -> None:
    (switch,) = question(sql="select :s", params={"s": True}).params
    words = ("true", "On", "1", "YES", "false", "off", "0", "no")
    assert [value_of(switch, word) for word in words] == [True] * 4 + [False] * 4
