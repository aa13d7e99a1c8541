"""Lists and their filters."""

import pytest

from kg.errors import UsageError
from kg.query import lists
from tests.query.world import World

DAYS = ("2025-10-31", "2025-11-30", "2025-12-01")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    # A file, because another process looks at what is asked in SQL.
    w = World(str(tmp_path_factory.mktemp("lists") / "kg.db"))
    w.person("Mara Vogt", is_me=1)
    acme = w.organization("Acme", status="active")
    ann = w.person("Ann Lee", organization_id=acme, email="ann@acme.example", cadence_days=14)
    bo, cy = w.person("Bo Ek", organization_id=acme), w.person("Cy Ray")
    delta = w.project("Delta", "blocked", owner_id=ann, status_since="2025-12-20", due="2026-03-01")
    echo = w.project("Echo", "active", owner_id=bo)
    w.project("Fox", "done")
    page = w.note("People/Staff/Ann Lee.md", ann)
    w.note("Projects/Delta.md", delta)
    team = w.row("tags", id=w.node("tag", "Team/Core"), name="Team/Core", normalised="team/core")
    w.row("note_tags", note_id=page, tag_id=team, name="Team/Core")
    review = w.meeting("Review", "2025-12-01", "Meetings/2025/Review.md")
    standup = w.meeting("Stand-up", "2025-11-01", "Meetings/2025/Stand-up.md")
    w.meeting("Coffee", None)
    for meeting, people in ((review, (ann, bo)), (standup, (ann, cy))):
        for person in people:
            w.row("attendances", meeting_id=meeting, person_id=person, note_id=w.page(meeting))
    w.row("relations", source_id=review, target_id=delta, kind="about", note_id=w.page(review))
    w.contact(ann, delta, "2025-12-01", meeting_id=review, note_id=w.page(review))
    w.contact(bo, delta, "2025-12-01", meeting_id=review, note_id=w.page(review))
    w.contact(ann, delta, "2025-12-01", line=2)  # the same day twice is one contact
    w.contact(ann, None, "2025-11-01", meeting_id=standup, note_id=w.page(standup))
    w.contact(cy, None, "2025-11-01", meeting_id=standup, note_id=w.page(standup))
    w.contact(bo, echo, "2026-02-01", note_id=w.page(review))
    w.row("tasks", note_id=page, text="a", owner_id=ann, about_id=delta)
    w.row("tasks", note_id=page, text="b", owner_id=ann, about_id=delta, state="done")
    return w


def test_a_person_has_all_facts(world: World) -> None:
    (ann,) = lists.people(world.conn, keys=["person:ann-lee"])
    assert ann == (
        "Ann Lee", "person:ann-lee", None, "Acme", "organization:acme", "ann@acme.example", None,
        "2025-12-01", 40, None, 2, 2, 1, 14, None, "confirmed", 0, "People/Staff/Ann Lee.md",
    )  # fmt: skip


def test_contacts_and_meetings_count_up_to_the_day(world: World) -> None:
    counted = [lists.people(world.conn, keys=["person:ann-lee"], as_of=day)[0] for day in DAYS]
    assert [(one.contacts, one.meetings) for one in counted] == [(0, 0), (1, 1), (2, 2)]


def test_a_project_has_all_facts(world: World) -> None:
    (delta,) = lists.projects(world.conn, keys=["project:delta"])
    assert delta == (
        "Delta", "project:delta", "blocked", None, "2025-12-20", "stated", "Ann Lee",
        "person:ann-lee", None, "2026-03-01", "2025-12-01", 40, 1, 1, None, None,
        "Projects/Delta.md",
    )  # fmt: skip


def test_an_organization_has_all_facts(world: World) -> None:
    (acme,) = lists.organizations(world.conn)
    assert (acme.organization, acme.status, acme.people, acme.last_contact) == (
        "Acme", "active", 2, None,
    )  # fmt: skip


def test_a_meeting_has_all_facts(world: World) -> None:
    found = lists.meetings(world.conn)
    assert [one.meeting for one in found] == ["Review", "Stand-up", "Coffee"]
    assert found[0] == (
        "Review", "meeting:2025-12-01-review", "2025-12-01", "meeting", "Ann Lee; Bo Ek", None,
        "Delta", 0, "Meetings/2025/Review.md", ("Ann Lee", "Bo Ek"), (), ("Delta",),
    )  # fmt: skip


