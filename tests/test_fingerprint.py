"""A database says which rules made it: those of another kg are not believed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg import fingerprint
from tests.builders import imported, rows, vault

PACKAGE = Path(kg.__file__).parent
SAID = "The database was made by the rules of another kg"


def of_copy(folder: Path) -> str:
    """What a copy of the package says of itself, in a process of its own."""
    code = "from kg.fingerprint import of_rules; print(of_rules())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(folder)},
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", "assets")
    shutil.copytree(PACKAGE, tmp_path / "copy" / "kg", ignore=ignored)
    return tmp_path / "copy"


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ("interpret/dates.py", True),
        ("resolve/links.py", True),
        ("model/vocabulary.py", True),
        ("store/sql/checks/orphan.sql", True),
        ("store/sql/internal/owner.sql", True),
        ("store/sql/parts/is_entity.sql", True),
        ("importer/finish.py", True),
        ("cli/app.py", False),
        ("store/sql/queries/stale.sql", False),
        ("present/table.py", False),
    ],
)
def test_it_differs_where_notes_may_mean_something_else(
    copy: Path, changed: str, differs: bool
) -> None:
    before = of_copy(copy)
    file = copy / "kg" / changed
    file.write_text(file.read_text() + "\n")
    assert (of_copy(copy) != before) is differs


def test_an_installed_kg_carries_it(copy: Path) -> None:
    (copy / "kg" / fingerprint.BUILT).write_text(fingerprint.built())
    before = of_copy(copy)
    os.utime(copy / "kg" / "interpret" / "dates.py", (1, 1))
    assert of_copy(copy) == before


def test_a_database_of_other_rules_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, db = vault(tmp_path / "vault", {"a.md": "# A\n", "b.md": "[[a]]\n"}), tmp_path / "kg.db"
    imported(folder, db)
    assert imported(folder, db).noop
    monkeypatch.setattr("kg.importer.rules.of_rules", lambda: "new")
    monkeypatch.setattr(fingerprint, "of_rules", lambda: "new")
    report = imported(folder, db)
    assert (report.other_rules, report.read) == (True, 2)
    assert not imported(folder, db).other_rules
    assert [text for (text,) in rows(db, "select rules from imports")][1] == "0.1.0:new:00000000"


def test_answers_say_that_they_are_of_other_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kg.cli.app import run

    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", {"People/Ida Falk.md": ""}), db)
    assert run(["people", "--db", str(db)]) == 0
    assert SAID not in capsys.readouterr().err
    monkeypatch.setattr(fingerprint, "of_rules", lambda: "new")
    assert run(["people", "--db", str(db)]) == 0
    out, err = capsys.readouterr()
    assert "Ida Falk" in out
    assert err.count(SAID) == 1
