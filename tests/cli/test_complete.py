"""Shell completion: what is offered, and that bash, zsh and fish insert it rightly."""

import os
import pty
import select
import shutil
import sys
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.cli.complete import FileName, answer, candidates
from kg.cli.shell import SHELLS, bash_candidates, bash_words, install, script


def offered(*words: str) -> list[str]:
    return [name for name, _ in candidates(["kg", *words])]


def test_commands_first() -> None:
    assert "last-contact" in offered("")
    assert offered("las") == ["last-contact"]
    assert offered("--ver") == ["--version"]
    assert offered("nonsense", "x") == []


def test_options_and_their_values(db: Path) -> None:
    assert offered("last-contact", "--ev") == ["--everyone"]
    assert offered("last-contact", "--everyone", "--ev") == []  # once is enough
    assert offered("last-contact", "--status", "x", "--sta") == ["--status"]  # this one repeats
    assert offered("last-contact", "--format", "js") == ["json", "jsonl"]
    assert offered("last-contact", "--format=js") == ["--format=json", "--format=jsonl"]
    assert offered("last-contact", "--status", "") == ["active", "blocked"]
    assert offered("last-contact", "--since", "2") == []


def test_names_from_the_database(db: Path) -> None:
    assert offered("last-contact", "--with", "ann") == ["Ann Lee", "Ann Okafor", "Annie"]
    assert offered("last-contact", "--with", "JOSE") == ["José Álvarez"]  # any case, no accents
    assert offered("last-contact", "--with", "blue") == []  # a project is no person
    assert offered("last-contact", "blue") == ["Blue Heron"]
    assert offered("last-contact", "Blue Heron", "jos") == ["José Álvarez"]  # several subjects
    assert offered("last-contact", "--", "jos") == ["José Álvarez"]


def test_after_a_whole_name_nothing_is_added(db: Path) -> None:
    assert offered("person", "Ann", "Lee", "") == []
    assert offered("person", "Ann Lee", "") == []
    assert offered("person", "Ann", "L") == ["Lee"]
    assert offered("person", "Ann L") == ["Ann Lee"]


def test_options_before_the_command(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_DB", "/nowhere.db")
    assert offered("--db", str(db), "las") == ["last-contact"]
    assert offered("--db", str(db), "last-contact", "blue") == ["Blue Heron"]
    with pytest.raises(FileName):
        offered("--db", "x")


def test_help_of_a_command(db: Path) -> None:
    assert offered("hel") == ["help"]
    assert offered("help", "las") == ["last-contact"]


def test_equal_names_are_offered_as_keys(db: Path) -> None:
    assert offered("last-contact", "harb") == ["person:harbor", "project:harbor"]
    assert offered("last-contact", "--with", "harb") == ["Harbor"]
    assert offered("last-contact", "person:ann-l") == ["person:ann-lee"]


def test_the_database_named_on_the_line_is_asked(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_DB", "/nowhere.db")
    assert offered("last-contact", "--db", str(db), "blue") == ["Blue Heron"]
    assert offered("last-contact", f"--db={db}", "blue") == ["Blue Heron"]


def test_files_are_left_to_the_shell() -> None:
    for words in (["import", ""], ["sql", "--db", "x"], ["import", "--config", ""]):
        with pytest.raises(FileName):
            offered(*words)


@pytest.mark.parametrize(
    ("line", "words", "raw", "quote"),
    [
        ("kg ", ["kg", ""], "", ""),
        ("kg person Ann", ["kg", "person", "Ann"], "Ann", ""),
        ("kg person Ann\\ L", ["kg", "person", "Ann L"], "Ann\\ L", ""),
        ('kg person "Ann L', ["kg", "person", "Ann L"], '"Ann L', '"'),
        ("kg person 'Ann L' x", ["kg", "person", "Ann L", "x"], "x", ""),
        ("kg person ''", ["kg", "person", ""], "''", ""),
        ("kg   a\t b", ["kg", "a", "b"], "b", ""),
    ],
)
def test_bash_words(line: str, words: list[str], raw: str, quote: str) -> None:
    assert bash_words(line) == (words, raw, quote)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("kg last-contact ann", ["Ann\\ Lee", "Ann\\ Okafor", "Annie"]),
        ('kg last-contact "Ann L', ["Ann Lee"]),
        ("kg last-contact 'sio", ["Siobhán O'\\''Neill"]),
        ("kg last-contact --with=jos", ["José\\ Álvarez"]),
        ("kg last-contact person:ann-l", ["ann-lee"]),
        ("kg last-contact date", ["\\$\\(date\\)\\ and\\ \\`id\\`"]),
    ],
)
def test_bash_gets_what_it_inserts_as_it_stands(db: Path, line: str, found: list[str]) -> None:
    assert bash_candidates(line, " \t\n\"'><=;|&(:", candidates) == found


