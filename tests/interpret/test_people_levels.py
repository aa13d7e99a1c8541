"""Each level of the grammar of lists by itself (`kg.interpret.people`)."""

import pytest

from kg.interpret.list_items import Item
from kg.interpret.people import lists
from kg.interpret.people.boxes import is_task, is_unticked, roster_boxes
from kg.interpret.people.common import Common, common_of
from kg.interpret.people.entries import read_entry
from kg.interpret.people.groups import (
    NO_EMPLOYER,
    Employer,
    employer_above,
    employer_below,
    employer_of,
    is_labelled,
    within_groups,
)
from kg.interpret.people.items import read_item
from kg.interpret.people.links import links_side_by_side
from kg.interpret.people.names import known_as_whole, read_name, verdict_on
from kg.interpret.people.plain import read_plain
from kg.interpret.people.scope import Found, Scope
from kg.interpret.people.texts import read_several
from kg.interpret.people.together import promoted, who_came, with_roles
from kg.model.kinds import Bases, Kinds, Looks, Senses, Shapes
from kg.model.people import Columns, Group, ListEntry, NotPerson, PeopleList, Someone
from kg.model.vocabulary import DEFAULT_RULES

KNOWN = {
    "Noel Barge": Kinds.PERSON,
    "Site Manager": Kinds.PERSON,
    "Kit & Kin": Kinds.PERSON,
    "Reed & Sons": Kinds.ORGANIZATION,
    "Larkspur": Kinds.ORGANIZATION,
}


def known(name: str) -> str:
    return KNOWN.get(name, "")


def entry(text: str = "", box: str | None = None, group: Group | None = None) -> ListEntry:
    return ListEntry(
        text, 1, Shapes.ITEM, Bases.LIST, Senses.PRESENT, group=group, box=box, columns=None
    )


def scope(one: ListEntry | None = None, *, last_first: bool = False) -> Scope:
    common = Common(False, last_first, False, {}, frozenset())
    one = one or entry()
    return Scope(DEFAULT_RULES, known, common, True, one, NO_EMPLOYER, absent=False)


def shown(found: list[Found] | None) -> list[str] | None:
    """Names as they are read, `-` before who was absent, `?` before who is nobody."""
    if found is None:
        return None
    return [
        f"?{one.text}" if isinstance(one, NotPerson) else "-" * one.absent + (one.text or "@")
        for one in found
    ]


def someone(text: str, *, absent: bool = False, role: bool = False) -> Someone:
    return Someone(text, False, Looks.NAME, 1, Bases.LIST, absent, role)


# --- plain lists ---


@pytest.mark.parametrize(
    "texts",
    [
        ["Ann Lee", "Bo Ek"],
        ["[[Ann Lee]]", "[[People/Bo Ek|Bo]]"],
        ["Rosa de la Cruz", "王岸"],
        ["Mason Cook", "Ann Carpenter"],
    ],
)
def test_a_plain_list_says_what_the_grammar_reads(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = PeopleList(tuple(map(entry, texts)))
    plain = read_plain(one, DEFAULT_RULES)
    assert len(plain) == len(texts)
    monkeypatch.setattr(lists, "read_plain", lambda *_: [])
    assert lists.read_lists([one], DEFAULT_RULES, known).people == tuple(plain)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee (Acme)",
        "Ann Lee and Bo Ek",
        "TBD",
        "Us",
        "Product Manager",
        "Dr. Ann Lee",
        "Attendees",
    ],
)
def test_anything_else_is_not_plain(text: str) -> None:
    assert read_plain(PeopleList((entry("Bo Ek"), entry(text))), DEFAULT_RULES) == []


# --- boxes ---


def test_boxes_with_names_say_who_came() -> None:
    roster = roster_boxes(PeopleList((entry("Ann Lee", "x"), entry("Bo Ek", " "))))
    assert roster == {1}
    assert not is_task(entry("Ann Lee", "x"), roster)
    assert is_unticked(entry("Bo Ek", " "), roster)
    assert not is_unticked(entry("Ann Lee", "X"), roster)


