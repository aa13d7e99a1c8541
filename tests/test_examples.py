"""examples/vault against its answer sheet, worked out by hand (tests/expected/examples.md)."""

import re
from pathlib import Path

import pytest

from tests.builders import rows

SHEET = Path(__file__).parent / "expected" / "examples.md"
ME = "Nora Lindqvist"
NOBODY = ("–", "nobody")


def table(heading: str, first_cell: str) -> list[list[str]]:
    """The rows of the first table below a heading whose header starts with `first_cell`."""
    below = SHEET.read_text(encoding="utf-8").partition(heading)[2]
    lines = iter(below.splitlines())
    for line in lines:
        if line.startswith(f"| {first_cell}"):
            break
    next(lines)
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def without_remarks(text: str) -> str:
    """The text without what stands in brackets."""
    return re.sub(r"\s*\([^()]*\)", "", text).strip()


def names(text: str) -> set[str]:
    """The people in a cell; remarks in brackets or code do not count."""
    bare = re.sub(r"\bNot .*$|`[^`]*`.*$|\. .*$", "", without_remarks(text).replace(";", ","))
    found = {name.strip(" .") for name in bare.split(",")}
    return {ME if name == "me" else name for name in found if name and name not in NOBODY}


def test_projects(examples_db: Path) -> None:
    for project, status, owner, *_ in table("## 1. Projects", "project"):
        found = rows(
            examples_db,
            "select p.status, n.label from projects p left join nodes n on n.id = p.owner_id"
            " where p.name = ?",
            project,
        )
        assert found == [(status.split()[0], without_remarks(owner))], project


def test_blocked_since(examples_db: Path) -> None:
    found = rows(examples_db, "select distinct subject, blocked_since from blocked_projects")
    assert len(found) == 6
    assert [row for row in found if row[1]] == [("Harbor Light", "2025-11-20")]


def test_newest_contacts(examples_db: Path) -> None:
    for project, _, _, who, date, *_ in table("## 1. Projects", "project"):
        found = rows(
            examples_db,
            "select person, date from last_contacts where subject = ? and is_newest = 1",
            project,
        )
        people = set() if who.startswith("nobody") else {name.strip() for name in who.split(";")}
        assert {str(person) for person, _ in found} == people, project
        assert {day for _, day in found} <= {date}


@pytest.mark.parametrize("row", table("## 2. Meetings", "date"), ids=lambda row: row[1][:60])
def test_attendees(examples_db: Path, row: list[str]) -> None:
    path = row[1].partition(".md")[0] + ".md"
    found = rows(
        examples_db,
        "select p.name from attendances a join people p on p.id = a.person_id"
        " join event_pages e on e.meeting_id = a.meeting_id"
        " join notes n on n.id = e.note_id where n.path = ?",
        path,
    )
    assert {str(name) for (name,) in found} == names(row[2])


@pytest.mark.parametrize("row", table("and not contacted", "absent"), ids=lambda row: row[0])
def test_absences(examples_db: Path, row: list[str]) -> None:
    path, line = row[0].rsplit(":", 1)
    found = rows(
        examples_db,
        "select p.name, a.line from absences a join people p on p.id = a.person_id"
        " join notes n on n.id = a.note_id where n.path = ?",
        path,
    )
    assert found == [(row[1], int(line))]


@pytest.mark.parametrize(
    ("day", "title", "pages"),
    [
        ("2025-06-26", "Quay users round", [("Meetings/2025/Quay users round.md", 21)]),
        ("2025-07-24", "Quay users round", [("Meetings/2025/Quay users round.md", 13)]),
        (
            "2025-12-02",
            "Caldera discovery call",
            [
                ("Archive/Recordings/2025-12-02 1400 Caldera discovery call.md", 1),
                ("Meetings/2025/2025-12-02 - Caldera discovery call.md", 1),
                ("Transcripts/Transcript - Caldera discovery call.md", 1),
            ],
        ),
    ],
)
def test_pages_of_events(
    examples_db: Path, day: str, title: str, pages: list[tuple[str, int]]
) -> None:
    found = rows(
        examples_db,
        "select n.path, e.line from event_pages e join meetings m on m.id = e.meeting_id"
        " join notes n on n.id = e.note_id where m.date = ? and m.title = ? order by n.path",
        day,
        title,
    )
    assert found == pages


def test_what_was_cancelled_is_no_event(examples_db: Path) -> None:
    days = "('2025-10-07', '2025-08-28')"
    assert rows(examples_db, f"select title from meetings where date in {days}") == []
    found = rows(examples_db, f"select direct, basis, line from contacts where date in {days}")
    assert found == [(0, "cancelled", 4), (0, "cancelled", 4)]


