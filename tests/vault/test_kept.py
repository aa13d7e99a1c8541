"""A scan that is kept: after a look at what is named it is what a scan of everything finds."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.vault.kept import Doubtful, KeptScan
from kg.vault.scan import Scan, nothing_ignored, scan
from tests.builders import vault

NOTES = {
    "A.md": "a",
    "B.png": "b",
    "Sub/C.md": "c",
    "Sub/Deep/D.md": "d",
    "Sub+/E.md": "e",  # sorts between Sub and what is in it
    "Other/F.md": "f",
    "Left/G.md": "g",
}
Edit = Callable[[Path], object]


def write(path: str, text: str = "new") -> Edit:
    return lambda folder: vault(folder, {path: text})


def move(old: str, new: str) -> Edit:
    return lambda folder: (folder / old).rename(folder / new)


def gone(path: str) -> Edit:
    return lambda folder: (folder / path).unlink()


def both(*edits: Edit) -> Edit:
    return lambda folder: [edit(folder) for edit in edits]


# What happens, and the places that events name.
CASES: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (lambda _: None, []),
    "a note is written": (write("A.md"), ["A.md"]),
    "a note comes and another goes": (both(write("N.md"), gone("A.md")), ["N.md", "A.md"]),
    "a note moves into a folder": (move("A.md", "Sub/Z.md"), ["A.md", "Sub/Z.md"]),
    "a note becomes an attachment": (move("A.md", "A.txt"), ["A.md", "A.txt"]),
    "a note becomes a folder": (both(gone("A.md"), write("A.md/x.md")), ["A.md", "A.md/x.md"]),
    "a folder moves, named alone": (move("Sub", "Moved"), ["Sub", "Moved"]),
    "a folder moves into another": (move("Sub/Deep", "Other/Deep"), ["Sub/Deep", "Other/Deep"]),
    "folders in new folders": (write("New/er/est.md"), ["New"]),
    "a folder is hidden": (move("Sub", ".Sub"), ["Sub", ".Sub"]),
    "a folder is left out now": (move("Sub", "Left/Sub"), ["Sub", "Left/Sub"]),
    "a file in a hidden folder": (write(".git/x.md"), [".git/x.md"]),
    "a file that is left out": (write("Left/H.md"), ["Left/H.md"]),
    "a link's target changes": (write("Other/F.md", "longer"), ["Other/F.md"]),
    "a link's target goes": (gone("Other/F.md"), ["Other/F.md"]),
    "the folder of a link's target moves": (move("Other", "Else"), ["Other", "Else"]),
    "a file is written by its other name": (write("Sub/Twin.md", "longer"), ["Sub/Twin.md"]),
    "a link out of the vault": (
        lambda folder: (folder / "Out.md").symlink_to("/etc/hostname"),
        ["Out.md"],
    ),
    "a problem is gone": (gone("Broken.md"), ["Broken.md"]),
    "a place holder comes": (move("A.md", ".A.md.icloud"), ["A.md", ".A.md.icloud"]),
    "a place holder goes": (move(".Cloud.md.icloud", "Cloud.md"), [".Cloud.md.icloud", "Cloud.md"]),
    "an old version of a program": (write("logseq/bak/x.md"), ["logseq"]),
}


def left_out(path: str, is_folder: bool) -> bool:
    return f"{path}/".startswith("Left/") and (is_folder or path != "Left")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = vault(tmp_path / "vault", NOTES)
    (folder / "Link.md").symlink_to(folder / "Other" / "F.md")
    (folder / "Broken.md").symlink_to(folder / "nowhere.md")
    (folder / "Sub" / "Twin.md").write_text("twin")
    os.link(folder / "Sub" / "Twin.md", folder / "Twin.md")
    (folder / ".Cloud.md.icloud").touch()
    return folder


def held(found: Scan) -> tuple[object, ...]:
    return found.notes, found.attachments, found.problems, found.not_downloaded


@pytest.mark.parametrize(("edit", "named"), CASES.values(), ids=CASES)
def test_a_look_finds_what_a_scan_finds(edit: Edit, named: list[str], folder: Path) -> None:
    kept = KeptScan(str(folder), left_out)
    assert held(kept.scan()) == held(scan(str(folder), left_out))
    edit(folder)
    now = kept.look(named)
    assert held(now) == held(scan(str(folder), left_out))
    # Whatever is another file than before, or none any more, is named.
    assert now.named is not None
    files = {file.path: file for file in (*now.notes, *now.attachments)}
    assert {path: file for path, file in now.named.items() if file} == {
        path: files[path] for path in now.named if path in files
    }
    again = kept.look([])
    assert held(again) == held(now)


def test_the_times_of_a_look_begin_with_the_look_at_everything(folder: Path) -> None:
    kept = KeptScan(str(folder), nothing_ignored)
    first, second = kept.scan(), kept.look(["A.md"])
    assert first.began_ns == second.began_ns
    assert first.ended_ns <= second.ended_ns
    assert first.named is None
    assert set(second.named or ()) >= {"A.md"}


@pytest.mark.parametrize("named", [[""], [f"{number}.md" for number in range(1001)]])
def test_what_names_too_much_is_doubtful(named: list[str], folder: Path) -> None:
    with pytest.raises(Doubtful):
        KeptScan(str(folder), nothing_ignored).look(named)


def test_two_files_of_one_path_are_doubtful(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"b\\xff.md": "spelt out"})
    try:
        (tmp_path / "vault" / os.fsdecode(b"b\xff.md")).write_text("a byte that is no text")
    except OSError:
        pytest.skip("the file system takes no such name")
    with pytest.raises(Doubtful):
        KeptScan(str(folder), nothing_ignored)
