"""`kg ask` and `kb.ask`: what they answer, which kg.toml counts, and what is refused."""

import json
import shutil
from pathlib import Path

import pytest

import kg
from kg import config
from kg.cli.app import run
from kg.cli.complete import candidates
from kg.errors import UsageError
from kg.query.saved import QuestionUnknown
from tests.builders import imported, vault

NOTES = {
    "Projects/Oil.md": "---\nstatus: blocked\n---\n- [ ] ask Ann 📅 2026-01-12\n",
    "Projects/Wick.md": "---\nstatus: active\n---\n- [ ] trim (it)\n",
    'Projects/O\'Hara "x".md': "---\nstatus: blocked\n---\n",
}
TOML = """
[questions.by-status]
about = "Projects of a status"
sql = "select name, :loud as loud, :as_of as day from projects where status = :status order by name"
params = { status = "blocked", loud = false }

[questions.listed]
dataview = 'LIST status FROM "Projects" WHERE file.name = {name}'
params = { name = "Oil" }

[questions.due]
tasks = "description includes {words}"
params = { words = "" }

[questions.bad]
sql = "select 1"
dataview = "LIST"
"""
UNDECLARED = """
[questions.one]
sql = "select :who, ':what' as text"

[questions.two]
dataview = "LIST WHERE a = {who}"
"""


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = vault(tmp_path / "vault", {**NOTES, "kg.toml": TOML})
    imported(folder, tmp_path / "kg.db")
    return tmp_path / "kg.db"


def asked(db: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["ask", *words, "--db", str(db), "--as-of", "2026-01-10"])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["by-status"], [('O\'Hara "x"', 0, "2026-01-10"), ("Oil", 0, "2026-01-10")]),
        (["by-status", "status=active", "loud=yes"], [("Wick", 1, "2026-01-10")]),
        (["by-status", "status=active' or 'a'='a"], []),
        (["by-status", "status=blocked\n"], []),
        (["listed"], [("Projects/Oil.md", "blocked")]),
        (["listed", 'name=O\'Hara "x"'], [('Projects/O\'Hara "x".md', "blocked")]),
        (["listed", 'name=x" OR true'], []),
        (["due", "words=ann"], [(" ", "ask Ann 📅 2026-01-12", "Projects/Oil.md", 4)]),
        (["due", "words=(it)"], [(" ", "trim (it)", "Projects/Wick.md", 4)]),
    ],
)
def test_the_command_line_and_python_answer_the_same(
    db: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    rows: list[tuple[object, ...]],
) -> None:
    code, out, _ = asked(db, capsys, *words, "--json")
    assert code == 0
    assert [tuple(row.values()) for row in json.loads(out)] == rows
    name, *params = words
    given = dict(one.split("=", 1) for one in params)
    found = kg.connect(db, as_of="2026-01-10").ask(name, **given)
    assert [tuple(row) for row in found] == rows


def test_the_list(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = asked(db, capsys, "--json")
    assert (code, json.loads(out)) == (
        0,
        [
            {
                "question": "by-status", "language": "sql", "about": "Projects of a status",
                "params": ["status=blocked", "loud=false"],
            },
            {"question": "due", "language": "tasks", "about": "", "params": ["words="]},
            {"question": "listed", "language": "dataview", "about": "", "params": ["name=Oil"]},
        ],
    )  # fmt: skip
    refused = (
        "The question “bad” of kg.toml cannot be asked: it has sql and dataview; give it one of "
        "sql, dataview, tasks."
    )
    assert " ".join(err.split()) == refused
    found = kg.connect(db).questions()
    assert [one.question for one in found] == ["by-status", "due", "listed"]
    assert found.told == (refused,)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["by-state"], 3, "kg.toml saves no question “by-state”. Did you mean by-status?"),
        (["xyz"], 3, "kg.toml saves no question “xyz”. There are by-status, due, listed."),
        (["bad"], 2, "it has sql and dataview"),
        (["by-status", "blocked"], 2, "“blocked” is not of the form name=value."),
        (["by-status", "state=blocked"], 2, "has no parameter state; it takes status, loud."),
        (["by-status", "loud=blocked"], 2, "loud is a switch, and takes true or false"),
        (["due"], 2, "The question “due” cannot be asked so: words is empty"),
        (["listed", "--timeout", "0"], 2, "is not a time in seconds above 0"),
    ],
)
def test_what_cannot_be_answered(
    db: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, sentence: str
) -> None:
    found, out, err = asked(db, capsys, *words)
    assert (found, out) == (code, "")
    assert sentence in " ".join(err.split())


