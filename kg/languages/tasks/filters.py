"""Filters: which tasks a line keeps, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from kg.languages.errors import Failed
from kg.languages.tasks.days import Invalid
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.functions import Query, value_for
from kg.languages.tasks.matching import Matching, matching
from kg.languages.tasks.moment_format import formatted
from kg.languages.tasks.phrases.ranges import Range, read_range
from kg.languages.tasks.script.errors import Unreadable
from kg.languages.tasks.script.run import Script
from kg.languages.tasks.script.values import kind, text
from kg.languages.tasks.search import Search
from kg.languages.tasks.statuses import TYPES
from kg.languages.tasks.task import PRIORITIES, DayName, Task

Test = Callable[[Task, Search], bool]


class Explained(NamedTuple):
    """What is said of a filter: a line, and what lies under it."""

    line: str
    below: tuple[Explained, ...] = ()


class Filter(NamedTuple):
    """A line, the tasks that it keeps, and what is said of it beyond what it says itself."""

    line: str
    keeps: Test
    explained: tuple[Explained, ...] = ()


Make = Callable[[re.Match[str], "Context"], "tuple[Test, tuple[Explained, ...]]"]


class Context(NamedTuple):
    """In what a query is read: the day, and the text that every task has."""

    today: date
    global_filter: str = ""


def _fixed(keeps: Test, *explained: str) -> Make:
    return lambda _match, _context: (keeps, tuple(Explained(line) for line in explained))


def read_filter(line: str, context: Context) -> Filter | None:
    """The filter that a line is; None for none. Raises NotUnderstood for a wrong one."""
    for pattern, make in _FILTERS:
        if match := pattern.match(line):
            keeps, explained = make(match, context)
            return Filter(line, keeps, explained)
    return None


# Days

_DAY_WORDS: Mapping[str, str] = {
    "due": "due date", "scheduled": "scheduled date", "starts": "start date", "done": "done date",
    "created": "created date", "cancelled": "cancelled date",
    "happens": "due, start or scheduled date",
}  # fmt: skip
_NAMED: Mapping[str, DayName] = {
    "due": "due", "scheduled": "scheduled", "start": "start", "starts": "start", "done": "done",
    "created": "created", "cancelled": "cancelled",
}  # fmt: skip
_HAPPENS: tuple[DayName, ...] = ("start", "scheduled", "due")
_DAY = re.compile(
    r"(?:due|scheduled|starts|done|created|cancelled|happens) ", re.IGNORECASE
)  # fmt: skip
_WHEN = re.compile(
    r"((?:on|in) or before|before|(?:on|in) or after|after|on|in)?\s?(.*)", re.IGNORECASE
)
_LEFT_OVER = re.compile(r"<%|YYYY-MM-DD")


def _inside(days: Range) -> Callable[[date], bool]:
    return lambda day: days.first <= day <= days.last


_RELATIONS: Mapping[str, Callable[[Range], Callable[[date], bool]]] = {
    "before": lambda days: lambda day: day < days.first,
    "after": lambda days: lambda day: day > days.last,
    "on or before": lambda days: lambda day: day <= days.last,
    "in or before": lambda days: lambda day: day <= days.last,
    "on or after": lambda days: lambda day: day >= days.first,
    "in or after": lambda days: lambda day: day >= days.first,
    "on": _inside,
    "in": _inside,
    "": _inside,
}


def _day(match: re.Match[str], context: Context) -> tuple[Test, tuple[Explained, ...]]:
    field, said = match[0].lower().strip(), match.string[match.end() :]
    if _LEFT_OVER.search(said):
        raise NotUnderstood("the day was not filled in: a template left <% or YYYY-MM-DD")
    when = _WHEN.match(said)
    relation, phrase = ((when[1] or "").lower(), when[2]) if when else ("", said)
    days = read_range(phrase, context.today) or read_range(said, context.today)
    if days is None:
        raise NotUnderstood(f"“{phrase or said}” is no day ({field})")
    test = _RELATIONS[relation](days)
    names = _HAPPENS if field == "happens" else (_NAMED[field],)
    or_none = field == "starts"

    def keeps(task: Task, _search: Search) -> bool:
        if or_none and "start" not in task.days:
            return True
        found = (task.days.get(name) for name in names)
        return any(day is not None and not isinstance(day, Invalid) and test(day) for day in found)

    return keeps, _explained_day(_DAY_WORDS[field], relation, days, or_none)


def _explained_day(words: str, relation: str, days: Range, or_none: bool) -> tuple[Explained, ...]:
    ending = " OR no start date" if or_none else ""
    if relation in ("", "on", "in"):
        if days.first == days.last:
            return (Explained(f"{words} is on {_shown(days.first)}{ending}"),)
        found = Explained(
            f"{words} is between:",
            (
                Explained(f"{_shown(days.first)} and"),
                Explained(f"{_shown(days.last)} inclusive"),
                *((Explained("OR no start date"),) if or_none else ()),
            ),
        )
        return (found,)
    bound = days.first if relation in ("before", "on or after", "in or after") else days.last
    return (Explained(f"{words} is {relation} {_shown(bound)}{ending}"),)


def _shown(day: date) -> str:
    return formatted(day, "YYYY-MM-DD (dddd Do MMMM YYYY)")


def _has_day(match: re.Match[str], _context: Context) -> tuple[Test, tuple[Explained, ...]]:
    wanted = match[1].lower() == "has"
    name = match[2].lower()
    if name == "happens":
        return lambda task, _: any(one in task.days for one in _HAPPENS) is wanted, ()
    day = _NAMED[name]
    return lambda task, _: (day in task.days) is wanted, ()


def _invalid_day(match: re.Match[str], _context: Context) -> tuple[Test, tuple[Explained, ...]]:
    name = _NAMED[match[1].lower()]
    return lambda task, _: isinstance(task.days.get(name), Invalid), ()


# Statuses, priorities

_TYPE = re.compile(r"(is not|is) (\S+)", re.IGNORECASE)


def _status_type(match: re.Match[str], _context: Context) -> tuple[Test, tuple[Explained, ...]]:
    found = _TYPE.fullmatch(match[1] or "")
    wanted = found[2].upper() if found else ""
    if found is None or wanted not in TYPES:
        raise NotUnderstood(
            f"status.type is written “is” or “is not” and one of {', '.join(TYPES[:6])}"
        )
    negated = found[1].lower() == "is not"
    return lambda task, _: (task.status.type == wanted) is not negated, ()


def _priority(match: re.Match[str], _context: Context) -> tuple[Test, tuple[Explained, ...]]:
    relation, name = match[2], match[3]
    wanted = PRIORITIES.index(name.lower())
    tests: Mapping[str, Callable[[int], bool]] = {
        "above": lambda place: place < wanted,
        "below": lambda place: place > wanted,
        "not": lambda place: place != wanted,
        "": lambda place: place == wanted,
    }
    test = tests[(relation or "").lower()]
    told = () if relation else (Explained(f"priority is {name}"),)
    return lambda task, _: test(task.priority), told


# Texts

_TEXTS: Mapping[str, Callable[[Task, Context], str]] = {
    "path": lambda task, _: task.place.file.path,
    "folder": lambda task, _: task.place.file.folder,
    "root": lambda task, _: task.place.file.root,
    "filename": lambda task, _: task.place.file.filename,
    "heading": lambda task, _: task.place.heading or "",
    "description": lambda task, context: without_filter(task.description, context.global_filter),
    "recurrence": lambda task, _: task.recurrence.text if task.recurrence else "",
    "id": lambda task, _: task.id,
    "status.name": lambda task, _: task.status.name,
}
_RELATION = r"(includes|does not include|regex matches|regex does not match)"
_TAG_RELATION = (
    r"(includes|include|do not include|does not include|regex matches|regex does not match)"
)


def without_filter(description: str, global_filter: str) -> str:
    """A description without the text that every task has, where it stands as a word."""
    if not global_filter or global_filter not in description:
        return description
    words = description.split(" ")
    return " ".join(word for word in words if word != global_filter).strip()


def _text(match: re.Match[str], context: Context) -> tuple[Test, tuple[Explained, ...]]:
    of = _TEXTS[match[1].lower()]
    found, negated, explained = _matching(match, match[2], match[3])
    return lambda task, _: found(of(task, context)) is not negated, explained


def _tags(match: re.Match[str], _context: Context) -> tuple[Test, tuple[Explained, ...]]:
    found, negated, explained = _matching(match, match[1], match[2])
    return lambda task, _: any(map(found, task.tags)) is not negated, explained


def _under(match: re.Match[str], told: str) -> str:
    """What is said of an expression, below where it stands in the line."""
    label = "using regex:"
    return label + " " * (match.start(match.lastindex or 0) - 2 - len(label)) + told


def _matching(
    match: re.Match[str], relation: str, wanted: str
) -> tuple[Matching, bool, tuple[Explained, ...]]:
    """How a text is looked for, whether it must not be there, and what is said of it."""
    relation = relation.lower()
    found, told = matching(wanted, is_regex=relation.startswith("regex"))
    return found, "not" in relation.split(), (Explained(_under(match, told)),) if told else ()


# Others


def _sub_items(task: Task, _search: Search) -> bool:
    """Whether it stands in no other item: not indented, but for a quote's own blank."""
    inner = task.indentation.rpartition(">")[2]
    return inner in ("", " ") if ">" in task.indentation else not task.indentation


