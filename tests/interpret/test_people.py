"""The grammar of lists of people: from items as they are written to who they name.

People are written as `Ann Lee`, `[[Ann Lee]]` for a link, `-Ann Lee` for who was absent; `?` stands
before what is told as nobody. What each person bears is in tables of its own.
"""

from collections.abc import Sequence

import pytest

from kg.interpret.people.boxes import roster_boxes
from kg.interpret.people.lists import NothingKnown, read_lists, read_text
from kg.model.kinds import Bases, Basis, Kinds, Sense, Senses, Shape, Shapes
from kg.model.names import slug
from kg.model.people import Columns, ListEntry, PeopleList, Reading, Someone
from kg.model.rules import extended, rules_from
from kg.model.vocabulary import DEFAULT, DEFAULT_RULES

KNOWN = {
    "Noel Barge": Kinds.PERSON,
    "Mei": Kinds.PERSON,
    "Kit and Kin": Kinds.PERSON,  # an alias
    "k3": Kinds.PERSON,
    "livia@ponte.example": Kinds.PERSON,
    "Larkspur": Kinds.ORGANIZATION,
    "Reed & Sons": Kinds.ORGANIZATION,
    "Harbor": Kinds.PROJECT,
}
_BY_SLUG = {slug(name): kind for name, kind in KNOWN.items()}


def known(name: str) -> str:
    return _BY_SLUG.get(slug(name), "")


def reading(
    *texts: str,
    shape: Shape = Shapes.ITEM,
    sense: Sense = Senses.PRESENT,
    basis: Basis = Bases.LIST,
) -> Reading:
    """What a list of these entries says, an entry a line."""
    entries = [ListEntry(text, line, shape, basis, sense) for line, text in enumerate(texts, 1)]
    return read_lists([PeopleList(tuple(entries))], DEFAULT_RULES, known)


def shown(found: Reading) -> list[str]:
    """Who is named, and what is told as nobody."""
    return [_named(one) for one in found.people] + [f"?{one.text}" for one in found.not_people]


def _named(one: Someone) -> str:
    name = f"[[{one.text}]]" if one.link else one.text or one.email or ""
    return f"-{name}" if one.absent else name


def rows(*texts: str) -> list[str]:
    return shown(reading(*texts))


