"""`kg open`: which program gets which words, and none of them by a shell."""

from pathlib import Path

import pytest

from kg.cli import editor
from kg.cli.app import run
from kg.errors import Exit, UsageError
from tests.builders import database

NOTES: dict[str, str | bytes] = {
    "People/Ann Okafor.md": "---\ntype: person\n---\nIn Bergen.\n",
    "Meetings/2026-01-05 Oil $(touch x).md": (
        "---\nattendees: ['[[Ann Okafor]]', '[[Tom Becker]]']\n---\n"
    ),
}
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("VISUAL", "EDITOR", "KG_DB"):
        monkeypatch.delenv(variable, raising=False)
    return database(tmp_path, NOTES)


@pytest.fixture
def wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file into which an editor, which $EDITOR names, writes the words that it gets."""
    program, file = tmp_path / "my vim" / "vim", tmp_path / "words"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{file}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{program}' -R")
    return file


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("vim", ["vim", "+12", "/v/A b.md"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+12", "/v/A b.md"]),
        ("nano", ["nano", "+12", "/v/A b.md"]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", "/v/A b.md"]),
        ("code -w", ["code", "-w", "--goto", "/v/A b.md:12"]),
        ("hx", ["hx", "/v/A b.md:12"]),
        ("kate", ["kate", "--line", "12", "/v/A b.md"]),
        ("notepad.exe", ["notepad.exe", "/v/A b.md"]),
        ("'/opt/my editor/ed it'", ["/opt/my editor/ed it", "/v/A b.md"]),
        ("vim; rm -rf x", ["vim;", "rm", "-rf", "x", "/v/A b.md"]),  # words, and no shell
        ("$(touch x)", ["$(touch", "x)", "/v/A b.md"]),
    ],
)
def test_an_editor_is_told_the_line(
    monkeypatch: pytest.MonkeyPatch, said: str, words: list[str]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", said)
    assert editor.edit("/v/A b.md", 12) == words


def test_visual_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    monkeypatch.setenv("VISUAL", " ")
    assert editor.edit("a.md", 1) == ["ed", "a.md"]
    monkeypatch.setenv("VISUAL", "vim")
    assert editor.edit("a.md", 1) == ["vim", "+1", "a.md"]


def test_what_is_no_command_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "'vim")
    with pytest.raises(UsageError, match=r"\$VISUAL is “'vim”, which is no command"):
        editor.edit("a.md", 1)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ann okafor", ["-R", "+1", "{vault}/People/Ann Okafor.md"]),
        ("People/Ann Okafor.md:4", ["-R", "+4", "{vault}/People/Ann Okafor.md"]),
        ("meeting:2026-01-05-oil-touch-x",
         ["-R", "+1", "{vault}/Meetings/2026-01-05 Oil $(touch x).md"]),
        ("tom becker", ["-R", "+2", "{vault}/Meetings/2026-01-05 Oil $(touch x).md"]),
    ],
)  # fmt: skip
def test_the_note_is_opened(
    db: Path, wrote: Path, tmp_path: Path, name: str, words: list[str], capsys: Captured
) -> None:
    assert run(["open", name, "--db", str(db)]) == Exit.ANSWERED
    found = wrote.read_text(encoding="utf-8").splitlines()
    assert found == [word.format(vault=tmp_path / "vault") for word in words]
    assert not (tmp_path / "x").exists()
    assert ("has no note of its own" in capsys.readouterr().err) == (name == "tom becker")


def test_it_is_only_shown(db: Path, wrote: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run(["open", "ann okafor", "--print", "--db", str(db)]) == Exit.ANSWERED
    vim, note = tmp_path / "my vim" / "vim", tmp_path / "vault" / "People" / "Ann Okafor.md"
    assert capsys.readouterr().out == f"'{vim}' -R +1 '{note}'\n"
    assert not wrote.exists()


@pytest.mark.parametrize(
    ("setting", "words", "shown"),
    [
        (None, ["--with", "obsidian"], "obsidian://open?vault=vault&file=People/Ann%20Okafor.md\n"),
        ("obsidian", [], "obsidian://open?vault=vault&file=People/Ann%20Okafor.md\n"),
        ("x-edit://{path}?{line}", [], "x-edit://People/Ann%20Okafor.md?4\n"),
        ("obsidian", ["--with", "editor"], "ed '{vault}/People/Ann Okafor.md'\n"),
        ("file", [], "ed '{vault}/People/Ann Okafor.md'\n"),
        ("none", [], "ed '{vault}/People/Ann Okafor.md'\n"),
    ],
)
def test_where_it_is_opened(
    db: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    setting: str | None,
    words: list[str],
    shown: str,
    capsys: Captured,
) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    if setting:
        toml = f'source_links = "{setting}"\n'
        (tmp_path / "vault" / "kg.toml").write_text(toml, encoding="utf-8")
    line = ["open", "People/Ann Okafor.md:4", "--print", *words, "--no-refresh", "--db", str(db)]
    assert run(line) == Exit.ANSWERED
    assert capsys.readouterr().out == shown.format(vault=tmp_path / "vault")


def test_without_an_editor_a_sentence_says_what_to_do(db: Path, capsys: Captured) -> None:
    assert run(["open", "ann okafor", "--db", str(db)]) == Exit.USAGE
    said = capsys.readouterr().err
    assert "No editor is known. Set $VISUAL or $EDITOR to one" in said


def test_a_program_that_is_not_there_is_named(
    db: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert run(["open", "ann okafor", "--db", str(db)]) == Exit.USAGE
    assert "“no-such-editor” cannot be run: No such file" in capsys.readouterr().err


def test_an_editor_that_fails_is_told(
    db: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    assert run(["open", "ann okafor", "--db", str(db)]) == Exit.PROBLEMS
    assert "“false” ended with exit code 1." in capsys.readouterr().err


def test_a_note_that_is_gone_is_told(
    db: Path, wrote: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "vault" / "People" / "Ann Okafor.md").unlink()
    assert run(["open", "ann okafor", "--no-refresh", "--db", str(db)]) == Exit.USAGE
    assert "People/Ann Okafor.md is not in" in " ".join(capsys.readouterr().err.split())
    assert not wrote.exists()
