"""Who or what a few words may mean, and why."""

import sys
from typing import NamedTuple

import pytest

from kg.errors import UsageError
from kg.model.names import slug
from kg.query import matching, names
from kg.store import queries
from tests.query.world import World


@pytest.fixture(scope="module")
def world() -> World:
    w = World()
    jose = w.person("José Álvarez", email="jose@brightwater.example", phone="+34 600 111 222")
    w.row("aliases", node_id=jose, name="Pepe", slug="pepe", source="property")
    home = w.note("People/José Álvarez.md", jose)
    w.row("names", space="email", key="pepe@home.example", note_id=home, extra="")
    w.person("Ann Lee")
    w.person("Jonas Weber", email="jonas@brightwater.example")
    w.row("people", id=w.node("person", "Sam Ott", "person:sam-ott"), name="Sam Ott")
    w.row("people", id=w.node("person", "Sam Ott", "person:sam-ott-2"), name="Sam Ott")
    w.person("Will Ash")
    w.person("田中太郎")
    w.project("Delta")
    w.project("Lee Shore")
    w.organization("Harbor")
    w.project("Harbor Light")
    w.node("tag", "status/blocked", "tag:status/blocked")
    w.node("missing", "Delta Works", "missing:delta-works")
    w.node("missing", "Delta", "missing:delta")
    w.meeting("Harbor review", "2025-12-01", "Meetings/2025-12-01 Harbor review.md")
    w.node("meeting", "Harbor was told of the delay", "meeting:told")
    w.note("Notes/Ann Lee and the harbor.md")
    return w


class Case(NamedTuple):
    """What is typed, and the keys that are found, in their order, each with the reason."""

    typed: str
    found: list[tuple[str, str]]


NOTE = "note:Notes/Ann Lee and the harbor.md"
CASES = [
    Case("José Álvarez", [("person:jose-alvarez", "name")]),
    Case("alvarez jose", [("person:jose-alvarez", "words")]),
    Case("ALVAREZ", [("person:jose-alvarez", "words")]),
    Case("alv jo", [("person:jose-alvarez", "words")]),  # words may be cut short
    Case("varez", [("person:jose-alvarez", "spelling")]),  # but not at their begin
    Case("pepe", [("person:jose-alvarez", "alias")]),
    Case("pep", [("person:jose-alvarez", "beginning")]),
    Case("jose@brightwater.example", [("person:jose-alvarez", "email")]),
    Case("JOSE@Brightwater.example", [("person:jose-alvarez", "email")]),
    Case("pepe@home.example", [("person:jose-alvarez", "email")]),  # their second address
    Case(
        "@brightwater.example",
        [("person:jose-alvarez", "email"), ("person:jonas-weber", "email")],
    ),
    Case("+34 600 111 222", [("person:jose-alvarez", "phone")]),
    Case("600-111-222", [("person:jose-alvarez", "phone")]),
    Case("0600111222", [("person:jose-alvarez", "phone")]),
    Case("1222", []),  # too short for a number
    Case("person:ann-lee", [("person:ann-lee", "key")]),
    Case("Notes/Ann Lee and the harbor", [(NOTE, "path")]),
    Case("ann lee", [("person:ann-lee", "name"), (NOTE, "beginning")]),
    Case("lee", [("project:lee-shore", "beginning"), ("person:ann-lee", "words"), (NOTE, "words")]),
    Case("sam ott", [("person:sam-ott", "name"), ("person:sam-ott-2", "name")]),
    Case("delta", [("project:delta", "name"), ("missing:delta", "name")]),
    Case("delta w", [("project:delta", "spelling")]),  # and not the one that leads nowhere
    Case("will", [("person:will-ash", "beginning")]),
    Case("太郎", [("person:田中太郎", "words")]),
    Case("田中", [("person:田中太郎", "beginning")]),
    Case(
        "harbor",
        [
            ("organization:harbor", "name"),
            ("project:harbor-light", "beginning"),
            ("meeting:2025-12-01-harbor-review", "beginning"),
            (NOTE, "words"),
        ],
    ),  # and not the event that has no page
    Case("Alvares", [("person:jose-alvarez", "spelling")]),
    Case("Alvares Jose", [("person:jose-alvarez", "spelling")]),
    Case("Habror Light", [("project:harbor-light", "spelling")]),
    Case("xyzzy", []),
    Case("", []),
    Case("?!", []),
    Case('" or 1=1', []),
    Case("%", []),
    Case("@", []),
    Case("a\0b", []),
]