# --- what one item is ---


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee and Bo Ek",
        "Ann Lee und Bo Ek",
        "Ann Lee et Bo Ek",
        "Ann Lee en Bo Ek",
        "Ann Lee og Bo Ek",
        "Ann Lee och Bo Ek",
        "Ann Lee oraz Bo Ek",
        "Ann Lee & Bo Ek",
        "Ann Lee; Bo Ek",
        "Ann Lee · Bo Ek",
        "Ann Lee • Bo Ek",
        "Ann Lee | Bo Ek",
        "Ann Lee<br>Bo Ek",
        "Ann Lee、Bo Ek",
        "Ann Lee；Bo Ek",
        "Ann Lee y Bo Ek",
        "Ann Lee e Bo Ek",
        "Ann Lee i Bo Ek",
        "Ann Lee и Bo Ek",
        "Ann Lee/Bo Ek",
    ],
)
def test_signs_and_words_that_part_an_item(text: str) -> None:
    assert rows(text, "Cy Dow") == ["Ann Lee", "Bo Ek", "Cy Dow"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Bo Ek", ["Ann Lee"]),
        ("Ann Lee / Bo Ek", ["Ann Lee"]),
        ("Ann Lee - Bo Ek", ["Ann Lee"]),
        ("Ann Lee – Bo Ek and Dee Fox", ["Ann Lee"]),
        ("Ann Lee (Bo Ek; Dee Fox)", ["Ann Lee"]),
        ("Ann Lee, Wood & Sons", ["Ann Lee"]),
        ("Ann Lee - Light & Sail", ["Ann Lee"]),
        ("Ann Lee / Head of Data and Design", ["Ann Lee"]),
        ("Tomás Ortega y Gasset", ["Tomás Ortega y Gasset"]),
        ("Inês da Costa e Silva", ["Inês da Costa e Silva"]),
        ("Andy Sandor", ["Andy Sandor"]),
        ("Jean-Luc Roux", ["Jean-Luc Roux"]),
        ("王小明和李大华", ["王小明", "李大华"]),
        ("和田 太郎", ["和田 太郎"]),
        ("中村翔太、小林美咲", ["中村翔太", "小林美咲"]),
        ("Ann Lee, Bo Ek and Dee Fox", ["Ann Lee"]),
        ("Ann Lee and Bo Ek - Faro", ["Ann Lee", "Bo Ek"]),
    ],
)
def test_one_item_among_others(text: str, people: list[str]) -> None:
    assert rows(text, "Cy Dow") == [*people, "Cy Dow"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Noel Barge", ["Ann Lee", "Noel Barge"]),
        ("Ann Lee, [[Otis]]", ["Ann Lee", "[[Otis]]"]),
        ("Ann Lee, @otis", ["Ann Lee", "@otis"]),
        ("Ann Lee, livia@ponte.example", ["Ann Lee", "livia@ponte.example"]),
        ("Ann Lee, Larkspur", ["Ann Lee"]),
        ("Ann Lee, guest of [[Otis]]", ["Ann Lee"]),
        ("Ann Lee, friend of Noel Barge", ["Ann Lee"]),
    ],
)
def test_behind_the_comma_of_an_item(text: str, people: list[str]) -> None:
    assert rows(text, "Cy Dow") == [*people, "Cy Dow"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Bo Ek, Cy Dow", ["Ann Lee", "Bo Ek", "Cy Dow"]),
        ("Ann Lee, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Acme", ["Ann Lee"]),
        ("Ann Lee, Mei", ["Ann Lee", "Mei"]),
        ("Ann Lee", ["Ann Lee"]),
    ],
)
def test_the_one_item_that_is_the_whole_list(text: str, people: list[str]) -> None:
    assert rows(text) == people


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (["Ann Lee, Bo Ek - Faro", "Cy Dow"], ["Ann Lee", "Bo Ek", "Cy Dow"]),
        (["Ann Lee, Bo Ek (Faro)", "Cy Dow"], ["Ann Lee", "Bo Ek", "Cy Dow"]),
        (["Ann Lee, Bo Ek, Faro", "Cy Dow, Faro"], ["Ann Lee", "Bo Ek", "Cy Dow"]),
        (["Ann Lee, Bo Ek, Faro", "Cy Dow, Kiel"], ["Ann Lee", "Cy Dow"]),
        # a job stands behind somebody else, too
        (
            ["Ann Lee, Master Baker, Faro", "Bo Ek, Master Baker", "Cy Dow, Faro"],
            ["Ann Lee", "Bo Ek", "Cy Dow"],
        ),
        (["Ann Lee, Product Manager (Faro)", "Cy Dow"], ["Ann Lee", "Cy Dow"]),
        (["Ann Lee, Pilot - Faro", "Cy Dow"], ["Ann Lee", "Cy Dow"]),
        (["Ann Lee, Mei - Faro", "Cy Dow"], ["Ann Lee", "Mei", "Cy Dow"]),
    ],
)
def test_several_of_one_company(texts: list[str], people: list[str]) -> None:
    assert rows(*texts) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee / Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann, Bo and Cy", ["Ann", "Bo", "Cy"]),
        ("Ann Lee (Acme), Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee (Lab, Kiel), Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee - left early, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Product Manager, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee (Chair), Bo Ek (Treasurer), Cy Dow", ["Ann Lee", "Bo Ek", "Cy Dow"]),
        ("Ann Lee <ann@x.example>, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Lee, Ann; Ek, Bo", ["Ann Lee", "Bo Ek"]),
        ("Lee, Ann <ann@x.example>, Ek, Bo <bo@x.example>", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, , Bo Ek,", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, TBD, everyone", ["Ann Lee"]),
        ("Ann Lee, plus three from the yard", ["Ann Lee", "?plus three from the yard"]),
        ("[[Ann Lee]], [[Bo Ek]] (until 15:00)", ["[[Ann Lee]]", "[[Bo Ek]]"]),
        ("Ann Lee (absent), Bo Ek", ["-Ann Lee", "Bo Ek"]),
        ("Larkspur: Ann Lee, Bo Ek; Kiel: Cy, Eva", ["Ann Lee", "Bo Ek", "Cy", "Eva"]),
        ("Reed & Sons", []),
        ("Kit and Kin", ["Kit and Kin"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_that_holds_the_whole_list(text: str, people: list[str]) -> None:
    assert shown(reading(text, shape=Shapes.INLINE)) == people


# --- Last, First ---

SIX = ("Lee, Ann", "Ek, Bo", "Dow, Cy", "Fox, Dee", "Moe, Eva")


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (["Lee, Ann", "Ek, Bo"], ["Ann Lee", "Bo Ek"]),
        (["van Dijk, Ida", "Ek, Bo"], ["Ida van Dijk", "Bo Ek"]),
        (["Lee, Ann"], ["Ann Lee"]),
        (["Lee, Ann <ann@x.example>", "Ek, Bo (Faro)"], ["Ann Lee", "Bo Ek"]),
        ([*SIX, "Gus Holt"], ["Ann Lee", "Bo Ek", "Cy Dow", "Dee Fox", "Eva Moe", "Gus Holt"]),
        # four of five are too few
        ([*SIX[:4], "Gus Holt"], ["Lee", "Ek", "Dow", "Fox", "Gus Holt"]),
        # one last part three times is a company
        (["Yusuf, Faro", "Britta, Faro", "Ulf, Faro"], ["Yusuf", "Britta", "Ulf"]),
        (["Yusuf, Larkspur", "Noor, Karim"], ["Yusuf", "Noor"]),
        (["Zoe, Mei", "Noor, Karim"], ["Zoe", "Mei", "Noor"]),
        (["Zoe, Mei"], ["Zoe", "Mei"]),
        (["Barge, Noel", "Gus Holt"], ["Noel Barge", "Gus Holt"]),  # known so
    ],
)
def test_last_first(texts: list[str], people: list[str]) -> None:
    assert rows(*texts) == people


