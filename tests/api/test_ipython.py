"""In a real IPython shell: names complete, magics answer, errors are one sentence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.api.ipython import PAGES, attach
from kg.model.answers.agenda import Day, Week
from kg.model.answers.state import Settled
from kg.model.answers.things import NotePage, Things
from tests.answer_types import answer_types

IPython = pytest.importorskip("IPython")


@pytest.fixture
def shell(examples_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A shell in which `kb` is the example vault."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("KG_DB", str(tmp_path / "none.db"))
    config = Config()
    config.HistoryManager.enabled = False
    InteractiveShell.clear_instance()
    made = InteractiveShell.instance(config=config)
    run(made, f"import kg\nkb = kg.connect({str(examples_db)!r}, as_of='2026-01-10')")
    yield made
    made.user_ns["kb"].close()
    InteractiveShell.clear_instance()


@pytest.fixture
def extended(shell: Any) -> Any:
    run(shell, "%load_ext kg")
    return shell


def run(shell: Any, cell: str) -> Any:
    done = shell.run_cell(cell)
    done.raise_error()
    return done.result


def completed(shell: Any, cell: str) -> list[str]:
    """What the tab key offers at the end of a cell, as Jupyter asks for it."""
    from IPython.core.completer import provisionalcompleter

    with provisionalcompleter():
        return [
            cell[: one.start] + one.text for one in shell.Completer.completions(cell, len(cell))
        ]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ('kb.node("har', 'kb.node("Harbor Light'),
        ("kb.node('har", "kb.node('Harbor Light"),
        ('kb.person("jo', 'kb.person("Jonas Weber'),
        ('kb.person("siobhan', "kb.person(\"Siobhán O'Neill"),
        ('kb.project["har', 'kb.project["Harbor Light'),
        ('x = 1\ny = kb.last_contact("cop', 'x = 1\ny = kb.last_contact("Copper Kettle'),
        ('kb.last_contact(["Harbor Light", "sal', 'kb.last_contact(["Harbor Light", "Salt Road'),
        ('kb.last_contact(status="blo', 'kb.last_contact(status="blocked'),
        (
            'kb.projects(since="2025-01-01", owner="ann',
            'kb.projects(since="2025-01-01", owner="Ann Okafor',
        ),
        ('kb.path("Ann Okafor", "night', 'kb.path("Ann Okafor", "Night Ferry'),
        ('kb.person("person:jon', 'kb.person("person:jonas-weber'),
        ('kb.rows("last', 'kb.rows("last_contacts'),
        ("kb.last_c", "kb.last_contact"),
        ('kb.chart.project("har', 'kb.chart.project("Harbor Light'),
        ('kb.ask("gone', 'kb.ask("gone-quiet'),
        ('kb.tasks("ov', 'kb.tasks("overdue'),
        ('kb.tasks(about="har', 'kb.tasks(about="Harbor Light'),
    ],
)
def test_names_complete(shell: Any, typed: str, offered: str) -> None:
    assert offered in completed(shell, typed)


def test_only_what_fits_is_offered(shell: Any) -> None:
    people = completed(shell, 'kb.person("')
    assert 'kb.person("Jonas Weber' in people
    assert 'kb.person("Harbor Light' not in people
    for elsewhere in ('kb.sql("har', 'print("har', 'other.node("har', 'kb.projects(since="har'):
        assert not any("Harbor Light" in one for one in completed(shell, elsewhere))


def test_names_complete_in_brackets_without_the_matcher(shell: Any) -> None:
    assert "Jonas Weber" in shell.user_ns["kb"].person._ipython_key_completions_()
    assert "Harbor Light" not in shell.user_ns["kb"].person._ipython_key_completions_()
    assert "Harbor Light" in shell.user_ns["kb"].node._ipython_key_completions_()


def test_opening_twice_completes_once(shell: Any) -> None:
    attach(shell)
    assert completed(shell, 'kb.project("har').count('kb.project("Harbor Light') == 1


def test_pages_show_themselves(shell: Any) -> None:
    page = run(shell, "kb.prep('jonas weber')")
    shown, _ = shell.display_formatter.format(page)
    assert "Copper Kettle" in shown["text/html"]
    assert "<table" in shell.display_formatter.format(run(shell, "kb.status()"))[0]["text/html"]


@pytest.mark.parametrize(
    "line", ["%kg stale", "%kg prep 'jonas weber'", "%kgsql select path from notes"]
)
def test_sources_of_magics_are_links(extended: Any, line: str) -> None:
    shown, _ = extended.display_formatter.format(run(extended, line))
    assert "<a href=" in shown["text/html"]


def test_every_page_has_a_form() -> None:
    """A value of kg.model.answers is a row of a table, or is shown as a page."""
    from kg.model.shown import shown

    kinds = set(answer_types().values())
    rows = {kind for kind in kinds if shown(kind) is not None}
    # Parts of pages; what `kg same` has written; rows that say themselves which columns they have.
    facts = {Day, NotePage, Settled, Things, Week}
    assert kinds - rows - facts == set(PAGES)


def test_a_command_answers_with_values(extended: Any) -> None:
    found = run(extended, "%kg last-contact --status blocked")
    assert isinstance(found, kg.Answers)
    assert found == extended.user_ns["kb"].last_contact(status="blocked")
    assert run(extended, "late = %kg stale --over 60d --kind person") is None
    assert extended.user_ns["late"] == extended.user_ns["kb"].stale(60, kind="person")
    assert run(extended, "%kg person jonas weber").facts.person == "Jonas Weber"
    assert run(extended, "%kg blocked")[0].facts.project == "Paper Lantern"
    assert run(extended, "%kg status").projects == 11
    assert run(extended, "%kg rank --by degree --kind project").first.rank == 1
    name = "harbor light"
    extended.user_ns["name"] = name
    assert run(extended, "%kg project {name}").facts.project == "Harbor Light"


def test_a_command_takes_its_own_database_and_day(extended: Any, examples_db: Path) -> None:
    rows = run(extended, "%kg last-contact 'harbor light' --as-of 2025-12-04")
    assert [one.date for one in rows] == ["2025-12-03"] * 2
    found = run(
        extended, f"%kg last-contact 'harbor light' --db '{examples_db}' --as-of 2025-12-04"
    )
    assert found == rows


def test_why_brings_its_lines_along(extended: Any) -> None:
    found = run(extended, "%kg last-contact 'salt road' --why")
    assert found.columns[-1] == "evidence"
    assert found[0][-1][0].startswith("Daily/2026-01-05.md:4")
    assert "<br>" in found._repr_html_()


def test_other_formats_are_printed(extended: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(extended, "%kg projects --status paused --format csv") is None
    assert capsys.readouterr().out.splitlines()[1].startswith("Quiet Engine,")
    assert run(extended, "%kg --help") is None
    assert "last-contact" in capsys.readouterr().out
    assert run(extended, "%kg stale --help") is None
    assert "--over" in capsys.readouterr().out


def test_sql_cells(extended: Any) -> None:
    extended.user_ns.update(owner="Ann Okafor", number=7)
    found = run(
        extended,
        "%%kgsql\nselect name, :number as n\nfrom projects as p\n"
        "where owner_id = (select id from nodes where label = :owner)",
    )
    assert found.to_dicts() == [{"name": "Harbor Light", "n": 7}]
    assert run(extended, "%%kgsql kept\nselect :as_of as day") is None
    assert extended.user_ns["kept"].first.day == "2026-01-10"
    assert run(extended, "%kgsql select 1 as one").first.one == 1


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("kb.person('xyzzy')", "NameUnknown: Nothing is called “xyzzy”."),
        ("%kg frobnicate", "There is no command “frobnicate”"),
        ("%kg person Siobhán O'Neill", "quotation mark is left open"),
        ("%kg stale --over x", "not a length of time"),
        ("%%kgsql\ndelete from notes", "Only reading is allowed"),
        ("%%kgsql two words\nselect 1", "no name for a variable"),
    ],
)
def test_what_fails_says_so_in_a_sentence(
    extended: Any, cell: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not extended.run_cell(cell).success
    shown = "".join(capsys.readouterr())
    assert says in shown
    assert "Traceback" not in shown


def test_without_a_knowledge_base_the_database_of_the_command_line_is_asked(
    extended: Any, examples_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_DB", str(examples_db))
    base = extended.user_ns.pop("kb")
    assert run(extended, "%kg projects --status paused").first.project == "Quiet Engine"
    assert run(extended, "%kgsql select count(*) as n from projects").first.n == 11
    extended.user_ns["kb"] = base


def test_unloading_takes_everything_away(extended: Any) -> None:
    run(extended, "%unload_ext kg")
    assert "kg" not in extended.magics_manager.magics["line"]
    assert not completed(extended, 'kb.node("harb')
