"""Errors are errors of Python, too, and advise what can be done there."""

import ast
import inspect
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg
from kg.api.connection import StaleAnswer
from kg.api.wording import in_python
from kg.errors import KgError
from kg.store.errors import DatabaseMissing
from tests.builders import database, vault

Ask = Callable[[kg.KnowledgeBase], object]
SAID: list[tuple[Ask, type[Exception], str]] = [
    (
        lambda kb: kb.person("apollo"),
        LookupError,
        "Nothing is called “apollo”. `kb.search` finds notes by their text.",
    ),
    (
        lambda kb: kb.person("apolo --limit"),
        LookupError,
        "Nothing is called “apolo --limit”. `kb.search` finds notes by their text.",
    ),
    (
        lambda kb: kb.project("ann okafor"),
        LookupError,
        "“ann okafor” is a person. `kb.node('ann okafor')` shows it.",
    ),
    (
        lambda kb: kb.tasks(due_before="monday"),
        ValueError,
        "“monday” is not clear: it may be 2026-01-05 or 2026-01-12. Write one of them.",
    ),
    (
        lambda kb: kb.tasks("dine"),
        ValueError,
        "“dine” is no state of a task. Take one of open, overdue, archived, all, todo, doing, "
        "done, cancelled, proposed, important, question.",
    ),
    (
        lambda kb: kb.export("csv"),
        ValueError,
        "csv is several files. Name a folder for them: output=….",
    ),
    (
        lambda kb: kb.sql(
            "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n",
            timeout=0.1,
        ),
        KgError,
        "The query was stopped after 0.1 s. Narrow it, or allow more: timeout=….",
    ),
    (
        lambda _: kg.connect("/no/such/kg.db"),
        DatabaseMissing,
        "There is no database at /no/such/kg.db. Run `kg.import_vault(VAULT, '/no/such/kg.db')` "
        "first.",
    ),
    (
        lambda _: kg.connect(__file__),
        KgError,
        f"{__file__} is not a kg database. Name another file; kg leaves this one alone.",
    ),
]


@pytest.mark.parametrize(("ask", "kind", "sentence"), SAID)
def test_errors_speak_python(
    kb: kg.KnowledgeBase, ask: Ask, kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind) as raised:
        ask(kb)
    assert isinstance(raised.value, KgError)
    assert str(raised.value) == sentence
    # In IPython the sentence stands in place of a traceback.
    shown = "\n".join(raised.value._render_traceback_())
    assert shown == f"{type(raised.value).__name__}: {sentence}"


@pytest.mark.parametrize("name", [5, None, ["Ann Okafor"]])
def test_a_name_is_a_text(kb: kg.KnowledgeBase, name: object) -> None:
    with pytest.raises(TypeError, match="A name is a text, not"):
        kb.person(name)  # type: ignore[arg-type]


def test_who_may_be_meant_is_an_attribute(tmp_path: Path) -> None:
    notes = {"People/Ann Lee.md": "", "People/Ann Berg.md": "", "Projects/Apollo.md": ""}
    with kg.connect(database(tmp_path, notes)) as kb:
        with pytest.raises(kg.NameAmbiguous) as ambiguous:
            kb.person("Ann")
        assert ambiguous.value.candidates == ("person:ann-berg", "person:ann-lee")
        assert [kb.person(one).label for one in ambiguous.value.candidates] == [
            "Ann Berg",
            "Ann Lee",
        ]
        with pytest.raises(kg.NameUnknown) as unknown:
            kb.project("Apolo")
        assert (unknown.value.name, unknown.value.candidates) == ("Apolo", ("Apollo",))


def test_a_warning_names_the_call_that_asked(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {"kg.toml": 'refresh = "warn"', "A.md": "a"})
    kg.import_vault(folder, tmp_path / "kg.db")
    (folder / "B.md").write_text("b")
    with kg.connect(tmp_path / "kg.db", refresh=True) as kb:
        with pytest.warns(
            StaleAnswer, match=r"1 note differs; `kb\.refresh\(\)` reads them"
        ) as told:
            kb.orphans()
        assert told[0].filename == __file__
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert kb.refresh().added == 1
            assert len(kb.orphans()) == 2


ROOMS = ["api", "config.py", "errors.py", "graph", "importer", "present", "query", "store", "vault"]
# The table of what is turned itself, and what only a terminal shows.
ELSEWHERE = {"api/wording.py", "present/table.py"}
COMMAND = re.compile(r"`kg [^`]*`(?! in a shell)|(?<![\w`-])--[a-z]")


def files() -> Iterator[Path]:
    for room in ROOMS:
        at = PACKAGE / room
        yield from at.rglob("*.py") if at.is_dir() else [at]


PACKAGE = Path(inspect.getfile(kg)).parent


def sentences(tree: ast.Module) -> Iterator[str]:
    """The texts of a module, without docstrings; a value in one is X."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {id(part) for node in whole for part in node.values} | docs
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            yield str(node.value)


def test_no_sentence_speaks_of_the_command_line() -> None:
    found = {
        (str(file.relative_to(PACKAGE)), sentence)
        for file in files()
        for sentence in sentences(ast.parse(file.read_text(encoding="utf-8")))
        if COMMAND.search(sentence)
    }
    assert len(found) >= 20
    left = {
        (file, turned)
        for file, sentence in found
        if file not in ELSEWHERE and COMMAND.search(turned := in_python(sentence))
    }
    assert left == set()
