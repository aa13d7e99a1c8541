"""File names of daily notes, in the letters in which Obsidian writes their format (moment.js)."""

import re
from functools import lru_cache

from kg.interpret.dates import day_of

_LETTERS = re.compile(
    r"\[([^\[\]]*+)\]|YYYY|YY|MMMM|MMM|MM|M|DDDD|DDD|Do|DD|D|dddd|ddd|dd|d|gggg|ww|w|."
)
_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<year>\d\d)",
    "MMMM": r"(?P<month>[^\W\d_]++)",
    "MMM": r"(?P<month>[^\W\d_]++)",
    "MM": r"(?P<month>\d\d)",
    "M": r"(?P<month>\d\d?)",
    "DD": r"(?P<day>\d\d)",
    "D": r"(?P<day>\d\d?)",
    "Do": r"(?P<day>\d\d?)(?:st|nd|rd|th)",
    "dddd": r"[^\W\d_]++",
    "ddd": r"[^\W\d_]++",
    "dd": r"[^\W\d_]++",
    "d": r"\d",
    "gggg": r"\d{4}",
    "ww": r"\d\d",
    "w": r"\d\d?",
}
# Of parts that may have one digit or two; each doubles the ways to read a row of digits.
_MOST_OPEN = 8
_LONGEST = 250  # characters of a format: no file name is longer


def day_by_format(path: str, daily_format: str) -> str | None:
    """The day that a path (without ".md") gives by the format; None if it does not fit.

    The format may name folders (`YYYY/MM/DD-MM-YYYY`); month names are English. A format without
    year, month and day gives no day, nor does one with dozens of parts or hundreds of characters.
    """
    if len(daily_format) > _LONGEST:
        return None
    found = _pattern(daily_format).search(path)
    parts = found.groupdict() if found else {}
    if not {"year", "month", "day"} <= parts.keys():
        return None
    year = parts["year"] if len(parts["year"]) > 2 else f"20{parts['year']}"
    return day_of(f"{year}-{parts['month']}-{parts['day']}") or day_of(
        f"{parts['day']} {parts['month']} {year}"
    )


@lru_cache(maxsize=8)
def _pattern(daily_format: str) -> re.Pattern[str]:
    seen: set[str] = set()
    pieces = []
    for letters in _LETTERS.finditer(daily_format):
        piece = _PARTS.get(letters[0]) if letters[1] is None else None
        if piece is None:
            pieces.append(re.escape(letters[0] if letters[1] is None else letters[1]))
            continue
        name = piece[4:].partition(">")[0] if piece.startswith("(?P<") else ""
        # The same part twice (a folder for the year, say) is read once.
        pieces.append(piece if name not in seen else piece.replace(f"?P<{name}>", "?:"))
        seen.add(name)
    if sum(r"\d\d?" in piece for piece in pieces) > _MOST_OPEN:
        return re.compile("(?!)")
    return re.compile(r"(?:^|/)" + "".join(pieces) + "$")
