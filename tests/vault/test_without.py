"""A vault as if some files had never been in it."""

from pathlib import Path

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
    left = without(found, {"Notes/e.md"}, ["Private"])
    assert [file.path for file in left.notes] == ["Notes/d.md", "Private.md", "Privates/c.md"]
    assert (left.attachments, left.problems) == ((), ())
    assert without(found, (), ()) == found


def test_problems_and_notes_in_a_cloud_go_along(tmp_path: Path) -> None:
    vault(tmp_path, FILES | {"Private/.f.md.icloud": "", "Notes/.g.md.icloud": ""})
    (tmp_path / "Private/out.md").symlink_to("/")
    left = without(scan(str(tmp_path)), {"Notes/g.md"}, ["Private"])
    assert (left.not_downloaded, left.problems) == ((), ())


def test_a_link_to_what_went_leads_nowhere(tmp_path: Path) -> None:
    vault(tmp_path, FILES)
    (tmp_path / "Notes/secret.md").symlink_to(tmp_path / "Private/a.md")
    (tmp_path / "Notes/own.md").symlink_to(tmp_path / "Notes/d.md")
    (tmp_path / "Private/open.md").symlink_to(tmp_path / "Notes/d.md")
    before = scan(str(tmp_path))
    left = without(before, (), ["Private"])
    (tmp_path / "Private/a.md").unlink()
    assert left.problems == scan(str(tmp_path)).problems
    assert [file.path for file in left.notes] == [
        "Notes/d.md", "Notes/e.md", "Notes/own.md", "Private.md", "Privates/c.md",
    ]  # fmt: skip
