"""Pages of titled sections."""

from typing import NamedTuple

from kg.present.look import Look
from kg.present.sections import Section, facts, of, text
from kg.present.terminal import width


class Facts(NamedTuple):
    status: str
    owner: str | None
    open_tasks: int


class Met(NamedTuple):
    date: str
    title: str
    key: str


PAGE = [
    Section("Facts", Facts("blocked", None, 2)),
    Section("Last meetings", [Met("2026-01-07", "Launch | list", "meeting:1")], ("date", "title")),
    Section("Decisions", ["Wait for the permit, whatever the harbour says about it in spring"]),
    Section("Risks", []),
]


def test_as_text() -> None:
    assert text("Blue Heron", PAGE, "table") == (
        "Blue Heron\n"
        "\n"
        "FACTS\n"
        "status      blocked\n"
        "open tasks  2\n"
        "\n"
        "LAST MEETINGS\n"
        "date        title\n"
        "2026-01-07  Launch | list\n"
        "\n"
        "DECISIONS\n"
        "- Wait for the permit, whatever the harbour says about it in spring\n"
    )


def test_as_markdown() -> None:
    assert text("Blue Heron", PAGE, "md") == (
        "# Blue Heron\n"
        "\n"
        "## Facts\n"
        "\n"
        "- **status**: blocked\n"
        "- **open tasks**: 2\n"
        "\n"
        "## Last meetings\n"
        "\n"
        "| date | title |\n"
        "| --- | --- |\n"
        "| 2026-01-07 | Launch \\| list |\n"
        "\n"
        "## Decisions\n"
        "\n"
        "- Wait for the permit, whatever the harbour says about it in spring\n"
    )


class Page(NamedTuple):
    facts: Facts
    meetings: tuple[Met, ...]
    nearest: tuple[Met, ...]


def test_a_page_is_its_fields() -> None:
    page = Page(Facts("active", "Ann", 0), (Met("2026-01-07", "Launch", "meeting:1"),), ())
    assert text("Salt Road", of(page), "table").splitlines() == [
        "Salt Road",
        "",
        "FACTS",
        "status      active",
        "owner       Ann",
        "open tasks  0",
        "",
        "MEETINGS",
        "date        title   key",
        "2026-01-07  Launch  meeting:1",
    ]


class Person(NamedTuple):
    is_me: int
    email: str | None
    source: str
    line: int


def test_columns_that_tell_nothing_are_left_out() -> None:
    page = Page(Facts("active", None, 0), (Met("2026-01-07", "Salt Road", ""),), ())
    assert text("Salt Road", of(page), "table").splitlines()[-2:] == ["date", "2026-01-07"]


class Last(NamedTuple):
    subject: str
    person: str | None
    date: str | None


def test_that_nobody_was_contacted_is_shown() -> None:
    last = Section("Last contact", (Last("Salt Road", None, None),), ("subject", "person", "date"))
    assert text("Salt Road", [last], "table").splitlines()[-2:] == ["person", "–"]


def test_facts_leave_out_what_is_not_so_and_join_source_and_line() -> None:
    assert facts(Person(0, None, "A.md", 3), "table") == ["source  A.md:3"]
    assert facts(Person(1, "", "A.md", 3), "md") == ["- **is me**: yes", "- **source**: A.md:3"]


def test_long_lines_are_folded_on_a_terminal() -> None:
    shown = text("Blue Heron", PAGE, "table", Look(40)).splitlines()
    assert all(width(line) <= 40 for line in shown)
    assert "- Wait for the permit, whatever the" in shown
    assert "  harbour says about it in spring" in shown


def test_titles_are_harmless() -> None:
    for form in ("table", "md"):
        assert "\x1b" not in text("\x1b[2Jx", [Section("a", ["\x1b[31mb"])], form)
