"""`kg init --ask` and `--write`: what is put into kg.toml."""

import io
import sys
import tomllib
from pathlib import Path

import pytest

from kg import configure
from kg.cli import app
from kg.model.learned import Finding

CREW = ("Ilse Brandt", "Omar Haddad", "Tove Lindgren")


def hero(guild: str, letter: str) -> str:
    return f"---\ngilde: '[[{guild}]]'\neule: {letter}@eulen.example\n---\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with words of its own."""
    notes = {f"Helden/{name}.md": hero("Salzbund", name[0]) for name in CREW}
    notes["Helden/Tove Lindgren.md"] = hero("Turmwacht", "T")
    notes |= {"Gilden/Salzbund.md": "Alt.\n", "Gilden/Turmwacht.md": "Hoch.\n"}
    for day in range(1, 6):
        present = ", ".join(f"'[[{name}]]'" for name in (CREW[day % 3], CREW[day % 2]))
        notes[f"Runden/2026-01-0{day}.md"] = f"---\nam Tisch: [{present}]\n---\n"
    for path, text in notes.items():
        file = tmp_path / "vault" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "vault"


def test_write_takes_what_is_clear_and_keeps_what_stands_there(
    vault: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (vault / "kg.toml").write_text('me = "Nora Falk"  # that is me\n', encoding="utf-8")
    assert app.run(["init", str(vault), "--write"]) == 0
    text = (vault / "kg.toml").read_text(encoding="utf-8")
    assert "# that is me" in text
    assert '"Helden", # 3 of 3 notes are named in lists of dated notes' in text
    found = tomllib.loads(text)
    assert found["folders"] == {"person": ["Helden"], "meeting": ["Runden"]}
    assert found["fields"] == {"meeting": {"attendees": ["am Tisch"]}}
    said = capsys.readouterr().err
    assert "2 more may be so" in said
    # What was written is understood: nothing clear is left.
    assert app.run(["init", str(vault), "--write"]) == 0
    assert "Nothing was written." in capsys.readouterr().err


def test_ask_goes_through_all_of_it_and_writes_what_was_agreed_to(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = io.StringIO("y\nn\ny\ny\nn\ny\n")
    monkeypatch.setattr(answers, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", answers)
    assert app.run(["init", str(vault), "--ask"]) == 0
    found = tomllib.loads((vault / "kg.toml").read_text(encoding="utf-8"))
    assert found["folders"] == {"person": ["Helden"]}
    assert found["fields"]["meeting"] == {"attendees": ["am Tisch"]}
    assert "[1 of 5] Helden: 3 of 3 notes" in capsys.readouterr().err


def test_what_is_no_answer_is_asked_again(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = io.StringIO("active\ny\nn\n\n\n\nye\n")
    monkeypatch.setattr(answers, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", answers)
    assert app.run(["init", str(vault), "--ask"]) == 0
    assert tomllib.loads((vault / "kg.toml").read_text(encoding="utf-8"))["folders"] == {
        "person": ["Helden"]
    }
    assert capsys.readouterr().err.count("Answer yes, no, or nothing.\n") == 1


def test_ask_needs_a_terminal(
    vault: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert app.run(["init", str(vault), "--ask"]) == 2
    assert "--write" in capsys.readouterr().err
    assert not (vault / "kg.toml").exists()


def test_words_come_once_and_a_text_becomes_a_list() -> None:
    found = [
        Finding(("folders", "person"), "Leute", "3 of 3", 3, "Leute/a.md", clear=True),
        Finding(("fields", "note", "date"), "Tag", "it alone\ngives a day", 3, "x.md", clear=True),
    ]
    text = configure.with_findings('[folders]\nperson = "Leute"\nmeeting = ["Rat"] # ours\n', found)
    assert tomllib.loads(text) == {
        "folders": {"person": "Leute", "meeting": ["Rat"]} | {"person": ["Leute"]},
        "fields": {"note": {"date": ["Tag"]}},
    }
    assert "# ours" in text
    assert configure.with_findings(text, found) == text
