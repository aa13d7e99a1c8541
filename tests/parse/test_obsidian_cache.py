"""kg reads a note as Obsidian's own index does."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.parse import parse_note
from tests.parse.obsidian import expected, found, more

ROOT = Path(__file__).parents[2]
RECORDED = sorted((ROOT / "../shared/cases/obsidian-cache").glob("*.json"))
OWN = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_equal_to_a_recorded_cache(path: Path) -> None:
    case: dict[str, Any] = json.loads(path.read_text("utf-8"))
    note = parse_note(case["filePath"], case["fileContents"])
    assert found(note) == expected(case["cachedMetadata"])


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_notes(path: Path) -> None:
    """`cases/x.json` says what stands in `cases/x.md`: kind by kind, those that matter there."""
    note = parse_note(path.stem, path.with_suffix(".md").read_text("utf-8"))
    facts = json.loads(json.dumps(found(note) | more(note)))
    for kind, answer in json.loads(path.read_text("utf-8")).items():
        assert facts[kind] == answer, kind
