"""Minutes in many public forms, answered by somebody who had not seen the rules.

`answers.json` was worked out from the notes alone; `check.py` compares a database with it.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import imported

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the comparison of an import with the answers says."""
    db = tmp_path_factory.mktemp("minutes") / "kg.db"
    imported(HERE / "vault", db, as_of="2025-01-10")
    command = [sys.executable, str(HERE / "check.py"), str(db)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_everybody_is_found_on_the_right_day_and_nobody_else(told: str) -> None:
    assert told.endswith("all right\n"), told


@pytest.mark.parametrize("what", ["attendances", "absences", "days"])
def test_recall_and_precision(told: str, what: str) -> None:
    found = re.search(rf"(?m)^{what} +recall (\S+) \((\d+)/\d+\)  precision (\S+) ", told)
    assert found is not None, told
    assert (found[1], found[3]) == ("1.000", "1.000"), told
    assert int(found[2]) > 50
