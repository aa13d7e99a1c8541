"""Where lists of people stand in a note, and where they begin and end.

Each case is a meeting's body and who is read in it: `-Ann Lee` was absent, `?` is told as nobody.
"""

import pytest

from tests.interpret.described import note, page, said, show

SPEAKS = "Bo: let us begin."


def listed(body: str, *, path: str = "Meetings/2026-01-05 Oil.md", **properties: str) -> list[str]:
    """The people of the lists in a meeting's note."""
    found = page(path, note(body, **properties))
    marks = {"attendee": "", "absent": "-"}
    people = [
        marks[claim.field] + show(claim.ref)
        for claim in found.claims
        if claim.field in marks and claim.ref and claim.about is None
    ]
    return people + [f"?{text}" for text, _ in said(found, "not_person")]


@pytest.mark.parametrize(
    "body",
    [
        "Attendees: Ann Lee, Bo Ek",
        "**Attendees**: Ann Lee, Bo Ek",
        "**Attendees:** Ann Lee, Bo Ek",
        "**Attendees** Ann Lee, Bo Ek",
        "**Present** *(please add your name)*: Ann Lee, Bo Ek",
        "Attendees : Ann Lee, Bo Ek",
        "参加者：Ann Lee、Bo Ek",
        "Attendees:\nAnn Lee\nBo Ek",
        "Attendees\n\n- Ann Lee\n- Bo Ek",
        "**Attendees**\n\n- Ann Lee\n- Bo Ek",
        "#Attendees\n\n- Ann Lee\n- Bo Ek",
        "Attendees:\n\n1. Ann Lee\n2. Bo Ek",
        "Attendees: Ann Lee,\nBo Ek",
        "## Attendees\n\n- Ann Lee\n- Bo Ek",
        "## Attendees\n\n* Ann Lee\n* Bo Ek",
        "## Attendees\n\n1) Ann Lee\n2) Bo Ek",
        "## Attendees: Ann Lee, Bo Ek",
        "## Attendees\n\nAnn Lee, Bo Ek",
        "## Attendees\n\nAnn Lee\\\nBo Ek",
        "## Attendees\n\nAnn Lee  \nBo Ek",
        "## Attendees (2)\n\n- Ann Lee\n- Bo Ek",
        "## **Attendees:**\n\n- Ann Lee\n- Bo Ek",
        "### 👥 Community attendees\n\n- Ann Lee\n- Bo Ek",
        "- Attendees\n  - Ann Lee\n  - Bo Ek",
        "- **Attendees:** Ann Lee, Bo Ek",
        "> [!info] Attendees\n> - Ann Lee\n> - Bo Ek",
        "> **Attendees**: Ann Lee, Bo Ek",
        "| **Present** | Ann Lee, Bo Ek |\n|---|---|\n| **Where** | the yard |",
        "## Attendees\n\n| Name | Company |\n|---|---|\n| Ann Lee | Acme |\n| Bo Ek | |",
        "## Attendees\n\n| First name | Last name |\n|---|---|\n| Ann | Lee |\n| Bo | Ek |",
        "**Attendees**\n\n| Acme | Faro |\n|---|---|\n| Ann Lee | Bo Ek |",
        "# Oil\n\nAnn Lee (ALE), Bo Ek (BEK)",
        "# Öl\n\nAnn Lee (ALE), Bo Ek (BEK)\n\n---\n\n## Gespräch",
        "# Oil\n\nAnn Lee (ALE), Bo Ek (BEK),\nAnn Lee (ALE)\n\nBEK: None (NIL), Nothing (NTH)",
        "Attendees:: Ann Lee, Bo Ek",
    ],
)
def test_places(body: str) -> None:
    assert sorted(listed(body)) == ["Ann Lee", "Bo Ek"]


