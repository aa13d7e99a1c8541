"""Inside and outside: --internal, --external, and who is only named."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.query import lists, review
from kg.query.contacts import last_contact
from kg.query.sides import left_out
from tests.query.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    w = World(str(tmp_path / "kg.db"))  # a file, because another process looks at --where
    w.conn.execute("update imports set my_organization = 'settings'")
    quay, acme = w.organization("Quay", is_mine=1), w.organization("Acme")
    me = w.person("Mara Vogt", is_me=1, organization_id=quay)
    bo = w.person("Bo Ek", organization_id=quay, standing="page")
    ann = w.person("Ann Lee", organization_id=acme, standing="page")
    cy = w.person("Cy Ray", standing="page")
    w.person("Di Fox", organization_id=acme, standing="named")
    delta, echo = w.project("Delta"), w.project("Echo", stated_last_contact="2025-09-01")
    for person in (ann, bo, cy):
        w.note(f"People/{person}.md", person)
    w.contact(ann, delta, "2025-10-01")
    w.contact(bo, delta, "2025-11-01")
    w.contact(cy, delta, "2025-11-15")
    w.contact(me, delta, "2025-12-01")
    w.contact(bo, echo, "2025-08-01")
    w.contact(ann, None, "2025-08-01")
    return w


SIDES = [
    ({}, ["Ann Lee", "Bo Ek", "Cy Ray", "Mara Vogt"]),
    ({"external": True}, ["Ann Lee"]),
    ({"internal": True}, ["Bo Ek", "Mara Vogt"]),
    ({"external": True, "all": True}, ["Ann Lee", "Di Fox"]),
    ({"all": True, "limit": 2}, ["Ann Lee", "Bo Ek"]),
]


@pytest.mark.parametrize(("filters", "names"), SIDES)
def test_people(world: World, filters: dict[str, object], names: list[str]) -> None:
    assert [one.person for one in lists.people(world.conn, **filters)] == names  # type: ignore[arg-type]


def test_who_is_only_named_is_counted_by_the_same_filters_and_found_by_key(world: World) -> None:
    for filters, known, only_named in KNOWN_AND_ONLY_NAMED:
        found, in_all, more = lists.first_people(world.conn, 1, **filters)  # type: ignore[arg-type]
        assert (len(found), in_all, more) == (1, known, only_named), filters
    assert len(lists.people(world.conn, keys=["person:di-fox"])) == 1


KNOWN_AND_ONLY_NAMED = [
    ({}, 4, 1),
    ({"limit": 3}, 4, 1),
    ({"external": True}, 1, 1),
    ({"internal": True}, 2, 0),
    ({"all": True}, 5, 0),
    ({"where": "organization is not null", "limit": 1}, 3, 1),
    ({"where": "organization = 'Acme'", "all": True, "limit": 1}, 2, 0),
]

CONTACTS = [
    ({}, [("Delta", "Cy Ray"), ("Echo", "Bo Ek")]),
    ({"external": True}, [("Delta", "Ann Lee"), ("Echo", None)]),
    ({"internal": True}, [("Delta", "Bo Ek"), ("Echo", "Bo Ek")]),
    ({"external": True, "kind": "person"}, [("Ann Lee", "Ann Lee"), ("Di Fox", None)]),
    ({"internal": True, "everyone": True, "subjects": ["Delta"]}, [("Delta", "Bo Ek")]),
]


@pytest.mark.parametrize(("asked", "found"), CONTACTS)
def test_last_contact(world: World, asked: dict[str, object], found: list[object]) -> None:
    rows = last_contact(world.conn, **asked)  # type: ignore[arg-type]
    assert sorted((one.subject, one.person) for one in rows) == found


STALE = [
    # Colleagues below all others, however long ago.
    ({"kind": "person"}, ["Ann Lee", "Cy Ray", "Bo Ek"]),
    ({"kind": "person", "external": True}, ["Ann Lee"]),
    ({"kind": "person", "internal": True}, ["Bo Ek"]),
    ({"kind": "organization", "external": True}, ["Acme"]),
    ({"kind": "organization"}, ["Acme", "Quay"]),
    # What a note states says nothing of a side.
    ({"kind": "project", "external": True}, ["Echo", "Delta"]),
    ({"kind": "project"}, ["Echo", "Delta"]),
]


@pytest.mark.parametrize(("asked", "names"), STALE)
def test_stale(world: World, asked: dict[str, object], names: list[str]) -> None:
    assert [one.name for one in review.stale(world.conn, **asked)] == names  # type: ignore[arg-type]


def test_a_project_goes_by_contacts_with_that_side(world: World) -> None:
    found = review.stale(world.conn, kind="project", external=True)
    assert [(one.name, one.last_contact) for one in found] == [
        ("Echo", None),
        ("Delta", "2025-10-01"),
    ]


def test_it_is_told_who_is_on_neither_side(world: World) -> None:
    one = "Of one person no note tells where they work; they are on neither side."
    assert left_out(world.conn) == one
    world.conn.execute("update organizations set is_mine = 0")
    told = left_out(world.conn)
    assert told and told.startswith("No organization in the notes is called")
    world.conn.execute("update organizations set is_mine = 1")
    world.conn.execute("update people set organization_id = 1")
    assert left_out(world.conn) is None


def test_both_sides_at_once_are_none(world: World) -> None:
    with pytest.raises(UsageError, match="not both"):
        lists.people(world.conn, external=True, internal=True)


def test_without_an_organization_there_are_no_sides(world: World) -> None:
    world.conn.execute("update imports set my_organization = 'unknown'")
    for ask in (lists.people, last_contact, review.stale):
        with pytest.raises(UsageError, match="my_organization = "):
            ask(world.conn, external=True)  # type: ignore[operator]
