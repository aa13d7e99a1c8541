"""What differs where a person looks on: colours, width, the progress bar."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

LONG = "select label, 'a text that is much longer than the line of the terminal' as text from nodes"


def on_a_terminal(*words: str, columns: int = 60, **environment: str) -> str:
    """What `kg` shows with stdout and stderr on a terminal of that width."""
    ours, theirs = pty.openpty()
    env = {"PATH": "", "TERM": "xterm", "COLUMNS": str(columns), "KG_DB": os.environ["KG_DB"]}
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli.app", *words],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env=env | environment,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_a_table_is_fitted_and_its_header_stands_out(db: Path) -> None:
    head, *rows = on_a_terminal("sql", LONG).splitlines()
    assert head.startswith("\x1b[1mlabel")
    assert all(len(row) <= 60 for row in rows)
    text = " ".join(" ".join(row.split()) for row in rows)
    assert "much longer than the line of the terminal" in text  # in a second line


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_not_wanted(db: Path, setting: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal("sql", LONG, **setting)
    assert "\x1b" not in on_a_terminal("--help", **setting)


def test_help_is_coloured_on_a_terminal(db: Path) -> None:
    assert "\x1b[38;5;31mlast-contact" in on_a_terminal("--help")


def test_a_pipe_gets_everything_and_no_decoration(db: Path) -> None:
    command = [sys.executable, "-m", "kg.cli.app", "sql", LONG]
    piped = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "\x1b" not in piped
    assert "line of the terminal" in piped


def test_json_is_the_same_everywhere(db: Path) -> None:
    command = [sys.executable, "-m", "kg.cli.app", "sql", LONG, "--json"]
    piped = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert on_a_terminal("sql", LONG, "--json") == piped


WAITING = """
import time
from kg.cli import progress
progress._PATIENCE = {patience}
with progress.Progress() as bar:
    for n in range(5):
        bar.show(n, 5)
        time.sleep(0.05)
import sys
print("rich" in sys.modules)
"""


@pytest.mark.parametrize(("patience", "drawn"), [(0.05, True), (9.0, False)])
def test_the_bar_comes_only_for_what_takes_long(patience: float, drawn: bool) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", WAITING.format(patience=patience)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={"TERM": "xterm", "COLUMNS": "80"},
        text=True,
        check=True,
    )
    os.close(theirs)
    assert done.stdout == f"{drawn}\n"
    if drawn:
        assert b"Importing" in os.read(ours, 65536)
    os.close(ours)


def test_no_bar_in_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WAITING.format(patience=0)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("False\n", "")
