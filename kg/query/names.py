"""What a person means by a name as they type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import NameAmbiguous, NameOfOtherKind, NameUnknown
from kg.model.kinds import KINDS, Kinds
from kg.model.names import slug
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store.reader import Connection

_SHOWN = 10
_LONGER = 3


def find(conn: Connection, text: str, kinds: Sequence[str] = ()) -> str:
    """The key of the one thing that `text` means, of one of `kinds` if any are given.

    Any case, without accents; a name, an alias, a beginning that only one thing has, a note's path,
    a key (`person:ida-falk`, `person:Ida Falk`), `#tag` or `[[link]]`. An exact name is preferred
    to an alias and both to a beginning; people, projects and organizations to meetings, these to
    notes, tags and names that lead nowhere.
    Raises NameAmbiguous, NameOfOtherKind or NameUnknown, with candidates.
    """
    found = candidates(conn, text, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        raise NameAmbiguous(text, tuple(found[:_SHOWN]))
    others = candidates(conn, text, ()) if kinds else []
    if len(others) == 1 and others[0].partition(":")[0] not in (
        Kinds.NOTE,
        Kinds.MISSING,
        Kinds.TAG,
    ):
        raise NameOfOtherKind(text, others[0])
    from kg.query.matching import suggested  # a name that is found need not wait for it

    raise NameUnknown(text, suggested(conn, text, kinds))


def find_all(conn: Connection, texts: Iterable[str], kinds: Sequence[str] = ()) -> list[str]:
    """`find` for each of several names."""
    return [find(conn, text, kinds) for text in texts]


def whole_or_each(conn: Connection, words: Sequence[str], kinds: Sequence[str] = ()) -> list[str]:
    """The keys of what words of a command line name: all of them together one thing, or else each
    of them one. Raises what `find` does."""
    whole = " ".join(words)
    if len(words) == 1 or candidates(conn, whole, kinds):
        return [find(conn, whole, kinds)]
    quoted = any(" " in word for word in words)
    if quoted or all(candidates(conn, word, kinds) for word in words):
        return list(dict.fromkeys(find_all(conn, words, kinds)))
    return [find(conn, whole, kinds)]  # which says what it is, or what was probably meant


def same_first_name(conn: Connection, key: str) -> str | None:
    """What is to be said of somebody who is called by one word, and has no page: who else may be
    meant, because it is the first word of their names. None if nothing is to be said."""
    found = queries.internal(conn, "same_first_name", key=key, limit=_LONGER + 1).fetchall()
    if not found:
        return None
    names = [str(label) for (label,) in found]
    word = key.partition(":")[2]
    if len(names) == 1:
        return (
            f"“{word}” has no page; {names[0]} has that first name. If they are one, "
            f'`kg same {key} "{names[0]}"` says so.'
        )
    some = ", ".join(names[:_LONGER]) + (", …" if len(names) > _LONGER else "")
    return f"“{word}” has no page; that first name have {some}."


def candidates(conn: Connection, text: str, kinds: Sequence[str] = ()) -> list[str]:
    """The keys of everything that `text` may mean: none, the one, or those between which it
    leaves a doubt."""
    bare = text.strip().removeprefix("[[").removesuffix("]]").strip()
    wanted = tuple(kinds)
    kind, colon, rest = bare.partition(":")
    name = bare
    if colon and kind.lower() in KINDS:
        name = rest
        wanted = (kind.lower(),) if not kinds or kind.lower() in kinds else ("",)
    elif bare.startswith("#") and not kinds:
        name = bare[1:]
        wanted = (Kinds.TAG,)
    folded = slug(name)
    rows = queries.rows(conn, "name", text=bare, slug=folded or None, kinds=queries.array(wanted))
    if not rows and folded:
        rows = queries.rows(
            conn, "name_beginning", slug=folded, kinds=queries.array(wanted), limit=20
        )
        rows = [(key, label, kind, rank) for key, label, kind, rank in rows]
    return [str(key) for key, _, _, rank in rows if rank == rows[0][3]]
