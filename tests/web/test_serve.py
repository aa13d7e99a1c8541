"""`kg serve` as a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.installed import with_extra
from tests.builders import database, imported, vault

pytest.importorskip("uvicorn")


@contextmanager
def served(db: Path, *words: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Its address, once it answers."""
    command = [sys.executable, "-m", "kg.cli.app", "serve", "--db", str(db), "--port", "0", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://\S+/", first)
        assert found, first + process.stderr.read()
        try:
            yield found[0], process
        finally:
            process.kill()


def get(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, headers=headers), timeout=30
        ) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_it_serves_what_a_refresh_brings(tmp_path: Path) -> None:
    notes = {"People/Ann Lee.md": "---\ntype: person\n---\n"}
    db = database(tmp_path, notes)
    with served(db) as (address, process):
        assert "Ann Lee" in get(f"{address}kg/people")[1]
        vault(tmp_path / "vault", {"People/Bo Marsh.md": "---\ntype: person\n---\n"})
        imported(tmp_path / "vault", db)
        assert "Bo Marsh" in get(f"{address}kg/people")[1]
        imported(tmp_path / "vault", db, full=True)
        assert "Bo Marsh" in get(f"{address}-/kg/node/person:bo-marsh")[1]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_only_this_machine_is_served(tmp_path: Path) -> None:
    db = database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"})
    with served(db) as (address, _):
        port = address.rsplit(":", 1)[1].strip("/")
        assert address.startswith("http://127.0.0.1:")
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", ""):
            status, text = get(f"{address}kg/people", Host=host)
            assert status in {400, 421}
            assert "Ann Lee" not in text
        for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}", "[::1]"):
            assert get(f"{address}kg/people", Host=host)[0] == 200


def test_it_cannot_write(tmp_path: Path) -> None:
    db = database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"})
    before = db.read_bytes()
    with served(db) as (address, _):
        for path in ("kg?sql=delete+from+notes", "kg?sql=vacuum"):
            assert get(address + path)[0] == 400
        assert get(f"{address}kg.db")[0] == 403
    assert db.read_bytes() == before


def test_a_query_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    db = database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"})
    forever = "with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n)+select+max(i)+from+n"
    with served(db) as (address, _):
        status, text = get(f"{address}kg?sql={forever}")
        assert status == 400
        assert "time limit" in text or "interrupted" in text.lower()


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    db = database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "kg.cli.app",
            "serve",
            "--db",
            str(db),
            "--port",
            str(port),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr == (
        f"Cannot listen on 127.0.0.1:{port}: Address already in use. "
        "Name another port with --port.\n"
    )


def test_without_the_extra(tmp_path: Path) -> None:
    db = database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"})
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "datasette.py").write_text("raise ModuleNotFoundError('no', name='datasette')\n")
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli.app", "serve", "--db", str(db)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(hidden)},
    )
    assert done.returncode == 2
    assert done.stderr == f"kg serve needs datasette: {with_extra('datasette')}.\n"


def test_what_a_server_does_is_said_where_it_is_asked_for(tmp_path: Path) -> None:
    db = database(tmp_path, {"A.md": "text\n"})
    with served(db, "--verbose") as (address, process):
        assert get(f"{address}kg/notes?_search=sapphire")[0] == 200
        assert get(f"{address}kg/nothing")[0] == 404
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait(20) == 0
    assert re.search(r"INFO kg\.web: GET /kg/notes: 200 \(\d\.\d+ s\)", said)
    assert "INFO kg.web: GET /kg/nothing: 404 (" in said
    assert "sapphire" not in said
