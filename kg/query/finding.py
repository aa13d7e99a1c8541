"""Searching the text of notes."""

from __future__ import annotations

from kg.errors import UsageError
from kg.model.answers.notes import SearchAnswer, SearchHit
from kg.query import folders
from kg.store import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.store.reader import Connection

_LONGEST = 1000  # characters; the full-text index takes minutes over thousands of words


def search(
    conn: Connection,
    text: str,
    *,
    kind: Sequence[str] = (),
    folder: str | None = None,
    limit: int | None = None,
) -> SearchAnswer:
    """Notes that hold all words of `text`, best first, at most `limit` (20).

    A word in any of its forms; `"two words"` next to each other; `begin*` as a beginning; `-word`
    for notes without it. Everything else is taken literally. If nothing holds the words, words that
    begin so are accepted; if there are none either, names like the text are suggested.
    Raises FolderUnknown, and UsageError for a text of more than 1,000 characters.
    """
    if len(text) > _LONGEST:
        raise UsageError(
            f"A search takes {_LONGEST:,} characters at most, not {len(text):,}. "
            "Leave out what is common."
        )
    folder = folders.known(conn, folder)
    hits: list[SearchHit] = []
    for query in (expression(text), expression(text, beginnings=True)):
        if query and not hits:
            rows = named.rows(
                conn,
                "search",
                text=text,
                match=query,
                kind=named.array(kind),
                folder=folder,
                limit=limit,
            )
            hits = [SearchHit._make(row) for row in rows]
    if hits:
        return SearchAnswer(tuple(hits), ())
    from kg.query.likeness import like  # loads difflib

    return SearchAnswer((), like(conn, text))


def expression(text: str, *, beginnings: bool = False) -> str:
    """`text` in the syntax of FTS5, in which no sign of it can mean anything of its own.

    Empty if it holds nothing to search for. `beginnings` makes a beginning of every word.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for word, quoted, excluded in _words(text):
        begins = not quoted and (word.endswith("*") or beginnings)
        bare = word.rstrip("*") if begins else word
        if not any(char.isalnum() for char in bare):
            continue
        escaped = bare.replace('"', '""')
        (unwanted if excluded else wanted).append(f'"{escaped}"' + "*" * begins)
    if not wanted:
        return ""
    without = f" NOT ({' OR '.join(unwanted)})" if unwanted else ""
    return f"({' '.join(wanted)}){without}"


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
