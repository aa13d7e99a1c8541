"""What a page of another site can make a running server do: nothing but show a plain page."""

import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.builders import database
from tests.servers import running
from tests.web.test_versions import PYTHON, newest

from .conftest import OpenTab

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

pytest.importorskip("datasette", reason="needs kg-notes[datasette]")
pytestmark = [pytest.mark.browser, pytest.mark.slow]
COUNTING = Path(__file__).with_name("counting.py")
QUIET = 10  # looks, a tenth of a second apart

# By what a page asks for something, beside being left for it. `at` is the address.
VEHICLES = {
    "image": "new Image().src = at",
    "image without a referrer": "add('img', {referrerPolicy: 'no-referrer', src: at})",
    "image for cors": "add('img', {crossOrigin: 'anonymous', src: at})",
    "script": "add('script', {src: at})",
    "module": "add('script', {type: 'module', src: at})",
    "style": "add('link', {rel: 'stylesheet', href: at})",
    "background": "add('p', {textContent: 'x', style: `background: url(\"${at}\")`})",
    "prefetch": "add('link', {rel: 'prefetch', href: at})",
    "preload": "add('link', {rel: 'preload', as: 'image', href: at})",
    "prerender": "add('link', {rel: 'prerender', href: at})",
    "speculation": "add('script', {type: 'speculationrules', textContent: JSON.stringify("
    "{prefetch: [{urls: [at], eagerness: 'immediate'}]})})",
    "speculation without a referrer": "add('script', {type: 'speculationrules', textContent: "
    "JSON.stringify({prefetch: [{urls: [at], eagerness: 'immediate', referrer_policy: "
    "'no-referrer'}]})})",
    "prerendering": "add('script', {type: 'speculationrules', textContent: JSON.stringify("
    "{prerender: [{urls: [at], eagerness: 'immediate'}]})})",
    "frame": "add('iframe', {src: at})",
    "sandbox": "add('iframe', {sandbox: 'allow-scripts allow-forms', src: at})",
    "object": "add('object', {data: at})",
    "embed": "add('embed', {src: at})",
    "video": "add('video', {src: at, preload: 'auto'})",
    "fetch": "fetch(at).catch(String)",
    "fetch unread": "fetch(at, {mode: 'no-cors', credentials: 'include'}).catch(String)",
    "fetch with a header": "fetch(at, {headers: {'X-Kg': '1'}}).catch(String)",
    "post": "fetch(at, {method: 'POST', mode: 'no-cors', body: 'a=1'}).catch(String)",
    "beacon": "navigator.sendBeacon(at, 'a=1')",
    "events": "new EventSource(at)",
    "socket": "new WebSocket(at.replace('http', 'ws'))",
    "form in a frame": "send(at, 'get', add('iframe', {name: 'framed'}).name)",
    "post in a frame": "send(at, 'post', add('iframe', {name: 'posted'}).name)",
}
# Chromium does not let these out at all, or does not tell that it did.
UNSEEN = {
    "speculation", "speculation without a referrer", "prerendering", "prerender", "socket",
}  # fmt: skip
TOOLS = """
const make = (tag, set) => Object.assign(document.createElement(tag), set);
const add = (tag, set) => document.body.appendChild(make(tag, set));
function send(at, method, target) {
  const form = add('form', {action: at, method, target});
  for (const [name, value] of new URL(at).searchParams)
    form.append(make('input', {type: 'hidden', name, value}));
  form.submit();
}
"""


@dataclass
class Server:
    """A running server, and what it was made to do."""

    address: str
    log: Path

    def quiet(self) -> None:
        """Wait until nothing is done any more, and forget what was.

        Datasette 1.0 looks at its databases once more after it has begun to answer: a moment
        without a statement is no sign yet.
        """
        still = 0
        while still < QUIET:
            still = 0 if self.done() else still + 1
            time.sleep(0.1)

    def done(self) -> list[str]:
        """What was run and let in since the last call, but for what any page may look like."""
        found = self.log.read_text(encoding="utf-8").splitlines()
        self.log.write_text("", encoding="utf-8")
        looks = ("request /-/kg/static/", "request /-/static/", "request /favicon.ico?")
        return [one for one in found if not one.startswith(looks)]


@pytest.fixture(scope="module", params=["0.65", "1.0"])
def python(request: pytest.FixtureRequest) -> str:
    """The interpreter that has this version of Datasette."""
    if request.param == "0.65":
        return sys.executable
    newest()
    return str(PYTHON)


