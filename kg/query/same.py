"""Which people, projects and organizations may be one, and what says so in kg.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.answers.state import MayBeOne
from kg.model.kinds import ENTITY_KINDS
from kg.model.names import slug
from kg.model.same import fold, is_address, is_path, kind_in
from kg.query import names
from kg.resolve.may_be_one import Thing, alike
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.same import Same
    from kg.resolve.may_be_one import Alike
    from kg.store.reader import Connection


def may_be_one(conn: Connection, same: Same, *, limit: int | None = None) -> list[MayBeOne]:
    """Things that may be one, those with most contacts first; what `same` settles is left out."""
    things, days = _things(conn)
    labels = {str(key): str(label) for key, _, label, *_ in _rows(conn, "same_things")}
    rows = [_row(found, labels, days) for found in alike(things, same)]
    rows.sort(key=lambda row: (-(row.contacts + row.other_contacts), row.key, row.other))
    return rows if limit is None else rows[:limit]


def members(conn: Connection, texts: Sequence[str], *, apart: bool) -> list[str] | None:
    """What kg.toml calls the things that are named, None where they are one already.

    Raises NameUnknown and its like, and UsageError for what cannot be one, or cannot be parted.
    """
    if len(texts) < 2:
        raise UsageError("Name two or more: `kg same A B`.")
    found = [_member(conn, text) for text in texts]
    keys = [member for member in found if kind_in(member)]
    if len({kind_in(key) for key in keys}) > 1:
        raise UsageError(f"{' and '.join(keys)} are of different kinds; they cannot be one.")
    if len(set(found)) == len(found):
        return found
    if not apart:
        return None
    # They are one by what they are called: so their names part them.
    kind = kind_in(keys[0])
    named = [
        f"{kind}:{slug(t)}" if kind_in(m) and not kind_in(fold(t)) else m
        for t, m in zip(texts, found, strict=True)
    ]
    if len(set(named)) < len(named):
        raise UsageError(f"{' and '.join(texts)} have one name; give the paths of their notes.")
    return named


def _member(conn: Connection, text: str) -> str:
    """The key of what is called so; a note's path and an address stand for themselves."""
    folded = fold(text)
    if is_address(folded):
        return folded
    if is_path(folded) and conn.execute("select 1 from notes where path = ?", (folded,)).fetchone():
        return folded
    return names.find(conn, text, ENTITY_KINDS)


def line(keys: tuple[str, ...], setting: str = "same") -> str:
    """The line of kg.toml that joins things, or parts them."""
    quoted = ", ".join('"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"' for key in keys)
    return f"{setting} = [[{quoted}]]"


def _rows(conn: Connection, name: str) -> list[tuple[object, ...]]:
    return conn.execute(queries.load(name, "internal").text).fetchall()


def _things(conn: Connection) -> tuple[list[Thing], dict[str, int]]:
    known: dict[str, dict[str, list[str]]] = {}
    for key, what, value in _rows(conn, "same_names"):
        known.setdefault(str(key), {}).setdefault(str(what), []).append(str(value))
    things, days = [], {}
    for key, kind, _, name, organization, count in _rows(conn, "same_things"):
        own = known.get(str(key), {})
        known_names = (str(name), *own.get("name", ()))
        addresses = tuple(own.get("address", ()))
        bears = frozenset(
            (str(key), *known_names, *(f"{kind}:{one}" for one in known_names), *addresses)
        )
        company = None if organization is None else str(organization)
        things.append(
            Thing(
                str(key),
                str(kind),
                known_names[0],
                addresses,
                company,
                bears.union(own.get("path", ())),
            )
        )
        days[str(key)] = int(str(count))
    return things, days


def _row(found: Alike, labels: dict[str, str], days: dict[str, int]) -> MayBeOne:
    first, second, *more = found.keys
    reason = ", ".join(found.reasons)
    if more:
        others = f"{labels[second]} and {len(more)} more"
        count = sum(days[key] for key in found.keys[1:])
        return MayBeOne(labels[first], days[first], others, count, reason, None, first, None)
    return MayBeOne(
        labels[first], days[first], labels[second], days[second], reason, line(found.keys), first,
        second,
    )  # fmt: skip
