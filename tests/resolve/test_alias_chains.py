"""A page whose name is another's alias is a page of that one; `not_same` parts also what a chain of
aliases would join."""

import random
from pathlib import Path

import pytest

from kg.model.same import same_from
from kg.resolve.alias_chains import AliasChains
from tests.builders import database, imported, rows, vault
from tests.dump import tables

A, B, C, D, E = "Ann Aa", "Bo Bb", "Cy Cc", "Di Dd", "Ed Ee"
CHAIN = {A: [B], B: [C], C: [D], D: []}
CYCLE = {A: [B], B: [C], C: [D], D: [A]}
TREE = {A: [B, C], B: [E], C: [D], D: [], E: []}


def notes(aliases: dict[str, list[str]], apart: list[list[str]]) -> dict[str, str]:
    """A page for each name, and a kg.toml that parts some of them."""
    groups = ", ".join("[" + ", ".join(f'"{one}"' for one in group) + "]" for group in apart)
    pages = {
        f"People/{name}.md": f"---\naliases: [{', '.join(others)}]\n---\n"
        for name, others in aliases.items()
    }
    return {**pages, "kg.toml": f"not_same = [{groups}]\n"}


def together(db: Path) -> list[str]:
    """The initials of the pages of each person."""
    found = rows(
        db,
        "select n.key, substr(notes.path, 8, 1) from notes join nodes n on n.id = notes.node_id"
        " where n.kind = 'person' order by 1, 2",
    )
    people: dict[object, str] = {}
    for key, initial in found:
        people[key] = people.get(key, "") + str(initial)
    return sorted(people.values())


@pytest.mark.parametrize(
    ("aliases", "apart", "wanted", "told"),
    [
        (CHAIN, [], ["ABCD"], 0),
        (CHAIN, [[A, C]], ["AB", "CD"], 1),
        (CHAIN, [[C, A]], ["AB", "CD"], 1),
        (CHAIN, [[A, D]], ["ABC", "D"], 1),
        (CHAIN, [["person:ann-aa", C]], ["AB", "CD"], 1),
        (CHAIN, [["organization:ann-aa", C]], ["ABCD"], 0),  # another kind's
        (CHAIN, [[A, C], [A, D]], ["AB", "CD"], 1),  # D is with C, and both are not with A
        (CHAIN, [[A, C, D]], ["AB", "C", "D"], 1),  # of C and D kg.toml says it itself
        (CHAIN, [[A, C], [B, D]], ["AB", "CD"], 1),
        (CHAIN, [[A, "Nobody Here"]], ["ABCD"], 0),
        (CYCLE, [], ["ABCD"], 0),
        (CYCLE, [[A, C]], ["AB", "CD"], 1),
        (CYCLE, [[B, D]], ["ABC", "D"], 1),
        (CYCLE, [[A, C], [B, D]], ["AB", "CD"], 1),
        (TREE, [[D, E]], ["ABCD", "E"], 1),
        (TREE, [[B, D]], ["ABCE", "D"], 1),
        (TREE, [[E, D], [E, B]], ["ABCD", "E"], 0),
        ({A: [B], B: ["Beau"]}, [[A, "Beau"]], ["A", "B"], 1),  # a name without a page
        ({A: [B], B: [C], C: [], D: [C]}, [[A, C]], ["AB", "C", "D"], 1),  # two bear C
    ],
)
def test_no_chain_joins_what_is_parted(
    tmp_path: Path,
    aliases: dict[str, list[str]],
    apart: list[list[str]],
    wanted: list[str],
    told: int,
) -> None:
    db = database(tmp_path, notes(aliases, apart))
    assert together(db) == wanted
    problems = rows(db, "select message from problems where code = 'ambiguous-name'")
    assert len(problems) == told


def test_an_alias_that_is_ignored_is_told_and_is_no_name(tmp_path: Path) -> None:
    db = database(tmp_path, notes(CHAIN, [[A, C]]))
    told = rows(
        db,
        "select p.message, n.path from problems p join notes n on n.id = p.note_id"
        " where code = 'ambiguous-name'",
    )
    assert told == [
        (
            "“Cy Cc” is an alias of person:bo-bb, and so of person:ann-aa, from which not_same in "
            "kg.toml parts it: the alias is ignored",
            "People/Cy Cc.md",
        )
    ]
    of_key = "select a.name from aliases a join nodes n on n.id = a.node_id where n.key = ?"
    named = rows(db, of_key, "person:ann-aa")
    assert (C,) not in named


