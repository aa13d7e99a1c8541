"""A kind for every vault is one entry, its words and, at most, its SQL."""

from pathlib import Path

import pytest

import kg
from kg import config
from kg.model import rules, vocabulary
from kg.model.own_kinds import merged
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
