"""Whom running text, @words, transcripts and pages of no kind point to, once all is known."""

from pathlib import Path

import pytest

from tests.builders import database, rows

PEOPLE = "select name from people where is_me = 0 order by name"
TOLD = (
    "select p.name, c.date, c.certainty from contacts c join people p on p.id = c.person_id"
    " where c.direct = 1 and p.is_me = 0 order by c.date, p.name"
)
MEETING = "---\ndate: 2026-01-05\nattendees: [Ann Lee]\n---\n"


@pytest.mark.parametrize(
    ("bullet", "met"),
    [
        # With a note of the meeting its attendees count, not what nobody is called.
        ("2026-01-06: [[2026-01-05 Plan]] (via Harbour Board)", [("Ann Lee", "inferred")]),
        ("2026-01-06: [[2026-01-05 Plan]] (via Ann)", [("Ann Lee", "inferred")]),
        ("2026-01-06: [[2026-01-05 Plan]] - the stones came", [("Ann Lee", "inferred")]),
        ("2026-01-06: [[2026-01-05 Plan]] (via Bo Ek)", [("Bo Ek", "explicit")]),
        # Of a meeting without a note, *via* says who was there.
        ("2026-01-06: [[2026-01-06 Oil]] (via Cy Day)", [("Cy Day", "explicit")]),
        ("2026-01-06: [[2026-01-06 Oil]] (via NGT)", []),
        ("2026-01-06: the oil came (via Cy Day)", []),
        ("2026-01-06: Bo Ek signed", [("Bo Ek", "inferred")]),
        ("2026-01-06: Bo Ek's boat sank", []),
        # A note tells of an event about the project on that day.
        ("2026-01-07: Bo Ek signed", []),
    ],
)
def test_dated_bullets(tmp_path: Path, bullet: str, met: list[tuple[str, str]]) -> None:
    notes = {
        "People/Bo Ek.md": "",
        "Projects/Atlas.md": f"- {bullet}\n",
        "Meetings/2026-01-05 Plan.md": MEETING,
        "Meetings/2026-01-07 Tar.md": "---\nattendees: [Me]\nproject: Atlas\n---\n",
    }
    found = rows(database(tmp_path, notes), TOLD)
    assert [(who, sure) for who, date, sure in found if date != "2026-01-05"] == met


def test_unknown_mentions_own_nothing_and_are_told_once(tmp_path: Path) -> None:
    tasks = (
        "- [ ] oil @home\n- [ ] tar @home\n- [ ] ask @CyDay for rope\n- [ ] paint @AnnLee #dock\n"
    )
    db = database(tmp_path, {"Tasks.md": tasks, "More.md": "- [ ] sweep @home\n"})
    assert rows(db, PEOPLE) == [("AnnLee",)] or rows(db, PEOPLE) == [("Ann Lee",)]
    told = rows(db, "select path, message from problems where code = 'unknown-mention' order by 2")
    assert [path for path, _ in told] == ["Tasks.md", "More.md"]
    assert "in 2 notes" in str(told[1][1])


def test_a_page_of_no_kind_is_somebodys_where_a_list_links_it(tmp_path: Path) -> None:
    notes = {
        "Garden/Ann Lee.md": "Likes tar.\n",
        "Garden/Tide Table.md": "",
        "Garden/Oak.md": "",
        "Meetings/2026-01-05 Plan.md": '---\nattendees: ["[[Ann Lee]]", "[[Oak]]"]\n---\n',
        "Daily/2026-01-06.md": "- Called [[Tide Table]]\n",
    }
    db = database(tmp_path, notes)
    assert rows(db, PEOPLE) == [("Ann Lee",)]
    page = "select n.path from notes n join people p on p.id = n.node_id"
    assert rows(db, page) == [("Garden/Ann Lee.md",)]
