"""A day as people write it, in many languages: one reading, several, or none, and never a guess.

`whole`, `leading` and `only` find a day in a text as `Written`: all its readings, by the order of
day, month and year. `settle` takes the one reading, or the one in the order that is known. What a
weekday contradicts is no day. docs/days.md is the table of what is read and what is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.interpret.day_words import (
    ARTICLES,
    DOUBTFUL_MONTHS,
    MONTHS,
    MONTHS_FIRST,
    NOT_ITS_OWN,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from kg.interpret.lazy import lazy
from kg.interpret.words import folded
from kg.model.day_orders import ANY_SIGN, MONTH_FIRST, YEAR_FIRST, Orders
from kg.model.kinds import DayOrder, DayOrders
from kg.model.names import is_unspaced, slug


class Written(NamedTuple):
    """A day as it stands in a text, from `start` to `end`.

    `readings` are its days by the order of the numbers, each day once for a form that has but one;
    `sign` is what stands between them: `/`, `-`, `_`, `.`, "" for eight digits, None for a form
    that tells its order. `double` marks three numbers of two digits each.
    """

    readings: tuple[tuple[DayOrder, str], ...]
    sign: str | None
    start: int
    end: int
    double: bool = False

    @property
    def days(self) -> frozenset[str]:
        """The days that it may be."""
        return frozenset(day for _, day in self.readings)

    @property
    def evidence(self) -> DayOrder | None:
        """The order in which whoever wrote it writes days, where it has but one."""
        tells = self.sign is not None and self.sign != "."
        return self.readings[0][0] if tells and len(self.readings) == 1 else None


def settle(written: Written | None, orders: Orders, *, of_files: bool = False) -> str | None:
    """The day that is meant: by its one reading, or by the order of days with its sign. The year
    comes first (`25-11-28`) only where the files of a folder read so, and in their names."""
    if written is None:
        return None
    if of_files and written.sign == "-" and orders.get(YEAR_FIRST) == DayOrders.YMD:
        by_year = dict(written.readings).get(DayOrders.YMD)
        if by_year is not None:
            return by_year
    if len(written.days) == 1:
        return written.readings[0][1]
    order = orders.get(written.sign or "")
    if order is None and written.sign != MONTH_FIRST:
        order = orders.get(ANY_SIGN)
    return dict(written.readings).get(order) if order else None


def may_hold_day(text: str) -> bool:
    """Whether a text has the digits of a day with its year: three at least (`4 Jan 26`)."""
    return _THREE_DIGITS.search(text) is not None


_THREE_DIGITS = re.compile(r"\d\D*\d\D*\d")


@lru_cache(maxsize=4096)
def day_of(text: str) -> str | None:
    """The day that the whole text gives by its one reading, as ISO text."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        return valid(text[:4], text[5:7], text[8:])
    return settle(whole(text), {})


@lru_cache(maxsize=4096)
def whole(text: str, year: int | None = None) -> Written | None:
    """The day that is the whole text, but for a weekday, a time of day, the rest of a range.

    `year` is that of a day written without one.
    """
    text = _FROM.sub("", text.strip())
    found = _read(text, 0, year, alone=True)
    return found if found and not _rest(text, found) else None


@lru_cache(maxsize=4096)
def said(text: str, year: int | None = None) -> Written | None:
    """The day behind a label: the whole text, or its begin, if what follows a comma, a dash or a
    bracket is a remark that names no other day."""
    text = _FROM.sub("", text.strip())
    found = _read(text, 0, year, alone=True)
    if found is None:
        return None
    rest = _rest(text, found)
    if not rest:
        return found
    if rest[0] not in ",;|(–—@-·" and not _PLACE.match(rest):
        return None
    if "?" in rest or any(_is_denial(word) for word in re.findall(r"[^\W\d_]+", rest)):
        return None
    return None if any(_days_in(rest, None)) or _BARE_DATE.search(rest) else found


