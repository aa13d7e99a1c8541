"""The tour, run in a real JupyterLab by a Chromium that may ask nobody else for anything."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.present.picture import AssetsMissing, assets

from .conftest import ROOT, OpenTab, absent, inked

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOKEN = "tour"
STARTS_WITHIN, RUNS_WITHIN = 90, 120  # seconds
QUIET = (
    "--no-browser",
    "--ip=127.0.0.1",
    "--port=0",
    f"--IdentityProvider.token={TOKEN}",
    "--expose-app-in-browser",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
SETTINGS = {
    # Cells out of sight are not drawn otherwise, and so not seen by a test.
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """JupyterLab on a copy of the notebooks, for it saves what it runs; its address."""
    pytest.importorskip("jupyterlab")
    allowed = ("--allow-root",) if os.geteuid() == 0 else ()
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for name, settings in SETTINGS.items():
        file = tmp_path / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(settings))
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    log = (tmp_path / "jupyter.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *QUIET, *allowed, str(tmp_path / "notebooks")],
        stdout=log,
        stderr=log,
        env=os.environ | {name: str(tmp_path / folder) for name, folder in own.items()},
    )
    try:
        yield _address(tmp_path / "runtime", server, tmp_path / "jupyter.log")
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


def _address(runtime: Path, server: "subprocess.Popen[bytes]", log: Path) -> str:
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and server.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            try:
                return str(json.loads(file.read_text())["url"])
            except ValueError:
                pass  # it is being written
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


def run_all(page: "Page", cells: int) -> None:
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=STARTS_WITHIN * 1000)
    page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session")
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_function(
        """(cells) => {
          const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")];
          return prompts.filter((prompt) => /\\[\\d+\\]/.test(prompt.textContent)).length >= cells;
        }""",
        arg=cells,
        timeout=RUNS_WITHIN * 1000,
    )


def test_the_tour_runs_and_the_picture_is_there(
    lab: str, open_tab: OpenTab, screenshots: Path
) -> None:
    try:
        assets()
    except AssetsMissing as missing:
        absent(str(missing))
    tour = json.loads((ROOT / "notebooks" / "01_tour.ipynb").read_text(encoding="utf-8"))
    cells = sum(cell["cell_type"] == "code" for cell in tour["cells"])
    address = f"{lab}lab/tree/01_tour.ipynb?token={TOKEN}"
    tab = open_tab(address, viewport={"width": 1360, "height": 1000})
    page = tab.page
    run_all(page, cells)

    errors = page.locator('[data-mime-type="application/vnd.jupyter.error"]').all_inner_texts()
    assert errors == []
    answer = page.locator("table.kg-answers").first
    assert answer.locator("tbody tr").count() == 7
    assert "Copper Kettle" in answer.inner_text()
    answer.scroll_into_view_if_needed()
    page.screenshot(path=screenshots / "jupyter-answer.png")
    card = page.locator(".kg-card")
    assert "Solutions architect" in card.inner_text()
    card.scroll_into_view_if_needed()
    page.screenshot(path=screenshots / "jupyter-card.png")

    shown = page.locator(".jp-OutputArea-output iframe[srcdoc]")
    shown.scroll_into_view_if_needed()
    handle = shown.element_handle()
    assert handle is not None
    frame = handle.content_frame()
    assert frame is not None
    frame.wait_for_selector(".kg-graph[data-state=ready]", timeout=60_000)
    frame.get_by_role("combobox").fill("jonas")
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    details = frame.get_by_label("Details")
    assert details.get_by_role("heading", level=2).inner_text() == "Jonas Weber"
    assert inked(frame, "canvas") > 3000
    page.screenshot(path=screenshots / "jupyter-picture.png")
    assert [url for url in tab.requests if not url.startswith(lab)] == []
