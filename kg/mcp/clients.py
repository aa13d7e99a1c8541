"""The few lines by which a program that asks finds `kg mcp`, in the form of its settings."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAME = "kg"


class Client(NamedTuple):
    """A program: where its lines go, and how they are written."""

    where: str
    lines: Callable[[str, Sequence[str]], str]


def _servers(key: str, **more: str) -> Callable[[str, Sequence[str]], str]:
    """JSON with the servers by name below a key."""

    def lines(command: str, words: Sequence[str]) -> str:
        entry = {**more, "command": command, "args": list(words)}
        return json.dumps({key: {_NAME: entry}}, indent=2, ensure_ascii=False) + "\n"

    return lines


def _toml(command: str, words: Sequence[str]) -> str:
    listed = ", ".join(json.dumps(word) for word in words)
    return f"[mcp_servers.{_NAME}]\ncommand = {json.dumps(command)}\nargs = [{listed}]\n"


def _shell(command: str, words: Sequence[str]) -> str:
    return f"claude mcp add {_NAME} -- {shlex.join([command, *words])}\n"


CLIENTS = {
    "claude": Client("claude_desktop_config.json of Claude Desktop", _servers("mcpServers")),
    "claude-code": Client("a shell", _shell),
    "codex": Client("~/.codex/config.toml", _toml),
    "cursor": Client(".cursor/mcp.json, or ~/.cursor/mcp.json", _servers("mcpServers")),
    "gemini": Client("~/.gemini/settings.json", _servers("mcpServers")),
    "vscode": Client(".vscode/mcp.json", _servers("servers", type="stdio")),
    "zed": Client("settings.json of Zed", _servers("context_servers")),
}
