"""People named outside of lists: as owners, senders, in log lines."""

import pytest

from kg.interpret.named import listed_in, read_people
from kg.model.kinds import Bases, Looks
from kg.model.people import NotPerson, Reading, Someone
from kg.model.rules import extended, rules_from
from kg.model.vocabulary import DEFAULT, DEFAULT_RULES

RULES = rules_from(extended(DEFAULT, {"me": ["Nora Berg", "nora@berg.example"]}))


def names(text: str, *, listed: bool = False) -> list[str]:
    return [named.ref.text for named in read_people(text, 7, RULES, listed=listed)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee; Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek and Cy Day", ["Ann Lee", "Bo Ek", "Cy Day"]),
        ("Ann Lee & Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Andy Andersson", ["Andy Andersson"]),
        ("[[Ann Lee]]", ["Ann Lee"]),
        ("[[People/Ann Lee|Ann]], [[Bo Ek#Notes]]", ["People/Ann Lee", "Bo Ek"]),
        ("[[Lee, Ann]], Bo Ek", ["Lee, Ann", "Bo Ek"]),
        ("[Ann](People/Ann%20Lee.md)", ["People/Ann Lee.md"]),
        ("Tom (last name unknown)", ["Tom"]),
        ("[[Bo Ek]] (until 15:00)", ["Bo Ek"]),
        ("Ann Lee, Bo Ek (declined)", ["Ann Lee"]),
        ("[[Ann Lee]] (absent), [[Bo Ek]]", ["Bo Ek"]),
        ("Ann Lee (did not attend); Bo Ek (optional); Cy Day (no-show)", ["Bo Ek"]),
        ("~~Ann Lee~~, ~~[[Bo Ek]]~~, Cy Day", ["Cy Day"]),
        ("- Ann Lee", ["Ann Lee"]),
        ("**Ann Lee**", ["Ann Lee"]),
        ("@AnnLee", ["AnnLee"]),
        ("José Álvarez, Siobhán O’Neill", ["José Álvarez", "Siobhán O’Neill"]),
        ("Jean-Luc Roux", ["Jean-Luc Roux"]),
        ("J. R. R. Holt", ["J. R. R. Holt"]),
        ("everyone", []),
        ("TBD", []),
        ("", []),
        ("?", []),
        ("12", []),
    ],
)
def test_names_in_one_text(text: str, people: list[str]) -> None:
    assert names(text) == people


def test_an_item_of_a_list_may_name_the_company() -> None:
    (named,) = read_people("Ann Lee, Acme", 7, RULES, listed=True)
    assert (named.ref.text, named.employer) == ("Ann Lee", "Acme")
    assert names("Ann Lee, Acme") == ["Ann Lee", "Acme"]


def test_what_stands_behind_the_comma_of_an_item_is_a_remark() -> None:
    assert names("Ann Lee, Bo Ek, Cy Day", listed=True) == ["Ann Lee"]


def test_last_name_first_is_turned_round() -> None:
    assert names("Weber, Jonas", listed=True) == ["Jonas Weber"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("@Ann, @Bo", ["Ann", "Bo"]),
        ("Ann, [[Bo Ek]]", ["Ann", "Bo Ek"]),
        ("Ann Lee and Bo Ek,", ["Ann Lee", "Bo Ek"]),
        ("Berg, Nora", ["Nora Berg"]),
        ("Ann Lee, others", ["Ann Lee"]),
    ],
)
def test_the_comma_of_an_item_that_leaves_no_doubt(text: str, people: list[str]) -> None:
    assert names(text, listed=True) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lee, Ann; Ek, Bo", ["Ann Lee", "Bo Ek"]),
        ('"Lee, Ann" <ann@x.example>; Bo Ek', ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek, Cy Day; Dee Fox", ["Ann Lee", "Bo Ek", "Cy Day", "Dee Fox"]),
    ],
)
def test_semicolons_part_names(text: str, people: list[str]) -> None:
    assert names(text) == people


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Ann Lee (Acme)", "Acme"),
        ("Ann Lee - Acme", "Acme"),
        ("Ann Lee (she/her)", None),
        ("Tom (last name unknown)", None),
        ("Ann-Sofie Lee", None),
    ],
)
def test_the_company_beside_a_name(text: str, company: str | None) -> None:
    (named,) = read_people(text, 7, RULES)
    assert named.employer == company


@pytest.mark.parametrize(
    ("text", "name", "form", "beside"),
    [
        ("Ann Lee <Ann@x.example>", "Ann Lee", "", "ann@x.example"),
        ('"Lee, Ann" <ann@x.example>', "Ann Lee", "", "ann@x.example"),
        ("@AnnLee <ann@x.example>", "AnnLee", "", "ann@x.example"),
        ("ann@x.example", "ann@x.example", "email", ""),
        ("<ann@x.example>", "ann@x.example", "email", ""),
        ("Ann Lee (ann@x.example)", "Ann Lee", "", "ann@x.example"),
    ],
)
def test_addresses(text: str, name: str, form: str, beside: str) -> None:
    (named,) = read_people(text, 7, RULES)
    assert named.email == "ann@x.example"
    assert (named.ref.text, named.ref.form, named.ref.email) == (name, form, beside)


def test_addresses_stand_apart_like_names() -> None:
    assert names("Ann Lee <ann@x.example>, bo@x.example") == ["Ann Lee", "bo@x.example"]


@pytest.mark.parametrize(
    "text",
    ["Me", "myself", "Nora Berg", "[[Nora Berg]]", "nora@berg.example", "N <nora@berg.example>"],
)
def test_the_owner_has_one_name(text: str) -> None:
    (named,) = read_people(text, 7, RULES)
    assert (named.ref.text, named.ref.link, named.ref.form) == ("Nora Berg", False, "me")


def test_without_configuration_the_owner_is_me() -> None:
    (named,) = read_people("myself", 7, DEFAULT_RULES)
    assert (named.ref.text, named.ref.form) == ("Me", "me")


def test_links_stay_links_and_keep_the_line() -> None:
    link, name = read_people("[[Ann Lee]], Bo Ek", 7, RULES)
    assert (link.ref.link, name.ref.link) == (True, False)
    assert (name.ref.line, name.ref.kind) == (7, "person")


def test_people_of_lists_as_references() -> None:
    reading = Reading(
        (
            Someone("Ann Lee", False, Looks.NAME, 3, Bases.LIST, absent=True),
            Someone("", False, Looks.NAME, 4, Bases.LIST, certain=False, email="bo@acme.example"),
        ),
        (NotPerson("2 guests", 5),),
    )
    ann, bo = listed_in(reading, DEFAULT_RULES).attendees
    assert (ann.named.ref.text, ann.absent, ann.certainty) == ("Ann Lee", True, "explicit")
    assert (bo.named.ref.text, bo.absent, bo.certainty) == ("bo@acme.example", False, "inferred")
    assert listed_in(reading, DEFAULT_RULES).not_people == (NotPerson("2 guests", 5),)


@pytest.mark.parametrize("text", ["me", "Myself", "ich", "Moi", "я", "我", "나", "[[Me]]"])
def test_words_for_me_are_me_in_many_languages(text: str) -> None:
    assert names(text) == ["Nora Berg"]


@pytest.mark.parametrize("text", ["Jag Rao", "Ik Obi", "Moira Lund", "Ich Nguyen"])
def test_a_name_with_such_a_word_is_a_name(text: str) -> None:
    assert names(text) == [text]
