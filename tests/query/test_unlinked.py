"""Where notes name something without a link, in notes as they are imported."""

from pathlib import Path

import pytest

from kg.query.unlinked import unlinked
from tests.builders import database, opened

NOTES: dict[str, str | bytes] = {
    "People/Ida Falk.md": "---\naliases: [Will]\n---\nIda Falk wrote this herself.\n",
    "People/Will Ash.md": "---\ntype: person\n---\n",
    "People/Ida Falk-Berg.md": "---\ntype: person\n---\n",
    "People/田中.md": "---\ntype: person\n---\n",
    "People/Sam Ott.md": "---\ntype: person\n---\n",
    "Companies/Sam Ott.md": "---\ntype: company\n---\n",
    "Projects/Harbor.md": "---\ntype: project\n---\n",
    "Projects/Harbor Light.md": "---\ntype: project\n---\n",
    "Notes/One.md": (
        "---\ntopic: Ida Falk\n---\n"
        "# Of Ida Falk\n"
        "\n"
        "[[Ida Falk]] came, and [Ida Falk](https://ida.example) too.\n"
        "Then Ida Falk left; ida falk was tired.\n"
        "`Ida Falk` and #ida-falk and https://x.example/Ida Falk-Berg\n"
        "```\nIda Falk\n```\n"
        "Ida Falk-Berg is somebody else.\n"
        "Will you come? I will. So Will came, and Will Ash.\n"
    ),
    "Notes/Two.md": (
        "今日田中さんと会った\n"
        "The Harbor Light is on; the Harbor is closed.\n"
        "Sam Ott called.\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("unlinked"), NOTES)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "person:ida-falk",
            [
                ("Notes/One.md", 4, "Ida Falk"),
                ("Notes/One.md", 7, "Ida Falk"),
                ("Notes/One.md", 13, "Will"),
            ],
        ),
        ("Ida Falk-Berg", [("Notes/One.md", 12, "Ida Falk-Berg")]),
        ("Will Ash", [("Notes/One.md", 13, "Will Ash")]),
        ("田中", [("Notes/Two.md", 1, "田中")]),
        ("Harbor", [("Notes/Two.md", 2, "Harbor")]),
        ("Harbor Light", [("Notes/Two.md", 2, "Harbor Light")]),
    ],
)  # fmt: skip
def test_found(db: Path, name: str, found: list[tuple[str, int, str]]) -> None:
    with opened(db) as conn:
        rows = unlinked(conn, name)
    assert [(one.source, one.line, one.matched) for one in rows] == found


def test_who_else_is_called_so_is_said(db: Path) -> None:
    with opened(db) as conn:
        (row,) = unlinked(conn, "person:sam-ott")
    assert (row.text, row.may_be) == ("Sam Ott called.", "organization:sam-ott")


def test_a_long_line_is_cut_around_the_name(tmp_path: Path) -> None:
    line = "far " * 100 + "Ida Falk" + " away" * 100
    db = database(tmp_path, {"People/Ida Falk.md": "", "N.md": line})
    with opened(db) as conn:
        (row,) = unlinked(conn, "Ida Falk")
    assert row.text.startswith("…") and row.text.endswith("…")
    assert "Ida Falk" in row.text and len(row.text) < 200


def test_a_limit_ends_the_list(db: Path) -> None:
    with opened(db) as conn:
        assert [one.line for one in unlinked(conn, "person:ida-falk", limit=2)] == [4, 7]
        assert unlinked(conn, "person:ida-falk", limit=0) == []