# Before the first day of a range: с 5 по 7 февраля 2026.
_FROM = re.compile(
    r"^(?:с|od|de|from|van|von|du)\s+(?=\d{1,2}\.?\s+(?:по|do|a|to|tot|t/m|bis|au|até)\s)", re.I
)
_PLACE = re.compile(r"(?:at|in|im|à|en|na|på|hos|via|on)\s", re.I)
_BARE_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d(?!\d)")


def _is_denial(word: str) -> bool:
    folded = slug(word)
    return folded in NOT_ITS_OWN or folded in _DENIALS or folded in WEEKDAYS or folded in MONTHS


_DENIALS = folded(
    "or instead not cancelled canceled tentative tbc tbd proposed maybe probably ou oder oppure "
    "lub eller of или"
)


@lru_cache(maxsize=4096)
def leading(text: str) -> tuple[Written, str] | None:
    """The day that a text begins with, and the rest without what separates the two."""
    found = _read(text, 0, None, alone=False)
    if found is None:
        return None
    time = _TIME.match(text, found.end)
    rest = text[time.end() if time else found.end :]
    if not rest.strip():
        return found, ""
    between = _SEPARATOR.match(rest)
    if between is None and not is_unspaced(rest[0]):
        return None
    return found, rest[between.end() if between else 0 :].lstrip("-–—:：_ ").strip()


# The time that may stand behind a day.
TIME = (
    r"[T,_ ]\s*(?:at )?\d{1,2}[:.h]?\d{2}(?:[:.]\d{2}(?:\.\d+)?)?"
    r"(?:\s*(?:Z|UTC|[+-]\d{2}:?\d{2}|[ap]m))?(?!\d)"
)
_TIME = re.compile(TIME, re.I)
_SEPARATOR = re.compile(r"\s*(?:[:：–—|,、._-]\s*|\s)")


def leading_without_year(text: str, year: int) -> Written | None:
    """A day without a year that a text begins or ends with: `January 17th video call`, `jul-26`."""
    if found := _CJK_YEARLESS.match(text):
        return _of_numbers(found, year)
    for pattern in (_YEARLESS_MONTH_FIRST, _YEARLESS_DAY_FIRST):
        for found in pattern.finditer(text):
            at = found.start()
            if at and (found.end() != len(text) or text[at - 1].isalnum()):
                continue
            if written := _of_month(found, year):
                return written
    return None


def _of_month(found: re.Match[str], year: int, *, double: bool = False) -> Written | None:
    """A day of a month in words, in the year that is given."""
    month = MONTHS.get(slug(found["m"]))
    day = _made(year, month, found["d"]) if month else None
    return _plain(day, found.start(), found.end(), double=double)


@lru_cache(maxsize=4096)
def only(text: str) -> Written | None:
    """The one day in a text; None where there are several, or none that is the text's own."""
    found = list(_days_in(text, None))
    if not found or any(one.days != found[0].days for one in found[1:]):
        return None
    return found[0]


def _days_in(text: str, year: int | None) -> Iterator[Written]:
    at = 0
    while (start := _STARTS.search(text, at)) is not None:
        found = _read(text, start.start(), year, alone=False)
        if found is None:
            at = start.end()
            continue
        at = found.end
        if not _is_anothers(text[: found.start], found):
            yield found


# Where a day may start: a number, or a word before one.
# Behind a letter no day begins, but in scripts that write words without spaces: `例会20250103`.
_STARTS = lazy(
    r"(?<![^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?<!\d[.:/])"
    r"(?:\d+|[^\W\d_]{3,12}(?=[.,]{0,2}[ _-]*\d))"
)


def _is_anothers(before: str, day: Written) -> bool:
    """Whether a word before a day makes it another's, and is not its weekday (*Do 20.11.2025*)."""
    words = re.findall(r"[^\W\d_]+", before)
    last = slug(words[-1]) if words else ""
    if last not in NOT_ITS_OWN:
        return False
    weekday = SHORT_WEEKDAYS.get(last)
    return weekday is None or _on_weekday(day, weekday) is None


