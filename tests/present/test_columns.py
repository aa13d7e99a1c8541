"""What people see of an answer is in the answer."""

from typing import NamedTuple

import pytest

from kg.model import graph
from kg.model.answers.pages import PersonPage, ProjectPage
from kg.model.answers.things import Nearest
from kg.model.shown import called_by, ranks, shown, shows
from kg.present.columns import RARE, TITLES, distinct, rank, title
from tests.answer_types import answer_types

KINDS = answer_types()
SHOWING = {
    name: kind.shown_columns
    for name, kind in {**KINDS, **vars(graph)}.items()
    if hasattr(kind, "shown_columns")
}
PARTS = {
    field
    for kind in KINDS.values()
    for field, annotation in kind.__annotations__.items()
    if "tuple[" in str(annotation)
}


@pytest.mark.parametrize("name", SHOWING)
def test_columns_are_fields_of_the_answer(name: str) -> None:
    fields = {**KINDS, **vars(graph)}[name]._fields
    for page, columns in SHOWING[name].items():
        assert set(columns) <= set(fields), f"{name}, {page or 'everywhere'}"


@pytest.mark.parametrize("name", SHOWING)
def test_what_a_row_is_called_by_and_what_matters_are_fields_of_the_answer(name: str) -> None:
    answer = {**KINDS, **vars(graph)}[name]
    assert {*called_by(answer), *ranks(answer)} <= set(answer._fields)


@shows("name day reason note source", widest="reason", wide="name", narrow="day")
class _Plain(NamedTuple):
    name: str
    day: str
    reason: str
    note: str
    source: str


@shows("name day source", called="day source")
class _CalledByItsDay(NamedTuple):
    name: str
    day: str
    source: str


def test_a_type_says_how_much_its_columns_matter() -> None:
    """What it does not say: 1 what a row is called by, 3 a place, 2 all else."""
    assert [rank(_Plain, name) for name in _Plain._fields] == [1, 3, 0, 2, 3]
    assert [rank(_CalledByItsDay, name) for name in _CalledByItsDay._fields] == [2, 1, 1]
    assert called_by(_Plain) == ("name",)


@pytest.mark.parametrize(
    ("page", "part"), [(page, name) for name, pages in SHOWING.items() for page in pages if page]
)
def test_columns_on_a_page_are_those_of_a_part_of_it(page: str, part: str) -> None:
    fields = KINDS[page].__annotations__.values()
    assert any(f"tuple[{part}, ...]" in str(field) for field in fields)


def test_only_a_project_s_nearest_people_may_own_it() -> None:
    assert "is_owner" in (shown(Nearest, ProjectPage) or ())
    assert "is_owner" not in (shown(Nearest, PersonPage) or ())


def test_every_rare_column_is_shown_somewhere() -> None:
    assert set(RARE) <= {column for pages in SHOWING.values() for column in pages[""]}


def test_every_title_is_that_of_a_part() -> None:
    assert set(TITLES) <= PARTS


def test_a_title_by_default_is_the_name() -> None:
    assert title("open_questions") == "Open questions"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("a", "b"), ["a", "b"]),
        (("a", "a", "a"), ["a", "a_2", "a_3"]),
        (("a", "a", "a_2"), ["a", "a_2", "a_2_2"]),
        (("a", "a_3", "b", "a"), ["a", "a_3", "b", "a_2"]),
    ],
)
def test_every_column_has_a_name_of_its_own(names: tuple[str, ...], found: list[str]) -> None:
    assert distinct(names) == found
