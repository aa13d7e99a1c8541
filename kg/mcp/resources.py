"""Resources: pages that a client attaches by address, `kg://person/Ann Lee`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.mcp.answering import Call, Refused, answer
from kg.mcp.budget import MOST
from kg.mcp.tools import BY_NAME, TODAY
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.mcp.served import Served

MIME = "text/markdown"
_SCHEME = "kg://"
_FULL = {"budget": MOST, "limit": 100}
LISTED = [
    {
        "uri": "kg://today",
        "name": "today",
        "title": "Today",
        "description": "Meetings to come, tasks due, promises, who goes cold, what is blocked.",
        "mimeType": MIME,
    }
]
TEMPLATES = [
    {
        "uriTemplate": f"kg://{kind}/{{{variable}}}",
        "name": kind,
        "title": title,
        "description": about,
        "mimeType": MIME,
    }
    for kind, variable, title, about in (
        (Kinds.PERSON, "name", "Person", "All about a person."),
        (Kinds.PROJECT, "name", "Project", "All about a project."),
        (Kinds.NOTE, "path", "Note", "The lines of a note by its path in the vault."),
    )
]
# Template -> what its variable completes as.
COMPLETED = {str(one["uriTemplate"]): str(one["name"]) for one in TEMPLATES}


class NoResource(Refused):
    """There is nothing at an address."""

    def __init__(self, uri: str) -> None:
        super().__init__(
            f"There is no resource {uri[:200]!r}. "
            "There are kg://today, kg://person/NAME, kg://project/NAME and kg://note/PATH."
        )


def read(served: Served, uri: str, chosen: Mapping[str, str]) -> dict[str, Any]:
    """What stands at an address. Raises NoResource, Refused, Unclear."""
    return {"uri": uri, "mimeType": MIME, "text": answer(served, _call(uri, chosen)).text}


def _call(uri: str, chosen: Mapping[str, str]) -> Call:
    if uri == f"{_SCHEME}today":
        return Call(TODAY, _FULL, page=True)
    from urllib.parse import unquote  # which no tool needs

    kind, slash, rest = uri.removeprefix(_SCHEME).partition("/")
    name = unquote(rest)
    if not uri.startswith(_SCHEME) or not slash or not name:
        raise NoResource(uri)
    if kind == Kinds.NOTE:
        return Call(BY_NAME["read"], {**_FULL, "source": name}, page=True)
    if kind not in (Kinds.PERSON, Kinds.PROJECT):
        raise NoResource(uri)
    # `person:Ann Lee` is a name of a person only; a key that was chosen is one already.
    key = chosen.get(f"{kind}:{name}", f"{kind}:{name}")
    return Call(BY_NAME["about"], {**_FULL, "name": key}, page=True)
