"""Queries of Tasks over a database: the same answers as over the notes, and in their notes."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import kg
from kg.cli.app import run
from kg.errors import NameUnknown, UsageError
from kg.languages.limits import Limits
from kg.languages.tasks.execute import answer
from kg.languages.tasks.search import Search
from kg.languages.tasks.settings import Settings
from kg.query import note_queries, query_answers
from kg.query.note_queries import NoQuery
from kg.query.query_tasks import SETTINGS
from kg.store.reader import Connection, open_read
from tests.builders import imported, vault
from tests.languages.tasks_vault import TasksFolder
from tests.languages.test_tasks import ANSWERS, NOW, VAULT

NOTES = VAULT | {
    "Board.md": "---\nTQ_extra_instructions: limit 1\n---\n# Board\n\n```tasks\nnot done\n```\n\n"
    "`= 1 + 1`\n\n> ~~~tasks\n> nonsense\n> ~~~\n\n```dataview\nLIST FROM #boat LIMIT 1\n```\n",
    "Links.md": "---\nup: '[[Log]]'\n---\n"
    "- [ ] see [[Heron|her]] and [more](Log.md)\n- [ ] no link\n",
}
MORE = [
    "filter by function task.outlinks.length > 1",
    "filter by function task.outlinks.some(link => link.destinationPath === 'Boats/Heron.md')",
    "filter by function task.file.outlinksInProperties.some(link => link.linksTo('Log'))",
    "filter by function task.file.property('owner') === 'Mara Lind'",
    "group by backlink",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tasks")
    imported(vault(root / "vault", NOTES), root / "kg.db", as_of="2026-03-02")
    return root


@pytest.fixture
def conn(place: Path) -> Iterator[Connection]:
    with contextlib.closing(open_read(str(place / "kg.db"))) as conn:
        yield conn


def texts(conn: Connection, query: str, note: str | None = "Heron") -> list[str]:
    found = query_answers.table(note_queries.ask_tasks(conn, query, note=note, now=NOW))
    at = found.columns.index("text")
    return [str(row[at]).split()[0] for row in found.rows]


@pytest.mark.parametrize("query", [query for query, _ in ANSWERS])
def test_a_database_answers_as_the_notes(place: Path, conn: Connection, query: str) -> None:
    folder = TasksFolder(place / "vault", Settings())
    search = Search(folder.tasks, NOW, folder.file("Boats/Heron.md"))
    groups = answer(query, Settings(), search).groups
    wanted = [task.description.split()[0] for group in groups for task in group.tasks]
    assert texts(conn, query) == wanted


@pytest.mark.parametrize(
    ("query", "found"),
    zip(MORE, [["see"], ["see"], ["see", "no"], ["paint", "mend", "buy"], None], strict=True),
)
def test_links_and_properties(conn: Connection, query: str, found: list[str] | None) -> None:
    if found is not None:
        assert texts(conn, query) == found
        return
    table = query_answers.table(note_queries.ask_tasks(conn, query, now=NOW))
    assert table.columns == ["backlink", "status", "text", "path", "line"]
    assert ["[[Heron#Hull|Heron > Hull]]", "/"] in [row[:2] for row in table.rows]


def test_the_queries_of_a_note_are_answered_in_order(conn: Connection) -> None:
    answered, path = note_queries.blocks(conn, "Board", now=NOW)
    found = query_answers.plain(answered, path)
    paint = "paint the hull #boat #dry 🆔 hull 🔁 every month ⏳ 2026-03-02"
    assert [(one.line, one.kind, one.rows, one.value, one.problem) for one in found] == [
        (6, "tasks", (("/", paint, "Boats/Heron.md", 8),), None, None),
        (10, "inline", None, 2, None),
        (12, "tasks", None, None,
         "this is no instruction of Tasks, in the line: nonsense"),
        (16, "query", (("Boats/Heron.md",),), None, None),
    ]  # fmt: skip
    assert query_answers.page(answered[:1], path) == (
        f"<!-- Board.md:6 -->\n- [/] {paint} ([[Boats/Heron#Hull|Heron > Hull]])\n\n1 of 8 tasks\n"
    )


def test_what_cannot_be_answered_is_told(conn: Connection) -> None:
    with pytest.raises(NoQuery, match="This is no query of Tasks: this is no instruction"):
        note_queries.ask_tasks(conn, "nonsense")
    with pytest.raises(NoQuery, match="The query has no answer: a filter by function gives"):
        note_queries.ask_tasks(conn, "filter by function task.description")
    with pytest.raises(NoQuery, match="more than 2 rows"):
        note_queries.ask_tasks(conn, "done", limits=Limits(rows=2))
    with pytest.raises(NoQuery, match="needs the note that the query stands in"):
        note_queries.ask_tasks(conn, "path includes {{query.file.path}}")
    with pytest.raises(NameUnknown):
        note_queries.ask_tasks(conn, "done", note="Nothing of the kind")


def test_the_settings_of_the_plugin_count(tmp_path: Path) -> None:
    given = {
        "globalFilter": "#boat",
        "globalQuery": "not done",
        "useFilenameAsScheduledDate": True,
        "filenameAsScheduledDateFormat": "D MMM YYYY",
    }
    notes = NOTES | {SETTINGS: json.dumps(given), "3 Mar 2026.md": "- [ ] sail #boat\n"}
    folder = vault(tmp_path / "vault", notes)
    imported(folder, tmp_path / "kg.db", as_of="2026-03-02")
    with contextlib.closing(open_read(str(tmp_path / "kg.db"))) as conn:
        assert texts(conn, "") == ["paint", "mend", "sail"]
        assert texts(conn, "scheduled tomorrow") == ["sail"]
        (folder / SETTINGS).write_text("{")
        found = note_queries.ask_tasks(conn, "done", now=NOW)
        assert query_answers.told(found) == (f"{SETTINGS} does not count: it is no JSON.",)
        shutil.rmtree(folder)
        found = note_queries.ask_tasks(conn, "done", now=NOW)
        assert query_answers.told(found)[0].startswith("The vault is not here")


def test_in_python(place: Path) -> None:
    kb = kg.connect(place / "kg.db", as_of="2026-03-02")
    found = kb.tasks_query("not done\ngroup by priority\nlimit 2")
    assert found.columns == ("priority", "status", "text", "path", "line")
    assert [(row.priority, row.status) for row in found] == [
        ("High priority", " "),
        ("Normal priority", "/"),
    ]
    queried = kb.tasks("not done\nsort by due\nlimit 2")
    assert [(task.source, task.line) for task in queried] == [
        ("Boats/Otter.md", 3),
        ("Boats/Heron.md", 5),
    ]
    # One word is a state, as ever.
    assert {task.state for task in kb.tasks("done")} == {"done"}
    with pytest.raises(UsageError, match="says itself"):
        kb.tasks("not done", owner="Mara Lind")


SHARED = Path(__file__).parents[3] / "shared"
DEMO = SHARED / "vaults" / "tasks-demo"
RECORD = SHARED / "cases" / "tasks" / "demo_vault_queries.json"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """The demo vault as it was recorded: under the plugin's own settings."""
    root = tmp_path_factory.mktemp("demo")
    ignored = shutil.ignore_patterns("obsidian-tasks-plugin")
    shutil.copytree(DEMO, root / "vault", ignore=ignored, copy_function=shutil.copyfile)
    imported(root / "vault", root / "kg.db", as_of="2026-01-05")
    with contextlib.closing(open_read(str(root / "kg.db"))) as conn:
        yield conn


