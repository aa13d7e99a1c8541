"""Searching the text of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.answers.notes import SearchAnswer, SearchHit
from kg.model.kinds import PAGE_KINDS, Kinds
from kg.query import folders
from kg.query.ask import ask
from kg.query.days import iso
from kg.query.kinds import known
from kg.query.names import find
from kg.query.question import rows_of
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.store.reader import Connection

SORTS = ("rank", "date")
_LONGEST = 1000  # characters; the full-text index takes minutes over thousands of words


def search(
    conn: Connection,
    text: str,
    *,
    kind: Sequence[str] = (),
    folder: str | None = None,
    since: str | None = None,
    with_person: str | None = None,
    sort: str = "rank",
    limit: int | None = None,
    total: bool = False,
) -> SearchAnswer:
    """Notes that hold all words of `text`, best first, at most `limit` (20).

    `since` leaves out notes of earlier days and of none; `with_person` those in which that person
    neither was there nor is linked. `sort` is "rank", or "date" for the newest day first; with
    `total` it is counted how many there are.
    A word in any of its forms; `"two words"` next to each other; `begin*` as a beginning; `-word`
    for notes without it. Everything else is taken literally. If nothing holds the words, words that
    begin so are accepted; if there are none either, names like the text are suggested.
    Raises FolderUnknown, NameUnknown, NameAmbiguous, and UsageError for a text of more than 1,000
    characters, another `sort` and a `since` that is no day.
    """
    if len(text) > _LONGEST:
        raise UsageError(
            f"A search takes {_LONGEST:,} characters at most, not {len(text):,}. "
            "Leave out what is common."
        )
    if sort not in SORTS:
        raise UsageError(f"Notes are sorted by {' or '.join(SORTS)}, not by “{sort}”.")
    folder = folders.known(conn, folder)
    person = find(conn, with_person, (Kinds.PERSON,)) if with_person else None
    day = iso(since)
    for beginnings in (False, True):
        query = expression(text, beginnings=beginnings)
        if not query:
            continue
        given: dict[str, object] = {
            "text": text,
            "match": query,
            "kind": queries.array(known(conn, kind, PAGE_KINDS)),
            "folder": folder,
            "since": day,
            "with_person": person,
            "sort": sort,
            "limit": limit,
        }
        found = ask(conn, "search", SearchHit, **given)
        if found:
            any_word = " OR ".join(_terms(text, beginnings=beginnings)[0])
            hits = (_located(conn, hit, any_word) for hit in found)
            every = queries.internal(conn, "search_total", **given).fetchone()[0] if total else None
            return SearchAnswer(tuple(hits), (), every)
    from kg.query.matching import suggested  # what is found need not wait for it

    return SearchAnswer((), suggested(conn, text))


def _located(conn: Connection, hit: SearchHit, any_word: str) -> SearchHit:
    """The hit with its first place in the note, which the query does not look for among many."""
    if "⟦" in hit.snippet:
        return hit
    from kg.store.excerpt import first

    for _, body, line in queries.rows(conn, "note_texts", paths=queries.array([hit.source])):
        found = first(str(body), any_word)
        if found:
            passed = str(body).count("\n", 0, found.start)
            return hit._replace(snippet=found.excerpt, line=int(str(line)) + passed)
    found = first(hit.title, any_word)
    return hit._replace(snippet=found.excerpt) if found else hit


def expression(text: str, *, beginnings: bool = False) -> str:
    """`text` in the syntax of FTS5, in which no sign of it can mean anything of its own.

    Empty if it holds nothing to search for. `beginnings` makes a beginning of every word.
    """
    wanted, unwanted = _terms(text, beginnings=beginnings)
    if not wanted:
        return ""
    without = f" NOT ({' OR '.join(unwanted)})" if unwanted else ""
    return f"({' '.join(wanted)}){without}"


def _terms(text: str, *, beginnings: bool) -> tuple[Iterable[str], Iterable[str]]:
    """What notes must hold and must not, each once: FTS5 counts hits as often as they are asked."""
    wanted: dict[str, str] = {}
    unwanted: dict[str, str] = {}
    for word, quoted, excluded in _words(text):
        begins = not quoted and (word.endswith("*") or beginnings)
        bare = word.rstrip("*") if begins else word
        if not any(char.isalnum() for char in bare):
            continue
        escaped = bare.replace('"', '""')
        term = f'"{escaped}"' + "*" * begins
        (unwanted if excluded else wanted).setdefault(term.lower(), term)
    return wanted.values(), unwanted.values()


def _words(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each word or quoted phrase, whether it was quoted, and whether it is unwanted."""
    # NUL ends a text for FTS5.
    rest = text.replace("\0", " ").strip()
    while rest:
        excluded = rest.startswith("-") and len(rest) > 1
        rest = rest[1:] if excluded else rest
        if rest.startswith('"') and '"' in rest[1:]:
            word, _, rest = rest[1:].partition('"')
            yield word, True, excluded
        else:
            word, *after = rest.split(None, 1)
            rest = after[0] if after else ""
            yield word, False, excluded
        rest = rest.lstrip()


class Search:
    """The questions of this file, as methods of `kg.connect()`."""

    search = rows_of(lambda: search, "hits", SearchHit)