@pytest.mark.parametrize(
    ("key", "value", "people"),
    [
        ("attendees", "[Ann Lee, Bo Ek]", ["Ann Lee", "Bo Ek"]),
        ("attendees", "Ann Lee, Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("participants", '["[[Ann Lee]]", Bo Ek]', ["[[Ann Lee]]", "Bo Ek"]),
        ("people", "[Ann Lee]", ["Ann Lee"]),
        ("with", "Ann Lee", ["Ann Lee"]),
        ("guests", "[Ann Lee]", ["Ann Lee"]),
        ("attendees", "[{name: Ann Lee, responseStatus: declined}]", ["-Ann Lee"]),
        ("attendees", "[{name: Ann Lee, email: ann@x.example}]", ["Ann Lee"]),
        ("attendees", "{us: [Ann Lee], them: [Bo Ek]}", ["Ann Lee", "Bo Ek"]),
        ("attendees", "[]", []),
        ("attendees", "TBD", []),
        ("attendees", "[ann, TBD]", ["ann"]),
        ("authors", "[Ann Lee]", []),
    ],
)
def test_properties(key: str, value: str, people: list[str]) -> None:
    assert listed("Notes.", **{key: value}) == people


@pytest.mark.parametrize(
    "body",
    [
        "## Attendees\n\n<!-- one a line -->\n- Ann Lee",
        "## Attendees\n\nPlease add your name below.\n\n- Ann Lee",
        "## Attendees\n\n*(please sign)*\n\n- Ann Lee",
        "## Attendees\n\n> add yourself\n\n- Ann Lee",
        "## Attendees\n\n<div>\n\n- Ann Lee\n\n</div>",
        "## Attendees\n\n- First Last, Company\n- Ann Lee",
        "## Attendees\n\nWrite who was there.\n\n| Name |\n|---|\n| Ann Lee |",
        "## Attendees\n\n- Add your name above\n- Ann Lee",
        "**Attendees** (please add your name):\n\n- Ann Lee",
    ],
)
def test_what_belongs_to_the_form(body: str) -> None:
    assert listed(body) == ["Ann Lee"]


@pytest.mark.parametrize(
    "rest",
    [
        "\n\nWe spoke of lamps.\n\n- Cy Dow",
        "\n\n---\n\n- Cy Dow",
        "\n\n## Notes\n\n- Cy Dow",
        "\n\n### Agenda\n\n- Cy Dow",
        "\n- Agenda\n  - Cy Dow",
        "\n\nActions:\n- Cy Dow",
        "\n\n**Actions**\n\n- Cy Dow",
        "\n\n### Cy's oil lamp, and what it costs\n\n- the lamp of Cy Dow",
        "\n\n| Task | Who |\n|---|---|\n| Oil | Cy Dow |",
    ],
)
def test_where_items_below_a_heading_end(rest: str) -> None:
    assert listed(f"## Attendees\n\n- Ann Lee\n- Bo Ek{rest}") == ["Ann Lee", "Bo Ek"]


@pytest.mark.parametrize(
    "rest",
    [
        "\n\n### Members\n\n- Cy Dow",
        "\n\nRemote:\n\n- Cy Dow",
        "\n\n**Remote**\n\n- Cy Dow",
        "\n\nGuests: Cy Dow",
        "\n\n### Them\n\n- Cy Dow",
        "\n\n### Faro Bay\n\n- Cy Dow",  # all below it look like names
        "\n\n\n- Cy Dow",
        "\n  - Cy Dow: Captain\n- Cy Dow",  # below a person, a remark
    ],
)
def test_what_parts_a_list_and_does_not_end_it(rest: str) -> None:
    assert listed(f"## Attendees\n\n- Ann Lee\n- Bo Ek{rest}") == ["Ann Lee", "Bo Ek", "Cy Dow"]


@pytest.mark.parametrize(
    ("body", "people"),
    [
        # one name a line
        (f"## Attendees\n\nAnn Lee\nBo Ek\n\n{SPEAKS}", ["Ann Lee", "Bo Ek"]),
        ("## Attendees\n\nAnn Lee\nBo Ek\n\nWe spoke of lamps.", ["Ann Lee", "Bo Ek"]),
        ("## Attendees\n\nAnn Lee\nBo Ek\n\n---\n\nCy Dow", ["Ann Lee", "Bo Ek"]),
        ("## Attendees\n\nAnn Lee\n\nBo Ek\n\n## Notes\n\nCy Dow", ["Ann Lee", "Bo Ek"]),
        # names behind the label's colon end with it
        ("Attendees: Ann Lee\n\n- Cy Dow", ["Ann Lee"]),
        ("Attendees: Ann Lee\nCy Dow was late.", ["Ann Lee"]),
        ("Attendees: Ann Lee, Bo Ek,\nCy Dow\n\nDee Fox", ["Ann Lee", "Bo Ek", "Cy Dow"]),
        # below a label any heading ends the list, unless it is a label itself
        ("Attendees:\n\n- Ann Lee\n\n#### Faro Bay\n\n- Cy Dow", ["Ann Lee"]),
        ("Attendees:\n\n- Ann Lee\n\n## Regrets\n\n- Cy Dow", ["Ann Lee", "-Cy Dow"]),
        # a callout ends with its quote
        ("> [!info] Attendees\n> - Ann Lee\n\n- Cy Dow", ["Ann Lee"]),
        # within an item, what is less deep is no part of it
        ("- Attendees\n  - Ann Lee\n- Cy Dow", ["Ann Lee"]),
        # code is no list
        ("```\nAttendees: Cy Dow\n```\n\nAttendees: Ann Lee", ["Ann Lee"]),
        ("<!-- Attendees: Cy Dow -->\n\nAttendees: Ann Lee", ["Ann Lee"]),
    ],
)
def test_where_other_lists_end(body: str, people: list[str]) -> None:
    assert listed(body) == people


@pytest.mark.parametrize(
    ("slip", "people"),
    [
        ("Cy Dow", ["Ann Lee", "Bo Ek"]),
        ("*Cy Dow", ["Ann Lee", "Bo Ek"]),
        ("- Cy ?", ["Ann Lee", "Bo Ek"]),
    ],
)
def test_one_slip_does_not_end_a_list(slip: str, people: list[str]) -> None:
    assert listed(f"## Attendees\n\n- Ann Lee\n{slip}\n- Bo Ek") == people


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("**Present:** Ann Lee\n\n**Regrets:** Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("## Present\n\n- Ann Lee\n\n## Absent\n\n- Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("## Attendees\n\n- Ann Lee\n\n### Regrets\n\n- Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("- Present\n  - Ann Lee\n- Absent\n  - Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("## Attendees\n\n- Ann Lee\n- Regrets: Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("## Attendees\n\n- Ann Lee\n- Regrets:\n  - Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("## Attendees\n\n- [x] Ann Lee\n- [ ] Bo Ek", ["Ann Lee", "-Bo Ek"]),
        (
            "## Attendees\n\n| Name | Present |\n|---|---|\n| Ann Lee | yes |\n| Bo Ek | |",
            ["Ann Lee", "-Bo Ek"],
        ),
        ("## Anwesend\n\n- Ann Lee\n\n## Nicht anwesend\n\n- Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("**Present:** Ann Lee, Bo Ek\n\n**Regrets:** Bo Ek", ["Ann Lee", "Bo Ek"]),
    ],
)
def test_who_was_absent(body: str, people: list[str]) -> None:
    assert listed(body) == people


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("Attendees: Ann Lee, Bo Ek\nChair: Ann", ["Ann Lee", "Bo Ek"]),
        ("Attendees: Ann Lee, Bo Ek\nChair: Cy Dow", ["Ann Lee", "Bo Ek", "Cy Dow"]),
        ("**Organizer:** Cy Dow\n\n## Notes\n\nScribe: Dee Fox", ["Cy Dow"]),
        ("**Guests:** Cy Dow\n\n## Notes\n\nRemote: Dee Fox", ["Cy Dow"]),
        ("## Notes\n\nAbsent objections, Cy Dow closes.", []),
        ("## Notes\n\nThose who were present: nobody from Acme", []),
    ],
)
def test_labels_that_need_a_place(body: str, people: list[str]) -> None:
    assert listed(body) == people