# The grammar

_WORD = r"[^\W\d_]{3,12}"
_ORDINAL = r"(?:st|nd|rd|th|er|ère|re|º|ª|°|:?e|:a|\.)?"
_TO = (
    r"(?:\s*[-–—~〜～/]\s*"
    r"|\s+(?:to|until|through|bis|au|al|a|til|till|tot|do|по|até|t/m|tot en met)\s+)"
)
_AND = r"(?:\s*[&+]\s*|\s+(?:and|und|et|y|e|og|och|en|i|и)\s+)"
_YEAR = r"(?P<y>\d{4}|(?P<short>['’]?\d{2}))(?![\d])"
_OF = r"(?:of\s+|de\s+|d['’]\s*)?"
_OF_YEAR = r"(?:de\s+|del\s+|do\s+|of\s+)?"

_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<s>[-/._]?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_DOTS_AND_BLANKS = re.compile(r"(?P<y>\d{4})\. ?(?P<m>\d{1,2})\. ?(?P<d>\d{1,2})\.?(?!\d)")
_YEAR_LAST = re.compile(
    r"(?P<a>\d{1,2})(?P<s>[-/._])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?!\d|(?P=s)\d)"
)
_DOTTED = re.compile(r"(?P<a>\d{1,2})\. (?P<b>\d{1,2})\. (?P<y>\d{4})(?!\d|\.\d)")
_DOTTED_RANGE = re.compile(
    r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})?\.?\s*[-–—/]\s*"
    r"(?P<a2>\d{1,2})\.(?P<b2>\d{1,2})\.(?P<y>\d{4})(?!\d)"
)
_EIGHT = re.compile(r"(?P<a>\d{2})(?P<b>\d{2})(?P<y>\d{4})(?!\d)")
_CJK = re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日号號일]")
_CJK_YEARLESS = re.compile(r"(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日号號일]")
_DAY_FIRST = lazy(
    rf"(?P<d>\d{{1,2}}){_ORDINAL}"
    rf"(?:(?:(?P<and>{_AND})|{_TO})(?P<d2>\d{{1,2}}){_ORDINAL})?"
    rf"(?:\s*|[-_/]){_OF}(?P<m>{_WORD})\.?,?(?:\s*|[-_/]){_OF_YEAR}{_YEAR}",
    re.I,
)
_DAY_FIRST_CROSS = lazy(
    rf"(?P<d>\d{{1,2}}){_ORDINAL}\s+{_OF}(?P<m>{_WORD})\.?{_TO}"
    rf"(?P<d2>\d{{1,2}}){_ORDINAL}\s+{_OF}(?P<m2>{_WORD})\.?,?\s+{_OF_YEAR}(?P<y>\d{{4}})(?!\d)",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"(?P<m>{_WORD})\.?[\s_/-]*(?P<d>\d{{1,2}}){_ORDINAL}"
    rf"(?:(?:(?P<and>{_AND})|{_TO})(?:(?P<m2>{_WORD})\.?\s+)?(?P<d2>\d{{1,2}}){_ORDINAL})?"
    rf"(?:\s*,\s*|\s+|[-_/]){_OF_YEAR}(?P<y>\d{{4}})(?!\d)",
    re.I,
)
_YEAR_FIRST_WORD = re.compile(
    rf"(?P<y>\d{{4}})[\s_.,-]+(?P<m>{_WORD})\.?[\s_.-]+(?P<d>\d{{1,2}}){_ORDINAL}(?!\d)", re.I
)
_YEARLESS_MONTH_FIRST = re.compile(
    rf"(?P<m>{_WORD})\.?[\s_-]*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.:/])", re.I
)
_YEARLESS_DAY_FIRST = re.compile(
    rf"(?P<d>\d{{1,2}}){_ORDINAL}[\s_-]*{_OF}(?P<m>{_WORD})(?![^\W_])", re.I
)
_NOT_GLUED = re.compile(r"(?![^\W_])|T\d\d")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099  # of days in eight digits
_PIVOT = 69  # 68 is 2068, 69 is 1969, as POSIX has it


