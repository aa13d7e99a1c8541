"""What goes wrong while a page is made: one clean line on stderr, one sentence on the page."""

import re
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.web import home
from tests.builders import database
from tests.servers import running

from .conftest import OpenSite, Site
from .test_gate import ask

STEERS = "\x1b]52;c;cm0K\x07\x1b[2J\u202egnp"


@pytest.fixture
def site(tmp_path: Path, open_site: OpenSite) -> Site:
    return open_site(database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"}))


@pytest.mark.parametrize(
    ("path", "status", "line"),
    [
        ("/kg/nodes?_sort=nothing", (400, 500), "GET /kg/nodes: {}, Cannot sort table by nothing"),
        ("/kg/nodes?_sort=%E2%80%AEx", (400, 500), "GET /kg/nodes: {}, Cannot sort table by x"),
        ("/kg/nodes.json?_sort=no", (400, 500), "GET /kg/nodes.json: {}, Cannot sort table by no"),
        ("/kg/nodes?_sort=name&_sort_desc=key", (400,), "GET /kg/nodes: {}, Cannot use _sort and"),
        ("/kg/~1b]52;c;~07", (404,), "GET /kg/~1b]52;c;~07: {}, Table not found"),
        ("/kg/nothing", (404,), "GET /kg/nothing: {}, Table not found"),
        ("/nothing", (404,), "GET /nothing: {}, Database not found"),
        ("/-/kg/static/nothing.css", (404,), "GET /-/kg/static/nothing.css: {}, There is no such"),
        ("/kg/nodes/999999", (404,), "GET /kg/nodes/999999: {}, R"),
    ],
)
def test_what_is_wrong_with_an_address(
    site: Site, capsys: pytest.CaptureFixture[str], path: str, status: tuple[int, ...], line: str
) -> None:
    capsys.readouterr()
    answered, text = ask(site, path, {})
    assert answered in status
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith(line.format(answered)), said.err
    assert "Traceback" not in text
    assert "site-packages" not in text


def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    async def contents(*_: Any) -> Any:
        raise error

    monkeypatch.setattr(home, "contents", contents)


def test_a_fault_of_kg(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, ValueError(f"bad\n{STEERS} {'x' * 9999}"))
    capsys.readouterr()
    status, text = ask(site, "/-/kg/", {})
    said = capsys.readouterr()
    assert status == 500
    assert "ValueError: bad gnp xxx" in text
    assert "Traceback" not in text
    assert said.out == ""
    assert said.err.startswith("GET /-/kg/: 500, ValueError: bad gnp xxx")
    assert said.err.endswith("x… (KG_DEBUG=1 shows where)\n")
    assert said.err.count("\n") == 1
    assert len(said.err) < 700


def test_a_fault_of_kg_in_full(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, ValueError(STEERS))
    monkeypatch.setenv("KG_DEBUG", "1")
    capsys.readouterr()
    _, text = ask(site, "/-/kg/", {})
    said = capsys.readouterr().err
    assert "Traceback (most recent call last)" in said
    assert "raise error" in said
    assert all(line.isprintable() for line in said.splitlines())
    assert "Traceback" not in text


def test_what_datasette_itself_lets_escape(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datasette import hookimpl
    from datasette.plugins import pm

    class Breaks:
        __name__ = "breaks"

        @hookimpl
        def actor_from_request(self) -> None:
            raise ValueError(STEERS)

    plugin = Breaks()
    pm.register(plugin, name="breaks")
    capsys.readouterr()
    try:
        status, text = ask(site, "/kg/people", {})
    finally:
        pm.unregister(plugin)
    said = capsys.readouterr()
    assert status == 500
    assert text == "Something failed here; the server says what.\n"
    assert said.err == "GET /kg/people: 500, ValueError: gnp (KG_DEBUG=1 shows where)\n"
    assert said.out == ""


def test_other_databases_keep_their_tracebacks(
    tmp_path: Path, open_site: OpenSite, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "other.db") as conn:
        conn.execute("create table t (a)")
    db = database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"})
    site = open_site(db, tmp_path / "other.db")
    capsys.readouterr()
    for path in ("/other/t?_sort=nothing", "/-/nothing"):
        ask(site, path, {})
        said = capsys.readouterr()
        assert "Traceback" in said.out + said.err
    ask(site, "/kg/nodes?_sort=nothing", {})
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err


def raw(port: int, target: bytes, method: bytes = b"GET", extra: bytes = b"") -> bytes:
    """What is answered to these very bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as found:
        host = b"127.0.0.1:%d" % port
        found.sendall(
            b"%s %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
            % (method, target, host, extra)
        )
        answer = b""
        while more := found.recv(65536):
            answer += more
    return answer


@pytest.mark.parametrize("server", ["kg serve", "datasette"])
def test_no_byte_from_outside_reaches_the_terminal(tmp_path: Path, server: str) -> None:
    db = database(tmp_path, {"People/Ann Lee.md": "---\ntype: person\n---\n"})
    command = {
        "kg serve": [sys.executable, "-m", "kg.cli.app", "serve", "--db", str(db)],
        "datasette": [sys.executable, "-m", "datasette", "serve", str(db)],
    }[server]
    hidden = b"%1b]52;c;cm0gLXJmIH4K%07%1b[2J%c2%9b2J"
    with running(command, tmp_path / "log") as port:
        for query in (b"_sort", b"_facet", b"_where", b"_search", b"sql", b"_size", b"_next"):
            for path in (b"/kg/nodes", b"/kg/notes.csv", b"/kg/nodes.json", b"/kg", b"/kg.json"):
                raw(port, b"%s?%s=%s" % (path, query, hidden))
                raw(port, b"%s?%s=%%E2%%80%%AE%%F3" % (path, query))
        raw(port, b"/kg/-/query?sql=select+%1b")
        raw(port, b"/kg/notes.csv?_stream=on&_where=zz%E2%80%AE")
        for path in (hidden, b"kg/" + hidden, b"kg/nodes/" + hidden, b"-/kg/" + hidden):
            raw(port, b"/" + path)
            raw(port, b"/" + path.replace(b"%", b"~"))
        raw(port, b"/kg\x1b[2J?x=\x1b[2J")
        raw(port, b"/kg/\xff\x9b2J?\xff=\x9b")
        raw(port, b"/kg", method=b"G\x1bT")
        raw(port, b"/kg", extra=b"Origin: \x1b[2J\r\nReferer: \xff\r\nCookie: ds_actor=\x1b\r\n")
        raw(port, b"/kg", method=b"POST", extra=b"Content-Type: \x1b[2J\r\nContent-Length: 0\r\n")
        upgrade = b"Upgrade: websocket\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n"
        raw(port, b"/kg", extra=upgrade)
        assert b" 200 " in raw(port, b"/kg/people").partition(b"\r\n")[0]
    log = (tmp_path / "log").read_bytes()
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]", log), log[-3000:]
    assert b"Traceback" not in log
    assert "╭" not in log.decode()
    if server == "kg serve":
        assert all(line.isprintable() for line in log.decode().splitlines())
