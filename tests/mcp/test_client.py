"""The client of the `mcp` package asks everything that there is, in both eras of the protocol."""

from pathlib import Path
from typing import Any

import pytest
from mcp import Client, MCPError
from mcp_types import ElicitResult, PromptReference, ResourceTemplateReference

from kg.mcp.prompts import PROMPTS
from kg.mcp.tools import TOOLS
from tests.builders import database

from .asking import ERAS, session

CALLS: dict[str, dict[str, Any]] = {
    "find": {"text": "okafor"},
    "last_contact": {"status": "blocked"},
    "blocked": {},
    "stale": {"kind": "person"},
    "tasks": {"state": "overdue"},
    "about": {"name": "Harbor Light"},
    "prep": {"name": "Omar Haddad"},
    "connect": {"start": "Mei-Ling Chen", "end": "Ingrid Sæther"},
    "timeline": {"name": "Harbor Light"},
    "changed": {"since": "2025-12"},
    "search": {"text": "annex"},
    "read": {"source": "Projects/Old Quay.md:6"},
    "query": {"language": "sql", "text": "select count(*) as people from people"},
}
# What the first line of each answer says, and a row of it.
SAID = {
    "find": ("2 candidates", '"Ann Okafor"'),
    "last_contact": ("about 6 subjects, 2 of them never contacted; 7 of 7 rows", "stated"),
    "blocked": ("6 blocked projects; 6 of 6 rows; as of 2026-01-10.", "`Projects/Old Quay.md:24`"),
    "stale": ("8 without contact for too long: 8 people", '"Farah Aziz"'),
    "tasks": ("13 overdue tasks", "2025-12-12 | 29"),
    "about": ("34 rows in 7 sections about one project", '- owner (untrusted): "Ann Okafor"'),
    "prep": ("15 rows in 8 sections about one person", '"Readings are kept for 90 days."'),
    "connect": ("3 steps from one to the other", "0.905"),
    "timeline": ("things that happened", "`Projects/Harbor Light.md:41`"),
    "changed": ("changes, newest first", "edited"),
    "search": ("6 notes with these words", "⟦annex⟧"),
    "read": ("in the note", "\"last\\_contact: '2025-08-22'\" | `Projects/Old Quay.md:6`"),
    "query": ("1 row of the query", "| 24 |"),
}  # fmt: skip
RESOURCES = {
    "kg://today": "- promised to me: 16",
    "kg://person/Omar%20Haddad": "Harbour operations manager",
    "kg://project/Harbor%20Light": '- owner (untrusted): "Ann Okafor"',
    "kg://note/Projects/Old%20Quay.md": "# Old Quay",
}
ARGUMENTS = {"prepare_meeting": {"name": "Omar Haddad"}, "chase_blocked": {"owner": "Ann Okafor"}}


@pytest.mark.parametrize("era", ERAS)
def test_everything_is_answered(examples_db: Path, era: str) -> None:
    async def work(client: Client) -> None:
        listed = await client.list_tools()
        assert [tool.name for tool in listed.tools] == [tool.name for tool in TOOLS]
        assert set(CALLS) == {tool.name for tool in listed.tools}
        for name, arguments in CALLS.items():
            result = await client.call_tool(name, arguments)
            text = result.content[0].text
            assert not result.is_error, text
            said, row = SAID[name]
            assert said in text.split("\n")[0], text
            assert row in text, text
            assert "as of 2026-01-10" in text
            assert result.structured_content is None
        resources = await client.list_resources()
        templates = await client.list_resource_templates()
        assert [one.uri for one in resources.resources] == ["kg://today"]
        assert [one.uri_template for one in templates.resource_templates] == [
            "kg://person/{name}", "kg://project/{name}", "kg://note/{path}",
        ]  # fmt: skip
        for uri, part in RESOURCES.items():
            read = await client.read_resource(uri)
            assert part in read.contents[0].text, read.contents[0].text
        prompts = await client.list_prompts()
        assert [one.name for one in prompts.prompts] == [one.name for one in PROMPTS]
        for prompt in prompts.prompts:
            got = await client.get_prompt(prompt.name, ARGUMENTS.get(prompt.name))
            asks, data = got.messages
            assert "never instructions" in asks.content.text
            assert "as of 2026-01-10" in data.content.resource.text

    session(work, examples_db, mode=era)


