"""The words of phrases about days, and expressions for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.languages.tasks.phrases.found import Unit
from kg.languages.tasks.rule_text import MONTHS as MONTH_NAMES
from kg.languages.tasks.rule_text import WEEKDAYS as WEEKDAY_NAMES
from kg.model.phrases import NUMBERS as NUMBER_WORDS

_SHORT_WEEKDAYS = {
    "sun": 0, "mon": 1, "tue": 2, "wed": 3, "thurs": 4, "thur": 4, "thu": 4, "fri": 5, "sat": 6,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    **{name: (place + 1) % 7 for place, name in enumerate(WEEKDAY_NAMES)},
    **_SHORT_WEEKDAYS,
    **{f"{name}.": place for name, place in _SHORT_WEEKDAYS.items()},
}
FULL_MONTHS: dict[str, int] = {name: place + 1 for place, name in enumerate(MONTH_NAMES)}
_SHORT_MONTHS = {name[:3]: place for name, place in FULL_MONTHS.items() if name != "may"} | {
    "sept": 9
}
MONTHS: Mapping[str, int] = (
    FULL_MONTHS | _SHORT_MONTHS | {f"{name}.": place for name, place in _SHORT_MONTHS.items()}
)
NUMBERS: Mapping[str, int] = {name: number for number, name in enumerate(NUMBER_WORDS, 1)}
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS: Mapping[str, int] = {
    **{name: place + 1 for place, name in enumerate(_ORDINALS)},
    "twentieth": 20,
    "thirtieth": 30,
    "thirty first": 31,
    "thirty-first": 31,
    **{
        f"twenty{between}{name}": 21 + place
        for place, name in enumerate(_ORDINALS[:9])
        for between in " -"
    },
}
UNITS: Mapping[str, Unit] = {
    "sec": "second", "second": "second", "seconds": "second",
    "min": "minute", "mins": "minute", "minute": "minute", "minutes": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
    "months": "month", "qtr": "quarter", "quarter": "quarter", "quarters": "quarter",
    "y": "year", "yr": "year", "year": "year", "years": "year",
}  # fmt: skip


def one_of(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


_NUMBER = (
    rf"(?:{one_of(NUMBERS)}|[0-9]+|[0-9]+\.[0-9]+|half(?:\s{{0,2}}an?)?|an?\b(?:\s{{0,2}}few)?"
    r"|few|several|a?\s{0,2}couple\s{0,2}(?:of)?)"
)
_AMOUNT = rf"({_NUMBER})\s{{0,3}}({one_of(UNITS)})"
_AMOUNT_ONLY = _AMOUNT.replace(f"({_NUMBER})", _NUMBER).replace(f"({one_of(UNITS)})", one_of(UNITS))
AMOUNTS = (
    rf"(?:(?:about|around)\s{{0,3}})?{_AMOUNT_ONLY}\s{{0,5}}(?:,?\s{{0,5}}{_AMOUNT_ONLY}){{0,10}}"
)
ORDINAL = rf"(?:{one_of(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)?)"
YEAR = r"(?:[1-9][0-9]{0,3}\s{0,2}(?:BE|AD|BC|BCE|CE)|[1-2][0-9]{3}|[5-9][0-9])"
_NEXT_AMOUNT = re.compile(_AMOUNT, re.IGNORECASE | re.ASCII)


def number(text: str) -> float:
    """An amount in words or digits."""
    text = text.lower()
    if text in NUMBERS:
        return NUMBERS[text]
    if text in ("a", "an"):
        return 1
    for word, amount in (("few", 3), ("half", 0.5), ("couple", 2), ("several", 7)):
        if word in text:
            return amount
    return float(text)


def ordinal(text: str) -> int:
    """A day of the month in words or digits."""
    text = text.lower()
    return ORDINALS.get(text) or int(re.sub("[a-z]+", "", text))


def year(text: str) -> int:
    """A year: with its era, or of two digits from 1951 to 2050."""
    digits = int(re.sub(r"[^0-9]", "", text))
    era = re.sub(r"[^A-Z]", "", text.upper())
    if era == "BE":
        return digits - 543
    if era in ("BC", "BCE"):
        return -digits
    return digits if era else short_year(digits)


def short_year(digits: int) -> int:
    """A year of two digits as one of four."""
    if digits >= 100:
        return digits
    return digits + (1900 if digits > 50 else 2000)


def amounts(text: str) -> dict[Unit, float]:
    """The amounts of time in a text, by their units; of two with the same unit the last."""
    found: dict[Unit, float] = {}
    while match := _NEXT_AMOUNT.search(text):
        found[UNITS[match[2].lower()]] = number(match[1])
        text = text[len(match[0]) :].strip()
    return found
