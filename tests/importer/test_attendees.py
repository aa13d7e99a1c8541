"""One comma between names: who was meant is told by who is known."""

from pathlib import Path

import pytest

from kg.model.answers.things import Meeting
from kg.model.shown import shown
from kg.present import formats
from kg.query import lists, pages
from tests.builders import database, opened, rows

KNOWN = {
    "People/Jonas Weber.md": "---\naliases: [JW]\n---\n",
    "People/Bo Ek.md": "",
    "People/Zoe.md": "",
    "People/Bolt.md": "",
    "Customers/Acme.md": "",
}
WHO = (
    "select p.name from attendances a join people p on p.id = a.person_id"
    " join meetings m on m.id = a.meeting_id where m.title = 'Review' order by p.name"
)
CONTACTS = "select distinct p.name from contacts c join people p on p.id = c.person_id order by 1"


def meeting(*items: str) -> str:
    listed = "".join(f'  - "{item}"\n' for item in items)
    return f"---\ntype: meeting\ndate: 2026-01-05\nattendees:\n{listed}---\n# Review\n"


@pytest.mark.parametrize(
    ("items", "people"),
    [
        (["Weber, Jonas"], ["Jonas Weber"]),
        (["WEBER,JONAS"], ["Jonas Weber"]),
        (["Zoe, Bolt"], ["Bolt", "Zoe"]),
        (["JW, Zoe"], ["Jonas Weber", "Zoe"]),
        (["Lee, Ann"], ["Ann Lee"]),
        (["Ann Lee, Bo Ek"], ["Ann Lee", "Bo Ek"]),
        (["Ann Lee, Acme"], ["Ann Lee"]),
        (["Ann Lee, Head of sales"], ["Ann Lee"]),
        (["Ann Lee, Cy Day"], ["Ann Lee", "Cy Day"]),  # the one item is the whole list
        (["Ann Lee, Cy Day", "Zoe"], ["Ann Lee", "Zoe"]),
        (["Ann Lee, Bo Ek", "Zoe"], ["Ann Lee", "Bo Ek", "Zoe"]),
    ],
)
def test_who_stands_around_a_comma(tmp_path: Path, items: list[str], people: list[str]) -> None:
    db = database(tmp_path, {**KNOWN, "Review.md": meeting(*items)})
    assert [name for (name,) in rows(db, WHO)] == people
    assert [name for (name,) in rows(db, CONTACTS)] == people


def test_a_person_without_a_page_is_known_by_another_note(tmp_path: Path) -> None:
    other = "---\ntype: meeting\ndate: 2026-01-06\nattendees: Ann Lee\n---\n# Other\n"
    db = database(tmp_path, {"Review.md": meeting("Lee, Ann"), "Other.md": other})
    assert rows(db, WHO) == [("Ann Lee",)]


def test_a_colleague_behind_the_comma_is_no_employer(tmp_path: Path) -> None:
    db = database(tmp_path, {**KNOWN, "Review.md": meeting("Ann Lee, Bo Ek", "Cy Day, Acme")})
    relations = "select target from edges where kind = 'works_for' order by 1"
    assert rows(db, relations) == [("organization:acme",)]


def test_the_answer_changes_with_who_is_known(tmp_path: Path) -> None:
    from tests.builders import imported, vault

    db = database(tmp_path, {"Review.md": meeting("Ann Lee, Cy Day", "Bo Ek")})
    assert rows(db, WHO) == [("Ann Lee",), ("Bo Ek",)]
    imported(vault(tmp_path / "vault", {"People/Cy Day.md": "# Cy Day\n"}), db)
    assert rows(db, WHO) == [("Ann Lee",), ("Bo Ek",), ("Cy Day",)]


@pytest.mark.parametrize(
    ("known", "doubts"),
    [
        (["Ann Lee", "Ann Ray"], ["person:ann may be person:ann-lee or person:ann-ray"]),
        (["Ann Lee"], ["person:ann may be person:ann-lee"]),
        (["Anna Lee", "Bo Ann"], []),
    ],
)
def test_a_first_name_of_its_own_is_reported(
    tmp_path: Path, known: list[str], doubts: list[str]
) -> None:
    files = {f"People/{name}.md": "" for name in known} | {"Meetings/Review.md": meeting("Ann")}
    conn = database(tmp_path, files)
    found = rows(conn, "select message from problems where code = 'similar-name'")
    assert [str(message).partition(";")[0] for (message,) in found] == doubts


def test_a_link_that_may_be_two_people_proves_nothing_for_sure(tmp_path: Path) -> None:
    files = {
        "People/Ann Lee.md": "---\naliases: [Annie]\n---\n",
        "People/Ann Ray.md": "---\naliases: [Annie]\n---\n",
        "People/Bo Ek.md": "",
        "Archive/Bo Ek.md": "---\ntype: person\n---\n",  # another page of his
        "Daily/2026-01-05.md": "- Called [[Annie]]\n- Called [[Bo Ek]]\n",
    }
    db = database(tmp_path, files)
    assert rows(db, "select line, certainty, basis from contacts order by line") == [
        (1, "inferred", "ambiguous-link"),
        (2, "explicit", "log"),
    ]


def test_who_was_absent_is_told_with_the_meeting_and_the_person(tmp_path: Path) -> None:
    db = database(
        tmp_path, {"Review.md": meeting("Ann Lee", "Bo Ek (excused)"), "People/Bo Ek.md": ""}
    )
    with opened(db) as conn:
        (found,) = lists.meetings(conn)
        page = pages.person(conn, "Bo Ek")
        shown = pages.show(conn, "Review")
    assert (found.people, found.absent) == ("Ann Lee", "Bo Ek")
    assert [(one.meeting, one.date, one.line) for one in page.absences] == [
        ("Review", "2026-01-05", 6)
    ]
    assert page.meetings == ()
    assert [(one.person, one.basis) for one in shown.absent] == [("Bo Ek", "property")]


@pytest.mark.parametrize(("item", "is_shown"), [("Bo Ek", False), ("Bo Ek (sick)", True)])
def test_the_absence_of_nobody_takes_no_room(tmp_path: Path, item: str, is_shown: bool) -> None:
    db = database(tmp_path, {"Review.md": meeting("Ann Lee", item)})
    with opened(db) as conn:
        found = lists.meetings(conn)
    answer = formats.Answer(Meeting._fields, found, shown(Meeting))
    assert ("absent" in formats.text(answer, "table")) == is_shown
