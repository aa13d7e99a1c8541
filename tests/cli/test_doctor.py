"""`kg doctor`: exit codes for CI, kg.toml at somebody's word, and messages that are never cut."""

import json
import os
import tomllib
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.errors import Exit
from tests.builders import database, imported, rows
from tests.cli.test_terminal import on_a_terminal

NOTES = {
    "kg.toml": '# Mine.\nme = ["Nora Falk"]\n\n# Words.\n[types]\nperson = ["mate"]\n',
    "Notes/a.md": "[[One]] [[Two]] [[Three]]",
    "Notes/b.md": "---\ntitle: a: b\n---\n",
    "Meetings/2026-01-05 Gate.md": "---\nattendees: [Ann Lee, somebody from the yard]\n---\n"
    "[[Bo Ek]]\n",
    "Meetings/2026-01-06 Lock.md": "---\nattendees: ['[[Bo Ek]]']\n---\n",
}


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    found = database(tmp_path, NOTES)
    monkeypatch.setenv("KG_DB", str(found))
    return found


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", Exit.PROBLEMS),
        ("--fail-on error", Exit.PROBLEMS),
        ("--code missing-link", Exit.PROBLEMS),
        ("--code missing-link --fail-on error", Exit.ANSWERED),
        ("--code missing-link --fail-on warning", Exit.PROBLEMS),
        ("--code missing-link --max missing-link=3 --severity warning", Exit.ANSWERED),
        ("--code missing-link --max missing-link=2 --severity warning", Exit.PROBLEMS),
        # Who is linked without a page is info: counted where info is shown.
        ("--code missing-link --max missing-link=3", Exit.PROBLEMS),
        ("--code missing-link --max missing-link=4", Exit.ANSWERED),
        ("--fail-on error --max broken-property=1", Exit.ANSWERED),
        ("--fail-on error --max broken-property=1 --max missing-link=3", Exit.ANSWERED),
        ("--fail-on error --max broken-property=1 --max missing-link=0", Exit.PROBLEMS),
        ("--severity error --max missing-link=2 --max broken-property=9", Exit.PROBLEMS),
        ("--severity error --max missing-link=3 --max broken-property=9", Exit.ANSWERED),
        # What is never shown without being asked for counts all the same.
        ("--fail-on error --max broken-property=1 --max orphan=0", Exit.PROBLEMS),
        ("--in Meetings --fail-on error", Exit.ANSWERED),
        ("--count --fail-on error --max broken-property=1", Exit.ANSWERED),
        ("--max broken-property=1", Exit.PROBLEMS),
        ("--max missing-link", Exit.USAGE),
        ("--max missing-links=1", Exit.USAGE),
        ("--max missing-link=-1", Exit.USAGE),
        ("--fail-on bad", Exit.USAGE),
    ],
)
def test_exit_codes(db: Path, words: str, code: Exit) -> None:
    assert run(["doctor", *words.split()]) == code


def test_what_is_too_much_is_said(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["doctor", "--fail-on", "error", "--max", "missing-link=2"])
    said = capsys.readouterr().err
    assert said.endswith("missing-link: 3, of which 2 may be\nerror: 1, of which none may be\n")


