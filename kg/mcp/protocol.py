"""The Model Context Protocol, of both eras: revision 2026-07-28, in which each request stands for
itself, and those before it, which begin with `initialize`.

One message in, at most one out; how they travel is a matter of `stdio` and `http`. Codes of errors
are those of JSON-RPC 2.0 and of the revision. Source: modelcontextprotocol.io/specification.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.log import Log
from kg.mcp import completing, prompts, resources
from kg.mcp.answering import Call, Refused, Unclear, answer, tool
from kg.mcp.tools import INSTRUCTIONS, TOOLS
from kg.mcp.unclear import chosen_of, input_required
from kg.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.mcp.served import Served

    Message = dict[str, Any]
    Handler = Callable[["Server", Message, "Peer"], Message]

_LOG = Log("kg.mcp")
STATELESS = "2026-07-28"
HANDSHAKE = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")  # the newest first

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
HEADER_MISMATCH = -32020
UNSUPPORTED_VERSION = -32022

_META = "io.modelcontextprotocol/"
VERSION_KEY = _META + "protocolVersion"
_CAPABILITIES_KEY = _META + "clientCapabilities"
_SERVER = {"name": "kg", "title": "kg: personal knowledge graph", "version": __version__}
_CAPABILITIES: dict[str, Any] = {"tools": {}, "resources": {}, "prompts": {}, "completions": {}}
_HOUR = 3_600_000  # milliseconds; what is listed changes with kg alone


class Failure(Exception):
    """A request that is answered by an error of the protocol."""

    def __init__(self, code: int, message: str, data: object = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data

    def answer(self, request: object) -> Message:
        """The error as a message."""
        error: Message = {"code": self.code, "message": str(self)}
        if self.data is not None:
            error["data"] = self.data
        return {"jsonrpc": "2.0", "id": request, "error": error}


class Peer(NamedTuple):
    """Who asks: of which era the request is, and whether a person can be asked there which of
    several things is meant."""

    is_stateless: bool
    may_be_asked: bool = False


class Server:
    """Answers messages about one database. Over one pipe (`is_open` until `initialize`) requests
    without a version of their own are those of an older client."""

    def __init__(self, served: Served, *, is_open: bool = False) -> None:
        self.served = served
        self.is_open = is_open

    def handle(self, message: object) -> Message | None:
        """The answer to one message; None for what wants none."""
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            return _NO_REQUEST.answer(None)
        method, request = message.get("method"), message.get("id")
        if "method" not in message and ("result" in message or "error" in message):
            return None  # an answer, and nothing was asked
        if not isinstance(method, str):
            return _NO_REQUEST.answer(None)
        if "id" not in message:
            return None  # a notification: all that there are want nothing done
        if isinstance(request, bool) or not isinstance(request, str | int):
            return _NO_REQUEST.answer(None)
        try:
            result = self._result(method, message.get("params"))
        except Failure as failure:
            return failure.answer(request)
        return {"jsonrpc": "2.0", "id": request, "result": result}

    def _result(self, method: str, given: object) -> Message:
        params = {} if given is None else given
        if not isinstance(params, dict):
            raise Failure(INVALID_PARAMS, "params must be an object.")
        peer = self._peer(method, params)
        handler = (_STATELESS if peer.is_stateless else _OLDER).get(method)
        if handler is None:
            raise Failure(METHOD_NOT_FOUND, "There is no such method.", method[:100])
        _LOG.info("%s %s", method, _named(params))
        try:
            result = handler(self, params, peer)
        except Refused as refused:
            raise Failure(INVALID_PARAMS, str(refused)) from refused
        if not peer.is_stateless:
            return result
        meta = {_META + "serverInfo": _SERVER}
        return {"resultType": "complete", **_caching(method), **result, "_meta": meta}

    def _peer(self, method: str, params: Message) -> Peer:
        """Whose request it is. Raises Failure."""
        meta = params.get("_meta")
        meta = meta if isinstance(meta, dict) else {}
        if VERSION_KEY in meta or method == "server/discover":
            return _stateless(meta)
        if method == "initialize":
            self.is_open = True
        if not (self.is_open or method == "ping"):
            raise Failure(
                INVALID_PARAMS,
                f"params._meta lacks {VERSION_KEY} and {_CAPABILITIES_KEY}; "
                "older clients call initialize first.",
            )
        return Peer(is_stateless=False)


_NO_REQUEST = Failure(INVALID_REQUEST, "A message is one request or notification of JSON-RPC 2.0.")


def _stateless(meta: Message) -> Peer:
    missing = [key for key in (VERSION_KEY, _CAPABILITIES_KEY) if key not in meta]
    if missing:
        raise Failure(INVALID_PARAMS, f"params._meta lacks {' and '.join(missing)}.")
    version, able = meta[VERSION_KEY], meta[_CAPABILITIES_KEY]
    if not isinstance(version, str) or not isinstance(able, dict):
        raise Failure(INVALID_PARAMS, f"{VERSION_KEY} is a text, {_CAPABILITIES_KEY} an object.")
    if version != STATELESS:
        raise Failure(
            UNSUPPORTED_VERSION,
            "This version of the protocol is not spoken here.",
            {"supported": [STATELESS], "requested": version[:100]},
        )
    asked = able.get("elicitation")
    # An empty object says that forms are shown.
    forms = isinstance(asked, dict) and (not asked or "form" in asked)
    return Peer(is_stateless=True, may_be_asked=forms)


def _caching(method: str) -> Message:
    """How long, and for whom, an answer may be kept."""
    if method in _LISTS:
        return {"ttlMs": _HOUR, "cacheScope": "public"}
    if method == "resources/read":
        return {"ttlMs": 0, "cacheScope": "private"}  # never old
    return {}


def _named(params: Message) -> str:
    """What is asked for, without what is asked about."""
    name = params.get("name") or params.get("uri") or ""
    return str(name).partition("/")[0][:40] if isinstance(name, str) else ""


# --- methods ----------------------------------------------------------------------------------


def _initialize(_server: Server, params: Message, _peer: Peer) -> Message:
    wanted = params.get("protocolVersion")
    return {
        "protocolVersion": wanted if wanted in HANDSHAKE else HANDSHAKE[0],
        "capabilities": _CAPABILITIES,
        "serverInfo": _SERVER,
        "instructions": INSTRUCTIONS,
    }


def _discover(_server: Server, _params: Message, _peer: Peer) -> Message:
    return {
        "supportedVersions": [STATELESS, *HANDSHAKE],
        "capabilities": _CAPABILITIES,
        "instructions": INSTRUCTIONS,
    }


def _ping(_server: Server, _params: Message, _peer: Peer) -> Message:
    return {}


def _list(name: str, items: list[Message]) -> Handler:
    def listed(_server: Server, params: Message, _peer: Peer) -> Message:
        if params.get("cursor") is not None:
            raise Failure(INVALID_PARAMS, "The list has one page, and no cursor.")
        return {name: items}

    return listed


def _call(server: Server, params: Message, peer: Peer) -> Message:
    called = tool(params.get("name"))
    if called is None:
        names = ", ".join(one.name for one in TOOLS)
        raise Failure(INVALID_PARAMS, f"There is no such tool. There are {names}.")
    chosen = chosen_of(params)
    arguments = params.get("arguments")
    call = Call(called, {} if arguments is None else arguments, chosen)
    try:
        found = answer(server.served, call)
    except Unclear as unclear:
        if peer.may_be_asked:
            return input_required(unclear, chosen)
        return _said(str(unclear), is_error=True)
    except Refused as refused:
        return _said(str(refused), is_error=True)
    result = _said(found.text)
    return result if found.rows is None else result | {"structuredContent": found.rows}


def _said(text: str, *, is_error: bool = False) -> Message:
    return {"content": [{"type": "text", "text": text}], "isError": is_error}


def _read(server: Server, params: Message, peer: Peer) -> Message:
    uri = params.get("uri")
    if not isinstance(uri, str):
        raise Failure(INVALID_PARAMS, "uri is a text.")
    return _asking(
        lambda chosen: {"contents": [resources.read(server.served, uri, chosen)]}, params, peer
    )


def _prompt(server: Server, params: Message, peer: Peer) -> Message:
    name, arguments = params.get("name"), params.get("arguments")
    return _asking(lambda chosen: prompts.get(server.served, name, arguments, chosen), params, peer)


def _asking(work: Callable[[Mapping[str, str]], Message], params: Message, peer: Peer) -> Message:
    """What is asked for; or the question which of several things is meant, where it can be put."""
    chosen = chosen_of(params)
    try:
        return work(chosen)
    except Unclear as unclear:
        if not peer.may_be_asked:
            raise
        return input_required(unclear, chosen)


def _complete(server: Server, params: Message, _peer: Peer) -> Message:
    return completing.complete(server.served, params)


_LISTS: dict[str, Handler] = {
    "tools/list": _list("tools", [one.listed() for one in TOOLS]),
    "resources/list": _list("resources", resources.LISTED),
    "resources/templates/list": _list("resourceTemplates", resources.TEMPLATES),
    "prompts/list": _list("prompts", [one.listed() for one in prompts.PROMPTS]),
    "server/discover": _discover,
}
_ASKED: dict[str, Handler] = {
    "tools/call": _call,
    "resources/read": _read,
    "prompts/get": _prompt,
    "completion/complete": _complete,
}
_STATELESS = _LISTS | _ASKED
_OLDER = {
    **{name: handler for name, handler in _STATELESS.items() if name != "server/discover"},
    "initialize": _initialize,
    "ping": _ping,
}
