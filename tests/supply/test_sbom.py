"""The bill of materials is CycloneDX, and holds what the locks hold."""

import json
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.validation.json import JsonStrictValidator

from kg.version import __version__
from tests.supply import lock, sbom


@pytest.fixture(scope="module")
def text() -> str:
    return sbom.text()


@pytest.fixture(scope="module")
def bill(text: str) -> Any:
    return json.loads(text)


def test_it_is_valid(text: str) -> None:
    """By the schema; with the files of the first releases only, since the validator parses each
    address by a grammar, and all are alike (test_lock.py)."""
    short = json.loads(text)
    for one in short["components"][60:]:
        one.pop("externalReferences", None)
    validator = JsonStrictValidator(sbom.VERSION)
    assert validator.validate_str(json.dumps(short)) is None
    short["components"][0]["scope"] = "some"
    assert validator.validate_str(json.dumps(short)) is not None


def test_it_names_each_release_of_the_locks(bill: Any) -> None:
    named = {
        ("/".join(filter(None, (one.get("group"), one["name"]))), one["version"], one["scope"])
        for one in bill["components"]
    }
    assert named == {(p.name, p.version, p.scope) for p in [*lock.python(), *lock.npm()]}


def test_each_release_has_a_licence_and_hashes(bill: Any) -> None:
    for one in bill["components"]:
        assert one["licenses"], one["name"]
        files = [file["hashes"] for file in one.get("externalReferences", [])]
        assert one.get("hashes") or (files and all(files)), one["name"]


def test_kg_needs_what_it_imports(bill: Any) -> None:
    assert bill["metadata"]["component"]["name"] == "kg-notes"
    assert bill["metadata"]["component"]["version"] == __version__
    needs = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    names = {ref.removeprefix("pkg:pypi/").partition("@")[0] for ref in needs["kg-notes"]}
    assert {"networkx", "sqlmodel", "alembic", "typer", "datasette", "rustworkx"} <= names
    (sqlmodel,) = (ref for ref in needs if ref.startswith("pkg:pypi/sqlmodel@"))
    assert any(ref.startswith("pkg:pypi/sqlalchemy@") for ref in needs[sqlmodel])


def test_the_same_locks_make_the_same_bytes(text: str, tmp_path: Path) -> None:
    assert sbom.main([str(tmp_path / "one.json")]) == 0
    assert (tmp_path / "one.json").read_text("utf-8") == text
