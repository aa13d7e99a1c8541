"""What the people of a list, or of all lists of a note, say of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.interpret.looks import is_full
from kg.interpret.people.scope import Found
from kg.model.kinds import Bases, Looks
from kg.model.names import slug
from kg.model.people import ListEntry, Someone

_INITIAL = re.compile(r"[^\W\d_]\.?\s+(?=[^\W\d_]{2,}$)")
_OF_TWO_PARTS = re.compile(r"[^\W\d_]+[-_.][^\W\d_]+")


def who_came(people: list[Someone]) -> list[Someone]:
    """Within one note a list of who was present outweighs an earlier regret."""
    there = {_identity(one) for one in people if not (one.absent or one.role)}
    return [one for one in people if not (one.absent and _identity(one) in there)]


def with_roles(people: list[Someone]) -> Iterator[Someone]:
    """Beside a list with names, one word after a role says who of the list had it; a full name was
    there."""
    listed = [one for one in people if not (one.role or one.absent) and one.look == Looks.NAME]
    absent = {_identity(one) for one in people if one.absent}
    for one in people:
        is_of_list = bool(listed) and _is_short(one, listed)
        if one.role and (is_of_list or _identity(one) in absent):
            continue
        yield one


def _is_short(one: Someone, listed: Sequence[Someone]) -> bool:
    """Whether somebody is named by one word that is no full name: in scripts without spaces, by
    what begins the name of somebody in the list."""
    if one.link or one.email:
        return False
    if _INITIAL.match(one.text):
        return sum(_is_shortened(one.text, other.text) for other in listed) == 1
    if " " in one.text:
        return False
    begun = (other.text != one.text and other.text.startswith(one.text) for other in listed)
    return not is_full(one.text) or any(begun)


def _is_shortened(short: str, name: str) -> bool:
    """Whether *M. Rehm* may be short for a name, *Mattis Rehm*."""
    words = name.split()
    begins = len(words) > 1 and name[:1] == short[:1]
    return begins and slug(words[-1]) == slug(short.rpartition(" ")[2])


def _identity(one: Someone) -> str:
    return slug(one.text.rpartition("/")[2]) or (one.email or one.text)


def promoted(found: list[Found], entries: Sequence[ListEntry]) -> list[Found]:
    """Nicknames that the list itself makes somebody: most of three or more are such, or all of a
    property's are words of two parts."""
    people = [one for one in found if isinstance(one, Someone)]
    nicks = [one for one in people if one.look == Looks.NICK]
    if not nicks:
        return found
    of_two = [one for one in nicks if _OF_TWO_PARTS.fullmatch(one.text)]
    in_property = all(entry.basis == Bases.PROPERTY for entry in entries)
    most = len(people) > 2 and len(nicks) * 2 > len(people)
    all_of_two = in_property and len(of_two) == len(found) > 1
    return [_made_somebody(one) for one in found] if most or all_of_two else found


def _made_somebody(one: Found) -> Found:
    if isinstance(one, Someone) and one.look == Looks.NICK:
        return one._replace(look=Looks.NAME)
    return one
