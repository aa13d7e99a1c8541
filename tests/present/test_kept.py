"""Tables without the columns that say nothing, from two rows on."""

import pytest

from kg.cli.asked import columns
from kg.present.formats import Answer, text

FIELDS = ("project", "status", "owner", "due", "source", "line")
SHOWN = ("project", "status", "owner", "due", "source")


def drawn(*rows: tuple[object, ...], kept: tuple[str, ...] | None = ("project",)) -> list[str]:
    return text(Answer(FIELDS, rows, SHOWN, kept=kept), "table").splitlines()


def head(*rows: tuple[object, ...], kept: tuple[str, ...] | None = ("project",)) -> list[str]:
    return drawn(*rows, kept=kept)[-len(rows) - 1].split()


ONE = ("Weir", "blocked", None, "2026-02-01", "P.md", 1)
TWO = ("Lock", "blocked", None, "2026-03-01", "P.md", 9)


def test_what_holds_nothing_or_the_same_in_each_row_is_left_out() -> None:
    assert head(ONE, TWO) == ["project", "due", "source"]
    assert head(ONE, ONE) == ["project"]  # never the name
    assert head(ONE, ("Lock", "blocked", "Ann Lee", "2026-02-01", "P.md", 1)) == [
        "project",
        "owner",
    ]


def test_what_each_row_says_is_said_once_above() -> None:
    assert drawn(ONE, TWO)[:2] == ["status: blocked", "project  due         source"]
    assert drawn(ONE, TWO, kept=("project", "status"))[0].startswith("project  status")
    lines = text(Answer(FIELDS, [ONE, TWO], SHOWN, kept=()), "md").splitlines()
    assert lines[:3] == ["status: blocked", "", "| project | due | source |"]


def test_one_row_has_all_and_so_has_a_table_that_keeps_all() -> None:
    assert head(ONE) == list(SHOWN)
    assert head(ONE, TWO, kept=None) == list(SHOWN)


def test_the_place_is_told_by_file_and_line() -> None:
    assert "source" in head(ONE, TWO)
    assert "source" not in head(ONE, (*TWO[:5], 1))


@pytest.mark.parametrize("form", ["json", "csv"])
def test_programs_get_every_column(form: str) -> None:
    shown = text(Answer(FIELDS, [ONE, TWO], SHOWN, kept=("project",)), form)
    assert all(field in shown for field in FIELDS)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({"status": ["blocked"], "owner": None}, {"status"}),
        (
            {"since": "2026-01-01", "external": True, "internal": False},
            {"last_contact", "organization"},
        ),
        ({"sort": "-due", "where": None}, {"due"}),
        ({"where": "open_tasks>3 and due is not null", "sort": None}, {"open_tasks", "due"}),
        ({"status": [], "limit": None}, set()),
    ],
)
def test_what_was_asked_for_stays(filters: dict[str, object], kept: set[str]) -> None:
    found = columns(filters)
    assert kept == set(found) & {*SHOWN[1:], "last_contact", "organization", "open_tasks"}
