"""The three lock files name the same releases, each with the hashes of its files."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.supply import lock
from tests.supply.lock import ROOT

REQUIREMENTS = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# A release, what system it is for, its hashes.
ENTRY = re.compile(r"^([\w.-]+)==(\S+)[^\n]*?((?: \\\n    --hash=sha256:[0-9a-f]{64})*)$", re.M)


def requirements() -> dict[tuple[str, str], set[str]]:
    return {
        (name, version): set(re.findall("sha256:([0-9a-f]+)", hashes))
        for name, version, hashes in ENTRY.findall(REQUIREMENTS)
    }


def test_pip_gets_the_releases_and_hashes_of_the_lock() -> None:
    locked = {(p.name, p.version): {file.digest for file in p.files} for p in lock.python()}
    assert requirements() == locked
    assert all(locked.values())


def test_each_line_was_understood() -> None:
    assert len(ENTRY.findall(REQUIREMENTS)) == len(re.findall(r"^\S", REQUIREMENTS, re.M))


def test_files_come_from_the_public_registry() -> None:
    addresses = {file.url.split("/packages/")[0] for p in lock.python() for file in p.files}
    assert addresses == {"https://files.pythonhosted.org"}
    assert {file.algorithm for package in lock.npm() for file in package.files} == {"SHA-512"}


def test_the_lock_holds_what_the_project_asks_for() -> None:
    """A changed pyproject.toml without `make lock` fails here, on a machine without uv, too."""
    versions = Counter(p.name for p in lock.python())
    by_name = {p.name: p.version for p in lock.python()}
    extras = [
        need for needs in PROJECT["project"]["optional-dependencies"].values() for need in needs
    ]
    asked = [*PROJECT["project"]["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]
    for need in map(Requirement, asked):
        name = canonicalize_name(need.name)
        if name == lock.US:
            continue
        assert versions[name]
        assert need.specifier.contains(by_name[name]), need


def test_setup_compares_hashes_and_builds_with_what_is_locked() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "$(PIP) --no-deps --require-hashes -r requirements.lock" in makefile
    assert makefile.count("--no-build-isolation --editable .") == 2
    builders = PROJECT["build-system"]["requires"]
    assert {Requirement(need).name for need in builders} <= {p.name for p in lock.python()}


def test_security_counts_what_is_needed() -> None:
    required = {p.name for p in lock.python() if p.scope == "required"}
    direct = {canonicalize_name(Requirement(d).name) for d in PROJECT["project"]["dependencies"]}
    assert (len(direct), len(required - direct)) == (8, 14)
    said = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "Eight packages are needed, which need fourteen more" in said


def test_an_extra_brings_what_is_no_tool() -> None:
    scopes = {p.name: p.scope for p in lock.python()}
    wanted = {"networkx": "required", "markupsafe": "required", "datasette": "optional"}
    wanted |= {"h11": "optional", "pytest": "excluded", "mutmut": "excluded"}
    assert {name: scopes[name] for name in wanted} == wanted


def test_no_package_of_others_is_in_the_script_of_the_graph_page() -> None:
    frontend = ROOT / "frontend"
    project = json.loads((frontend / "package.json").read_text("utf-8"))
    assert "dependencies" not in project
    assert {package.scope for package in lock.npm()} == {"excluded"}
    for file in sorted((frontend / "src").glob("*.ts")):
        for source in imported(file):
            ours = source.startswith("./") or source == "../../kg/present/palette.json"
            assert ours, f"{file.name} imports {source}"


def imported(file: Path) -> list[str]:
    text = file.read_text("utf-8")
    found = re.findall(r'^(?:import|export)\b[^;]*?from "([^"]+)";', text, re.M)
    return found + re.findall(r'\b(?:import|require)\s*\(?\s*"([^"]+)"', text)
