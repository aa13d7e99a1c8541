"""Values that a note gives side by side where one alone can count."""

from __future__ import annotations

from collections.abc import Iterator

from kg.interpret.claims import normalise_status
from kg.interpret.dates import days_in
from kg.interpret.day_places import PROPERTY, NoteDay
from kg.interpret.days import day_of
from kg.interpret.named import plain, read_people
from kg.interpret.note_view import FieldValue, NoteView
from kg.model.kinds import Codes, Severities, Severity
from kg.model.note import Problem
from kg.model.rules import Rules

_ONE = ("status", "priority", "due", "status_since", "last_contact", "cadence")
_MOST = 3  # values that a message shows


def several_values(view: NoteView, kind: str) -> Iterator[Problem]:
    """The problems of lists that stand for one value, on an entity's page; of several owners, who
    all have their relations, it is reported as *info* which one is the owner of the project."""
    said = view.values(kind)
    for field in _ONE:
        first, *others = said.get(field, ()) or (None,)
        if first is None:
            continue
        meant = _meant(field, first, view.rules)
        left = [one for one in others if one.listed and _meant(field, one, view.rules) != meant]
        if left:
            values = [plain(one.value) for one in left]
            yield _problem(
                field, plain(first.value), "not", values, left[0].line, Severities.WARNING
            )
    owners = _owners(said.get("owner", []), view.rules)
    if len(owners) > 1:
        name, *names = owners
        yield _problem("owner", name, "tied as owners:", names, owners[names[0]], Severities.INFO)


def other_days(own: NoteDay) -> Iterator[Problem]:
    """The problems of a meeting's places that give another day than the one that counts."""
    place = own.place
    for other in own.others if place else ():
        assert place is not None
        if place.name == PROPERTY:
            text = (
                f"date: {place.day} here, but {other.day} in the {other.name}; {place.day} counts, "
                "mend one of them"
            )
            yield Problem(Codes.CONTRADICTION, text, place.line)
        else:
            text = (
                f"{other.name}: {other.day} here, but {place.day} in the {place.name}; {place.day} "
                "counts, mend one of them"
            )
            yield Problem(Codes.CONTRADICTION, text, other.line)


def _meant(field: str, said: FieldValue, rules: Rules) -> str:
    value = plain(said.value)
    if field == "status":
        return normalise_status(value, rules)
    if field == "cadence":
        return str(days_in(value) or value.lower())
    return day_of(value) or value.lower()


def _owners(said: list[FieldValue], rules: Rules) -> dict[str, int]:
    """Who is named as owner in the place that counts, by line, if its first value names anybody."""
    found: dict[str, int] = {}
    for at, one in enumerate(said):
        if one.rank == said[0].rank and (one.listed or not at):
            for named in read_people(one.value, one.line, rules, listed=one.listed):
                found.setdefault(named.ref.text, one.line)
        if not found:
            break
    return found


def _problem(
    field: str, first: str, relation: str, others: list[str], line: int, severity: Severity
) -> Problem:
    shown = ", ".join(f"“{other[:60]}”" for other in others[:_MOST])
    more = ", …" if len(others) > _MOST else ""
    name = field.replace("_", " ")
    text = f"{name}: of several values the first, “{first[:60]}”, counts; {relation} {shown}{more}"
    return Problem(Codes.SEVERAL_VALUES, text, line, severity)