def test_nobody_else_was_absent(examples_db: Path) -> None:
    assert rows(examples_db, "select count(*) from absences") == [(5,)]


@pytest.mark.parametrize("row", table("Five more are known", "date"), ids=lambda row: row[1])
def test_meetings_without_a_note(examples_db: Path, row: list[str]) -> None:
    date, where, who = row
    path, line = where.rsplit(":", 1)
    found = rows(
        examples_db,
        "select m.date, p.name from contacts c join meetings m on m.id = c.meeting_id"
        " join people p on p.id = c.person_id join notes n on n.id = c.note_id"
        " where n.path = ? and c.line = ? and m.note_id is null",
        path,
        int(line),
    )
    assert set(found) == {(date, name) for name in names(who)}


@pytest.mark.parametrize("row", table("## 3. Open tasks", "task"), ids=lambda row: row[0][:70])
def test_open_tasks(examples_db: Path, row: list[str]) -> None:
    where = re.match(r"(.*\.md):(\d+) ", row[0])
    assert where
    found = rows(
        examples_db,
        "select coalesce(o.label, '–'), coalesce(t.due, '–') from tasks t"
        " join notes n on n.id = t.note_id left join nodes o on o.id = t.owner_id"
        " where n.path = ? and t.line = ? and t.state not in ('done', 'cancelled')",
        where[1],
        int(where[2]),
    )
    assert found == [(without_remarks(row[1]), row[2])]


def test_number_of_tasks(examples_db: Path) -> None:
    found = rows(
        examples_db,
        "select sum(state not in ('done', 'cancelled')), sum(state = 'done'),"
        " sum(state = 'cancelled') from tasks",
    )
    assert found == [(37, 11, 2)]


def test_people(examples_db: Path) -> None:
    for person, date, *_ in table("## 4. People", "person"):
        found = rows(
            examples_db,
            "select max(c.date) from contacts c join people p on p.id = c.person_id"
            " where p.name = ? and c.direct = 1 and p.is_me = 0"
            " and c.date <= '2026-01-10'",
            without_remarks(person),
        )
        assert found == [(date if re.match(r"\d{4}-", date) else None,)], person


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("broken-property", {("Inbox/Call with Lucía.md", 3)}),
        ("placeholder", {("Inbox/Farah Aziz.md", 2)}),
        ("unclosed-frontmatter", {("Inbox/Ideas from the train.md", 1)}),
        ("invalid-utf8", {("Inbox/Paper book.md", 1)}),
        ("meeting-without-date", {("Meetings/2025/Coffee with Rosa.md", 1)}),
        ("meeting-without-people", set()),
        ("not-a-name", {("Meetings/2025/2025-10-16 - Tariff round.md", 13)}),
        ("stated-contact", {("People/Kwame Mensah/index.md", 7)}),
        ("ambiguous-link", {("Inbox/Paper book.md", 7)}),
        ("orphan", {("Notes/Why we wait.md", None), ("Notes/Onboarding.md", None)}),
        (
            "duplicate-page",
            {
                ("Projects/Copper Kettle.md", None),
                ("Projects/Winter Timetable.md", None),
                ("People/Omar Haddad.md", None),
            },
        ),
        (
            "contradiction",
            {
                ("Archive/Projects/Copper Kettle.md", 4),
                ("Archive/Projects/Copper Kettle.md", 5),
                ("Archive/Projects/Winter Timetable.md", 4),
                ("Archive/Projects/Winter Timetable.md", 5),
                ("Archive/People/Omar Haddad.md", 4),
                ("Archive/People/Omar Haddad.md", 5),
                ("Archive/People/Omar Haddad.md", 6),
                ("Projects/Quiet Engine.md", 18),
            },
        ),
    ],
)
def test_problems(examples_db: Path, code: str, places: set[tuple[str, int | None]]) -> None:
    assert set(rows(examples_db, "select path, line from problems where code = ?", code)) == places


def test_near_names(examples_db: Path) -> None:
    ((message,),) = rows(examples_db, "select message from problems where code = 'similar-name'")
    assert str(message).startswith("person:beatriz-nunes and person:beatriz-nunez are spelt")


def test_missing_links(examples_db: Path) -> None:
    found = rows(
        examples_db,
        "select path, line from problems where code = 'missing-link' and severity = 'warning'",
    )
    assert set(found) == {
        ("Areas/Rosa Marchetti.md", 3),
        ("Areas/Reading list.md", 4),
        ("Notes/Open data.md", 15),
        ("Daily/2026-01-08.md", 4),
    }
