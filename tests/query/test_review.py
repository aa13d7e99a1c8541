"""What needs attention: stale, blocked, the next meeting, projects that hang on one person."""

import pytest

from kg.errors import UsageError
from kg.query import preparing, review
from tests.query.world import AS_OF, World


def test_stale_goes_by_own_cadence_else_by_the_limit_asked_for() -> None:
    w = World()
    for name, last, cadence in (
        ("Ann Lee", "2025-12-10", None),  # 31 days
        ("Bo Ek", "2025-12-11", None),  # 30 days: not more than 30
        ("Cy Ray", "2025-12-31", 7),  # 10 days
        ("Di Fox", "2025-11-01", 90),  # 70 days
        ("Ed Hay", None, None),
    ):
        person = w.person(name, cadence_days=cadence)
        w.page(person)
        if last:
            w.contact(person, None, last, line=4)
    w.contact(w.person("Flo Nil"), None, "2020-01-01", note_id=1)  # has no page of their own
    w.person("Mara Vogt", is_me=1)
    found = review.stale(w.conn)
    assert [(one.name, one.days_ago, one.limit_days, one.days_overdue) for one in found] == [
        ("Ed Hay", None, 30, None),
        ("Cy Ray", 10, 7, 3),
        ("Ann Lee", 31, 30, 1),
    ]
    assert found[1][-2:] == ("People/Cy Ray.md", 4)
    assert [one.limit_basis for one in found] == ["asked", "cadence", "asked"]
    assert [one.name for one in review.stale(w.conn, 29)] == [
        "Ed Hay",
        "Cy Ray",
        "Ann Lee",
        "Bo Ek",
    ]
    assert review.stale(w.conn, without_page=True)[1].name == "Flo Nil"
    # Then Cy was not contacted yet.
    assert [one.name for one in review.stale(w.conn, as_of="2025-12-12")] == ["Cy Ray", "Ed Hay"]


def test_stale_projects_leave_out_finished_ones_and_say_what_is_only_stated() -> None:
    w = World()
    me, ann = w.person("Mara Vogt", is_me=1), w.person("Ann Lee")
    for name, status, stated in (
        ("Delta", "blocked", "2025-10-01"),
        ("Echo", "done", None),
        ("Fox", None, None),
    ):
        w.project(name, status, stated_last_contact=stated)
    fox = int(str(w.value("select id from projects where name = 'Fox'")))
    w.contact(ann, fox, "2025-10-31")  # surer, but older
    w.contact(ann, fox, "2025-11-01", line=3, certainty="inferred")
    w.contact(ann, fox, "2025-11-01", line=4, certainty="linked")
    w.contact(me, fox, "2025-12-30", line=2)  # what the owner did is no contact
    found = [
        (one.name, one.certainty, one.days_ago) for one in review.stale(w.conn, kind="project")
    ]
    assert found == [("Delta", "stated", 101), ("Fox", "linked", 70)]
    only = review.stale(w.conn, kind="project", status=["Blocked"])
    assert [one.name for one in only] == ["Delta"]
    assert [one.name for one in review.stale(w.conn)] == ["Delta", "Fox"]
    with pytest.raises(UsageError, match="“6w” is no whole number of days"):
        review.stale(w.conn, "6w")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="“tag” is never stale"):
        review.stale(w.conn, kind="tag")


