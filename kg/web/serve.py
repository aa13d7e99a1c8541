"""`kg serve`: Datasette on the database of the vault, for this machine."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, NeedsExtra
from kg.log import Log
from kg.store.reader import open_read
from kg.web.settings import SETTINGS

if TYPE_CHECKING:
    from kg.web.policy import App

_LOG = Log("kg.web")


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

        from kg.web import apart, failures, gate, hosts, plugin
    except ModuleNotFoundError as error:
        package = (error.name or "datasette").partition(".")[0]
        raise NeedsExtra("kg serve", package, "datasette") from error
    open_read(database).close()
    if not pm.is_registered(plugin):
        pm.register(plugin, name="kg")
    listening = listen(host, port)
    address = address_of(host, listening.getsockname()[1])
    datasette = Datasette([database], settings=dict(SETTINGS))
    # Where other machines may ask, they may know this one by any name.
    is_local = hosts.is_loopback(listening.getsockname()[0])
    names: frozenset[str] = frozenset() if is_local else frozenset({hosts.ANY})
    app = logged(gate.guard(datasette.app(), datasette, everything=True, names=names))

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            apart.end(datasette)  # else it would wait for queries that are running
            await super().shutdown(sockets)

    with failures.cleaned():
        server = Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
        # The socket is open already: whoever asks from now on waits for the answer.
        ready(address)
        with listening, suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def logged(app: App) -> App:
    """The application, which says of each request how it was answered, and how soon."""

    async def answered(scope: Any, receive: Any, send: Any) -> None:
        began, status = time.perf_counter(), 0

        async def noted(event: Any) -> None:
            nonlocal status
            status = event.get("status", status)
            await send(event)

        try:
            await app(scope, receive, noted)
        finally:
            if scope["type"] == "http":
                _say(scope, status, time.perf_counter() - began)

    return answered


def _say(scope: Any, status: int, seconds: float) -> None:
    what = (scope["method"], scope["path"], status or "no answer", seconds)
    (_LOG.warning if status >= 500 or not status else _LOG.info)("%s %s: %s (%.3f s)", *what)
    if scope["query_string"]:
        _LOG.debug("asked with ?%s", scope["query_string"].decode("latin-1"))


def listen(host: str, port: int) -> socket.socket:
    """A socket on which somebody may ask from now on. Raises PortTaken."""
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


def address_of(host: str, port: int) -> str:
    """The address of a server, for a browser."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
