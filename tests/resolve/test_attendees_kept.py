"""The attendees that the table `names` keeps of a meeting come back as they were read."""

import pytest

from kg.resolve.name_index import ATTENDEES, listed_by, unpack_attendees
from tests.interpret.described import page


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ann Lee", "Ann Lee\x1f0\x1f\x1f\x1fname\x1f2"),
        ("'[[Ann Lee]]'", "Ann Lee\x1f1\x1f\x1f\x1fname\x1f2"),
        ("'@AnnLee'", "AnnLee\x1f0\x1fcamel\x1f\x1fname\x1f2"),
        ("ann@x.example", "ann@x.example\x1f0\x1femail\x1f\x1fname\x1f2"),
        ("Ann Lee <ann@x.example>", "Ann Lee\x1f0\x1f\x1fann@x.example\x1fname\x1f2"),
        ("Me", "Nora Berg\x1f0\x1fme\x1f\x1fname\x1f2"),
        ("reef_9", "reef_9\x1f0\x1f\x1f\x1fnick\x1f2"),
    ],
)
def test_attendees_are_kept_and_read_again(text: str, kept: str) -> None:
    found = page("Meetings/2026-01-05 Oil.md", f"---\nattendees: {text}\n---\n")
    (one,) = [given for given in listed_by(found) if given.space == ATTENDEES]
    assert one.extra == kept
    assert unpack_attendees(one.extra) == [
        claim.ref for claim in found.claims if claim.field == "attendee"
    ]
