"""Statuses that a question is narrowed to."""

import pytest

from kg.errors import UsageError
from kg.query import contacts, lists, review, statuses
from tests.query.world import World


@pytest.fixture(scope="module")
def world() -> World:
    w = World()
    w.person("Ann Lee")
    for name, status in (("Delta", "blocked"), ("Echo", "in review"), ("Fox", "in review")):
        w.project(name, status)
    w.project("Gull", None)
    w.organization("Acme", status="prospect")
    return w


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([], None),
        (["Blocked "], '["blocked"]'),
        (["prospect"], '["prospect"]'),  # only an organization has it
        (["in review", "paused"], '["in review","paused"]'),  # nothing has the second, but might
    ],
)
def test_a_status_is_known_by_use_or_by_the_vocabulary(
    world: World, given: list[str], found: str | None
) -> None:
    assert statuses.known(world.conn, given) == found


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("blokced", "Did you mean blocked?"),
        ("In Reveiw", "Did you mean in review?"),
        ("on hold", "Did you mean paused?"),  # a word that notes may use for it
        ("nonesuch", "There are in review, blocked, prospect."),  # most used first
        ("", "There are in review, blocked, prospect."),
    ],
)
def test_an_unknown_status_names_others(world: World, given: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        statuses.known(world.conn, ["blocked", given])
    said = f"No project or organization has the status “{given.lower()}”. {hint}"
    assert str(caught.value) == said


def test_where_nothing_has_a_status_the_vocabulary_is_named() -> None:
    with pytest.raises(UsageError, match="There are blocked, paused, active, done, cancelled, pl"):
        statuses.known(World().conn, ["nonesuch"])


def test_every_question_that_takes_a_status_knows_it(world: World) -> None:
    for ask in (
        lambda: contacts.last_contact(world.conn, status=["nonesuch"]),
        lambda: lists.projects(world.conn, status=["nonesuch"]),
        lambda: lists.organizations(world.conn, status=["nonesuch"]),
        lambda: review.stale(world.conn, status=["nonesuch"]),
        lambda: review.bus_factor(world.conn, status=["nonesuch"]),
        lambda: review.person_projects(world.conn, "Ann Lee", status=["nonesuch"]),
    ):
        with pytest.raises(UsageError, match="has the status “nonesuch”"):
            ask()
