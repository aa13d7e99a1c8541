"""Rules of recurrence by the grammar of rrule.js: read, and written in their normal form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

Unit = Literal["minutely", "hourly", "daily", "weekly", "monthly", "yearly"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WORKDAYS = tuple((day, 0) for day in range(5))


class Rule(NamedTuple):
    """A rule: every `interval` units, on some days of them.

    `week_days` are (weekday from Monday as 0, the how-manieth or 0 for each); `month_days` count
    from 1, or backwards from -1; `times` and `until` end it.
    """

    unit: Unit
    interval: int = 1
    week_days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    hours: tuple[int, ...] = ()
    times: int | None = None
    until: date | None = None


class _NoRule(Exception):
    """The text is no rule."""


_TOKENS: tuple[tuple[str, str], ...] = (
    ("number", r"[1-9][0-9]*"), ("number word", "one|two|three"), ("every", "every"),
    ("day", "days?"), ("weekday", "weekdays?"), ("week", "weeks?"), ("hour", "hours?"),
    ("minute", "minutes?"), ("month", "months?"), ("year", "years?"), ("on", "on|in"), ("at", "at"),
    ("the", "the"), ("first", "first"), ("second", "second"), ("third", "third"),
    ("nth", r"[1-9][0-9]*(?:\.|th|nd|rd|st)"), ("last", "last"), ("for", "for"),
    ("times", "times?"), ("until", "(?:un)?til"), ("monday", "mo(?:n(?:day)?)?"),
    ("tuesday", "tu(?:e(?:s(?:day)?)?)?"), ("wednesday", "we(?:d(?:n(?:esday)?)?)?"),
    ("thursday", "th(?:u(?:r(?:sday)?)?)?"), ("friday", "fr(?:i(?:day)?)?"),
    ("saturday", "sa(?:t(?:urday)?)?"), ("sunday", "su(?:n(?:day)?)?"),
    ("january", "jan(?:uary)?"), ("february", "feb(?:ruary)?"), ("march", "mar(?:ch)?"),
    ("april", "apr(?:il)?"), ("may", "may"), ("june", "june?"), ("july", "july?"),
    ("august", "aug(?:ust)?"), ("september", "sep(?:t(?:ember)?)?"), ("october", "oct(?:ober)?"),
    ("november", "nov(?:ember)?"), ("december", "dec(?:ember)?"),
    ("comma", r"(?:(?:,|and|or)\s*)+"), ("", r"[ \r\n\t]+|\.\Z"),
)  # fmt: skip
_TOKEN_OF = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _TOKENS}
_UNITS: dict[str, Unit] = {
    "day": "daily", "weekday": "weekly", "week": "weekly", "hour": "hourly", "minute": "minutely",
    "month": "monthly", "year": "yearly",
}  # fmt: skip


def read(text: str) -> Rule | None:
    """The rule that a text gives, None for none; what stands behind it is passed over."""
    try:
        return _Reader(text).rule()
    except _NoRule:
        return None


class _Reader:
    """Tokens, the longest first, and what they say."""

    def __init__(self, text: str) -> None:
        self._left = text
        self.token, self.text = "", ""
        self._next()

    def _next(self) -> bool:
        """Go to the next token; none is "". Whether there is one."""
        while True:
            best, name = "", ""
            for one in _TOKEN_OF:
                found = _TOKEN_OF[one].match(self._left)
                if found and len(found[0]) > len(best):
                    best, name = found[0], one
            self._left = self._left[len(best) :]
            if name or not best:
                self.token, self.text = name, best
                return bool(best)

    def _take(self, *names: str) -> bool:
        if self.token not in names or not self.token:
            return False
        self._next()
        return True

    def _number(self) -> int | None:
        text = self.text
        return int(text) if self._take("number") else None

    def rule(self) -> Rule:
        if not self._take("every"):
            raise _NoRule
        rule = Rule("daily", self._number() or 1)
        token = self.token
        if token in _UNITS:
            rule = rule._replace(unit=_UNITS[token])
            more = self._next()
            if token == "weekday":
                rule = rule._replace(week_days=_WORKDAYS)
            elif more:
                rule = self._at(rule) if token == "day" else self._on(rule)
        elif token in WEEKDAYS:
            places = self._several(lambda: self._name(WEEKDAYS))
            rule = rule._replace(unit="weekly", week_days=tuple((at, 0) for at in places))
            rule = self._month_days(rule) if self.token else rule
        elif token in MONTHS:
            months = self._several(lambda: self._name(MONTHS))
            rule = rule._replace(unit="yearly", months=tuple(at + 1 for at in months))
            rule = self._on(rule)
        else:
            raise _NoRule
        return self._end(rule)

    def _name(self, names: tuple[str, ...]) -> int | None:
        if self.token not in names:
            return None
        place = names.index(self.token)
        self._next()
        return place

    def _several(self, one: Callable[[], int | None]) -> list[int]:
        """One and more, with commas between. Raises where behind a comma there is none."""
        found = []
        while True:
            value = one()
            if value is None:
                raise _NoRule
            found.append(value)
            if not self._take("comma"):
                return found

    def _nth(self) -> int | None:
        token = self.token
        if token == "last":
            self._next()
            return -1
        if token not in ("first", "second", "third", "nth"):
            return None
        places = {"first": 1, "second": 2, "third": 3}
        place = places.get(token) or int(re.sub("[^0-9]", "", self.text))
        if place > 366:
            raise _NoRule
        self._next()
        return -place if token != "first" and self._take("last") else place

    def _on(self, rule: Rule) -> Rule:
        on, the = self._take("on"), self._take("the")
        if not (on or the):
            return rule
        while True:
            nth = self._nth()
            weekday = self._name(WEEKDAYS)
            month = self._name(MONTHS) if weekday is None and nth is None else None
            if nth is not None and weekday is None:
                rule = rule._replace(month_days=(*rule.month_days, nth))
                self._take("day")
            elif weekday is not None:
                rule = rule._replace(week_days=(*rule.week_days, (weekday, nth or 0)))
            elif month is not None:
                rule = rule._replace(months=(*rule.months, month + 1))
            elif self._take("weekday"):
                rule = rule if rule.week_days else rule._replace(week_days=_WORKDAYS)
            elif self._take("week"):
                rule = rule._replace(weeks=tuple(self._several(self._number)))
            else:
                return rule
            if not self._take("comma") and not self._take("the") and not self._take("on"):
                return rule

    def _at(self, rule: Rule) -> Rule:
        if self._take("at"):
            rule = rule._replace(hours=tuple(self._several(self._number)))
        return rule

    def _month_days(self, rule: Rule) -> Rule:
        self._take("on")
        self._take("the")
        nth = self._nth()
        if nth is None:
            return rule
        found = [nth]
        self._next()
        while self._take("comma"):
            nth = self._nth()
            if nth is None:
                raise _NoRule
            found.append(nth)
            self._next()
        return rule._replace(month_days=tuple(found))

    def _end(self, rule: Rule) -> Rule:
        if self.token == "until":
            until = _day(self._left)
            if until is None:
                raise _NoRule
            return rule._replace(until=until)
        if self._take("for"):
            count = self._number()
            if count is None:
                raise _NoRule
            return rule._replace(times=count)
        return rule


_DAY_WORDS = re.compile(r"[A-Za-z]+|[0-9]+")


def _day(text: str) -> date | None:
    """A day as people write one in English: January 10, 2027, or 10 January 2027."""
    words = _DAY_WORDS.findall(text)
    names = [place for word in words for place, name in enumerate(MONTHS)
             if len(word) >= 3 and name.startswith(word.lower())]  # fmt: skip
    numbers = [int(word) for word in words if word.isdigit() and len(word) <= 4]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if 0 < number <= 31]
    if len(names) != 1 or len(years) != 1 or len(days) > 1:
        return None
    try:
        return date(years[0], names[0] + 1, days[0] if days else 1)
    except ValueError:
        return None


def written(rule: Rule) -> str:
    """The rule in its normal form."""
    words = ["every", *_WRITERS[rule.unit](rule)]
    if rule.until is not None:
        month = MONTHS[rule.until.month - 1].capitalize()
        words += ["until", f"{month} {rule.until.day}, {rule.until.year}"]
    elif rule.times is not None:
        words += ["for", str(rule.times), _plural(rule.times, "time")]
    return " ".join(words)


def _plural(number: int, word: str) -> str:
    return word if number % 100 == 1 else word + "s"


def _interval(rule: Rule, word: str) -> list[str]:
    number = [] if rule.interval == 1 else [str(rule.interval)]
    return [*number, _plural(rule.interval, word)]


def _minutely(rule: Rule) -> list[str]:
    return _interval(rule, "minute")


def _hourly(rule: Rule) -> list[str]:
    return _interval(rule, "hour")


def _daily(rule: Rule) -> list[str]:
    hours = ["at", _listed([str(hour) for hour in rule.hours], "and")] if rule.hours else []
    return [*_interval(rule, "day"), *hours]


def _weekly(rule: Rule) -> list[str]:
    words = [] if rule.interval == 1 else [str(rule.interval), _plural(rule.interval, "week")]
    if _is_workdays(rule):
        return [*words, "weekday"] if rule.interval == 1 else [*words, "on", "weekdays"]
    if {day for day, _ in rule.week_days} == {*range(7)}:
        return [*words, _plural(rule.interval, "day")]
    if rule.interval == 1:
        words.append("week")
    if rule.months:
        words += ["in", _months(rule)]
    return [*words, *_on_days(rule)]


def _monthly(rule: Rule) -> list[str]:
    if rule.months:
        words = [] if rule.interval == 1 else [str(rule.interval), "months"]
        if rule.interval % 100 != 1:
            words.append("in")
        words.append(_months(rule))
    else:
        words = _interval(rule, "month")
    if not rule.month_days and _is_workdays(rule):
        return [*words, "on", "weekdays"]
    return [*words, *_on_days(rule)]


def _yearly(rule: Rule) -> list[str]:
    if rule.months:
        words = [] if rule.interval == 1 else [str(rule.interval), "years"]
        words.append(_months(rule))
    else:
        words = _interval(rule, "year")
    words += _on_days(rule)
    if rule.weeks:
        numbers = _listed([str(week) for week in rule.weeks], "and")
        words += ["in", _plural(len(rule.weeks), "week"), numbers]
    return words


_WRITERS: dict[Unit, Callable[[Rule], list[str]]] = {
    "minutely": _minutely,
    "hourly": _hourly,
    "daily": _daily,
    "weekly": _weekly,
    "monthly": _monthly,
    "yearly": _yearly,
}


def _is_workdays(rule: Rule) -> bool:
    return {day for day, _ in rule.week_days} == {*range(5)}


def _months(rule: Rule) -> str:
    return _listed([MONTHS[month - 1].capitalize() for month in rule.months], "and")


def _on_days(rule: Rule) -> list[str]:
    each = [WEEKDAYS[day].capitalize() for day, nth in sorted(rule.week_days) if not nth]
    if rule.month_days:
        ordered = [*sorted(day for day in rule.month_days if day > 0),
                   *sorted((day for day in rule.month_days if day < 0), reverse=True)]  # fmt: skip
        numbers = [_ordinal(day) for day in ordered]
        if each:
            return ["on", _listed(each, "or"), "the", _listed(numbers, "or")]
        return ["on the", _listed(numbers, "and")]
    words = []
    if each and not _is_workdays(rule):
        words = ["on", ", ".join(each)]
    some = [
        f"{_ordinal(nth)} {WEEKDAYS[day].capitalize()}"
        for day, nth in sorted(rule.week_days, key=lambda one: one[0])
        if nth
    ]
    if some:
        words += [*(["and"] if each else []), "on the", _listed(some, "and")]
    return words


def _ordinal(number: int) -> str:
    if number == -1:
        return "last"
    place = abs(number)
    ending = {1: "st", 21: "st", 31: "st", 2: "nd", 22: "nd", 3: "rd", 23: "rd"}.get(place, "th")
    return f"{place}{ending}" + (" last" if number < 0 else "")


def _listed(words: list[str], last: str) -> str:
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
