"""An import of a vault that somebody follows looks at what events name, while that is sure."""

import shutil
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.importer.followed import Followed
from tests.builders import imported, rows, vault

PATHS = "select path from notes order by path"


class Vault:
    """Two notes, imported; files may be written without a word."""

    def __init__(self, folder: Path) -> None:
        self.folder = vault(folder / "vault", {"A.md": "a\n", "Sub/B.md": "b\n"})
        self.db = folder / "kg.db"
        self.followed = Followed(str(self.folder))
        self.imported()

    def write(self, *paths: str) -> None:
        vault(self.folder, dict.fromkeys(paths, "text\n"))

    def imported(self, *named: str) -> list[object]:
        """The paths that the database knows after an import, these being named."""
        self.followed.name(str(self.folder / path) for path in named)
        imported(self.folder, self.db, followed=self.followed)
        return [path for (path,) in rows(self.db, PATHS)]


@pytest.fixture
def held(tmp_path: Path) -> Vault:
    return Vault(tmp_path)


def test_only_what_is_named_is_looked_at(held: Vault) -> None:
    held.write("C.md", "D.md")
    assert held.imported() == ["A.md", "Sub/B.md"]
    assert held.imported("C.md") == ["A.md", "C.md", "Sub/B.md"]
    (held.folder / "A.md").unlink()
    assert held.imported("Sub") == ["A.md", "C.md", "Sub/B.md"]
    assert held.imported("A.md", "D.md") == ["C.md", "D.md", "Sub/B.md"]


def test_where_it_doubts_everything_is_looked_at_once(held: Vault) -> None:
    held.write("C.md")
    held.followed.doubt()
    assert held.imported() == ["A.md", "C.md", "Sub/B.md"]
    held.write("D.md")
    assert held.imported() == ["A.md", "C.md", "Sub/B.md"]


@pytest.mark.parametrize("place", ["", "elsewhere/E.md"])
def test_a_place_that_is_none_of_the_vault_makes_it_doubt(held: Vault, place: str) -> None:
    held.write("C.md")
    held.followed.name([str(held.folder.parent / place) if place else str(held.folder)])
    assert "C.md" in held.imported()


def test_another_import_in_between(held: Vault) -> None:
    held.write("C.md")
    imported(held.folder, held.db)
    held.write("D.md")
    assert held.imported() == ["A.md", "C.md", "D.md", "Sub/B.md"]


def test_a_database_that_was_put_back(held: Vault) -> None:
    shutil.copyfile(held.db, held.db.with_name("old.db"))
    held.write("C.md")
    assert "C.md" in held.imported("C.md")
    shutil.copyfile(held.db.with_name("old.db"), held.db)
    assert "C.md" in held.imported()


def test_a_database_that_is_gone(held: Vault) -> None:
    held.db.unlink()
    held.write("C.md")
    assert held.imported() == ["A.md", "C.md", "Sub/B.md"]


def test_settings_that_leave_something_out(held: Vault) -> None:
    vault(held.folder, {"kg.toml": 'ignore = ["Sub/"]\n'})
    assert held.imported("kg.toml") == ["A.md"]
    held.write("Sub/C.md")
    assert held.imported("Sub/C.md") == ["A.md"]
    (held.folder / "kg.toml").unlink()
    assert held.imported("kg.toml") == ["A.md", "Sub/B.md", "Sub/C.md"]


def test_what_was_named_before_an_import_that_failed(held: Vault) -> None:
    held.write("C.md")
    vault(held.folder, {"kg.toml": "me = [\n"})
    with pytest.raises(KgError):
        held.imported("C.md", "kg.toml")
    (held.folder / "kg.toml").unlink()
    assert held.imported("kg.toml") == ["A.md", "C.md", "Sub/B.md"]