@pytest.fixture(params=["rapidfuzz", "difflib"])
def scale(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "difflib":
        monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    return str(request.param)


@pytest.mark.usefixtures("scale")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.typed or "nothing")
def test_found(world: World, case: Case) -> None:
    found = matching.find(world.conn, case.typed)
    assert [(one.key, one.reason) for one in found] == case.found


@pytest.mark.parametrize(("scale", "found"), [("rapidfuzz", ["Jonas Weber"]), ("difflib", [])])
def test_letters_that_changed_places_in_a_short_name_take_rapidfuzz(
    world: World, scale: str, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if scale == "difflib":
        monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    assert [one.name for one in matching.find(world.conn, "Jnoas")] == found


@pytest.mark.parametrize(
    ("typed", "matched"),
    [
        ("pepe", "Pepe"),
        ("pepe@home.example", "pepe@home.example"),
        ("600111222", "+34 600 111 222"),
        ("alvares", "José Álvarez"),
    ],
)
def test_what_it_was_found_by_is_said_as_it_is_written(
    world: World, typed: str, matched: str
) -> None:
    assert [one.matched for one in matching.find(world.conn, typed)] == [matched]


def test_kinds_narrow_and_open(world: World) -> None:
    found = matching.find(world.conn, "delta w", kind=("missing",))
    assert [one.key for one in found] == ["missing:delta-works"]
    assert [one.key for one in matching.find(world.conn, "harbor", kind=("people",))] == []
    with pytest.raises(UsageError, match="is none of"):
        matching.find(world.conn, "harbor", kind=("boat",))


def test_a_limit_keeps_the_likeliest(world: World) -> None:
    assert [one.key for one in matching.find(world.conn, "harbor", limit=1)] == [
        "organization:harbor"
    ]
    assert matching.find(world.conn, "harbor", limit=0) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.typed or "nothing")
def test_nothing_comes_before_what_commands_take(world: World, case: Case) -> None:
    """What `names.find` takes for meant, it says in the order of the matcher."""
    taken = names.candidates(world.conn, case.typed)
    exact = [key for key, reason in case.found if reason in ("key", "path", "name", "alias")]
    if exact:
        assert taken == exact[: len(taken)]


def test_two_people_of_one_name_are_never_chosen_between(world: World) -> None:
    assert names.candidates(world.conn, "sam ott") == ["person:sam-ott", "person:sam-ott-2"]


def test_datasette_asks_the_same_without_a_slug(world: World) -> None:
    typed = "Harbor Light"
    bare = queries.rows(world.conn, "find", text=typed)
    assert bare == queries.rows(world.conn, "find", text=typed, slug=slug(typed))
    assert bare[0][1] == "project:harbor-light"


def test_a_text_as_long_as_a_note_is_no_name(world: World) -> None:
    assert matching.find(world.conn, "harbor lights " * 5_000) == []


def test_a_broken_link_gets_the_likeliest_thing_that_has_a_page(world: World) -> None:
    # Projects and people without a page are passed over.
    targets = [
        "Harbor Lights",
        "Jose Alvares",
        "People/alvarez jose.md",
        "Delta Works",
        "2025-12-01",
        "xyzzy",
        "?!",
    ]
    near = matching.nearest(world.conn, targets)
    assert {target: (one.key, one.reason) for target, one in near.items()} == {
        "Jose Alvares": ("person:jose-alvarez", "spelling"),
        "People/alvarez jose.md": ("person:jose-alvarez", "words"),
    }


def test_of_very_many_broken_links_the_first_get_one(world: World) -> None:
    targets = [f"xyzzy {number}" for number in range(20)]
    assert matching.nearest(world.conn, [*targets, "Jose Alvares"]) == {}
    assert list(matching.nearest(world.conn, [*targets[1:], "Jose Alvares"])) == ["Jose Alvares"]


def test_of_several_names_that_fit_the_shortest_is_said() -> None:
    w = World()
    one = w.person("Annabel Lee")
    for alias in ("Anna Lou", "Anna", "Annie"):
        w.row("aliases", node_id=one, name=alias, slug=slug(alias), source="property")
    assert [one.matched for one in matching.find(w.conn, "ann")] == ["Anna"]
    assert [one.matched for one in matching.find(w.conn, "an le")] == ["Annabel Lee"]
