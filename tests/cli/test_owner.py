"""What is said of whose notes these are: below answers, never in them."""

import json
from pathlib import Path

import pytest

from kg.cli.app import run
from tests.builders import imported, vault

Captured = pytest.CaptureFixture[str]
OTHERS = ("Ann Lee", "Bo Ek", "Cy Dow", "Di Fox", "Ed Orr")
NOTES = {
    f"Meetings/2025-10-0{day} Talk.md": f"---\nattendees: [Kaja Moe, {who}]\n---\n"
    for day, who in enumerate(OTHERS, 1)
} | {"Projects/Harbor.md": "---\nstatus: blocked\n---\n"}
ME = {"Notes/a.md": "/Users/kaja.moe/x\n"}
UNKNOWN = (
    "It is unknown who you are, so you may stand among the answers; "
    'me = ["Your Name"] in kg.toml says it.'
)
GUESS = (
    "Taken for you: Kaja Moe, who attends most meetings and has the home folder in paths of the "
    'notes. me = ["Kaja Moe"] in kg.toml says so; another name there corrects it.'
)


def said(desk: Path, notes: dict[str, str], capsys: Captured, *words: str) -> tuple[str, list[str]]:
    """Stdout and the lines of stderr of a command, over an import of the notes."""
    db = desk / "kg.db"
    imported(vault(desk / "vault", notes), db)
    run([*words, "--db", str(db)])
    captured = capsys.readouterr()
    return captured.out, captured.err.splitlines()


WITHOUT_ME = [
    ["last-contact"],
    ["last-contact", "--json"],
    ["stale", "--without-page"],
    ["people", "--all"],
    ["projects"],
    ["blocked"],
    ["person", "Ann Lee"],
    ["rank"],
]


@pytest.mark.parametrize("words", WITHOUT_ME, ids=" ".join)
def test_a_guess_is_told_beside_each_answer_that_it_changes(
    tmp_path: Path, capsys: Captured, words: list[str]
) -> None:
    out, err = said(tmp_path, NOTES | ME, capsys, *words)
    assert GUESS in err
    assert "Taken for you" not in out
    if "--json" in words:
        json.loads(out)


@pytest.mark.parametrize("words", [["links", "Harbor"], ["status"], ["rank", "--with-me"]])
def test_a_guess_is_not_told_where_it_changes_nothing(
    tmp_path: Path, capsys: Captured, words: list[str]
) -> None:
    _, err = said(tmp_path, NOTES | ME, capsys, *words)
    assert GUESS not in err


@pytest.mark.parametrize("words", [["last-contact"], ["doctor"]])
def test_it_is_told_that_nobody_knows_who_i_am(
    tmp_path: Path, capsys: Captured, words: list[str]
) -> None:
    _, err = said(tmp_path, NOTES, capsys, *words)
    assert UNKNOWN in err


@pytest.mark.parametrize(
    "notes",
    [
        NOTES | {"kg.toml": 'me = ["Somebody Else"]\n'},  # named nowhere, and still told
        NOTES | {"Meetings/2025-10-09 Talk.md": "---\nattendees: [Me, Kaja Moe]\n---\n"},
        {"Notes/a.md": "Nobody is named here.\n"},
    ],
)
def test_nothing_is_told_where_it_is_known_or_nobody_is_named(
    tmp_path: Path, capsys: Captured, notes: dict[str, str]
) -> None:
    _, err = said(tmp_path, notes, capsys, "last-contact")
    assert UNKNOWN not in err
    assert not [line for line in err if line.startswith("Taken for you")]


def test_an_import_tells_both(tmp_path: Path, capsys: Captured) -> None:
    folder = vault(tmp_path / "vault", NOTES)
    words = ["import", str(folder), "--db", str(tmp_path / "kg.db")]
    run(words)
    assert UNKNOWN in capsys.readouterr().err
    vault(folder, ME)
    run(words)
    assert GUESS in capsys.readouterr().err
    run(words)  # nothing changed
    assert GUESS in capsys.readouterr().err


def test_another_user_of_git_ends_a_guess(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", NOTES | ME)
    assert imported(folder, tmp_path / "kg.db").me == "Kaja Moe"
    vault(folder, {".git/config": "[user]\nname = Ann Lee\n"})
    assert imported(folder, tmp_path / "kg.db").me is None
    vault(folder, {".git/config": "[user]\nname = Nobody Here\n"})
    assert imported(folder, tmp_path / "kg.db").me == "Kaja Moe"
