"""Who else may be meant by a first name that has no page of its own."""

from pathlib import Path

import pytest

from kg.query.names import same_first_name
from tests.builders import database, opened

NOTES = {
    "People/Tove Lind.md": "",
    "People/Bengt Aho.md": "",
    "People/Bengt Berg.md": "",
    "People/Ida.md": "",
    "People/Ida Falk.md": "",
    "Meetings/2026-01-05 A.md": "---\nattendees: [Tove, Bengt, Ida, Hal, Tov]\n---\n",
    "Meetings/2026-01-06 B.md": "---\nattendees: [Hal Moe, Tove, Bengt, Tov]\n---\n",
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("names"), NOTES)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("person:tove",
         "“tove” has no page; Tove Lind has that first name. If they are one, "
         '`kg same person:tove "Tove Lind"` says so.'),
        ("person:bengt", "“bengt” has no page; that first name have Bengt Aho, Bengt Berg."),
        ("person:ida", None),  # has a page
        ("person:hal", None),  # nobody with a page is called so
        ("person:tov", None),  # no whole word
        ("person:tove-lind", None),
        ("person:nobody", None),
    ],
)  # fmt: skip
def test_a_first_name_alone(db: Path, key: str, expected: str | None) -> None:
    with opened(db) as conn:
        assert same_first_name(conn, key) == expected
