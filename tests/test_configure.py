"""Changing kg.toml: comments and order are kept, and nothing else is written."""

import os
from pathlib import Path

import pytest

from kg import config
from kg.configure import changes, with_group, write
from kg.errors import ConfigError, Exit
from tests.builders import database, imported, rows, vault
from tests.hostile.measured import kg

OLD = """\
# My settings.
me = ["Nora Berg"]  # that is me

# Folders by what they hold.
[folders]
person = ["Folk"]
"""
GROUP = ["person:ann-lee", "A. Lee"]
LINE = '[["person:ann-lee", "A. Lee"]]'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"same = {LINE}\n"),
        ('me = ["A"]\n# end\n', f'me = ["A"]\n# end\nsame = {LINE}\n'),
        (
            'same = [\n  ["a", "b"],  # why\n]\n',
            'same = [\n  ["a", "b"],  # why\n  ["person:ann-lee", "A. Lee"],\n]\n',
        ),
        ('same = [["a", "b"]] # x\n[tasks]\n', f'same = [["a", "b"], {LINE[1:-1]}] # x\n[tasks]\n'),
        # What parted them goes; what is left of a larger group stays.
        ('not_same = [["ann-lee", "A. Lee"]]\n', f"same = {LINE}\n"),
        (
            'not_same = [["Bo", "A. Lee", "Ann Lee"]]\n',
            f'not_same = [["Bo", "A. Lee"]]\nsame = {LINE}\n',
        ),
        ('not_same = [["Bo", "Ann Lee"]]\n', f'not_same = [["Bo", "Ann Lee"]]\nsame = {LINE}\n'),
    ],
)
def test_a_group_is_added(before: str, after: str) -> None:
    assert with_group(before, "same", GROUP) == after


def test_a_new_setting_stands_above_the_sections_and_their_comments() -> None:
    text = with_group(OLD, "same", GROUP)
    assert [line for line in text.splitlines() if line not in OLD.splitlines()] == [
        f"same = {LINE}"
    ]
    assert text.index("same =") < text.index("# Folders") < text.index("[folders]")
    assert config.parse(text.encode())["same"] == [GROUP]


def test_any_text_may_be_a_member() -> None:
    group = ['Ann "al" Lee', "C:\\Ann\\Lee.md"]
    assert config.parse(with_group("", "same", group).encode())["same"] == [group]


def test_a_change_is_written_whole_with_the_modes_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "kg.toml"
    file.write_text(OLD)
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    chosen = config.Settings("kg.db", str(tmp_path), str(link), OLD.encode())
    change = changes(chosen, str(tmp_path), "same", GROUP)
    assert change.lines == [f"+ same = {LINE}"]
    write(change)
    assert link.is_symlink()
    assert (file.read_text(), file.stat().st_mode & 0o777) == (change.after, 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kg.toml", "link.toml"]


def test_settings_that_would_contradict_each_other_are_not_written(tmp_path: Path) -> None:
    old = b'not_same = [["Ann Lee", "Bo Ek", "A. Lee"]]\nsame = [["A. Lee", "AL"]]\n'
    (tmp_path / "kg.toml").write_bytes(old)
    chosen = config.Settings("kg.db", str(tmp_path), str(tmp_path / "kg.toml"), old)
    with pytest.raises(ConfigError, match="same joins"):
        changes(chosen, str(tmp_path), "same", ["AL", "Bo Ek"])


NOTES = {
    "People/Ann Lee.md": "---\nemail: ann@acme.example\n---\n",
    "People/A. Lee.md": "---\nemail: ann@acme.example\n---\n",
    "Meetings/2026-01-05 Oil.md": "---\nattendees: [A. Lee]\n---\n",
}
KEYS = "select d.key from people join nodes d using (id) order by 1"


def said(folder: Path, *words: str) -> int:
    env = {**os.environ, "HOME": str(folder.parent), "XDG_CONFIG_HOME": str(folder.parent / "c")}
    return kg(*words, "--db", str(folder.parent / "kg.db"), env=env, cwd=folder.parent).code


def test_kg_toml_is_all_that_kg_same_writes(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    folder = tmp_path / "vault"
    before = {file: file.read_bytes() for file in folder.rglob("*.md")}
    assert said(folder, "same", "Ann Lee", "A. Lee") == Exit.ANSWERED
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == {
        **before,
        folder / "kg.toml": b'same = [["person:ann-lee", "person:a-lee"]]\n',
    }
    imported(folder, db)
    assert rows(db, KEYS) == [("person:ann-lee",)]
    assert rows(db, "select code from problems where code = 'unknown-same'") == []


def test_what_was_joined_is_parted_again(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    folder = tmp_path / "vault"
    assert said(folder, "same", "Ann Lee", "A. Lee") == Exit.ANSWERED
    imported(folder, db)
    assert said(folder, "same", "--not", "Ann Lee", "A. Lee") == Exit.ANSWERED
    assert (folder / "kg.toml").read_text() == ('not_same = [["person:ann-lee", "person:a-lee"]]\n')
    imported(folder, db)
    assert rows(db, KEYS) == [("person:a-lee",), ("person:ann-lee",)]
    assert said(folder, "same", "Ann Lee", "Nobody Here", "--yes") == Exit.NAME


def test_a_settled_pair_is_asked_no_more_before_the_next_import(tmp_path: Path) -> None:
    database(tmp_path, NOTES)
    folder = tmp_path / "vault"
    env = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "c")}
    doctor = ("doctor", "--same", "--json", "--db", str(tmp_path / "kg.db"))
    assert "one address, initials" in kg(*doctor, env=env, cwd=tmp_path).out
    vault(folder, {"kg.toml": 'not_same = [["Ann Lee", "A. Lee"]]\n'})
    assert kg(*doctor, env=env, cwd=tmp_path).out.strip() == "[]"


def test_what_lies_over_a_vault_counts_as_its_kg_toml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    db = database(tmp_path, NOTES)
    over = Path(config.over_file(str(tmp_path / "vault")))
    over.parent.mkdir(parents=True)
    over.write_text(f"same = {LINE}\n")
    imported(tmp_path / "vault", db)
    assert rows(db, KEYS) == [("person:ann-lee",)]
    over.unlink()
    imported(tmp_path / "vault", db)
    assert len(rows(db, KEYS)) == 2
