"""Who is me: whoever is called as kg.toml says, by name, alias or address, joined or not."""

from pathlib import Path

import pytest

from tests.builders import imported, rows, vault

PEOPLE = {
    "People/Petra Vance.md": "---\nemail: Petra@HS.example\naliases: [Pet]\n---\n",
    "People/Ida Falk.md": "---\nemail: ida@hs.example\n---\n",
    "Meetings/2026-01-05 Round.md": "---\nattendees: [Petra Vance, Ida Falk]\n---\n",
    "Meetings/2026-01-06 Talk.md": "---\nattendees: [Petra, Ida Falk]\n---\n",
}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('me = ["Petra Vance"]', ["Petra Vance"]),
        ('me = ["petra  VANCE"]', ["Petra Vance"]),
        ('me = ["petra@hs.example"]', ["Petra Vance"]),
        ('me = ["Pet"]', ["Petra Vance"]),
        ('me = ["Petra", "Petra Vance"]', ["Petra Vance"]),
        # Joined with another name, whichever of them stands first.
        ('me = ["Petra Vance"]\nsame = [["Petra", "Petra Vance"]]', ["Petra Vance"]),
        ('me = ["Petra Vance"]\nsame = [["Petra Vance", "Petra"]]', ["Petra Vance"]),
        ('me = ["Petra"]\nsame = [["Petra Vance", "Petra"]]', ["Petra Vance"]),
        # Traps: a part of a name, a part of an address, and nobody.
        ('me = ["Vance"]', []),
        ('me = ["hs.example"]', []),
        ('me = ["Nobody Such"]', []),
    ],
)
def test_me_is_whoever_is_called_so(tmp_path: Path, settings: str, expected: list[str]) -> None:
    folder = vault(tmp_path / "vault", PEOPLE | {"kg.toml": settings})
    imported(folder, tmp_path / "kg.db")
    found = rows(tmp_path / "kg.db", "select name from people where is_me order by name")
    assert [name for (name,) in found] == expected


def test_an_alias_of_two_people_is_nobody(tmp_path: Path) -> None:
    notes = {
        "People/Petra Vance.md": "---\naliases: [Pet]\n---\n",
        "People/Petr Holm.md": "---\naliases: [Pet]\n---\n",
        "kg.toml": 'me = ["Pet"]',
    }
    imported(vault(tmp_path / "vault", notes), tmp_path / "kg.db")
    assert rows(tmp_path / "kg.db", "select name from people where is_me") == []


def test_a_me_whom_nobody_is_called_is_told(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", PEOPLE | {"kg.toml": 'me = ["Nobody Such", "no@x.example"]'})
    imported(folder, tmp_path / "kg.db")
    told = "select severity, message from problems where code = 'unknown-me'"
    assert rows(tmp_path / "kg.db", told) == [
        ("info",
         "`me` in kg.toml names Nobody Such and no@x.example, but nobody in the notes is called "
         "so; write a name as the notes do, or leave it if they never name you"),
    ]  # fmt: skip
    (folder / "kg.toml").write_text('me = ["Nobody Such", "Petra Vance"]')
    imported(folder, tmp_path / "kg.db")
    assert rows(tmp_path / "kg.db", told) == []