PEOPLE = ["Ann Lee", "Bo Ek", "Cy Ray", "Mara Vogt"]


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, PEOPLE),
        ({"about": "delta"}, ["Ann Lee", "Bo Ek"]),
        ({"with_person": "cy ray"}, ["Ann Lee"]),
        ({"organization": "acme"}, ["Ann Lee", "Bo Ek"]),
        ({"since": "2025-12-01"}, ["Ann Lee", "Bo Ek"]),
        ({"tag": "team/core"}, ["Ann Lee"]),
        ({"tag": "#Team"}, ["Ann Lee"]),  # a tag stands for those below it
        ({"tag": "tea"}, []),
        ({"folder": "People"}, ["Ann Lee"]),
        ({"folder": "People/Staff/"}, ["Ann Lee"]),
        ({"where": "email is null and not is_me"}, ["Bo Ek", "Cy Ray"]),
        ({"where": "person like 'a%' -- and so on"}, ["Ann Lee"]),
        ({"sort": "-last_contact", "limit": 3}, ["Ann Lee", "Bo Ek", "Cy Ray"]),
        ({"sort": "last_contact"}, ["Cy Ray", "Ann Lee", "Bo Ek", "Mara Vogt"]),
        ({"sort": "-contacts", "limit": 1}, ["Ann Lee"]),
        ({"limit": 2}, ["Ann Lee", "Bo Ek"]),
    ],
)
def test_people(world: World, filters: dict[str, object], names: list[str]) -> None:
    assert [one.person for one in lists.people(world.conn, **filters)] == names  # type: ignore[arg-type]
    without = lists.people(world.conn, **{**filters, "limit": None})  # type: ignore[arg-type]
    first, in_all, _ = lists.first_people(world.conn, 1, **filters)  # type: ignore[arg-type]
    assert in_all == len(without)
    assert first[:1] == without[:1]


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, ["Delta", "Echo", "Fox"]),
        ({"status": ["Blocked", "done"]}, ["Delta", "Fox"]),
        ({"owner": "bo"}, ["Echo"]),
        ({"with_person": "bo ek"}, ["Delta"]),  # the contact about Echo lies in the future
        ({"since": "2025-12-01"}, ["Delta"]),
        ({"folder": "Projects"}, ["Delta"]),
        ({"where": "owner = 'Bo Ek' or status = 'done'", "sort": "-project"}, ["Fox", "Echo"]),
    ],
)
def test_projects(world: World, filters: dict[str, object], names: list[str]) -> None:
    assert [one.project for one in lists.projects(world.conn, **filters)] == names  # type: ignore[arg-type]
    first, in_all = lists.first_projects(world.conn, None, **filters)  # type: ignore[arg-type]
    assert ([one.project for one in first], in_all) == (names, len(names))


def test_the_first_organizations(world: World) -> None:
    every = lists.organizations(world.conn)
    assert lists.first_organizations(world.conn, 1) == (every[:1], len(every))


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"about": "delta"}, ["Review"]),
        ({"with_person": "ann lee"}, ["Review", "Stand-up"]),
        ({"since": "2025-11-15"}, ["Review"]),
        ({"until": "2025-11-15"}, ["Stand-up"]),
        ({"kind": ["call"]}, []),
        ({"folder": "Meetings"}, ["Review", "Stand-up"]),
        ({"where": "source is null"}, ["Coffee"]),
    ],
)
def test_meetings(world: World, filters: dict[str, object], names: list[str]) -> None:
    assert [one.meeting for one in lists.meetings(world.conn, **filters)] == names  # type: ignore[arg-type]
    first, in_all = lists.first_meetings(world.conn, None, **filters)  # type: ignore[arg-type]
    assert ([one.meeting for one in first], in_all) == (names, len(names))


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"where": "shoe_size = 1"}, "no such column: shoe_size"),
        ({"where": "1; delete from people"}, "no condition that works here"),
        ({"where": "1) union select 1 from ("}, "no condition that works here"),
        ({"where": "load_extension('x')"}, "no condition that works here"),
        ({"sort": "shoe_size"}, "“shoe_size” is no column to sort by. Take one of person, key"),
        ({"since": "soon"}, "“soon” is no day"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    world: World, filters: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        lists.people(world.conn, **filters)  # type: ignore[arg-type]
    assert lists.people(world.conn, limit=1)


def test_an_unknown_filter_is_an_error_of_the_program(world: World) -> None:
    with pytest.raises(TypeError):
        lists.people(world.conn, status=["blocked"])  # type: ignore[call-arg]
