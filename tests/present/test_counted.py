"""One thing is no plural."""

from pathlib import Path

import pytest

from kg.cli.app import run
from kg.present.counted import counted
from tests.builders import vault


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "note", "0 notes"),
        (1, "note", "1 note"),
        (1, "piece of evidence", "1 piece of evidence"),
        (2, "piece of evidence", "2 pieces of evidence"),
        (3000, "person", "3,000 people"),
        (2, "info", "2 info"),
    ],
)
def test_a_number_with_its_noun(number: int, noun: str, said: str) -> None:
    assert counted(number, noun) == said


def test_a_vault_of_one_note_is_rebuilt_from_one_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, db = vault(tmp_path / "notes", {"A.md": "Text.\n"}), tmp_path / "kg.db"
    assert run(["db", "rebuild", str(folder), "--db", str(db)]) == 0
    assert capsys.readouterr().err == f"{db} was made anew from 1 note in {folder}.\n"
