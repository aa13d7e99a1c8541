"""The example vault, open for questions as of the day for which its answers were worked out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

DAY = "2026-01-10"


@pytest.fixture
def kb(examples_db: Path) -> Iterator[kg.KnowledgeBase]:
    with kg.connect(examples_db, as_of=DAY) as base:
        yield base
