"""`--verbose` and $KG_LOG: what is said of the work, to whom, and what never is."""

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.errors import Exit
from kg.log import Log
from tests.builders import database, vault

Captured = pytest.CaptureFixture[str]
SECRET = {"People/Ann Lee.md": "Sapphire is the password.\n", "B.md": "[[Ann Lee]]\n"}
LOADED = """
import sys
from kg.cli.app import run
code = run(sys.argv[1:])
print(code, *sys.modules, file=sys.stderr)
"""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_LOG", raising=False)


def imported(tmp_path: Path, *words: str) -> int:
    return run(["import", str(tmp_path / "vault"), "--db", str(tmp_path / "kg.db"), "-q", *words])


def test_nothing_is_said_unless_it_is_asked_for(tmp_path: Path, capsys: Captured) -> None:
    vault(tmp_path / "vault", SECRET)
    assert imported(tmp_path) == 0
    assert imported(tmp_path, "--full") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "variable", "level"),
    [
        (["--verbose"], "", "INFO"),
        (["-v"], "warning", "INFO"),
        (["-v"], "debug", "DEBUG"),
        ([], "INFO", "INFO"),
        ([], "debug", "DEBUG"),
        ([], "warning", None),
        ([], "error", None),
    ],
)
def test_who_asks_for_more_is_heard(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
    words: list[str],
    variable: str,
    level: str | None,
) -> None:
    database(tmp_path, SECRET)
    vault(tmp_path / "vault", {"C.md": "new\n"})
    monkeypatch.setenv("KG_LOG", variable)
    assert imported(tmp_path, *words) == 0
    out, said = capsys.readouterr()
    assert out == ""
    levels = set(re.findall(r"^\d\d:\d\d:\d\d ([A-Z]+) kg\.\w+: ", said, re.MULTILINE))
    assert levels == {None: set(), "INFO": {"INFO"}, "DEBUG": {"INFO", "DEBUG"}}[level]
    assert ("notes read: " in said) == (level is not None)
    assert ("new: C.md\n" in said) == (level == "DEBUG")


def test_no_note_is_named_or_cited_on_the_level_info(tmp_path: Path, capsys: Captured) -> None:
    vault(tmp_path / "vault", SECRET)
    assert imported(tmp_path, "-v") == 0
    vault(tmp_path / "vault", {"People/Ann Lee.md": "Sapphire no more.\n"})
    (tmp_path / "vault" / "B.md").unlink()
    assert imported(tmp_path, "-v") == 0
    said = capsys.readouterr().err
    assert "gone 1" in said
    assert "looked up anew: 1" in said
    assert not re.search(r"Ann|Sapphire|B\.md", said)


def test_a_level_that_there_is_not_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    vault(tmp_path / "vault", SECRET)
    monkeypatch.setenv("KG_LOG", "Loud")
    assert imported(tmp_path) == Exit.USAGE
    assert capsys.readouterr().err == (
        "KG_LOG is “Loud”; it takes one of debug, info, warning, error.\n"
    )
    assert not (tmp_path / "kg.db").exists()


def test_an_answer_does_not_heed_the_level(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    db = database(tmp_path, SECRET)
    monkeypatch.setenv("KG_LOG", "loud")
    assert run(["sql", "select 1 as one", "--db", str(db)]) == 0
    assert capsys.readouterr() == ("one\n  1\n", "")


def test_nothing_that_steers_a_terminal_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    database(tmp_path, SECRET)
    vault(tmp_path / "vault", {"Red \x1b[31m.md": "red\n"})
    monkeypatch.setenv("KG_LOG", "debug")
    assert imported(tmp_path) == 0
    said = capsys.readouterr().err
    assert "new: Red " in said
    assert "\x1b" not in said


def test_after_a_run_nobody_listens_any_more(tmp_path: Path, capsys: Captured) -> None:
    vault(tmp_path / "vault", SECRET)
    assert imported(tmp_path, "-v") == 0
    assert run(["import", str(tmp_path / "none"), "-v"]) == Exit.VAULT
    capsys.readouterr()
    Log("kg.importer").warning("heard by nobody")
    assert capsys.readouterr().err == ""
    handlers = logging.getLogger("kg").handlers
    assert [type(handler) for handler in handlers] in ([], [logging.NullHandler])


def test_a_program_hears_what_it_asks_for(caplog: pytest.LogCaptureFixture) -> None:
    log = Log("kg.importer")
    with caplog.at_level(logging.INFO, "kg"):
        log.info("notes read: %d", 3)
        log.debug("not asked for")
        log.each("nor is %s", ["this"])
    assert [(one.name, one.getMessage()) for one in caplog.records] == [
        ("kg.importer", "notes read: 3")
    ]


def test_of_a_note_that_failed_the_place_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    vault(tmp_path / "vault", SECRET)
    monkeypatch.setattr("kg.importer.read.describe", fail)
    monkeypatch.setenv("KG_LOG", "debug")
    assert imported(tmp_path) == 0
    said = capsys.readouterr().err
    assert "one note failed, and becomes a problem\nTraceback" in said
    assert "RecursionError: too deep\n" in said


@pytest.mark.parametrize("words", [[], ["--full"]], ids=["refresh", "whole"])
def test_an_import_that_says_nothing_does_not_load_logging(
    tmp_path: Path, words: list[str]
) -> None:
    db = database(tmp_path, SECRET)
    command = [sys.executable, "-c", LOADED, "import", str(tmp_path / "vault"), "--db", str(db)]
    done = subprocess.run(
        [*command, *words],
        capture_output=True,
        text=True,
        check=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("COV")},
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    assert {"logging", "threading"}.isdisjoint(modules)
