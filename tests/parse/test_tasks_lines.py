"""kg reads a task's line as the Tasks plugin does; where not, the reason is named here."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.model.note import Task
from kg.parse import parse_note

CASES = Path(__file__).parents[2] / "../shared/cases/tasks"
EMOJI = re.compile("[🔺⏫🔼🔽⏬🛫➕⏳⌛📅📆🗓✅❌🔁🏁🆔⛔]")
BRACKET = re.compile(r"[\[(][^\[\]()]*::")
DATES = ("created", "start", "scheduled", "due", "done", "cancelled")
INVALID = re.compile(r"\d{4}-(?:13-\d\d|\d\d-3[2-9]|02-30|00-\d\d|\d\d-00|13-33)|\d{4}-99-99")


def recorded() -> list[tuple[str, dict[str, Any], str]]:
    """(line, what the plugin answers, format), each once."""
    if not CASES.exists():
        return []
    found: dict[tuple[str, str], tuple[str, dict[str, Any], str]] = {}
    for case in json.loads((CASES / "lines.json").read_text("utf-8")):
        if case["expect"] and "globalFilter" not in case["env"]:
            found[case["line"], "tasksPluginEmoji"] = (
                case["line"],
                case["expect"],
                "tasksPluginEmoji",
            )
    for case in json.loads((CASES / "gen_lines.json").read_text("utf-8")):
        if case["task"]:
            found[case["line"], case["format"]] = (case["line"], case["task"], case["format"])
    return list(found.values())


def difference(line: str, task: dict[str, Any], form: str) -> str | None:
    """The name of the rule under which kg answers differently, None for "equal"."""
    if form == "dataview" and EMOJI.search(line):
        return "kg reads both formats, in every note"
    if form == "tasksPluginEmoji" and BRACKET.search(line):
        return "kg reads both formats, in every note"
    if re.search(r"\d{4}-\d\d-\d\d", line) and "Invalid" in json.dumps(task):
        return "a date that is none stays in the text"
    if INVALID.search(line):
        return "a date that is none stays in the text"
    if "🔁" in line and not task.get("recurrence"):
        return "a rule that is none stays in the text"
    if form == "dataview" and re.search(r"::[^\])]*[\])].*\w$", line):
        return "fields are read wherever they stand, as Dataview does"
    return None


@pytest.mark.skipif(not CASES.exists(), reason="no recorded answers here")
def test_equal_to_the_plugin() -> None:
    wrong = []
    compared = 0
    for line, answer, form in recorded():
        if difference(line, answer, form):
            continue
        tasks = parse_note("n.md", re.sub(r"^[ \t>]+", "", line)).tasks
        compared += 1
        if not tasks or said(tasks[0]) != told(answer):
            wrong.append((line, form, said(tasks[0]) if tasks else None, told(answer)))
    assert not wrong, wrong[:5]
    assert compared > 1000


@pytest.mark.skipif(not CASES.exists(), reason="no recorded answers here")
def test_a_date_that_is_none_costs_only_itself() -> None:
    compared = 0
    for line, answer, form in recorded():
        if difference(line, answer, form) != "a date that is none stays in the text":
            continue
        note = parse_note("n.md", re.sub(r"^[ \t>]+", "", line))
        mine, theirs = said(note.tasks[0]), told(answer)
        for name in DATES:
            assert mine[name] == (None if "nvalid" in str(theirs[name]) else theirs[name]), line
        assert [problem.code for problem in note.problems] == ["invalid-date"] * len(note.problems)
        assert note.problems
        compared += 1
    assert compared > 100


def said(task: Task) -> dict[str, Any]:
    """kg's answer."""
    return {
        "description": task.text,
        "symbol": task.status,
        "priority": task.priority or "normal",
        **{name: getattr(task, name) for name in DATES},
        "repeats": bool(task.recurrence),
        "id": task.key or "",
        "dependsOn": list(task.depends_on),
    }


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """The plugin's answer. It prints rules of recurrence in its own words."""
    symbol = answer.get("symbol") or answer["status"]["symbol"]
    scheduled = None if answer.get("scheduledDateIsInferred") else answer["scheduled"]
    return {
        "description": answer["description"],
        "symbol": symbol,
        "priority": answer["priority"].lower(),
        **{name: answer[name] for name in DATES},
        "scheduled": scheduled,
        "repeats": bool(answer["recurrence"]),
        "id": answer["id"],
        "dependsOn": answer["dependsOn"],
    }
