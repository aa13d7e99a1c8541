"""The Content-Security-Policy of every page that shows notes.

Datasette's templates hold scripts of their own between tags. Each gets a nonce, put into the
*source* of the template before it is compiled: text from notes is filled in later, and can never
carry one.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from hashlib import sha256
from typing import Any

from jinja2.ext import Extension

App = Callable[..., Awaitable[None]]

_NONCE: ContextVar[str] = ContextVar("kg_nonce", default="")
_PATH: ContextVar[str] = ContextVar("kg_path", default="")
# The handlers that Datasette's own templates write into attributes, such as onclick.
_HANDLERS: set[str] = set()
_HANDLER = re.compile(r'\son[a-z]+="([^"{]+)"')
_SCRIPT = re.compile(r"<script(?=[\s>{])")


class Nonces(Extension):
    """Gives every script tag in a template a nonce."""

    def preprocess(
        self,
        source: str,
        name: str | None,  # noqa: ARG002 - Jinja's signature
        filename: str | None = None,  # noqa: ARG002
    ) -> str:
        """The template with `nonce` on its script tags; its handlers are remembered."""
        _HANDLERS.update(_HANDLER.findall(source))
        return _SCRIPT.sub('<script nonce="{{ kg_nonce() }}"', source)


def request() -> str:
    """What tells the request that is being answered from others; empty outside of one."""
    return _NONCE.get()


def install(env: Any) -> None:
    """Make the templates of this environment carry nonces."""
    env.add_extension(Nonces)
    env.globals["kg_nonce"] = _NONCE.get


def path() -> str:
    """The path that is being answered; empty outside of a request."""
    return _PATH.get()


def header(nonce: str) -> str:
    """The policy: nothing but what this server serves, no script but its own."""
    hashes = [b64encode(sha256(code.encode()).digest()).decode() for code in sorted(_HANDLERS)]
    allowed = "".join(f" 'sha256-{value}'" for value in hashes)
    handlers = f" 'unsafe-hashes'{allowed}" if hashes else ""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'{handlers}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def guard(app: App, covers: Callable[[str], bool]) -> App:
    """The application, with the policy on every response whose path `covers` accepts."""

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not covers(scope["path"]):
            await app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(18)
        tokens = _NONCE.set(nonce), _PATH.set(scope["path"])

        async def send_guarded(event: dict[str, Any]) -> None:
            if event["type"] == "http.response.start":
                event = {**event, "headers": [*event.get("headers", []), *_headers(nonce)]}
            await send(event)

        try:
            await app(scope, receive, send_guarded)
        finally:
            _NONCE.reset(tokens[0])
            _PATH.reset(tokens[1])

    return guarded


def _headers(nonce: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-security-policy", header(nonce).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
    ]