def test_fix_writes_the_words_and_nothing_else(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "vault"
    before = {file: file.read_bytes() for file in folder.rglob("*.md")}
    assert run(["doctor", "--fix"]) == Exit.ANSWERED
    assert capsys.readouterr().err.splitlines()[:2] == [
        f"{folder}/kg.toml:", '+ nobody = ["somebody from the yard"]',
    ]  # fmt: skip
    text = (folder / "kg.toml").read_text()
    assert tomllib.loads(text)["nobody"] == ["somebody from the yard"]
    assert [line for line in text.splitlines() if line not in NOTES["kg.toml"].splitlines()] == [
        'nobody = ["somebody from the yard"]'
    ]
    assert text.index("nobody") < text.index("# Words.")
    assert {file: file.read_bytes() for file in folder.rglob("*.md")} == before
    # Until the next refresh it is said, and not written twice.
    assert run(["doctor", "--fix", "--yes", "--no-refresh"]) == Exit.ANSWERED
    assert "says so already" in capsys.readouterr().err
    imported(folder, db)
    assert rows(db, "select message from problems where code = 'not-a-name'") == []
    assert run(["doctor", "--fix"]) == Exit.ANSWERED
    assert "No cure is a line" in capsys.readouterr().err


@pytest.mark.parametrize("held", ['nobody = ["crew"]  # why\n', 'nobody = "crew"\n'])
def test_words_are_added_to_those_that_are_there(tmp_path: Path, db: Path, held: str) -> None:
    file = tmp_path / "vault" / "kg.toml"
    file.write_text(held)
    assert run(["doctor", "--fix", "--yes"]) == Exit.ANSWERED
    assert tomllib.loads(file.read_text())["nobody"] == ["crew", "somebody from the yard"]
    assert file.read_text().count("# why") == held.count("# why")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_vault_that_cannot_be_written_gets_a_file_laid_over_it(tmp_path: Path, db: Path) -> None:
    folder = tmp_path / "vault"
    (folder / "kg.toml").chmod(0o444)
    folder.chmod(0o555)
    try:
        assert run(["doctor", "--fix", "--yes"]) == Exit.ANSWERED
    finally:
        folder.chmod(0o755)
    (over,) = (tmp_path / "c").rglob("*.toml")
    assert tomllib.loads(over.read_text())["nobody"] == ["somebody from the yard"]


def test_a_choice_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = {
        "Meetings/Gate.md": "---\ntype: meeting\nattendees: [Ann Lee]\n---\nWhen: 03/04/2026\n"
    }
    path = database(tmp_path, notes)
    assert run(["doctor", "--fix", "--db", str(path)]) == Exit.ANSWERED
    said = capsys.readouterr().err
    assert 'date_order = "dmy" or date_order = "mdy"; say which.' in said
    assert not (tmp_path / "vault" / "kg.toml").exists()


def test_json_has_causes_and_places_and_all_has_places(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["doctor", "--json"])
    causes = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in causes].count("missing-link") == 1
    run(["doctor", "--all", "--json"])
    places = json.loads(capsys.readouterr().out)
    assert places == [place for one in causes for place in one["places"]]
    assert set(places[0]) == {"severity", "code", "message", "source", "line", "about_key"}
    run(["doctor", "--format", "csv"])
    head, *_ = capsys.readouterr().out.splitlines()
    assert head.endswith("cure,kg_toml,nearest")


def test_columns_that_say_the_same_in_each_row_are_left_out_but_for_what_was_asked(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def head(*words: str) -> list[str]:
        run(["doctor", *words])
        first, second, *_ = capsys.readouterr().out.splitlines()
        return (second if ": " in first else first).split()

    assert head() == ["severity", "code", "problems", "answers", "source"]  # in one note each
    assert head("--code", "missing-link") == ["severity", "code", "notes", "answers", "source"]
    assert head("--all", "--code", "missing-link", "--severity", "warning") == [
        "severity", "code", "source",
    ]  # fmt: skip
    assert head("--all", "--severity", "info", "--code", "orphan") == ["severity", "code", "source"]
    assert head("--code", "broken-property") == [
        "severity", "code", "problems", "notes", "answers", "source",
    ]  # fmt: skip


@pytest.mark.parametrize("words", [(), ("--all",)])
@pytest.mark.parametrize("columns", [30, 60, 100])
def test_a_message_is_wrapped_on_a_terminal_and_never_cut(
    db: Path, words: tuple[str, ...], columns: int
) -> None:
    shown = on_a_terminal("doctor", *words, columns=columns, NO_COLOR="1")
    told = " ".join(shown.split())
    assert "in a list of people names nobody; is it somebody, give them a page" in told
    assert "else add it to `nobody` in kg.toml" in told
    indented = [line for line in shown.splitlines() if line.startswith("    ")]
    assert max(map(len, indented)) <= columns
