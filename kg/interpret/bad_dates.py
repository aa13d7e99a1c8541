"""What stands where a day should, and is none that can be read."""

import re
from collections.abc import Iterable, Iterator

from kg.interpret.attendees import names_attendees
from kg.interpret.day_places import NoteDay
from kg.interpret.days import day_of
from kg.interpret.named import plain
from kg.interpret.note_view import FieldValue, NoteView
from kg.model.kinds import Codes, Kinds, Severities, Severity
from kg.model.names import slug
from kg.model.note import Problem

_LIKE_A_DAY = re.compile(r"\d{1,4}\W{1,3}\w{1,12}\W{1,3}\d{1,4}(?!\w)")
_FIELDS = ("date", "created", "updated")
_UNREAD = Codes.UNREAD_VALUE


def unread_day(field: str, said: FieldValue, severity: Severity = Severities.WARNING) -> Problem:
    """The problem of a value that is no day; it says which form is wanted."""
    text = f"{field}: “{said.value[:60]}” is no day; write it as 2025-10-06 (year, month, day)"
    return Problem(Codes.UNREAD_VALUE, text, said.line, severity)


def is_reported(line: int, problems: Iterable[Problem]) -> bool:
    """Whether a problem says of this line already that its day is not in the calendar."""
    return any(problem.code == Codes.INVALID_DATE and problem.line == line for problem in problems)


def without_date(own: NoteDay) -> Problem:
    """The problem of a meeting without a day; of a day with two readings, how to settle it."""
    if not own.open:
        text = "a meeting without a date counts for nothing; add `date: 2025-10-06` or the like"
        return Problem(Codes.MEETING_WITHOUT_DATE, text, 1)
    place = own.open[0]
    text = (
        f"a meeting without a date counts for nothing: {_has_two_readings(place.text)}, or write "
        "it as 2025-10-06"
    )
    return Problem(Codes.MEETING_WITHOUT_DATE, text, place.line)


def tell_no_date(own: NoteDay, problems: list[Problem]) -> None:
    """Add the problem of a meeting without a day, in place of that of the value that causes it."""
    told = without_date(own)
    if own.open:
        problems[:] = [one for one in problems if (one.code, one.line) != (_UNREAD, told.line)]
    problems.append(told)


def without_day_above(text: str, line: int) -> Problem:
    """The same of one of several meetings in a note, whose day is a heading."""
    message = (
        "the meeting below this heading counts for nothing: "
        f"{_has_two_readings(text)}, or write it as 2025-10-06"
    )
    return Problem(Codes.MEETING_WITHOUT_DATE, message, line)


def _has_two_readings(text: str) -> str:
    return f'“{text[:60]}” has two readings; say `date_order = "dmy"` or `"mdy"` in kg.toml'


def unread_days(
    view: NoteView, kind: str, own: NoteDay, problems: list[Problem]
) -> Iterator[Problem]:
    """The problems of the days that the note gives for itself: of all in a meeting's note,
    elsewhere of those in properties, where what does not look like a day (`Q3`) may be meant so."""
    said = view.values(Kinds.NOTE)
    read = {place.line for place in (own.place, *own.others) if place}
    open_lines = {place.line: place.text for place in own.open}
    for field in _FIELDS:
        for one in said.get(field, ()):
            if day_of(one.value):
                continue
            value = plain(one.value)
            if one.line in read or day_of(value) or slug(value) in view.rules.nobody:
                continue
            meeting = field == "date" and (
                kind == Kinds.MEETING or (one.rank and names_attendees(view))
            )
            if (one.rank and not meeting) or is_reported(one.line, problems):
                continue
            if field == "date" and one.line in open_lines:
                text = f"date: {_has_two_readings(open_lines[one.line])}, or write it as 2025-10-06"
                yield Problem(Codes.UNREAD_VALUE, text, one.line)
                continue
            sure = meeting or _LIKE_A_DAY.match(value)
            yield unread_day(field, one, Severities.WARNING if sure else Severities.INFO)
