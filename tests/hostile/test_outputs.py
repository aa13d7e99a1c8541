"""What notes and questions hold does no harm where it is shown, searched or run."""

import contextlib
import csv
import io
import json
import os
import pty
import re
import threading
import time
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.cli.registry import COMMANDS, load
from tests.builders import imported, rows, vault
from tests.hostile.measured import DAY, NEVER_END, kg

EVIL = "\x1b[2J\x1b]104\x07\u202egnp\u2066\x9b31m\x7f\x08"
# Everything that steers a terminal or turns text around; \n and what kg itself writes are fine.
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")


def head(**properties: object) -> str:
    """Properties with control characters spelt out, as YAML wants them."""
    lines = [f"{name}: {json.dumps(value)}" for name, value in properties.items()]
    return "\n".join(["---", *lines, "---", ""])


PERSON, OTHER, PROJECT, FIRM = f"Ann {EVIL}Lee", f"Bo {EVIL}Ek", f"Harbor {EVIL}", f"Br{EVIL}"
NOTES = {
    f"People/{PERSON}.md": head(aliases=[f"A{EVIL}nnie"], role=f"x{EVIL}", company=FIRM)
    + f"# {PERSON}\n## Key Facts\n- fact {EVIL}\n",
    f"People/{OTHER}.md": f"# {OTHER}\n",
    f"Projects/{PROJECT}.md": head(status=f"blocked {EVIL}", owner=PERSON, tags=[f"t{EVIL}"])
    + f"# {PROJECT}\n- [ ] task {EVIL} [[no{EVIL}]]\n## Risks\n- risk {EVIL}\n",
    f"Customers/{FIRM}.md": f"# {FIRM}\n",
    f"Meetings/2025-12-01 M{EVIL}.md": head(attendees=[PERSON, OTHER], project=PROJECT)
    + f"# M {EVIL}\ntext {EVIL} [[{PROJECT}]]\n",
    "broken.md": f"---\nx: [{EVIL}\nstatus: '{EVIL}'\n---\n",
}
# What makes a command show as much as it can, where that is more than the name of a project.
ASKED = {
    "list": ["person"],
    "query": ["TABLE status, file.link SORT file.name"],
    "sql": ["select path, title, body, frontmatter from notes"],
    "search": ["text"],
    "open": ["PROJECT", "--with", "obsidian", "--print"],
    "export": [],
    "init": ["VAULT"],
    "import": ["VAULT"],
    "person": ["PERSON"],
    "prep": ["PERSON"],
    "same": ["PERSON", "OTHER"],
    "org": ["ORGANIZATION"],
    "path": ["PROJECT", "PERSON"],
    "connect": ["PERSON", "OTHER"],
    "graph": ["PROJECT", "--svg", f"FOLDER/{EVIL}.svg"],
    "db backup": [f"FOLDER/{EVIL}.db"],
    "db rebuild": ["VAULT"],
}


def shown(*words: str) -> tuple[int, str]:
    """Exit code, and everything that a terminal of 100 columns gets to see."""
    ours, theirs = pty.openpty()
    parts: list[bytes] = []

    def look() -> None:
        with contextlib.suppress(OSError):  # nothing more comes
            while part := os.read(ours, 65536):
                parts.append(part)

    looking = threading.Thread(target=look)
    looking.start()
    with (
        open(theirs, "w", encoding="utf-8") as screen,
        contextlib.redirect_stdout(screen),
        contextlib.redirect_stderr(screen),
    ):
        code = run(list(words))
    looking.join()
    os.close(ours)
    return code, b"".join(parts).decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    imported(vault(folder / "vault", NOTES), folder / "kg.db")
    return folder


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without colours kg has no reason to write any control character."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "1000")  # wide enough for any sentence


def _words(name: str, hostile: Path, folder: Path) -> list[str]:
    keys = rows(hostile / "kg.db", "select kind, min(key), max(key) from nodes group by kind")
    named = {str(kind).upper(): str(first) for kind, first, _ in keys}
    (other,) = (str(last) for kind, _, last in keys if kind == "person")
    named |= {"OTHER": other, "VAULT": str(hostile / "vault")}
    takes = any(argument.required for argument in load(name).arguments)
    asked = ASKED.get(name, ["PROJECT"] * takes)
    return [named.get(word, word.replace("FOLDER", str(folder))) for word in asked]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NEVER_END])