def _read(text: str, start: int, year: int | None, *, alone: bool) -> Written | None:
    """The day that starts here, behind weekdays and articles; `alone` allows what could be
    something else within other words."""
    at, weekday = start, None
    begin = text[start : start + 2]
    if begin.isascii() and begin.lower() not in _BEGINNINGS and not begin[:1].isdigit():
        return None
    for _ in range(4):
        found = _read_here(text, at, year, alone=alone, beside=weekday is not None)
        if found is not None:
            break
        word = _BEFORE_A_DAY.match(text, at)
        if word is None:
            return None
        known = _weekday(word["w"], bool(word["dot"]))
        doubtful = SHORT_WEEKDAYS.get(slug(word["w"])) if known is None else None
        if doubtful is not None:  # *Do 20.11.2025*: a Thursday, if that was one
            dated = _read_here(text, word.end(), year, alone=alone, beside=False)
            return _on_weekday(dated._replace(start=start), doubtful) if dated else None
        if known is None and slug(word["w"]) not in ARTICLES:
            return None
        weekday = known if known is not None else weekday
        at = word.end()
    else:
        return None
    end, after = _weekday_after(text, found)
    return _agreeing(
        found._replace(start=start, end=end), weekday if weekday is not None else after
    )


# The first two letters of every word that a day may begin with.
_BEGINNINGS = frozenset(
    word[:2]
    for words in (MONTHS_FIRST, MONTHS, WEEKDAYS, SHORT_WEEKDAYS, ARTICLES)
    for word in words
) | {"d."}
_BEFORE_A_DAY = re.compile(r"(?P<w>[^\W\d_]+(?:-feira)?)(?P<dot>[.,]{0,2})[\s_-]+")
_WEEKDAY_AFTER = re.compile(
    r"(?P<o>\s*[\[(（]\s*|[\s,_-]+|(?=周|星期|礼拜))(?P<w>[^\W\d_]+(?:-feira)?)(?P<dot>[.,]?)(?P<c>\s*[\])）])?"
)


def _weekday(word: str, marked: bool) -> int | None:
    folded = slug(word)
    found = WEEKDAYS.get(folded)
    return SHORT_WEEKDAYS.get(folded) if found is None and marked else found


def _on_weekday(found: Written, weekday: int) -> Written | None:
    """A day if it was one of those weekdays, by whichever order of its numbers."""
    left = tuple(one for one in found.readings if date.fromisoformat(one[1]).weekday() == weekday)
    return found._replace(readings=left) if left else None


def _weekday_after(text: str, day: Written) -> tuple[int, int | None]:
    end = day.end
    found = _WEEKDAY_AFTER.match(text, end)
    if found is None:
        return end, None
    bracketed = found["c"] is not None
    if bool(found["o"].strip(" \t,_-")) != bracketed:
        return end, None
    known = _weekday(found["w"], bracketed)
    doubtful = SHORT_WEEKDAYS.get(slug(found["w"])) if known is None else None
    if doubtful is not None and _on_weekday(day, doubtful):
        known = doubtful
    if known is None or (not bracketed and (len(found["w"]) == 1 or not _on_weekday(day, known))):
        return end, None  # *2026-03-01 Sam Reed*: no Saturday
    return found.end(), known


def _agreeing(found: Written, weekday: int | None) -> Written | None:
    """What is left of the readings beside a weekday. A day whose order is plain keeps its own."""
    if weekday is None or (found.sign is None and not found.double):
        return found
    return _on_weekday(found, weekday)


