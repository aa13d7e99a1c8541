"""What is said of whose notes these are: below answers, never in them."""

import inspect
import json
from pathlib import Path

import pytest

from kg.api.knowledge_base import KnowledgeBase
from kg.cli.app import run
from kg.cli.registry import COMMANDS, load
from kg.query.question import Question
from tests.builders import GUESS, HOME, TALKS, UNKNOWN, imported, vault

Captured = pytest.CaptureFixture[str]


def said(desk: Path, notes: dict[str, str], capsys: Captured, *words: str) -> tuple[str, list[str]]:
    """Stdout and the lines of stderr of a command, over an import of the notes."""
    db = desk / "kg.db"
    imported(vault(desk / "vault", notes), db)
    run([*words, "--db", str(db)])
    captured = capsys.readouterr()
    return captured.out, captured.err.splitlines()


ASKED = [
    ["last-contact"],
    ["last-contact", "--json"],
    ["stale", "--without-page"],
    ["people", "--all"],
    ["projects"],
    ["blocked"],
    ["person", "Ann Lee"],
    ["rank"],
]


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_guess_is_told_beside_each_answer_that_it_changes(
    tmp_path: Path, capsys: Captured, words: list[str]
) -> None:
    out, err = said(tmp_path, TALKS | HOME, capsys, *words)
    assert GUESS in err
    assert "Taken for you" not in out
    if "--json" in words:
        json.loads(out)


@pytest.mark.parametrize("words", [["links", "Harbor"], ["status"], ["rank", "--with-me"]])
def test_a_guess_is_not_told_where_it_changes_nothing(
    tmp_path: Path, capsys: Captured, words: list[str]
) -> None:
    _, err = said(tmp_path, TALKS | HOME, capsys, *words)
    assert GUESS not in err


@pytest.mark.parametrize("words", [["last-contact"], ["doctor"]])
def test_it_is_told_that_nobody_knows_who_i_am(
    tmp_path: Path, capsys: Captured, words: list[str]
) -> None:
    _, err = said(tmp_path, TALKS, capsys, *words)
    assert UNKNOWN in err


@pytest.mark.parametrize(
    "notes",
    [
        TALKS | {"kg.toml": 'me = ["Somebody Else"]\n'},  # named nowhere, and still told
        TALKS | {"Meetings/2025-10-09 Talk.md": "---\nattendees: [Me, Kaja Moe]\n---\n"},
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
    folder = vault(tmp_path / "vault", TALKS)
    words = ["import", str(folder), "--db", str(tmp_path / "kg.db")]
    run(words)
    assert UNKNOWN in capsys.readouterr().err
    vault(folder, HOME)
    run(words)
    assert GUESS in capsys.readouterr().err
    run(words)  # nothing changed
    assert GUESS in capsys.readouterr().err


def test_another_user_of_git_ends_a_guess(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", TALKS | HOME)
    assert imported(folder, tmp_path / "kg.db").me == "Kaja Moe"
    vault(folder, {".git/config": "[user]\nname = Ann Lee\n"})
    assert imported(folder, tmp_path / "kg.db").me is None
    vault(folder, {".git/config": "[user]\nname = Nobody Here\n"})
    assert imported(folder, tmp_path / "kg.db").me == "Kaja Moe"


def test_the_commands_that_leave_me_out_are_the_questions_that_do() -> None:
    told = {
        name.replace("-", "_")
        for name in COMMANDS
        if "without_me=" in inspect.getsource(inspect.getmodule(load(name).run))  # type: ignore[arg-type]
    }
    asked = {name.replace("-", "_") for name in COMMANDS}
    methods = {
        name: one
        for kind in KnowledgeBase.__mro__
        for name, one in vars(kind).items()
        if isinstance(one, Question)
    }
    leaving = {name for name, one in methods.items() if one.without_me}
    # What is no line in a class of kg.query says it where its method is written.
    by_hand = {"person", "project", "org", "path", "connect", "rank", "brokers", "clusters"}
    by_hand |= {"similar", "suggest"}
    by_hand |= {f"chart {name}" for name in ("cold", "contacts", "project", "blocked", "circle")}
    by_hand.add("tasks")  # where it is asked whose they are
    assert told == (leaving | by_hand) & asked