def test_nothing_in_notes_steers_the_terminal(hostile: Path, tmp_path: Path, name: str) -> None:
    options = {flag: option for option in load(name).every_option() for flag in option.flags}
    words = [*name.split(), *_words(name, hostile, tmp_path)]
    db = tmp_path / "kg.db"
    db.write_bytes((hostile / "kg.db").read_bytes())
    if "--db" in options:
        words += ["--db", str(db)]
    if "--as-of" in options:
        words += ["--as-of", DAY]
    form = options.get("--format")
    for chosen in form.value.choices if form and form.value else ():
        code, seen = shown(*words, "--format", chosen)
        # Some answers are no rows, or are files: the sentence that says so is looked at, too.
        assert code in (0, 1) or "has no" in seen or "--output" in seen, seen
        assert STEERS.search(seen) is None, (chosen, seen)
    code, seen = shown(*words)
    assert code in (0, 1) or (name, code) == ("export", 2), seen
    assert seen
    assert STEERS.search(seen) is None


@pytest.mark.parametrize(
    "words",
    [
        ["person", EVIL],
        ["import", EVIL],
        ["sql", f"select '{EVIL}"],
        [EVIL],
        ["sql", "select 1", f"--{EVIL}"],
        ["status", "--db", EVIL],
        ["search", EVIL],
        ["people", "--where", EVIL],
        ["people", "--sort", EVIL],
        ["status", "--as-of", EVIL],
    ],
)
def test_nothing_typed_steers_the_terminal(hostile: Path, words: list[str]) -> None:
    if "--db" not in words and words[0] in COMMANDS and words[0] != "import":
        words = [*words, "--db", str(hostile / "kg.db")]
    _, seen = shown(*words)
    assert seen
    assert STEERS.search(seen) is None


def test_json_keeps_every_character_escaped(hostile: Path) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run(["sql", "select path from notes", "--json", "--db", str(hostile / "kg.db")])
    assert STEERS.search(out.getvalue()) is None
    assert {row["path"] for row in json.loads(out.getvalue())} == set(NOTES)


def test_csv_in_a_pipe_keeps_every_character(hostile: Path) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        words = ["sql", "select path from notes", "--format", "csv"]
        run([*words, "--db", str(hostile / "kg.db")])
    assert {row[0] for row in list(csv.reader(io.StringIO(out.getvalue())))[1:]} == set(NOTES)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=cmd|'/c'!A1"]
)
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_safe_csv_leaves_no_formula(tmp_path: Path, cell: str, form: str) -> None:
    notes = {"a.md": f"---\nx: {json.dumps(cell)}\n---\n"}
    imported(vault(tmp_path / "vault", notes), tmp_path / "kg.db")
    out = io.StringIO()
    words = ["sql", "select value from properties", "--format", form, "--safe-csv"]
    with contextlib.redirect_stdout(out):
        assert run([*words, "--db", str(tmp_path / "kg.db")]) == 0
    _, (value,) = csv.reader(io.StringIO(out.getvalue()), delimiter="\t" if form == "tsv" else ",")
    assert value.startswith("'")
    assert value[1:] == cell


@pytest.mark.parametrize("form", ["=1+1", "+1", "-1", "@sum", "\t=1", "\n=1", " =1", "＝1", "－1"])
def test_safe_csv_leaves_no_formula_in_an_export(tmp_path: Path, form: str) -> None:
    label = f"{form} zq"
    notes = {
        "a.md": f"---\ntitle: {json.dumps(label)}\nstatus: {json.dumps(label)}\n---\n[[b]]\n",
        f"{form.strip()}/b.md": f"# {label}\n",
    }
    imported(vault(tmp_path / "vault", notes), tmp_path / "kg.db")
    words = ["export", "--format", "csv", "--safe-csv", "--output", str(tmp_path / "out")]
    assert run([*words, "--db", str(tmp_path / "kg.db")]) == 0
    cells = [
        cell
        for file in ("nodes.csv", "edges.csv")
        for row in csv.reader(io.StringIO((tmp_path / "out" / file).read_text(), newline=""))
        for cell in row
    ]
    assert any("zq" in cell for cell in cells)
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell)]


