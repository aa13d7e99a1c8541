"""The list of tools: how large it is, and that it says what the functions take."""

import inspect
import json
from typing import Any

import pytest

from kg.mcp import asking
from kg.mcp.tools import INSTRUCTIONS, SHARED, TODAY, TOOLS, WEEK, Tool

from . import choices
from .asking import Desk

QUESTIONS = choices.QUESTIONS


def listed(desk: Desk) -> list[dict[str, Any]]:
    return list(desk.send("tools/list")["result"]["tools"])


def test_all_definitions_take_1500_tokens(desk: Desk) -> None:
    text = json.dumps(listed(desk), ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) / 3.5 <= 1_500
    assert len(INSTRUCTIONS.encode()) / 3.5 <= 200


def test_each_has_a_title_and_only_reads(desk: Desk) -> None:
    assert [tool["name"] for tool in listed(desk)] == [
        "find", "last_contact", "blocked", "stale", "tasks", "about", "prep", "connect", "timeline",
        "changed", "search", "read", "query",
    ]  # fmt: skip
    for tool in listed(desk):
        assert tool["title"] and tool["description"].endswith(".")
        assert tool["annotations"] == {"readOnlyHint": True}
        assert "outputSchema" not in tool


@pytest.mark.parametrize("tool", [*TOOLS, TODAY, WEEK], ids=lambda tool: tool.name)
def test_each_is_a_function_with_these_arguments(tool: Tool) -> None:
    parameters = inspect.signature(getattr(asking, tool.name)).parameters
    _, *names = parameters
    assert set(names) == tool.arguments.keys() - SHARED.keys()
    needed = [name for name in names if parameters[name].default is inspect.Parameter.empty]
    assert needed == list(tool.arguments)[: tool.needed]
    assert set(tool.shared) <= SHARED.keys()


def test_the_twenty_questions_are_answered_by_what_is_expected(desk: Desk) -> None:
    assert len(QUESTIONS) == 20
    assert {one["tool"] for one in QUESTIONS} == {tool.name for tool in TOOLS}
    for one in QUESTIONS:
        arguments = dict(one.get("arguments", {}))
        if arguments == {"language": "sql"}:
            arguments["text"] = "select kind, count(*) from notes group by kind"
        assert "0 of 0 rows" not in desk.text(one["tool"], **arguments), one["asked"]


@pytest.mark.parametrize("at", range(20))
def test_what_is_expected_is_right_and_its_neighbour_is_not(at: int) -> None:
    question, other = QUESTIONS[at], QUESTIONS[(at + 7) % 20]
    assert choices.is_right(question, {"tool": question["tool"], **_arguments(question)})
    assert not choices.is_right(question, {"tool": other["tool"], **_arguments(other)})
    if question.get("arguments"):
        assert not choices.is_right(question, {"tool": question["tool"], "arguments": {}})


def _arguments(question: dict[str, Any]) -> dict[str, Any]:
    return {"arguments": question.get("arguments", {})}
