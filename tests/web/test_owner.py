"""Whose notes these are is told on the pages of the questions that it changes."""

from importlib.metadata import version
from pathlib import Path

import pytest

from tests.builders import HOME, TALKS, database

from .conftest import OpenSite

GUESS = "Taken for you: Kaja Moe"
UNKNOWN = "It is unknown who you are"
CHANGED = [
    "/-/kg",
    "/",
    "/kg/last_contact",
    "/kg/ask_people",
    "/kg/stale",
    "/kg/ask_co_attendance",
    "/kg/last_contacts",
    "/kg/stale_people",
    "/-/kg/node/person:ann-lee",
    "/-/kg/node/project:harbor",
]
UNCHANGED = [
    "/kg",
    "/kg/people",
    "/kg/status",
    "/kg/ask_tasks",
    "/kg/ask_co_attendance?with_me=1",
    "/kg/co_attendance",
    "/kg?sql=select+1",
    "/-/kg/node/note:notes-a",
    "/-/kg/note/Meetings/2025-10-01%20Talk.md",
]


def test_a_guess_is_told_where_it_changes_the_answer(tmp_path: Path, open_site: OpenSite) -> None:
    site = open_site(database(tmp_path, TALKS | HOME))
    for page in CHANGED:
        assert site.text(page).count(GUESS) == 1, page


def test_it_is_not_told_elsewhere(tmp_path: Path, open_site: OpenSite) -> None:
    site = open_site(database(tmp_path, TALKS | HOME))
    for page in UNCHANGED:
        answer = site.get(page, follow_redirects=True)
        assert GUESS not in answer.text, page


@pytest.mark.parametrize("page", ["/-/kg", "/kg/last_contact", "/kg/doctor", "/kg/last_contacts"])
def test_it_is_told_that_nobody_knows_who_i_am(
    tmp_path: Path, open_site: OpenSite, page: str
) -> None:
    site = open_site(database(tmp_path, TALKS))
    assert site.text(page).count(UNKNOWN) == 1
    assert UNKNOWN not in site.text("/kg/ask_people")


def test_who_may_not_see_the_people_is_not_told_who_i_am(
    tmp_path: Path, open_site: OpenSite
) -> None:
    closed = {"databases": {"kg": {"tables": {"people": {"allow": {"id": "root"}}}}}}
    db = database(tmp_path, TALKS | HOME)
    new = version("datasette").startswith("1.")
    site = open_site(db, **{"config" if new else "metadata": closed})
    assert site.get("/kg/last_contact").status_code == 200
    assert GUESS not in site.text("/kg/last_contact")
