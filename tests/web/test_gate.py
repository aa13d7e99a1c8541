"""Whose requests reach the pages about notes: headers and an address → what is answered."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import database

from .conftest import OpenSite, Page, Site

HERE = "127.0.0.1:8001"
SQL = "/kg?sql=select+1"
# What browsers send. `site` is who asks, `mode` and `dest` for what.
TYPED = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
OWN = {**TYPED, "Sec-Fetch-Site": "same-origin"}
MAIL = {**TYPED, "Sec-Fetch-Site": "cross-site"}
JUPYTER = {**TYPED, "Sec-Fetch-Site": "same-site"}
OPENED, ASKED, REFUSED = 200, "a click away", 403


def sub(dest: str, mode: str = "no-cors", site: str = "cross-site") -> dict[str, str]:
    return {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    notes = {"People/Ann Lee.md": "---\ntype: person\n---\nhello", "Projects/P\x1b[2J.md": "x"}
    return database(tmp_path_factory.mktemp("gate"), notes)


@pytest.fixture(scope="module")
def local(db: Path) -> Iterator[Site]:
    found = Site(db)
    yield found
    found.close()


def ask(
    site: Site,
    path: str,
    headers: dict[str, str] | list[tuple[str, str]],
    method: str = "GET",
    server: str | None = "127.0.0.1",
    kind: str = "http",
) -> tuple[int, str]:
    """Status and text of what a server that was reached at this address would answer."""
    given = list(headers.items()) if isinstance(headers, dict) else headers
    if not any(name.lower() == "host" for name, _ in given):
        given = [("Host", HERE), *given]
    where, _, query = path.partition("?")
    scope = {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": where,
        "raw_path": where.encode(),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in given],
        "server": (server, 8001) if server else None,
        "client": ("127.0.0.1", 40000),
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event: dict[str, Any]) -> None:
        sent.append(event)

    site.do(site.datasette.app()(scope, receive, send))
    if kind == "websocket":
        return sent[0].get("code", 0), ""
    body = b"".join(event.get("body", b"") for event in sent[1:])
    return sent[0]["status"], body.decode()


def outcome(site: Site, path: str, headers: Any, **options: Any) -> int | str:
    status, text = ask(site, path, headers, **options)
    return ASKED if status == 403 and "<h1>Open this?</h1>" in text else status


@pytest.mark.parametrize(
    ("path", "headers", "expected"),
    [
        # Whoever sits at this machine: by hand, from a bookmark, from page to page, with a program.
        ("/kg/people", TYPED, OPENED),
        ("/kg/people?_search=ann", TYPED, OPENED),
        ("/kg/people?_search=ann", OWN, OPENED),
        ("/kg/people.json?_shape=array", sub("empty", "cors", "same-origin"), OPENED),
        ("/-/kg/static/kg.css", sub("style", site="same-origin"), OPENED),
        ("/kg/people?_search=ann", {}, OPENED),
        ("/kg/people?_search=ann", {"User-Agent": "curl/8.0"}, OPENED),
        # A link in a mail, in a page of the web, in a notebook on another port.
        ("/", MAIL, OPENED),
        ("/", JUPYTER, OPENED),
        ("/kg/people", MAIL, OPENED),
        ("/kg/notes/1", MAIL, OPENED),
        ("/-/kg", MAIL, OPENED),
        ("/-/kg/node/person:ann-lee", MAIL, OPENED),
        ("/-/kg/node/?key=person:ann-lee", MAIL, OPENED),
        ("/-/kg/note/People/Ann%20Lee.md".replace("%20", " "), MAIL, OPENED),
        ("/-/kg/note-id/1?line=3", MAIL, 302),
        ("/-/kg/node/person:ann-lee", JUPYTER, OPENED),
        ("/-/kg/node/person:ann-lee", {**MAIL, "Sec-Fetch-User": "?1"}, OPENED),
        # The same to what is computed.
        (SQL, MAIL, ASKED),
        (SQL, JUPYTER, ASKED),
        ("/kg/people?_search=ann", MAIL, ASKED),
        ("/-/kg/search?q=ann", OWN, OPENED),
        ("/-/kg/search?q=ann", MAIL, ASKED),
        ("/-/kg/saved/due-soon?most=9", MAIL, ASKED),
        ("/kg/people?_where=1", MAIL, ASKED),
        ("/kg/people?_facet=name", MAIL, ASKED),
        ("/kg/people?_facet_array=name", MAIL, ASKED),
        ("/kg/people?_sort=name", MAIL, ASKED),
        ("/kg/notes?body__like=%25a%25", MAIL, ASKED),
        ("/kg/notes?_through={}", MAIL, ASKED),
        ("/kg/last_contact?status=blocked", MAIL, ASKED),
        ("/kg/people.csv", MAIL, ASKED),
        ("/kg/people.csv?_stream=on", MAIL, ASKED),
        ("/kg/people.json", MAIL, ASKED),
        ("/kg.json?sql=select+1", MAIL, ASKED),
        ("/kg.db", MAIL, ASKED),
        ("/kg?%73ql=select+1", MAIL, ASKED),
        ("/kg?key=1&sql=select+1", MAIL, ASKED),
        ("/kg?key=1;sql=select+1", MAIL, ASKED),
        ("/kg?sql", MAIL, ASKED),
        ("/~6bg?sql=select+1", MAIL, ASKED),
        ("//kg?sql=select+1", MAIL, ASKED),
        ("/?_facet=x", MAIL, ASKED),
        ("/-/kg/go?q=ann", MAIL, ASKED),
        ("/-/kg/ask/last_contact?owner=ann", MAIL, ASKED),
        ("/-/kg/names.json?start=a", MAIL, ASKED),
        ("/-/kg/graph.json/person:ann-lee", MAIL, ASKED),
        ("/-/kg/node/person:ann-lee?sql=select+1", MAIL, ASKED),
        # From a mail on a telephone, which says who asks and that nobody does.
        ("/kg/people", {**TYPED, "Referer": "android-app://mail.example"}, OPENED),
        (SQL, {**TYPED, "Referer": "android-app://mail.example"}, ASKED),
        ("/kg/people?_sort=name", {**TYPED, "Referer": f"http://{HERE}/kg"}, OPENED),
        # A page of another site that uses this one as its own.
        ("/kg/people", sub("image"), REFUSED),
        ("/kg/people", sub("script"), REFUSED),
        ("/kg/people", sub("style"), REFUSED),
        ("/kg/people", sub("empty"), REFUSED),
        ("/kg/people", sub("empty", "cors"), REFUSED),
        ("/kg/people", sub("iframe", "navigate"), REFUSED),
        ("/kg/people", sub("frame", "navigate"), REFUSED),
        ("/kg/people", sub("object", "navigate"), REFUSED),
        ("/kg/people", sub("embed", "navigate"), REFUSED),
        ("/kg/people", sub("image", site="same-site"), REFUSED),
        ("/kg/people", sub("iframe", "navigate", "same-site"), REFUSED),
        ("/-/kg/static/kg.css", sub("style"), REFUSED),
        ("/", sub("image"), REFUSED),
        # Before anybody looked.
        ("/kg/people", {**MAIL, "Sec-Purpose": "prefetch"}, REFUSED),
        ("/kg/people", {**MAIL, "Sec-Purpose": "prefetch;prerender"}, REFUSED),
        ("/kg/people", {**MAIL, "Purpose": "prefetch"}, REFUSED),
        ("/kg/people", {**OWN, "Sec-Purpose": "prefetch"}, OPENED),
        ("/kg/people", {**TYPED, "Sec-Purpose": "prefetch;prerender"}, REFUSED),
        ("/kg/people", {"Purpose": "prefetch"}, REFUSED),
        # What no browser says.
        ("/kg/people", {"Sec-Fetch-Site": "cross-site"}, REFUSED),
        ("/kg/people", {**MAIL, "Sec-Fetch-Site": ""}, OPENED),
        ("/kg/people?_search=a", {**MAIL, "Sec-Fetch-Site": ""}, ASKED),
        ("/kg/people?_search=a", {**MAIL, "Sec-Fetch-Site": "same-origin, none"}, ASKED),
        ("/kg/people", {**sub("image"), "Sec-Fetch-Site": "other"}, REFUSED),
        (
            "/kg/people",
            [*sub("image").items(), ("Sec-Fetch-Site", "same-origin")],
            REFUSED,
        ),
    ],
)
def test_who_asks(local: Site, path: str, headers: Any, expected: int | str) -> None:
    assert outcome(local, path, headers) == expected


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("path", ["/kg/people", "/-/kg/go", SQL])
def test_other_sites_only_get(local: Site, method: str, path: str) -> None:
    for headers in (MAIL, sub("empty"), sub("empty", "cors"), {"Origin": "https://evil.example"}):
        assert outcome(local, path, headers, method=method) == REFUSED
    assert outcome(local, "/kg/people", OWN, method="HEAD") in {200, 405}


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Origin": "http://127.0.0.1:8001"}, OPENED),
        ({"Referer": "http://127.0.0.1:8001/kg?x=1"}, OPENED),
        ({"Referer": "https://127.0.0.1:8001/"}, OPENED),  # behind what speaks TLS
        ({"Host": "notes.lan", "Referer": "http://notes.lan:80/"}, OPENED),
        ({"Host": "notes.lan:80", "Origin": "http://notes.lan"}, OPENED),
        ({"Host": "Notes.LAN", "Origin": "http://notes.lan"}, OPENED),
        ({"Origin": "null"}, REFUSED),
        ({"Origin": "https://evil.example"}, REFUSED),
        ({"Origin": "http://127.0.0.1:8888"}, REFUSED),
        ({"Origin": "http://127.0.0.1:8001.evil.example"}, REFUSED),
        ({"Origin": "http://127.0.0.1:8001@evil.example"}, REFUSED),
        ({"Origin": "http://[127.0.0.1:8001"}, REFUSED),
        ({"Origin": "app://obsidian.md"}, REFUSED),
        ({"Origin": "http://127.0.0.1:8001", "Referer": "https://evil.example/"}, REFUSED),
        ({"Referer": "https://evil.example/http://127.0.0.1:8001/"}, ASKED),
        ({"Referer": "127.0.0.1:8001"}, ASKED),
        ({"Referer": ""}, ASKED),
    ],
)
def test_browsers_that_do_not_say_who_asks(
    local: Site, headers: dict[str, str], expected: int | str
) -> None:
    assert outcome(local, "/kg/people", headers, server="192.168.1.5") == expected


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        (["127.0.0.1:8001"], 200),
        (["127.0.0.1"], 200),
        (["127.0.0.1:9000"], 200),  # through a tunnel
        (["127.8.9.1:8001"], 200),
        (["localhost:8001"], 200),
        (["LocalHost"], 200),
        (["localhost."], 200),
        (["notes.localhost:8001"], 200),
        (["[::1]"], 200),
        (["[::1]:8001"], 200),
        (["[0:0:0:0:0:0:0:1]:8001"], 200),
        (["[::ffff:127.0.0.1]:8001"], 200),
        (["0.0.0.0:8001"], 200),
        (["evil.example"], 421),
        (["evil.example:8001"], 421),
        (["127.0.0.1.evil.example"], 421),
        (["localhost.evil.example"], 421),
        (["evil-localhost"], 421),
        (["192.168.1.5:8001"], 421),
        (["::1"], 421),
        (["[::1"], 421),
        (["[localhost]"], 421),
        (["[::1]evil.example"], 421),
        (["localhost:port"], 421),
        (["localhost:8001:8001"], 421),
        (["user@localhost"], 421),
        (["evil.example@localhost"], 421),
        (["localhost/evil.example"], 421),
        (["localhost, evil.example"], 421),
        (["localhost evil.example"], 421),
        ([""], 421),
        (["localhost", "evil.example"], 421),
        (["evil.example", "localhost"], 421),
        (["localhost", "localhost"], 421),
    ],
)
def test_the_name_it_is_asked_by(local: Site, hosts: list[str], status: int) -> None:
    given = [("Host", host) for host in hosts]
    for path in ("/kg/people", "/", "/-/kg/node/person:ann-lee"):
        answered, text = ask(local, path, given)
        assert answered == status
        assert ("Ann Lee" in text) <= (status == 200)


@pytest.mark.parametrize("server", ["192.168.1.5", "fe80::1", "/run/kg.sock", None])
def test_where_others_may_ask_it_has_any_name(local: Site, server: str | None) -> None:
    assert ask(local, "/kg/people", {"Host": "notes.example"}, server=server)[0] == 200


def set_up(version: str, hosts: object) -> dict[str, Any]:
    """The plugin's setting, as each version of Datasette takes it."""
    given = {"plugins": {"kg": {"hosts": hosts}}}
    return {"config": given} if version.startswith("1.") else {"metadata": given}


