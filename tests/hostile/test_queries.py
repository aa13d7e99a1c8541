"""SQL that would take a machine: in `kg sql`, in `--where`, and on the pages of `kg serve`."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.errors import NameUnknown, UsageError
from kg.query import lists, names
from kg.store.reader import open_read
from tests.builders import database, imported, vault
from tests.hostile.measured import kg
from tests.hostile.queries import (
    CHILD,
    HOSTILE,
    LATER,
    NOTES,
    ROOT,
    SECONDS,
    TOLD,
    alive,
    asking,
    by_command,
    by_server,
    children,
    fetched,
    outcome,
    served,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
STUCK = HOSTILE["instr, zeroblobs"]
# Of all kinds of HOSTILE; `python -m tests.hostile.queries` tries the others.
SOME = (
    ("instr, a note in itself", "time"),
    ("trim, long lists", "time"),
    ("json_group_array", "memory"),
    ("cells of 20 MB", "size"),
    ("hundred wide columns", "memory"),
    ("cross join", "time"),
    ("cross join, sorted", "disk"),
    ("fts, snippets", "time"),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    imported(vault(folder / "vault", NOTES), folder / "kg.db")
    return folder / "kg.db"


def until(true: Callable[[], bool], seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


@pytest.mark.parametrize(("name", "end"), SOME)
def test_kg_sql_says_why_it_stopped(db: Path, name: str, end: str) -> None:
    tried = by_command(db, HOSTILE[name])
    assert outcome(tried.said) in {end, "time"}
    assert tried.said.count("\n") == 0
    assert tried.seconds < SECONDS + LATER
    assert tried.child < CHILD


def test_kg_serve_answers_on(db: Path) -> None:
    pytest.importorskip("uvicorn")
    with served(db) as (address, process):
        for name, end in SOME:
            tried = by_server(address, process, HOSTILE[name])
            assert outcome(tried.said) in {end, "value", "time", "disk"}, name
            assert tried.said.startswith("400: ")
            assert tried.seconds < SECONDS + TOLD
            assert tried.child < CHILD
            assert fetched(asking(address, "select 'next'"))[1] == b'[{"\'next\'": "next"}]'


@pytest.mark.parametrize(
    "address",
    [
        "kg/notes?"
        + urlencode({"_where": "instr(zeroblob(30000000), zeroblob(9000000) || x'01')"}),
        "kg/notes?" + urlencode({"body__like": f"{'%o%p%a' * 3000}!"}),
        "kg/notes?" + urlencode({"body__glob": f"{'*o*p*a' * 3000}!"}),
        "kg/notes?" + urlencode({"_search": "harbor " * 3000}),
        "kg/notes?" + urlencode({"_search": "h* OR " * 3000 + "h*", "_searchmode": "raw"}),
        "kg/search?" + urlencode({"match": "harbor OR " * 3000 + "boat"}),
        "kg/search?" + urlencode({"text": "harbor boat " * 2000}),
        "kg/notes?_facet=body&_facet=frontmatter&_facet_array=body&_facet_size=max",
    ],
)
def test_other_addresses(db: Path, address: str) -> None:
    pytest.importorskip("uvicorn")
    with served(db) as (start, process):
        began = time.monotonic()
        status, _ = fetched(start + address)
        assert status in {200, 302, 400, 500}
        # A table page asks for rows, for their number, and for each facet.
        assert time.monotonic() - began < 5 * (SECONDS + LATER)
        assert fetched(f"{start}kg/people")[0] == 200
        assert process.poll() is None


def test_readers_beside_somebody_hostile_keep_their_answers(db: Path) -> None:
    pytest.importorskip("uvicorn")
    over = threading.Event()
    told: list[int] = []
    answers: list[tuple[int, float]] = []

    def attack(address: str) -> None:
        while not over.is_set():
            told.append(fetched(asking(address, STUCK))[0])

    def read(address: str, number: int) -> None:
        pages = ("kg/notes?_size=5", "kg/people", "-/kg/", "kg/orphans")
        began = time.monotonic()
        status = fetched(address + pages[number % len(pages)])[0]
        answers.append((status, time.monotonic() - began))
        answers.append((fetched(asking(address, f"select {number}"))[0], 0))

    with served(db) as (address, _):
        fetched(f"{address}kg/notes?_size=5")
        attacker = threading.Thread(target=attack, args=(address,))
        attacker.start()
        time.sleep(0.3)
        readers = [threading.Thread(target=read, args=(address, n)) for n in range(30)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        over.set()
        attacker.join()
    assert [status for status, _ in answers] == [200] * 60
    assert max(seconds for _, seconds in answers) < 20
    assert set(told) == {400}


def hold(address: str, count: int) -> None:
    for _ in range(count):
        threading.Thread(target=fetched, args=(asking(address, STUCK),), daemon=True).start()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whatever_ends_the_server_ends_its_children(db: Path, number: signal.Signals) -> None:
    pytest.importorskip("uvicorn")
    with served(db) as (address, process):
        fetched(f"{address}kg/notes")
        hold(address, 5)
        until(lambda: len(children(process.pid)) >= 3, 20)
        time.sleep(0.5)
        started = children(process.pid)
        began = time.monotonic()
        process.send_signal(number)
        code = process.wait(10)
        assert time.monotonic() - began < 8
        assert code == (-9 if number == signal.SIGKILL else 0 if number == signal.SIGINT else code)
        until(lambda: not any(map(alive, started)), 1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("words", [("sql", STUCK), ("people", "--where", STUCK[7:])])
def test_whatever_ends_a_command_ends_its_child(
    db: Path, words: tuple[str, ...], number: signal.Signals
) -> None:
    timeout = ("--timeout", "60") if words[0] == "sql" else ()
    with subprocess.Popen(
        [sys.executable, "-m", "kg.cli.app", *words, *timeout, "--db", str(db)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        until(lambda: bool(children(process.pid)), 20)
        time.sleep(0.5)
        started = children(process.pid)
        assert started
        began = time.monotonic()
        process.send_signal(number)
        _, said = process.communicate(timeout=10)
        assert time.monotonic() - began < 8
        if number == signal.SIGINT:
            assert (process.returncode, said) == (130, "Interrupted.\n")
        until(lambda: not any(map(alive, started)), 1)


@pytest.mark.parametrize(
    "where",
    [
        "instr(zeroblob(30000000), zeroblob(9000000) || x'01')",
        f"{HOSTILE['cross join'].replace('select', '(select', 1)})",
        "json_array_length(json_array(" + ", ".join(["zeroblob(50000000)"] * 50) + "))",
    ],
)
def test_a_condition_that_takes_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr("kg.store.queries._SECONDS", 0.5)
    db = database(tmp_path, {"People/Ann.md": "---\ntype: person\n---\n"})
    imported(vault(tmp_path / "vault", {f"N{n}.md": "n" for n in range(200)}), db)
    with pytest.raises(UsageError, match=r"is no condition that works here"):
        lists.people(open_read(str(db)), where=where)


def test_no_temporary_file_grows_without_bound(db: Path) -> None:
    done = kg("sql", HOSTILE["cross join, sorted"], "--timeout", "100", "--db", db, limit=150)
    assert done.code == 5
    assert "more room for temporary files" in done.said


@pytest.mark.parametrize("words", ["lee " * 15_000, "x" * 60_000, "[" * 30_000, "lee;" * 3_000])
def test_a_name_as_long_as_an_address(db: Path, words: str) -> None:
    began = time.process_time()
    with pytest.raises(NameUnknown):
        names.find(open_read(str(db)), words)
    assert time.process_time() - began < 2
