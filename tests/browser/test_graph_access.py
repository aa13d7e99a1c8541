"""Whether people who use no mouse, or no eyes, are kept out of the graph page: what axe-core finds.

Needs `npm ci` in frontend/, which `make frontend-check` runs.
"""

from pathlib import Path

import pytest

from kg.present.picture import page

from .conftest import ROOT, OpenTab, absent
from .test_graph_page import HARBOUR, Tab, choose, settle

pytestmark = pytest.mark.browser
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FOUND = """() => axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
  `${id}: ${nodes.map(({ html }) => html).join(" ")}`))"""


def found(tab: Tab) -> list[str]:
    tab.page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    violations: list[str] = tab.page.evaluate(FOUND)
    return violations


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 957, 390])
def test_axe_finds_nothing(
    open_tab: OpenTab, tmp_path: Path, screenshots: Path, scheme: str, width: int
) -> None:
    if not AXE.is_file():
        absent("needs axe-core: `npm ci` in frontend/")
    file = tmp_path / "graph.html"
    file.write_text(page(HARBOUR), encoding="utf-8")
    tab = open_tab(
        file.as_uri(), color_scheme=scheme, viewport={"width": width, "height": 844}, offline=True
    )
    tab.page.wait_for_selector(".kg-graph[data-state=ready]")
    assert found(tab) == []
    choose(tab, "old pier")
    tab.page.get_by_role("button", name="Neighbourhood only").click()
    tab.page.get_by_label("Status", exact=True).check()
    tab.page.locator("summary").first.click()
    settle(tab)
    assert found(tab) == []
    name = f"graph-{scheme}-{width}.png"
    tab.page.screenshot(path=screenshots / name, full_page=True)