@pytest.fixture(scope="module")
def world() -> World:
    """Delta is blocked: Bo owns it, Ann was contacted about it twice, Cy once, the owner always."""
    w = World()
    me = w.person("Mara Vogt", is_me=1)
    ann, bo, cy = (w.person(name) for name in ("Ann Lee", "Bo Ek", "Cy Ray"))
    delta, echo = w.project("Delta", "blocked", owner_id=bo), w.project("Echo", "active")
    note = w.page(delta)
    for day, people in (("2025-11-01", (ann, me)), ("2025-12-01", (ann, cy, me))):
        for person in people:
            w.contact(person, delta, day, note_id=note, line=9)
    w.contact(ann, echo, "2025-12-20", note_id=w.page(echo), line=5, text="Call")
    for kind, text, line, date in (
        ("fact", "Big", 1, None),
        ("risk", "Rain", 2, None),
        ("blocker", "No permit", 3, None),
        ("decision", "Old way", 4, "2025-01-01"),
        ("decision", "New way", 5, "2025-12-01"),
    ):
        w.row("statements", note_id=note, node_id=delta, kind=kind, text=text, line=line, date=date)
    w.row("tasks", note_id=note, text="Permit", owner_id=bo, about_id=delta, line=20)
    w.row("tasks", note_id=note, text="Plan", owner_id=ann, about_id=echo, line=21)
    w.row("tasks", note_id=note, text="Thank Ann", owner_id=me, about_id=ann, line=22)
    w.row("tasks", note_id=note, text="Paid", owner_id=me, about_id=ann, line=23, state="done")
    return w


def test_blocked_says_why_who_and_whom_to_ask(world: World) -> None:
    (delta,) = review.blocked(world.conn, as_of=AS_OF)
    assert delta.facts.owner == "Bo Ek"
    assert [(one.kind, one.text, one.line) for one in delta.why] == [
        ("blocker", "No permit", 3),
        ("risk", "Rain", 2),
    ]
    assert [(one.person, one.date) for one in delta.last] == [
        ("Ann Lee", "2025-12-01"),
        ("Cy Ray", "2025-12-01"),
    ]
    assert [one.task for one in delta.tasks] == ["Permit"]
    assert [(one.person, one.is_owner, one.times) for one in delta.ask] == [
        ("Bo Ek", 1, 0),
        ("Ann Lee", 0, 2),
        ("Cy Ray", 0, 1),
    ]
    assert review.blocked(world.conn, owner="ann lee") == []


def test_prep_is_what_to_know_before_a_meeting(world: World) -> None:
    prep = preparing.prep(world.conn, "ann", as_of=AS_OF)
    assert [(one.subject, one.date, one.text) for one in prep.last] == [
        ("Echo", "2025-12-20", "Call")
    ]
    assert [one.task for one in prep.theirs] == ["Plan"]
    assert [one.task for one in prep.ours] == ["Thank Ann"]
    assert [one.project for one in prep.blocked] == ["Delta"]
    assert [one.text for one in prep.decisions] == ["New way", "Old way"]
    bo = preparing.prep(world.conn, "bo", as_of=AS_OF)
    assert (bo.last, [one.project for one in bo.blocked]) == ((), ["Delta"])


def test_projects_of_a_person(world: World) -> None:
    found = review.person_projects(world.conn, "ann lee")
    assert [(one.project, one.contacts, one.open_tasks) for one in found] == [
        ("Delta", 2, 0),
        ("Echo", 1, 1),
    ]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"Ann": 4, "Bo": 1}, [("Ann Lee", 4, 1.0, 1)]),
        ({"Ann": 4}, [("Ann Lee", 4, 1.0, 0)]),
        ({"Ann": 1}, []),  # one contact says nothing
        ({"Ann": 4, "Bo": 4}, []),  # both were always there: it hangs on neither
        ({"Ann": 4, "Mara": 4}, [("Ann Lee", 4, 1.0, 0)]),  # the owner of the notes is nobody
    ],
)
def test_bus_factor(days: dict[str, int], expected: list[tuple[object, ...]]) -> None:
    w = World()
    ids = {name: w.person(f"{name} {last}", is_me=int(name == "Mara"))
           for name, last in (("Ann", "Lee"), ("Bo", "Ek"), ("Mara", "Vogt"))}  # fmt: skip
    delta = w.project("Delta")
    for name, times in days.items():
        for day in range(1, times + 1):
            w.contact(ids[name], delta, f"2025-12-{day:02}")
            w.contact(ids[name], delta, f"2025-12-{day:02}", line=2)
    found = review.bus_factor(w.conn)
    assert [(one.person, one.contacts, one.share, one.others) for one in found] == expected
    w.conn.execute("update projects set status = 'done'")
    assert review.bus_factor(w.conn) == []
    assert len(review.bus_factor(w.conn, status=["done"])) == len(expected)
