"""The examples in the docstrings of the Python API, and in docs/python.md, say what is so."""

import doctest
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import kg
import kg.api

ROOT = Path(__file__).parent.parent
MODULES = sorted(module.name for module in pkgutil.iter_modules(kg.api.__path__, "kg.api."))
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture
def names(examples_db: Path) -> dict[str, object]:
    return {"kg": kg, "kb": kg.connect(examples_db, as_of="2026-01-10")}


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module: str, names: dict[str, object]) -> None:
    result = doctest.testmod(import_module(module), extraglobs=names, optionflags=FLAGS)
    assert result.failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    examples = [
        example
        for module in MODULES
        for test in finder.find(import_module(module))
        for example in test.examples
    ]
    assert len(examples) >= 15


def test_the_guide(names: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(
        str(ROOT / "docs" / "python.md"), module_relative=False, globs=names, optionflags=FLAGS
    )
    assert result.failed == 0
    assert result.attempted > 0