# --- links and handles side by side ---


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[[Ann Lee]] [[Bo Ek]]", ["[[Ann Lee]]", "[[Bo Ek]]"]),
        ("[[Ann Lee]], [[Bo Ek]] and [[Cy Dow]]", ["[[Ann Lee]]", "[[Bo Ek]]", "[[Cy Dow]]"]),
        ("[[Ann Lee]] & [[Bo Ek]] / [[Cy Dow]]", ["[[Ann Lee]]", "[[Bo Ek]]", "[[Cy Dow]]"]),
        ("@ann @bo", ["@ann", "@bo"]),
        ("@ann, [[Bo Ek]]", ["@ann", "[[Bo Ek]]"]),
        ("@王岸@李港", ["@王岸", "@李港"]),
        ("[[Ann Lee]] guest of [[Otis]]", ["[[Ann Lee]]"]),
        ("[[Ann Lee]] (with the plans of [[Otis]])", ["[[Ann Lee]]"]),
        ("[[Ann Lee]] - standing in for [[Otis]]", ["[[Ann Lee]]"]),
        ("Noel Barge, standing in for [[Otis]]", ["Noel Barge"]),
        ("[[People/Ann Lee|Ann]]", ["[[People/Ann Lee]]"]),
        ("[[Ann Lee#Notes|Ann]]", ["[[Ann Lee]]"]),
        ("[Ann](People/Ann%20Lee.md)", ["[[People/Ann Lee.md]]"]),
        ("[Ann Lee](https://ann.example)", ["Ann Lee"]),
        ("Ann Lee ([home](https://ann.example))", ["Ann Lee"]),
        ("[Ann Lee](https://ann.example) - [Faro](https://faro.example)", ["Ann Lee"]),
        ("Ann Lee [Faro](https://faro.example)", ["Ann Lee"]),
        ("https://meet.example/ab-cd", []),
        ("[[Ann Lee]] (regrets)", ["-[[Ann Lee]]"]),
        ("~~[[Ann Lee]]~~", ["-[[Ann Lee]]"]),
    ],
)
def test_links_in_an_item(text: str, people: list[str]) -> None:
    assert rows(text, "Zoe Marten") == [*people, "Zoe Marten"]


