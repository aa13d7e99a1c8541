"""Whom git takes for the one who commits in a vault."""

from pathlib import Path

import pytest

from kg.vault.git import user_name

CONFIGS = [
    ("[user]\n\tname = Ann Lee\n\temail = ann@x.example\n", "Ann Lee"),
    ('[core]\n\tbare = false\n[USER]\n  Name="Ann  Lee" ; me\n', "Ann  Lee"),
    ("[user]\nname = Bo Ek\n[remote]\nname = no\n[user]\nname = Ann Lee # later\n", "Ann Lee"),
    ("[user] name = Ann Lee\n", "Ann Lee"),
    # What says nothing of a user.
    ('[remote "user"]\n\tname = origin\n', ""),
    ("[user]\n\temail = ann@x.example\n", ""),
    ("# [user]\n# name = Ann Lee\n", ""),
    ("[user]\nname =\n", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("config", "name"), CONFIGS)
def test_user_name(tmp_path: Path, config: str, name: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(config, encoding="utf-8")
    assert user_name(str(tmp_path)) == name


def test_a_vault_that_is_no_repository_has_none(tmp_path: Path) -> None:
    assert user_name(str(tmp_path)) == ""
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")  # a worktree: git's own is elsewhere
    assert user_name(str(tmp_path)) == ""


def test_what_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git" / "config").mkdir(parents=True)
    assert user_name(str(tmp_path)) == ""
    (tmp_path / ".git" / "config").rmdir()
    (tmp_path / ".git" / "config").write_bytes(b"\xff\xfe[user]\nname = \xff\n")
    assert user_name(str(tmp_path)) in ("", "\ufffd")
