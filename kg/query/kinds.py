"""The kinds of things that there are: those that kg knows, and those that kg.toml declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.kinds import KINDS, plural
from kg.query.ask import ask
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model.answers.things import Kind
    from kg.store.reader import Connection


def kinds(conn: Connection) -> list[Kind]:
    """The kinds that kg.toml declares, by name."""
    from kg.model.answers.things import Kind  # most questions name no kind

    return ask(conn, "kinds", Kind)


def every(conn: Connection, *, but: str = "") -> tuple[str, ...]:
    """All kinds of nodes, but for one."""
    found = (*KINDS, *(str(row[0]) for row in queries.rows(conn, "kinds")))
    return tuple(kind for kind in found if kind != but)


def has_any(conn: Connection, kind: str) -> bool:
    """Whether the notes have anything of a kind."""
    return bool(queries.internal(conn, "has_kind", kind=kind).fetchone())


def known(conn: Connection, given: Iterable[str], among: Sequence[str] = KINDS) -> tuple[str, ...]:
    """Kinds by their names, or by what several of them are called, each once.

    Raises UsageError for what is neither `among` the kinds that kg knows nor declared in kg.toml.
    """
    wanted = [word.strip().lower() for word in given]
    if all(word in among for word in wanted):
        return tuple(dict.fromkeys(wanted))
    own = kinds(conn)
    names = {plural(kind): kind for kind in among} | {kind: kind for kind in among}
    names |= {word: one.kind for one in own for word in (one.plural.lower(), one.kind)}
    for word in wanted:
        if word not in names:
            there = ", ".join((*among, *(one.kind for one in own)))
            raise UsageError(f"“{word}” is none of {there}. [kinds.…] in kg.toml declares others.")
    return tuple(dict.fromkeys(names[word] for word in wanted))
