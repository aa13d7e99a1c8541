"""What a morning and a week are told. The days of this vault are counted from 2026-01-10."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.query import agenda
from kg.query.tasks import tasks
from kg.store.reader import Connection
from tests.builders import database, opened

AS_OF = "2026-01-10"
NOTES = {
    "kg.toml": 'me = ["Mia Sol"]\nmy_organization = ["Kade"]\n',
    "Companies/Kade.md": "",
    "Companies/Orla.md": "",
    "People/Mia Sol.md": "---\ncompany: Kade\n---\n",
    "People/Ida Falk.md": "---\ncompany: Kade\ncadence: 14d\n---\n",
    "People/Cy Dow.md": "---\ncompany: Kade\n---\n",
    "People/Bo Ek.md": "---\ncompany: Orla\n---\n",
    "People/Una Ray.md": "---\ncompany: Orla\n---\n",
    "People/Zed Kay.md": "---\ncompany: Orla\n---\n",
    "People/Never Met.md": "---\ncompany: Orla\n---\n",
    "Projects/Weir.md": (
        "---\nstatus: blocked\nblocked_since: 2026-01-05\n---\n## Decisions\n"
        "- 2026-01-04: In summer.\n- 2025-12-20: In spring.\n- 2026-01-11: In autumn.\n"
    ),
    "Projects/Mole.md": "---\nstatus: blocked\nblocked_since: 2025-12-01\n---\n",
    "Projects/Dam.md": "---\nstatus: blocked\n---\n",
    "Meetings/2025-11-01 Old.md": "---\nattendees: [Bo Ek, Cy Dow, Mia Sol]\n---\n",
    "Meetings/2025-12-05 Round.md": "---\nattendees: [Una Ray]\n---\n",
    "Meetings/2025-12-20 Chat.md": "---\nattendees: [Ida Falk]\n---\n",
    "Meetings/2026-01-06 Plan.md": "---\nattendees: [Zed Kay]\n---\n[[Weir]]\n",
    "Meetings/2026-01-10 Harvest.md": "---\nattendees: [Zed Kay]\n---\n",
    "Meetings/2026-01-12 Next.md": "---\nattendees: [Ida Falk, Mia Sol]\n---\n[[Weir]]\n",
    "Meetings/2026-01-17 Fair.md": (
        "---\nattendees: [Bo Ek, Cy Dow, Ida Falk, Una Ray, Never Met]\n---\n"
    ),
    "Meetings/2026-01-18 Beyond.md": "---\nattendees: [Bo Ek]\n---\n",
    "Notes/Deeds.md": (
        "- [ ] Mine, late @MiaSol 📅 2026-01-02\n"
        "- [ ] Nobody's, today 📅 2026-01-10\n"
        "- [ ] Nobody's, tomorrow 📅 2026-01-11\n"
        "- [ ] Of Bo @BoEk\n"
        "- [ ] Of Ida @IdaFalk 📅 2026-01-17\n"
        "- [ ] Of Una @UnaRay 📅 2026-01-18\n"
        "- [?] Proposed 📅 2026-01-01\n"
        "- [x] Done lately ✅ 2026-01-04\n"
        "- [x] Done before ✅ 2026-01-03\n"
        "- [x] Done after ✅ 2026-01-12\n"
    ),
}


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with opened(database(tmp_path_factory.mktemp("agenda"), NOTES, as_of=AS_OF)) as found:
        yield found


def test_meetings_to_come_say_what_to_know_before_them(conn: Connection) -> None:
    assert [
        (one.date, one.days_ahead, one.meeting, one.prep)
        for one in agenda.today(conn, as_of=AS_OF).meetings_to_come
    ] == [
        # His last contact is another one: not the meeting that he comes to.
        ("2026-01-10", 0, "Harvest", "Zed Kay (4 days ago)"),
        ("2026-01-12", 2, "Next", "Ida Falk (21 days ago, 1 open task); Weir is blocked"),
        (
            "2026-01-17",
            7,
            "Fair",
            # The most tasks first, then the longest without contact.
            "Bo Ek (70 days ago, 1 open task); Una Ray (36 days ago, 1 open task); "
            "Ida Falk (21 days ago, 1 open task); 2 more come",
        ),
    ]


def test_of_many_days_as_many_are_told_as_are_asked_for(conn: Connection) -> None:
    assert [one.meeting for one in agenda.upcoming(conn, days=1, as_of=AS_OF)] == ["Harvest"]
    assert [one.meeting for one in agenda.upcoming(conn, as_of=AS_OF, limit=2)] == [
        "Harvest",
        "Next",
    ]
    fair, beyond = agenda.upcoming(conn, days=1, as_of="2026-01-17")
    assert (fair.with_whom, fair.about) == ("Bo Ek; Cy Dow; Ida Falk; Never Met; Una Ray", None)
    assert beyond.prep == "Bo Ek (today, 1 open task)"  # at the fair


def test_what_is_due_is_mine_or_nobodys(conn: Connection) -> None:
    due = agenda.today(conn, as_of=AS_OF).tasks_due
    assert [(one.task, one.days_overdue) for one in due] == [
        ("Mine, late @MiaSol", 8),
        ("Nobody's, today", None),
    ]


def test_of_a_week_also_what_is_due_in_the_next_one(conn: Connection) -> None:
    assert [one.task for one in agenda.review(conn, as_of=AS_OF).tasks_due] == [
        "Mine, late @MiaSol",
        "Nobody's, today",
        "Nobody's, tomorrow",
    ]


def test_a_task_of_nobody_is_no_promise_where_nobody_is_me(tmp_path: Path) -> None:
    notes = {"Notes/Deeds.md": "- [ ] Nobody's 📅 2026-01-10\n- [ ] Of Bo @BoEk\n", "Bo Ek.md": ""}
    with opened(database(tmp_path, notes, as_of=AS_OF)) as conn:
        assert [one.task for one in tasks(conn, whose="mine")] == ["Nobody's"]
        assert [one.task for one in tasks(conn, whose="others")] == ["Of Bo @BoEk"]


def test_what_others_are_to_do_is_promised_to_me(conn: Connection) -> None:
    assert [one.owner for one in agenda.today(conn, as_of=AS_OF).promised_to_me] == [
        "Ida Falk",
        "Una Ray",
        "Bo Ek",
    ]
    # Of a week, what is due until the end of the next one.
    assert [one.owner for one in agenda.review(conn, as_of=AS_OF).promised_to_me] == ["Ida Falk"]


def test_who_goes_cold_has_a_cadence_or_works_elsewhere(conn: Connection) -> None:
    cold = agenda.today(conn, as_of=AS_OF).going_cold
    assert [(one.name, one.days_overdue) for one in cold] == [
        ("Ida Falk", 7),
        ("Una Ray", 6),
        ("Bo Ek", 40),
    ]
    assert [one.name for one in agenda.review(conn, as_of=AS_OF).went_cold] == [
        "Ida Falk",
        "Una Ray",
    ]
    # Una's thirty days were over on January 4th.
    for since, cold in (("2026-01-05", ["Una Ray"]), ("2026-01-06", [])):
        page = agenda.review(conn, since=since, as_of=AS_OF)
        assert [one.name for one in page.went_cold] == cold


def test_colleagues_go_cold_where_nobody_knows_who_they_are(tmp_path: Path) -> None:
    notes = {path: text for path, text in NOTES.items() if path != "kg.toml"}
    with opened(database(tmp_path, notes, as_of=AS_OF)) as conn:
        cold = agenda.today(conn, as_of=AS_OF).going_cold
    assert "Cy Dow" in [one.name for one in cold]


def test_only_what_was_blocked_lately_is_newly_blocked(conn: Connection) -> None:
    page = agenda.today(conn, as_of=AS_OF)
    assert [one.project for one in page.newly_blocked] == ["Weir"]
    late = agenda.review(conn, since="2026-01-06", as_of=AS_OF)
    assert late.newly_blocked == ()


def test_a_week_has_what_happened_in_it(conn: Connection) -> None:
    page = agenda.review(conn, as_of=AS_OF)
    # Seven days: a review each Saturday has every day once.
    assert (page.facts.since, page.facts.until) == ("2026-01-04", AS_OF)
    assert [(one.date, one.text, one.with_whom) for one in page.contacts_made] == [
        (AS_OF, "Harvest", "Zed Kay"),
        ("2026-01-06", "Plan", "Zed Kay"),
    ]
    assert [one.task for one in page.tasks_done] == ["Done lately"]
    assert [one.text for one in page.said] == ["2026-01-04: In summer."]
    assert page.facts[2:] == (2, 1, 1, 1, 2, 3, 1)


def test_the_counts_of_a_day(conn: Connection) -> None:
    assert agenda.today(conn, as_of=AS_OF).facts == (AS_OF, "2026-01-17", 1, 3, 2, 1, 3, 3, 1)


def test_days_to_come_are_no_review(conn: Connection) -> None:
    with pytest.raises(UsageError, match="2026-01-11 is after 2026-01-10"):
        agenda.review(conn, since="2026-01-11", as_of=AS_OF)


def test_tasks_are_mine_or_of_others(conn: Connection) -> None:
    with pytest.raises(UsageError, match="Take mine or others"):
        tasks(conn, whose="Ida")
    assert len(tasks(conn, "all", whose="mine")) + len(tasks(conn, "all", whose="others")) == len(
        tasks(conn, "all")
    )


@pytest.mark.parametrize("most", [1, 2, 100])
def test_the_first_rows_of_a_morning_count_all(conn: Connection, most: int) -> None:
    whole, first = agenda.today(conn), agenda.today(conn, most=most)
    assert first.facts == whole.facts
    assert first[1:] == tuple(part[:most] for part in whole[1:])