@pytest.mark.parametrize("apart", [[[A, C]], [["People/Ann Aa.md", "a@x.example"]]])
def test_a_refresh_follows_the_chain(tmp_path: Path, apart: list[list[str]]) -> None:
    """Whom a page is one with hangs on pages that it does not name."""
    folder = vault(tmp_path / "vault", notes(CHAIN, apart))
    address = "---\nemail: a@x.example\naliases: [Di Dd]\n---\n"
    (folder / "People/Cy Cc.md").write_text(address)
    db = tmp_path / "kg.db"
    imported(folder, db)
    apart_now = together(db)
    assert "ABCD" not in apart_now
    (folder / "People/Ann Aa.md").write_text("Nothing.\n")  # no alias any more
    imported(folder, db)
    assert together(db) == ["A", "BCD"]
    (folder / "People/Ann Aa.md").write_text("---\naliases: [Bo Bb]\n---\n")
    imported(folder, db)
    assert together(db) == apart_now
    (folder / "kg.toml").unlink()
    imported(folder, db)
    assert together(db) == ["ABCD"]


@pytest.mark.parametrize("seed", range(300))
def test_whatever_the_aliases_what_is_parted_is_never_one(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"n{number}" for number in range(chance.randint(2, 9))]
    above = {name: chance.choice(names) for name in names if chance.random() < 0.8}
    above = {name: other for name, other in above.items() if name != other}
    pairs = [tuple(chance.sample(names, 2)) for _ in range(chance.randint(0, 4))]

    def ends(groups: list[tuple[str, ...]]) -> dict[str, str]:
        same = same_from([], groups, frozenset())
        chains = AliasChains(
            lambda _space, _key: (),
            "person",
            same,
            lambda name: {above[name]} if name in above else set(),
        )
        found = {name: chains.end(name) for name in names}
        for name in names:
            ignored = chains.ignored(name)
            assert (ignored is None) or found[name] == name
            if found[name] == name and plain.get(name, name) != name:
                assert ignored is not None and ignored[0] == above[name]
        return found

    plain: dict[str, str] = {}
    plain = ends([])
    found = ends(pairs)
    for one, other in pairs:
        assert found[one] != found[other]
    for name in names:  # nothing is joined that was not, and what is joined shares an end
        assert plain[found[name]] == plain[name]
        assert found[found[name]] == found[name]
        if found[name] != name:
            assert found[above[name]] == found[name]


def test_a_refresh_leaves_what_a_whole_import_would(tmp_path: Path) -> None:
    """Edits of pages whose aliases name each other, while kg.toml parts some of them."""
    chance, names = random.Random(17), [A, B, C, D, E]
    apart = [["Ann Aa", "Cy Cc"], ["People/Bo Bb.md", "Ed Ee"], ["Di Dd", "e@x.example"]]

    def page() -> str:
        aliases = chance.sample([*names, "Edna"], chance.randint(0, 2))
        mail = "email: e@x.example\n" if chance.random() < 0.2 else ""
        return f"---\naliases: [{', '.join(aliases)}]\n{mail}---\n"

    folder = vault(tmp_path / "vault", notes({name: [] for name in names}, apart))
    vault(folder, {"Meetings/2025-10-01 Talk.md": f"---\nattendees: [{', '.join(names)}]\n---\n"})
    imported(folder, tmp_path / "kg.db")
    for step in range(12):
        for name in chance.sample(names, chance.randint(1, 2)):
            path = folder / f"People/{name}.md"
            if path.exists() and chance.random() < 0.2:
                path.unlink()
            else:
                path.write_text(page())
        imported(folder, tmp_path / "kg.db")
        imported(folder, tmp_path / f"{step}.db")
        assert tables(tmp_path / "kg.db") == tables(tmp_path / f"{step}.db"), step
