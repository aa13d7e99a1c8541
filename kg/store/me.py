"""Who owns the notes, and where that person works: as kg.toml says, else as the notes tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model.kinds import MeBases, MeBasis, MyOrganizationBases, MyOrganizationBasis
from kg.model.names import slug
from kg.model.owner import ALWAYS_ME
from kg.store import queries

_ENOUGH = 5  # meetings, from which on attending most means something
_ASKED = len(ALWAYS_ME) + 2  # people: whoever is called so, and two others


class Known(NamedTuple):
    """By what it is known whose notes these are, and where that person works."""

    me: MeBasis
    my_organization: MyOrganizationBasis


class Guess(NamedTuple):
    """Who seems to be me, and by what: attending most, and at least one thing more."""

    id: int
    name: str
    reasons: tuple[str, ...]


def mark(conn: sqlite3.Connection, names: Iterable[str], user: str) -> tuple[MeBasis, Guess | None]:
    """Set `people.is_me`: by what I am known, and whom kg takes for me where nobody says it.

    `names` are those of the configuration, addresses among them, which count whether or not
    somebody is called so; `user` is git's, in one word.
    """
    conn.execute("update people set is_me = 0 where is_me = 1")
    told = [name for name in names if slug(name)]
    _set(conn, told)
    by_lists = _set(conn, ALWAYS_ME)
    if told:
        return MeBases.SETTINGS, None
    guess = _guess(conn, user)
    if guess is not None:
        conn.execute("update people set is_me = 1 where id = ?", (guess.id,))
        return MeBases.GUESSED, guess
    return (MeBases.LISTS if by_lists else MeBases.UNKNOWN), None


def known_before(conn: sqlite3.Connection) -> MeBasis | None:
    """By what the last import knew whose notes these are; None before the first."""
    row = conn.execute("select me from imports order by id desc limit 1").fetchone()
    return row[0] if row else None


def is_borne(conn: sqlite3.Connection, names: Sequence[str]) -> bool:
    """Whether anybody in the notes has one of the names or addresses."""
    return bool(_named(conn, names))


def marked(conn: sqlite3.Connection) -> list[int]:
    """The ids of the people who are marked as the owner."""
    return [row[0] for row in conn.execute("select id from people where is_me = 1 order by id")]


def most_at_meetings(conn: sqlite3.Connection, limit: int) -> list[tuple[str, int]]:
    """The people at most meetings, mails apart, with how many they attended."""
    return [(one.name, one.meetings) for one in _attending(conn, limit)]


def employers(conn: sqlite3.Connection) -> list[str]:
    """The names of the organizations where the owner works."""
    found = conn.execute("select name from organizations where is_mine = 1 order by name")
    return [name for (name,) in found]


def names_of_me(conn: sqlite3.Connection) -> tuple[str, ...]:
    """What the people who are marked as the owner are called."""
    found = conn.execute("select name from people where is_me = 1 order by name")
    return tuple(name for (name,) in found)


def names_of_people(conn: sqlite3.Connection, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that a person has."""
    found = "select 1 from nodes where kind = 'person' and label = ?"
    return tuple(name for name in names if conn.execute(found, (name,)).fetchone())


def mark_employers(conn: sqlite3.Connection, names: Iterable[str]) -> MyOrganizationBasis:
    """Set `organizations.is_mine`; by what it is known."""
    told = [name for name in names if slug(name)]
    given = {
        "slugs": queries.array(slug(name) for name in told) or "[]",
        "domains": queries.array(name.strip().lower().lstrip("@") for name in told) or "[]",
    }
    mine = queries.internal(conn, "my_organizations", **given).fetchall()
    conn.execute("update organizations set is_mine = 0 where is_mine = 1")
    conn.executemany("update organizations set is_mine = 1 where id = ?", mine)
    if told:
        return MyOrganizationBases.SETTINGS
    return MyOrganizationBases.ME if mine else MyOrganizationBases.UNKNOWN


def _set(conn: sqlite3.Connection, names: Sequence[str]) -> bool:
    """Mark whoever has one of the names or addresses; whether anybody has."""
    found = _named(conn, names)
    conn.executemany("update people set is_me = 1 where id = ?", found)
    return bool(found)


def _named(conn: sqlite3.Connection, names: Sequence[str]) -> list[tuple[int]]:
    """The ids of the people who have one of the names or addresses."""
    given = {
        "slugs": queries.array(slug(name) for name in names) or "[]",
        "addresses": queries.array(name.strip().lower() for name in names) or "[]",
    }
    return queries.internal(conn, "named_me", **given).fetchall()


def _guess(conn: sqlite3.Connection, user: str) -> Guess | None:
    """Who attends most, if something else points to that person and git's user to nobody else."""
    most = _most(conn)
    if most is None:
        return None
    person, name = most
    given = {"person": person, "user": user}
    row = queries.internal(conn, "me", **given).fetchone()
    apart_from_me, sends_most, has_home, is_user, others_user = row
    evidence = {
        "is hardly ever beside “me”": apart_from_me,
        "sends most mails": sends_most,
        "has the home folder in paths of the notes": has_home,
        "is the user of the vault's git": is_user,
    }
    reasons = tuple(reason for reason, holds in evidence.items() if holds)
    if not reasons or (others_user and not is_user):
        return None
    return Guess(person, name, ("attends most meetings", *reasons))


def _most(conn: sqlite3.Connection) -> tuple[int, str] | None:
    """The one at more meetings than anybody else, and at enough of them."""
    others = [one for one in _attending(conn, _ASKED) if not one.is_me]
    if not others or others[0].meetings < _ENOUGH:
        return None
    if len(others) > 1 and others[1].meetings == others[0].meetings:
        return None
    return others[0].id, others[0].name


class _Attending(NamedTuple):
    id: int
    name: str
    meetings: int
    is_me: int


def _attending(conn: sqlite3.Connection, limit: int) -> list[_Attending]:
    rows = queries.internal(conn, "attending", limit=limit)
    return [_Attending(*row) for row in rows]