def _read_here(
    text: str, at: int, year: int | None, *, alone: bool, beside: bool
) -> Written | None:
    first = text[at : at + 1]
    if first.isdigit():
        found = _numbers(text, at, alone=alone)
        found = found or _words(text, at, alone=alone, beside=beside, patterns=_FROM_DIGITS)
        if found is None and year is not None and alone:
            found = _yearless(text, at, year)
    elif first.isalpha():
        found = _words(text, at, alone=alone, beside=beside, patterns=(_MONTH_FIRST,))
        if found is None and year is not None and alone:
            found = _yearless(text, at, year)
    else:
        return None
    if found is None or _is_glued(text, found.end):
        return None
    return found


def _is_glued(text: str, end: int) -> bool:
    """Whether a word goes on where a day ends; scripts without spaces write one behind another."""
    return not (_NOT_GLUED.match(text, end) or is_unspaced(text[end]))


_FROM_DIGITS = (_DAY_FIRST_CROSS, _DAY_FIRST, _YEAR_FIRST_WORD)


def _numbers(text: str, at: int, *, alone: bool) -> Written | None:
    if found := _YEAR_FIRST.match(text, at):
        if not found["s"] and len(found[0]) != 8:
            return None
        day = valid(found["y"], found["m"], found["d"])
        if day and (found["s"] or _FIRST_YEAR <= int(found["y"]) <= _LAST_YEAR):
            return Written(((DayOrders.YMD, day),), None, at, found.end())
        return None if found["s"] else _day_or_month_first(_EIGHT.match(text, at), "")
    if found := _CJK.match(text, at):
        return _plain(valid(found["y"], found["m"], found["d"]), at, found.end())
    if at > 1 and text[at - 1] in "-./_" and text[at - 2].isdigit():
        return None  # 079-12-10-24
    if found := _DOTS_AND_BLANKS.match(text, at):
        return _plain(valid(found["y"], found["m"], found["d"]), at, found.end())
    if found := _DOTTED_RANGE.match(text, at):
        return _plain(_first_of_dotted(found), at, found.end())
    if found := _DOTTED.match(text, at):
        return _plain(valid(found["y"], found["b"], found["a"]), at, found.end())
    if found := _YEAR_LAST.match(text, at):
        return _year_last(found, alone=alone)
    return None


def _year_last(found: re.Match[str], *, alone: bool) -> Written | None:
    sign, short = found["s"], len(found["y"]) == 2
    if short and not alone:
        # Within other words `1-2-24` and `1.2.24` are chapters and versions; before them, `5-13-24`
        # can only be a day.
        if sign != "/" and len(found[0]) != 8:
            written = None if sign == "." or found.start() else _day_or_month_first(found, sign)
            return written if written and len(written.readings) == 1 else None
        if sign == "." and found.start():
            return None
    if sign == ".":
        day = valid(_full_year(found["y"]), found["b"], found["a"])
        return _plain(day, found.start(), found.end(), ".")
    return _day_or_month_first(found, sign)


def _day_or_month_first(found: re.Match[str] | None, sign: str) -> Written | None:
    if found is None:
        return None
    a, b, y = found["a"], found["b"], found["y"]
    double = len(a) == len(b) == len(y) == 2 and sign != "."
    year = _full_year(y)
    if not sign and not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    readings = _readings(
        dmy=valid(year, b, a),
        mdy=valid(year, a, b),
        ymd=valid(_full_year(a), b, y) if double else None,
    )
    return Written(readings, sign, found.start(), found.end(), double) if readings else None


def _readings(
    dmy: str | None, mdy: str | None, ymd: str | None = None
) -> tuple[tuple[DayOrder, str], ...]:
    found: tuple[tuple[DayOrder, str | None], ...] = (
        (DayOrders.DMY, dmy),
        (DayOrders.MDY, mdy),
        (DayOrders.YMD, ymd),
    )
    return tuple((order, day) for order, day in found if day)


