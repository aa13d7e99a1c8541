"""What folders are for by their names and by their notes."""

import pytest

from kg.interpret.folder_evidence import is_persons
from kg.model.folders import by_name
from kg.model.vocabulary import DEFAULT_RULES
from kg.resolve.folder_kinds import FolderKinds, below, folders_of


@pytest.mark.parametrize(
    ("name", "meanings"),
    [
        ("People", ("person",)),
        ("02 - People", ("person",)),
        ("Customers and Partners", ("organization",)),
        ("Clients & Vendors", ("organization",)),
        ("Kunden und Partner", ("organization",)),
        ("Partner", ()),  # alone it may be one's own
        ("Kunden und Nachbarn", ()),  # a word that is in no list
        ("SuppliersAndPartners", ("organization",)),
        ("Active Projects", ("project",)),
        ("Old Projects", ()),
        ("Archived Projects", ("archive", "project")),
        ("Meeting Templates", ("template",)),
        ("Board-Meetings", ("meeting",)),
        ("Team Meeting", ()),  # one of them
        ("People and Projects", ()),
        ("Customer Projects", ()),
        ("Project notes", ()),
        ("Team", ()),
        ("2025", ()),
    ],
)
def test_what_a_name_means(name: str, meanings: tuple[str, ...]) -> None:
    assert by_name(name, DEFAULT_RULES) == meanings


def kinds(told: dict[str, str]) -> FolderKinds:
    return FolderKinds(sorted(told), told.__getitem__, DEFAULT_RULES, is_persons)


@pytest.mark.parametrize(
    ("told", "folder", "kind"),
    [
        ({"A/1.md": "person", "A/2.md": "person", "A/3.md": "person", "A/4.md": ""}, "A", "person"),
        ({"A/1.md": "person", "A/2.md": "person", "A/3.md": ""}, "A", ""),
        ({f"A/{n}.md": "person" if n < 3 else "" for n in range(6)}, "A", ""),
        ({f"A/{n}.md": "meeting" if n else "" for n in range(4)}, "A", "meeting"),
        ({f"A/2026-01-0{n} x.md": "project" for n in range(1, 5)}, "A", ""),
        ({f"A/B/{n}.md": "person" for n in range(4)}, "A", ""),
        ({"People/A/1.md": "~person", "People/A/2.md": ""}, "People/A", ""),
        ({"People/A/1.md": "~person", "People/A/2.md": "?person"}, "People/A", "group"),
        ({"People/A/1.md": "person", "People/A/README.md": ""}, "People/A", ""),
        ({"People/A/1.md": "person", "People/A.md": ""}, "People/A", ""),
        ({"People/A/B/1.md": "person"}, "People/A", "group"),
        ({"People/A/B/B.md": "~person", "People/A/B/x.md": ""}, "People/A", "group"),
        ({"People/Ida Falk/Gift Plans.md": "?person"}, "People/Ida Falk", ""),
        ({"Projects/A/1.md": "?person"}, "Projects/A", ""),
        ({"Customers/A/1.md": "organization"}, "Customers/A", ""),
    ],
)  # fmt: skip
def test_what_notes_say_that_a_folder_is_for(told: dict[str, str], folder: str, kind: str) -> None:
    assert kinds(told).get(folder) == kind


def test_which_folders_a_note_may_tell_of_and_what_lies_below_one() -> None:
    assert folders_of("A/B/c.md") == ["A/B/c", "A/B", "A"]
    assert folders_of("c.md") == []
    assert below(["A/x.md", "A0.md", "AB/x.md", "B/A/x.md"], "A") == ["A/x.md"]
