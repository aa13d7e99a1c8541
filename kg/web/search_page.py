"""The page of a search: who or what is called so, and the notes whose text holds the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from kg.errors import UsageError
from kg.model.answers.notes import Candidate, SearchAnswer, SearchHit
from kg.model.kinds import PAGE_KINDS, Kinds, MatchReasons
from kg.model.names import slug
from kg.present.readable import readable
from kg.query import matching, search
from kg.query.apart import told_apart
from kg.query.kinds import every
from kg.store import queries
from kg.store.errors import QueryRefused
from kg.store.reader import Connection
from kg.web.addresses import Addresses

_NAMES = 8  # that are shown
_STEPS = (20, 100)  # notes on a page, and on one that was asked for more
_STARTS = re.compile(r"(?<= )(?:#{1,6}|[-*+]|>) (?:\[.\] )?")  # of headings and items, in one line
_FENCES = re.compile(r"`{3,}\w*|~{3,}\w*")
_MATCHED = re.compile("⟦([^⟦⟧]*)⟧")
_LONGEST = 200  # characters; nothing is called like that


class Named(NamedTuple):
    """Somebody or something that may be meant; `beside` tells it from others of its name."""

    name: str
    kind: str
    address: str
    beside: tuple[str, ...]


class Hit(NamedTuple):
    """A note that holds the words; `place` is where the first of them stands."""

    title: str
    kind: str
    date: str | None
    snippet: Markup
    address: str
    place: str
    place_address: str


class Asked(NamedTuple):
    """What the form says."""

    words: str
    kind: str
    since: str
    most: int

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """What an address asks for."""
        most = _STEPS[given.get("more") == "1"]
        return cls(
            given.get("q", "").strip(), given.get("kind", ""), given.get("since", "").strip(), most
        )


async def contents(datasette: Any, database: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Everything that the template shows."""
    at = Addresses.of(datasette, database)
    asked = Asked.of(given)
    seconds = datasette.setting("sql_time_limit_ms") / 1000

    def read(conn: Connection) -> dict[str, Any]:
        kinds = [one for one in every(conn) if one not in (Kinds.TAG, Kinds.MISSING)]
        shown: dict[str, Any] = {"kinds": sorted({*kinds, Kinds.DAILY}), "names": [], "hits": []}
        if not asked.words:
            return shown
        try:
            with queries.within(conn, seconds):
                return shown | _found(conn, at, asked)
        except UsageError as error:
            return shown | {"problem": str(error)}
        except QueryRefused:
            return shown | {"problem": "This search takes too long. Take rarer words, or a kind."}

    found: dict[str, Any] = await datasette.get_database(database).execute_fn(read)
    return found | {"at": at, "asked": asked, "title": asked.words or "Search"}


def _found(conn: Connection, at: Addresses, asked: Asked) -> dict[str, Any]:
    names = _names(conn, asked)
    found = _texts(conn, asked)
    apart = told_apart(conn, [one.key for one in names])
    total = found.total or 0
    return {
        "names": [_named(at, one, apart) for one in names],
        "is_spelling": bool(names) and names[0].reason == MatchReasons.SPELLING,
        "is_several": _is_several(names, asked.words),
        "hits": [_hit(at, one) for one in found.hits],
        "total": total,
        "more": _more(at, asked) if total > len(found.hits) and asked.most < _STEPS[-1] else None,
    }


def _names(conn: Connection, asked: Asked) -> list[Candidate]:
    """Who or what may be meant; a day that is asked for concerns notes alone."""
    if len(asked.words) > _LONGEST or asked.kind == Kinds.DAILY:
        return []
    kind = [asked.kind] if asked.kind else []
    return matching.find(conn, asked.words, kind=kind, limit=_NAMES)


def _texts(conn: Connection, asked: Asked) -> SearchAnswer:
    kinds = [asked.kind] if asked.kind in PAGE_KINDS else []
    return search.search(
        conn, asked.words, kind=kinds, since=asked.since or None, limit=asked.most, total=True
    )


def _is_several(names: list[Candidate], words: str) -> bool:
    """Whether several things are called exactly so, or have it as an alias."""
    return sum(slug(one.matched) == slug(words) for one in names) > 1


def _named(at: Addresses, one: Candidate, apart: Mapping[str, tuple[str, ...]]) -> Named:
    called = () if one.matched in (one.name, "") else (f"{one.reason}: {one.matched}",)
    beside = (*called, *apart.get(one.key, (one.source,) if one.source else ()))
    return Named(one.name, one.kind, at.node(one.key), beside)


def _hit(at: Addresses, one: SearchHit) -> Hit:
    place = f"{one.source}:{one.line}" if one.line else one.source
    address = at.note(one.source, one.line)
    return Hit(
        one.title, one.kind, one.date, _marked(one.snippet), at.node(one.key), place, address
    )


def _marked(snippet: str) -> Markup:
    """A snippet with what matched as marks."""
    plain = _FENCES.sub("", readable(" ".join(snippet.split())))
    text = str(escape(_STARTS.sub("· ", plain)))
    return Markup(_MATCHED.sub(r"<mark>\1</mark>", text))


def _more(at: Addresses, asked: Asked) -> str:
    given = {"q": asked.words, "kind": asked.kind, "since": asked.since, "more": "1"}
    return at.page("search", **{name: value for name, value in given.items() if value})
