"""A large vault is read by several processes: what they write is what one would have written."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.importer import workers
from kg.importer.shared_names import SharedNames
from kg.resolve.name_index import ALIAS, NAME, TEXT, TITLE, Entry, NamesInMemory, Provided
from kg.store.name_file import NameFile
from tests.builders import imported, opened, vault

EXAMPLE = Path(__file__).parents[2] / "examples" / "vault"

MANY = 700  # notes: enough for several processes, in more than one part each


def notes() -> dict[str, str]:
    """A vault in which notes of different parts concern each other."""
    made = {
        f"Log/{place:04}.md": (
            f"---\nproject: Harbor {place % 7}\n---\n#Tag{place % 3} #tag{place % 5}\n"
            f"- [ ] call [[Ann Lee]] [weight:: {place}]\n- [x] done\n"
            f"[[Gone {place % 11}]] [[{(place * 37) % MANY:04}]] [[Pictures/{place % 2}.png]]\n"
        )
        for place in range(MANY)
    }
    made["Meetings/2025-10-02 Kickoff.md"] = (
        "---\ntype: meeting\ndate: 2025-10-02\nattendees: [Ann Lee, Bo Ek]\n"
        'source: "[[Transcript of 0690]]"\n---\n'
    )
    made["Zoo/Transcript of 0690.md"] = "---\ndate: 2025-10-01\n---\n**Bo Ek**: [[GONE 3]] #TAG1\n"
    made["People/Ann Lee.md"] = "---\ntype: person\naliases: [Annie]\n---\n"
    made["Pictures/1.png"] = "png"
    return made


def tables(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, ids included, but for the log of imports."""
    with opened(db) as conn:
        names = [name for (name,) in conn.execute("select name from pragma_table_list")]
        kept = [n for n in names if n not in ("imports", "sqlite_temp_schema", "sqlite_schema")]
        return {name: sorted(conn.execute(f"select * from {name}"), key=repr) for name in kept}


@pytest.mark.parametrize("readers", [2, 3])
def test_several_processes_write_what_one_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readers: int
) -> None:
    folder = vault(tmp_path / "vault", notes())
    monkeypatch.setattr(workers, "_readers", lambda: readers)
    imported(folder, tmp_path / "several.db")
    monkeypatch.setattr(workers, "_readers", lambda: 1)
    imported(folder, tmp_path / "one.db")
    several, one = tables(tmp_path / "several.db"), tables(tmp_path / "one.db")
    assert several.keys() == one.keys()
    for name in one:
        assert several[name] == one[name], name


@pytest.mark.parametrize("readers", [1, 2, 5])
def test_a_large_vault_is_imported_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readers: int
) -> None:
    """Its notes wait packed, and readers find its names in a file that they share."""
    folder = vault(tmp_path / "vault", notes())
    shutil.copytree(EXAMPLE, folder / "Example")
    imported(folder, tmp_path / "usual.db")
    monkeypatch.setattr(workers, "_readers", lambda: readers)
    monkeypatch.setattr(workers, "_MANY", MANY - 1)
    opened_files: list[Path] = []
    make = NameFile.make
    monkeypatch.setattr(NameFile, "make", lambda file: (opened_files.append(file.path), make(file)))
    imported(folder, tmp_path / "large.db")
    assert opened_files == ([tmp_path / "large.db.building-names"] if readers > 1 else [])
    assert [file.name for file in tmp_path.iterdir() if "names" in file.name] == []
    usual, large = tables(tmp_path / "usual.db"), tables(tmp_path / "large.db")
    for name in usual:
        assert large[name] == usual[name], name


def test_a_large_import_that_fails_leaves_no_file_of_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = vault(tmp_path / "vault", notes())
    monkeypatch.setattr(workers, "_readers", lambda: 2)
    monkeypatch.setattr(workers, "_MANY", MANY - 1)
    broken = sqlite3.connect(":memory:")
    monkeypatch.setattr("kg.importer.batch.LinkTargets", broken.execute)
    with pytest.raises(workers.CrewError):
        imported(folder, tmp_path / "kg.db")
    assert [file.name for file in tmp_path.iterdir()] == ["vault"]


FOUND = st.sampled_from(["ann", "bo", "cy"])
SPACES = (NAME, ALIAS, TITLE, TEXT, "listed")
PROVIDED = st.builds(Provided, st.sampled_from(SPACES), FOUND, st.sampled_from(["", "x"]))
ENTRIES = st.builds(Entry, FOUND, FOUND, st.just("person"), st.booleans(), st.just(""))


@settings(deadline=None)
@given(st.lists(st.tuples(ENTRIES, st.lists(PROVIDED, max_size=4)), max_size=8))
def test_names_in_a_file_are_those_in_memory(
    brought: list[tuple[Entry, list[Provided]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, memory = SharedNames(NameFile(Path(folder) / "names")), NamesInMemory()
        file.make()
        file.bring(brought[:4])
        file.bring(brought[4:])
        for entry, provided in brought:
            memory.add(entry, provided)
        for space in SPACES:
            for key in ("ann", "bo", "cy", "nobody"):
                assert sorted(file.of(space, key)) == sorted(memory.of(space, key))
        assert sorted(file.names_in((NAME, TEXT))) == sorted(memory.names_in((NAME, TEXT)))
        assert sorted(file.unsettled()) == sorted(memory.unsettled())
        file.close()
        assert list(Path(folder).iterdir()) == []


def test_a_tag_is_called_as_the_first_note_writes_it(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", notes())
    imported(folder, tmp_path / "kg.db")
    with opened(tmp_path / "kg.db") as conn:
        found = dict(conn.execute("select normalised, name from tags"))
    # 0000 has #Tag0 and #tag0; 0001 #Tag1; 0002 #Tag2; 3 and 4 are only ever written small.
    assert found == {"tag0": "Tag0", "tag1": "Tag1", "tag2": "Tag2", "tag3": "tag3", "tag4": "tag4"}


def test_a_process_that_dies_ends_the_import_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = vault(tmp_path / "vault", notes())
    broken = sqlite3.connect(":memory:")  # no share can be resolved by a thing like this
    monkeypatch.setattr("kg.importer.batch.LinkTargets", broken.execute)
    with pytest.raises(workers.CrewError, match="ended early"):
        imported(folder, tmp_path / "kg.db")
    assert not (tmp_path / "kg.db").exists()