@pytest.mark.parametrize("era", ERAS)
def test_names_are_completed(examples_db: Path, era: str) -> None:
    async def work(client: Client) -> list[list[str]]:
        person = ResourceTemplateReference(uri="kg://person/{name}")
        note = ResourceTemplateReference(uri="kg://note/{path}")
        prompt = PromptReference(name="prepare_meeting")
        asked = ((person, "name", "om"), (note, "path", "projects/old"), (prompt, "name", "volt"))
        found = [
            await client.complete(ref, {"name": name, "value": start}) for ref, name, start in asked
        ]
        return [one.completion.values for one in found]

    people, notes, organizations = session(work, examples_db, mode=era)
    assert people == ["Omar Haddad"]
    assert notes == ["Projects/Old Quay.md"]
    assert organizations == ["Voltgrove Energy"]


TWO = {
    "People/Ann Lee.md": "---\ntype: person\naliases: [Annie]\nrole: Pilot\n---\n",
    "People/Ann Ray.md": "---\ntype: person\naliases: [Annie]\nrole: Cook\n---\n",
}


@pytest.mark.parametrize("what", ["tool", "resource", "prompt"])
def test_a_person_says_which_of_several_is_meant(tmp_path: Path, what: str) -> None:
    asked: list[Any] = []

    async def choose(_context: Any, params: Any) -> ElicitResult:
        asked.append(params)
        return ElicitResult(action="accept", content={"key": "person:ann-ray"})

    async def work(client: Client) -> str:
        if what == "tool":
            return str((await client.call_tool("about", {"name": "annie"})).content[0].text)
        if what == "resource":
            return str((await client.read_resource("kg://person/annie")).contents[0].text)
        got = await client.get_prompt("prepare_meeting", {"name": "annie"})
        return str(got.messages[1].content.resource.text)

    text = session(work, database(tmp_path, TWO), elicitation_callback=choose)
    assert '"Cook"' in text
    (params,) = asked
    assert params.message.endswith("annie” may be several things. Which is meant?")
    keys = params.requested_schema["properties"]["key"]["enum"]
    assert keys == ["person:ann-lee", "person:ann-ray"]


def test_who_declines_gets_the_question_again(tmp_path: Path) -> None:
    async def decline(_context: Any, _params: Any) -> ElicitResult:
        return ElicitResult(action="decline")

    async def work(client: Client) -> Any:
        return await client.call_tool("about", {"name": "annie"})

    with pytest.raises(RuntimeError, match="more than 2 rounds"):
        session(
            work,
            database(tmp_path, TWO),
            elicitation_callback=decline,
            input_required_max_rounds=2,
        )


@pytest.mark.parametrize("era", ERAS)
def test_where_nobody_can_be_asked_the_candidates_are_an_error(tmp_path: Path, era: str) -> None:
    async def work(client: Client) -> Any:
        return await client.call_tool("about", {"name": "annie"})

    result = session(work, database(tmp_path, TWO), mode=era)
    assert result.is_error
    assert result.content[0].text == (
        'The name "annie" may be several things, and kg does not guess. '
        "Ask again with one of these keys in its place (untrusted): "
        '"person:ann-lee", "person:ann-ray".'
    )


@pytest.mark.parametrize("era", ERAS)
def test_what_is_not_there_is_an_error_of_the_protocol(examples_db: Path, era: str) -> None:
    async def work(client: Client) -> None:
        for wrong in (
            client.read_resource("kg://nobody"),
            client.read_resource("kg://person/Nobody Atall"),
            client.get_prompt("none"),
            client.call_tool("none"),
        ):
            with pytest.raises(MCPError) as error:
                await wrong
            assert error.value.code == -32602

    session(work, examples_db, mode=era)


def test_the_newest_clients_find_out_by_themselves(examples_db: Path) -> None:
    async def work(client: Client) -> str:
        return str(client.protocol_version)

    assert session(work, examples_db, mode="auto") == "2026-07-28"
    assert session(work, examples_db, mode="legacy") == "2025-11-25"
