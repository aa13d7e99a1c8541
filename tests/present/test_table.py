"""Tables for people."""

import pytest

from kg.present.look import Look
from kg.present.table import WIDEST, lines
from kg.present.terminal import width

ROWS = [
    ("Harbor Light", "blocked", 96),
    ("東京 berths", None, 7),
]
COLUMNS = ("subject", "status", "days_ago")


def test_a_plain_table_is_aligned_and_whole() -> None:
    assert lines(COLUMNS, ROWS) == [
        "subject       status   days ago",
        "Harbor Light  blocked        96",
        "東京 berths   –               7",
    ]


def test_a_source_keeps_its_end_where_the_line_is() -> None:
    rows = [("Ann", "Meetings/2025/2025-12-03 - A long title about the harbour.md:3")]
    assert lines(("person", "source"), rows, Look(30))[1].endswith("…bout the harbour.md:3")


def test_no_rows_give_no_lines() -> None:
    assert lines(COLUMNS, []) == []


def test_a_long_text_is_whole_in_a_pipe_and_cut_on_a_terminal() -> None:
    rows = [("Ann", "word " * 40)]
    assert "word " * 39 + "word" in lines(("person", "text"), rows)[1]
    fitted = lines(("person", "text"), rows, Look(40))
    assert all(width(line) <= 40 for line in fitted)
    assert fitted[1].endswith("…")
    assert fitted[1].startswith("Ann     word")  # the widest column gives way, the others stay


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("note", "x" * 400, "x" * 400),
        ("note", "x" * 401, "x" * 399 + "…"),
        ("note", "x" * 200_000, "x" * 399 + "…"),
        ("note", "東" * 200, "東" * 200),
        ("note", "東" * 201, "東" * 199 + "…"),
        ("note", "👩‍🚀" * 200, "👩‍🚀" * 200),
        ("note", "👩‍🚀" * 90_000, "👩‍🚀" * 199 + "…"),
        ("note", "e\u0301" * 400, "e\u0301" * 400),
        ("note", "e\u0301" * 90_000, "e\u0301" * 399 + "…"),
        # A column takes eight characters at most, however little they take of it.
        ("note", "e" + "\u0301" * 3_199, "e" + "\u0301" * 3_199),
        ("note", "e" + "\u0301" * 90_000, "e" + "\u0301" * 3_199 + "…"),
        ("note", "\u200b" * 90_000, "\u200b" * 3_200 + "…"),
        ("note", "\x1b[2J" * 90_000 + "boo", "boo"),
        ("source", "x" * 90_000 + "/Ann.md:12", "…" + "x" * 389 + "/Ann.md:12"),
        ("x" * 90_000, "a", "a"),
    ],
)
def test_a_cell_has_at_most_400_columns(column: str, cell: str, shown: str) -> None:
    head, first, second = lines((column, "n"), [(cell, 1), ("b", 2)])
    assert first.removesuffix("1").rstrip(" ") == shown
    assert {width(line) for line in (head, first, second)} == {max(4, width(shown), min(
        width(column), 400)) + 3}  # fmt: skip


def test_a_terminal_that_is_wider_shows_as_much_as_it_can() -> None:
    (_, row) = lines(("note",), [("x" * 900,)], Look(600))
    assert row == "x" * 599 + "…"


def test_a_title_as_long_as_a_book_makes_no_table_as_large_as_a_library() -> None:
    rows = [("P", "note", f"p{place}.md") for place in range(2_000)]
    rows.append(("Title " * 40_000, "note", "long.md"))
    drawn = lines(("note", "kind", "source"), rows)
    assert len(drawn) == 2_002
    assert max(map(len, drawn)) < WIDEST + 30
    assert drawn[1].split() == ["P", "note", "p0.md"]


@pytest.mark.parametrize("wide", [20, 26, 30, 34, 40])
def test_a_day_is_never_cut(wide: int) -> None:
    rows = [("2025-12-16", "Harbor Light metering review", "Omar Haddad of Brightwater")]
    assert "2025-12-16" in "\n".join(lines(("date", "meeting", "people"), rows, Look(wide)))


def test_numbers_stand_at_the_right_also_where_one_is_missing() -> None:
    assert lines(("n",), [(5,), (None,), (1234,)]) == ["   n", "   5", "   –", "1234"]


def test_only_the_header_is_decorated() -> None:
    head, row = lines(("person",), [("Ann",)], Look(80, color=True))
    assert head == "\x1b[1mperson\x1b[0m"
    assert row == "Ann"


def test_titles_cannot_steer_the_terminal() -> None:
    drawn = "\n".join(lines(("title",), [("\x1b[2Jboo",), ("a\nb",)], under=[["x\x1b[0m"], []]))
    assert "\x1b" not in drawn
    assert drawn.split("\n") == ["title", "boo", "    x", "a b"]


def test_evidence_stands_below_its_row() -> None:
    assert lines(("person",), [("Ann",), ("Bo",)], under=[["A.md:3  called"], []]) == [
        "person",
        "Ann",
        "    A.md:3  called",
        "Bo",
    ]


def test_too_many_columns_are_written_down_the_page() -> None:
    columns = tuple("abcdef")
    row = tuple("a long text" for _ in columns)
    drawn = lines(columns, [row, row], Look(40))
    assert drawn[:7] == [f"{name}  a long text" for name in columns] + [""]


@pytest.mark.parametrize("wide", range(20, 90, 7))
def test_a_fitted_table_never_exceeds_the_terminal(wide: int) -> None:
    rows = [("x" * 30, "y" * 12, "z" * 50, n) for n in range(3)]
    assert all(width(line) <= wide for line in lines(("a", "b", "c", "n"), rows, Look(wide)))
