"""Requests to the pages: whatever is asked is answered, and no answer is a fault of the server."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from kg.store import queries
from tests.builders import imported, rows
from tests.fuzz.notes import EXAMPLES
from tests.fuzz.questions import DAYS, NUMBERS, SQL, TEXTS
from tests.fuzz.target import Wrong, parts, within

SECONDS = 10.0
MARK = '<q id="fuzz">'  # what is asked for never stands in a page as HTML
PAGES = ("/", "/kg", "/-/kg", "/-/kg/search", "/-/kg/node", "/-/kg/note", "/-/kg/id", "/-/kg/graph")
# What Datasette reads from an address, and what kg's own pages do.
FIELDS = (
    "_sort", "_sort_desc", "_facet", "_facet_size", "_size", "_next", "_where", "_search", "_col",
    "_nocol", "_shape", "_labels", "_nocount", "_timelimit", "_json", "sql", "q", "key", "line",
    "kind", "since", "db", "page", "name", "as_of", "limit", "key__exact", "name__contains",
)  # fmt: skip
HEADERS = {
    "Origin": ("null", "http://evil.example", "http://localhost"),
    "Host": ("localhost", "evil.example", "[::1]:80", "a" * 300),
    "Sec-Fetch-Site": ("cross-site", "same-origin", "none", "x"),
    "Accept": ("application/json", "text/html", "*/*;q=x"),
    "Cookie": ("ds_actor=x", "a=b; c"),
}


class Asked(NamedTuple):
    """One request; `fields` are those of its query string."""

    method: str
    path: str
    fields: list[list[str]]
    headers: dict[str, str]


class Requests:
    """Requests to Datasette over the example vault, through its own client."""

    name = "requests"
    ending = ".json"

    def __init__(self) -> None:
        from datasette.app import Datasette

        self._folder = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
        shutil.copytree(EXAMPLES, self._folder / "vault")
        self._db = self._folder / "kg.db"
        imported(self._folder / "vault", self._db)
        self._whole = self._db.read_bytes()
        self._keys = [str(key) for (key,) in rows(self._db, "select key from nodes")]
        tables = rows(self._db, "select name from sqlite_master where type in ('table', 'view')")
        self._tables = [f"/kg/{name}" for (name,) in tables if "fts" not in str(name)]
        self._queries = [f"/kg/{name}" for name in queries.names()]
        self._loop = asyncio.new_event_loop()
        self._datasette = Datasette([str(self._db)])
        self._loop.run_until_complete(self._datasette.invoke_startup())

    def make(self, rng: random.Random) -> Asked:
        path = rng.choice(rng.choice((PAGES, self._tables, self._queries)))
        if rng.random() < 0.2:
            path += rng.choice((".json", ".csv", "/1", "/~2E", "/x,y", "//", ".blob", "/-/x"))
        if rng.random() < 0.1:
            path += "/" + self._value(rng)
        fields = [[rng.choice(FIELDS), self._value(rng)] for _ in range(rng.randint(0, 4))]
        named = rng.sample([*HEADERS], rng.choice((0, 0, 0, 1, 2)))
        headers = {name: rng.choice(HEADERS[name]) for name in named}
        method = rng.choice(("GET",) * 8 + ("HEAD", "POST"))
        return Asked(method, path, fields, headers)

    def _value(self, rng: random.Random) -> str:
        value = str(rng.choice(rng.choice((DAYS, NUMBERS, SQL, TEXTS, self._keys, (MARK,)))))
        # What is no character cannot be sent.
        return value.encode("utf-8", "replace").decode()

    def check(self, tried: Asked) -> None:
        query = urlencode([(name, value) for name, value in tried.fields])
        address = quote(tried.path, safe="/~,.-") + (f"?{query}" if query else "")
        with within(SECONDS):
            answer = self._loop.run_until_complete(
                self._datasette.client.request(
                    tried.method, address, headers=tried.headers, follow_redirects=False
                )
            )
        self._judge(answer)
        if self._db.read_bytes() != self._whole:
            raise Wrong("the database was changed")

    def _judge(self, answer: Any) -> None:
        text, kind = answer.text, answer.headers.get("content-type", "")
        if answer.status_code >= 500 or "Traceback (most recent call last)" in text:
            raise Wrong(f"{answer.status_code}: {text[:300]!r}")
        if "html" in kind and MARK in text:
            raise Wrong("what was asked for stands in the page as HTML")
        if "json" in kind and text and answer.request.method != "HEAD":
            json.loads(text.splitlines()[0] if "_nl" in str(answer.url) else text)

    def load(self, data: bytes) -> Asked:
        return Asked(*json.loads(data))

    def dump(self, tried: Asked) -> bytes:
        return json.dumps(tried).encode()

    def smaller(self, tried: Asked) -> Iterator[Asked]:
        for fields in parts(tried.fields):
            yield tried._replace(fields=fields)
        for name in tried.headers:
            yield tried._replace(headers={k: v for k, v in tried.headers.items() if k != name})

    def close(self) -> None:
        for database in self._datasette.databases.values():
            database.close()
        if getattr(self._datasette, "executor", None) is not None:
            self._datasette.executor.shutdown()
        self._loop.close()
        shutil.rmtree(self._folder, ignore_errors=True)
