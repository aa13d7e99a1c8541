"""What tells things of one name apart: in a line for each what people know it by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model.kinds import EMPLOYER_FIELD, EMPLOYER_KIND, Kinds, plural
from kg.query import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.store.reader import Connection


def told_apart(conn: Connection, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """A few facts of each of some things (keys): of a person what they do, where, and when they
    were last contacted; of a project status, owner and last contact; of an organization what it
    does; of a meeting its day, its kind and who was there. Of other things nothing."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        by_kind.setdefault(key.partition(":")[0], []).append(key)
    found: dict[str, tuple[str, ...]] = {}
    for kind, told in _TOLD.items():
        if wanted := by_kind.get(kind):
            for one in getattr(lists, plural(kind))(conn, keys=wanted):
                found[one.key] = tuple(filter(None, told(one)))
    return found


def _person(one: Any) -> Sequence[str | None]:
    work = " at ".join(filter(None, (one.role, getattr(one, EMPLOYER_FIELD))))
    return work, _contacted(one)


def _project(one: Any) -> Sequence[str | None]:
    return one.status, one.owner and f"owner {one.owner}", _contacted(one)


def _employer(one: Any) -> Sequence[str | None]:
    return one.status, one.industry, one.domain, _contacted(one)


def _meeting(one: Any) -> Sequence[str | None]:
    return one.date, one.kind, one.people


def _contacted(one: Any) -> str:
    return f"last contact {one.last_contact}" if one.last_contact else "never contacted"


_TOLD: dict[str, Callable[[Any], Sequence[str | None]]] = {
    Kinds.PERSON: _person,
    Kinds.PROJECT: _project,
    EMPLOYER_KIND: _employer,
    Kinds.MEETING: _meeting,
}
