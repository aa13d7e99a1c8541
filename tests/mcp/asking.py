"""Asking `kg mcp`: in this process, message by message; and by the client of the `mcp` package, as
a process of its own."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
from mcp import Client, StdioServerParameters

from kg.mcp.protocol import STATELESS, Server
from kg.mcp.served import Served
from tests.builders import DAY

META = {
    "io.modelcontextprotocol/protocolVersion": STATELESS,
    "io.modelcontextprotocol/clientCapabilities": {},
}
FORMS = META | {"io.modelcontextprotocol/clientCapabilities": {"elicitation": {}}}
ERAS = ("legacy", "2026-07-28")
Session = Callable[[Client], Awaitable[Any]]


class Desk:
    """A server on a database, asked in this process."""

    def __init__(self, db: Path, **options: Any) -> None:
        options = {"as_of": DAY, "refreshes": False} | options
        self.server = Server(Served(str(db), lambda: DAY, **options))

    @classmethod
    def of(cls, server: Server) -> "Desk":
        """The same of a server that is there already."""
        desk = cls.__new__(cls)
        desk.server = server
        return desk

    def send(self, method: str, params: dict[str, Any] | None = None, **more: Any) -> Any:
        """The answer to a request of the newest revision."""
        given = {"_meta": META} | (params or {})
        message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": given} | more
        return self.server.handle(message)

    def call(self, name: str, /, **arguments: Any) -> Any:
        """The result of a tool."""
        return self.send("tools/call", {"name": name, "arguments": arguments})["result"]

    def text(self, name: str, /, **arguments: Any) -> str:
        """The text of an answer, which must be none of an error."""
        result = self.call(name, **arguments)
        assert not result["isError"], result
        return str(result["content"][0]["text"])

    def error(self, name: str, /, **arguments: Any) -> str:
        """The sentence of an error."""
        result = self.call(name, **arguments)
        assert result["isError"], result
        return str(result["content"][0]["text"])


def size(result: Any) -> float:
    """The tokens of a result: bytes of its text, and of its rows as values, by 3.5."""
    text = "".join(part["text"] for part in result["content"])
    rows = result.get("structuredContent")
    values = json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""
    return (len(text.encode()) + len(values.encode())) / 3.5


def rows(text: str) -> list[list[str]]:
    """The cells of all tables of an answer, without their heads."""
    lines = text.split("\n")
    found = []
    for at, line in enumerate(lines):
        is_head = at + 1 < len(lines) and lines[at + 1].startswith("| ---")
        if line.startswith("| ") and not line.startswith("| ---") and not is_head:
            found.append(cells(line))
    return found


def heads(text: str) -> list[list[str]]:
    """The columns of each table of an answer."""
    lines = text.split("\n")
    return [
        cells(lines[at - 1]) for at, line in enumerate(lines) if at and line.startswith("| ---")
    ]


def cells(line: str) -> list[str]:
    inside = line.removeprefix("| ").removesuffix(" |").replace("\\|", "\0")
    return [cell.replace("\0", "\\|") for cell in inside.split(" | ")]


def parameters(db: Path, *words: str) -> StdioServerParameters:
    """How a client starts `kg mcp`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "kg.cli.app", "mcp", "--db", str(db), *words],
        env=kept,
    )


def session(work: Session, db: Path, *words: str, mode: str = STATELESS, **options: Any) -> Any:
    """What some work with a client gives, which starts `kg mcp` for it."""

    async def run() -> Any:
        server = parameters(db, "--as-of", DAY, "--no-refresh", *words)
        async with Client(server, mode=mode, read_timeout_seconds=60, **options) as client:
            try:
                return await work(client)
            except Exception as error:  # noqa: BLE001 - raised below, out of the client's groups
                return error

    found = anyio.run(run)
    if isinstance(found, Exception):
        raise found
    return found
