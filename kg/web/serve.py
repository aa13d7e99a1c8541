"""`kg serve`: Datasette on the database of the vault, for this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from kg.errors import KgError, NeedsExtra
from kg.store.reader import open_read
from kg.web.settings import SETTINGS

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class PortTaken(KgError):
    """Somebody else listens there."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"Cannot listen on {host}:{port}: {reason}. Name another port with --port."
        )


def serve(database: str, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address as soon as it is answered.

    Raises NeedsExtra without Datasette, PortTaken, and what `open_read` raises.
    """
    try:
        import uvicorn
        from datasette.app import Datasette
        from datasette.plugins import pm

        from kg.web import apart, plugin
    except ModuleNotFoundError as error:
        package = (error.name or "datasette").partition(".")[0]
        raise NeedsExtra("kg serve", package, "datasette") from error
    open_read(database).close()
    if not pm.is_registered(plugin):
        pm.register(plugin, name="kg")
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    datasette = Datasette([database], settings=dict(SETTINGS))
    app = datasette.app()
    config = uvicorn.Config(
        local_only(app) if host in _LOOPBACK else app, log_level="warning", lifespan="on"
    )

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            apart.end(datasette)  # else it would wait for queries that are running
            await super().shutdown(sockets)

    server = Server(config)
    # The socket is open already: whoever asks from now on waits for the answer.
    ready(address)
    with listening, suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(100)
    except (OSError, OverflowError) as error:
        found.close()
        raise PortTaken(host, port, getattr(error, "strerror", None) or str(error)) from error
    return found


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def local_only(app: Any) -> Any:
    """The application, for requests that name this machine.

    Any page of the web may give its own name this machine's address, and then read what is served
    here as its own; but its name stands in the request.
    """

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or _host(scope["headers"]) in _LOOPBACK:
            await app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": 421, "headers": headers})
        await send({"type": "http.response.body", "body": b"Only this machine is served.\n"})

    return guarded


def _host(headers: list[tuple[bytes, bytes]]) -> str:
    value = dict(headers).get(b"host", b"").decode("latin-1").lower()
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.partition(":")[0]
