"""The headers of HTTP that repeat what a message says, so that others can route it unread
(revision 2026-07-28, streamable HTTP): where they differ from it, it is refused."""

from __future__ import annotations

import binascii
import json
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from kg.mcp.protocol import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    UNSUPPORTED_VERSION,
    VERSION_KEY,
    Failure,
)

if TYPE_CHECKING:
    from kg.web.sites import Headers

# The status of HTTP that an error is sent with.
STATUS = {
    PARSE_ERROR: 400,
    INVALID_REQUEST: 400,
    INVALID_PARAMS: 400,
    HEADER_MISMATCH: 400,
    UNSUPPORTED_VERSION: 400,
    METHOD_NOT_FOUND: 404,
}
# Method -> the parameter that `Mcp-Name` repeats.
_NAMED = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}
_BEGIN, _END = "=?base64?", "?="


def mismatch(headers: Headers, body: bytes) -> dict[str, Any] | None:
    """The error for a request whose headers say something else than it does; None for all others,
    among them those of older revisions, which repeat nothing."""
    try:
        message = json.loads(body)
        params = message["params"]
        version = params["_meta"][VERSION_KEY]
    except (ValueError, RecursionError, KeyError, TypeError):
        return None
    method = message.get("method")
    expected = {"mcp-protocol-version": version, "mcp-method": method}
    if method in _NAMED and params.get(_NAMED[method]) is not None:
        expected["mcp-name"] = params[_NAMED[method]]
    for name, value in expected.items():
        given = headers.all(name)
        if len(given) != 1 or _decoded(given[0]) != value:
            failure = Failure(
                HEADER_MISMATCH, f"The header {name} does not say what the body does."
            )
            return failure.answer(message.get("id"))
    return None


def _decoded(value: str) -> str | None:
    """A value of a header, which may be written in base64; None for what cannot be read."""
    if not (value.startswith(_BEGIN) and value.endswith(_END)):
        return value
    try:
        return b64decode(value[len(_BEGIN) : -len(_END)], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
