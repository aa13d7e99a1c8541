"""The rooms: nothing goes round, and docs/architecture.md says what the imports say."""

import re
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("kg", exclude_type_checking_imports=True)


def rings(imports: dict[str, set[str]]) -> Iterator[list[str]]:
    """Modules that lead to themselves, each with one way round."""
    for start in sorted(imports):
        ways = [[start, following] for following in sorted(imports[start])]
        seen = {start}
        while ways:
            way = ways.pop()
            if way[-1] == start:
                yield way
                break
            if way[-1] not in seen:
                seen.add(way[-1])
                ways += [[*way, following] for following in sorted(imports.get(way[-1], ()))]


def test_no_modules_import_each_other_in_a_circle(graph: grimp.ImportGraph) -> None:
    """Late imports count as well: what needs each other belongs together."""
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert list(rings(imports)) == []


def test_a_circle_would_be_found() -> None:
    assert list(rings({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == [["b", "c", "b"], ["c", "b", "c"]]


def rooms(graph: grimp.ImportGraph) -> dict[str, set[str]]:
    """What each room imports of the others, as the code is loaded or later."""
    found: dict[str, set[str]] = {}
    for module in graph.modules - {"kg"}:
        for target in graph.find_modules_directly_imported_by(module):
            one, other = module.split(".")[1], target.split(".")[1]
            if one != other:
                found.setdefault(one, set()).add(other)
    return found


def test_the_table_of_rooms_is_what_the_imports_say(graph: grimp.ImportGraph) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `kg/(\w+)(?:\.py|/)` \|[^|]*\|([^|]*)\|$", text, re.M)
    told = {room: set(filter(None, imports.strip().split(", "))) for room, imports in rows}
    assert told == rooms(graph) | {room: set() for room in told.keys() - rooms(graph).keys()}
    unnamed = {module.split(".")[1] for module in graph.modules - {"kg"}} - told.keys()
    assert unnamed == {"collector", "version"}


def test_the_files_that_contributors_are_sent_to_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:kg|tests|docs|migrations)/[\w/.-]*\w/?", text)) - {"kg/before"}
    files = {name for name in named if "NAME" not in name}
    assert len(files) > 15
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []
