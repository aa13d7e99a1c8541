"""Completion of names in prompts and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.mcp.answering import Refused
from kg.mcp.prompts import BY_PROMPT
from kg.mcp.resources import COMPLETED
from kg.model.kinds import Kinds
from kg.present.terminal import clean
from kg.store.complete import beginning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.mcp.served import Served
    from kg.store.reader import Connection

_MOST = 100  # values, by the protocol
_LONGEST = 200  # characters
_OF_ARGUMENTS = {"owner": (Kinds.PERSON,), "name": (Kinds.PERSON, Kinds.ORGANIZATION)}


def complete(served: Served, params: Mapping[str, Any]) -> dict[str, Any]:
    """The values that an argument may become. Raises Refused for what there is not to complete."""
    kinds = _kinds(params)
    argument = params.get("argument")
    start = argument.get("value") if isinstance(argument, dict) else None
    if not isinstance(start, str):
        raise Refused("Completion takes argument.value: what was typed so far.")
    with served.open() as database:
        found = [one for kind in kinds for one in _names(database.conn, kind, start[:_LONGEST])]
    values = list(dict.fromkeys(map(clean, found)))
    return {
        "completion": {
            "values": values[:_MOST],
            "total": len(values),
            "hasMore": len(values) > _MOST,
        }
    }


def _kinds(params: Mapping[str, Any]) -> tuple[str, ...]:
    ref = params.get("ref")
    if isinstance(ref, dict):
        if ref.get("type") == "ref/resource" and ref.get("uri") in COMPLETED:
            return (COMPLETED[ref["uri"]],)
        argument = params.get("argument")
        name = argument.get("name") if isinstance(argument, dict) else None
        if ref.get("type") == "ref/prompt" and ref.get("name") in BY_PROMPT:
            of = BY_PROMPT[ref["name"]].arguments
            return _OF_ARGUMENTS.get(str(name), ()) if name in of else ()
    raise Refused("There is nothing to complete of that name.")


def _names(conn: Connection, kind: str, start: str) -> list[str]:
    """Names of things that begin so, those of notes as paths; a name of several is a key each."""
    if kind == Kinds.NOTE:
        from kg.store import queries

        found = queries.internal(conn, "paths_beginning", start=start, most=_MOST + 1)
        return [str(path) for (path,) in found]
    rows = beginning(conn, kind, start)
    names = [name for name, _, _ in rows]
    return [name if names.count(name) == 1 else key for name, key, _ in rows]
