"""A copy of the project in which mutmut changes functions, and what it found there."""

from __future__ import annotations

import ast
import contextlib
import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name, orig_function_and_class_names_from_key

ROOT = Path(__file__).parent.parent.parent
WORK = ROOT / "build" / "mutants"
ROOMS = ("kg/interpret", "kg/resolve")
NEAR = ("tests/interpret", "tests/resolve")
_COPIED = ("kg", "tests", "migrations", "examples", "docs", "README.md", "pyproject.toml")
# What mutmut writes of a mutant: https://mutmut.readthedocs.io, `status_by_exit_code`.
_KILLED, _SURVIVED, _UNTESTED = {1, 3}, {0}, {5, 33}
_SETTINGS = """
[tool.mutmut]
source_paths = ["kg"]
only_mutate = {modules}
also_copy = ["migrations", "examples", "docs", "README.md"]
pytest_add_cli_args = ["-p", "no:xdist", "-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = {tests}
use_git_change_detection = false
track_dependencies = false
"""


class Mutant(NamedTuple):
    """A change of one line, and what came of it: "killed", "timeout", "survived", "untested"."""

    name: str
    module: str
    outcome: str


def modules() -> list[str]:
    """The files of the two rooms in which something can be changed."""
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in found if path.name != "__init__.py"]


def lay(chosen: Sequence[str], tests: Sequence[str]) -> None:
    """Copy the project to `WORK`, with settings that change the chosen files only; what an earlier
    run found there is gone."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, WORK / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, WORK / name)
    choose(chosen, tests)


def choose(chosen: Sequence[str], tests: Sequence[str]) -> None:
    """Say which files are changed and which tests are asked."""
    settings = _SETTINGS.format(modules=json.dumps([*chosen]), tests=json.dumps([*tests]))
    (WORK / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8") + settings)


def names(module: str) -> list[str]:
    """The names of all mutants of a file."""
    with contextlib.chdir(WORK):
        found = mutate_file_contents(module, Path(module).read_text("utf-8"))
    return [get_mutant_name(Path(module), name) for name in found.mutant_names]


def sampled(chosen: Sequence[str], each: int | None, seed: int) -> list[str]:
    """So many mutants of each file, the same for the same seed; all of them for None."""
    found = []
    for module in chosen:
        every = names(module)
        few = each is not None and each < len(every)
        found += random.Random(f"{seed} {module}").sample(every, each) if few else every
    return found


def run(mutants: Sequence[str]) -> int:
    """Try the mutants, one process a core; mutmut's exit code."""
    command = [sys.executable, "-m", "mutmut", "run", *mutants]
    return subprocess.run(command, cwd=WORK, check=False).returncode


def outcomes(mutants: Sequence[str] | None = None) -> Iterator[Mutant]:
    """What came of the mutants that were tried (only of these, if some are named)."""
    wanted = None if mutants is None else set(mutants)
    for meta in sorted((WORK / "mutants" / "kg").rglob("*.meta")):
        module = meta.relative_to(WORK / "mutants").as_posix().removesuffix(".meta")
        for name, code in json.loads(meta.read_text("utf-8"))["exit_code_by_key"].items():
            if code is not None and (wanted is None or name in wanted):
                yield Mutant(name, module, _outcome(code))


def place(mutant: Mutant) -> tuple[int, str]:
    """The line of the file that a mutant changes, and how: "-old +new"."""
    with contextlib.chdir(WORK):
        difference = get_diff_for_mutant(mutant.name, path=mutant.module).split("\n")
        tree = ast.parse(Path(mutant.module).read_text("utf-8"))
    hunk = re.match(r"@@ -(\d+)", difference[2])
    assert hunk is not None
    ahead = next(at for at, line in enumerate(difference[3:]) if line[:1] in "+-")
    inside = int(hunk[1]) + ahead
    changed = " ".join(line[0] + line[1:].strip() for line in difference[3:] if line[:1] in "+-")
    return _first_line(tree, mutant.name) + inside - 1, changed


def _first_line(tree: ast.Module, mutant: str) -> int:
    """Where the function of a mutant begins, its decorators and comments left out."""
    function, owner = orig_function_and_class_names_from_key(mutant)
    body = tree.body
    if owner is not None:
        body = next(n.body for n in body if isinstance(n, ast.ClassDef) and n.name == owner)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = next(n for n in body if isinstance(n, kinds) and n.name == function)
    return min([found.lineno, *(node.lineno for node in found.decorator_list)])


def _outcome(code: int) -> str:
    if code in _SURVIVED:
        return "survived"
    if code in _UNTESTED:
        return "untested"
    return "killed" if code in _KILLED else "timeout"
