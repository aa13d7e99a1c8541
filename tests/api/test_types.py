"""A type checker sees every question as a method, with its parameters and its answer."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = """
import kg

kb = kg.connect("kg.db")
reveal_type(kb.people(external=True).first)
reveal_type(kb.last_contact("Harbor"))
reveal_type(kb.status())
reveal_type(kb.search("annex")[0].snippet)
kb.stale(over="six weeks")
kb.people(nonsense=True)
"""


@pytest.mark.slow
def test_questions_are_typed(tmp_path: Path) -> None:
    (tmp_path / "asking.py").write_text(CODE)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", str(tmp_path / "asking.py")],  # with what `make types` knows
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    seen = re.findall(r"Revealed type is \"(.*)\"|error: (.*)", done.stdout)
    told = [reveal or error for reveal, error in seen]
    assert len(told) == 6, done.stdout
    assert "fallback=kg.model.answers.things.Person] | None" in told[0]
    assert told[1].startswith("kg.api.answers.Answers[")
    assert "fallback=kg.model.answers.contacts.LastContact]" in told[1]
    assert "fallback=kg.model.answers.state.Status] | None" in told[2]
    assert told[3] in ("str", "builtins.str")
    assert told[4].startswith('Argument "over" to "stale"') or '"over"' in told[4]
    assert "nonsense" in told[5]