# --- what stands around a name ---


@pytest.mark.parametrize(
    "text",
    [
        "Chair: Ann Lee",
        "**Chair:** Ann Lee (she/her)",
        "Organizer: Ann Lee",
        "Protokoll: Ann Lee",
        "Ann Lee: Captain",
        "Ann Lee (until 15:00)",
        "Ann Lee [remote]",
        "Ann Lee from Kestrel",
        "Ann Lee at Havgard",
        "Ann Lee of the night shift",
        "Ann Lee, the one with the rope",
        "Ann Lee <ann@x.example>",
        "Ann Lee (ann@x.example)",
        "Ann Lee (@annlee)",
        "Ann Lee/annl",
        "✎ Ann Lee",
        "Ann Lee (Faro) ⭐",
        'Ann "Sparky" Lee',
        "Dr. Ann Lee",
        "Prof. Dr. Ann Lee, PhD",
        "Frau Ann Lee",
        "Mme Ann Lee",
        "Mx Ann Lee",
        "Ann Lee Sr.",
        "Ann Lee, Ing.",
        "**Ann Lee**",
        "*Ann Lee*",
        "_Ann Lee_",
        "[Ann Lee]",
        "Ann Lee,",
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(text: str) -> None:
    assert rows(text, "Cy Dow") == ["Ann Lee", "Cy Dow"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("佐々木健太さん", "佐々木健太"),
        ("이서연씨", "이서연"),
        ("Ray (last name unknown)", "Ray"),
        ("Madonna", "Madonna"),
        ("J. R. Okafor", "J. R. Okafor"),
    ],
)
def test_names_that_are_nearly_something_else(text: str, name: str) -> None:
    assert rows(text, "Cy Dow")[0] == name


@pytest.mark.parametrize(
    ("text", "email", "handle"),
    [
        ("Ann Lee <Ann@x.example>", "ann@x.example", None),
        ("Ann Lee (ann@x.example)", "ann@x.example", None),
        ("Ann Lee, ann@x.example", "ann@x.example", None),
        ("[Ann Lee](mailto:ann@x.example)", "ann@x.example", None),
        ("[[Ann Lee]] <ann@x.example>", "ann@x.example", None),
        ("Ann Lee (@annlee)", None, "annlee"),
        ("Ann Lee @annlee", None, "annlee"),
        ("Ann Lee, @annlee", None, "annlee"),
        ("Ann Lee/annl", None, "annl"),
        ("[annl // Ann Lee](https://x.example/annl)", None, "annl"),
        ("Ann Lee (Acme)", None, None),
    ],
)
def test_address_and_handle(text: str, email: str | None, handle: str | None) -> None:
    (one, _) = reading(text, "Cy Dow").people
    assert (one.email, one.handle) == (email, handle)
    assert one.text == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "company", "sure"),
    [
        ("Ann Lee", None, False),
        ("Ann Lee (Faro)", "Faro", False),  # other notes tell whether it is a company
        ("Ann Lee - Faro", "Faro", False),
        ("Ann Lee from Faro", "Faro", False),
        ("Ann Lee (she/her)", None, False),
        ("Ann Lee (until 15:00)", None, False),
        ("Ann Lee, Captain, Larkspur", "Larkspur", False),
        ("Larkspur: Ann Lee", "Larkspur", True),
        ("Larkspur - Ann Lee", "Larkspur", True),
        ("Them (Faro): Ann Lee", "Faro", False),
        ("The client's side (Larkspur): Ann Lee", "Larkspur", True),
        ("Us: Ann Lee", None, False),
        ("Berlin: Ann Lee, Bo Ek", None, False),
        ("Willow Yard: Ann Lee, Bo Ek", None, False),
        ("Harbor: Ann Lee, Bo Ek", None, False),  # a project employs nobody
    ],
)
def test_where_somebody_works(text: str, company: str | None, sure: bool) -> None:
    first = reading(text, "Cy Dow").people[0]
    assert first.text == "Ann Lee"
    assert (first.employer or None, first.employs) == (company, sure)


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (["Berlin: Ann Lee, Bo Ek"], ["Ann Lee", "Bo Ek"]),
        (["Berlin: Ann Lee and Bo Ek", "Cy Dow"], ["Ann Lee", "Bo Ek", "Cy Dow"]),
        (["Berlin: Ann Lee", "Cy Dow"], ["Ann Lee", "Cy Dow"]),
        (["Otis Bell: Captain", "Cy Dow"], ["Otis Bell", "Cy Dow"]),
        (["Otis Bell: treasurer", "Cy Dow: Quality Inspector"], ["Otis Bell", "Cy Dow"]),
        (["Otis Bell: product manager", "Cy Dow"], ["Otis Bell", "Cy Dow"]),
        (["Noel Barge: Ann Lee, Bo Ek", "Cy Dow"], ["Noel Barge", "Cy Dow"]),
        (["Larkspur - Ann Lee", "Cy Dow"], ["Ann Lee", "Cy Dow"]),
        (["Ann Lee - Willow Yard", "Cy Dow"], ["Ann Lee", "Cy Dow"]),
        (["Regrets: Ann Lee, Bo Ek", "Cy Dow"], ["-Ann Lee", "-Bo Ek", "Cy Dow"]),
    ],
)
def test_before_a_colon_or_dash(texts: list[str], people: list[str]) -> None:
    assert rows(*texts) == people