@pytest.mark.parametrize("name", ["one", "two"])
def test_an_undeclared_parameter_is_told(
    db: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    vault(db.parent / "vault", {"kg.toml": UNDECLARED})
    code, out, err = asked(db, capsys, name)
    assert (code, out) == (2, "")
    assert " ".join(err.split()) == (
        f"The question “{name}” of kg.toml cannot be asked: it uses the parameter who, which is "
        'not declared; add it to params, as in params = { who = "" }.'
    )


def test_python_raises_what_the_command_line_says(db: Path) -> None:
    kb = kg.connect(db)
    with pytest.raises(QuestionUnknown) as unknown:
        kb.ask("by-state")
    assert unknown.value.candidates == ("by-status",)
    with pytest.raises(UsageError, match="takes status, loud"):
        kb.ask("by-status", state="x")
    assert kb.ask("by-status", as_of="2025-12-31").first.day == "2025-12-31"


def test_a_new_question_needs_no_import(db: Path) -> None:
    toml = db.parent / "vault" / "kg.toml"
    toml.write_text(toml.read_text() + "\n[questions.one]\nsql = 'select 1 as one'\n")
    assert kg.connect(db).ask("one").first.one == 1


USERS = """
[questions.due]
sql = "select 1 as n"

[questions.mine]
sql = "select 2 as n"

[questions.by-status]
about = "a bad one, which the vault replaces"
"""


def test_a_later_kg_toml_replaces_a_question(db: Path) -> None:
    vault(db.parent / "config" / "kg", {"kg.toml": USERS})
    kb = kg.connect(db)
    names = [(one.question, one.language) for one in kb.questions()]
    assert names == [
        ("by-status", "sql"), ("due", "tasks"), ("listed", "dataview"), ("mine", "sql")
    ]  # fmt: skip
    (told,) = kb.questions().told
    assert told.startswith("The question “bad”")
    over = Path(config.over_file(str(db.parent / "vault")))
    vault(over.parent, {over.name: "[questions.due]\nsql = 'select 3 as n'\n"})
    assert [kb.ask(name).first.n for name in ("mine", "due")] == [2, 3]


def test_an_import_with_another_kg_toml_is_asked_by_that_one(db: Path) -> None:
    other = db.parent / "other.toml"
    other.write_text("[questions.one]\nsql = 'select 1 as one'\n")
    imported(db.parent / "vault", db, config=str(other))
    assert [one.question for one in kg.connect(db).questions()] == ["one"]


def test_a_database_without_its_vault(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(db.parent / "vault")
    sentence = (
        "The vault “vault” is not here, and neither are the questions that its kg.toml saves: ask "
        "where the vault is, or put its kg.toml beside the database."
    )
    code, out, err = asked(db, capsys, "by-status")
    assert (code, out) == (3, "")
    assert sentence in " ".join(err.split())
    assert kg.connect(db).questions().told == (sentence,)
    (db.parent / "kg.toml").write_text(TOML)
    assert asked(db, capsys, "by-status", "-f", "csv")[1].splitlines()[1:] == [
        "\"O'Hara \"\"x\"\"\",0,2026-01-10", "Oil,0,2026-01-10"
    ]  # fmt: skip


def test_names_are_completed(db: Path) -> None:
    found = candidates(["kg", "ask", "--db", str(db), "b"])
    assert found == [("by-status", "Projects of a status")]
    assert [name for name, _ in candidates(["kg", "ask", "--db", str(db), ""])] == [
        "by-status", "due", "listed"
    ]  # fmt: skip
    assert candidates(["kg", "ask", "by-status", "--db", str(db), ""]) == []


def test_sql_is_bounded(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = db.parent / "vault" / "kg.toml"
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n"
    toml.write_text(f"[questions.endless]\nsql = '{endless}'\n")
    code, out, err = asked(db, capsys, "endless", "--timeout", "0.2")
    assert (code, out) == (5, "")
    assert "The query was stopped after 0.2 s." in err