def test_names_that_the_setting_adds(db: Path, open_site: OpenSite) -> None:
    import datasette

    options = set_up(datasette.__version__, ["Notes.example"])
    site = open_site(db, **options)
    for server in ("127.0.0.1", "10.0.0.2"):
        assert ask(site, "/kg/people", {"Host": "notes.example"}, server=server)[0] == 200
        assert ask(site, "/kg/people", {"Host": "notes.example:8443"}, server=server)[0] == 200
        assert ask(site, "/kg/people", {"Host": "evil.example"}, server=server)[0] == 421
    # Behind something that hands on another name than it was asked by.
    proxied = {"Referer": "http://notes.example/kg"}
    assert outcome(site, "/kg/people?_search=a", proxied) == OPENED
    assert outcome(site, "/kg/people?_search=a", {"Referer": "http://x.notes.example/"}) == ASKED
    any_name = open_site(db, **set_up(datasette.__version__, "*"))
    assert ask(any_name, "/kg/people", {"Host": "evil.example"})[0] == 200
    assert outcome(any_name, "/kg/people", {"Origin": "http://evil.example"}) == REFUSED


@pytest.mark.parametrize("given", [3, {"a": 1}, ["https://notes.example"], ["a b"], [None], "a/b"])
def test_a_setting_that_names_no_hosts(db: Path, given: object) -> None:
    import datasette
    from datasette.utils import StartupError

    with pytest.raises(StartupError, match=re.escape(f"hosts of the plugin kg is {given!r}; it")):
        Site(db, **set_up(datasette.__version__, given))


