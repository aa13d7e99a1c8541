"""docs/mcp.md: the table of tools, and a session, are made here. `--update` writes them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from kg.mcp.budget import BYTES_A_TOKEN
from kg.mcp.tools import SHARED, TOOLS

from .asking import Desk, session, size
from .test_client import CALLS

PAGE = Path(__file__).parent.parent.parent / "docs" / "mcp.md"
SESSION: list[tuple[str, dict[str, Any]]] = [
    ("blocked", {"limit": 3, "budget": 600}),
    ("last_contact", {"subjects": ["Harbor Light"]}),
    ("read", {"source": "Projects/Harbor Light.md:46", "limit": 4}),
    ("about", {"name": "jo"}),
    ("about", {"name": "person:jonas-weber", "sections": ["tasks"]}),
    ("tasks", {"whose": "others", "due_before": "2026-01-09", "rows": True, "budget": 400}),
    ("query", {"language": "sql", "text": "select kind, count(*) from notes group by kind"}),
    ("blocked", {"owner": "Ann Okafor", "status": "all"}),
]  # fmt: skip


def part(name: str) -> str:
    found = re.search(rf"<!-- {name}:[^\n]*-->\n(.*)<!-- /{name} -->", text(), re.DOTALL)
    assert found
    return found[1]


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def held(name: str, made: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        before, mark, rest = text().partition(f"<!-- {name}:")
        head, newline, _ = rest.partition("\n")
        behind = text().partition(f"<!-- /{name} -->")[2]
        PAGE.write_text(f"{before}{mark}{head}{newline}{made}<!-- /{name} -->{behind}", "utf-8")
    assert part(name) == made


def test_the_table_of_tools(desk: Desk, request: pytest.FixtureRequest) -> None:
    lines = ["| tool | what it answers | arguments | tokens |", "|---|---|---|---|"]
    for tool in TOOLS:
        given = ", ".join(
            f"**{name}**" if at < tool.needed else name
            for at, name in enumerate(tool.arguments)
            if name not in SHARED
        )
        takes = tokens(json.dumps(tool.listed(), ensure_ascii=False, separators=(",", ":")))
        lines.append(f"| `{tool.name}` | {tool.title}. {tool.about} | {given} | {takes} |")
    listed = [tool.listed() for tool in TOOLS]
    whole = tokens(json.dumps(listed, ensure_ascii=False, separators=(",", ":")))
    lines += [f"| all | | | {whole:,} |", "", "| asked | tokens of the answer |", "|---|---|"]
    for name, arguments in CALLS.items():
        said = f"`{name}` `{json.dumps(arguments, ensure_ascii=False)}`"
        lines.append(f"| {said} | {size(desk.call(name, **arguments)):.0f} |")
    held("tools", "\n".join(lines) + "\n", request)


def tokens(said: str) -> int:
    return round(len(said.encode()) / BYTES_A_TOKEN)


def test_the_session(examples_db: Path, request: pytest.FixtureRequest) -> None:
    async def work(client: Client) -> str:
        tools = await client.list_tools()
        resources = await client.list_resources()
        prompts = await client.list_prompts()
        blocks = [
            f"Spoken: {client.protocol_version}. Tools: "
            f"{', '.join(tool.name for tool in tools.tools)}. "
            f"Pages: {', '.join(str(one.uri) for one in resources.resources)}. "
            f"Prompts: {', '.join(one.name for one in prompts.prompts)}.\n"
        ]
        for name, arguments in SESSION:
            result = await client.call_tool(name, arguments)
            said = result.content[0].text.rstrip("\n")
            if result.structured_content is not None:
                said += "\n" + json.dumps(result.structured_content, ensure_ascii=False, indent=1)
            said = re.sub(r'"(\d+)-[0-9a-f]{8}"', r'"\1-89e49a58"', said)  # of the last import
            error = " (an error)" if result.is_error else ""
            asked = json.dumps(arguments, ensure_ascii=False)
            blocks.append(f"`{name}` `{asked}`{error}\n\n```text\n{said}\n```\n")
        return "\n".join(blocks)

    held("session", "\n" + session(work, examples_db, mode="auto") + "\n", request)


def test_the_words_of_the_page_are_those_of_the_code() -> None:
    from kg.mcp import budget, stdio
    from kg.mcp.clients import CLIENTS
    from kg.mcp.prompts import PROMPTS
    from kg.mcp.resources import LISTED, TEMPLATES

    page = text()
    for name in (*CLIENTS, *(one.name for one in PROMPTS)):
        assert f"`{name}`" in page or f"--config {name}" in page
    for uri in (*(one["uri"] for one in LISTED), *(one["uriTemplate"] for one in TEMPLATES)):
        assert uri.partition("{")[0] in page
    assert f"from {budget.LEAST} to {budget.MOST:,}" in page
    assert (
        f"at most `limit` rows ({budget.ROWS}; at most {budget.MOST_ROWS}, for `query` 200)" in page
    )
    assert stdio.LONGEST == 1 << 20
