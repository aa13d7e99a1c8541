"""Who was last contacted about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import UsageError
from kg.model.answers.contacts import ContactEvidence, ContactWeek, LastContact
from kg.model.kinds import ENTITY_KINDS, OWNER_KINDS, Kinds
from kg.query import sides, statuses
from kg.query.ask import ask, made
from kg.query.days import iso
from kg.query.kinds import known
from kg.query.names import find, find_all
from kg.query.question import rows
from kg.query.search import expression
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store.reader import Connection


def last_contact(
    conn: Connection,
    subjects: Iterable[str] = (),
    *,
    as_of: str | None = None,
    status: Sequence[str] = (),
    kind: str | None = None,
    owner: str | None = None,
    with_person: str | None = None,
    external: bool = False,
    internal: bool = False,
    since: str | None = None,
    everyone: bool = False,
    mentions: bool = False,
    text: str | None = None,
) -> list[LastContact]:
    """One row for each person in the newest direct contact about each subject.

    Without `subjects` (names as typed), all projects, or everything of `kind`. Blocked ones first;
    within these two groups what nobody was ever contacted about, then the least recent. A subject
    without contact has a row without person; if its note states a day, with that day and certainty
    "stated". A person as subject answers with the newest contact with them, about anything.

    Contacts after `as_of` (default: the day of the last import) do not count; the owner of the
    notes never answers. `status` and `owner` choose subjects; `with_person` counts only contacts
    with them and leaves out subjects without one; `since` leaves out subjects not contacted since.
    `external` counts only contacts with people who work elsewhere than the owner, `internal` only
    those with people who work there; whose employer is unknown is neither. `everyone` gives the
    newest contact of every person; `mentions` counts mentions as contacts. `text` asks, in place of
    subjects, about notes that hold its words (written as in a search). Raises NameUnknown,
    NameAmbiguous, and UsageError for a status that there is not, or where it is unknown where the
    owner works.
    """
    sides.check(conn, external=external, internal=internal)
    if text is not None:
        if any((*subjects, *status, kind, owner)):
            raise UsageError(
                "A text is asked about in place of subjects: leave out subjects, status, kind and "
                "owner."
            )
        return _about_text(conn, text, as_of, with_person, since, everyone, mentions)
    asked = _asked(
        conn,
        subjects,
        as_of=as_of,
        status=status,
        kind=kind,
        owner=owner,
        with_person=with_person,
        external=external,
        internal=internal,
        since=since,
        everyone=everyone,
        mentions=mentions,
    )
    return ask(conn, "last_contact", LastContact, **asked)


class First(NamedTuple):
    """The first rows of `last_contact`, how many there are without a limit, and, as a JSON array,
    the keys of all subjects that have mentions and no contact."""

    rows: list[LastContact]
    in_all: int
    only_mentioned: str


def first_contacts(conn: Connection, limit: int | None, **asked: Any) -> First:
    """What a table shows of the answer of `last_contact` to these things asked of it."""
    given = _asked(conn, **asked)
    found = queries.internal(conn, "last_contact_and_how_many", **given, limit=limit).fetchall()
    if not found:
        return First([], 0, "[]")
    in_all, only_mentioned, *_ = found[0]
    return First(made(LastContact, (row[2:] for row in found)), in_all, only_mentioned)


def contacts_about(conn: Connection, keys: str, **asked: Any) -> list[LastContact]:
    """The rows of `last_contact` about things given by a JSON array of their keys."""
    given = _asked(conn, **asked) | {"subjects": keys}
    return ask(conn, "last_contact", LastContact, **given) if keys != "[]" else []


def first_blocked(
    conn: Connection, owner: str | None, since: str | None, as_of: str | None, limit: int | None
) -> tuple[list[str], int]:
    """The keys of the blocked projects that come first in `last_contact`, and how many there are;
    only those that are known to be blocked `since` a day or later."""
    given = _asked(conn, (), as_of=as_of, status=("blocked",), owner=owner, since=since)
    found = queries.internal(conn, "blocked_first", **given, limit=limit).fetchall()
    return [key for _, key in found], found[0][0] if found else 0


def _asked(
    conn: Connection,
    subjects: Iterable[str] = (),
    *,
    as_of: str | None = None,
    status: Sequence[str] = (),
    kind: str | None = None,
    owner: str | None = None,
    with_person: str | None = None,
    external: bool = False,
    internal: bool = False,
    since: str | None = None,
    everyone: bool = False,
    mentions: bool = False,
) -> dict[str, object]:
    sides.check(conn, external=external, internal=internal)
    among = known(conn, (kind,), ENTITY_KINDS) if kind else ()
    return {
        "subjects": queries.array(find_all(conn, subjects, among)),
        "kind": among[0] if among else None,
        "status": statuses.known(conn, status),
        "owner": find(conn, owner, OWNER_KINDS) if owner else None,
        "with_person": find(conn, with_person, (Kinds.PERSON,)) if with_person else None,
        "external": external,
        "internal": internal,
        "since": iso(since),
        "as_of": iso(as_of),
        "everyone": everyone,
        "mentions": mentions,
    }


def _about_text(
    conn: Connection,
    text: str,
    as_of: str | None,
    with_person: str | None,
    since: str | None,
    everyone: bool,
    mentions: bool,
) -> list[LastContact]:
    return ask(
        conn,
        "last_contact_text",
        LastContact,
        match=expression(text) or '""',
        text=text,
        with_person=find(conn, with_person, (Kinds.PERSON,)) if with_person else None,
        since=iso(since),
        as_of=iso(as_of),
        everyone=everyone,
        mentions=mentions,
    )


def why(
    conn: Connection,
    answers: Iterable[LastContact],
    *,
    as_of: str | None = None,
    mentions: bool = False,
) -> dict[tuple[str, str], list[ContactEvidence]]:
    """Every piece of evidence behind answers of `last_contact`, newest first.

    By (subject_key, person_key); ask with the `as_of` and `mentions` of the answers. For a person
    as subject, contacts with them about anything.
    """
    pairs = {(one.subject_key, one.person_key) for one in answers if one.person_key}
    found: dict[tuple[str, str], list[ContactEvidence]] = {pair: [] for pair in pairs if pair[1]}
    themselves = {subject for subject, person in found if subject == person}
    about = {subject for subject, person in found if subject != person}
    if about:
        for one in contact_evidence(conn, subject=about, as_of=as_of, mentions=mentions):
            if (str(one.subject_key), one.person_key) in found:
                found[str(one.subject_key), one.person_key].append(one)
    if themselves:
        for one in contact_evidence(conn, person=themselves, as_of=as_of, mentions=mentions):
            found[one.person_key, one.person_key].append(one)
    return found


def contact_evidence(
    conn: Connection,
    *,
    subject: Iterable[str] = (),
    person: Iterable[str] = (),
    since: str | None = None,
    as_of: str | None = None,
    mentions: bool = False,
    limit: int | None = None,
) -> list[ContactEvidence]:
    """The places that show contacts with people about subjects, newest first; both are keys."""
    return ask(
        conn,
        "contact_evidence",
        ContactEvidence,
        subject=queries.array(sorted(subject)),
        person=queries.array(sorted(person)),
        since=iso(since),
        as_of=iso(as_of),
        mentions=mentions,
        limit=limit,
    )


def contact_weeks(
    conn: Connection, of: Iterable[str], *, as_of: str | None = None, weeks: int = 12
) -> list[ContactWeek]:
    """On how many days of each of the last weeks there was contact with people, or about projects
    and organizations (keys); weeks without any have no row."""
    named = queries.array(of)
    return ask(conn, "contact_weeks", ContactWeek, of=named, as_of=iso(as_of), weeks=weeks)


class Contacts:
    """The questions of this file, as methods of `kg.connect()`."""

    last_contact = rows(lambda: last_contact, LastContact, without_me=True)
    contact_evidence = rows(lambda: contact_evidence, ContactEvidence, without_me=True)
    contact_weeks = rows(lambda: contact_weeks, ContactWeek)