@pytest.mark.skipif(not RECORD.is_file(), reason="the demo vault and its record are not here")
def test_the_demo_vault_answers_as_recorded(demo: Connection) -> None:
    cases = json.loads(RECORD.read_text("utf-8"))
    moment = datetime(2026, 1, 5, 12)
    for case in cases:
        result = case["result"]
        try:
            found = note_queries.ask_tasks(
                demo, case["query"], note=case["origin_path"].removesuffix(".md"), now=moment
            ).answer
        except NoQuery:
            assert not result["ok"], case["query"]
            continue
        assert result["ok"], case["query"]
        places = [
            (len(group.tasks),
             [[one.place.file.path, one.place.line] for one in group.tasks[:25]])
            for group in found.groups
        ]  # fmt: skip
        wanted = [(group["n"], group["first"]) for group in result["groups"]]
        assert places == wanted, case["query"]


@pytest.mark.skipif(not DEMO.is_dir(), reason="the demo vault is not here")
def test_every_block_of_the_demo_vault_is_answered_as_alone(demo: Connection) -> None:
    """By its note and by itself; what has no answer says so both times."""
    moment = datetime(2026, 1, 5, 12)
    folder = TasksFolder(DEMO, Settings())
    asked = 0
    for (path,) in demo.execute("select path from notes").fetchall():
        for one in note_queries.blocks_of(demo, path, now=moment):
            if one.block.kind != "tasks":
                continue
            asked += 1
            if "link" in one.block.text.lower():  # a folder alone does not know where links lead
                continue
            search = Search(folder.tasks, moment, folder.file(path))
            try:
                wanted = answer(one.block.text, Settings(), search)
            except ValueError as error:
                assert one.problem == str(error)
                continue
            assert isinstance(one.result, note_queries.TasksAnswer), one.problem
            assert one.result.answer.total == wanted.total, (path, one.block.text)
    assert asked == 267


def test_tasks_that_take_too_long_to_read_are_told_once(
    conn: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.languages.limits._EACH", 1)
    answered, _ = note_queries.blocks(conn, "Board", now=NOW, limits=Limits(seconds=0))
    problems = [one.problem for one in answered if one.block.kind == "tasks"]
    assert problems == ["the query takes more than 0 seconds"] * 2


def test_a_query_comes_from_a_file_or_from_what_comes_in(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "overdue.txt").write_text("\ufeff# mine\nnot done\ndue before today\n", "utf-8")
    asked = ["--db", str(place / "kg.db"), "query", "--tasks", "--as-of", "2026-03-02", "-f", "csv"]
    assert run([*asked, "overdue.txt"]) == 0
    printed = capsys.readouterr()
    assert "mend the sail" in printed.out
    assert "The query stands in the file overdue.txt." in printed.err
    monkeypatch.setattr("sys.stdin", io.StringIO("done\nhas done date\n"))
    assert run([*asked, "-"]) == 0
    assert "buy thread" in capsys.readouterr().out
