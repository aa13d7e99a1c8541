"""docs/problems.md tells each code of a problem: when, an example, the cure, all from one place.

`pytest tests/test_problem_docs.py --update` rewrites the part that is made from
`kg.model.problems`.
"""

import re
from pathlib import Path

import pytest

from kg.model.kinds import CODES, SEVERITIES
from kg.model.problems import CAUSES, cause_of, gravest
from tests.builders import opened

PAGE = Path(__file__).parents[1] / "docs" / "problems.md"
MARK = "## The codes\n"


def made() -> str:
    """A section for each code, with its causes."""
    parts = []
    for code in CODES:
        told = [cause for cause in CAUSES if cause.code == code]
        parts.append(f"### `{code}`\n\n*{gravest(code)}*\n")
        parts += [
            f"- When: {one.when}\n  Example: {one.example}.\n  Cure: {one.cure}.\n" for one in told
        ]
    return "\n".join(parts)


def test_the_page_tells_each_code(request: pytest.FixtureRequest) -> None:
    head, found, codes = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert found
    if request.config.getoption("--update"):
        PAGE.write_text(f"{head}{MARK}\n{made()}", encoding="utf-8")
        return
    assert codes == f"\n{made()}"
    assert re.findall(r"^### `(.*)`$", codes, flags=re.M) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_cure_whatever_its_message_is(code: str) -> None:
    """The last cause of a code takes what the others leave."""
    told = [cause for cause in CAUSES if cause.code == code]
    assert [bool(cause.words) for cause in told] == [True] * (len(told) - 1) + [False]
    assert CAUSES[cause_of(code, "other words")] is told[-1]
    for cause in told:
        assert cause.severity in SEVERITIES
        assert cause.when.endswith(".")
        assert cause.example
        assert cause.cure
        assert not cause.cure.endswith(".")
        # What is cited is never longer than the sentence around it.
        assert len(cause.cure) < 220


def test_causes_stand_in_the_order_of_their_codes() -> None:
    assert [cause.code for cause in CAUSES] == sorted(cause.code for cause in CAUSES)
    assert cause_of("a-code-of-another-kg", "") == -1


def test_nothing_is_told_graver_than_its_code(examples_db: Path) -> None:
    with opened(examples_db) as conn:
        told = conn.execute("select distinct code, severity from problems").fetchall()
    assert len(told) > 10
    for code, severity in told:
        assert SEVERITIES.index(severity) >= SEVERITIES.index(gravest(code)), code
