"""From a command line to stdout, stderr and an exit code."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli.app import FAILED, run
from kg.cli.registry import COMMANDS, listed
from kg.errors import Exit, NameAmbiguous

Captured = pytest.CaptureFixture[str]


def kg(*words: str, **kwargs: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg.cli.app", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, **kwargs)  # type: ignore[call-overload,no-any-return]


def test_version(capsys: Captured) -> None:
    from kg.version import __version__

    for words in (["--version"], ["-V"], ["version"]):
        assert run(words) == 0
        assert capsys.readouterr().out == f"kg {__version__}\n"


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(words: list[str], capsys: Captured) -> None:
    assert run(words) == 0
    said = capsys.readouterr()
    assert said.err == ""
    for name in COMMANDS:
        assert f"  {name} " in said.out
        assert listed(name).about in said.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["last-conatct"], "There is no command “last-conatct”. Did you mean `kg last-contact`?"),
        (["xyzzy"], "There is no command “xyzzy”. `kg --help` lists the commands."),
        (["--db", "x"], "Name a command behind these options. `kg --help` lists them."),
        (["--bd", "x", "people"], "There is no option --bd before a command."),
        (["sql"], "Missing argument 'QUERY'. `kg sql --help` says what it takes."),
        (["sql", "select 1", "--fromat", "csv"], "No such option: --fromat"),
        (
            ["sql", "select 1", "--format", "xml"],
            "“xml” is none of table, json, jsonl, csv, tsv, md",
        ),
        (["sql", "select 1", "--as-of", "2026-02-30"], "“2026-02-30” is not a day"),
        (["sql", "select 1", "--timeout", "-1"], "“-1” is not a time in seconds above 0"),
        (["sql", "select 1", "--format"], "requires an argument"),
        (["sql", "select 1", "more"], "unexpected extra argument"),
        (["--show-completion", "cmd.exe"], "Completion works in bash, zsh, fish"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    words: list[str], sentence: str, capsys: Captured
) -> None:
    assert run(words) == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("words", [["sql", "--help"], ["sql", "-h"], ["help", "sql"]])
def test_help_of_a_command_has_its_examples(words: list[str], capsys: Captured) -> None:
    assert run(words) == 0
    assert "kg sql" in capsys.readouterr().out


def test_help_of_a_family(capsys: Captured) -> None:
    assert run(["help", "db"]) == 0
    assert "db backup" in capsys.readouterr().out


def test_options_of_the_run_may_stand_before_the_command(db: Path, capsys: Captured) -> None:
    query = ["sql", "select 1 as one"]
    assert run([*query, "--db", str(db), "-f", "csv"]) == 0
    behind = capsys.readouterr().out
    for before in (["--db", str(db), "-f", "csv"], [f"--db={db}", "--format", "csv"]):
        assert run([*before, *query]) == 0
        assert capsys.readouterr().out == behind


def test_behind_two_dashes_all_is_text(db: Path, capsys: Captured) -> None:
    assert run(["search", "--db", str(db), "--", "-h"]) == 0
    assert "Usage" not in capsys.readouterr().out


def test_no_database_is_exit_5(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "none.db"
    assert run(["sql", "select 1", "--db", str(path)]) == Exit.DATABASE
    assert f"There is no database at {path}" in capsys.readouterr().err
    assert not path.exists()


def test_sql(db: Path, capsys: Captured) -> None:
    query = "select label, kind from nodes where kind = :kind order by label"
    assert run(["sql", query, "--param", "kind=project", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "label,kind\nBlue Heron,project\nHarbor,project\n"


def test_sql_cannot_write(db: Path, capsys: Captured) -> None:
    before = db.read_bytes()
    for statement in ("delete from nodes", "attach 'x.db' as x", "pragma journal_mode = delete"):
        assert run(["sql", statement]) == Exit.DATABASE
        assert "Only reading is allowed here" in capsys.readouterr().err
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("", Exit.USAGE),
        (" -- select 1", Exit.USAGE),
        ("selct 1", Exit.USAGE),
        ("select", Exit.USAGE),
        ("select no_such_column from nodes", Exit.USAGE),
        ("select * from no_such_table", Exit.USAGE),
        ("select no_such_function(1)", Exit.USAGE),
        ("select :day", Exit.USAGE),
        ("select abs(-9223372036854775807 - 1)", Exit.USAGE),
        ("select * from notes_fts where notes_fts match '\"'", Exit.USAGE),
        ("delete from nodes", Exit.DATABASE),
        ("select 1; select 2", Exit.DATABASE),
        ("select readfile('x')", Exit.DATABASE),
        ("select zeroblob(900000000)", Exit.DATABASE),
    ],
)
def test_wrong_sql_is_usage_and_refused_sql_is_the_database(
    db: Path, statement: str, code: Exit, capsys: Captured
) -> None:
    assert run(["sql", statement]) == code
    assert capsys.readouterr().err.count("\n") == 1


def test_sql_over_a_damaged_database_is_no_matter_of_usage(db: Path, capsys: Captured) -> None:
    data = bytearray(db.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    with sqlite3.connect(db) as conn:
        (root,) = conn.execute("select rootpage from sqlite_master where name = 'notes'").fetchone()
    data[(root - 1) * page : root * page] = b"\xff" * page
    db.write_bytes(data)
    assert run(["sql", "select * from notes"]) == Exit.DATABASE
    assert "is damaged" in capsys.readouterr().err


def test_sql_stops_a_runaway_query(db: Path, capsys: Captured) -> None:
    endless = (
        "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    )
    assert run(["sql", endless, "--timeout", "0.2"]) == Exit.DATABASE
    assert "stopped after 0.2 s" in capsys.readouterr().err


def test_nothing_found_is_an_answer(db: Path, capsys: Captured) -> None:
    assert run(["sql", "select 1 where 0"]) == 0
    assert capsys.readouterr() == ("", "Nothing found.\n")
    assert run(["sql", "select 1 where 0", "--json"]) == 0
    assert capsys.readouterr() == ("[]\n", "")


def test_as_of_is_bound_in_sql(db: Path, capsys: Captured) -> None:
    assert run(["sql", "select :as_of as day", "--as-of", "2026-01-10", "-f", "jsonl"]) == 0
    assert capsys.readouterr().out == '{"day": "2026-01-10"}\n'


def test_an_ambiguous_name_lists_its_candidates(
    monkeypatch: pytest.MonkeyPatch, db: Path, capsys: Captured
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NameAmbiguous("Ann", ("person:ann-lee", "person:ann-okafor"))

    monkeypatch.setattr("kg.store.apart.ask", fail)
    assert run(["sql", "select 1"]) == Exit.NAME
    assert capsys.readouterr().err.splitlines()[1:] == ["  person:ann-lee", "  person:ann-okafor"]


def test_a_fault_of_kg_is_one_line_and_a_traceback_on_demand(
    monkeypatch: pytest.MonkeyPatch, db: Path, capsys: Captured
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr("kg.store.apart.ask", fail)
    assert run(["sql", "select 1"]) == FAILED
    assert capsys.readouterr().err == (
        "kg failed: ZeroDivisionError: by zero. KG_DEBUG=1 shows where.\n"
    )
    monkeypatch.setenv("KG_DEBUG", "1")
    assert run(["sql", "select 1"]) == FAILED
    assert "Traceback" in capsys.readouterr().err


def test_control_c_is_one_line_and_130(
    monkeypatch: pytest.MonkeyPatch, db: Path, capsys: Captured
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.store.apart.ask", interrupt)
    assert run(["sql", "select 1"]) == Exit.INTERRUPTED
    assert capsys.readouterr().err == "Interrupted.\n"


PRESSED_TWICE = """
import atexit, os, signal, sys, threading
from kg.cli import app

