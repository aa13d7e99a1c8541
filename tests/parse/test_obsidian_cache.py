"""kg reads a note as Obsidian's own index does."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.parse import parse_note
from tests.parse.obsidian import expected, found

ROOT = Path(__file__).parents[2]
RECORDED = sorted((ROOT / "../shared/cases/obsidian-cache").glob("*.json"))
OWN = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.mark.parametrize("path", RECORDED + OWN, ids=lambda path: path.stem)
def test_equal_to_the_cache(path: Path) -> None:
    case: dict[str, Any] = json.loads(path.read_text("utf-8"))
    note = parse_note(case["filePath"], case["fileContents"])
    assert found(note) == expected(case["cachedMetadata"])


def test_there_are_own_cases() -> None:
    assert len(OWN) >= 10