def test_what_is_opened_by_cors_stays_open(db: Path, open_site: OpenSite) -> None:
    site = open_site(db, cors=True)
    fetch = {**sub("empty", "cors"), "Origin": "https://observable.example"}
    assert outcome(site, "/kg/people.json", fetch) == OPENED
    assert outcome(site, "/kg/people.json", {"Origin": "https://observable.example"}) == OPENED
    assert outcome(site, "/kg/people.json", fetch, method="OPTIONS") in {200, 405}
    for refused in (sub("image"), sub("script"), sub("iframe", "navigate"), sub("empty")):
        assert outcome(site, SQL, refused) == REFUSED
    assert outcome(site, SQL, MAIL) == ASKED
    assert ask(site, "/kg/people.json", {**fetch, "Host": "evil.example"})[0] == 421


def test_a_cross_database_is_one_of_notes(db: Path, open_site: OpenSite) -> None:
    site = open_site(db, crossdb=True)
    assert outcome(site, "/_memory?sql=select+1", sub("image")) == REFUSED
    assert outcome(site, "/_memory?sql=select+1", MAIL) == ASKED


def test_other_databases_and_plugins_keep_what_they_had(
    db: Path, tmp_path: Path, open_site: OpenSite
) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "other.db") as conn:
        conn.execute("create table t (a)")
    site = open_site(db, tmp_path / "other.db")
    for headers in (sub("image"), MAIL, {"Host": "evil.example"}, {"Origin": "null"}):
        assert ask(site, "/other/t?_sort=a", headers)[0] == 200
        assert ask(site, "/-/versions.json", headers)[0] == 200
        assert ask(site, "/kg/people?_sort=name", headers)[0] in {403, 421}


