"""What `import kg` gives, and what it costs."""

import inspect
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.errors import KgError
from tests.builders import vault

NOTHING = """
import json, sys
before = set(sys.modules)
import kg
print(json.dumps(sorted(set(sys.modules) - before)))
"""
ANSWER = """
import json, sys
import kg
with kg.connect(sys.argv[1], as_of="2026-01-10") as kb:
    kb.last_contact(status="blocked")
    kb.person("jonas weber").facts
    kb.neighbors("harbor light")
print(json.dumps(sorted(sys.modules)))
"""
HEAVY = {
    "networkx",
    "pandas",
    "numpy",
    "sqlmodel",
    "sqlalchemy",
    "IPython",
    "typer",
    "rich",
    "yaml",
}


def modules(code: str, *args: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


def test_import_loads_nothing_but_itself() -> None:
    loaded = modules(NOTHING)
    assert {name for name in loaded if name.partition(".")[0] == "kg"} == {"kg"}
    assert HEAVY.isdisjoint(loaded)


def test_an_answer_loads_nothing_heavy(examples_db: Path) -> None:
    assert HEAVY.isdisjoint(modules(ANSWER, str(examples_db)))


def test_every_public_name_is_there_and_documented() -> None:
    assert list(kg.__all__) == sorted(kg.__all__)
    for name in kg.__all__:
        value = getattr(kg, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert value.__doc__, name
    assert set(kg.__all__) <= set(dir(kg))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="frobnicate"):
        kg.frobnicate  # noqa: B018


def test_every_method_is_documented_and_typed() -> None:
    for name in dir(kg.KnowledgeBase):
        if name.startswith("_"):
            continue
        method = getattr(kg.KnowledgeBase, name)
        if callable(method):
            assert method.__doc__, name
            parameters = list(inspect.signature(method).parameters.values())[1:]
            assert all(one.annotation is not one.empty for one in parameters), name


def test_a_vault_is_imported_refreshed_and_asked(tmp_path: Path) -> None:
    notes = {
        "People/Ann Lee.md": "",
        "Projects/Apollo.md": "---\nstatus: blocked\n---\n- 2025-12-01: called (via Ann Lee)\n",
    }
    folder, db = vault(tmp_path / "vault", notes), tmp_path / "kg.db"
    first = kg.import_vault(folder, db, as_of=date(2026, 1, 10))
    assert (first.notes, first.added, first.noop) == (2, 2, False)
    again = kg.import_vault(folder, str(db), as_of="2026-01-10")
    assert (again.read, again.noop) == (0, True)
    with kg.connect(str(db), as_of=date(2026, 1, 10)) as kb:
        (row,) = kb.last_contact()
        assert (row.person, row.date, row.days_ago) == ("Ann Lee", "2025-12-01", 40)
        assert kb.last_contact(as_of="2025-11-30")[0].person is None


def test_without_a_day_it_is_today(examples_db: Path) -> None:
    with kg.connect(examples_db) as kb:
        assert kb.as_of == date.today().isoformat()


@pytest.mark.parametrize(
    ("path", "says"),
    [("missing.db", "There is no database"), ("text.db", "is not a kg database")],
)
def test_what_cannot_be_opened_says_so(path: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("some text, and more of it")
    with pytest.raises(KgError, match=says):
        kg.connect(tmp_path / path)


def test_the_database_of_the_environment_is_the_default(
    examples_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_DB", str(examples_db))
    with kg.connect() as kb:
        assert kb.db == str(examples_db)