# --- who was not there ---


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee (absent)",
        "Ann Lee (excused)",
        "Ann Lee (regrets)",
        "Ann Lee (apologies)",
        "Ann Lee (declined)",
        "Ann Lee (no-show)",
        "Ann Lee (did not attend)",
        "Ann Lee (sick)",
        "Ann Lee (entschuldigt)",
        "Ann Lee (excusée)",
        "Ann Lee (afwezig)",
        "Ann Lee (nieobecna)",
        "Ann Lee - excused",
        "Ann Lee, absent",
        "Ann Lee: absent",
        "~~Ann Lee~~",
        "❌ Ann Lee",
    ],
)
def test_absent(text: str) -> None:
    assert rows(text, "Cy Dow") == ["-Ann Lee", "Cy Dow"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee (remote)",
        "Ann Lee (late)",
        "Ann Lee (absent until 10:00)",
        "Ann Lee (absent from the second half)",
        "Ann Lee - keeper of the absentee book",
    ],
)
def test_not_absent(text: str) -> None:
    assert rows(text, "Cy Dow") == ["Ann Lee", "Cy Dow"]


def test_present_outweighs_absent() -> None:
    there = PeopleList((ListEntry("Ann Lee", 1, Shapes.ITEM, Bases.LIST, Senses.PRESENT),))
    regrets = PeopleList(
        (ListEntry("Ann Lee, Bo Ek", 2, Shapes.INLINE, Bases.LABEL, Senses.ABSENT),)
    )
    assert shown(read_lists([regrets, there], DEFAULT_RULES, known)) == ["-Bo Ek", "Ann Lee"]


@pytest.mark.parametrize(
    ("marks", "people", "lines"),
    [
        (("x", " ", "X"), ["Ann Lee", "-Bo Ek", "Cy Dow"], {1, 2, 3}),
        (("x", "", "x"), ["Ann Lee", "-Bo Ek", "Cy Dow"], {1, 2, 3}),
        ((None, None, " "), ["Ann Lee", "Bo Ek"], set()),  # one box is a task
    ],
)
def test_boxes(marks: Sequence[str | None], people: list[str], lines: set[int]) -> None:
    entries = tuple(
        ListEntry(name, line, Shapes.ITEM, Bases.LIST, Senses.PRESENT, box=mark)
        for line, (name, mark) in enumerate(
            zip(("Ann Lee", "Bo Ek", "Cy Dow"), marks, strict=True), 1
        )
    )
    assert shown(read_lists([PeopleList(entries)], DEFAULT_RULES, known)) == people
    assert roster_boxes(PeopleList(entries)) == lines


