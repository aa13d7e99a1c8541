"""kg.toml joins and parts: a join, a parting and their undoing leave what a whole import leaves."""

from pathlib import Path

import pytest

from tests.builders import imported, rows, vault
from tests.dump import dump

NOTES = {
    "People/Ida Falk.md": "---\nemail: ida@x.example\naliases: [Skip]\n---\n",
    "People/I. Falk.md": "---\nrole: Pilot\n---\n",
    "Projects/Oil.md": "---\nowner: Ida Falk\n---\n- [ ] ask @IdaFalk\n",
    "Projects/Project Oil.md": "---\nstatus: blocked\n---\n",
    "Meetings/2026-01-05 A.md": "---\nattendees: [Ida Holt, Skip, ida@x.example]\n---\n",
    "Meetings/2026-01-06 B.md": "## Attendees\n\n- I. Falk @idaf\n- Ida Falck @idaf\n",
}
SETTINGS = (
    'same = [["person:ida-falk", "I. Falk"], ["Oil", "Project Oil"]]\n',
    'same = [["Ida Holt", "ida@x.example"]]\n',
    'same = [["Skip", "People/I. Falk.md"]]\n',
    'same = [["Ida Holt", "Ida Falck"], ["Ida Falck", "person:no-one"]]\n',
    'not_same = [["Ida Falk", "Skip"], ["Ida Falck", "I. Falk"]]\n',
    'not_same = [["person:ida-falk", "ida@x.example"]]\n',
    "",
)
EDITS = (
    {"People/Ole.md": "---\nemail: ida@x.example\n---\n"},
    {"People/Ole.md": "---\naliases: [Skip, Ida Holt]\n---\n"},
    {"People/Ida Holt.md": "---\nname: Ida Falk\n---\n"},
    {"People/I. Falk.md": "---\ntype: note\n---\n"},
    {"Meetings/2026-01-06 B.md": "---\nattendees: [Ida Holt]\n---\n"},
)


def whole(folder: Path, tmp_path: Path) -> object:
    db = tmp_path / "whole.db"
    db.unlink(missing_ok=True)
    imported(folder, db)
    return dump(db)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_refresh_under_settings_leaves_what_a_whole_import_leaves(
    tmp_path: Path, setting: str
) -> None:
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": setting})
    db = tmp_path / "kg.db"
    imported(folder, db)
    for edit in EDITS:
        vault(folder, edit)
        imported(folder, db)
        assert dump(db) == whole(folder, tmp_path), edit
        for path in edit:
            (folder / path).unlink()
        vault(folder, {path: NOTES[path] for path in edit if path in NOTES})
        imported(folder, db)
        assert dump(db) == whole(folder, tmp_path), f"without {edit}"


def test_joining_parting_and_undoing_leave_what_a_whole_import_leaves(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", NOTES)
    db = tmp_path / "kg.db"
    imported(folder, db)
    first = dump(db)
    for setting in SETTINGS:
        vault(folder, {"kg.toml": setting})
        imported(folder, db)
        assert dump(db) == whole(folder, tmp_path), setting
    (folder / "kg.toml").unlink()
    imported(folder, db)
    assert dump(db) == first


@pytest.mark.parametrize(
    ("setting", "people"),
    [
        (SETTINGS[0], ["Ida Falck", "Ida Falk", "Ida Holt"]),
        (SETTINGS[1], ["I. Falk", "Ida Falck", "Ida Falk"]),
        (SETTINGS[2], ["Ida Falck", "Ida Falk", "Ida Holt"]),
        (SETTINGS[3], ["Ida Falk", "Ida Holt", "I. Falk"]),
        (SETTINGS[4], ["I. Falk", "Ida Falck", "Ida Falk", "Ida Holt", "Skip"]),
        # The address is nobody's by now.
        (SETTINGS[5], ["I. Falk", "Ida Falck", "Ida Falk", "Ida Holt", "ida@x.example"]),
        # One note gives the nickname to two: it joins them to nobody.
        (SETTINGS[6], ["I. Falk", "Ida Falck", "Ida Falk", "Ida Holt"]),
    ],
)
def test_who_is_who(tmp_path: Path, setting: str, people: list[str]) -> None:
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": setting})
    imported(folder, tmp_path / "kg.db")
    found = rows(tmp_path / "kg.db", "select name from people")
    assert sorted(str(name) for (name,) in found) == sorted(people)


def test_a_member_that_nothing_bears_is_told(tmp_path: Path) -> None:
    toml = 'same = [["Ida Falk", "Ida Flak", "Gone.md", "no@x.example", "person:nobody-here"]]\n'
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": toml})
    imported(folder, tmp_path / "kg.db")
    found = rows(tmp_path / "kg.db", "select message from problems where code = 'unknown-same'")
    assert [str(text).split(" names ")[1].split(",")[0] for (text,) in found] == [
        "ida-flak", "Gone.md", "no@x.example", "person:nobody-here"
    ]  # fmt: skip
