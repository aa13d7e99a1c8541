"""A file appears whole or not at all; what is left of a killed writer is tried in tests/faults."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.scratch import scratch_folder
from kg.whole_file import part_of, whole_file
from tests.faults.stage import heed_modes


@pytest.fixture(params=["unnamed", "named"], autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that knows files without a name, and one that does not."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_file_is_private_and_appears_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with whole_file(path) as file:
        file.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == {"a.txt"}


@pytest.mark.parametrize(("private", "mode"), [(False, 0o644), (True, 0o600)])
def test_a_file_that_is_there_is_replaced(tmp_path: Path, *, private: bool, mode: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o644)
    with open(path) as reader, whole_file(path, private=private) as file:
        file.write(b"new")
        file.flush()
        assert path.read_text() == "old"
        assert reader.read() == "old"
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == mode
    assert names(tmp_path) == {"a.txt"}


def test_a_writer_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as file:
        file.write(b"ne")
        1 / 0  # noqa: B018
    assert path.read_text() == "old"
    assert names(tmp_path) == {"a.txt"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real" / "a.txt")
    for text in (b"one", b"two"):
        with whole_file(link) as file:
            file.write(text)
        assert link.is_symlink()
        assert (tmp_path / "real" / "a.txt").read_bytes() == text


def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path: Path) -> None:
    left = Path(part_of(str(tmp_path / "a.txt")))
    left.write_text("half")
    assert left.name == ".a.txt.part"
    with whole_file(tmp_path / "a.txt") as file:
        file.write(b"whole")
    assert names(tmp_path) == {"a.txt"}


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as file:
        file.write(b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert names(tmp_path) == {"pipe"}
    with whole_file("/dev/null") as file:
        file.write(b"nowhere")


def test_a_file_in_a_folder_that_takes_no_other_is_written_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "closed" / "a.txt"
    path.parent.mkdir()
    path.write_text("old")
    path.parent.chmod(0o555)
    code = f"from kg.present.files import write; write({str(path)!r}, 'new')"
    subprocess.run([sys.executable, "-c", code], check=True, preexec_fn=heed_modes)
    path.parent.chmod(0o755)
    assert path.read_text() == "new"


@pytest.mark.parametrize("wrong", ["nowhere/a.txt", "folder"])
def test_a_place_that_takes_no_file_is_an_error(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"No such file|Is a directory"), whole_file(tmp_path / wrong):
        pass
    assert names(tmp_path) == {"folder"}


def test_a_scratch_folder_goes_with_its_work_and_those_of_killed_processes_go_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = [tmp_path / f"kg-scratch-{name}" for name in ("old", "new", "held")]
    for folder in left:
        folder.mkdir()
        (folder / "notes.db").write_text("x")
    old, new, held = left
    code = (
        "import fcntl, os, sys, time\n"
        f"fcntl.flock(os.open({str(held)!r}, os.O_RDONLY), fcntl.LOCK_EX)\n"
        "print('held', flush=True)\ntime.sleep(60)\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    (tmp_path / "kg-scratch-link").symlink_to(tmp_path)
    for folder in (old, held):
        os.utime(folder, (0, time.time() - 3600))
    try:
        with scratch_folder() as mine:
            (Path(mine) / "part.db").write_text("y")
            assert os.stat(mine).st_mode & 0o777 == 0o700
            assert (old.exists(), new.exists(), held.exists()) == (False, True, True)
    finally:
        holder.kill()
        holder.communicate()
    assert not Path(mine).exists()
    assert names(tmp_path) == {"kg-scratch-new", "kg-scratch-held", "kg-scratch-link"}