def _words(
    text: str,
    at: int,
    *,
    alone: bool,
    beside: bool,
    patterns: tuple[re.Pattern[str], ...],
) -> Written | None:
    for pattern in patterns:
        found = pattern.match(text, at)
        if found is None:
            continue
        months = MONTHS_FIRST if pattern is _MONTH_FIRST else MONTHS
        name = slug(found["m"])
        month = months.get(name)
        parts = found.groupdict()
        short = parts.get("short")
        if month is None or (not alone and name in DOUBTFUL_MONTHS):
            continue
        if short and not (alone or beside):
            continue
        if not (short or alone or _FIRST_YEAR <= int(found["y"]) <= _LAST_YEAR):
            continue  # 5 May 1430: half past two
        day = _first_of(parts, month)
        if day is None:
            return None
        # A weekday tells whether `29 Jun 26` is a day at all.
        return _plain(day, at, found.end(), double=bool(short))
    return None


def _first_of(parts: dict[str, str | None], month: int) -> str | None:
    """The first day of a range, or the day; None where the range is none."""
    year = int(_full_year((parts["y"] or "").lstrip("'’")))
    last = parts.get("d2")
    if last is None:
        return _made(year, month, parts["d"])
    final = parts.get("m2")
    other = MONTHS.get(slug(final)) if final else month
    if other is None:
        return None
    first = _made(year - 1 if other < month else year, month, parts["d"])
    end = _made(year, other, last)
    if first is None or end is None:
        return None
    return first if _is_range(first, end, longest=1 if parts.get("and") else _LONGEST) else None


def _first_of_dotted(found: re.Match[str]) -> str | None:
    end = valid(found["y"], found["b2"], found["a2"])
    first = valid(found["y"], found["b"] or found["b2"], found["a"])
    return first if first and end and _is_range(first, end) else None


_LONGEST = 31  # days of one event


def _is_range(first: str, last: str, longest: int = _LONGEST) -> bool:
    return 0 < (date.fromisoformat(last) - date.fromisoformat(first)).days <= longest


def _yearless(text: str, at: int, year: int) -> Written | None:
    if found := _CJK_YEARLESS.match(text, at):
        return _of_numbers(found, year)
    for pattern in (_YEARLESS_MONTH_FIRST, _YEARLESS_DAY_FIRST):
        found = pattern.match(text, at)
        # The year is the folder's, not the writer's: a weekday must agree.
        if found and (written := _of_month(found, year, double=True)):
            return written
    return None


def _of_numbers(found: re.Match[str], year: int) -> Written | None:
    """A day of a month in numbers, in the year that is given."""
    return _plain(valid(str(year), found["m"], found["d"]), found.start(), found.end())


def _plain(
    day: str | None, start: int, end: int, sign: str | None = None, *, double: bool = False
) -> Written | None:
    """A day of one reading."""
    order: DayOrder = DayOrders.DMY
    return Written(((order, day),), sign, start, end, double) if day else None


def _made(year: int, month: int, day: str | None) -> str | None:
    return valid(str(year), str(month), day or "")


def _full_year(year: str) -> str:
    if len(year) != 2:
        return year
    return f"{19 if int(year) >= _PIVOT else 20}{int(year):02}"


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def valid(year: str, month: str, day: str) -> str | None:
    """The day as ISO text, None if there is no such day."""
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal()):
        return None
    y, m, d = int(year), int(month), int(day)
    if not (1 <= m <= 12 and 1 <= d <= _LENGTHS[m - 1] and 1000 <= y <= 9999):
        return None
    if m == 2 and d == 29 and (y % 4 or (y % 100 == 0 and y % 400)):
        return None
    return f"{y:04}-{m:02}-{d:02}"


