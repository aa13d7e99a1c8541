"""Who may write, on file systems with flock, with other locks only, and with none."""

import errno
import fcntl
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import lock
from kg.store.errors import DatabaseBusy

WITHOUT = [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS]
HOLDER = """
import fcntl, sys
file = open(sys.argv[1], "w")
fcntl.lockf(file, fcntl.LOCK_EX)
file.write("process 1234")
file.flush()
print("held", flush=True)
sys.stdin.read()
"""


def fails(monkeypatch: pytest.MonkeyPatch, name: str, code: int) -> None:
    def refuse(file: int, operation: int) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(fcntl, name, refuse)


def test_the_lock_is_flock_and_leaves_no_file(tmp_path: Path) -> None:
    with lock.held(str(tmp_path / "kg.db"), 0) as by_flock:
        assert by_flock is True
        assert [file.name for file in tmp_path.iterdir()] == ["kg.db.lock"]
        with pytest.raises(DatabaseBusy, match="is being written by process"):
            lock.held(str(tmp_path / "kg.db"), 0).__enter__()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", WITHOUT)
def test_without_flock_another_lock_keeps_others_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fails(monkeypatch, "flock", code)
    path, file = str(tmp_path / "kg.db"), tmp_path / "kg.db.lock"
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(DatabaseBusy, match="is being written by process 1234"):
            lock.held(path, 0).__enter__()
        holder.communicate()
    with lock.held(path, 0) as by_flock:
        assert by_flock is False
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", WITHOUT)
def test_without_any_lock_nobody_is_taken_for_another_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fails(monkeypatch, "flock", code)
    fails(monkeypatch, "lockf", code)
    with lock.held(str(tmp_path / "kg.db"), 0) as by_flock:
        assert by_flock is False
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", [errno.EWOULDBLOCK, errno.EACCES])
@pytest.mark.parametrize("name", ["flock", "lockf"])
def test_what_means_held_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    fails(monkeypatch, "flock", errno.ENOLCK)
    fails(monkeypatch, name, code)
    with pytest.raises(DatabaseBusy, match="is being written by another import"):
        lock.held(str(tmp_path / "kg.db"), 0).__enter__()


def test_a_lock_that_is_waited_for_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = str(tmp_path / "kg.db")
    with (
        caplog.at_level(logging.INFO, "kg"),
        lock.held(path, 0),
        pytest.raises(DatabaseBusy),
    ):
        lock.held(path, 0.3).__enter__()
    (said,) = caplog.messages
    assert said == f"{path} is in use by process {os.getpid()}; waiting for it"


@pytest.mark.parametrize("code", WITHOUT)
def test_without_flock_a_watch_gives_no_sign_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fails(monkeypatch, "flock", code)
    watch = lock.Watch(str(tmp_path / "kg.db"))
    watch.hold()
    assert list(tmp_path.iterdir()) == []
    assert not lock.is_watched(str(tmp_path / "kg.db"))
    watch.drop()


def test_the_sign_of_another_watch_stays(tmp_path: Path) -> None:
    first, second = (lock.Watch(str(tmp_path / "kg.db")) for _ in range(2))
    first.hold()
    second.hold()
    second.drop()
    assert lock.is_watched(str(tmp_path / "kg.db"))
    first.drop()
    assert list(tmp_path.iterdir()) == []
