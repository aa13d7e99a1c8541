"""What runs until it is ended, `kg watch` and `kg serve`: beside imports, and over a vault that may
not be written to or goes away."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builders import imported, rows, vault
from tests.faults.stage import heed_modes
from tests.hostile.measured import DAY, ROOT
from tests.hostile.test_vaults import NOTES, read_only, tree

WATCH = ("--debounce", "0.05")


def prepared() -> None:
    """Heed the modes of files and Ctrl-C, whatever the tests were started from."""
    heed_modes()
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def running(*words: str | Path, cwd: Path = ROOT) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli.app", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=prepared,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stderr is not None
    return process.stderr.readline()


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    return process.returncode, said


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.05)


@pytest.mark.parametrize("command", ["watch", "serve", "snapshot"])
def test_the_vault_is_only_read(tmp_path: Path, command: str) -> None:
    folder, db = vault(tmp_path / "vault", NOTES), tmp_path / "kg.db"
    imported(folder, db)
    read_only(folder, on=True)
    before = tree(folder)
    try:
        if command == "watch":
            pytest.importorskip("watchfiles")
            with running("watch", folder, "--db", db, *WATCH, cwd=folder) as process:
                assert "33 notes. Watching" in line(process)
                assert ended(process) == (130, "")
        elif command == "serve":
            pytest.importorskip("uvicorn")
            with running("serve", "--db", db, "--port", "0", cwd=folder) as process:
                found = re.search(r"http://\S+/", line(process))
                assert found
                with urllib.request.urlopen(found[0]) as answer:
                    assert answer.status == 200
                assert ended(process) == (0, "")
        else:
            with running(
                "serve", "--db", db, "--snapshot", tmp_path / "out", cwd=folder
            ) as process:
                assert line(process).startswith("Wrote kg.db, ")
                assert process.wait(30) == 0
        assert tree(folder) == before
    finally:
        read_only(folder, on=False)


def test_a_vault_that_goes_away_under_a_watch_costs_nothing(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    folder, db = vault(tmp_path / "vault", NOTES), tmp_path / "kg.db"
    count = "select count(*) from notes"
    with running("watch", folder, "--db", db, *WATCH) as process:
        assert "33 notes. Watching" in line(process)
        folder.rename(tmp_path / "elsewhere")
        assert "is not there; waiting for it to come back" in line(process)
        assert rows(db, count) == [(33,)]
        folder.mkdir()  # the mount point of a drive that is not mounted
        assert "holds no notes, the database 33" in line(process)
        assert rows(db, count) == [(33,)]
        folder.rmdir()
        shutil.copytree(tmp_path / "elsewhere", folder)
        vault(folder, {"Notes/New.md": "new\n"})
        until(lambda: rows(db, count) == [(34,)])
        code, said = ended(process)
    assert code == 130
    assert "Traceback" not in said


def edition(folder: Path, letter: str) -> Path:
    """A vault in which every note says which edition it is of."""
    notes = {
        f"Projects/P{n}.md": f"---\ntype: project\nstatus: {letter}\n---\n{'text ' * n}\n"
        for n in range(120)
    }
    return vault(folder, notes)


def test_a_browser_never_sees_half_an_import(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn")
    old, new = edition(tmp_path / "old", "blocked"), edition(tmp_path / "new", "active")
    db = tmp_path / "kg.db"
    imported(old, db)
    seen: list[list[tuple[str, int]]] = []
    done = threading.Event()

    def browse(address: str) -> None:
        sql = "select+status,+count(*)+as+n+from+projects+group+by+status"
        while not done.is_set():
            with urllib.request.urlopen(f"{address}kg.json?sql={sql}&_shape=array") as answer:
                seen.append([(row["status"], row["n"]) for row in json.load(answer)])

    with running("serve", "--db", db, "--port", "0") as process:
        found = re.search(r"http://\S+/", line(process))
        assert found
        browsing = threading.Thread(target=browse, args=(found[0],))
        browsing.start()
        try:
            for number in range(6):
                options = ({"full": True}, {}, {"rebuild": True})[number % 3]
                imported((new, old)[number % 2], db, force=True, **options)
        finally:
            time.sleep(0.3)
            done.set()
            browsing.join()
        assert ended(process) == (0, "")
    assert seen[-1] == [("blocked", 120)]
    assert {tuple(one) for one in seen} <= {(("blocked", 120),), (("active", 120),)}


def test_an_import_beside_a_watch_waits_for_it(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    folder, db = edition(tmp_path / "vault", "blocked"), tmp_path / "kg.db"
    with running("watch", folder, "--db", db, *WATCH) as process:
        assert "120 notes. Watching" in line(process)
        for letter in ("active", "blocked", "active"):
            edition(folder, letter)
            imported(folder, db, as_of=DAY, timeout=30)
        statuses = "select distinct status from projects"
        until(lambda: rows(db, statuses) == [("active",)])
        code, said = ended(process)
    assert code == 130
    assert "failed" not in said
