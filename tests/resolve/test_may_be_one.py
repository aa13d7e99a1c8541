"""What may be one: the reasons, what is settled, and groups too large for pairs."""

import pytest

from kg.model.kinds import Kinds
from kg.model.same import NOTHING, Same, same_from
from kg.resolve.may_be_one import LARGEST, Thing, alike, sound_of


def thing(key: str, *addresses: str, at: str | None = None, bears: tuple[str, ...] = ()) -> Thing:
    kind, _, name = key.partition(":")
    members = frozenset((key, name, *addresses, *bears))
    return Thing(key, kind, name, addresses, at, members)


def told(*things: Thing, same: Same = NOTHING) -> dict[tuple[str, ...], tuple[str, ...]]:
    found = alike(things, same)
    return {tuple(key.partition(":")[2] for key in one.keys): one.reasons for one in found}


def people(*names: str) -> list[Thing]:
    return [thing(f"{Kinds.PERSON}:{name}") for name in names]


@pytest.mark.parametrize(
    ("names", "reasons"),
    [
        (("ida-falk", "ida-falck"), ("sounds alike", "spelling")),
        (("sara-maier", "sarah-meyer"), ("sounds alike",)),
        (("stefan-kok", "stephan-cock"), ("sounds alike",)),
        (("falk-ida", "ida-falk"), ("spelling",)),
        (("ida-falk", "i-falk"), ("initials",)),
        (("ida-falk", "ida-f"), ("initials",)),
        (("ida-falk", "ida-m-falk"), ("initials",)),
        (("ida-k-falk", "ida-m-falk"), ("spelling",)),
        (("ida-falk", "ida-maria-falk"), ()),
        (("bo-ek", "bea-ek"), ()),  # too short to tell by sound
        (("ida-falk", "ole-falk"), ()),
        (("i-falk", "ole-falk"), ()),
        (("ida", "ida-falk"), ()),  # a first name alone says nothing
    ],
)
def test_people_by_their_names(names: tuple[str, ...], reasons: tuple[str, ...]) -> None:
    assert told(*people(*names)) == ({tuple(sorted(names)): reasons} if reasons else {})


@pytest.mark.parametrize(
    ("one", "other", "alike_"),
    [
        ("project:project-oil", "project:oil", True),
        ("project:oil-projekt", "project:oil", True),
        ("project:project", "project:oil", False),
        ("organization:tern-bv", "organization:tern", True),
        ("organization:tern-b-v", "organization:tern", True),
        ("organization:tern-a/s", "organization:tern-gmbh", True),
        ("organization:tern-sp-z-o-o", "organization:tern", True),
        ("organization:tern-sails", "organization:tern", False),
        ("organization:ab", "organization:as", False),  # nothing but a legal form
        ("organization:oil", "project:oil", False),  # of two kinds
    ],
)
def test_things_by_their_names(one: str, other: str, alike_: bool) -> None:
    assert bool(told(thing(one), thing(other))) is alike_


def test_one_address_and_a_first_name_with_the_same_company() -> None:
    one, other = thing("person:ida", "i@x.example"), thing("person:bo-ek", "i@x.example")
    assert told(one, other) == {("bo-ek", "ida"): ("one address",)}
    alone = thing("person:ida", at="organization:x")
    full = thing("person:ida-ek", at="organization:x")
    assert told(alone, full) == {("ida", "ida-ek"): ("first name with the same company",)}
    elsewhere = thing("person:ida-ek", at="organization:y")
    assert told(alone, elsewhere) == {}


@pytest.mark.parametrize(
    "same",
    [
        same_from([["person:ida-falk", "Ida Falck"]], [], frozenset()),
        same_from([], [["ida falk", "person:ida-falck"]], frozenset()),
        same_from([], [["People/A.md", "People/B.md"]], frozenset()),
    ],
)
def test_what_is_settled_either_way_is_not_asked(same: Same) -> None:
    one = thing("person:ida-falk", bears=("People/A.md",))
    other = thing("person:ida-falck", bears=("People/B.md",))
    assert told(one, other) != {}
    assert told(one, other, same=same) == {}


def test_a_large_group_is_one_row() -> None:
    many = [thing(f"person:{chr(97 + n) * 7}", "hall@x.example") for n in range(LARGEST + 1)]
    (found,) = alike(many, NOTHING)
    assert (len(found.keys), found.reasons) == (LARGEST + 1, ("one address",))
    assert len(alike(many[:-1], NOTHING)) == LARGEST * (LARGEST - 1) // 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sarah", "sara"),
        ("maier", "meyer"),
        ("philipp", "filip"),
        ("schmidt", "smit"),
        ("stephen", "steven"),
        ("aleksandr", "alexander"),
        ("peter", "petr"),
    ],
)
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)
