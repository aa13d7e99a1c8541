"""What people see of an answer is in the answer."""

import pytest

from kg.model import answers, graph
from kg.present.columns import (
    CALLED,
    COLUMNS,
    PART_COLUMNS,
    RANKS,
    TITLES,
    distinct,
    shown,
    title,
)

KINDS = {name: getattr(answers, name) for name in answers.__all__} | {
    name: kind for name, kind in vars(graph).items() if hasattr(kind, "_fields")
}
PARTS = {
    field
    for kind in KINDS.values()
    for field, annotation in kind.__annotations__.items()
    if "tuple[" in str(annotation)
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_fields_of_the_answer(name: str) -> None:
    assert set(COLUMNS[name]) <= set(KINDS[name]._fields)


@pytest.mark.parametrize("name", CALLED)
def test_what_a_row_is_called_by_is_a_field(name: str) -> None:
    assert set(CALLED[name]) <= set(KINDS[name]._fields)


@pytest.mark.parametrize(("name", "column"), RANKS)
def test_what_matters_is_a_field_of_the_answer(name: str, column: str) -> None:
    assert column in KINDS[name]._fields


@pytest.mark.parametrize(("page", "part"), PART_COLUMNS)
def test_columns_on_a_page_are_fields_of_its_part(page: str, part: str) -> None:
    fields = KINDS[page].__annotations__.values()
    assert any(f"tuple[{part}, ...]" in str(field) for field in fields)
    assert set(PART_COLUMNS[page, part]) <= set(KINDS[part]._fields)


def test_only_a_project_s_nearest_people_may_own_it() -> None:
    assert "is_owner" in (shown(answers.Nearest, answers.ProjectPage) or ())
    assert "is_owner" not in (shown(answers.Nearest, answers.PersonPage) or ())


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
