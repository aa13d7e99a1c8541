"""The page of problems: a cause each, with its cure, and its places on demand."""

from __future__ import annotations

from typing import Any, NamedTuple

from kg.model.answers.state import ProblemCause
from kg.model.kinds import SEVERITIES, Codes, Severities
from kg.model.problems import graver
from kg.query import causes
from kg.store.reader import Connection
from kg.web import databases
from kg.web.addresses import Addresses

_PLACES = 20  # of a cause; its query's own page has all
_TEXTS = 3


class Place(NamedTuple):
    """Where something is wrong; `address` is None where no note is, `message` empty where it is the
    same at all places."""

    source: str
    address: str | None
    message: str


class Shown(NamedTuple):
    """A cause on the page; `cure` where its texts do not say it. `address` is the page with all its
    places."""

    cause: ProblemCause
    texts: list[str]
    more_texts: int
    cure: str
    places: list[Place]
    more_places: int
    address: str


async def contents(datasette: Any, database: str, severity: str) -> dict[str, Any]:
    """Everything that the template shows: causes of this severity and graver."""
    at = Addresses.of(datasette, database)
    least = severity if severity in SEVERITIES else Severities.WARNING
    chosen = graver(least, None)
    guessed = not databases.is_large(str(datasette.databases[database].path))

    def read(conn: Connection) -> list[ProblemCause]:
        return causes.causes(conn, severity=chosen, guessed=guessed)

    found: list[ProblemCause] = await datasette.get_database(database).execute_fn(read)
    return {
        "at": at,
        "causes": [_shown(at, one) for one in found],
        "severity": least,
        "guessed": guessed or all(one.code != Codes.MISSING_LINK for one in found),
        "severities": [(one, at.page("problems", severity=one)) for one in SEVERITIES],
    }


def _shown(at: Addresses, cause: ProblemCause) -> Shown:
    texts = cause.message.split("\n")
    several = len({place.message for place in cause.places})
    said = all(cause.cure in place.message for place in cause.places)
    return Shown(
        cause,
        texts[:_TEXTS],
        several - len(texts[:_TEXTS]),
        "" if said else cause.cure,
        [
            _place(at, one.source, one.line, one.message if several > 1 else "")
            for one in cause.places[:_PLACES]
        ],
        len(cause.places[_PLACES:]),
        at.query("doctor", code=cause.code),
    )


def _place(at: Addresses, source: str | None, line: int | None, message: str) -> Place:
    if source is None:
        return Place("", None, message)
    shown = f"{source}:{line}" if line else source
    address = at.note(source, line) if source.lower().endswith(".md") else None
    return Place(shown, address, message)
