"""Over HTTP: who may ask, and what the headers must say."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from kg.errors import UsageError
from kg.mcp import http
from tests.builders import DAY
from tests.servers import free_port

from .asking import ERAS, META

TOKEN = "a-token-for-tests-only"


@pytest.fixture(scope="module")
def url(examples_db: Path) -> Iterator[str]:
    """The address of a server on the example vault."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    command = [
        sys.executable, "-m", "kg.cli.app", "mcp", "--db", str(examples_db), "--as-of", DAY,
        "--no-refresh", "--http", f"127.0.0.1:{port}",
    ]  # fmt: skip
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=kept | {"KG_MCP_TOKEN": TOKEN}
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert line == f"kg mcp is at http://127.0.0.1:{port}/mcp\n"
        try:
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()


def asked(url: str, body: Any, **headers: str | None) -> httpx2.Response:
    given = {
        "authorization": f"Bearer {TOKEN}",
        "content-type": "application/json",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": body.get("method", "") if isinstance(body, dict) else "",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {name: value for name, value in given.items() if value is not None}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx2.post(url, content=content, headers=sent, timeout=60)


LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"_meta": META}}
CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"_meta": META, "name": "blocked", "arguments": {}},
}


@pytest.mark.parametrize("era", ERAS)
def test_the_client_asks_in_both_eras(url: str, era: str) -> None:
    async def run() -> str:
        headers = {"authorization": f"Bearer {TOKEN}"}
        async with httpx2.AsyncClient(headers=headers, timeout=60) as web:
            transport = streamable_http_client(url, http_client=web)
            async with Client(transport, mode=era) as client:
                assert len((await client.list_tools()).tools) == 13
                result = await client.call_tool("about", {"name": "Ingrid Sæther"})
                assert not result.is_error
                read = await client.read_resource("kg://person/Ingrid Sæther")
                assert "Ingrid" in read.contents[0].text
                blocked = await client.call_tool("blocked", {})
                return str(blocked.content[0].text)

    assert anyio.run(run).startswith("6 blocked projects;")


REFUSED: list[tuple[dict[str, str | None], int]] = [
    ({"authorization": None}, 401),
    ({"authorization": "Bearer wrong"}, 401),
    ({"authorization": f"Basic {TOKEN}"}, 401),
    ({"authorization": TOKEN}, 401),
    ({"host": "notes.example"}, 421),
    ({"host": "127.0.0.1.evil.example"}, 421),
    ({"origin": "http://evil.example"}, 403),
    ({"origin": "null"}, 403),
    ({"referer": "http://evil.example/"}, 403),
    ({"sec_fetch_site": "cross-site"}, 403),
    ({"sec_fetch_site": "same-site"}, 403),
    ({"content_type": "text/plain"}, 415),
    ({"content_type": None}, 415),
    ({"mcp_method": "tools/call"}, 400),
    ({"mcp_method": None}, 400),
    ({"mcp_protocol_version": "2025-11-25"}, 400),
    ({"mcp_protocol_version": None}, 400),
]


@pytest.mark.parametrize(("headers", "status"), REFUSED)
def test_who_may_not_ask_is_refused(url: str, headers: dict[str, str | None], status: int) -> None:
    answer = asked(url, LIST, **headers)
    assert answer.status_code == status
    assert "blocked" not in answer.text
    assert asked(url, LIST).status_code == 200


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "127.0.0.1:8002"])
def test_this_machine_may_be_called_by_its_names(url: str, host: str) -> None:
    assert asked(url, LIST, host=host).status_code == 200


def test_names_in_headers_may_be_written_in_base64(url: str) -> None:
    assert asked(url, CALL, mcp_name="blocked").status_code == 200
    assert asked(url, CALL, mcp_name="=?base64?YmxvY2tlZA==?=").status_code == 200
    for wrong in ("stale", "=?base64?%%?=", "=?base64?/w==?=", None):
        answer = asked(url, CALL, mcp_name=wrong)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, -32020)


def test_the_status_says_what_the_error_does(url: str) -> None:
    none = LIST | {"method": "none"}
    newer = LIST | {
        "params": {"_meta": META | {"io.modelcontextprotocol/protocolVersion": "2031-01-01"}}
    }
    for body, headers, status, code in (
        (none, {}, 404, -32601),
        (newer, {"mcp_protocol_version": "2031-01-01"}, 400, -32022),
        (b"{", {}, 400, -32700),
        (b"x" * ((1 << 20) + 1), {}, 413, -32600),
    ):
        answer = asked(url, body, **headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    note = {"jsonrpc": "2.0", "method": "notifications/cancelled"}
    assert (asked(url, note).status_code, asked(url, note).text) == (202, "")


def test_other_methods_and_paths_are_none(url: str) -> None:
    headers = {"authorization": f"Bearer {TOKEN}"}
    answer = httpx2.get(url, headers=headers)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert httpx2.get(url).status_code == 401
    assert asked(url.removesuffix("mcp"), LIST).status_code == 404
    assert httpx2.options(url, headers={"origin": "http://evil.example"}).status_code == 403


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("127.0.0.1:8002", ("127.0.0.1", 8002)),
        ("localhost:0", ("localhost", 0)),
        ("[::1]:8002", ("::1", 8002)),
        ("0.0.0.0:8002", None),
        ("192.168.1.5:8002", None),
        ("notes.example:8002", None),
        ("8002", None),
        ("127.0.0.1", None),
        ("127.0.0.1:x", None),
        ("", None),
    ],
)
def test_it_listens_on_this_machine_only(given: str, found: tuple[str, int] | None) -> None:
    if found:
        assert http.place(given) == found
        return
    with pytest.raises(UsageError, match=r"8002"):
        http.place(given)
