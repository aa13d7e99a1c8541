"""Dataview's language: what is read, how it is evaluated, what is refused and bounded."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.languages.dataview.compare import compare, sorted_by
from kg.languages.dataview.context import Context
from kg.languages.dataview.dates import Zone, local_date
from kg.languages.dataview.execute import answer, inline
from kg.languages.dataview.expression_parser import parse_expression
from kg.languages.dataview.fields import inline_fields
from kg.languages.dataview.functions.signatures import FUNCTIONS
from kg.languages.dataview.query_parser import parse_query
from kg.languages.dataview.render import markdown
from kg.languages.dataview.text import text
from kg.languages.dataview.values import Kind, Value
from kg.languages.errors import Exceeded, Failed, Unreadable
from kg.languages.limits import Limits
from tests.languages.vault import Folder

LOCAL = Zone("UTC", UTC)
NOW = local_date(datetime(2026, 3, 2, 9, 30), LOCAL)  # a Monday
VAULT = {
    "Boats/Heron.md": "---\ntags: boat/sail\nlength: 9.5\nbuilt: 1987-05-02\n---\n"
    "Berth:: [[Pier 3]]\n"
    "- [ ] mend the sail [cost:: 120] 📅 2026-03-09\n    - [x] buy thread ✅ 2026-02-27\n"
    "- [x] paint the hull [cost:: 80]\n",
    "Boats/Otter.md": "---\ntags: [boat]\nlength: 6\n---\nSails with [[Heron]].\n- [ ] sell it\n",
    "Pier 3.md": "Length:: 40 m\nfee:: 12, 15\n",
    "Log.md": "2 boats at [[Pier 3]]\n",
    "fees.csv": "Boat,Fee Paid\nHeron,12.5\nOtter,\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    root = tmp_path_factory.mktemp("vault")
    for path, content in VAULT.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(content, "utf-8")
    return Folder(root, LOCAL, datetime(2026, 2, 1), "Log.md")


def asked(folder: Folder, query: str, limits: Limits = Limits()) -> str:  # noqa: B008
    return markdown(answer(query, Context(folder, NOW, limits=limits)))


ANSWERS = [
    ("LIST FROM #boat", "- [[Boats/Heron.md|Heron]]\n- [[Boats/Otter.md|Otter]]\n"),
    ("LIST FROM #boat/sail", "- [[Boats/Heron.md|Heron]]\n"),
    ('LIST FROM "Boats" and [[Pier 3]]', "- [[Boats/Heron.md|Heron]]\n"),
    ("LIST FROM outgoing([[]])", "- [[Pier 3.md|Pier 3]]\n"),
    ("LIST FROM -#boat SORT file.name", "- [[Log.md|Log]]\n- [[Pier 3.md|Pier 3]]\n"),
    ('LIST length * 2 FROM "Boats" SORT length',
     "- [[Boats/Otter.md|Otter]]: 12\n- [[Boats/Heron.md|Heron]]: 19\n"),
    ("LIST berth.fee[1] WHERE berth", "- [[Boats/Heron.md|Heron]]: 15\n"),
    ("LIST rows.file.name GROUP BY file.folder",
     "- : \n    - Log\n    - Pier 3\n\n- Boats: \n    - Heron\n    - Otter\n\n"),
    ("LIST WITHOUT ID fee FROM [[Log]] or \"Pier 3\" FLATTEN fee", "- 12\n- 15\n"),
    ('TABLE WITHOUT ID boat, fee-paid AS "Fee" FROM csv("fees.csv")',
     "| boat  | Fee  |\n| ----- | ---- |\n| Heron | 12.5 |\n| Otter | \\-   |\n"),
    ("TASK WHERE !completed AND due", "- [ ] mend the sail [cost:: 120] 📅 2026-03-09\n"
     "    - [x] buy thread ✅ 2026-02-27\n"),
    ("LIST sum(nonnull(file.tasks.cost)) FROM #boat SORT file.name LIMIT 1",
     "- [[Boats/Heron.md|Heron]]: 200\n"),
    ("LIST date(today) - built FROM #boat WHERE built LIMIT 1",
     "- [[Boats/Heron.md|Heron]]: 38 years, 10 months\n"),
    ("CALENDAR built WHERE built", "- May 02, 1987: [[Boats/Heron.md|Heron]]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), ANSWERS)
def test_answers(folder: Folder, query: str, expected: str) -> None:
    assert asked(folder, query) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("this.file.name", "Log"),
        ("date(2026-03-02) = date(today)", "true"),
        ("date(eow)", "11:59 PM - March 08, 2026"),
        ("((f, x) => f)((a) => a, 1)", "<function>"),
        ('regexreplace("3 oars, 12 boats", "(\\d+) (\\w)", "$2$1-$$")', "o3-$ars, b12-$oats"),
        ('split("a1b22c", "\\d+")', "a, b, c"),
        ('dateformat(date(2026-03-02), "ccc d LLL")', "Mon 2 Mar"),
        ('string(dur(90 minutes)) + "!"', "1 hour, 30 minutes!"),
        ('length("😀")', "2"),
        ('substring("a😀b", 3)', "b"),
        ("dur(1 day) * 40", "1 month, 1 week, 5 days"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1 / 0 - 1", "Infinity"),
        ("1000000 * 1000000 * 1000000000", "1e+21"),
        ('choice(nothing, 1, [1, "a", {b: null}])', "1, a, { b: \\- }"),
    ],
)
def test_expressions(folder: Folder, expression: str, expected: str) -> None:
    assert text(inline(expression, Context(folder, NOW))) == expected


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("LIST WHERE", "line 1, column 11: the end where a"),
        ("LIST\nFROM boats", "line 2, column 6: 'boats' where '('"),
        ("TABLE a,, b", "line 1, column 9: ', b' where"),
        ("LIST WHERE a = (1 + ", "line 1, column 21: the end where"),
        ("SELECT *", "line 1, column 1: 'SELECT *' where TABLE, LIST, TASK, CALENDAR could stand"),
    ],
)
def test_errors_say_where(query: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_query(query)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("1 + null", "there is no number + null"),
        ("lower(5)", "lower() takes no number"),
        ("nope(1)", "there is no function nope"),
        ('regextest("(?=a)", "a")', "a look-ahead, (?=…), cannot be answered in linear time"),
        ('regexreplace("aa", "(a)\\1", "")', "a back-reference, \\1, cannot be answered"),
        ('"abc".x', "a text has no fields"),
    ],
)
def test_failures_say_what(folder: Folder, expression: str, sentence: str) -> None:
    with pytest.raises(Failed) as caught:
        inline(expression, Context(folder, NOW))
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "LIST WHERE " + "(" * 500 + "1" + ")" * 500,
        "LIST WHERE " + "!" * 5_000 + "a",
        "LIST FROM " + "-" * 5_000 + "#a",
        "LIST WHERE " + "[" * 900,
        "LIST " + "(a) => " * 900 + "a",
        "LIST " + "a" * 200_000,
    ],
)
def test_depth_and_length_are_bounded(query: str) -> None:
    with pytest.raises(Unreadable):
        parse_query(query)


def test_time_and_rows_are_bounded(folder: Folder) -> None:
    tens = "[" + ", ".join("1" * 20) + "]"
    slow = "LIST" + "".join(f" FLATTEN {tens} AS x{n}" for n in range(6))
    began = time.monotonic()
    with pytest.raises(Exceeded, match="more than 10,000 rows"):
        asked(folder, slow, Limits(rows=10_000))
    with pytest.raises(Exceeded, match=r"more than 0\.1 seconds"):
        asked(folder, slow, Limits(seconds=0.1))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "expression",
    [
        '"abcdefghij" * 100000000',
        'padleft("a", 1000000000)',
        "((f) => f(f))((f) => f(f))",
        'regexreplace("' + "a" * 3000 + '", "", "' + "b" * 5000 + '")',
    ],
)
def test_what_grows_is_bounded(folder: Folder, expression: str) -> None:
    with pytest.raises((Exceeded, Failed)):
        inline(expression, Context(folder, NOW))


def test_fields_take_time_in_proportion_to_the_line() -> None:
    began = time.process_time()
    for line in ("[a:: " * 6_000, "(" * 30_000 + "a:: b", "[a:: 1] " * 4_000):
        inline_fields(line)
    assert time.process_time() - began < 1


def test_the_table_of_functions_names_kinds() -> None:
    for function in FUNCTIONS.values():
        for variant in function.variants:
            assert set(variant.wanted or ()) <= {"*", *get_args(Kind)}, function.name
        for count, places in function.spread.items():
            assert max(places) < count


VALUES: list[Value] = [
    None, False, True, -1.0, 0.0, 2.5, "", "-", "1", "a", "A", "ä", "b", NOW, [], [1.0],
    ["a", None],
]  # fmt: skip


@given(st.sampled_from(VALUES), st.sampled_from(VALUES), st.sampled_from(VALUES))
def test_the_order_is_total(one: Value, two: Value, three: Value) -> None:
    assert (compare(one, two) > 0) == (compare(two, one) < 0)
    if compare(one, two) <= 0 and compare(two, three) <= 0:
        assert compare(one, three) <= 0


@given(st.lists(st.sampled_from(VALUES)))
def test_sorting_is_as_comparing(values: list[Value]) -> None:
    ordered = sorted_by(values, lambda value: value, str)
    assert all(compare(*two) <= 0 for two in pairwise(ordered))


@given(st.text(alphabet='abAND or1.,()[]{}"\\!=<>+-*/%|&#\n:date(now)', max_size=40))
def test_no_text_makes_the_parsers_fail_otherwise(written: str) -> None:
    for read in (parse_query, parse_expression):
        try:
            read(written)
        except Unreadable as error:
            assert min(error.line, error.column) >= 1


def test_the_language_is_pure() -> None:
    code = "\n".join(path.read_text("utf-8") for path in Path("kg/languages").rglob("*.py"))
    for word in ("open(", "sqlite", "datetime.now", "date.today", "os.environ"):
        assert word not in code