SEARCHES = [
    '"',
    '""',
    "'",
    "*",
    "a*b",
    "-",
    "--",
    "- -",
    "(",
    ")",
    "((a)",
    "a AND",
    "OR",
    "NOT a",
    "NEAR(a b)",
    "a NEAR/2 b",
    "title:x",
    "body : x",
    "{title body}: x",
    "^a",
    "a^",
    "+",
    "a + b",
    "%",
    "_",
    "\\",
    "a\0b",
    "\x1a",
    "🦆",
    "ﷺ",
    "''; drop table notes; --",
    "a" * 100_000,
    "a " * 20_000,
    '"' * 999,
    "-a",
    "-" * 500,
    "col:",
    ":",
    ";",
    "a;b",
    "é" * 5000,
    "\ud800",
    " ".join(f"w{n}" for n in range(250))[:1000],
    " ".join(f"-w{n}" for n in range(250))[:1000],
    '"' + "a " * 490 + '"',
    "a-" * 500,
]


@pytest.mark.parametrize("text", SEARCHES, ids=lambda text: repr(text[:20]))
def test_any_search_is_an_answer(examples_db: Path, text: str) -> None:
    began = time.process_time()
    code, seen = shown("search", "--db", str(examples_db), "--", text)
    assert code == (2 if len(text) > 1000 else 0), seen
    assert code == 0 or seen.count("\n") == 1
    assert time.process_time() - began < 10


@pytest.mark.parametrize("text", ["%", "_", "%a%", "Har_or", "*", "[a-z]*", "?", "%%%%"])
def test_a_name_is_no_pattern(examples_db: Path, text: str) -> None:
    code, seen = shown("project", text, "--db", str(examples_db), "--format", "json")
    assert code == 3, seen


WRITES = [
    "insert into notes (path) values ('x')",
    "update notes set title = 'x'",
    "delete from notes",
    "drop table notes",
    "create table x (y)",
    "create temp table x (y)",
    "create view x as select 1",
    "create trigger x after insert on notes begin select 1; end",
    "alter table notes add column x",
    "with x as (select 1) delete from notes",
    "replace into notes (path) values ('x')",
    "insert into notes_fts(notes_fts) values ('rebuild')",
    "attach database ':memory:' as x",
    "attach 'file:other.db?mode=rwc' as x",
    "detach main",
    "vacuum",
    "vacuum into 'copy.db'",
    "reindex",
    "analyze",
    "begin immediate",
    "commit",
    "savepoint x",
    "pragma journal_mode = delete",
    "pragma query_only = off",
    "pragma writable_schema = on",
    "pragma user_version = 7",
    "pragma wal_checkpoint(truncate)",
    "pragma trusted_schema = on",
    "pragma optimize",
    "pragma foreign_keys = on",
    "pragma temp_store_directory = '/tmp'",
    "pragma mmap_size = 1",
    "select load_extension('x')",
    "select writefile('x', 'y')",
    "select readfile('/etc/passwd')",
    "select edit('x')",
    "select fts3_tokenizer('x', 'y')",
    "explain delete from notes; delete from notes",
    "select 1; delete from notes",
]  # fmt: skip


@pytest.mark.parametrize("statement", WRITES)
def test_sql_refuses_whatever_is_not_reading(
    examples_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = examples_db.read_bytes()
    code, seen = shown("sql", statement, "--db", str(examples_db))
    assert code == 5, seen
    assert seen.count("\n") == 1
    assert examples_db.read_bytes() == before
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "select count(*) from notes",
        "with recursive n(x) as (values (1) union all select x + 1 from n limit 9) select * from n",
        "select * from notes_fts where notes_fts match 'harbor'",
        "select value from json_each('[1, 2]')",
        "pragma table_info(notes)",
        "select name from pragma_table_info('notes')",
        "explain query plan select * from notes",
        "values (1), (2)",
    ],
)
def test_sql_answers_whatever_is_reading(examples_db: Path, statement: str) -> None:
    code, seen = shown("sql", statement, "--db", str(examples_db))
    assert code == 0, seen


