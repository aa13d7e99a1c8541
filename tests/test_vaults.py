"""The database is found from anywhere: where it lies, which one is asked."""

import os
from pathlib import Path

import pytest

from kg import vaults
from kg.cli.app import run
from kg.config import existing, settings
from kg.errors import NothingImported
from tests.builders import vault


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without anything, somewhere else than in a vault."""
    for name in ("KG_DB", "KG_VAULT", "KG_CONFIG", "KG_REFRESH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path


def notes(home: Path, name: str) -> Path:
    return vault(home / name, {"People/Ann Lee.md": f"# Ann Lee\n{name}\n", "Deep/er/x.md": "x"})


def own(folder: Path) -> str:
    return vaults.own_database(str(folder))


def test_a_vault_is_found_from_anywhere_after_its_import(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = notes(home, "Notes")
    assert run(["import", str(folder)]) == 0
    assert os.path.dirname(own(folder)) == str(home / "data/kg")
    assert oct(os.stat(home / "data/kg").st_mode & 0o777) == "0o700"
    assert settings().database == own(folder)
    assert run(["show", "Ann Lee"]) == 0
    assert "old" not in capsys.readouterr().err
    (folder / "New.md").write_text("fresh\n")
    assert run(["import"]) == 0
    assert "1 new" in capsys.readouterr().err


def test_two_vaults_of_one_name_have_a_database_each(home: Path) -> None:
    assert own(home / "a/Notes") != own(home / "b/Notes")


def test_the_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the last to the first: each one wins over those before."""
    first, second = notes(home, "First"), notes(home, "Second")
    assert run(["import", str(first)]) == 0
    assert run(["import", str(second)]) == 0
    os.utime(home / "data/kg/vaults" / vaults.file_name(str(first)), (1, 1))
    assert settings()[0::6] == (own(second), True)  # the one imported last, of several
    (home / "elsewhere/kg.db").touch()
    assert settings()[0::6] == ("kg.db", False)
    (home / "First/kg.db").touch()
    monkeypatch.chdir(first / "Deep/er")
    assert settings()[0::6] == (own(first), False)
    (first / "kg.toml").write_text('database = "here.db"\n')
    assert settings().database == str(first.resolve() / "here.db")
    monkeypatch.setenv("KG_DB", "env.db")
    assert settings().database == "env.db"
    assert settings(database="flag.db").database == "flag.db"


def test_a_database_named_in_the_vaults_kg_toml_is_found_from_elsewhere(home: Path) -> None:
    folder = notes(home, "Notes")
    (folder / "kg.toml").write_text('database = "../own.db"\n')
    assert run(["import", str(folder)]) == 0
    assert settings().database == os.path.abspath(folder / "../own.db")
    assert not os.path.exists(own(folder))


def test_of_several_it_is_said_which_one_was_asked(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("First", "Second"):
        assert run(["import", str(notes(home, name)), "-q"]) == 0
        capsys.readouterr()
        assert run(["search", name]) == 0
        told = capsys.readouterr().err
        assert ("imported last; `kg vaults`" in told) == (name == "Second")


def test_vaults_are_listed_the_last_one_first(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = notes(home, "First"), notes(home, "Second")
    assert run(["import", str(first), "-q"]) == 0
    assert run(["import", str(second), "--db", str(home / "x.db"), "-q"]) == 0
    os.utime(home / "data/kg/vaults" / vaults.file_name(str(first)), (1, 1))
    assert run(["vaults", "--format", "tsv"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[:2] for line in lines] == [
        ["vault", "database"], [str(second), str(home / "x.db")], [str(first), own(first)],
    ]  # fmt: skip
    assert lines[2][2] == "1970-01-01T00:00:01Z"


def test_what_is_gone_is_forgotten(home: Path) -> None:
    folder = notes(home, "Notes")
    vaults.remember(str(folder), str(home / "gone.db"))
    assert vaults.known() == []
    folder.rename(home / "Moved")
    vaults.remember(str(notes(home, "Other")), str(home / "elsewhere"))
    assert [one.folder for one in vaults.known()] == [str(home / "Other")]
    assert len(os.listdir(home / "data/kg/vaults")) == 1


def test_in_a_vault_that_was_never_imported_no_other_one_is_asked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["import", str(notes(home, "Notes")), "-q"]) == 0
    new = vault(home / "New", {"x.md": "x", ".obsidian/app.json": "{}"})
    monkeypatch.chdir(new)
    with pytest.raises(NothingImported, match=rf"{new} was not imported yet\. Run `kg import"):
        existing()


def test_before_the_first_import_one_sentence_says_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["status"]) == 5
    assert capsys.readouterr().err == (
        "No notes were imported yet. Run `kg import VAULT` with the folder of your notes; "
        "`kg demo` shows what kg does.\n"
    )
    assert run(["import"]) == 2


def test_a_vaults_kg_toml_is_laid_over_the_users(home: Path) -> None:
    from kg.config import rules_of

    folder = notes(home, "Notes")
    vault(home / "config/kg", {"kg.toml": 'me = ["Ann"]\nnobody = ["team"]\nrefresh = "off"\n'})
    (folder / "kg.toml").write_text('nobody = ["crew"]\n')
    rules = rules_of(settings(vault=str(folder)))
    assert {"team", "crew"} <= set(rules.nobody)
    assert "Ann" in rules.me
    vault(home / "config/kg", {"kg.toml": "me = [\n"})
    assert run(["import", str(folder), "-q"]) == 2


def test_a_given_kg_toml_stands_for_itself(home: Path) -> None:
    vault(home / "config/kg", {"kg.toml": 'nobody = ["team"]\n'})
    vault(home, {"own.toml": 'nobody = ["crew"]\n'})
    assert settings(str(home / "own.toml")).base is None


def test_where_nothing_can_be_remembered_the_import_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "file"))
    db = str(home / "x.db")
    assert run(["import", str(notes(home, "Notes")), "--db", db, "-q"]) == 0
    assert vaults.known() == []
