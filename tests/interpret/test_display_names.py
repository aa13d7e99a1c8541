"""Which texts of links are names of what they lead to."""

import pytest

from kg.interpret.display_names import display_names
from kg.model.page import DisplayName
from kg.parse import parse_note

# text of the note → the names that its links show
SHOWN = [
    ("[[Benedikt Orlov|Ben Orlov]]", ["Ben Orlov"]),
    ("[[People/B. Orlov|Ben Orlov]] and [[People/B. Orlov|Ben Orlov]]", ["Ben Orlov"]),
    ("[[Benedikt Orlov#Work|Ziggy]]", ["Ziggy"]),
    ("[Ben Orlov](Benedikt%20Orlov.md)", ["Ben Orlov"]),
    ("[[王小明|小明]]", ["小明"]),
    ("[[Kiln Rebuild|Big Kiln]]", ["Big Kiln"]),
    # the page's own name, in whatever spelling
    ("[[People/Benedikt Orlov|Benedikt Orlov]] [[benedikt-orlov|Benedikt Orlov]]", []),
    # words in place of a name
    ("[[Ana Prado|she]] [[Ana Prado|Sie]] [[Ana Prado|Elle]]", []),
    ("[[Ana Prado|Here]] [[Ana Prado|aquí]] [[Ana Prado|Ici]]", []),
    ("[[Ana Prado|Manager]] [[Ana Prado|Dr.]] [[Ana Prado|the boss]] [[Ana Prado|more…]]", []),
    ("[[Ana Prado|Sales team]] [[Ana Prado|TBD]] [[Ana Prado|AP]] [[Ana Prado|2025-01-02]]", []),
    # what is no link to a page, or shows no text
    ("[Ben Orlov](https://ben.example) ![[Photo|Ben Orlov]] [[#Work|Ben Orlov]] [[Ana Prado]]", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_a_name_that_a_link_shows(text: str, expected: list[str]) -> None:
    assert [one.text for one in display_names(parse_note("n.md", text).links)] == expected


def test_the_target_stands_beside_it() -> None:
    links = parse_note("n.md", "[[People/Benedikt Orlov#Work|Ben Orlov]]").links
    assert display_names(links) == (DisplayName("Ben Orlov", "People/Benedikt Orlov"),)
