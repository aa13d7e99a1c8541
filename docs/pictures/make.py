"""`make pictures`: the pictures of the documentation, of the example vault: the bytes of a real
terminal, a real server, a real browser. Chromium is that of the system, or playwright's. How
charts look to readers with either theme, at a desk and on a telephone, is put into build/charts."""

from __future__ import annotations

import io
import os
import pty
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KG = str(Path(sys.executable).parent / "kg")
DAY = "2026-01-10"
COLUMNS = 132
_FRAME = """<style>a{color:inherit;text-decoration:underline dotted}</style>
<body style="margin:0;background:#1b1d23">
<pre style="margin:0;padding:18px 20px;display:inline-block;color:#d7dae0;background:#1b1d23;
font:15px/1.4 'DejaVu Sans Mono',monospace">%s</pre></body>"""


def on_a_terminal(command: str, **variables: str) -> str:
    """The bytes that a command sends to a terminal, as text."""
    sent = bytearray()

    def read(file: int) -> bytes:
        data = os.read(file, 4096)
        sent.extend(data)
        return b""

    before = dict(os.environ)
    os.environ.update({"TERM": "xterm-256color", "COLUMNS": str(COLUMNS)} | variables)
    try:
        pty.spawn(["/bin/sh", "-c", command], read)
    finally:
        os.environ.clear()
        os.environ.update(before)
    return sent.decode().replace("\r\n", "\n")


def as_html(prompted: list[tuple[str, str]]) -> str:
    """Commands and what a terminal showed, as HTML."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    for command, shown in prompted:
        console.print(Text(f"$ {command}", style="bold #8fd18f"))
        console.print(Text.from_ansi(shown.rstrip("\n")), soft_wrap=True)
        console.print()
    return console.export_html(inline_styles=True, code_format="{code}")


def shoot(browser: Browser, address: str, target: Path, *, whole: str = "", wait: str = "") -> None:
    """A picture of a page, or of one element of it."""
    page = browser.new_page(viewport={"width": 1180, "height": 760})
    page.goto(address)
    if wait:
        page.wait_for_selector(wait)
        page.wait_for_timeout(1500)
    (page.locator(whole) if whole else page).screenshot(path=str(target))
    page.close()


# The charts of docs/charts.md.
CHARTS = {
    "cold": "cold",
    "contacts": "contacts",
    "project": "project Harbor Light",
    "blocked": "blocked",
    "circle": "circle Ann Okafor",
}
_TELEPHONE = 390  # pixels, of which a page leaves 358


def charts(asked: dict[str, str]) -> None:
    """The charts of the example vault, in both themes."""
    for name, words in CHARTS.items():
        for theme in ("light", "dark"):
            told = ["--svg", str(HERE / f"chart-{name}-{theme}.svg"), "--theme", theme]
            command = [KG, "chart", *words.split(), *told, "--as-of", DAY]
            subprocess.run(command, check=True, env=os.environ | asked, stderr=subprocess.DEVNULL)


def look_at_charts(browser: Browser, asked: dict[str, str], folder: Path) -> None:
    """Each chart as a reader sees it, to be looked at: light and dark, wide and on a telephone.

    The drawing follows the reader, so that one file is all of these."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in CHARTS.items():
        for wide in (1180, _TELEPHONE):
            drawn = folder / f"{name}.svg"
            size = ["--width", "720" if wide > _TELEPHONE else str(_TELEPHONE - 32)]
            subprocess.run(
                [KG, "chart", *words.split(), "--svg", str(drawn), *size, "--as-of", DAY],
                check=True, env=os.environ | asked, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": wide, "height": 700}, color_scheme=scheme
                )
                page.set_content(
                    "<style>:root{color-scheme:light dark}body{margin:16px;"
                    "background:light-dark(#fbfbfa,#16181d)}</style>" + drawn.read_text("utf-8")
                )
                page.locator("svg").screenshot(path=str(folder / f"{name}-{wide}-{scheme}.png"))
                page.close()
        drawn.unlink()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def main() -> None:
    """Make all pictures."""
    work = Path(tempfile.mkdtemp(prefix="kg-pictures-"))
    db = str(work / "notes.db")
    vault = str(ROOT / "examples" / "vault")
    subprocess.run([KG, "import", vault, "--db", db, "--as-of", DAY, "--quiet"], check=True)
    asked = {"KG_DB": db, "KG_REFRESH": "off"}
    commands = ["kg last-contact --status blocked", "kg stale --over 60d --limit 4"]
    shown = [
        (one, on_a_terminal(f"{one.replace('kg', KG, 1)} --as-of {DAY}", **asked))
        for one in commands
    ]
    charts(asked)
    (work / "terminal.html").write_text(_FRAME % as_html(shown), encoding="utf-8")
    graph = work / "graph.html"
    told = {"env": os.environ | asked, "stderr": subprocess.DEVNULL}
    subprocess.run([KG, "graph", "--html", str(graph)], check=True, **told)
    port = free_port()
    serving = subprocess.Popen([KG, "serve", "--port", str(port)], **told)
    try:
        for _ in range(300):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            shoot(browser, f"file://{work}/terminal.html", HERE / "terminal.png", whole="pre")
            shoot(browser, f"http://127.0.0.1:{port}/", HERE / "home.png")
            shoot(browser, f"file://{graph}", HERE / "graph.png", wait="canvas")
            look_at_charts(browser, asked, ROOT / "build" / "charts")
            browser.close()
    finally:
        serving.terminate()
        serving.wait()
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
