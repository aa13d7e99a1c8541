"""A kind for every vault is one entry, its words and, at most, its SQL."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg import config
from kg.model import kinds, rules, vocabulary
from kg.model.own_kinds import merged
from kg.model.rows import ROW_TYPES
from tests.builders import database

PACKAGE = Path(kg.__file__).parent
ENTRY = {"place": {"plural": "places", "fields": {"country": ["land"], "opened": []}}}
WORDS = {"place": {"folders": ["Orte"], "types": ["Ort"]}}
NOTES = {
    "Orte/Quay Hall.md": "---\nland: Norland\nkeeper: '[[Ida Falk]]'\n---\n",
    "Notes/Mill.md": "---\ntype: place\n---\n",
    "People/Ida Falk.md": "Keeps it.\n",
    "Daily/2025-10-08.md": "- Called [[Ida Falk]] about [[Quay Hall]]\n",
}


@pytest.fixture
def _a_kind_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if kg.model.kinds.DECLARED had an entry more, and kg/model/words its words."""
    table = vocabulary.DEFAULT | {"kinds": merged(ENTRY, WORDS)}
    monkeypatch.setattr(vocabulary, "DEFAULT", table)
    monkeypatch.setattr(vocabulary, "DEFAULT_RULES", rules.rules_from(table))


@pytest.mark.usefixtures("_a_kind_more")
def test_one_entry_gives_a_kind_to_every_vault(tmp_path: Path) -> None:
    with kg.connect(database(tmp_path, NOTES), as_of="2025-10-09") as kb:
        assert [(row.label, row.country) for row in kb.list("places")] == [
            ("Mill", None),
            ("Quay Hall", "Norland"),
        ]
        assert kb.last_contact("quay hall").first.person == "Ida Falk"
        assert kb.kinds().first[:3] == ("place", "places", ("country", "opened"))


@pytest.mark.usefixtures("_a_kind_more")
def test_kg_toml_adds_to_such_a_kind() -> None:
    found = config.rules(b'[kinds.place]\nfolders = ["Spots", "-Orte"]\nfields = ["owner"]\n')
    assert found.kinds["place"].fields == ("country", "opened", "owner")
    assert {word for word, kind in found.folders.items() if kind == "place"} == {
        "place",
        "places",
        "spots",
    }


def code_of(path: Path) -> Iterator[str]:
    """What a file says to the machine: names and texts, without comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Expr)]
        docs = {node.value.lineno for node in nodes if isinstance(node.value, ast.Constant)}
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            is_doc = token.type == tokenize.STRING and token.start[0] in docs
            if token.type in (tokenize.NAME, tokenize.STRING) and not is_doc:
                yield token.string
    else:
        mark = "--" if path.suffix == ".sql" else "#"
        yield from (line.partition(mark)[0] for line in text.splitlines())


def spelling(word: str, *, any_case: bool = False) -> set[str]:
    """The files of kg that spell a word out, or, in `any_case`, name something after it, too
    (`Kinds.WORD`, `WordPage`); all word lists count as one."""
    files = (path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".sql", ".toml"))
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in files
        if any(word in (one.lower() if any_case else one) for one in code_of(path))
    }
    lists = {name for name in found if name.startswith("model/words/")}
    return (found - lists) | ({"model/words"} if lists else set())


def test_few_files_spell_a_kind_out() -> None:
    """What they do is listed in docs/decisions/0029; 12 would do."""
    assert len(spelling("organization")) <= 46
    assert len(spelling("organization", any_case=True)) <= 60
    assert spelling("no such kind") == set()


def test_what_is_declared_of_a_kind_fits_together() -> None:
    """Each of the kinds with a table has fields; what names something has a column for it."""
    assert set(kinds.FIELDS) == set(kinds.ENTITY_KINDS)
    for kind, fields in kinds.REMEMBERED.items():
        columns = ROW_TYPES[kinds.plural(kind)].__annotations__
        for field in fields:
            assert (f"{field}_id" if field in kinds.NAMING_FIELDS else field) in columns