def test_one_box_among_people_is_a_task() -> None:
    one = PeopleList((entry("Ann Lee"), entry("Bo Ek"), entry("book a room", " ")))
    assert roster_boxes(one) == frozenset()
    assert is_task(one.entries[2], roster_boxes(one))
    assert not is_unticked(one.entries[2], roster_boxes(one))


# --- groups ---


@pytest.mark.parametrize(
    ("label", "employer"),
    [
        ("Larkspur", Employer("Larkspur", sure=True)),
        ("Them (Acme)", Employer("Acme", sure=False)),
        ("Us", NO_EMPLOYER),
        ("Berlin", NO_EMPLOYER),
    ],
)
def test_the_company_of_a_label(label: str, employer: Employer) -> None:
    assert employer_of(label, known) == employer


def test_an_item_below_a_company_is_of_it_and_below_a_person_a_remark() -> None:
    below = entry("Ann Lee")._replace(parent=0)
    assert employer_above(below, [Employer("Larkspur", sure=True)], known) == ("Larkspur", True)
    assert employer_above(below, [None], known) is None
    assert employer_above(entry(group=Group("Larkspur", 1, True)), [], known) == ("Larkspur", True)
    assert employer_below(entry("Larkspur:"), NO_EMPLOYER, known) == ("Larkspur", True)
    assert employer_below(entry("Berlin"), Employer("Acme", sure=False), known) == ("Acme", False)


@pytest.mark.parametrize("head", ["Us", "Absent", "Larkspur", "Noel Barge", "Product Manager"])
def test_a_label_before_a_colon(head: str) -> None:
    assert is_labelled(head, DEFAULT_RULES, known)


def test_a_sub_heading_of_something_else_ends_the_list() -> None:
    agenda = Group("Boats", 2, sure=False, heading=True)
    kept, lost = entry("Ann Lee"), entry("mend the boats", group=agenda)
    assert within_groups([kept, lost], known) == [kept]
    assert within_groups([kept, entry("Bo Ek", group=agenda)], known)[1:]


# --- what items have in common ---


def common(*texts: str) -> Common:
    return common_of([Item(text) for text in texts], DEFAULT_RULES, known, alone=None)


@pytest.mark.parametrize(
    ("texts", "last_first"),
    [
        (["Lee, Ann", "Ek, Bo"], True),
        (["Lee, Ann"], True),
        (["Lee, Ann", "Bo Ek"], False),
        (["Lee, Ann", "Ek, Bo", "Fox, Dee", "Dow, Cy", "Oak, Eve", "Gil Roe"], True),
        (["Lee, Acme", "Ek, Acme", "Dow, Acme"], False),  # a company
        (["Ann, Larkspur", "Ek, Bo"], False),  # known
        ([], False),
    ],
)
def test_lists_that_are_last_first(texts: list[str], last_first: bool) -> None:
    assert common(*texts).last_first is last_first


def test_names_before_colons() -> None:
    assert common("Mira Quist: Quality Analyst, of oil", "Bo Ek: Captain").colon_names
    assert not common("Berlin: Ann Lee, Bo Ek").colon_names
    assert not common("Product Manager: out").colon_names


# --- rules ---


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Kit & Kin", ["Kit & Kin"]),
        ("Reed & Sons", []),
        ("Lee, Ann (Acme)", ["Ann Lee"]),
        ("Absent: Ann Lee", ["-Ann Lee"]),
        ("Product Manager: Ann", ["Ann"]),
        ("Product Manager - Ann Lee", ["Ann Lee"]),
        ("Product Manager - on leave", ["?Product Manager"]),
        ("Site Manager - Ann Lee", ["Site Manager"]),  # somebody is called so
        ("Larkspur - Ann Lee, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("[[Ann Lee]], @boek", ["Ann Lee", "@boek"]),
        ("Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek (Acme)", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Noel Barge", ["Ann Lee", "Noel Barge"]),
        ("Ann Lee, Acme", ["Ann Lee"]),
        ("Product Manager", ["?Product Manager"]),
        ("Site Manager", ["Site Manager"]),
        ("Mason Cook", ["Mason Cook"]),
    ],
)
def test_the_rules_of_an_item(text: str, people: list[str]) -> None:
    assert shown(read_item(text, scope(last_first=True))) == people


