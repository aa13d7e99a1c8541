"""Which people, projects and organizations may be one, and what says so in kg.toml."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.answers.state import MayBeOne
from kg.model.kinds import ENTITY_KINDS
from kg.model.owner import in_toml
from kg.model.same import fold, is_address, is_path, kind_in, name_in
from kg.query import names
from kg.resolve.may_be_one import Thing, alike
from kg.store import nodes, queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.same import Same
    from kg.resolve.may_be_one import Alike
    from kg.store.reader import Connection


def may_be_one(conn: Connection, same: Same, *, limit: int | None = None) -> list[MayBeOne]:
    """Things that may be one, those with most contacts first; what `same` settles is left out."""
    things, labels, days = _things(conn)
    rows = [_row(found, labels, days) for found in alike(things, same)]
    rows.sort(key=lambda row: (-(row.contacts + row.other_contacts), row.key, row.other))
    return rows if limit is None else rows[:limit]


def members(conn: Connection, texts: Sequence[str], same: Same, *, apart: bool) -> list[str] | None:
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
    named = [_by_name(*pair) for pair in zip(texts, found, strict=True)]
    if not apart and not _are_parted(named, same):
        return None
    if len(set(named)) < len(named):
        raise UsageError(f"{' and '.join(texts)} have one name; give the paths of their notes.")
    return named


def _by_name(text: str, member: str) -> str:
    """What to call one of several things that are one by now: as it was called."""
    return fold(f"{kind_in(member)}:{fold(text)}") if name_in(fold(text)) == fold(text) else member


def _are_parted(keys: Sequence[str], same: Same) -> bool:
    """Whether kg.toml parts them by now, and the next import will."""
    named = [(kind_in(key), name_in(key)) for key in keys if kind_in(key)]
    return any(same.are_parted(a[0], a[1], b[1]) for a, b in combinations(named, 2))


def _member(conn: Connection, text: str) -> str:
    """The key of what is called so; a note's path and an address stand for themselves."""
    folded = fold(text)
    if is_address(folded):
        return folded
    if is_path(folded) and nodes.has_note(conn, folded):
        return folded
    return names.find(conn, text, ENTITY_KINDS)


def line(keys: Sequence[str]) -> str:
    """The line of kg.toml that joins things."""
    return f"same = [[{', '.join(map(in_toml, keys))}]]"


def _rows(conn: Connection, name: str) -> list[tuple[object, ...]]:
    return queries.internal(conn, name, kinds=queries.array(ENTITY_KINDS)).fetchall()


def _things(conn: Connection) -> tuple[list[Thing], dict[str, str], dict[str, int]]:
    """The things, and by key what they are called and on how many days they were contacted."""
    known: dict[str, dict[str, list[str]]] = {}
    for key, what, value in _rows(conn, "same_names"):
        known.setdefault(str(key), {}).setdefault(str(what), []).append(str(value))
    things, labels, days = [], {}, {}
    for key, kind, label, name, employer, count in _rows(conn, "same_things"):
        own = known.get(str(key), {})
        known_names = (str(name), *own.get("name", ()))
        addresses = tuple(own.get("address", ()))
        bears = frozenset(
            (str(key), *known_names, *(f"{kind}:{one}" for one in known_names), *addresses)
        )
        company = None if employer is None else str(employer)
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
        labels[str(key)] = str(label)
        days[str(key)] = int(str(count))
    return things, labels, days


def _row(found: Alike, labels: dict[str, str], days: dict[str, int]) -> MayBeOne:
    first, second, *more = sorted(
        found.keys, key=lambda key: (-days[key], -len(labels[key]), labels[key], key)
    )
    other = labels[second]
    key: str | None = second
    said: str | None = line((first, second))
    if more:
        other, key, said = f"{other} and {len(more)} more", None, None
    count = sum(days[one] for one in found.keys) - days[first]
    reason = ", ".join(found.reasons)
    return MayBeOne(labels[first], days[first], other, count, reason, said, first, key)
