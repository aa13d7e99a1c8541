"""`make pictures`: the README's pictures of the example vault: a real terminal's bytes, a real
server, a real browser. Chromium is that of the system, or playwright's."""

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
_FRAME = """<body style="margin:0;background:#1b1d23">
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
            browser.close()
    finally:
        serving.terminate()
        serving.wait()
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
