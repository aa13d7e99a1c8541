"""Which of Datasette's paths lead to notes, and which of those only show what is stored."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from datasette.utils import tilde_decode

from kg.web import databases
from kg.web.addresses import PREFIX

# In the scope of a request to a server that has nothing but pages about notes.
EVERYTHING = "kg.everything"
_HOME = {"/-/", "/-/.json"}  # 1.0 has the home page here, too
# Pages of kg that are found by what names them, and how their query strings name it.
_PLAIN = {"", "node", "note", "id", "note-id"}
_NAMING = {"db", "key", "line"}


def covers(datasette: Any, path: str) -> bool:
    """Whether a path is a page about notes: the home page, kg's own, those of a kg database."""
    names = databases.names(datasette)
    if not names:
        return False
    if is_own(datasette, path):
        return True
    path = _inside(datasette, path)
    if path.startswith("/-/"):
        return path in _HOME
    routes = {datasette.databases[name].route for name in names}
    if datasette.crossdb:
        routes.add("_memory")  # from which all databases can be asked
    first = _first(path)
    return first == "" or first in routes


def is_own(datasette: Any, path: str) -> bool:
    """Whether a path is one of those that kg adds."""
    path = _inside(datasette, path)
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def is_others(datasette: Any, path: str) -> bool:
    """Whether a path is a page of another database or of another plugin."""
    path = _inside(datasette, path)
    routes = {database.route for database in datasette.databases.values()}
    return not covers(datasette, path) and (path.startswith("/-/") or _first(path) in routes)


def concerns(datasette: Any, request: Any) -> bool:
    """Whether what answers a request is kg's affair: all but pages of other databases and plugins,
    and those, too, where a server has nothing but notes."""
    return EVERYTHING in request.scope or not is_others(datasette, request.path)


def is_plain(datasette: Any, path: str, query: str) -> bool:
    """Whether an address is that of a page which shows what is stored, as it is stored.

    Whatever else Datasette does with an address, it reads from the query string (SQL, conditions,
    order, facets, search, parameters of named queries) or from an extension (.json, .csv, .db).
    """
    if is_own(datasette, path):
        page = _inside(datasette, path).removeprefix(PREFIX).strip("/").partition("/")[0]
        return page in _PLAIN and _NAMING.issuperset(dict(parse_qsl(query, keep_blank_values=True)))
    return not query and "." not in _inside(datasette, path)


def _inside(datasette: Any, path: str) -> str:
    return path.removeprefix(datasette.setting("base_url").rstrip("/"))


def _first(path: str) -> str:
    """The first segment of a path, without extension: a database's route."""
    return str(tilde_decode(path.lstrip("/").partition("/")[0].partition(".")[0]))
