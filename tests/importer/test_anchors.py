"""Links to headings and blocks that are there, and that are not."""

from pathlib import Path

import pytest

from kg.model.anchors import missing_blocks, missing_headings
from tests.builders import database, imported, rows, vault

HEADINGS = [
    "Plan *of* [[Other|the other]] and [x](y.md)", "Cost: `a` & b", "What's new?", "🎯", "Über uns",
    "Notes",
]  # fmt: skip
BODY = 'text <a id="anchor"></a>'


@pytest.mark.parametrize(
    "fragment",
    [
        "Cost a b", "cost: `a` & b", "cost-a--b", "Cost a b#What's new?", "whats-new", "🎯",
        "Plan of the other and x", "Plan *of* [[Other|the other]] and [x](y.md)", "über uns",
        "U\u0308ber uns", "notes-1", "Cost  a  b", "#Notes", "anchor",
        # No headings at all.
        "page=3", "t=30", ":~:text=cost", "L12", "L12-L20",
    ],
)  # fmt: skip
def test_headings_that_are_there(fragment: str) -> None:
    assert missing_headings([fragment], HEADINGS, BODY) == []


@pytest.mark.parametrize(
    "fragment",
    ["Budget", "What's new?#Cost a b", "Cost", "Notes#Budget", "🎲", "other", "L", "notes-x"],
)
def test_headings_that_are_not_there(fragment: str) -> None:
    assert missing_headings([fragment], HEADINGS, BODY) == [fragment]
    assert missing_headings([fragment], [], "") == [fragment]


def test_blocks() -> None:
    there = ["^b1", "^B1", "Notes#^b1", "^area=x7", "^seen"]
    gone = ["^b2", "Notes#^b2"]
    body = "in a place that is not read ^seen\n"
    assert missing_blocks([*there, *gone], ["b1"], body) == gone


def test_places_are_looked_up_in_time_that_grows_with_them() -> None:
    many = [f"Part {number}" for number in range(50_000)]
    assert missing_headings([*many, "#".join(many)], many, "x" * 1_000_000) == []
    assert missing_headings([f"{one}#no" for one in many], many, "") != []
    assert missing_headings(["[" * 200_000], ["](" * 200_000], "id='" * 200_000) != []
    assert missing_blocks(["^" * 200_000 + "x"], many, "^a" * 200_000) != []


TOLD = (
    "select path, line, message from problems where code in ('missing-heading', 'missing-block')"
    " order by path, line, message"
)
NOTES = {
    "Archive/Old.md": "[[Plan#Budget]]",
    "Notes/a.md": "See [[Plan#Budget]] and [[Plan#^x9]]; [[Plan#Cost]] is there, [[#Here]] not.",
    "Notes/b.md": "![[plan#budget]] [[Plan#Budget|so]] [[Gone#Budget]] [[pic.png#Budget]]",
    "Plan.md": "# Plan\n\n## Cost\n\nTen. ^b1\n",
    "pic.png": "",
}


def test_each_place_is_told_once_of_live_notes_first(tmp_path: Path) -> None:
    assert rows(database(tmp_path, NOTES), TOLD) == [
        ("Notes/a.md", 1, "No block “^x9” is in Plan.md: 1 link leads there, in 1 note"),
        ("Notes/a.md", 1, "No heading “Budget” is in Plan.md: 3 links lead there, in 3 notes"),
        ("Notes/a.md", 1, "No heading “Here” is in Notes/a.md: 1 link leads there, in 1 note"),
        ("Notes/b.md", 1, "No heading “budget” is in Plan.md: 1 link leads there, in 1 note"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"Plan.md": "# Plan\n\n## Budget\n\nTen. ^x9\n"},
        {"Notes/a.md": "[[Plan#Cost]]", "Notes/b.md": "[[Plan#Cost]]"},
        {"Notes/c.md": "[[Plan#New]] [[Notes/b#Top]]"},
        {"Plan.md": "---\ntype: project\n---\n# Other\n"},
        {"Archive/Plan.md": "# Another of that name\n", "Plan.md": "", "Notes/b.md": "[[Plan#X]]"},
    ],
)
def test_a_refresh_tells_what_a_whole_import_would(tmp_path: Path, changed: dict[str, str]) -> None:
    db = database(tmp_path, NOTES)
    folder = vault(tmp_path / "vault", changed)
    imported(folder, db)
    imported(folder, tmp_path / "whole.db")
    assert rows(db, TOLD) == rows(tmp_path / "whole.db", TOLD)
    assert rows(db, TOLD) != rows(database(tmp_path / "old", NOTES), TOLD)
