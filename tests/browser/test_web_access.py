"""Whether people who use no mouse, or no eyes, are kept out of a page of Datasette: what axe-core
finds on every kind of page, by day, by night and on a telephone, in both Datasettes.

Needs `npm ci` in frontend/, which `make frontend-check` runs.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.importer import import_vault
from tests.servers import running
from tests.web.test_versions import PYTHON, newest

from .conftest import ROOT, absent
from .test_graph_access import AXE
from .web_pages import pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("datasette", reason="needs kg-notes[datasette]")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

# WCAG 2.2 AA, with its targets of 24 px, and what axe-core holds for good practice beside it.
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of the same page at the same width by night nothing but the colours is different.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
FOUND = """async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}"""
# Folded parts say something, too; what opens above the page is one at a time. A dozen rows of a
# table are as good as a thousand, and take axe-core seconds less.
PREPARE = """() => {
  for (const one of document.querySelectorAll("main details, [role=main] details"))
    one.open = !one.matches(".actions-menu-links");
  for (const row of document.querySelectorAll("tbody tr:nth-child(n + 13)")) row.remove();
}"""
# How a page is looked at: colours, width, and what is looked for.
LOOKS = (("dark", 390, ALL), ("light", 1360, ALL), ("dark", 1360, COLOURS))
TELEPHONE = {"width": 390, "height": 844}


class Site(NamedTuple):
    """A running Datasette of a version, and the database that it shows."""

    version: str
    address: str
    db: Path


@pytest.fixture(scope="module", params=["0.65", "1.0"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """`kg serve` on a copy of the example vault, with its kg.toml and the questions in it."""
    if not AXE.is_file():
        absent("needs axe-core: `npm ci` in frontend/")
    python = sys.executable
    if request.param == "1.0":
        newest()
        python = str(PYTHON)
    folder = tmp_path_factory.mktemp("access")
    vault, db = folder / "vault", folder / "kg.db"
    shutil.copytree(ROOT / "examples" / "vault", vault)
    import_vault(str(vault), str(db), config=None, as_of="2026-01-10")
    command = [python, "-m", "kg.cli.app", "serve", "--db", str(db)]
    with running(command, folder / "log") as port:
        yield Site(request.param, f"http://127.0.0.1:{port}", db)


@pytest.fixture
def page(chromium: "Browser") -> "Iterator[Page]":
    # axe-core is no script of the page: its policy would not let it in.
    context = chromium.new_context(bypass_csp=True)
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def show(page: "Page", address: str) -> int:
    """Open a page as a telephone does, and wait for what it draws; how wide it is."""
    page.set_viewport_size(TELEPHONE)  # type: ignore[arg-type]
    page.goto(address)
    if page.locator(".kg-graph[data-src]").count():
        page.wait_for_selector(".kg-graph[data-state=ready]", timeout=90_000)
    return int(page.evaluate("() => document.documentElement.scrollWidth"))


# One visit for all looks: to open every page is a third of the time.
def test_nobody_is_kept_out_of_any_page(site: Site, page: "Page") -> None:
    """axe-core finds nothing, and a telephone shows it without scrolling sideways."""
    found: list[str] = []
    for name, path in pages(site.db, site.version):
        if (wide := show(page, site.address + path)) > TELEPHONE["width"]:
            found.append(f"{name} is {wide} px wide on a telephone")
        page.evaluate(PREPARE)
        for scheme, width, rules in LOOKS:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 860})
            broken = page.evaluate(FOUND, rules)
            found += [f"{path}, {scheme}, {width}: {one}" for one in broken]
    assert not found, "\n".join(found)


def test_the_menu(site: Site, page: "Page") -> None:
    page.goto(site.address + "/kg/people")
    page.locator(".nav-menu summary").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert page.evaluate(FOUND, ALL) == []
