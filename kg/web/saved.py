"""Questions in SQL that kg.toml saves, as named queries of Datasette.

Those of Dataview and Tasks are no SQL, which is all that Datasette runs: `kg ask` answers them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from kg.errors import KgError
from kg.importer.questions import questions_of
from kg.log import Log
from kg.model.questions import GIVEN
from kg.query.saved import listed as saved_rows
from kg.store.parameters import with_parameters
from kg.web import describe, policy

if TYPE_CHECKING:
    from kg.model.questions import Param, Saved
    from kg.web.addresses import Addresses

_LOG = Log("kg.web")
_TODAY = "date('now', 'localtime')"


def queries(path: str) -> dict[str, dict[str, Any]]:
    """The questions of a database's kg.toml, as Datasette takes queries, by the name that each has
    there. A kg.toml that cannot be read gives none, and one line in the log."""
    request = policy.request()
    found = _during(path, request) if request else _read(path)
    return {name: dict(query) for name, query in found.items()}


@lru_cache(maxsize=16)
def _during(path: str, request: str) -> dict[str, dict[str, Any]]:  # noqa: ARG001 - the key
    """What was read at first during a request: Datasette 0.65 asks a hundred times a page."""
    return _read(path)


class Listed(NamedTuple):
    """A saved question as the home page lists it: what it tells, its parameters with defaults, and
    the page that answers it; or why there is none."""

    name: str
    about: str
    params: tuple[str, ...]
    language: str
    address: str | None
    problem: str | None = None


def listed(at: Addresses, path: str) -> list[Listed]:
    """The questions of a database's kg.toml, in its order; then those that cannot be asked."""
    try:
        found = questions_of(path)
    except KgError as error:
        return [Listed("kg.toml", "", (), "", None, str(error))]
    rows = saved_rows(found.known)
    return [
        Listed(
            one.question,
            one.about,
            one.params,
            one.language,
            address(at, one.question, one.language),
        )
        for one in rows
    ] + [Listed(bad.name, "", (), "", None, bad.why) for bad in found.unfit]


def address(at: Addresses, name: str, language: str) -> str:
    """The page that answers the question of this name."""
    return at.query(_named(name)) if language == "sql" else at.page(f"saved/{quote(name)}")


def _read(path: str) -> dict[str, dict[str, Any]]:
    try:
        known = questions_of(path).known
    except KgError as error:
        _LOG.warning("no saved questions: %s", error)
        return {}
    return {_named(one.name): _query(one) for one in known if one.language == "sql"}


def _named(name: str) -> str:
    """The name there, where it must not be that of a table or of a query of kg's own."""
    taken = name in describe.tables() or name in describe.asked()
    return f"saved_{name}" if taken else name


def _query(question: Saved) -> dict[str, Any]:
    given = [f"{one.name} ({_default(one)})" for one in question.params]
    names = [one.name for one in question.params]
    if f":{GIVEN}" in question.text:
        given.append(f"{GIVEN} (default today)")
        names.append(GIVEN)
    parts = [f"{question.about}." if question.about else "", "Saved in kg.toml."]
    parts += [f"Parameters – {', '.join(given)}."] if given else []
    return {
        "title": question.name,
        "description": " ".join(filter(None, parts)),
        "sql": _statement(question),
        "params": names,
        "hide_sql": True,
    }


def _default(param: Param) -> str:
    if param.kind == "switch":
        return f"1 or 0, default {int(param.default)}"
    return f"default {param.default}" if param.default != "" else param.kind


def _statement(question: Saved) -> str:
    """The statement where a field that is left empty means the default, as everywhere in kg: what a
    form sends is a text, and a number must be one."""
    defaults = {one.name: _expression(one) for one in question.params}
    defaults[GIVEN] = f"coalesce(nullif(:{GIVEN}, ''), {_TODAY})"
    return with_parameters(question.text, lambda name: defaults.get(name, f":{name}"))


def _expression(param: Param) -> str:
    given = f"nullif(:{param.name}, '')"
    if param.kind == "text":
        text = str(param.default).replace("'", "''")
        return f"coalesce({given}, '{text}')"
    number = int(param.default) if param.kind == "switch" else param.default
    # What is no number, which a cast would take for 0, is no JSON either, and refused.
    return f"coalesce(json_extract({given}, '$'), {number})"