@pytest.mark.parametrize(
    ("name", "columns", "person"),
    [
        ("Ann Lee", Columns(status="yes"), "Ann Lee"),
        ("Ann Lee", Columns(status="✓"), "Ann Lee"),
        ("Ann Lee", Columns(status="x"), "Ann Lee"),
        ("Ann Lee", Columns(status="tentative"), "Ann Lee"),
        ("Ann Lee", Columns(status="accepted"), "Ann Lee"),
        ("Ann Lee", Columns(status="no"), "-Ann Lee"),
        ("Ann Lee", Columns(status="declined"), "-Ann Lee"),
        ("Ann Lee", Columns(status="needsAction"), "-Ann Lee"),
        ("Ann Lee", Columns(), "Ann Lee"),
        ("", Columns(email="Ann@x.example"), "ann@x.example"),
    ],
)
def test_what_a_column_says(name: str, columns: Columns, person: str) -> None:
    entry = ListEntry(name, 1, Shapes.ITEM, Bases.TABLE, Senses.PRESENT, columns=columns)
    assert shown(read_lists([PeopleList((entry,))], DEFAULT_RULES, known)) == [person]


def test_columns_belong_to_the_name() -> None:
    columns = Columns("Faro", "Ann@x.example", "@annlee")
    entry = ListEntry("Ann Lee", 1, Shapes.ITEM, Bases.TABLE, Senses.PRESENT, columns=columns)
    (one,) = read_lists([PeopleList((entry,))], DEFAULT_RULES, known).people
    assert (one.employer, one.employs) == ("Faro", True)
    assert (one.email, one.handle) == ("ann@x.example", "annlee")


# --- nobody ---


@pytest.mark.parametrize(
    "text",
    ["TBD", "n/a", "everyone", "The rest of us", "None identified", "alle", "无", "Guest 2", "you",
     "[Name 1]", "First Last", "Add your name below", "Remote (Acme, name unknown)", "?", "—", ""],
)  # fmt: skip
def test_filler_is_nobody_and_not_told(text: str) -> None:
    assert rows(text, "Cy Dow") == ["Cy Dow"]


@pytest.mark.parametrize(
    "text",
    ["plus three from sales", "someone from the yard", "half of the night shift", "Room 12",
     "Opening of the meeting", "Launch at Noon Square", "Sales team", "Zoom user"],
)  # fmt: skip
def test_what_is_no_name_is_told(text: str) -> None:
    assert rows(text, "Cy Dow") == ["Cy Dow", f"?{text}"]


def test_who_is_known_is_somebody_whatever_the_look() -> None:
    assert rows("k3", "Kit and Kin", "Reed & Sons", "Cy Dow") == ["k3", "Kit and Kin", "Cy Dow"]


def test_nobody_in_kg_toml() -> None:
    rules = rules_from(extended(DEFAULT, {"nobody": ["Night Shift"]}))
    entries = tuple(
        ListEntry(text, 1, Shapes.ITEM, Bases.LIST, Senses.PRESENT)
        for text in ("Night Shift", "Ann Lee")
    )
    assert shown(read_lists([PeopleList(entries)], rules, known)) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("texts", "basis", "looks"),
    [
        (["gr8dane", "Ann Lee"], Bases.LIST, ["nick", "name"]),
        (["gr8dane", "zed99", "Ann Lee"], Bases.LIST, ["name", "name", "name"]),
        (["gr8dane", "Bo Ek", "Ann Lee"], Bases.LIST, ["nick", "name", "name"]),
        (["ann-lee", "bo-ek"], Bases.PROPERTY, ["name", "name"]),
        (["ann-lee", "bo-ek"], Bases.LIST, ["nick", "nick"]),
        (["ann", "bo"], Bases.PROPERTY, ["nick", "nick"]),
        (["k3", "Ann Lee"], Bases.LIST, ["name", "name"]),
        (["tante Ulla", "Ann Lee"], Bases.LIST, ["mixed", "name"]),
    ],
)
def test_nicknames_that_the_list_makes_somebody(
    texts: list[str], basis: Basis, looks: list[str]
) -> None:
    assert [one.look for one in reading(*texts, basis=basis).people] == looks


