"""What pages are called."""

import pytest

from tests.interpret.described import note, page


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("x.md", note("# Heading", title="Property"), "Property"),
        ("x.md", "# Heading\n", "Heading"),
        ("x.md", "# [[Atlas|The atlas]]\n", "The atlas"),
        ("x.md", "## Section\n\n# Heading\n", "x"),
        ("x.md", "# Notes\n\n# Log\n", "x"),
        ("x.md", "Text\n", "x"),
        ("Projects/Atlas/README.md", "Text\n", "Atlas"),
        ("README.md", "Text\n", "README"),
        ("x.md", note(title='""'), "x"),
        ("x.md", note("# Heading", type="email", subject="Offer"), "Offer"),
        ("x.md", note("# Heading", type="email", subject="Offer", title="Bid"), "Bid"),
        ("x.md", note("# Heading", type="email", subject='""'), "Heading"),
        ("x.md", note("# Heading", type="meeting", subject="Offer"), "Offer"),
        ("x.md", note("# Heading\n\n# More", type="meeting"), "x"),
    ],
)
def test_the_title(path: str, text: str, title: str) -> None:
    assert page(path, text).title == title


@pytest.mark.parametrize(
    ("path", "text", "key", "label"),
    [
        ("People/José Álvarez.md", "Text\n", "person:jose-alvarez", "José Álvarez"),
        ("People/x.md", note(name="Ann O'Neill"), "person:ann-oneill", "Ann O'Neill"),
        ("People/x.md", note(title="Ann O'Neill"), "person:x", "x"),
        ("People/ann-oneill.md", note(title="Ann O'Neill"), "person:ann-oneill", "Ann O'Neill"),
        ("People/ann-oneill.md", "# Ann O'Neill\n", "person:ann-oneill", "Ann O'Neill"),
        ("People/x.md", note("# Ann Lee", title="Ann Lee"), "person:x", "Ann Lee"),
        ("People/Lee, Ann.md", "Text\n", "person:ann-lee", "Ann Lee"),
        ("People/Ann Lee, MD.md", "Text\n", "person:ann-lee-md", "Ann Lee, MD"),
        ("People/@Ann Lee.md", "Text\n", "person:ann-lee", "Ann Lee"),
        ("People/Ann Lee.md", note("# About"), "person:ann-lee", "Ann Lee"),
        ("Projects/Atlas/README.md", "# Welcome\n", "project:atlas", "Welcome"),
        ("Projects/Atlas.md", "# One\n\n# Two\n", "project:atlas", "Atlas"),
        ("Projects/Atlas.md", "Text\n\n# One\n", "project:atlas", "Atlas"),
        ("Projects/Atlas.md", "#tag\n\n# One\n", "project:atlas", "One"),
        ("Projects/x.md", note(name="Atlas"), "project:atlas", "Atlas"),
        ("Projects/Atlas/README.md", note(title="The Atlas"), "project:the-atlas", "The Atlas"),
        ("Notes/Why.md", "# Because\n", "note:Notes/Why.md", "Because"),
        ("2025-10-06.md", "Text\n", "note:2025-10-06.md", "2025-10-06"),
    ],
)
def test_keys(path: str, text: str, key: str, label: str) -> None:
    found = page(path, text)
    assert (found.key, found.label) == (key, label)


MEETING = {"type": "meeting", "date": "2025-10-06"}


@pytest.mark.parametrize(
    ("path", "text", "key", "label"),
    [
        ("2025-10-06 - Offer.md", note(**MEETING), "meeting:2025-10-06-offer", "Offer"),
        ("20251006 1400 Offer.md", note(**MEETING), "meeting:2025-10-06-offer", "Offer"),
        ("x.md", note("# 2025-10-06 - Offer", **MEETING), "meeting:2025-10-06-offer", "Offer"),
        # A title that fits any meeting is told apart by the file, the folder's entity, the person.
        ("2025-10-06 Offer.md", note("# Weekly", **MEETING), "meeting:2025-10-06-offer", "Offer"),
        (
            "People/Ann Lee/2025-10-06 1-1.md",
            note("# 1-1", **MEETING),
            "meeting:2025-10-06-1-1-ann-lee",
            "1-1 Ann Lee",
        ),
        (
            "Projects/Atlas/2025-10-06.md",
            note(**MEETING),
            "meeting:2025-10-06-meeting-atlas",
            "Meeting Atlas",
        ),
        (
            "2025-10-06 1-1.md",
            note(attendees="[Ann Lee, Me]", **MEETING),
            "meeting:2025-10-06-1-1-ann-lee",
            "1-1 Ann Lee",
        ),
        (
            "2025-10-06 Weekly.md",
            note(attendees="[Ann Lee, Bo Ek]", **MEETING),
            "meeting:2025-10-06-weekly",
            "Weekly",
        ),
        ("Offer.md", note(type="meeting"), "meeting:offer", "Offer"),
    ],
)
def test_keys_of_meetings(path: str, text: str, key: str, label: str) -> None:
    found = page(path, text)
    assert (found.key, found.label) == (key, label)


def test_two_peoples_1_1_of_one_day_stay_apart() -> None:
    ann = page("People/Ann Lee/2025-10-06 1-1.md", note(**MEETING))
    bo = page("People/Bo Ek/2025-10-06 1-1.md", note(**MEETING))
    assert ann.key != bo.key


def test_the_names_of_an_entity() -> None:
    found = page("People/Ann.md", note("# Ann Lee", aliases='[Annie, "Lee, Ann"]', type="person"))
    assert found.names == ("Ann",)
    assert found.aliases == (
        ("Annie", "property"),
        ("Lee, Ann", "property"),
        ("Ann Lee", "heading"),
    )


def test_a_meeting_has_a_second_name_where_its_file_says_more() -> None:
    def second(file: str) -> str | None:
        found = page(f"2025-10-06 {file}.md", note("# Harbour plan", **MEETING)).otherwise
        return found and found.label

    assert second("Crane") == "Crane"
    said_again = ("Harbour", "Harbour plan recap", "2 Harbour plan", "b", "Weekly")
    assert [second(file) for file in said_again] == [None] * 5


def test_a_plain_note_has_aliases_but_no_names() -> None:
    found = page("Notes/Berths.md", note(aliases="[Quays]"))
    assert (found.names, found.aliases) == ((), (("Quays", "property"),))


def test_the_owners_page_has_the_first_name_of_me() -> None:
    from kg import config
    from kg.interpret.note import describe
    from kg.parse import parse_note

    rules = config.rules(b'me = ["Nora Berg", "N. Berg"]')
    found = describe(parse_note("People/N. Berg.md", "Text\n"), rules)
    assert (found.key, found.label) == ("person:nora-berg", "N. Berg")
    assert set(found.names) == {"N. Berg", "Nora Berg"}


def test_two_people_of_one_name_are_kept_apart_on_request() -> None:
    toml = 'not_same = [["People/Ann Lee.md", "Customers/Ann Lee.md"]]'
    one = page("People/Ann Lee.md", note(type="person"), toml)
    other = page("Customers/Ann Lee.md", note(type="person"), toml)
    assert (one.key, other.key) == ("person:ann-lee", "person:ann-lee~2")
    assert page("Customers/Ann Lee.md", note(type="person")).key == "person:ann-lee"


def test_a_name_without_letters_has_a_key_all_the_same() -> None:
    assert page("People/🦊.md", "Text\n").key == "person:people/🦊.md"
