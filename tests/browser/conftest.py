"""A real Chromium for the tests of pages.

The tests are skipped where Chromium or playwright is missing, unless KG_REQUIRE_BROWSER is set, as
it is in CI: there a missing browser is a failure.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, Request

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Chromium looks up hosts of its own at every start otherwise.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Sites of the web that tests play.
    "--host-resolver-rules=MAP *.example 127.0.0.1",
)


@dataclass
class Tab:
    """An open page, and what it complained of and asked for since it was opened."""

    page: "Page"
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)

    def _heard(self, message: "ConsoleMessage") -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(message.text)

    def _asked(self, request: "Request") -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.requests.append(request.url)


OpenTab = Callable[..., Tab]


def absent(reason: str) -> NoReturn:
    if os.environ.get("KG_REQUIRE_BROWSER"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _browser() -> str:
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        absent("needs Chromium: `apt-get install chromium`, or set CHROMIUM to its path")
    return path


# One browser a module, not a session: while it runs, asyncio.run() fails in this thread.
@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """A headless Chromium: $CHROMIUM, or the one on the PATH."""
    path = _browser()
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        absent("needs playwright, which is in the development dependencies")
    # Chromium's sandbox does not start for root.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def webgl(chromium: "Browser") -> Iterator["Browser"]:
    """A Chromium that draws WebGL, in software: `chromium` has none."""
    flags = [flag for flag in FLAGS if flag != "--disable-gpu"]
    software = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = chromium.browser_type.launch(
        executable_path=_browser(), args=[*flags, *software, *sandbox]
    )
    yield browser
    browser.close()


@pytest.fixture
def open_tab(chromium: "Browser") -> Iterator[OpenTab]:
    """Open `url` in a fresh profile; keywords are those of playwright's `new_context`."""
    contexts = []

    def open_(url: str, **options: Any) -> Tab:
        context = chromium.new_context(**{"viewport": {"width": 1360, "height": 860}, **options})
        context.set_default_timeout(20_000)
        contexts.append(context)
        tab = Tab(context.new_page())
        tab.watch()
        tab.page.goto(url)
        return tab

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where tests leave pictures of what they saw, to be looked at."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def inked(place: "Page | Frame", selector: str) -> int:
    """How many pixels are drawn on the canvases that the selector finds."""
    # Copied first: Chromium warns of canvases that are read themselves.
    return int(
        place.evaluate(
            """selector => [...document.querySelectorAll(selector)].reduce((sum, seen) => {
              const copy = new OffscreenCanvas(seen.width, seen.height);
              const pen = copy.getContext("2d", { willReadFrequently: true });
              pen.drawImage(seen, 0, 0);
              const { data } = pen.getImageData(0, 0, seen.width, seen.height);
              return sum + data.filter((value, place) => place % 4 === 3 && value > 0).length;
            }, 0)""",
            selector,
        )
    )
