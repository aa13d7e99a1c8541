"""How long answers are: a contract, held on a vault of 10,000 notes."""

import re
from pathlib import Path
from typing import Any

import pytest

from kg.importer import import_vault
from tests.builders import DAY, vault

from .asking import Desk, heads, rows, size

PEOPLE, PROJECTS, MEETINGS, DAYS = 1_500, 500, 3_000, 5_000
LONG = "the lawyers have not signed the annex, and nobody there wants to say when they will; " * 4


def notes() -> dict[str, str]:
    """10,000 notes of people, projects, meetings and days, with long texts and paths."""
    found = {}
    for at in range(PEOPLE):
        name = f"Person Number{at} of the Long Named"
        found[f"People/{name}.md"] = (
            f"---\ntype: person\nrole: {'Head of ' * (at % 9)}Pilots\n"
            f"organization: Company{at % 40}\n"
            f"aliases: [Alias{at % 300}]\n---\n# {name}\n{LONG}\n"
        )
    for at in range(PROJECTS):
        found[f"Projects/{'A long folder name/' * (at % 4)}Project {at}.md"] = (
            f"---\ntype: project\nstatus: {'blocked' if at % 3 else 'active'}\n"
            f"owner: '[[Person Number{at} of the Long Named]]'\n---\n"
            f"# Project {at}\n\n## Blockers\n\n- {LONG}\n\n## Decisions\n\n- {LONG}\n\n"
            + "".join(
                f"- [ ] task {n} 重要な仕事 {LONG[:120]} 📅 2026-01-{n + 1:02}\n" for n in range(8)
            )
        )
    for at in range(MEETINGS):
        day = f"202{at % 3 + 3}-{at % 12 + 1:02}-{at % 28 + 1:02}"
        who = [f"Person Number{(at * 7 + n * n) % PEOPLE} of the Long Named" for n in range(3)]
        found[f"Meetings/{day} Meeting {at}.md"] = (
            f"---\nattendees: {who}\nproject: '[[Project {at % PROJECTS}]]'\n---\n"
            f"# Meeting {at}\n{LONG}\nThe annex of {at}.\n"
        )
    for at in range(DAYS):
        found[f"Daily/{at}/Day {at}.md"] = f"annex annex {LONG}\n"
    return found


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("large")
    made = notes()
    assert len(made) == 10_000
    vault(folder / "vault", made)
    db = folder / "kg.db"
    report = import_vault(str(folder / "vault"), str(db), as_of=DAY)
    assert report.notes == 10_000
    return Desk(db)


NAME = "Person Number7 of the Long Named"
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("find", {"text": "person"}),
    ("find", {"text": "Alias7"}),
    ("last_contact", {}),
    ("last_contact", {"status": "blocked", "everyone": True}),
    ("last_contact", {"text": "annex"}),
    ("blocked", {}),
    ("stale", {}),
    ("tasks", {"state": "all"}),
    ("about", {"name": NAME}),
    ("about", {"name": "Project 7"}),
    ("about", {"name": "Company7"}),
    ("about", {"name": "note:Daily/7/Day 7.md"}),
    ("about", {"name": "Project 7", "sections": ["contacts"]}),
    ("prep", {"name": NAME}),
    ("prep", {"name": "Company7"}),
    ("connect", {"start": NAME, "end": "Person Number999 of the Long Named"}),
    ("timeline", {"name": "Project 7"}),
    ("changed", {"since": "10y", "as_of": "2027-01-01"}),
    ("search", {"text": "annex"}),
    ("search", {"text": "annex", "sort": "date"}),
    ("read", {"source": "Daily/7/Day 7.md"}),
    ("query", {"language": "sql", "text": "select path, body from notes"}),
    ("query", {"language": "dataview", "text": "TABLE file.tasks, owner, status"}),
    ("query", {"language": "tasks", "text": "not done"}),
    ("about", {"name": "Alias7"}),  # ambiguous
    ("about", {"name": "nobody of this name"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments"), CALLS)
def test_no_answer_is_longer_than_its_budget(
    large: Desk, name: str, arguments: dict[str, Any]
) -> None:
    for options, most in (
        ({}, 1_000),
        ({"limit": 100}, 1_000),
        ({"budget": 300}, 300),
        ({"budget": 4_000, "limit": 100}, 4_000),
        ({"budget": 4_000, "limit": 100, "rows": True}, 4_000),
    ):
        result = large.call(name, **arguments, **options)
        assert size(result) <= most, (options, size(result))
        text = result["content"][0]["text"]
        if result["isError"]:
            assert size(result) <= 500
            continue
        assert re.match(r"[^\n]*\d[^\n]*; as of \d{4}-\d\d-\d\d\.\n", text), text[:200]
        shown, total = counts(text)
        assert 0 < shown <= min(total, options.get("limit", 20))
        if not options.get("rows"):
            assert len(rows(text)) == shown
            sources = [head[-1] == "source" for head in heads(text)]
            assert all(sources) or name in ("about", "prep")


def counts(text: str) -> tuple[int, int]:
    """How many rows the first line says are shown, and how many there are."""
    found = re.search(r"; ([\d,]+) of ([\d,]+) rows?;", text.split("\n")[0])
    assert found, text[:200]
    shown, total = (int(one.replace(",", "")) for one in found.groups())
    return shown, total


def test_totals_are_those_of_the_vault(large: Desk) -> None:
    assert counts(large.text("blocked"))[1] == 333
    assert counts(large.text("tasks", state="all"))[1] == 4_000
    assert counts(large.text("search", text="annex"))[1] == 10_000
    assert counts(large.text("query", language="sql", text="select path from notes"))[1] == 10_000


def test_pages_and_prompts_are_bounded_too(large: Desk) -> None:
    for uri in (
        "kg://today",
        f"kg://person/{NAME}",
        "kg://project/Project 7",
        "kg://note/Daily/7/Day 7.md",
    ):
        read = large.send("resources/read", {"uri": uri})["result"]
        assert len(read["contents"][0]["text"].encode()) / 3.5 <= 4_000
    for prompt, given in (
        ("prepare_meeting", {"name": NAME}),
        ("weekly_review", {}),
        ("chase_blocked", {}),
    ):
        got = large.send("prompts/get", {"name": prompt, "arguments": given})["result"]
        data = got["messages"][1]["content"]["resource"]["text"]
        assert len(data.encode()) / 3.5 <= 4_000
    values = large.send(
        "completion/complete",
        {"ref": {"type": "ref/resource", "uri": "kg://person/{name}"},
         "argument": {"name": "name", "value": "person"}},
    )["result"]["completion"]  # fmt: skip
    assert (len(values["values"]), values["hasMore"]) == (100, True)


def test_the_largest_cells_and_paths_fit(tmp_path: Path) -> None:
    from tests.builders import database

    path = "/".join("重" * 60 for _ in range(5)) + "/" + "説" * 70 + ".md"
    head = f"---\ntype: project\nstatus: blocked\nowner: {'x' * 3_000}\n---\n"
    note = f"{head}## Blockers\n\n- {'重' * 9_000}\n"
    desk = Desk(database(tmp_path, {path: note}))
    for name, arguments in (
        ("blocked", {}),
        ("read", {"source": path}),
        ("about", {"name": "説" * 70}),
    ):
        for budget in (300, 500, 1_000):
            result = desk.call(name, **arguments, budget=budget)
            assert size(result) <= budget, (name, budget)
            assert not result["isError"]
            assert "1 of 1 row" in result["content"][0]["text"] or name != "blocked"