def late():  # as Python itself does on its way out
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)

def again(_):
    raise KeyboardInterrupt

atexit.register(late)
app.run = {run}
sys.exit(app.main())
"""


@pytest.mark.parametrize("run", ["lambda _: 130", "again"])
def test_control_c_pressed_twice_is_no_other_end(run: str) -> None:
    command = [sys.executable, "-c", PRESSED_TWICE.format(run=run)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (Exit.INTERRUPTED, "")


def test_control_c_stops_a_running_query(db: Path) -> None:
    endless = (
        "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli.app", "sql", endless, "--timeout", "30"],
        stderr=subprocess.PIPE,
        text=True,
        # A shell may have started the tests with SIGINT ignored, which children inherit.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (Exit.INTERRUPTED, "Interrupted.\n")


@pytest.mark.parametrize(
    "words",
    [
        [
            "sql",
            "with recursive n(x) as (select 1 union all select x + 1 from n limit 200000) "
            "select x from n",
        ],
        ["sql", "--help"],
        ["--help"],
    ],
    ids=["answer", "help of a command", "help"],
)
def test_a_closed_pipe_is_silent(db: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kg.cli.app", *words]
    done = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, text=True, env=os.environ, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_under_stdout_is_one_line(db: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "kg.cli.app", "sql", "select 1"]
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, env=os.environ, check=False
        )
    assert done.returncode == FAILED
    assert done.stderr.startswith("The answer cannot be written: No space left on device.")
    assert "Traceback" not in done.stderr


def test_an_ascii_terminal_does_not_end_the_answer(db: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = kg("sql", "select label from nodes where key = 'person:jose-alvarez'", env=environment)
    assert done.returncode == 0
    assert "Jos\\xe9" in done.stdout
