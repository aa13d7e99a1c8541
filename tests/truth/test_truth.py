"""Small vaults, and what kg must answer by docs/meaning.md; README.md tells their format."""

import json
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.builders import imported, rows
from tests.test_transcripts import run

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/case.json"))
Row = tuple[object, ...]


class Check(NamedTuple):
    """A query, and the rows that it must give, in whatever order."""

    note: str
    sql: str
    wanted: list[Row]


class Shown(NamedTuple):
    """A command line, what of a text it prints, what it does not, and in how many lines at most. A
    part that begins with "re:" is a pattern."""

    note: str
    run: str
    has: list[str]
    lacks: list[str]
    most_lines: int | None


class Case(NamedTuple):
    """What one folder says: the rule, the day, kg.toml, the checks."""

    rule: str
    as_of: str
    config: str | None
    checks: list[Check | Shown]


def read(folder: Path) -> Case:
    """The case that stands in a folder."""
    said = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    checks = [
        Check(check["note"], check["sql"], [tuple(row) for row in check["rows"]])
        if "sql" in check
        else Shown(
            check["note"], check["run"], check["has"], check["lacks"], check.get("most_lines")
        )
        for check in said["checks"]
    ]
    return Case(said["rule"], said["as_of"], said.get("config"), checks)


def database(folder: Path, case: Case, desk: Path) -> Path:
    """The vault of a case, imported as it was `before` and as it is; the path of its database."""
    vault = desk / "vault"
    for state in ("before", "vault"):
        if (folder / state).is_dir():
            shutil.rmtree(vault, ignore_errors=True)
            shutil.copytree(folder / state, vault)
            if case.config is not None:
                (vault / "kg.toml").write_text(case.config, encoding="utf-8")
            imported(vault, desk / "kg.db", as_of=case.as_of)
    return desk / "kg.db"


def answer(db: Path, sql: str) -> list[Row] | str:
    """What a query gives, or why it gives nothing."""
    try:
        return rows(db, sql)
    except sqlite3.Error as error:
        return str(error)


def difference(wanted: list[Row], got: list[Row] | str) -> list[str]:
    """A line for each row that is not there (-) or that nothing wants (+)."""
    if isinstance(got, str):
        return [f"! {got}"]
    lost, left = Counter(wanted) - Counter(got), Counter(got) - Counter(wanted)
    return [f"- {shown(row)}" for row in lost.elements()] + [
        f"+ {shown(row)}" for row in left.elements()
    ]


def wrong_in(text: str, wanted: Shown) -> list[str]:
    """A line for each part that is not there (-) or should not be (+), and for too many lines."""

    def holds(part: str) -> bool:
        pattern = part.removeprefix("re:")
        return bool(re.search(pattern, text, re.M)) if pattern != part else part in text

    lines = len(text.rstrip("\n").splitlines())
    many = wanted.most_lines is not None and lines > wanted.most_lines
    return [
        *(f"- {part}" for part in wanted.has if not holds(part)),
        *(f"+ {part}" for part in wanted.lacks if holds(part)),
        *([f"! {lines} lines"] if many else []),
    ]


def shown(row: Row) -> str:
    """A row on one line."""
    return " | ".join(map(str, row))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_case(folder: Path, tmp_path: Path) -> None:
    case = read(folder)
    db = database(folder, case, tmp_path)
    wrong: list[str] = []
    for check in case.checks:
        if isinstance(check, Shown):
            lines = wrong_in(run(f"kg {check.run} --db {db} --as-of {case.as_of}"), check)
        else:
            lines = difference(check.wanted, answer(db, check.sql))
        if lines:
            wrong += [check.note, *(f"    {line}" for line in lines)]
    if wrong:
        pytest.fail("\n".join([case.rule, "", *wrong]), pytrace=False)


def doubled(names: Iterable[str]) -> list[str]:
    """The cases that share their number with another one, or have none."""
    numbered = [(name.partition("-")[0], name) for name in names]
    counts = Counter(number for number, _ in numbered)
    return [
        n for number, n in numbered if counts[number] > 1 or not re.fullmatch("[0-9]{3,4}", number)
    ]


def test_each_folder_is_a_case() -> None:
    assert sorted(CASES.iterdir()) == FOLDERS


def test_each_case_has_a_number_of_its_own() -> None:
    assert doubled(folder.name for folder in FOLDERS) == []
    assert doubled(["001-a", "002-b", "001-c", "d", "3-e"]) == ["001-a", "001-c", "d", "3-e"]


def test_what_a_text_lacks_or_has_too_much_of_is_named() -> None:
    wanted = Shown("", "", ["one", "re:^t.o$"], ["three", "re:f..r"], 3)
    assert wrong_in("one\ntwo\n", wanted) == []
    assert wrong_in("a two\nthree\nfour\n\nx\n", wanted) == [
        "- one", "- re:^t.o$", "+ three", "+ re:f..r", "! 5 lines",
    ]  # fmt: skip


def test_a_difference_names_what_is_lost_and_what_is_too_much() -> None:
    assert difference([("Ann",), ("Bo",)], [("Bo",), ("Cy",)]) == ["- Ann", "+ Cy"]
    assert difference([("Ann",)], [("Ann",), ("Ann",)]) == ["+ Ann"]
    assert difference([("Ann", None)], [("Ann", None)]) == []
    assert difference([], "no such table: absences") == ["! no such table: absences"]