def test_below_another_address(db: Path, open_site: OpenSite) -> None:
    site = open_site(db, settings={"base_url": "/x.y/"})
    for base in ("/x.y", ""):
        assert outcome(site, f"{base}/kg/people", MAIL) == OPENED
        assert outcome(site, f"{base}/kg/people?_sort=name", MAIL) == ASKED
        assert outcome(site, f"{base}/-/kg/node/person:ann-lee", MAIL) == OPENED
        assert outcome(site, f"{base}/kg/people", sub("image")) == REFUSED


def test_no_websocket(local: Site) -> None:
    assert ask(local, "/kg", {"Origin": "https://evil.example"}, kind="websocket")[0] == 1008


def test_the_page_that_asks(local: Site) -> None:
    trap = "/kg?sql=select+'<script>'%20--%0a\"><b>"
    answer = local.get(trap, headers=MAIL)
    assert answer.status_code == 403
    page = Page(answer.text)
    assert [link["href"] for link in page.all("a")] == [
        ""
    ]  # the address at which it stands, never another site's
    assert not {tag for tag, _ in page.tags} & {"script", "b", "form", "iframe"}
    assert "select '<script>' -- \"><b>" in " ".join(page.words)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert local.get(page.all("link")[0]["href"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/kg/nodes?_sort=%1b]52;c;x%07", 400),
        ("/kg/nodes?_sort=%C2%9b2J", 400),
        ("/kg?sql=select+1%00", 400),
        ("/kg?sql=select%0a%091%0d%0a", "text"),
        ("/kg/notes?title=%C3%A9%E2%80%8E", "text"),
        ("/-/kg/note/?key=Projects/P%1b[2J.md", 200),  # the name of a file may be anything
        ("/-/kg/node/?key=%1b", 404),
    ],
)
def test_an_address_that_steers_a_terminal(local: Site, path: str, status: int | str) -> None:
    answered, text = ask(local, path, {})
    assert answered in {200, 302} if status == "text" else answered == status
    assert ("control characters" in text) == (status == 400)
