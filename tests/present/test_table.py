"""Tables for people."""

import pytest

from kg.present import table
from kg.present.columns import rank, shape
from kg.present.layout import Column
from kg.present.look import PLAIN, Look
from kg.present.table import WIDEST, Below
from kg.present.terminal import width

ROWS = [
    ("Harbor Light", "blocked", 96),
    ("東京 berths", None, 7),
]
COLUMNS = ("subject", "status", "days_ago")


def declared(names, rows):  # type: ignore[no-untyped-def]
    """The columns as kg.present.formats makes them."""
    found = []
    for name, *cells in zip(names, *rows, strict=True):
        known = [cell for cell in cells if cell is not None]
        number = bool(known) and all(isinstance(cell, int | float) for cell in known)
        heading = name.replace("_", " ")
        found.append(Column(heading, shape(name, number=number), rank(None, name), number))
    return found


def lines(names, rows, look=PLAIN, **drawn):  # type: ignore[no-untyped-def]
    return table.lines(declared(names, rows), rows, look, **drawn)


def test_a_plain_table_is_aligned_and_whole() -> None:
    assert lines(COLUMNS, ROWS) == [
        "subject       status   days ago",
        "Harbor Light  blocked        96",
        "東京 berths   –               7",
    ]


def test_a_place_is_cut_in_the_middle_and_keeps_its_end_where_the_line_is() -> None:
    rows = [("Ann Okafor", "Meetings/2025/2025-12-03 - A long title about the harbour.md:3")]
    assert lines(("person", "source"), rows, Look(50)) == [
        "person      source",
        "Ann Okafor  Meetings/202…le about the harbour.md:3",
    ]


def test_a_place_without_room_stands_below_its_row() -> None:
    rows = [("Ann Okafor", "Meetings/2025/2025-12-03 - Harbour.md:3"), ("Bo", None)]
    assert lines(("person", "source"), rows, Look(34)) == [
        "person",
        "Ann Okafor",
        "  Meetings/2…-12-03 - Harbour.md:3",
        "Bo",
    ]


def test_no_rows_give_no_lines() -> None:
    assert lines(COLUMNS, []) == []


def test_a_long_text_is_whole_in_a_pipe_and_has_two_lines_on_a_terminal() -> None:
    rows = [("Ann", "word " * 40), ("Bo", "a few more words than there is room for")]
    assert "word " * 39 + "word" in lines(("person", "text"), rows)[1]
    assert lines(("person", "text"), rows, Look(40)) == [
        "person  text",
        "Ann     word word word word word word",
        "        word word word word word word w…",
        "Bo      a few more words than there is",
        "        room for",
    ]


def test_a_heading_takes_two_lines_before_a_cell_gives_way() -> None:
    assert lines(("name", "days_overdue"), [("Harbor Light", 7)], Look(21)) == [
        "name             days",
        "              overdue",
        "Harbor Light        7",
    ]


def test_what_matters_most_keeps_its_width() -> None:
    columns = [Column("task", "text", 0), Column("owner", "name", 2), Column("about", "name", 3)]
    rows = [
        ("Send the corrected data annex", "Ann Okafor of Tidewright", "Harbor Light of Brightwater")
    ]
    assert table.lines(columns, rows, Look(56)) == [
        "task                      owner              about",
        "Send the corrected data   Ann Okafor of      Harbor",
        "annex                     Tidewright         Light of B…",
    ]


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
        ("source", "x" * 90_000 + "/Ann.md:12", "x" * 133 + "…" + "x" * 256 + "/Ann.md:12"),
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
    drawn = "\n".join(
        lines(("title",), [("\x1b[2Jboo",), ("a\nb",)], below=Below([["x\x1b[0m"], []]))
    )
    assert "\x1b" not in drawn
    assert drawn.split("\n") == ["title", "boo", "    x", "a b"]


def test_evidence_stands_below_its_row() -> None:
    assert lines(("person",), [("Ann",), ("Bo",)], below=Below([["A.md:3  called"], []])) == [
        "person",
        "Ann",
        "    A.md:3  called",
        "Bo",
    ]


def test_columns_without_room_are_left_out_and_named() -> None:
    columns = tuple("abcdef")
    row = tuple("a long text" for _ in columns)
    assert lines(columns, [row, row], Look(40)) == [
        "a         b         c          d",
        "a long    a long    a long     a long",
        "text      text      text       text",
        "a long    a long    a long     a long",
        "text      text      text       text",
        "No room for: e, f. `--columns` chooses,",
        "`--format record` shows all.",
    ]


def test_records_are_whole_and_written_down_the_page() -> None:
    rows = [("Harbor Light", "a text that goes on and on"), ("Old Quay", None)]
    columns = [Column("subject"), Column("text", "text")]
    assert table.record_lines(columns, rows, Look(24)) == [
        "subject  Harbor Light",
        "text     a text that",
        "         goes on and on",
        "",
        "subject  Old Quay",
        "text     –",
    ]


@pytest.mark.parametrize("wide", range(20, 90, 7))
def test_a_fitted_table_never_exceeds_the_terminal(wide: int) -> None:
    rows = [("x" * 30, "y" * 12, "z" * 50, n) for n in range(3)]
    assert all(width(line) <= wide for line in lines(("a", "b", "c", "n"), rows, Look(wide)))
