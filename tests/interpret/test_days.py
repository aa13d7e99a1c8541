"""Days as people write them; docs/days.md shows these tables.

`python -m tests.interpret.test_days` writes the page's tables anew.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.interpret.days import (
    Written,
    day_of,
    leading,
    may_hold_day,
    only,
    order_in,
    said,
    settle,
    whole,
)
from kg.model.day_orders import ANY_SIGN, YEAR_FIRST

PAGE = Path(__file__).parents[2] / "docs" / "days.md"
OPEN = "two readings"
NONE = "no day"

# A property or the whole of a value; 2026-01-04 is a Sunday.
VALUES = {
    "The year first": [
        ("2026-01-04", "2026-01-04"),
        ("2026/01/04", "2026-01-04"),
        ("2026.01.04", "2026-01-04"),
        ("2026_01_04", "2026-01-04"),
        ("2026-1-4", "2026-01-04"),
        ("20260104", "2026-01-04"),
        ("2026. 1. 4.", "2026-01-04"),
        ("2026-Jan-04", "2026-01-04"),
        ("2026 January 4", "2026-01-04"),
        ("2024-02-29", "2024-02-29"),
    ],
    "With a weekday or a time": [
        ("2026-01-04 (Sun)", "2026-01-04"),
        ("2026-01-04-Sunday", "2026-01-04"),
        ("Sun 2026-01-04", "2026-01-04"),
        ("2026-01-04 Sunday", "2026-01-04"),
        ("2026-01-04 9am", "2026-01-04"),
        ("2026-01-04 11:45 AM–1:30 PM", "2026-01-04"),
        ("2026-01-04 18:35~19:05", "2026-01-04"),
        ("2026-01-04T09:30", "2026-01-04"),
        ("2026-01-04T09:30:00+01:00", "2026-01-04"),
        ("2026-01-04 at 14:00 UTC", "2026-01-04"),
        ("20260104 1400", "2026-01-04"),
        ("2026-01-04, 5pm-6pm UTC", "2026-01-04"),
        ("2026-01-04 14:00-15:30 (CET)", "2026-01-04"),
    ],
    "English": [
        ("January 4, 2026", "2026-01-04"),
        ("January 4th, 2026", "2026-01-04"),
        ("Jan 4, 2026", "2026-01-04"),
        ("Jan. 4 2026", "2026-01-04"),
        ("January 4,2026", "2026-01-04"),
        ("4 January 2026", "2026-01-04"),
        ("4 January, 2026", "2026-01-04"),
        ("4th of January 2026", "2026-01-04"),
        ("the 4th of January, 2026", "2026-01-04"),
        ("4-Jan-2026", "2026-01-04"),
        ("04Jan2026", "2026-01-04"),
        ("Sunday, January 4, 2026", "2026-01-04"),
        ("Sunday, January 4 2026, 14:00 UTC", "2026-01-04"),
        ("Sun, 4 Jan 26", "2026-01-04"),
        ("4 Jan 26", "2026-01-04"),
        ("Sept 3, 2025", "2025-09-03"),
    ],
    "German": [
        ("4. Januar 2026", "2026-01-04"),
        ("04. Januar 2026, 14:00 Uhr", "2026-01-04"),
        ("Sonntag, den 4. Januar 2026", "2026-01-04"),
        ("So., 4. Jänner 2026", "2026-01-04"),
        ("am 3. März 2026 um 9 Uhr", "2026-03-03"),
        ("5. Dez. 2025", "2025-12-05"),
        ("04.01.2026", "2026-01-04"),
        ("4.1.26", "2026-01-04"),
        ("4. 1. 2026", "2026-01-04"),
    ],
    "French, Spanish, Italian, Portuguese": [
        ("4 janvier 2026", "2026-01-04"),
        ("dimanche 4 janvier 2026", "2026-01-04"),
        ("le 1er juillet 2021 à 14h30", "2021-07-01"),
        ("3 févr. 2026", "2026-02-03"),
        ("15 août 2025", "2025-08-15"),
        ("4 de enero de 2026", "2026-01-04"),
        ("domingo, 4 de enero del 2026", "2026-01-04"),
        ("7 de setiembre de 2025", "2025-09-07"),
        ("Enero 4, 2026", "2026-01-04"),
        ("4 gennaio 2026", "2026-01-04"),
        ("domenica 4 gennaio 2026, ore 10", "2026-01-04"),
        ("1º luglio 2021", "2021-07-01"),
        ("4 de janeiro de 2026", "2026-01-04"),
        ("segunda-feira, 5 de janeiro de 2026", "2026-01-05"),
        ("12 de out. de 2025", "2025-10-12"),
        ("1º de março de 2026", "2026-03-01"),
    ],
    "Dutch, Danish, Norwegian, Swedish": [
        ("4 januari 2026", "2026-01-04"),
        ("zondag 4 januari 2026, 10.00 uur", "2026-01-04"),
        ("3 maart 2026", "2026-03-03"),
        ("den 4. januar 2026 kl. 10", "2026-01-04"),
        ("søndag 4. januar 2026", "2026-01-04"),
        ("6. oktober 2025", "2025-10-06"),
        ("5. des. 2025", "2025-12-05"),
        ("söndag den 4 januari 2026", "2026-01-04"),
        ("3 augusti 2025", "2025-08-03"),
        ("1 maj 2025", "2025-05-01"),
    ],
    "Polish, Russian": [
        ("5 listopada 2025", "2025-11-05"),
        ("5 listopada 2025 r.", "2025-11-05"),
        ("niedziela, 4 stycznia 2026 roku", "2026-01-04"),
        ("3 maja 2025", "2025-05-03"),
        ("1 styczeń 2026", "2026-01-01"),
        ("5 ноября 2025 г.", "2025-11-05"),
        ("воскресенье, 4 января 2026 года", "2026-01-04"),
        ("3 мая 2025", "2025-05-03"),
        ("7 март 2025", "2025-03-07"),
    ],
    "Chinese, Japanese, Korean": [
        ("2026年1月4日", "2026-01-04"),
        ("2026年01月04日 下午", "2026-01-04"),
        ("2026年1月4日（日）", "2026-01-04"),
        ("2026年1月4日 星期日 10:00", "2026-01-04"),
        ("2026 年 1 月 4 日", "2026-01-04"),
        ("2026年1月4日 日曜日", "2026-01-04"),
        ("2026년 1월 4일", "2026-01-04"),
        ("2026년 1월 4일 (일) 오후 3시", "2026-01-04"),
    ],
    "Numbers with one reading": [
        ("13/01/2026", "2026-01-13"),
        ("01/13/2026", "2026-01-13"),
        ("20-01-2023", "2023-01-20"),
        ("05/05/2025", "2025-05-05"),
        ("06-17-25", "2025-06-17"),
        ("13/6/25", "2025-06-13"),
        ("31122025", "2025-12-31"),
        ("7/4/25 (Friday)", "2025-07-04"),
        ("Friday 7/4/25 at 14:00 UTC", "2025-07-04"),
        ("Tuesday 06/05/2025", "2025-05-06"),
        ("mardi 06/05/2025", "2025-05-06"),
    ],
    "Several days: the first": [
        ("May 30-31, 2025", "2025-05-30"),
        ("May 30 - June 1, 2025", "2025-05-30"),
        ("December 30 - January 2, 2026", "2025-12-30"),
        ("30-31 May 2025", "2025-05-30"),
        ("30 and 31 May 2025", "2025-05-30"),
        ("30 May – 1 June 2025", "2025-05-30"),
        ("30.-31. Mai 2025", "2025-05-30"),
        ("30./31.05.2025", "2025-05-30"),
        ("30.05.-01.06.2025", "2025-05-30"),
        ("del 30 al 31 de mayo de 2025", "2025-05-30"),
        ("du 30 au 31 mai 2025", "2025-05-30"),
        ("2025-05-30 - 2025-06-01", "2025-05-30"),
        ("2025-05-30 to 2025-06-01", "2025-05-30"),
        ("2025-05-30/31", "2025-05-30"),
        ("5 t/m 7 januari 2026", "2026-01-05"),
        ("с 5 по 7 февраля 2026", "2026-02-05"),
        ("2026年3月5日～7日", "2026-03-05"),
        ("5.1.2026 19.00-21.00", "2026-01-05"),
        ("2025-05-30/2025-06-01", "2025-05-30"),
    ],
    "Numbers with two readings": [
        ("05/06/2025", OPEN),
        ("5-6-2025", OPEN),
        ("5/6/25", OPEN),
        ("04012023", OPEN),
        ("25-12-01", OPEN),
        ("17-06-25", OPEN),
        ("25/12/01", OPEN),
    ],
    "What is no day": [
        ("2026-13-04", NONE),
        ("2025-02-29", NONE),
        ("31/04/2025", NONE),
        ("31.02.2026", NONE),
        ("31 April 2025", NONE),
        ("2026-01", NONE),
        ("2026-W02", NONE),
        ("2026-004", NONE),
        ("2026", NONE),
        ("Q1 2026", NONE),
        ("January 2026", NONE),
        ("January 4", NONE),
        ("4. Januar", NONE),
        ("Sunday", NONE),
        ("next Friday", NONE),
        ("tomorrow", NONE),
        ("10:30", NONE),
        ("3.5.2", NONE),
        ("1.2.2024.5", NONE),
        ("192.168.10.24", NONE),
        ("12345678", NONE),
        ("20261340", NONE),
        ("202601041", NONE),
        ("2026-01/04", NONE),
        ("4 Brumaire 2026", NONE),
        ("令和8年1月4日", NONE),
        ("26年1月4日", NONE),
        ("二〇二六年一月四日", NONE),
        ("Tue, 4 Jan 26", NONE),
        ("Monday 7/4/26", NONE),
        ("Monday 4.1.26", NONE),
        ("5 and 12 May 2025", NONE),
        ("31-30 May 2025", NONE),
        ("2025-06-01 - 2025-05-30", NONE),
        ("2025-01-01 - 2025-12-31", NONE),
        ("2026-01-04 or 2026-01-05", NONE),
        ("2026-01-04, 2026-02-04", NONE),
        ("2026-01-04 Review", NONE),
        ("about 2026-01-04", NONE),
        ("due 2026-01-04", NONE),
        ("sold out 12, 2025", NONE),
        ("12 people 2025", NONE),
        ("", NONE),
    ],
}

# Behind a label: a remark may follow, if it names no other day.
LABELS = [
    ("2026-01-04, Room 3", "2026-01-04"),
    ("2026-01-04 14:00, Room 3", "2026-01-04"),
    ("4 January 2026 (Zoom)", "2026-01-04"),
    ("4 January 2026 at the harbour", "2026-01-04"),
    ("2026-01-04, moved to Thursday", NONE),
    ("2026-01-04 (was 2026-01-03)", NONE),
    ("2026-01-04, cancelled", NONE),
    ("2026-01-04 – perhaps?", NONE),
    ("2026-01-04 and two more", NONE),
]

# In a file name or a title.
NAMES = [
    ("2026-01-04_harbour-review", "2026-01-04"),
    ("2026-01-04T0900 harbour", "2026-01-04"),
    ("2026-01-04.harbour", "2026-01-04"),
    ("20260104_harbour", "2026-01-04"),
    ("2026-01-04例会", "2026-01-04"),
    ("2026年1月4日 例会", "2026-01-04"),
    ("Harbour 2026-01-04", "2026-01-04"),
    ("Meeting - 2026-01-04 - x", "2026-01-04"),
    ("Protocol 20260104", "2026-01-04"),
    ("acta-2026-01-04", "2026-01-04"),
    ("Sprint-3-2026-01-04", "2026-01-04"),
    ("4 January, 2026 Meeting Notes", "2026-01-04"),
    ("Board of January 4th, 2026", "2026-01-04"),
    ("Call 06/17/25", "2025-06-17"),
    ("06-17-25 board", "2025-06-17"),
    ("04.01.26 Board", "2026-01-04"),
    ("Minutes of Sun, 4 Jan 26", "2026-01-04"),
    ("Call 7/4/25", OPEN),
    ("2026-01-04x", NONE),
    ("v2026.01.04", NONE),
    ("Release 1.2.24", NONE),
    ("Chapter 1-2-24", NONE),
    ("5-1-23 board", NONE),
    ("079-12-10-24", NONE),
    ("IP 192.168.10.24", NONE),
    ("Order 12345678", NONE),
    ("Invoice 2026-13-01", NONE),
    ("Plan due 2026-02-03", NONE),
    ("Offers valid until 4 January 2026", NONE),
    ("Calls of 2026-01-04 and 2026-01-05", NONE),
    ("sold out 12 2025", NONE),
    ("On 12 May 30 boats came", NONE),
    ("Meeting 101", NONE),
]


def read(text: str, reader: Callable[[str], Written | None]) -> str:
    """What a text gives: its day, that it has two readings, or that it is no day."""
    written = reader(text)
    return (settle(written, {}) or OPEN) if written else NONE


def in_name(text: str) -> Written | None:
    found = leading(text)
    return found[0] if found else only(text)


@pytest.mark.parametrize(("text", "day"), [row for rows in VALUES.values() for row in rows])
def test_a_value(text: str, day: str) -> None:
    assert read(text, whole) == day
    assert day_of(text) == (None if day in (OPEN, NONE) else day)
    assert may_hold_day(text) or day == NONE


@pytest.mark.parametrize(("text", "day"), LABELS)
def test_what_stands_behind_a_label(text: str, day: str) -> None:
    assert read(text, said) == day


@pytest.mark.parametrize(("text", "day"), NAMES)
def test_a_day_in_a_name(text: str, day: str) -> None:
    assert read(text, in_name) == day


def test_the_tables_are_large_enough() -> None:
    rows = [*LABELS, *NAMES, *(row for rows in VALUES.values() for row in rows)]
    assert len({text for text, _ in rows}) >= 150
    assert sum(day == NONE for _, day in rows) >= 40


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("05/06/2025", "dmy", "2025-06-05"),
        ("05/06/2025", "mdy", "2025-05-06"),
        ("5-1-23", "dmy", "2023-01-05"),
        ("04012023", "mdy", "2023-04-01"),
        ("17-06-25", "dmy", "2025-06-17"),
        ("13/06/2025", "mdy", "2025-06-13"),  # has but one
        ("7/4/25 (Friday)", "dmy", "2025-07-04"),  # the weekday says more
        ("05.06.2025", "mdy", "2025-06-05"),
    ],
)
def test_the_order_settles_what_is_open(text: str, order: str, day: str) -> None:
    assert settle(whole(text), {ANY_SIGN: order}) == day  # type: ignore[dict-item]


def test_an_order_holds_for_its_sign() -> None:
    assert settle(whole("5/6/25"), {"/": "dmy"}) == "2025-06-05"
    assert settle(whole("5-6-25"), {"/": "dmy"}) is None


def test_a_year_in_front_is_read_only_in_names_of_files_that_all_read_so() -> None:
    written = whole("25-12-01")
    assert settle(written, {YEAR_FIRST: "ymd"}, of_files=True) == "2025-12-01"
    assert settle(written, {YEAR_FIRST: "ymd"}) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("by 23/06/2025, not 05/06/2025", "dmy"),
        ("06/23/2025", "mdy"),
        ("23/06/2025 and 06/23/2025", None),
        ("23-06-2025", None),  # another sign
        ("05/06/2025", None),
        ("1.23/06/2025", "dmy"),
        ("x23/06/2025", None),
    ],
)
def test_the_order_in_a_note(text: str, order: str | None) -> None:
    assert order_in(text, "/") == order


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("January 17th", 2025, "2025-01-17"),
        ("17. Januar", 2025, "2025-01-17"),
        ("Friday, January 17th", 2025, "2025-01-17"),
        ("Friday, January 17th", 2026, None),  # a Saturday
        ("1月17日", 2025, "2025-01-17"),
        ("February 29", 2025, None),
    ],
)
def test_the_year_of_the_folder(text: str, year: int, day: str | None) -> None:
    assert settle(whole(text, year), {}) == day


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2025-10-06 - Offer review", "Offer review"),
        ("2025-10-06_Offer", "Offer"),
        ("2025-10-06T09:30 Offer", "Offer"),
        ("20251006 1400 Offer", "Offer"),
        ("6 October 2025: Offer", "Offer"),
        ("Mon 2025-10-06 Offer", "Offer"),
        ("2025-10-06", ""),
    ],
)
def test_what_follows_a_day_in_front(text: str, rest: str) -> None:
    found = leading(text)
    assert found
    assert (found[0].days, found[1]) == ({"2025-10-06"}, rest)


def tables() -> str:
    """The tables of docs/days.md."""
    parts = [table(f"### {title}", rows) for title, rows in VALUES.items()]
    parts.append(table("### Behind a label", LABELS))
    parts.append(table("### In a file name or a title", NAMES))
    return "\n".join(parts)


def table(title: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"| `{text}` | {day} |" for text, day in rows if text]
    return "\n".join([title, "", "| written | read |", "|---|---|", *lines, ""])


START, END = "<!-- forms -->\n", "<!-- end of forms -->\n"


def test_the_page_shows_these_tables() -> None:
    shown = PAGE.read_text(encoding="utf-8").partition(START)[2].partition(END)[0]
    assert shown == tables()


if __name__ == "__main__":
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{START}{tables()}{END}{after}", encoding="utf-8")
