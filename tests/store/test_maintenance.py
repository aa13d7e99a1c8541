"""A check says how far it is."""

from itertools import pairwise
from pathlib import Path

from kg.store import maintenance
from tests.builders import database


def test_a_check_tells_how_far_it_is(tmp_path: Path) -> None:
    body = "".join(f"- [ ] task {number} [[Note {number}]]\n" for number in range(400))
    db = database(tmp_path, {f"Note {number}.md": body for number in range(20)})
    told: list[tuple[int, int]] = []
    assert maintenance.check(str(db), progress=lambda *far: told.append(far)) == []
    done = [one for one, _ in told]
    assert {total for _, total in told} == {100}
    assert all(one <= other for one, other in pairwise(done))
    assert (done[0], done[-1]) == (0, 100)
    # Within the parts, too: of 16,000 rows SQLite takes more than 50,000 steps.
    assert set(done) - {0, 55, 85, 100}
