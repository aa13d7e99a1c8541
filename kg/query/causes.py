"""What is wrong with the notes, by causes: problems with one cure are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.model.answers.state import Problem, ProblemCause
from kg.model.kinds import SEVERITIES, Codes
from kg.model.problems import CAUSES, cause_of, target_of, toml_line
from kg.query import folders
from kg.query.health import known_codes, known_severities
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.store.reader import Connection

_TEXTS = 20  # different messages that a cause shows


class _Found(NamedTuple):
    """The problems of one cause, those outside archives first, with their ids."""

    at: int
    ids: list[int]
    places: list[Problem]


def causes(
    conn: Connection,
    *,
    severity: Sequence[str] = (),
    code: Sequence[str] = (),
    folder: str | None = None,
    limit: int | None = None,
    guessed: bool = True,
) -> list[ProblemCause]:
    """Causes, those outside archives first, then the gravest, then those that touch the answers
    about most people and subjects. Links to pages not yet written are one cause, unless their code
    is asked for. What a link may have meant takes a second at 50,000 notes; `guessed` asks for it.
    Raises UsageError for a severity or a code that there is not, FolderUnknown."""
    rows = _rows(
        conn,
        "problem_places",
        severity=known_severities(severity),
        code=known_codes(code),
        folder=folders.known(conn, folder),
    )
    found = _grouped(_each_place(conn, rows), apart=Codes.MISSING_LINK in code)
    notes = _notes(conn, (one for group in found for one in group.ids))
    touched = _touched(conn, {note for held in notes.values() for note, _ in held})
    made = [_cause(group, notes, touched) for group in found]
    made.sort(key=_order)
    return _with_nearest(conn, made[:limit]) if guessed else made[:limit]


def _with_nearest(conn: Connection, made: list[ProblemCause]) -> list[ProblemCause]:
    """The causes, those of links that lead nowhere with what these may have meant."""
    targets = {
        number: list(dict.fromkeys(target_of(place.message) for place in one.places))
        for number, one in enumerate(made)
        if one.code == Codes.MISSING_LINK
    }
    if not targets:
        return made
    from kg.query.matching import nearest  # who has no such links need not wait for it

    near = nearest(conn, (target for some in targets.values() for target in some))
    for number, some in targets.items():
        told = [
            f"“{target}”: perhaps {near[target].name} ({near[target].reason})"
            for target in some
            if target in near
        ]
        made[number] = made[number]._replace(nearest="\n".join(told) or None)
    return made


def places(found: Iterable[ProblemCause], limit: int | None = None) -> list[Problem]:
    """Each place of the causes, in their order."""
    return [place for one in found for place in one.places][:limit]


def _rows(conn: Connection, name: str, **given: object) -> list[tuple[object, ...]]:
    return queries.internal(conn, name, **given).fetchall()


# What is told once a text, wherever that stands.
_ONCE = (Codes.NOT_A_NAME, Codes.UNKNOWN_MENTION)


def _each_place(conn: Connection, rows: Sequence[Sequence[object]]) -> Iterator[Sequence[object]]:
    """The problems, and behind each that is told once for several places the further ones."""
    several = [row[0] for row in rows if row[2] in _ONCE and " (in " in str(row[3])]
    also: dict[object, list[tuple[object, ...]]] = {}
    if several:
        for number, *where in _rows(conn, "problem_also_at", problems=_array(several)):
            also.setdefault(number, []).append(tuple(where))
    for row in rows:
        yield row
        yield from ((*row[:4], *where) for where in also.get(row[0], ()))


def _grouped(rows: Iterable[Sequence[object]], *, apart: bool) -> list[_Found]:
    found: dict[tuple[object, ...], _Found] = {}
    for number, *fields in rows:
        place = Problem._make(fields)
        at = cause_of(place.code, place.message)
        one_by_one = apart and place.code == Codes.MISSING_LINK
        key = (at, place.code, place.message if one_by_one else "")
        group = found.setdefault(key, _Found(at, [], []))
        group.ids.append(int(str(number)))
        group.places.append(place)
    return list(found.values())


def _notes(conn: Connection, ids: Iterable[int]) -> dict[int, list[tuple[int, bool]]]:
    """The notes that each problem concerns, and whether each lies in an archive."""
    found: dict[int, list[tuple[int, bool]]] = {}
    for number, note, archived in _rows(conn, "problem_notes", problems=_array(ids)):
        found.setdefault(int(str(number)), []).append((int(str(note)), bool(archived)))
    return found


def _touched(conn: Connection, notes: Iterable[int]) -> dict[int, list[int]]:
    """The people and subjects of whom each note tells something."""
    found: dict[int, list[int]] = {}
    for note, node in _rows(conn, "problem_answers", notes=_array(notes)):
        found.setdefault(int(str(note)), []).append(int(str(node)))
    return found


def _array(numbers: Iterable[object]) -> str:
    return f"[{','.join(map(str, numbers))}]"


def _cause(
    group: _Found, notes: dict[int, list[tuple[int, bool]]], touched: dict[int, list[int]]
) -> ProblemCause:
    held = {one for number in group.ids for one in notes.get(number, ())}
    archived = sum(is_archived for _, is_archived in held)
    first = group.places[0]
    cause = CAUSES[group.at] if group.at >= 0 else None
    messages = [place.message for place in group.places]
    return ProblemCause(
        *first._replace(message=_told(messages)),
        problems=len(set(group.ids)),
        notes=len(held) - archived + len(_files(group, notes)),
        archived=archived,
        answers=len({node for note, _ in held for node in touched.get(note, ())}),
        cure=cause.cure if cause else "",
        kg_toml=toml_line(cause.setting, messages) if cause else None,
        nearest=None,
        places=tuple(group.places),
    )


def _files(group: _Found, notes: dict[int, list[tuple[int, bool]]]) -> set[str]:
    """What has the problem and is no note: folders, settings, files that cannot be read."""
    pairs = zip(group.ids, group.places, strict=True)
    return {place.source for number, place in pairs if number not in notes and place.source}


def _told(messages: Iterable[str]) -> str:
    """Every different message, a line each, but of very many the first."""
    texts = list(dict.fromkeys(messages))
    more = len(texts) - _TEXTS
    return "\n".join(texts[:_TEXTS] + [f"… and {more:,} more"] * (more > 0))


def _order(one: ProblemCause) -> tuple[object, ...]:
    at = cause_of(one.code, one.places[0].message)
    return (
        one.archived > 0 and one.notes == 0,
        SEVERITIES.index(one.severity),
        -one.answers,
        at < 0 or not CAUSES[at].costs,
        -one.notes,
        one.code,
        one.message,
    )
