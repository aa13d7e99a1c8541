"""Searching notes that hold a word thousands of times."""

import time

import pytest

from kg.query import search
from kg.store import queries
from tests.query.world import World

TOO_LONG = 3.0  # seconds; in a time that grows with the square of the hits, each takes over 10


def hit(asked: str, **note: object) -> tuple[str, int | None]:
    """Snippet and line of the one note that holds what is asked."""
    w = World()
    w.note("Log.md", body_line=5, **note)
    (found,) = search.search(w.conn, asked).hits
    return found.snippet, found.line


FILLED = "Nothing here.\n" * 3_000


@pytest.mark.parametrize(
    ("asked", "body", "start", "line"),
    [
        ("budget", "# Log\n" + "budget plan " * 5_000, "# Log ⟦budget⟧ plan ⟦budget⟧ plan ", 6),
        # In any of its forms, as where hits are few.
        ("budgets", "# Log\n" + "Budget plan " * 5_000, "# Log ⟦Budget⟧ plan ⟦Budget⟧ plan ", 6),
        ("jose", "# Log\n" + "José called. " * 5_000, "# Log ⟦José⟧ called. ⟦José⟧ called. ", 6),
        ("JOSÉ", "# Log\n" + "jose\u0301 called. " * 5_000, "# Log ⟦jose\u0301⟧ called. ", 6),
        ('"plan it"', "# Log\n" + "plan it now " * 5_000, "# Log ⟦plan it⟧ now ⟦plan it⟧ now ", 6),
        ("p*", "# Log\n" + "plan it now " * 5_000, "# Log ⟦plan⟧ it now ⟦plan⟧ it now ", 6),
        ("pla", "# Log\n" + "plan it now " * 5_000, "# Log ⟦plan⟧ it now ⟦plan⟧ it now ", 6),
        ("plan -boat", "# Log\n" + "plan it now " * 5_000, "# Log ⟦plan⟧ it now ⟦plan⟧ it now ", 6),
        # The first of the words that comes, which is not the frequent one.
        ("budget ferry", "A ferry.\n" + "budget plan " * 5_000, "A ⟦ferry⟧. ⟦budget⟧ plan ", 5),
        # Far into the text: the line is counted from the first of the file.
        ("budget", FILLED + "budget plan\n" * 5_000, "…⟦budget⟧ plan ⟦budget⟧ plan ", 3_005),
        # Two words next to each other where a piece of the text ends and another begins.
        ('"budget plan"', "x " * 3_995 + "budget plan\n" * 5_000, "…⟦budget plan⟧ ", 5),
        # One line that no space divides.
        ("budget", "budget-" * 5_000, "⟦budget⟧-⟦budget⟧-", 5),
        ("budget", "\x01 budget " * 5_000, "\x01 ⟦budget⟧ \x01 ⟦budget⟧", 5),
    ],
)  # fmt: skip
def test_the_first_of_many_hits_is_shown(asked: str, body: str, start: str, line: int) -> None:
    snippet, at = hit(asked, body=body)
    assert snippet.startswith(start)
    assert "⟦" in snippet
    assert at == line


def test_many_hits_in_a_title_show_the_title_without_a_line() -> None:
    snippet, line = hit("budget", title="The budget plan " * 10_000, body="Nothing.")
    assert snippet.startswith("The ⟦budget⟧ plan The ⟦budget⟧ plan ")
    assert snippet.endswith("…")
    assert line is None
    snippet, line = hit("budget", title="The budget plan " * 10_000, body="A\nbudget.")
    assert (snippet, line) == ("A ⟦budget⟧.", 6)


def test_many_hits_in_aliases_show_how_the_note_begins() -> None:
    assert hit("budget", aliases="budget " * 10_000, body="A plan.") == ("A plan.…", None)


@pytest.mark.parametrize(
    ("form", "asked"),
    [
        ("text", "budget"),
        ("text", "budget plan"),
        ("text", "budget " * 500),
        ("match", "b*"),
        ("match", '"budget plan"'),
        ("match", "NEAR(budget plan, 10)"),
        ("match", "NEAR(b* p*, 1000)"),
        ("match", " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz")),
        ("match", "budget NOT boat"),
    ],
)
@pytest.mark.parametrize("column", ["body", "title", "aliases"])
def test_the_query_alone_takes_no_square_of_the_hits(form: str, asked: str, column: str) -> None:
    w = World()
    w.note("Log.md", **{"body": "Begins so.\n", column: "Begins so.\n" + "budget plan " * 60_000})
    began = time.process_time()
    (row,) = queries.rows(w.conn, "search", **{form: asked})
    assert time.process_time() - began < TOO_LONG
    assert str(row[4]).startswith("Begins so.")
    assert row[7] is None


def test_few_hits_are_marked_by_the_query_however_long_the_text() -> None:
    w = World()
    w.note("Log.md", body="Nothing here.\n" * 100_000 + "The ferry.\n" + "No.\n" * 100_000)
    (row,) = queries.rows(w.conn, "search", text="ferries")
    assert "⟦ferry⟧" in str(row[4])
    assert row[7] == 100_001


def test_an_expression_of_more_than_4000_characters_finds_nothing() -> None:
    w = World()
    w.note("Log.md", body="budget")
    assert len(queries.rows(w.conn, "search", match="budget" + " " * 3_994)) == 1
    assert queries.rows(w.conn, "search", match="budget" + " " * 3_995) == []
    assert queries.rows(w.conn, "search", text="budget " * 1_000) == []


@pytest.mark.parametrize("text", ["a b", "a  b", ' "a" b ', "B A b a", "a\\ b", "a, b"])
def test_the_words_of_the_text_are_taken_as_words(text: str) -> None:
    w = World()
    w.note("Both.md", body="a and b")
    w.note("One.md", body="a and c")
    assert [row[6] for row in queries.rows(w.conn, "search", text=text)] == ["Both.md"]


def test_a_name_as_long_as_a_page_is_not_suggested_and_does_not_slow_a_search_down() -> None:
    w = World()
    w.note("Long.md", title="x")
    w.node("person", " ".join(f"Ferry{number}" for number in range(40_000)))
    w.person("Ferry Night")
    began = time.process_time()
    assert search.search(w.conn, "Fery Nigt").did_you_mean == ("Ferry Night",)
    assert search.search(w.conn, "Fery Nigt " * 99).did_you_mean == ()
    assert time.process_time() - began < TOO_LONG


def test_an_excerpt_begins_before_the_hit_and_is_cut_between_words() -> None:
    body = "Nobody had seen it. Then came the long-awaited ferry " + "boat " * 5_000
    snippet, line = hit("ferry boat", body="Filling.\n" * 2_000 + body)
    assert snippet.startswith("…")
    assert "the long-awaited ⟦ferry⟧ ⟦boat⟧" in snippet
    assert line == 2_005
    snippet, _ = hit("boat", body="wordwithoutspace" * 50 + " " + "boat-" * 50_000)
    assert snippet.startswith("…⟦boat⟧-⟦boat⟧-")
