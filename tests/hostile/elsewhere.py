"""What is asked of Python, of the server for assistants and of Datasette, over a database in which
somebody changed a value; `tampered.py` has what the command line is asked."""

from __future__ import annotations

import contextlib
import io
import operator
import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import takewhile
from typing import Any
from urllib.parse import quote

import kg
from kg.cli.registry import load
from kg.errors import KgError
from kg.store import queries
from kg.web import describe
from kg.web.addresses import PREFIX
from tests.api.test_parity import METHODS, QUESTIONS
from tests.builders import DAY
from tests.hostile.tampered import ASKED, ORGANIZATION, PERSON, PROJECT, Place, is_sentence
from tests.mcp.asking import Desk
from tests.web.conftest import Site

NOTE = "Projects/Lamp Oil.md"
SOME = 12  # pages for each change: Datasette starts processes


def in_python(place: Place, rng: random.Random) -> Iterator[str]:
    """What the questions of `kg.connect` end with that is neither an answer nor one sentence."""
    del rng
    try:
        with kg.connect(place.db, as_of=DAY) as kb:
            for name, ask in _methods(kb):
                yield from _asked(name, ask)
    except KgError as error:
        yield from _wrong("connect", str(error))


def _asked(name: str, ask: Callable[[], Any]) -> Iterator[str]:
    try:
        found = ask()
        assert repr(found)
        getattr(found, "_repr_html_", str)()
    except KgError as error:
        yield from _wrong(f"kb.{name}", str(error))
    except Exception as error:  # noqa: BLE001 - that is what it is to find
        yield f"kb.{name}: {type(error).__name__}: {error}"


def _methods(kb: kg.KnowledgeBase) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every question, asked as on the command line, and some that only Python has."""
    given = ASKED | {"export": ["json"]}
    for name in QUESTIONS:
        if name == "ask":  # this vault saves no question
            continue
        takes = any(argument.required for argument in load(name).arguments)
        words = takewhile(lambda word: word[:1] != "-", given.get(name, [PROJECT] * takes))
        called = METHODS.get(name, name.replace("-", "_").replace(" ", "."))
        yield called, partial(operator.attrgetter(called)(kb), *words)
    yield "person", lambda: kb.person(PERSON).last_contact
    yield "graph", lambda: kb.graph()
    for relation in ("last_contacts", "nodes", "notes"):
        yield f"rows of {relation}", partial(kb.rows, relation)


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("find", {"text": "ida"}),
    ("last_contact", {}),
    ("last_contact", {"text": "mill"}),
    ("blocked", {}),
    ("stale", {"over": 1}),
    ("tasks", {"state": "all"}),
    ("about", {"name": PERSON}),
    ("about", {"name": PROJECT}),
    ("prep", {"name": PERSON}),
    ("connect", {"start": PERSON, "end": "person:per-dahl"}),
    ("timeline", {"name": PROJECT}),
    ("changed", {"since": "10y"}),
    ("search", {"text": "mill"}),
    ("read", {"source": NOTE}),
    ("query", {"language": "sql", "text": "select * from nodes"}),
    ("query", {"language": "dataview", "text": "TABLE status, file.link SORT file.name"}),
    ("query", {"language": "tasks", "text": "not done"}),
]  # fmt: skip


def by_an_assistant(place: Place, rng: random.Random) -> Iterator[str]:
    """What tools and resources of `kg mcp` end with that is neither an answer nor one sentence."""
    del rng
    desk = Desk(place.db)
    for name, given in CALLS:
        answer = desk.call(name, **given)
        if answer["isError"]:
            yield from _wrong(f"{name} {given}", answer["content"][0]["text"])
    for uri in ("kg://today", f"kg://person/{quote(PERSON)}", f"kg://note/{quote(NOTE)}"):
        answer = desk.send("resources/read", {"uri": uri})
        if "error" in answer:
            yield from _wrong(uri, answer["error"]["message"])


def pages() -> list[str]:
    """Addresses of kg's own pages, of tables and of named queries."""
    own = ["", "problems", "graph", "graph.json", "names.json?q=ida", "go?q=ida", "search?q=mill"]
    own += [f"node/{quote(key)}" for key in (PERSON, PROJECT, ORGANIZATION)]
    own += [f"graph.json/{quote(PERSON)}", f"note/{quote(NOTE)}"]
    tables = [f"/kg/{name}?_size=max" for name in describe.tables() if name != "notes_fts"]
    asked = [f"/kg/{describe.asked_as(name)}" for name in queries.names()]
    return ["/", *(f"{PREFIX}/{page}" for page in own), *tables, *asked]


def in_datasette(place: Place, rng: random.Random) -> Iterator[str]:
    """What pages end with that is neither an answer nor a sentence, to reader and server alike."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        site = Site(place.db)
        try:
            for page in rng.sample(pages(), SOME):
                yield from _page(site, page, said)
        finally:
            site.close()


def _page(site: Site, page: str, said: io.StringIO) -> Iterator[str]:
    said.seek(said.truncate(0))
    answer = site.get(page, follow_redirects=True)
    if answer.status_code >= 500:
        yield from _wrong(page, said.getvalue().rstrip("\n").rpartition("\n")[2])
        if "is damaged" not in answer.text:
            yield f"{page}: the reader is not told"


WAYS = (in_python, by_an_assistant, in_datasette)


def _wrong(asked: str, said: str) -> Iterator[str]:
    """What is said, where it is no sentence or tells only that something failed."""
    if not is_sentence(said) or "kg failed" in said:
        yield f"{asked}: {said}"
