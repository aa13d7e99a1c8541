"""The twenty questions for somebody who sees nothing but the list of tools, and what is right.

    .venv/bin/python -m tests.mcp.choices              what the chooser is given
    .venv/bin/python -m tests.mcp.choices CHOICES.json  which of the choices are right

Choices are a JSON list, in the order of the questions:
[{"tool": "find", "arguments": {"text": "x"}}, …]
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from kg.cli.values import day
from kg.mcp.tools import TOOLS

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "questions.toml").read_text(encoding="utf-8")
)["question"]


def given() -> str:
    """What the chooser gets: `tools/list` as it comes, and the questions."""
    listed = json.dumps({"tools": [tool.listed() for tool in TOOLS]}, ensure_ascii=False)
    asked = "\n".join(f"{at}. {one['asked']}" for at, one in enumerate(QUESTIONS, 1))
    return (
        f"{listed}\n\nFor each question name the one tool to call first, and its arguments. Answer "
        'with a JSON list in the order of the questions: [{"tool": "…", "arguments": {…}}, …]\n\n'
        f"{asked}\n"
    )


def is_right(question: dict[str, Any], choice: dict[str, Any]) -> bool:
    """Whether a choice is the tool, with each argument that is named; or one of the other tools."""
    if choice.get("tool") in question.get("or", ()):
        return True
    if choice.get("tool") != question["tool"]:
        return False
    arguments = choice.get("arguments") or {}
    return all(
        _same(name, value, arguments.get(name))
        for name, value in question.get("arguments", {}).items()
    )


def _same(name: str, wanted: Any, chosen: Any) -> bool:
    if isinstance(wanted, list):
        several = [chosen] if isinstance(chosen, str) else chosen or []
        return [str(one).casefold() for one in several] == [one.casefold() for one in wanted]
    if not isinstance(wanted, str) or not isinstance(chosen, str):
        return bool(wanted == chosen)
    if name in ("since", "due_before"):
        return day(chosen) == wanted
    said, whole = chosen.casefold(), wanted.casefold()
    return whole in said if name == "text" else whole == said


def main() -> None:
    """Print the questions, or what is right of the choices."""
    if len(sys.argv) < 2:
        print(given())
        return
    choices = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    assert len(choices) == len(QUESTIONS)
    right = 0
    for at, (question, choice) in enumerate(zip(QUESTIONS, choices, strict=True), 1):
        fits = is_right(question, choice)
        right += fits
        print(f"{at:>2} {'right' if fits else 'WRONG'}  {json.dumps(choice, ensure_ascii=False)}")
    print(f"{right} of {len(QUESTIONS)} right")


if __name__ == "__main__":
    main()
