"""Messages over stdin and stdout, one a line."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from kg.mcp.protocol import INVALID_REQUEST, PARSE_ERROR, Failure

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.mcp.protocol import Server

LONGEST = 1 << 20  # bytes of a message
_MOST = 50  # messages of a batch, which clients of 2025-03-26 may send


def serve(server: Server) -> None:
    """Answer until stdin ends, or nobody reads stdout any more."""
    # Whatever else writes to stdout here must not get between the messages.
    sys.stdout.flush()
    wire = os.dup(1)
    os.dup2(2, 1)
    with os.fdopen(wire, "wb") as sink:
        try:
            exchange(server, sys.stdin.buffer, sink)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sink.fileno())


def exchange(server: Server, source: BinaryIO, sink: BinaryIO) -> None:
    """Answer each line, in order."""
    while line := source.readline(LONGEST + 1):
        if len(line) > LONGEST:
            while not line.endswith(b"\n") and (line := source.readline(LONGEST)):
                pass
            answer: Any = TOO_LONG.answer(None)
        elif not line.strip():
            continue
        else:
            answer = answered(server, line)
        if answer is not None:
            sink.write(dumped(answer) + b"\n")
            sink.flush()


TOO_LONG = Failure(INVALID_REQUEST, f"A message has {LONGEST >> 20} MB at most.")
_NO_JSON = Failure(PARSE_ERROR, "This is no JSON.")
_NO_BATCH = Failure(INVALID_REQUEST, f"A batch has 1 to {_MOST} messages.")


def answered(server: Server, data: bytes) -> Any:
    """The answer to a message, or to each of a batch; None where none is wanted."""
    try:
        message = json.loads(data)
    except (ValueError, RecursionError):
        return _NO_JSON.answer(None)
    if not isinstance(message, list):
        return server.handle(message)
    if not 0 < len(message) <= _MOST:
        return _NO_BATCH.answer(None)
    return [one for one in map(server.handle, message) if one is not None] or None


def dumped(message: Any) -> bytes:
    """A message as bytes, on one line."""
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
