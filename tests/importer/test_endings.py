"""The ending of a note is `.md` in whatever case, in files and in links."""

from pathlib import Path

import pytest

from kg.model.names import without_md
from tests.builders import database, rows


@pytest.mark.parametrize(
    ("path", "bare"),
    [
        ("a.md", "a"), ("A/b c.MD", "A/b c"), ("x.Md", "x"), ("x.mD#y", "x.mD#y"), ("md", "md"),
        (".md", ""), ("x.md.md", "x.md"), ("x.mdx", "x.mdx"), ("", ""),
    ],
)  # fmt: skip
def test_without_md(path: str, bare: str) -> None:
    assert without_md(path) == bare


@pytest.mark.parametrize("ending", ["", ".md", ".MD", ".Md"])
def test_a_meeting_is_one_however_its_file_and_the_links_to_it_end(
    tmp_path: Path, ending: str
) -> None:
    notes = {
        "Meetings/2025-10-06 Offer.MD": "---\nattendees: [Ida Falk]\nsource_ref: '[[raw" + ending
        + "]]'\n---\n# Offer\n",
        "raw.MD": "Ida Falk: yes\n",
        "Projects/Wax.md": f"# Wax\n\n- 2025-10-06: [[2025-10-06 Offer{ending}]] (via Ida Falk)\n"
        f"- 2025-10-07: [[2025-10-07 Talk{ending}]] (via Ida Falk)\n",
    }  # fmt: skip
    db = database(tmp_path, notes)
    assert rows(db, "select title, date from meetings order by date") == [
        ("Offer", "2025-10-06"),
        ("Talk", "2025-10-07"),
    ]
    pages = "select n.path from notes n join nodes d on d.id = n.node_id where d.key like ?"
    assert rows(db, f"{pages} order by n.path", "meeting:%") == [
        ("Meetings/2025-10-06 Offer.MD",),
        ("raw.MD",),
    ]


@pytest.mark.parametrize("ending", ["md", "MD"])
def test_the_owner_is_known_by_a_link_with_an_ending(tmp_path: Path, ending: str) -> None:
    notes = {
        "kg.toml": 'me = ["Ida Falk"]\n',
        "M.md": f"---\ndate: 2025-10-06\nattendees: ['[[People/Ida Falk.{ending}]]', Bo Ek]\n---\n",
    }
    assert rows(database(tmp_path, notes), "select name, is_me from people order by name") == [
        ("Bo Ek", 0),
        ("Ida Falk", 1),
    ]
