"""The notebooks as they are stored; `make notebooks` runs them."""

import ast
import json
import re
from pathlib import Path

import pytest

import kg
from kg.api.charts import Charts

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def cells(path: Path, kind: str) -> list[str]:
    book = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == kind]


def code(path: Path) -> ast.Module:
    """Everything that is Python in a notebook: magics left out, `x = %kg …` too."""
    plain = [cell for cell in cells(path, "code") if not cell.startswith("%%")]
    lines = [
        line for cell in plain for line in cell.splitlines() if not re.match(r"\s*%|\w+ = %", line)
    ]
    return ast.parse("\n".join(lines))


def test_all_five_are_there() -> None:
    names = ["01_tour", "02_contacts", "03_graph", "04_sql", "05_your_own_vault"]
    assert [path.stem for path in NOTEBOOKS] == names


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_are_stored_without_outputs(path: Path) -> None:
    book = json.loads(path.read_text(encoding="utf-8"))
    assert set(book["metadata"]) == {"kernelspec", "language_info"}
    for cell in book["cells"]:
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_use_public_names_only(path: Path) -> None:
    for node in ast.walk(code(path)):
        if isinstance(node, ast.Import):
            assert not any(name.name.startswith("kg.") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("kg")
        elif isinstance(node, ast.Attribute):
            assert not node.attr.startswith("_")
            if isinstance(node.value, ast.Name) and node.value.id == "kg":
                assert node.attr in kg.__all__
            if isinstance(node.value, ast.Name) and node.value.id == "kb":
                assert hasattr(kg.KnowledgeBase, node.attr) or node.attr in {
                    "node", "person", "project", "org", "show", "chart"
                }  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_explain_and_can_be_repeated(path: Path) -> None:
    text, source = cells(path, "markdown"), "\n".join(cells(path, "code"))
    assert text[0].startswith("# ")
    assert len(text) >= len(cells(path, "code")) / 2
    # The day is given, and nothing is written beside the notebook.
    assert re.findall(r'as_of="([\d-]+)"', source).count("2026-01-10") >= 2
    assert "tempfile.mkdtemp()" in source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_between_them_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", "\n".join(cells(path, "markdown"))):
        assert (FOLDER / link).exists(), link


def test_every_chart_of_kg_is_shown() -> None:
    source = "\n".join(cell for path in NOTEBOOKS for cell in cells(path, "code"))
    shown = set(re.findall(r"\bkb\.chart\.(\w+)", source))
    assert shown == {name for name in vars(Charts) if not name.startswith("_")}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_page_has_room_for_every_line_of_code(path: Path) -> None:
    lines = [line for cell in cells(path, "code") for line in cell.splitlines()]
    assert [line for line in lines if len(line) > 105] == []


def test_every_chart_of_altair_says_what_it_shows_in_light_and_dark() -> None:
    charts = [cell for path in NOTEBOOKS for cell in cells(path, "code") if "alt.Chart(" in cell]
    assert len(charts) >= 2
    for cell in charts:
        assert "title=" in cell.partition(".properties(")[2]
        # Names are not cut, and nothing is black on black.
        assert "labelLimit=" in cell
        assert re.search(r"configure\(\s*background=\"transparent\"", cell)
        # Axes have titles, or deliberately none; those without scale are hidden as a whole.
        axes = re.findall(r"alt\.[XY]\((.*)", cell)
        assert all("title=" in axis or "sort=" in axis or "**bare" in axis for axis in axes), cell
