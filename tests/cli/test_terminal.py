"""What differs where a person looks on: colours, width, the progress bar."""

import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.cli.output import Context
from tests.builders import database
from tests.terminal import ESCAPES, all_of, shown

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
    text = all_of(ours)
    process.wait()
    return text


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


TASKS = "".join(f"- [ ] Deed {n}\n" for n in range(1, 121))


@pytest.fixture(scope="module")
def long_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with 120 tasks, two Anns, and somebody met in many weeks."""
    folder = tmp_path_factory.mktemp("long")
    database(
        folder,
        {
            "Tasks.md": TASKS,
            "People/Ann Lee.md": "---\nrole: Pilot\ncadence: 7\n---\n- 2026-01-01: Call\n",
            "People/Ann Roe.md": "---\nrole: Cook\n---\n- 2026-01-02: Call\n- 2026-01-09: Call\n",
            "People/Bo Ek.md": "---\nrole: Smith\n---\n",
        },
        as_of="2026-01-10",
    )
    (found,) = folder.glob("*.db")
    return found


@pytest.fixture
def terminal(long_db: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, int]]:
    monkeypatch.setenv("KG_DB", str(long_db))

    def run(command: str, columns: int = 80, **how: Any) -> tuple[str, int]:
        return shown([*shlex.split(command), "--as-of", "2026-01-10"], columns, **how)

    return run


Terminal = Callable[..., tuple[str, int]]


def test_a_table_ends_and_says_by_which_command_it_goes_on(terminal: Terminal) -> None:
    text, _ = terminal("tasks --open")
    last, more = text.splitlines()[-2:]
    assert last == "Deed 50  Tasks.md:50"
    assert more == "… and 70 more: kg tasks --open --as-of 2026-01-10 --limit 120"
    assert "Deed 51" not in text
    assert "Deed 120" in terminal("tasks --limit 120")[0]
    assert terminal("tasks --limit 3")[0].count("Deed") == 3


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "md"])
def test_programs_get_every_row(terminal: Terminal, form: str) -> None:
    text, _ = terminal(f"tasks --format {form} --no-pager")
    assert "Deed 120" in text
    assert "more:" not in text


def test_a_limit_stands_before_what_is_no_option(terminal: Terminal) -> None:
    ctx = Context({}, {"limit": None}, ["search", "--kind", "note", "--", "-a b"])
    assert ctx.more(7, 57) == "… and 7 more: kg search --kind note --limit 57 -- '-a b'"


def test_columns_are_chosen_and_stand_in_their_order(terminal: Terminal) -> None:
    text, _ = terminal("people --columns standing,person,role")
    assert text.splitlines()[:2] == ["standing  person   role", "page      Ann Lee  Pilot"]
    assert terminal("people --columns person,standing --format csv")[0].startswith(
        "person,standing\n"
    )
    assert terminal("people --columns key --format jsonl")[0].splitlines()[0] == (
        '{"key": "person:ann-lee"}'
    )
    text, code = terminal("people --columns person,hat", 300)
    assert (code, text.split(" There")[0]) == (2, "There is no column “hat” here.")


def test_records_are_for_who_asks(terminal: Terminal) -> None:
    text, _ = terminal("people --format record")
    assert text.split("\n\n")[0].splitlines()[:4] == [
        "open tasks: 0",
        "person        Ann Lee",
        "role          Pilot",
        "last contact  2026-01-01",
    ]


def test_bars_and_weeks_are_drawn_where_there_is_room(terminal: Terminal) -> None:
    text, _ = terminal("people", 100)
    ann, roe, bo = (line for line in text.splitlines() if line.startswith(("Ann", "Bo")))
    assert "9 ━━━│━── " in ann
    assert ann.endswith("··········▂·")
    assert "1 ───│─── " in roe
    assert roe.endswith("··········▂▂")
    assert bo.endswith("············")
    assert "│" not in terminal("people", 80)[0]


@pytest.mark.parametrize(
    ("typed", "shown_last", "code"),
    [
        ("2\n", "Cook", 0),
        ("9\nx\n1\n", "Pilot", 0),
        ("\n", "person:ann-roe", 3),
    ],
)
def test_a_name_of_two_is_asked_for(
    terminal: Terminal, typed: str, shown_last: str, code: int
) -> None:
    text, found = terminal("person ann", typed=typed)
    assert found == code
    assert "“ann” may be several things:\n  1  person:ann-lee\n  2  person:ann-roe\n" in text
    assert shown_last in text.rpartition("Which one? [1-2]")[2]


def test_each_of_several_names_is_asked_for(terminal: Terminal) -> None:
    text, code = terminal("prep ann bo", typed="1\n")
    assert code == 0
    assert "Pilot" in text
    assert "Smith" in text


def test_nobody_is_asked_in_a_pipe(long_db: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli.app", "person", "ann", "--db", str(long_db)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.endswith("Ask for one of:\n  person:ann-lee\n  person:ann-roe\n")


@pytest.mark.parametrize("name", ["PAGER", "KG_PAGER"])
def test_more_than_the_screen_goes_to_the_pager(terminal: Terminal, name: str) -> None:
    environ = {"NO_COLOR": "1", name: "sed 's/^/| /'"}
    text, _ = terminal("tasks", lines=20, environ=environ)
    assert all(line.startswith("| ") for line in text.splitlines())
    assert "70 more" in text  # what is said beside the answer, too
    assert "| " not in terminal("tasks", lines=90, environ=environ)[0]
    assert "| " not in terminal("tasks --no-pager", lines=20, environ=environ)[0]


@pytest.mark.parametrize("pager", ["", "cat", "no-such-program-here"])
def test_without_a_pager_all_is_printed(terminal: Terminal, pager: str) -> None:
    environ = {"NO_COLOR": "1", "PAGER": "sed d", "KG_PAGER": pager}
    assert "Deed 50" in terminal("tasks", lines=20, environ=environ)[0]


def test_colours_say_what_a_word_says_too(terminal: Terminal) -> None:
    text, _ = terminal("stale --over 1", 140, environ={})
    assert "\x1b[38;5;166m9 ━━━│━── \x1b[0m" in text
    assert ESCAPES.sub("", text) == terminal("stale --over 1", 140)[0]


def test_sources_are_links_where_the_terminal_can(terminal: Terminal, long_db: Path) -> None:
    asked = "tasks --limit 1 --columns task,source"
    folder = long_db.parent / "vault"
    linked = f"\x1b]8;;file://{folder}/Tasks.md#L1\x1b\\"
    assert linked in terminal(asked, environ={})[0]
    for none in ({"NO_COLOR": "1"}, {"TERM": "linux"}, {"TERM": "screen-256color"}):
        assert "\x1b]8" not in terminal(asked, environ=none)[0]
    config = folder / "kg.toml"
    config.write_text('source_links = "obsidian"', encoding="utf-8")
    try:
        assert "obsidian://open?vault=vault&file=Tasks.md" in terminal(asked, environ={})[0]
        config.write_text('source_links = "emacs"', encoding="utf-8")
        assert "source_links must be file, obsidian" in terminal(asked, 200, environ={})[0]
    finally:
        config.unlink()
