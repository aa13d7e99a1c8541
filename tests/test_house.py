"""Rules of the house that a test can hold."""

import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import kg.cli.commands
from kg.cli import registry
from kg.cli.registry import COMMANDS, TITLES, Listed, groups, listed, load
from kg.errors import Exit, KgError
from kg.model.kinds import CODES, Codes
from kg.store import checks
from tests.builders import opened

ROOT = Path(__file__).parent.parent
HEAVY = {
    "typer", "click", "rich", "dataclasses", "inspect", "asyncio", "pathlib", "logging", "argparse",
    "sqlmodel", "sqlalchemy", "pydantic", "alembic", "networkx", "pandas", "numpy", "yaml",
    "frontmatter", "threading", "importlib.metadata", "urllib.parse", "subprocess", "tempfile",
    "shutil",
}  # fmt: skip


def leaves(error: type[KgError]) -> list[type[KgError]]:
    below = error.__subclasses__()
    return [leaf for kind in below for leaf in leaves(kind)] if below else [error]


def test_every_error_has_an_exit_code_and_a_meaning() -> None:
    for module in pkgutil.walk_packages([str(ROOT / "kg")], "kg."):
        if module.name.endswith("errors"):
            import_module(module.name)
    for leaf in leaves(KgError):
        assert isinstance(leaf.exit_code, Exit)
        assert leaf.exit_code is not Exit.ANSWERED
        assert leaf.__doc__


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_declared_helped_and_shown(name: str) -> None:
    file = f"kg/cli/commands/{COMMANDS[name]}.py"
    command, said = load(name), listed(name)
    assert command.name == name, f"{file} is called {command.name} in its COMMAND"
    assert command.about == said.about, f"COMMAND in {file} takes __doc__ for what it is for"
    assert said.about.endswith((".", "?")), f"the first line of {file} is no sentence"
    assert said.group in TITLES, f"{file} says in no line `Listed under {TITLES[0]}, after …`"
    assert not said.after or said.after in groups()[said.group], f"{file} is after no `kg …`"
    assert command.examples
    assert all(example.startswith(f"kg {name}") for example in command.examples)
    parameters = [*command.arguments, *command.every_option()]
    assert len({parameter.name for parameter in parameters}) == len(parameters)
    assert all(parameter.about.endswith((".", "…")) for parameter in parameters)
    # What it answers is held by a transcript, or by its first values in docs/json.md, or by both.
    transcript = ROOT / "tests" / "transcripts" / f"{name.replace(' ', '-')}.txt"
    told = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    shown = transcript.exists() and f"$ kg {name}" in transcript.read_text(encoding="utf-8")
    assert shown or f"\n`kg {name} --json" in told, (
        f"nothing shows kg {name}: `make declared` puts it into docs/json.md, or write {transcript}"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_well_formed(name: str) -> None:
    import shlex

    from kg.cli import argv, registry

    for example in load(name).examples:
        words = shlex.split(example)[1:]
        named, rest = registry.split(words)
        assert named == name
        assert argv.parse(load(name), rest) is not None, example


def test_every_command_is_listed_once() -> None:
    modules = {module.name for module in pkgutil.iter_modules(kg.cli.commands.__path__)}
    assert modules == set(COMMANDS.values())
    shown = [name for group in groups().values() for name in group]
    assert sorted(shown) == sorted(COMMANDS)
    assert list(groups()) == list(TITLES)
    assert [next(iter(group)) for group in groups().values()] == [
        "last-contact", "show", "neighbors", "init",
    ]  # fmt: skip


def test_a_command_that_stands_after_none_of_its_group_comes_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = {"a": "", "b": "a", "c": "z", "d": "a", "e": "f", "f": "e"}
    heads = {
        name: Listed(f'"""What is {name}?\n\nListed under Ask, after `kg {after}`.\n"""')
        for name, after in said.items()
    }
    monkeypatch.setattr(registry, "COMMANDS", dict.fromkeys(said, ""))
    monkeypatch.setattr(registry, "listed", heads.__getitem__)
    assert list(groups.__wrapped__()["Ask"].items()) == [
        (name, f"What is {name}?") for name in "abdcef"
    ]


def test_every_sql_file_has_a_title() -> None:
    for path in (ROOT / "kg" / "store" / "sql").glob("*/*.sql"):
        assert path.read_text(encoding="utf-8").startswith("-- title: "), path.name


def test_the_codes_of_problems_are_those_that_kg_reports(examples_db: Path) -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "kg").rglob("*.py")
        if path.name not in ("kinds.py", "problems.py")
    )
    raised = {getattr(Codes, name) for name in re.findall(r"Codes\.([A-Z0-9_]+)", sources)}
    with opened(examples_db) as conn:
        stored = {code for (code,) in conn.execute("select distinct code from problems")}
    assert len(raised) > 20
    assert len(stored) > 5
    assert {*stored, *checks.codes()} <= set(CODES)
    assert list(CODES) == sorted(CODES)
    assert {*raised, *checks.codes()} == set(CODES)


def test_the_clock_is_read_in_few_places() -> None:
    reading = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kg").rglob("*.py")
        if "date.today(" in path.read_text(encoding="utf-8")
    }
    assert all(name.startswith(("kg/api/", "kg/cli/")) for name in reading), reading


LOADED = """
import sys
from kg.cli.app import run
code = run(sys.argv[1:])
print(code, *sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["last-contact", "--status", "blocked", "--as-of", "2026-01-10"],
        ["sql", "select 1"],
        ["status"],
        ["person", "jose", "--as-of", "2026-01-10"],
        ["backlinks", "Harbor Light"],
        ["search", "annex"],
        ["stale", "--json"],
        ["tasks", "--overdue", "--format", "md"],
    ],
    ids=lambda words: words[0],
)
def test_answers_load_nothing_heavy(words: list[str], examples_db: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"KG_DB": str(examples_db), "PATH": ""},
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    assert HEAVY.isdisjoint(modules)


def test_completion_loads_nothing_heavy(examples_db: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "kg.cli.app", "last-contact", "har"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"KG_DB": str(examples_db), "_KG_COMPLETE": "fish"},
        check=True,
    )
    assert "Harbor Light" in done.stdout
    modules = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "sqlite3" in modules
    assert (HEAVY | {"json"}).isdisjoint(modules - {"pathlib", "subprocess"})


def test_the_sql_in_the_documentation_runs(examples_db: Path) -> None:
    text = (ROOT / "docs" / "sql.md").read_text(encoding="utf-8")
    statements = text.partition("```sql\n")[2].partition("```")[0].split(";")
    with opened(examples_db) as conn:
        for statement in filter(str.strip, statements):
            assert conn.execute(statement).fetchone() is not None, statement
