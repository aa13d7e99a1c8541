"""Messages over HTTP, for this machine only: each is one POST, and its answer is one JSON.

Whoever asks needs the token. Any page of the web may send requests to this machine, so Host and
Origin are looked at as `kg serve` does.
"""

from __future__ import annotations

import asyncio
import hmac
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import NeedsExtra, UsageError
from kg.log import Log
from kg.mcp import headers, stdio
from kg.mcp.protocol import HANDSHAKE, Server
from kg.web import hosts, sites
from kg.web.serve import address_of, listen, logged

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.mcp.served import Served
    from kg.web.policy import App

_LOG = Log("kg.mcp")
PATH = "/mcp"
_NO_NAMES: frozenset[str] = frozenset()  # besides this machine's own


class Place(NamedTuple):
    """Where to listen."""

    host: str
    port: int


class Reply(NamedTuple):
    """What a request gets."""

    status: int
    body: bytes = b""
    content_type: bytes = b"application/json"
    more: tuple[tuple[bytes, bytes], ...] = ()


def place(given: str) -> Place:
    """The place in `127.0.0.1:8002`. Raises UsageError for what is none, or is not this machine."""
    host, colon, port = given.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not (port.isascii() and port.isdigit() and len(port) < 6):
        raise UsageError(f"“{given[:60]}” is no address with a port, such as 127.0.0.1:8002.")
    if not hosts.is_loopback(host):
        raise UsageError(
            f"kg mcp listens on this machine only, as on 127.0.0.1:8002, and not on “{host[:60]}”."
        )
    return Place(host, int(port))


def serve(served: Served, where: Place, token: str, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address. Raises NeedsExtra, PortTaken."""
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise NeedsExtra("kg mcp --http", "uvicorn", "mcp") from error
    listening = listen(where.host, where.port)
    address = address_of(where.host, listening.getsockname()[1]) + PATH.removeprefix("/")
    server = uvicorn.Server(
        uvicorn.Config(logged(app(served, token)), log_level="warning", lifespan="off")
    )
    ready(address)
    with listening, suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def app(served: Served, token: str) -> App:
    """The application. One thread answers, a question after the other, as over a pipe."""
    server = Server(served, is_open=True)
    thread = ThreadPoolExecutor(1, "kg-mcp")

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        found = sites.Headers(scope["headers"])
        reply = refused(scope, found, token)
        if reply is None:
            body = await _body(receive)
            loop = asyncio.get_running_loop()
            reply = await loop.run_in_executor(thread, answered, server, found, body)
        await _send(send, reply)

    return answer


def refused(scope: Any, found: sites.Headers, token: str) -> Reply | None:
    """What a request gets that is not let in; None for one that is."""
    listening = (scope.get("server") or (None,))[0]
    if not hosts.is_asked_for(found.all("host"), listening, _NO_NAMES):
        return _plain(421, "This server answers to localhost, 127.0.0.1 and [::1].")
    verdict = sites.verdict(scope["method"], found, plain=False, cors=False, names=_NO_NAMES)
    if verdict is not sites.Verdict.PASS:
        return _plain(403, "Pages of other sites may not ask here.")
    given = found.all("authorization")
    if len(given) != 1 or not hmac.compare_digest(given[0].encode(), f"Bearer {token}".encode()):
        wanted = (b"www-authenticate", b"Bearer")
        return _plain(401, "This needs the token: Authorization: Bearer …")._replace(more=(wanted,))
    if scope["path"] != PATH:
        return _plain(404, f"Messages go to {PATH}.")
    if scope["method"] != "POST":
        return _plain(405, "Messages are sent by POST.")._replace(more=((b"allow", b"POST"),))
    kind = "".join(found.all("content-type")).partition(";")[0].strip().lower()
    if kind != "application/json":
        return _plain(415, "A message is application/json.")
    return None


def answered(server: Server, found: sites.Headers, body: bytes | None) -> Reply:
    """The answer to a message that was let in; `body` is None for one that is too long."""
    if body is None:
        return Reply(413, stdio.dumped(stdio.TOO_LONG.answer(None)))
    mismatch = headers.mismatch(found, body)
    answer = mismatch or stdio.answered(server, body)
    if answer is None:
        return Reply(202)
    error = answer.get("error") if isinstance(answer, dict) else None
    # To older clients an error of the protocol is an answer like others.
    is_older = not mismatch and set(found.all("mcp-protocol-version")) <= {*HANDSHAKE}
    status = headers.STATUS.get(error["code"], 200) if error and not is_older else 200
    return Reply(status, stdio.dumped(answer))


async def _body(receive: Any) -> bytes | None:
    """What was sent; None if it is too long."""
    body, more = b"", True
    while more:
        event = await receive()
        if event["type"] != "http.request":
            return None
        body += event.get("body", b"")
        more = event.get("more_body", False)
        if len(body) > stdio.LONGEST:
            return None
    return body


def _plain(status: int, text: str) -> Reply:
    return Reply(status, text.encode() + b"\n", b"text/plain; charset=utf-8")


async def _send(send: Any, reply: Reply) -> None:
    sent = [
        (b"content-type", reply.content_type),
        (b"content-length", str(len(reply.body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        *reply.more,
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": sent})
    await send({"type": "http.response.body", "body": reply.body})
