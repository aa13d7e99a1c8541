"""Names as people type them."""

import pytest

from kg.errors import NameAmbiguous, NameUnknown
from kg.query import names
from tests.query.world import World


@pytest.fixture(scope="module")
def world() -> World:
    w = World()
    jose = w.person("José Álvarez")
    w.row("aliases", node_id=jose, name="Pepe", slug="pepe", source="property")
    w.person("Ann Lee")
    w.person("Anna Berg")
    w.project("Delta")
    w.project("Harbor Light")
    w.organization("Harbor")
    w.node("tag", "status/blocked", "tag:status/blocked")
    w.node("missing", "Delta", "missing:delta")
    w.meeting("Delta", "2025-12-01", "Meetings/Delta.md")
    w.note("Notes/Open Data.md")
    w.note("Pepe.md")
    w.person("Sam Ott")
    w.organization("Sam Ott")
    return w


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("José Álvarez", "person:jose-alvarez"),
        ("jose alvarez", "person:jose-alvarez"),
        ("  JOSE  ALVAREZ ", "person:jose-alvarez"),
        ("person:jose-alvarez", "person:jose-alvarez"),
        ("person:José Álvarez", "person:jose-alvarez"),
        ("Person:jose alvarez", "person:jose-alvarez"),
        ("pepe", "person:jose-alvarez"),  # a person's alias before a note's own name
        ("jos", "person:jose-alvarez"),  # a beginning that only one has
        ("ann lee", "person:ann-lee"),
        ("ann l", "person:ann-lee"),
        ("harbor", "organization:harbor"),  # a name before a beginning
        ("harbor l", "project:harbor-light"),
        ("delta", "project:delta"),  # before the meeting and the missing note of that name
        ("meeting:delta", "meeting:2025-12-01-delta"),
        ("[[Delta]]", "project:delta"),
        ("#status/blocked", "tag:status/blocked"),
        ("Notes/Open Data.md", "note:Notes/Open Data.md"),
        ("Notes/Open Data", "note:Notes/Open Data.md"),
        ("Meetings/Delta.md", "meeting:2025-12-01-delta"),
        ("open data", "note:Notes/Open Data.md"),
        ("organization:sam ott", "organization:sam-ott"),
    ],
)
def test_found(world: World, typed: str, key: str) -> None:
    if typed == "meeting:delta":
        world.conn.execute("update nodes set slug = 'delta' where kind = 'meeting'")
    assert names.find(world.conn, typed) == key


def test_kinds_narrow(world: World) -> None:
    assert names.find(world.conn, "sam ott", ("person",)) == "person:sam-ott"
    assert names.find(world.conn, "delta", ("missing",)) == "missing:delta"
    with pytest.raises(NameUnknown):
        names.find(world.conn, "person:ann-lee", ("project",))


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("ann", ("person:ann-lee", "person:anna-berg")),
        ("sam ott", ("organization:sam-ott", "person:sam-ott")),
    ],
)
def test_doubt_lists_candidates(world: World, typed: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(NameAmbiguous) as caught:
        names.find(world.conn, typed)
    assert caught.value.candidates == candidates


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("Ann Leee", ("Ann Lee",)),
        ("Jose Alvares", ("José Álvarez",)),
        ("Alvares", ("José Álvarez",)),  # like a part of the name
        ("Habror Light", ("Harbor Light",)),
        ("xyzzy", ()),
        ("", ()),
        ("?!", ()),
    ],
)
def test_nothing_of_that_name_suggests_what_is_like_it(
    world: World, typed: str, suggested: tuple[str, ...]
) -> None:
    with pytest.raises(NameUnknown) as caught:
        names.find(world.conn, typed)
    assert caught.value.candidates == suggested


@pytest.mark.parametrize("typed", ["' or 1=1 --", '"', "%", "_", "a\0b", "*", "person:", ":"])
def test_signs_mean_nothing(world: World, typed: str) -> None:
    with pytest.raises(NameUnknown):
        names.find(world.conn, typed)


def test_a_name_with_a_colon_that_is_no_kind_is_a_name() -> None:
    w = World()
    w.project("Phase 2: Quay")
    w.project("Quay")
    assert names.find(w.conn, "Phase 2: Quay") == "project:phase-2-quay"
    assert names.find(w.conn, "project: Quay") == "project:quay"
    with pytest.raises(NameUnknown):
        names.find(w.conn, "Phase 3: Quay")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["ann", "lee"], ["person:ann-lee"]),
        (["Ann Lee", "José"], ["person:ann-lee", "person:jose-alvarez"]),
        (["pepe", "anna"], ["person:jose-alvarez", "person:anna-berg"]),
        (["pepe", "jose"], ["person:jose-alvarez"]),  # each once
        (["harbor", "pepe"], ["organization:harbor", "person:jose-alvarez"]),
    ],
)
def test_words_are_one_name_or_each_is_one(world: World, words: list[str], keys: list[str]) -> None:
    assert names.whole_or_each(world.conn, words, ("person", "organization")) == keys


@pytest.mark.parametrize(
    ("words", "name", "suggested"),
    [
        (["ann", "leee"], "ann leee", ("Ann Lee",)),
        (["pepe", "xyzzy"], "pepe xyzzy", ()),
        (["Ann Lee", "Jose Alvares"], "Jose Alvares", ("José Álvarez",)),
    ],
)
def test_of_words_that_name_nothing_the_whole_is_told(
    world: World, words: list[str], name: str, suggested: tuple[str, ...]
) -> None:
    with pytest.raises(NameUnknown) as caught:
        names.whole_or_each(world.conn, words, ("person", "organization"))
    assert (caught.value.name, caught.value.candidates) == (name, suggested)
