"""Where notes name something without a link: a search finds notes, an exact look the places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.interpret.mentions import Called, Mention, mentions, small_letters
from kg.model.answers.notes import Unlinked
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.parse.prose import apart, is_apart
from kg.query import names
from kg.query.ask import ask
from kg.query.question import rows
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.reader import Connection

_AT_ONCE = 500  # notes whose texts are in memory at once
_AROUND = 80  # letters of a long line on each side of the name


class _Held(NamedTuple):
    """A note whose text may name it, and how many of its links lead there."""

    note: str
    key: str
    kind: str
    links: int
    source: str


class _Note(NamedTuple):
    """A note that may name it, with its text and the line of the file on which that begins."""

    note: _Held
    body: str
    first: int


class _Others(NamedTuple):
    """Names, folded, that hold one of its own; those of them that only one thing has, by its key;
    and the keys of who else is called by one of its own."""

    longer: frozenset[str]
    alone: dict[str, set[str]]
    same: dict[str, str]


def unlinked(conn: Connection, name: str, *, limit: int | None = None) -> list[Unlinked]:
    """The lines of notes that name something by its name or an alias, without a link, by path.

    Its own pages do not count, nor what stands in a link, in code, a comment, an address or a tag,
    a part of a longer word or of a name that somebody else has. A name of one word counts as it is
    written (*Will*, not *will*); where notes have it in small letters, too, not at the begin of a
    sentence; and that of a person not beside another name. Raises NameUnknown, NameAmbiguous.
    """
    key = names.find(conn, name)
    own = tuple(str(name) for (name,) in queries.internal(conn, "names_of", node=key))
    others = _others(conn, key)
    held = ask(conn, "unlinked", _Held, node=key)
    called = Called(
        own,
        others.longer,
        small_letters((one.body for one in _texts(conn, held)), own),
        is_person=key.partition(":")[0] == Kinds.PERSON,
    )
    found: list[Unlinked] = []
    for one in _texts(conn, held):
        if limit is not None and len(found) >= limit:
            break
        found += _lines(one, called, others)
    return found[:limit]


def _others(conn: Connection, key: str) -> _Others:
    longer: dict[str, set[str]] = {}
    same: dict[str, list[str]] = {}
    for folded, other, is_same in queries.internal(conn, "longer_names", node=key):
        if not is_same:
            longer.setdefault(str(folded), set()).add(str(other))
        elif other.partition(":")[0] != Kinds.MISSING:
            same.setdefault(str(folded), []).append(str(other))
    alone: dict[str, set[str]] = {}
    for folded, keys in longer.items():
        if len(keys) == 1:
            alone.setdefault(min(keys), set()).add(folded)
    named = {folded: "; ".join(keys) for folded, keys in same.items()}
    return _Others(frozenset(longer) - same.keys(), alone, named)


def _texts(conn: Connection, held: list[_Held]) -> Iterator[_Note]:
    """The notes with their texts, in their order."""
    for at in range(0, len(held), _AT_ONCE):
        some = {one.source: one for one in held[at : at + _AT_ONCE]}
        for path, body, line in queries.rows(conn, "note_texts", paths=queries.array(some)):
            yield _Note(some[str(path)], str(body), int(str(line)))


def _lines(one: _Note, called: Called, others: _Others) -> Iterator[Unlinked]:
    """The lines that name it, each once. What only this note is called is no name in its text."""
    if titles := others.alone.get(one.note.key):
        called = called._replace(longer=called.longer - titles)
    places = mentions(one.body, called)
    spans = apart(one.body) if places else []
    seen = set()
    for place in places:
        line = one.first + one.body.count("\n", 0, place.start)
        if line in seen or is_apart(spans, place.start, place.end):
            continue
        seen.add(line)
        note, key, kind, _, source = one.note
        may_be = others.same.get(slug(place.text))
        yield Unlinked(note, key, kind, _text(one.body, place), place.text, may_be, source, line)


def _text(body: str, place: Mention) -> str:
    """The line of a place, cut where it is long."""
    begin = body.rfind("\n", 0, place.start) + 1
    end = body.find("\n", place.end)
    end = len(body) if end < 0 else end
    first, last = max(begin, place.start - _AROUND), min(end, place.end + _AROUND)
    before, behind = "…" if first > begin else "", "…" if last < end else ""
    return before + " ".join(body[first:last].split()) + behind


class Mentions:
    """The question of this file, as a method of `kg.connect()`."""

    unlinked = rows(lambda: unlinked, Unlinked)