# --- roles beside a list ---


@pytest.mark.parametrize(
    ("role", "people"),
    [
        ("Ann", ["Ann Lee", "Bo Ek"]),  # who of the list it was
        ("Cy", ["Ann Lee", "Bo Ek"]),
        ("Cy Dow", ["Ann Lee", "Bo Ek", "Cy Dow"]),
        ("[[Cy]]", ["Ann Lee", "Bo Ek", "[[Cy]]"]),
    ],
)
def test_a_role_beside_a_list(role: str, people: list[str]) -> None:
    listed = ListEntry("Ann Lee, Bo Ek", 1, Shapes.INLINE, Bases.LABEL, Senses.PRESENT)
    chair = ListEntry(role, 2, Shapes.INLINE, Bases.LABEL, Senses.ROLE)
    lists = [PeopleList((listed,)), PeopleList((chair,))]
    assert shown(read_lists(lists, DEFAULT_RULES, known)) == people


def test_a_role_of_somebody_absent_brings_nobody() -> None:
    regrets = ListEntry("Ann Lee", 1, Shapes.INLINE, Bases.LABEL, Senses.ABSENT)
    chair = ListEntry("Ann Lee", 2, Shapes.INLINE, Bases.LABEL, Senses.ROLE)
    lists = [PeopleList((regrets,)), PeopleList((chair,))]
    assert shown(read_lists(lists, DEFAULT_RULES, known)) == ["-Ann Lee"]


# --- asking ---


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["Ann Lee", "[[Bo Ek]]"], set()),
        (["Ann Lee, Bo Ek", "Cy Dow"], {"Ann Lee, Bo Ek", "Bo Ek", "Cy Dow"}),
    ],
)
def test_plain_lists_ask_for_nobody(texts: list[str], asked: set[str]) -> None:
    nothing = NothingKnown()
    entries = tuple(ListEntry(text, 1, Shapes.ITEM, Bases.LIST, Senses.PRESENT) for text in texts)
    read_lists([PeopleList(entries)], DEFAULT_RULES, nothing)
    assert nothing.asked == asked


def test_a_text_outside_of_lists() -> None:
    found = read_text("Ann Lee, Bo Ek (absent)", 7, DEFAULT_RULES)
    assert [(one.text, one.absent, one.line) for one in found] == [
        ("Ann Lee", False, 7),
        ("Bo Ek", True, 7),
    ]


# --- shapes that are easily misread ---


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # a plain name with a sign behind it
        ("Ann Lee ⭐", ["Ann Lee"]),
        ("Ann Lee ❌", ["-Ann Lee"]),
        ("Ann Lee（欠席）", ["-Ann Lee"]),
        # a title without its dot that is a name, too
        ("Don Miller", ["Don Miller"]),
        ("Dom Hughes", ["Dom Hughes"]),
        ("Jack Ma", ["Jack Ma"]),
        ("Pan Wei", ["Pan Wei"]),
        ("Mr and Mrs Lee", ["Lee"]),
        # signs
        ("王小明，李大华", ["王小明", "李大华"]),
        ("Ann Lee +1", ["Ann Lee"]),
    ],
)
def test_open_in_items(text: str, people: list[str]) -> None:
    assert rows(text, "Cy Dow") == [*people, "Cy Dow"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee, Bo Ek and Cy Dower.", ["Ann Lee", "Bo Ek", "Cy Dower"]),
        ("Ann Lee, Bo Ek.", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Edith Head, Bo Ek", ["Ann Lee", "Edith Head", "Bo Ek"]),
        ("Ann Lee, plus three from sales", ["Ann Lee", "?plus three from sales"]),
        ("Chair: Ann Lee, Scribe: Bo Ek, Cy Dow", ["Ann Lee", "Bo Ek", "Cy Dow"]),
        ("Absent: Ann Lee", ["-Ann Lee"]),
    ],
)
def test_open_in_texts(text: str, people: list[str]) -> None:
    assert shown(reading(text, shape=Shapes.INLINE)) == people
