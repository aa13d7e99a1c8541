"""Finding nodes by name, and what a notebook may complete."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.api.charts import Charts
from kg.api.connection import Opened
from kg.api.node import Node, label_of
from kg.api.wording import speaks_python
from kg.importer.questions import questions_of
from kg.model.kinds import Kinds
from kg.query.names import find
from kg.query.tasks import STATES
from kg.store import catalog, queries
from kg.store.complete import beginning

if TYPE_CHECKING:
    from kg.api.knowledge_base import KnowledgeBase

_LOOKED_AT = 500  # characters before the cursor
# What a method's text argument names, where it is not just anything that has a name.
_KINDS = {
    "person": Kinds.PERSON,
    "prep": Kinds.PERSON,
    "project": Kinds.PROJECT,
    "org": Kinds.ORGANIZATION,
    "rows": "relation",
    "ask": "question",
    "tasks": "state",
    "sql": None,
    "search": None,
    "find": None,
}
_KEYWORDS = {
    "status": "status",
    "owner": Kinds.PERSON,
    "with_person": Kinds.PERSON,
    "project": Kinds.PROJECT,
    "since": None,
    "until": None,
    "as_of": None,
}
_CALL = re.compile(
    r"""(?P<name>[^\W\d]\w*)\.(?P<chart>chart\.)?(?P<method>[a-z_]+)   # kb.last_contact
    [(\[](?:[^()]*[,(\[]\s*)?                       # ( and other arguments
    (?:(?P<keyword>[a-z_]+)\s*=\s*)?[\[(]?\s*       # with=
    (?P<quote>["'])(?P<start>(?:(?!(?P=quote)).)*)$ # "An
    """,
    re.VERBOSE,
)


@speaks_python
class Names:
    """Finds a node by its name: `kb.person("ann okafor")`, or `kb.person["Ann Okafor"]`.

    A name is taken as a person types it: in any case, without accents, an alias, a beginning that
    only one thing has, a path, or a key such as `person:ann-okafor`. In IPython and Jupyter the tab
    key completes it. Raises NameUnknown and NameAmbiguous, which name what may be meant in their
    `candidates`.

    >>> kb.person("ann ok"), "harbor light" in kb.project, "harbor light" in kb.person
    (<person 'Ann Okafor': person:ann-okafor>, True, False)
    """

    def __init__(self, kb: KnowledgeBase, kind: str | None = None) -> None:
        self._kb = kb
        self._kind = kind

    def __call__(self, name: str) -> Node:
        if not isinstance(name, str):
            raise TypeError(f"A name is a text, not {name!r}.")
        key = find(self._kb.connection, name, (self._kind,) if self._kind else ())
        return Node(self._kb, key, label_of(self._kb.connection, key))

    def __getitem__(self, name: str) -> Node:
        return self(name)

    def __contains__(self, name: object) -> bool:
        from kg.errors import NameAmbiguous, NameUnknown

        try:
            return bool(isinstance(name, str) and self(name))
        except (NameAmbiguous, NameUnknown):
            return False

    def __repr__(self) -> str:
        what = self._kind or "node"
        return f"<finds a {what} by name: call it, or put the name in brackets>"

    def _ipython_key_completions_(self) -> list[str]:
        kinds = queries.array((self._kind,) if self._kind else ())
        return sorted(
            {str(row[1]) for row in queries.rows(self._kb.connection, "names", kinds=kinds)}
        )


class Completion(NamedTuple):
    """What was typed of a text so far, and what it may become."""

    typed: str
    texts: list[str]


def completion(kb: Opened, method: str, keyword: str | None, start: str) -> list[str]:
    """The names that a text argument of a method may become."""
    kind = _KEYWORDS.get(keyword, "name") if keyword else _KINDS.get(method, "name")
    if kind is None:
        return []
    if kind in _LISTED:
        return [name for name in _LISTED[kind](kb) if name.startswith(start)]
    found = beginning(kb.connection, kind, start)
    names = [name for name, _, _ in found]
    # Two things of one name are told apart by their keys.
    return sorted({name if names.count(name) == 1 else key for name, key, _ in found})


# What is completed from a list as it stands there.
_LISTED: dict[str, Callable[[Opened], Iterable[str]]] = {
    "relation": lambda kb: catalog.names(kb.connection),
    "question": lambda kb: (one.name for one in questions_of(kb.db).known),
    "state": lambda _: STATES,
}


def complete(before: str, variables: dict[str, Any]) -> Completion | None:
    """What the text before the cursor may go on with: names, inside `kb.node("…` and the like."""
    call = _CALL.search(before[-_LOOKED_AT:])
    kb = variables.get(call["name"]) if call else None
    if call is None or not isinstance(kb, Opened):
        return None
    if not hasattr(Charts if call["chart"] else kb, call["method"]):
        return None
    return Completion(call["start"], completion(kb, call["method"], call["keyword"], call["start"]))
