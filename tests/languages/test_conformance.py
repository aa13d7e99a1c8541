"""The program that counts right answers: every kind of wrong one counts as wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.languages import conformance

SHARED = Path(__file__).parents[3] / "shared" / "cases"
NOTES = {
    "Lamp.md": "price:: 12\n- [ ] oil it [due:: 2026-01-09]\n",
    "Oil.md": "---\nprice: 3\n---\n[[Lamp]]\n",
}


def link(path: str) -> dict[str, str]:
    return {"$link": path, "type": "file"}


def listed(*values: Any) -> dict[str, Any]:
    return {"ok": True, "type": "list", "primaryMeaning": {"type": "path"}, "values": [*values]}


PRICES = listed({"$pair": [link("Oil.md"), 3]}, {"$pair": [link("Lamp.md"), 12]})
RIGHT = [
    ("LIST price SORT price", PRICES),
    ("LIST", listed(link("Oil.md"), link("Lamp.md"))),  # without SORT any order is right
    ("LIST WHERE", {"ok": False, "stage": "parse", "error": "…"}),
    ("LIST LIMIT true", {"ok": False, "stage": "exec", "error": "…"}),
]
WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "order": ("LIST price SORT price", listed(*reversed(PRICES["values"]))),
    "type": (
        "LIST price SORT price",
        listed(PRICES["values"][0], {"$pair": [link("Lamp.md"), "12"]}),
    ),
    "a number for a boolean": (
        "LIST 1 = 1 WHERE price = 3",
        listed({"$pair": [link("Oil.md"), 1]}),
    ),
    "missing row": ("LIST", listed(link("Oil.md"))),
    "a row too many": ("LIST WHERE price = 3", listed(link("Oil.md"), link("Lamp.md"))),
    "the same row twice": ("LIST", listed(link("Oil.md"), link("Oil.md"))),
    "error for answer": ("LIST LIMIT true", listed()),
    "answer for error": ("LIST", {"ok": False, "stage": "exec", "error": "…"}),
    "error at another stage": ("LIST LIMIT true", {"ok": False, "stage": "parse", "error": "…"}),
    "another Markdown": (
        "LIST WHERE price = 3",
        {**listed(link("Oil.md")), "markdown": "- Oil\n"},
    ),
    "another meaning": (
        "LIST GROUP BY price WHERE key = 3",
        {**listed(3), "primaryMeaning": {"type": "path"}},
    ),
}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A folder for cases, beside the vault that they are about."""
    (tmp_path / "query-vault").mkdir()
    for name, text in NOTES.items():
        (tmp_path / "query-vault" / name).write_text(text, "utf-8")
    (tmp_path / "cases").mkdir()
    return tmp_path / "cases"


def run(folder: Path, content: Any) -> list[conformance.Verdict]:
    file = folder / "some.json"
    file.write_text(json.dumps(content), "utf-8")
    return conformance.verdicts(file)


def query(text: str, result: dict[str, Any]) -> dict[str, Any]:
    return {"query": text, "origin_path": "Oil.md", "result": result}


@pytest.mark.parametrize(("text", "result"), RIGHT)
def test_a_right_answer_counts(cases: Path, text: str, result: dict[str, Any]) -> None:
    (verdict,) = run(cases, [query(text, result)])
    assert verdict.right, verdict


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_answer_counts_as_wrong(cases: Path, kind: str) -> None:
    (verdict,) = run(cases, [query(*WRONG[kind])])
    assert not verdict.right
    assert verdict.wanted != verdict.got


@pytest.mark.parametrize(
    ("case", "right"),
    [
        ({"expr": "1 + 2", "value": 3, "text": "3"}, True),
        ({"expr": "1 + 2", "value": 3, "text": "3.0"}, False),
        ({"expr": "1 + 2", "value": "3", "text": "3"}, False),
        ({"expr": "1 + 2", "error": "exec"}, False),
        ({"expr": "1 + null", "error": "exec"}, True),
        ({"expr": "1 + null", "error": "parse"}, False),
        ({"expr": "1 + null", "value": None, "text": "\\-"}, False),
        ({"expr": "[1, 2]", "value": [2, 1], "text": "1, 2"}, False),
    ],
)
def test_expressions(cases: Path, case: dict[str, Any], right: bool) -> None:
    (verdict,) = run(cases, [case])
    assert verdict.right is right


def test_what_is_not_run_is_not_right(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = cases / "edits.json"
    file.write_text(json.dumps([{"name": "setInlineField", "args": ["a", "b"]}]))
    other = cases / "more.json"
    other.write_text(json.dumps([{"expr": "1", "value": 1, "text": "1"}]))
    assert conformance.main([str(file), str(other)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("edits.json: 0 of 1 right; not run 1 (")
    assert printed[-1] == "1 of 2"


TASKS_RIGHT: list[dict[str, Any]] = [
    {"now": "2026-01-05", "input": "tomorrow", "range": ["2026-01-06", "2026-01-06"]},
    {"now": "2026-01-05", "input": "soon enough", "range": None},
    {"env": {"now": "2026-01-05"}, "instruction": "not done", "match": True,
     "task": {"line": "- [ ] oil it", "path": ""}},
    {"env": {"now": "2026-01-05"}, "source": "not  done", "error": "…", "explain": ""},
    {"env": {"now": "2026-01-05"}, "source": "is recurring", "error": None,
     "explain": "is recurring\n"},
    {"env": {"now": "2026-01-05"}, "line": "- [ ] oil it", "path": "",
     "expect": ["- [x] oil it ✅ 2026-01-05"]},
]  # fmt: skip
TASKS_WRONG: list[dict[str, Any]] = [
    TASKS_RIGHT[0] | {"range": ["2026-01-06", "2026-01-07"]},
    TASKS_RIGHT[1] | {"range": ["2026-01-06", "2026-01-06"]},
    TASKS_RIGHT[2] | {"match": False},
    TASKS_RIGHT[3] | {"error": None, "explain": "not  done\n"},
    TASKS_RIGHT[4] | {"explain": "is recurring"},
    TASKS_RIGHT[5] | {"expect": ["- [x] oil it"]},
]


@pytest.mark.parametrize("case", TASKS_RIGHT)
def test_a_right_answer_of_tasks_counts(cases: Path, case: dict[str, Any]) -> None:
    (verdict,) = run(cases, [case])
    assert verdict.right, verdict


@pytest.mark.parametrize("case", TASKS_WRONG)
def test_a_wrong_answer_of_tasks_counts_as_wrong(cases: Path, case: dict[str, Any]) -> None:
    (verdict,) = run(cases, [case])
    assert not verdict.right


def test_an_unknown_format_is_told(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cases / "x.json").write_text(json.dumps([{"question": 1}]))
    assert conformance.main([str(cases / "x.json")]) == 1
    assert "not run: cases with question" in capsys.readouterr().out


# What kg answers otherwise on purpose, with the reason in docs/languages.md.
KNOWN = {"inline.json": 8, "vault_pages.json": 2}


RECORDED = [*(SHARED / "dataview").glob("*.json"), *(SHARED / "tasks").glob("*.json")]


@pytest.mark.skipif(not RECORDED, reason="there are no recorded cases here")
@pytest.mark.parametrize("file", sorted(RECORDED), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_recorded_cases(file: Path) -> None:
    wrong = [one for one in conformance.verdicts(file) if not one.right]
    assert len(wrong) == KNOWN.get(file.name, 0), wrong[:3]
