"""A short soak; `python -m tests.mcp.soak DATABASE` makes 5,000 calls."""

import sys
from pathlib import Path

import pytest

from .soak import CALLS, soaked


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_calls_leave_nothing_behind(examples_db: Path) -> None:
    rounds = 12
    first, *_, before, last = soaked(str(examples_db), rounds * len(CALLS), 6)
    assert last.files == first.files
    # The first rounds load modules and fill caches; a megabyte is more than a page here or there.
    assert last.memory - before.memory < 1_024