ENDLESS = "with recursive n(x) as (values (1) union all select x + 1 from n)"
RUNAWAY = f"{ENDLESS} select count(*) from n"


@pytest.mark.parametrize(
    "statement",
    [
        RUNAWAY,
        "select count(*) from notes a, notes b, notes c, notes d, notes e, notes f",
        f"{ENDLESS} select x, (select count(*) from notes where id <> x) from n",
        f"{ENDLESS} select sum(x) over () from n",
    ],
)
def test_a_runaway_query_is_stopped_in_time(examples_db: Path, statement: str) -> None:
    began = time.monotonic()
    code, seen = shown("sql", statement, "--timeout", "0.3", "--db", str(examples_db))
    assert code == 5
    assert seen == ("The query was stopped after 0.3 s. Narrow it, or allow more: --timeout.\n")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("zeroblob(900000000)", "SQLite does not accept this query: string or blob too big."),
        ("replace(hex(zeroblob(9000000)), '0', 'xxxxxxxxx')", "string or blob too big."),
        # The texts on the way there are more than all of SQLite may have.
        ("replace(hex(zeroblob(50000000)), '0', 'xxx')", "needs more memory than it may have."),
    ],
)
def test_no_value_fills_the_memory(examples_db: Path, value: str, said: str) -> None:
    code, seen = shown("sql", f"select {value}", "--format", "csv", "--db", str(examples_db))
    assert code == 5
    assert said in seen
    assert seen.count("\n") == 1


def test_a_runaway_condition_is_stopped_in_time(
    examples_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.queries._SECONDS", 0.3)
    code, seen = shown("people", "--where", f"({RUNAWAY}) > 0", "--db", str(examples_db))
    assert code == 2
    assert "it takes more than 0.3 s" in seen


def test_conditions_of_lists_only_read(examples_db: Path) -> None:
    before = examples_db.read_bytes()
    for where in (
        "1) ; delete from notes; --",
        "load_extension('x') is null",
        "name in (select writefile('x', 'y'))",
        "exists (pragma user_version = 7)",
        ") union select * from notes --",
    ):
        code, seen = shown("people", "--where", where, "--db", str(examples_db))
        assert code == 2, seen
        assert seen.count("\n") == 1
    assert examples_db.read_bytes() == before


LONG = "Long title " * 20_000  # 220,000 characters


@pytest.fixture(scope="module")
def lengthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of many short notes that all link to one whose title is as long as a book."""
    folder = tmp_path_factory.mktemp("lengthy")
    notes = {f"p{number}.md": f"# P{number}\n[[Long]]\n" for number in range(1_000)}
    lone = {f"o{number}.md": f"# O{number}\n" for number in range(1_000)}
    long = {
        "Long.md": f"# {LONG}\n- [ ] {LONG}\n",
        "Lone.md": f"# {LONG}\n",
        "People/Pia.md": f"---\ntype: person\n---\n# {LONG}\n",
    }
    imported(vault(folder / "vault", notes | lone | long), folder / "kg.db")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ("orphans",),
        ("people",),
        ("tasks",),
        ("changed", "--since", "100y"),
        ("neighbors", "p1"),
        ("neighbors", "Long.md", "--limit", "1000"),
        ("backlinks", "Long.md"),
        ("rank", "--limit", "2000"),
        ("search", "title"),
        ("sql", "select title, path from notes"),
        ("graph", "Long.md", "--svg", "graph.svg"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_title_as_long_as_a_book_is_not_repeated_in_every_row(
    lengthy: Path, command: tuple[str, ...]
) -> None:
    done = kg(*command, "--db", lengthy / "kg.db", cwd=lengthy)
    drawn = lengthy / "graph.svg"
    size = len(done.out) + (drawn.stat().st_size if drawn.exists() else 0)
    assert done.code == 0, done.said
    assert size < 4_000_000
    assert done.memory < 300 << 20
    drawn.unlink(missing_ok=True)
