"""The rooms: nothing goes round, and docs/architecture.md says what the imports say."""

from collections.abc import Iterator

import grimp
import pytest


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
