"""`kg mcp --config CLIENT`: lines that the client can read, and a command that starts."""

import json
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from kg.cli import app, argv, registry
from kg.cli.commands import mcp
from kg.mcp.clients import CLIENTS

LEFT_OUT = [
    "--exclude-folder",
    'Private "x"',
    "--exclude-tag",
    "secret",
    "--without-contact-details",
]
# The place of the server in the lines of a client.
KEYS = {
    "claude": "mcpServers",
    "cursor": "mcpServers",
    "gemini": "mcpServers",
    "vscode": "servers",
    "zed": "context_servers",
}


@pytest.mark.parametrize("client", CLIENTS)
def test_the_lines_are_those_of_the_client(
    client: str, examples_db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["mcp", "--config", client, "--db", str(examples_db), *LEFT_OUT]) == 0
    out, err = capsys.readouterr()
    assert err == f"These lines go into {CLIENTS[client].where}.\n"
    if client in KEYS:
        entry = json.loads(out)[KEYS[client]]["kg"]
        command, words = entry["command"], entry["args"]
        assert entry.get("type") == ("stdio" if client == "vscode" else None)
    elif client == "codex":
        entry = tomllib.loads(out)["mcp_servers"]["kg"]
        command, words = entry["command"], entry["args"]
    else:
        line = shlex.split(out)
        assert line[:5] == ["claude", "mcp", "add", "kg", "--"]
        command, words = line[5], line[6:]
    assert Path(command).is_absolute()
    words = words[2:] if words[:2] == ["-m", "kg.cli.app"] else words
    call = argv.parse(registry.load("mcp"), words[1:])
    assert words[0] == "mcp"
    assert call is not None
    assert call.values["db"] == str(examples_db)
    assert call.values["exclude_folder"] == ['Private "x"']
    assert call.values["without_contact_details"] is True


def test_every_client_is_a_choice() -> None:
    (option,) = [one for one in mcp.COMMAND.options if one.name == "config"]
    assert option.value is not None
    assert set(option.value.choices) == set(CLIENTS)


def test_it_starts_with_little(examples_db: Path) -> None:
    """What the first answer may load: nothing that takes long."""
    import subprocess

    from tests.test_house import HEAVY, ROOT

    from .asking import META

    call = {"_meta": META, "name": "last_contact", "arguments": {"status": "blocked"}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    code = (
        "import sys\nfrom kg.cli.app import run\ncode = run(sys.argv[1:])\n"
        "print(code, *sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "mcp", "--db", str(examples_db), "--as-of", "2026-01-10"],
        input=json.dumps(message) + "\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": ""},
        check=True,
    )
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["result"]["content"][0]["text"].startswith("last contacts about 6")
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0"
    assert (HEAVY | {"mcp", "uvicorn", "datasette", "email", "http"}) & {*modules} == set()