def test_a_broken_database_is_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no database")
    monkeypatch.setenv("KG_DB", str(broken))
    monkeypatch.setattr(sys, "argv", ["kg", "last-contact", "an"])
    assert answer("fish") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_installing_twice_is_installing_once(shell: str, tmp_path: Path) -> None:
    profile = tmp_path / f".{shell}rc"
    profile.write_text("alias ll='ls -l'")
    install(shell, tmp_path)
    once = profile.read_text()
    written = install(shell, tmp_path)
    assert profile.read_text() == once
    assert once.startswith("alias ll='ls -l'")
    assert written.read_text() == script(shell)


def test_show_completion_prints_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--show-completion", "zsh"]) == 0
    assert capsys.readouterr().out == script("zsh")


SHELL_START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='> '; source {script}"),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PS1='> '; autoload -Uz compinit; compinit -u -D; source {script}",
    ),
    "fish": (["fish", "--no-config", "-i"], "source {script}"),
}


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_after_a_whole_name_a_real_shell_adds_nothing(shell: str, db: Path, tmp_path: Path) -> None:
    argv, setup = _with_completion(shell, tmp_path)
    _typed(argv, setup, "kg person 'Ann Lee' \t\necho D''ONE\n", "DONE", tmp_path)
    assert (tmp_path / "ran").read_text() == "person|Ann Lee|"


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["jos\t", '"José Á\t', "--with=jos\t", "person:jose-a\t"])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes(shell: str, typed: str, db: Path, tmp_path: Path) -> None:
    argv, setup = _with_completion(shell, tmp_path)
    expected = "person:jose-alvarez" if "person:" in typed else "José Álvarez"
    assert expected in _typed(argv, setup, f"kg last-contact {typed}", expected, tmp_path)


def _with_completion(shell: str, folder: Path) -> tuple[list[str], str]:
    """How the shell is started, and what makes it complete the `kg` in the folder. A command that
    is run only writes down its words."""
    if shutil.which(shell) is None:
        if os.environ.get("KG_REQUIRE_SHELLS"):
            pytest.fail(f"{shell} is not installed")
        pytest.skip(f"{shell} is not installed")
    (folder / "kg").write_text(
        "#!/bin/sh\n"
        f'[ -n "$_KG_COMPLETE" ] || {{ printf "%s|" "$@" > {folder}/ran; exit; }}\n'
        f'PYTHONPATH={Path.cwd()} exec {sys.executable} -m kg.cli.app "$@"\n'
    )
    (folder / "kg").chmod(0o755)
    path = folder / f"completion.{shell}"
    path.write_text(script(shell))
    argv, start = SHELL_START[shell]
    return argv, start.format(script=path)


def _typed(argv: list[str], setup: str, keys: str, expected: str, folder: Path) -> str:
    """What the shell shows after these keys, once the expected is there."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(
            PATH=f"{folder}:{os.environ['PATH']}", TERM="dumb", HOME=str(folder), COLUMNS="200"
        )
        os.execvp(argv[0], argv)
    try:
        ready = "READY=$(math 1 + 1)" if argv[0] == "fish" else "READY=$((1 + 1))"
        os.write(terminal, f"{setup}\necho {ready}\n".encode())
        _read_until(terminal, "READY=2")
        os.write(terminal, keys.encode())
        return _read_until(terminal, expected)
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)


def _read_until(terminal: int, expected: str) -> str:
    """What the terminal shows until the expected is there, or nothing more for a long time."""
    shown = ""
    while expected not in shown and select.select([terminal], [], [], 20)[0]:
        shown += os.read(terminal, 65536).decode(errors="replace")
        shown = shown.replace("\\ ", " ")
    return shown
