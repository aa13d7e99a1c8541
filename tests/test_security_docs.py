"""SECURITY.md says the bounds that the code has, and no other numbers."""

import re
from pathlib import Path

import pytest

from kg import config, read, whole_file
from kg.mcp import asking, stdio
from kg.parse import properties, yaml_nodes
from kg.present import table
from kg.query import search
from kg.regex import program, syntax
from kg.store import atomic, queries
from kg.store.bounds import BOUNDS
from kg.vault import ignore, obsidian
from kg.web import apart
from kg.web.settings import SETTINGS

ROOT = Path(__file__).parent.parent
SAID = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
WORDS = {1: "one", 2: "two", 10: "ten"}
ROWS = {1_000_000: "a million"}
MESSAGE = {1 << 20: "a megabyte"}


def kilobytes(size: int) -> str:
    return f"{size // 1024} kB"


def megabytes(size: int) -> str:
    return f"{round(size / 1_000_000) if size % (1 << 20) else size >> 20} MB"


def in_words(number: float) -> str:
    return WORDS[int(number)]


def number_of(bound: int) -> str:
    return f"{bound:,}"


BOUND_BY = {
    "a note": f"notes over {megabytes(read.LARGEST_NOTE)} are not read",
    "properties": f"read as a whole up to {kilobytes(yaml_nodes._SIZE)} "
    f"and {yaml_nodes._DEPTH} levels",
    "aliases": f"may repeat {number_of(yaml_nodes._REPEATS)} values, "
    f"and {kilobytes(yaml_nodes._REPEATED)} or {in_words(yaml_nodes._TIMES)} times the length",
    "names of properties": f"names have at most {properties._LONGEST_KEY} characters",
    "modes": f"readable by their owner only ({whole_file.PRIVATE:04o})",
    "a cell": f"a cell has at most {table.WIDEST} columns",
    "queries of assistants": f"in a process of their own with {in_words(asking._SECONDS)} seconds",
    "messages over HTTP": f"JSON only, {MESSAGE[stdio.LONGEST]} a message",
    "conditions": f"`--timeout` ({queries._SECONDS:.0f} seconds for `--where`)",
    "an answer": f"at most {ROWS[BOUNDS.rows]} rows and {megabytes(BOUNDS.size)}, "
    f"no value above {megabytes(BOUNDS.value)}",
    "an answer of Datasette": "ended at the time limit "
    f"({in_words(SETTINGS['sql_time_limit_ms'] / 1000)} seconds by default); "
    f"at most {megabytes(apart._BOUNDS.size)}",
    "a search": f"quoted; at most {number_of(search._LONGEST)} characters",
    "expressions": f"bounded to {number_of(syntax._LONGEST)} characters and steps",
    "settings of Obsidian": f"regular files up to {megabytes(obsidian.LARGEST)}",
    "kg.toml": f"a regular file up to {kilobytes(config.LARGEST)}",
}
# Numbers that are no bounds.
NO_BOUNDS = (
    "127.0.0.1", "| 403, and", "(`num_sql_threads` 0)", "CycloneDX 1.6", "docs/decisions/0051",
)  # fmt: skip


@pytest.mark.parametrize("sentence", BOUND_BY.values(), ids=BOUND_BY)
def test_a_bound_is_the_one_of_the_code(sentence: str) -> None:
    assert sentence in SAID


def test_bounds_that_are_said_once_hold_in_several_places() -> None:
    assert program._STEPS == ignore._STEPS == syntax._LONGEST
    assert atomic.PRIVATE == whole_file.PRIVATE
    assert apart._BOUNDS.size == apart._BOUNDS.value


def test_no_number_stands_there_that_nothing_holds() -> None:
    left = SAID
    for held in (*BOUND_BY.values(), *NO_BOUNDS):
        left = left.replace(held, "")
    assert re.findall(r".{0,40}\d.{0,40}", left) == []


def test_a_note_on_a_page_is_as_short_as_is_said() -> None:
    """How long it gets is measured, with the worst notes."""
    assert "one second, five million characters at most" in SAID
    assert "< 5_000_000" in (ROOT / "tests" / "web" / "test_markdown.py").read_text("utf-8")


def test_the_commands_are_named_that_write_kg_toml() -> None:
    """They are those that import what changes it; `kg.cli.settling` does it for two of them."""
    found = {
        file.stem
        for file in (ROOT / "kg" / "cli" / "commands").glob("*.py")
        if re.search(
            r"\b(kg\.cli\.settling|import configure|configure import)\b", file.read_text("utf-8")
        )
    }
    assert found == {"doctor", "init", "same"}
    assert "`kg same`, `kg doctor --fix` and `kg init --write`, and no other command" in SAID
