"""Whether the system tells of every change in a folder."""

from __future__ import annotations

import os

_MOUNTS = "/proc/self/mountinfo"  # of Linux; elsewhere nobody is asked
# Others write there, too, and nobody tells this machine: shares, folders of the host of a virtual
# machine, what a program serves. `fuseblk` is a disk of this machine, such as NTFS.
_SHARED = frozenset((
    "9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "drvfs", "fuse", "gfs2", "glusterfs",
    "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb3", "smbfs",
    "vboxsf", "virtiofs", "vmhgfs",
))  # fmt: skip


def tells_changes(folder: str, mounts: str = _MOUNTS) -> bool:
    """Whether events name all that changes in a folder: not on a file system that others share,
    where events are only of what this machine does. `mounts` lists what is mounted, as Linux does
    (https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html)."""
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as file:
            lines = [line.split(" ") for line in file]
    except OSError:
        return True
    place = os.path.realpath(folder)
    known = {_plain(line[4]): line[line.index("-", 6) + 1] for line in lines}
    while place not in known and place != os.path.dirname(place):
        place = os.path.dirname(place)
    kind = known.get(place, "")
    return kind.partition(".")[0] not in _SHARED


def _plain(place: str) -> str:
    """A path as it is; the list spells white space and backslashes out."""
    for spelt, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        place = place.replace(spelt, sign)
    return place