def test_a_row_that_is_last_first_keeps_what_else_it_says() -> None:
    row = entry("Lee, Ann (Acme) <ann@acme.example>")._replace(columns=Columns(handle="@al"))
    (one,) = read_entry(scope(row, last_first=True))
    assert isinstance(one, Someone)
    assert (one.text, one.employer, one.email, one.handle) == (
        "Ann Lee", "Acme", "ann@acme.example", "al",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Absent: Ann Lee; Bo Ek", ["-Ann Lee", "Bo Ek"]),
        ("Lee, Ann; Ek, Bo", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Product Manager, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Product Manager, Bo Ek", ["?Product Manager", "Bo Ek"]),
    ],
)
def test_a_text_of_several(text: str, people: list[str]) -> None:
    assert shown(read_several(text, scope())) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[[Ann Lee]] and [[Bo Ek]] of [[Acme]]", ["Ann Lee", "Bo Ek"]),
        ("~~[[Ann Lee]]~~", ["-Ann Lee"]),
        ("[[Ann Lee]] [site](https://a.example)", ["Ann Lee"]),
        ("[[#Agenda]]", None),
        ("Ann Lee", None),
        ("[x] Ann", None),
    ],
)
def test_links_side_by_side(text: str, people: list[str] | None) -> None:
    assert shown(links_side_by_side(text, scope())) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Dr. Ann Lee (absent)", ["-Ann Lee"]),
        ("<ann@acme.example>", ["@"]),
        ("Remote (name unknown)", []),
        ("2 guests", ["?2 guests"]),
        ("Mr", []),
        ("Barge 3", ["?Barge 3"]),
        ("Noel Barge the second", ["Noel Barge"]),
    ],
)
def test_one_name(text: str, people: list[str]) -> None:
    assert shown(read_name(text, scope())) == people


def test_what_is_known_as_a_whole() -> None:
    assert shown(known_as_whole("Kit & Kin (absent)", scope())) == ["-Kit & Kin"]
    assert known_as_whole("Noel Barge (Acme)", scope()) is None  # as any name with a remark
    assert known_as_whole("Ann & Bo", scope()) is None


def test_outside_of_lists_a_job_counts_if_it_is_known() -> None:
    (one,) = lists.read_text("Product Manager", 1, DEFAULT_RULES)
    assert one.look == Looks.NONE
    assert verdict_on("Product Manager", scope()) == NotPerson("Product Manager", 1)


# --- people of a list and of a note ---


def test_who_was_present_outweighs_a_regret() -> None:
    there, away = someone("Ann Lee"), someone("Ann Lee", absent=True)
    other = someone("Bo Ek", absent=True)
    assert who_came([away, there, other]) == [there, other]


def test_a_short_name_behind_a_role_is_one_of_the_list() -> None:
    listed, short, full = (
        someone("Ann Lee"), someone("Ann", role=True), someone("Bo Ek", role=True),
    )  # fmt: skip
    assert list(with_roles([listed, short, full])) == [listed, full]
    assert list(with_roles([short])) == [short]


@pytest.mark.parametrize(
    ("nicks", "names", "become"), [(2, 1, True), (1, 2, False), (2, 0, False), (3, 0, True)]
)
def test_most_of_three_are_nicknames(nicks: int, names: int, become: bool) -> None:
    nick = someone("gil99")._replace(look=Looks.NICK)
    found = promoted([*[nick] * nicks, *[someone("Ann Lee")] * names], [entry()])
    assert all(isinstance(one, Someone) and one.look == Looks.NAME for one in found) is become