def _function(match: re.Match[str], _context: Context) -> tuple[Test, tuple[Explained, ...]]:
    try:
        script = Script(match[1])
    except Unreadable as error:
        raise NotUnderstood(f"the function cannot be run: {error}") from error
    query = Query()

    def keeps(task: Task, search: Search) -> bool:
        value = value_for(script, task, search, query)
        if not isinstance(value, bool):
            told = f"a filter by function gives true or false, not {kind(value)}"
            raise Failed(f"{told} “{text(value)[:80]}”: {script.source[:80]}")
        return value

    return keeps, ()


_DATES = "due|scheduled|start|done|created|cancelled"
_FILTERS: tuple[tuple[re.Pattern[str], Make], ...] = tuple(
    (re.compile(rf"\A(?:{pattern})", re.IGNORECASE), make)
    for pattern, make in (
        (rf"(status\.name) {_RELATION} (.*)\Z", _text),
        (r"status\.type(?: (.*))?\Z", _status_type),
        (
            r"done\Z",
            _fixed(
                lambda task, _: task.status.done, "status type is DONE or CANCELLED or NON_TASK"
            ),
        ),
        (
            r"not done\Z",
            _fixed(
                lambda task, _: not task.status.done,
                "status type is TODO or IN_PROGRESS or ON_HOLD",
            ),
        ),
        (r"is recurring\Z", _fixed(lambda task, _: task.recurrence is not None)),
        (r"is not recurring\Z", _fixed(lambda task, _: task.recurrence is None)),
        (
            r"priority(\s+is)?(?:\s+(above|below|not))?\s+"
            rf"({'|'.join(sorted(PRIORITIES, key=len, reverse=True))})\Z",
            _priority,
        ),
        (rf"(has|no) ({_DATES}|happens) date\Z", _has_day),
        (rf"({_DATES}) date is invalid\Z", _invalid_day),
        (_DAY.pattern, _day),
        (rf"(path|folder|root|description) {_RELATION} (.*)\Z", _text),
        (rf"tags? {_TAG_RELATION} (.*)\Z", _tags),
        (r"has tags?\Z", _fixed(lambda task, _: bool(task.tags))),
        (r"no tags?\Z", _fixed(lambda task, _: not task.tags)),
        (rf"(heading|filename|recurrence|id) {_RELATION} (.*)\Z", _text),
        (r"exclude sub-items\Z", _fixed(_sub_items)),
        (r"filter by function (.*)\Z", _function),
        (r"has id\Z", _fixed(lambda task, _: bool(task.id))),
        (r"no id\Z", _fixed(lambda task, _: not task.id)),
        (r"has depends on\Z", _fixed(lambda task, _: bool(task.depends))),
        (r"no depends on\Z", _fixed(lambda task, _: not task.depends)),
        (r"is blocked\Z", _fixed(lambda task, search: search.is_blocked(task))),
        (r"is not blocked\Z", _fixed(lambda task, search: not search.is_blocked(task))),
        (r"is blocking\Z", _fixed(lambda task, search: search.is_blocking(task))),
        (r"is not blocking\Z", _fixed(lambda task, search: not search.is_blocking(task))),
    )
)