@pytest.mark.parametrize(
    "body",
    [
        "Chair: Ann Lee",
        "Scribe: Ann Lee",
        "**Guests:** Ann Lee",
        "Remote: Ann Lee",
        "Apologies: Ann Lee",
        "## Attendee badges\n\n- Ann Lee",
        "Attendees: TBD",
        "## Attendees\n\n- plus three from the yard",
    ],
)
def test_what_makes_no_meeting(body: str) -> None:
    assert page("Notes/2026-01-05 Oil.md", note(body)).kind == "note"


@pytest.mark.parametrize(
    "body",
    ["Attendees: Ann Lee", "## Present\n\n- Ann Lee", "## 参加者\n\n- 陈伟强", "Aanwezig: Ann, Bo"],
)
def test_a_list_and_a_day_make_a_meeting(body: str) -> None:
    assert page("Notes/2026-01-05 Oil.md", note(body)).kind == "meeting"


def test_what_names_nobody_is_kept_with_its_line() -> None:
    found = page(
        "Meetings/2026-01-05 Oil.md", "## Attendees\n\n- Ann Lee\n- plus three from sales\n"
    )
    told = [(claim.value, claim.line) for claim in found.claims if claim.field == "not_person"]
    assert told == [("plus three from sales", 4)]


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("**<h3>Attendees</h3>**\n\n- Ann Lee", ["Ann Lee"]),
        ("## Anwesend\n\n- Ann Lee\n\n## Nicht da\n\n- Bo Ek", ["Ann Lee", "-Bo Ek"]),
        ("## Attendees\n\n- Ann Lee\n\nLocation: Faro Bay", ["Ann Lee"]),
        ("## Attendees\n\nAnn Lee\nBo Ek\n\nLocation: Faro Bay", ["Ann Lee", "Bo Ek"]),
        ("| Who | What |\n|---|---|\n| Ann Lee | oil |", []),  # a head row is never a value
    ],
)
def test_open(body: str, people: list[str]) -> None:
    assert listed(body) == people
