"""Whether the system tells of every change, by what is mounted where."""

from pathlib import Path

import pytest

from kg.vault.mounts import tells_changes

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:45 / {0}/share rw - nfs4 server:/notes rw,vers=4.2
31 22 0:46 / {0}/my\\040notes rw shared:2 master:1 - fuse.sshfs me@host:/notes rw
32 22 0:47 / {0}/disk rw - fuseblk /dev/sdb1 rw
33 30 8:1 / {0}/share/own rw - ext4 /dev/sda1 rw
"""


@pytest.mark.parametrize(
    ("folder", "tells"),
    [
        ("home", True),
        ("share", False),
        ("share/deep/er", False),
        ("share/own/notes", True),
        ("shared", True),
        ("my notes", False),
        ("disk/notes", True),
    ],
)
def test_shares_do_not_tell(folder: str, tells: bool, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(tmp_path))
    (tmp_path / folder).mkdir(parents=True)
    assert tells_changes(str(tmp_path / folder), str(mounts)) is tells


def test_where_nobody_can_be_asked_events_are_believed(tmp_path: Path) -> None:
    assert tells_changes(str(tmp_path), str(tmp_path / "none"))
