"""What every page of `kg serve` costs: `python -m benchmarks.web_pages [NOTES]`.

Processor time of the server and its processes for one request each, in two vaults of NOTES notes:
that of benchmarks/vault.py and that of benchmarks/hubs.py. Everything that a click leads to is
asked for: kg's own pages, tables and views with their next page, sorted by each column that can
be, by each facet of a column, as JSON; the pages of hubs and of ordinary things; every named query.
The Python that runs this decides which Datasette answers.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from benchmarks import hubs
from benchmarks.commands import HERE, made
from benchmarks.measure import KG
from kg.model.kinds import SEVERITIES
from kg.store import queries
from kg.web import describe
from kg.web.addresses import PREFIX

_TICKS = os.sysconf("SC_CLK_TCK")
_HUBS = {"person": hubs.PERSON, "project": hubs.PROJECT, "organization": hubs.ORGANIZATION}
GOAL = 0.5


class Page(NamedTuple):
    """A page that is asked for; pages of one `family` are one line of the short table."""

    family: str
    path: str


class Cost(NamedTuple):
    """What a page took: seconds of processor time and of the clock, and the size of the answer."""

    page: Page
    processor: float
    seconds: float
    status: int
    size: int


def processor_time(pid: int) -> float:
    """Seconds that a process and all that it started have used, from /proc (Linux)."""
    parents, used = {}, {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                text = Path(f"/proc/{name}/stat").read_text(encoding="utf-8")
                # The name of the program, in brackets, may hold spaces.
                fields = text.rpartition(")")[2].split()
                parents[int(name)] = int(fields[1])
                used[int(name)] = sum(map(int, fields[11:15])) / _TICKS
    found = {pid}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return sum(used.get(one, 0) for one in found)


class Server:
    """`kg serve`, asked one page at a time."""

    def __init__(self, db: Path) -> None:
        command = [KG, "serve", "--db", str(db), "--port", "0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        told = ""
        while not (found := re.search(r"http://\S+:\d+", told)):
            told = self.process.stderr.readline()
            if not told:
                raise RuntimeError("kg serve ended before it answered")
        place = urlsplit(found[0])
        self.connection = HTTPConnection(str(place.hostname), place.port, timeout=60)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def cost(self, page: Page) -> Cost:
        """What it takes to answer."""
        before, began = processor_time(self.process.pid), time.perf_counter()
        status, body = self.get(page.path)
        seconds = time.perf_counter() - began
        used = processor_time(self.process.pid) - before
        return Cost(page, used, seconds, status, len(body))

    def close(self) -> None:
        """End it."""
        self.connection.close()
        self.process.terminate()
        self.process.wait()


def own_pages() -> Iterator[Page]:
    """The pages of kg, and those of Datasette above the tables."""
    for path in ("/", PREFIX, "{db}"):
        yield Page("home, database", path)
    yield Page("home, database", "{db}.json")
    for severity in SEVERITIES:
        yield Page("problems", f"{PREFIX}/problems?severity={severity}")
    for words in ("Bo Aker 1", "budget", "aker", "Aker Boo", "Nobody At All"):
        yield Page("search", f"{PREFIX}/go?{urlencode({'q': words})}")
        yield Page("search", f"{PREFIX}/search?{urlencode({'q': words})}")
    for start in "ab":
        yield Page("search", f"{PREFIX}/names.json?start={start}")
    for table in describe.tables():
        if table == "notes" or "search" in describe.tables()[table]:
            yield Page("search", f"{{db}}/{table}?_search=budget")
            yield Page("search", f"{{db}}/{table}?_search=a")


def table_pages(server: Server, db: str) -> Iterator[Page]:
    """Every table and view that is listed: as it is, its next page, sorted, by facets, as JSON."""
    for table, about in describe.tables().items():
        if about.get("hidden"):
            continue
        path = f"{db}/{table}"
        yield Page("tables and views", path)
        yield Page("as JSON", f"{path}.json")
        _, body = server.get(path)
        html = body.decode()
        if following := re.search(r'<a href="([^"]+)">Next page</a>', html):
            place = urlsplit(following[1].replace("&amp;", "&"))
            yield Page("next page", f"{place.path}?{place.query}")
        for column in about["columns"]:
            if f"_sort={column}" in html or f"_sort_desc={column}" in html:
                yield Page("sorted", f"{path}?_sort={column}")
                yield Page("sorted", f"{path}?_sort_desc={column}")
            yield Page("facet of one's own", f"{path}?_facet={column}")


def thing_pages(names: dict[str, str]) -> Iterator[Page]:
    """The pages of hubs and of ordinary things, with their notes and pictures."""
    for label, key in names.items():
        family = "page of a hub" if "hub" in label else "page of an ordinary thing"
        yield Page(family, f"{PREFIX}/node/{quote(key)}")
        yield Page("picture", f"{PREFIX}/graph.json/{quote(key)}")


def query_pages(db: str, things: list[str]) -> Iterator[Page]:
    """Every named query: with nothing given, and asked about things."""
    for name in queries.names():
        query = queries.load(name)
        yield Page("named query", f"{db}/{describe.asked_as(name)}")
        yield Page("named query", f"{PREFIX}/ask/{name}")
        for param in query.params:
            if "key" in param.meaning.split():
                for key in things:
                    asked = urlencode({param.name: key})
                    yield Page("named query of a thing", f"{db}/{describe.asked_as(name)}?{asked}")


def everything(server: Server, db: str, hub: bool) -> Iterator[Page]:
    """All pages of a database."""
    for page in own_pages():
        yield page._replace(path=page.path.format(db=db))
    yield from table_pages(server, db)
    names = _hubs(server, db) if hub else _ordinary(server, db)
    yield from thing_pages(names)
    yield from query_pages(db, list(names.values())[:1])


def _hubs(server: Server, db: str) -> dict[str, str]:
    found = {"hub meeting": hubs.MEETING.hub, "meeting": hubs.MEETING.other}
    for kind, pair in {**_HUBS, "note": hubs.NOTE}.items():
        for word, name in (("hub ", pair.hub), ("", pair.other)):
            asked = urlencode({"label": name, "kind": kind, "_shape": "array"})
            rows = json.loads(server.get(f"{db}/nodes.json?{asked}")[1])
            found[f"{word}{kind}"] = rows[0]["key"]
    return found


def _ordinary(server: Server, db: str) -> dict[str, str]:
    found = {}
    for kind in ("person", "project", "meeting", "note", "tag", "missing"):
        asked = urlencode({"kind": kind, "_shape": "array", "_size": 1})
        rows = json.loads(server.get(f"{db}/nodes.json?{asked}")[1])
        found[kind] = rows[0]["key"]
    return found


def measured(db: Path, *, hub: bool, wanted: str) -> Iterator[Cost]:
    """The cost of every page whose address matches `wanted`, each asked once after a first page
    that starts the processes."""
    server = Server(db)
    try:
        name = f"/{db.stem}"
        for path in (f"{name}/people", f"{name}/people?name__contains=a", PREFIX):
            server.get(path)
        for page in everything(server, name, hub):
            if re.search(wanted, page.path):
                yield server.cost(page)
    finally:
        server.close()


def line(cost: Cost) -> str:
    """A row of the table."""
    mark = "" if cost.processor <= GOAL else " **missed**"
    what = cost.page.path.replace("|", "\\|")
    return (
        f"| {cost.page.family} | `{what}` | {cost.processor * 1000:.0f} ms{mark} | "
        f"{cost.seconds * 1000:.0f} ms | {cost.size / 1000:,.0f} kB | {cost.status} |"
    )


def shown(costs: list[Cost], *, every: bool) -> Iterator[str]:
    """The table: of each family the dearest page, or every page by its cost."""
    yield "| pages | asked for | processor | clock | size | status |"
    yield "|---|---|---:|---:|---:|---:|"
    costs = sorted(costs, key=lambda one: -one.processor)
    if every:
        yield from map(line, costs)
        return
    for family in dict.fromkeys(one.page.family for one in costs):
        of_it = [one for one in costs if one.page.family == family]
        text = line(of_it[0])
        yield text.replace(f"| {family} |", f"| {family}, dearest of {len(of_it)} |", 1)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web_pages", description=__doc__)
    parser.add_argument("notes", type=int, nargs="?", default=10_000)
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for the vaults")
    parser.add_argument("--every", action="store_true", help="every page, not one of each kind")
    parser.add_argument("--only", default="", help="only addresses that match this expression")
    parser.add_argument("--vault", choices=("vault", "hubs"), action="append", help="only this one")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    costs: list[Cost] = []
    for kind in options.vault or ("vault", "hubs"):
        db = made(options.work, kind, options.notes)
        for cost in measured(db, hub=kind == "hubs", wanted=options.only):
            costs.append(cost)
            print(line(cost), file=sys.stderr, flush=True)
    print("\n".join(shown(costs, every=options.every)))


if __name__ == "__main__":
    main()
