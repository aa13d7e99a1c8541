"""Functions that make dates and durations, and write them."""

from __future__ import annotations

import re

from kg.languages.dataview import dates, durations
from kg.languages.dataview.context import Context
from kg.languages.dataview.date_format import formatted, formatted_duration
from kg.languages.dataview.date_reading import read_formatted
from kg.languages.dataview.dates import Date
from kg.languages.dataview.durations import Duration
from kg.languages.dataview.links import Link
from kg.languages.dataview.values import Object, Value
from kg.languages.errors import Failed

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def date(context: Context, text: str) -> Date | None:
    """The date that a text is; also `today` and its like."""
    found = dates.shorthand(text, context.now) if text in dates.SHORTHANDS else None
    return found or dates.whole_date(text, context.now.zone)


def date_of_link(context: Context, link: Link) -> Value:
    """The date that a link shows or names, else the day of its note."""
    for text in (link.display, link.path):
        if text and (found := dates.whole_date(text, context.now.zone)):
            return found
    page = context.pages.page(context.pages.normalize(link.path))
    file = page.fields.field("file") if page else None
    return file.field("day") if isinstance(file, Object) else None


def date_by_format(context: Context, text: str, form: str) -> Date:
    """The date that a text is by a format; x and X are milliseconds and seconds since 1970."""
    if form in ("x", "X"):
        found = _NUMBER.search(text)
        if found is None:
            raise Failed(f"{text!r} is no number of {'milli' if form == 'x' else ''}seconds")
        number = float(found[0]) * (1 if form == "x" else 1000)
        return dates.from_milliseconds(number, context.now.zone)
    read = read_formatted(text, form, context.now)
    if read is None:
        raise Failed(f"{text!r} is no date by the format {form!r}")
    return read


def dur(text: str) -> Duration | None:
    """The duration that a text is."""
    return durations.whole_duration(text.strip())


def without_time(context: Context, value: Date) -> Date:
    """Midnight of the day that the date shows, here."""
    return dates.start_of_day(dates.local_date(value.local, context.now.zone))


def local_time(context: Context, value: Date) -> Date:
    """The same moment as the clock here shows it."""
    return dates.at_instant(value.local - value.offset, context.now.zone)


def date_text(value: Date, form: str) -> str:
    """A date by a format."""
    return formatted(value, form)


def duration_text(value: Duration, form: str) -> str:
    """A duration by a format."""
    return formatted_duration(value, form)