# What may stand behind a day: times, their zone, a weekday, the last day of a range.
_BEFORE_TIMES = folded(
    "van od dalle das entre "
    "at from to um von bis kl ab gegen à às as alle ore de las la les until till och og til fra "
    "från klokken klo om tot в c с до по"
)
_TIME_WORDS = _BEFORE_TIMES | folded(
    "am pm a m p h hs hrs hours uhr utc gmt cet cest est edt cst cdt mst mdt pst pdt et ct mt pt "
    "bst ist jst kst ast aest aedt msk wib sgt z noon midday uur godz godzina r rok roku г года "
    "час local time "
    "上午 下午 晚上 早上 中午 凌晨 傍晚 午前 午後 오전 오후 点 點 时 時 分 时分 시 분"
)
_TAIL = re.compile(
    r"\s*(?:(?P<clock>\d{1,2}[:.h時时点點시](?:\d{2})?(?:[:.]\d{2}(?:[.,]\d+)?)?分?분?|T\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?"
    r"|(?:kl\.?|at|um|à|om|ore)\s*\d{1,2}(?![\d:.h/-])|\d{4}(?![\d/.-])|\d{1,2}(?=\s*(?:[ap]\.?m|h\b|uhr|–|—|-|to\b|bis\b|uur)))"
    r"|(?P<zone>[+-]\d{1,2}(?::?\d{2})?(?!\d|\.\d))|(?P<word>[^\W\d_]+)\.?|(?P<sign>[-–—~〜～,;:()\[\]（）/|@、]))",
    re.I,
)


def _rest(text: str, found: Written) -> str:
    """What is left of a text behind a day, once times and the end of a range are taken away."""
    at = end = _short_end(text, found)
    to = _RANGE.match(text, at)
    last = _read(text, to.end(), None, alone=True) if to else None
    if last is not None:
        if not _is_range(min(found.days), max(last.days)):
            return text[at:].strip()
        at = end = last.end
    while (part := _TAIL.match(text, at)) is not None:
        word, clock = part["word"], part["clock"]
        if word and slug(word) not in _TIME_WORDS and slug(word) not in WEEKDAYS:
            break
        if clock and not _is_clock(clock):
            break
        at = part.end()
        if not part["sign"] and slug(word or "") not in _BEFORE_TIMES:
            end = at
    return text[end:].strip() if text[at:].strip() else ""


def _short_end(text: str, found: Written) -> int:
    """Where a range ends of which the last day is only its number: 2026年3月5日～7日,
    2026-04-05/07."""
    last = _SHORT_END.match(text, found.end)
    if last is None or len(found.days) != 1:
        return found.end
    first = found.readings[0][1]
    is_iso = text[found.end - len(first) : found.end] == first
    day = int(last["d"] or last["east"])
    if (last["d"] and not is_iso) or not int(first[-2:]) < day <= _LAST_OF_MONTH:
        return found.end
    return last.end()


_LAST_OF_MONTH = 31
_SHORT_END = re.compile(
    r"/(?P<d>\d{2})(?![\d/.-])|\s?[～〜~至到–-]\s?(?P<east>\d{1,2})\s?[日号號일]"
)
_RANGE = re.compile(_TO)
_CLOCK = re.compile(r"\D*(\d{1,2}?)(?:\D?(\d{2})(?:\D.*)?)?\D*$")


def _is_clock(text: str) -> bool:
    found = _CLOCK.match(text)
    return found is not None and int(found[1]) <= 24 and int(found[2] or 0) < 60


# What other modules make days of


def month_and_day(year: int, first: str, second: str) -> Written | None:
    """Two numbers that are month and day of a year, or day and month."""
    readings = _readings(valid(str(year), second, first), valid(str(year), first, second))
    return Written(readings, MONTH_FIRST, 0, 0) if readings else None


def on_day(year: int, month: int, day: str) -> Written | None:
    """A day of a month of a year."""
    return _plain(_made(year, month, day), 0, 0)


def order_in(text: str, sign: str) -> DayOrder | None:
    """The order of the days in a text that are written with a sign, if they agree."""
    orders = {
        written.evidence
        for found in _YEAR_LAST.finditer(text)
        if found["s"] == sign
        and not text[found.start() - 1 : found.start()].isalnum()
        and (written := _day_or_month_first(found, sign))
    } - {None}
    order = orders.pop() if len(orders) == 1 else None
    return None if order == DayOrders.YMD else order