@pytest.fixture(scope="module", params=["kg", "datasette"])
def server(
    python: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    db = str(database(folder, {"People/Ann Lee.md": "---\ntype: person\n---\nhello"}))
    words = ["kg", "serve", "--db", db] if request.param == "kg" else ["datasette", "serve", db]
    log = folder / "done"
    with running([python, str(COUNTING), str(log), *words], folder / "log") as port:
        found = Server(f"http://127.0.0.1:{port}", log)
        # The first page makes Datasette read all schemas.
        urlopen(f"{found.address}/kg.json").close()
        yield found


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[int]:
    """The port of a server of somebody else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!DOCTYPE html><body><script>{TOOLS}</script>".encode())

        def log_message(self, *_: object) -> None:
            pass

    other = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    yield other.server_address[1]
    other.shutdown()
    other.server_close()


@pytest.fixture(params=["127.0.0.1", "evil.example"])
def site(request: pytest.FixtureRequest, elsewhere: int) -> str:
    """A page on another port of this machine, and one of the web."""
    return f"http://{request.param}:{elsewhere}/"


def statement(name: str) -> str:
    return f"select+'{name.replace(' ', '-')}'"


def addresses(name: str) -> list[str]:
    sql = statement(name)
    return [
        f"/kg?sql={sql}",
        f"/kg.json?sql={sql}",
        f"/kg/-/query?sql={sql}",
        f"/kg/-/query.json?sql={sql}",
        f"/kg/people?_where=name!=({sql})",
        f"/kg/people.json?vehicle={name.replace(' ', '-')}",
        "/kg/people",
        "/-/kg/node/person:ann-lee",
        "/",
    ]


def test_nothing_is_run_for_what_a_page_loads(open_tab: OpenTab, server: Server, site: str) -> None:
    tab = open_tab(site)
    answered: dict[str, int] = {}

    def heard(response: "Response") -> None:
        if response.url.startswith(server.address):
            answered[response.url] = response.status

    tab.page.context.on("response", heard)
    server.quiet()
    for name, code in VEHICLES.items():
        for path in addresses(name):
            tab.page.evaluate(f"at => {{ {code} }}", server.address + path)
    tab.page.wait_for_timeout(2_000)
    assert server.done() == []
    assert set(answered.values()) <= {403, 405}
    # They were sent, not only thought of.
    asked = " ".join([*answered, *tab.requests])
    for name in VEHICLES.keys() - UNSEEN:
        assert name.replace(" ", "-") in asked, name


LEAVES = {
    "location": "location = at",
    "popup": "window.open(at)",
    "form": "send(at, 'get', '_self')",
    "form in a popup": "send(at, 'get', '_blank')",
    "link": "add('a', {href: at}).click()",
    "link without a referrer": "add('a', {href: at, rel: 'noreferrer', target: '_blank'}).click()",
    "refresh": "add('meta', {httpEquiv: 'refresh', content: `0;url=${at}`})",
}


def left(page: "Page", code: str, at: str) -> "Page":
    """The page that a page is left for, or that it opens."""
    if "open(" in code or "_blank" in code:
        with page.context.expect_page() as opened:
            page.evaluate(f"at => {{ {code} }}", at)
        page = opened.value
    else:
        page.evaluate(f"at => {{ {code} }}", at)
    page.wait_for_url(lambda url: url.startswith(at.partition("?")[0]))
    return page


def test_a_person_decides_what_is_computed(open_tab: OpenTab, server: Server, site: str) -> None:
    for name, code in LEAVES.items():
        server.quiet()
        shown = f"select '{name.replace(' ', '-')}'"
        page = left(open_tab(site).page, code, f"{server.address}/kg?sql={statement(name)}")
        assert page.get_by_role("heading").inner_text() == "Open this?", name
        assert shown in page.locator("code").inner_text()
        page.wait_for_timeout(100)
        assert server.done() == [], name
        page.get_by_role("link", name="Open it").click()
        page.wait_for_selector("table.rows-and-columns")
        assert f"statement {shown}" in server.done(), name


def test_a_link_to_a_plain_page_works(open_tab: OpenTab, server: Server, site: str) -> None:
    paths = cycle(["/kg/people", "/-/kg/node/person:ann-lee"])
    for (name, code), path in zip(LEAVES.items(), paths, strict=False):
        server.quiet()
        page = left(open_tab(site).page, code, server.address + path)
        page.get_by_text("Ann Lee").first.wait_for()
        found = server.done()
        assert f"request {path}?" in found, name
        assert any(one.startswith("statement") for one in found)


def test_nothing_is_posted(open_tab: OpenTab, server: Server, site: str) -> None:
    tab = open_tab(site).page
    for target in ("_blank", "_self"):
        server.quiet()
        at = f"{server.address}/kg?sql={statement('posted')}"
        page = left(tab, f"send(at, 'post', '{target}')", at)
        assert "another site asked" in page.content()
        assert server.done() == []


def test_a_name_that_leads_here(open_tab: OpenTab, server: Server) -> None:
    here = f"http://evil.example:{server.address.rpartition(':')[2]}"
    server.quiet()
    page = open_tab(f"{here}/kg/people").page
    assert "This server answers to localhost" in page.content()
    assert server.done() == []


def test_who_sits_here_is_not_in_the_way(open_tab: OpenTab, server: Server) -> None:
    page = open_tab(f"{server.address}/kg?sql=select+'typed'").page
    page.wait_for_selector("table.rows-and-columns")
    page.goto(f"{server.address}/")
    page.locator("main a, section a").first.click()
    page.wait_for_load_state()
    assert "Open this?" not in page.content()
