"""docs/json.md tells every field of every answer, and every command answers so.

`make declared` rewrites the part of the page that is made; read the difference before you commit.
"""

from collections import defaultdict
from pathlib import Path

import pytest

from kg.model import graph
from kg.model.answers import pages
from tests.answer_types import answer_types
from tests.declared.commands import OTHERWISE, answering, asked, lines
from tests.declared.fields import differing, fields
from tests.declared.page import MARK, PAGE, made

LINES = [line for name in answering() if name not in OTHERWISE for line in lines(name)]
TYPES = answer_types() | {
    name: kind for name, kind in vars(graph).items() if hasattr(kind, "shown_columns")
}
# Names that were there before: one name for two things. The better name stands beside each.
TWICE = {("MayBeOne", "line"), ("Meeting", "people"), ("NotePage", "tags")}


def test_the_page_tells_what_every_command_answers(
    examples_db: Path, request: pytest.FixtureRequest
) -> None:
    head, found, told = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert found
    page = made(examples_db)
    if request.config.getoption("--update"):
        PAGE.write_text(f"{head}{MARK}\n{page}", encoding="utf-8")
        return
    assert told == f"\n{page}", "`make declared` writes docs/json.md anew"


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("line", LINES)
def test_every_command_answers_as_its_type_declares(
    examples_db: Path, line: str, form: str
) -> None:
    found = asked(line, examples_db, form)
    beside = ("evidence",) if "--why" in line else ()
    assert found.records
    for record in found.records:
        assert differing(found.kind, record, beside=beside) == []


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_every_field_has_a_meaning(kind: type) -> None:
    missing = [one.name for one in fields(kind) if not one.meaning]
    assert not missing, (
        f"what {missing} of {kind.__name__} means is said nowhere: write it in a text below the "
        "field, or in kg/model/answers/fields.toml"
    )


def test_a_name_is_of_one_type_in_all_answers() -> None:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind in TYPES.values():
        if kind.__module__ == pages.__name__:
            continue  # the fields of a page are its parts
        for one in fields(kind):
            if (kind.__name__, one.name) not in TWICE:
                found[one.name][one.type.removesuffix(" or null")].append(kind.__name__)
    assert {name: dict(types) for name, types in found.items() if len(types) > 1} == {}


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_what_has_a_key_has_a_label_and_a_kind(kind: type) -> None:
    names = {one.name for one in fields(kind)}
    assert "key" not in names or {"label", "kind"} <= names
    assert "line" not in names or "source" in names or kind.__name__ == "MayBeOne"
    lists = {one for one in names if one.endswith("_list")}
    assert {one.removesuffix("_list") for one in lists} <= names


def test_a_wrong_record_would_be_found(examples_db: Path) -> None:
    found = asked("stale", examples_db)
    record = dict(found.records[0])
    assert differing(found.kind, record) == []
    assert differing(found.kind, record | {"days_ago": "3"})
    assert differing(found.kind, record | {"last_contact": "10.01.2026"})
    assert differing(found.kind, record | {"more": 1})
