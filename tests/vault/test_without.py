"""A vault as if some files had never been in it."""

import os
from pathlib import Path

import pytest

from kg.vault.scan import scan, without
from tests.builders import vault

FILES = {
    "Private/a.md": "a\n",
    "Private/Deep/b.png": "b\n",
    "Private.md": "not in the folder\n",
    "Privates/c.md": "nor in this one\n",
    "Notes/d.md": "d\n",
    "Notes/e.md": "e\n",
}


def test_folders_and_paths_go(tmp_path: Path) -> None:
    found = scan(str(vault(tmp_path, FILES)))
    left = without(found, str(tmp_path), {"Notes/e.md"}, ["Private"])
    assert [file.path for file in left.notes] == ["Notes/d.md", "Private.md", "Privates/c.md"]
    assert (left.attachments, left.problems) == ((), ())
    assert without(found, str(tmp_path), (), ()) == found


def test_problems_and_notes_in_a_cloud_go_along(tmp_path: Path) -> None:
    vault(tmp_path, FILES | {"Private/.f.md.icloud": "", "Notes/.g.md.icloud": ""})
    (tmp_path / "Private/out.md").symlink_to("/")
    left = without(scan(str(tmp_path)), str(tmp_path), {"Notes/g.md"}, ["Private"])
    assert (left.not_downloaded, left.problems) == ((), ())


def test_a_link_to_what_went_leads_nowhere(tmp_path: Path) -> None:
    vault(tmp_path, FILES)
    (tmp_path / "Notes/secret.md").symlink_to(tmp_path / "Private/a.md")
    (tmp_path / "Notes/own.md").symlink_to(tmp_path / "Notes/d.md")
    (tmp_path / "Private/open.md").symlink_to(tmp_path / "Notes/d.md")
    before = scan(str(tmp_path))
    left = without(before, str(tmp_path), (), ["Private"])
    (tmp_path / "Private/a.md").unlink()
    assert left.problems == scan(str(tmp_path)).problems
    assert [file.path for file in left.notes] == [
        "Notes/d.md", "Notes/e.md", "Notes/own.md", "Private.md", "Privates/c.md",
    ]  # fmt: skip


# Links, each with what it leads to; a link to a folder ends in `/`.
LINKS = {
    "to a link": {"Private/way.png": "Files/e.png", "Pic.png": "Private/way.png"},
    "to a link to it": {"Files/way.png": "Private/Deep/b.png", "Pic.png": "Files/way.png"},
    "by a folder": {"Private/Short": "Files/", "Pic.png": "Private/Short/e.png"},
    "by a folder outside": {"Short": "Private/Deep/", "Pic.png": "Short/b.png"},
    "to a hidden file": {"Pic.png": "Private/.hidden.png", "Note.md": "Private/.hidden.md"},
    "to a hidden folder": {"Pic.png": "Private/.cache/f.png"},
    "up and down": {"Files/Pic.png": "Private/../Files/e.png"},  # the folder stays
    "to what stays": {"Pic.png": "Files/e.png", "More.png": "Pic.png"},
    "to what looks so": {"Pic.png": "Privates/g.png"},
    "round": {"Files/one.png": "Files/two.png", "Files/two.png": "Files/one.png"},
}
HIDDEN = {
    "Files/e.png": "e",
    "Privates/g.png": "g",
    "Private/.hidden.png": "h",
    "Private/.hidden.md": "secret\n",
    "Private/.cache/f.png": "f",
}


@pytest.mark.parametrize("relative", [False, True])
@pytest.mark.parametrize("what", LINKS)
def test_links_by_which_a_file_is_reached(what: str, relative: bool, tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", FILES | HIDDEN)
    for path, target in LINKS[what].items():
        place, goal = folder / path, str(folder / target.rstrip("/"))
        if ".." in target:
            goal = f"{folder}/{target}"
        if relative:
            goal = os.path.join(os.path.relpath(folder, place.parent), target.rstrip("/"))
        place.symlink_to(goal, target_is_directory=target.endswith("/"))
    left = without(scan(str(folder)), str(folder), (), ["Private"])
    for path in (folder / "Private").rglob("*"):
        if path.is_symlink() or not path.is_dir():
            path.unlink()
    rest = scan(str(folder))
    assert left[:3] == rest[:3]
