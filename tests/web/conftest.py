"""Datasette on real databases, asked through its own client."""

import asyncio
import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datasette", reason="needs kg-notes[datasette]")
from datasette.app import Datasette


class Site:
    """A Datasette that answers as a server would."""

    def __init__(self, *files: Path, **options: Any) -> None:
        self.loop = asyncio.new_event_loop()
        self.datasette = Datasette([str(file) for file in files], **options)
        self.do(self.datasette.invoke_startup())

    def do(self, what: Any) -> Any:
        return self.loop.run_until_complete(what)

    def get(self, path: str, **options: Any) -> Any:
        return self.do(self.datasette.client.get(path, **options))

    def post(self, path: str, **options: Any) -> Any:
        return self.do(self.datasette.client.post(path, **options))

    def text(self, path: str) -> str:
        answer = self.get(path, follow_redirects=True)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
        return str(answer.text)

    def json(self, path: str) -> Any:
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.text[:500])
        return answer.json()

    def rows(self, query: str, **arguments: str) -> list[dict[str, Any]]:
        """The rows of a named query."""
        from urllib.parse import urlencode

        found = self.json(f"/kg/{query}.json?{urlencode({'_shape': 'array', **arguments})}")
        return list(found)

    def queries(self) -> str:
        """Where the named queries of the database are listed: on its page, or on one behind it."""
        page = self.text("/kg")
        behind = "/kg/-/queries"  # 1.0 shows the first five by title, and this link
        return self.text(f"{behind}?_size=max") if f'href="{behind}"' in page else page

    def close(self) -> None:
        if hasattr(self.datasette, "close"):  # 1.0
            self.datasette.close()
            self.loop.close()
            return
        for database in self.datasette.databases.values():
            database.close()
        if self.datasette.executor is not None:
            self.datasette.executor.shutdown()
        self.loop.close()


OpenSite = Callable[..., Site]


@pytest.fixture
def open_site() -> Iterator[OpenSite]:
    sites: list[Site] = []

    def open_(*files: Path, **options: Any) -> Site:
        sites.append(Site(*files, **options))
        return sites[-1]

    yield open_
    for site in sites:
        site.close()


@pytest.fixture(scope="session")
def site(examples_db: Path) -> Iterator[Site]:
    """The example vault in Datasette, set up by nothing but the plugin."""
    found = Site(examples_db)
    yield found
    found.close()


class Page(HTMLParser):
    """What a page holds that could do something: tags with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def links(self) -> list[str]:
        return [str(one["href"]) for one in self.all("a") if one.get("href")]


class Part:
    """A part of a brief: its rows as one line of words each, and where they and its title lead."""

    def __init__(self, html: str) -> None:
        title, _, rows = html.partition("</h2>")
        self.title = " ".join(Page(title.partition("<small>")[0]).words).strip()
        self.rows = [" ".join(" ".join(Page(row).words).split()) for row in rows.split("<li>")[1:]]
        self.links = Page(rows).links()
        self.title_links = {
            unescape(words): unescape(address)
            for address, words in re.findall(r'<a href="([^"]+)">([^<]+)</a>', title)
        }


def parts(html: str) -> dict[str, Part]:
    """The parts of the brief on a page, by their titles, in their order."""
    found = re.findall(r'<section class="kg-part">(.*?)</section>', html, re.DOTALL)
    return {part.title: part for part in map(Part, found)}
