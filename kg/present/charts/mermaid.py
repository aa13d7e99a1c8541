"""Charts as Mermaid, which Obsidian draws: `gantt` and `timeline`, for pasting into a note.

Neither has escapes. So a name loses the signs that these languages read, and one that begins with a
word of theirs gets a dash before it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from kg.present.charts import sheet
from kg.present.charts.names import named
from kg.present.plain import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model.answers.charts import BlockedInTime, Dated
    from kg.model.charts import AllBlocked, Contacts, ProjectInTime

Form = Literal["gantt", "timeline"]
_LONGEST = 60  # characters of a name
_MOST = 40  # of one section, the newest: Mermaid refuses more than 50,000 characters
_WEEK = timedelta(days=7)
_SIGNS = str.maketrans({";": ",", **dict.fromkeys("#%`\\{}<>", " ")})
_COLON = re.compile(r"(?<=\d):(?=\d)|(:)[\s:]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Words of both languages, at the beginning of a line.
_WORDS = (
    "section", "title", "gantt", "timeline", "dateformat", "axisformat", "excludes", "includes",
    "todaymarker", "tickinterval", "weekday", "weekend", "click", "call", "href", "acctitle",
    "accdescr", "topaxis", "inclusiveenddates", "vert", "displaymode", "direction", "end",
)  # fmt: skip
_SECTIONS = (
    ("Meetings", ("meeting",)),
    ("Contacts", ("contact",)),
    ("What was said", ("decision", "risk", "blocker", "question")),
)


def blocked_gantt(found: AllBlocked) -> str:
    """Blocked projects, a section each: since when, and the days that matter."""
    return _gantt("Blocked projects", [line for one in found.rows for line in _blocked(one, found)])


def _blocked(one: BlockedInTime, found: AllBlocked) -> Iterator[str]:
    yield f"section {_plain(one.project)}"
    if one.status_since:
        yield f"blocked :crit, {one.status_since}, {found.as_of}"
    else:
        yield _milestone("blocked, since when is not known", found.as_of, "crit, ")
    for name, day in (
        ("last contact", one.last_contact), ("due", one.due), ("next meeting", one.next_date),
    ):  # fmt: skip
        if day:
            yield _milestone(name, day)


def project_gantt(found: ProjectInTime) -> str:
    """A project: its statuses and tasks as bars, what happened as milestones."""
    statuses = [one for one in found.rows if one.what == "status" and one.begins]
    lines = _section("Status", [_status(one, found.as_of) for one in statuses])
    for name, sorts in _SECTIONS:
        rows = [one for one in found.rows if one.what in sorts and one.begins]
        lines += _section(name, [_milestone(one.text, one.begins or "") for one in rows])
    tasks = [one for one in found.rows if one.what == "task"]
    lines += _section("Tasks", [_task(one, found.as_of) for one in tasks])
    if found.facts.due:
        lines += _section("Due", [_milestone(found.facts.project, found.facts.due, "crit, ")])
    return _gantt(found.facts.project, lines)


def _section(name: str, lines: list[str]) -> list[str]:
    return [f"section {name}", *lines[-_MOST:]] if lines else []


def _status(one: Dated, now: str) -> str:
    tag = "crit, " if one.state == "blocked" else "done, " if one.state == "done" else ""
    return f"{_plain(one.state or one.text)} :{tag}{one.begins}, {one.ends or now}"


def _task(one: Dated, now: str) -> str:
    end = one.ends or one.begins or now
    late = one.ends is not None and one.ends < now
    tag = "done, " if one.state == "done" else "crit, " if late else ""
    if one.begins and one.begins < end:
        return f"{_plain(one.text)} :{tag}{one.begins}, {end}"
    return _milestone(one.text, end, tag)


def _milestone(text: str, day: str, tag: str = "") -> str:
    return f"{_plain(text)} :{tag}milestone, {day[:10]}, 0d"


def project_timeline(found: ProjectInTime) -> str:
    """A project: what happened on which day, a section a year."""
    dated = [(one.begins or one.ends or "", one) for one in found.rows if one.begins or one.ends]
    days: dict[str, list[str]] = {}
    for day, one in sorted(dated, key=lambda pair: pair[0])[-_MOST:]:
        days.setdefault(day[:10], []).append(f"{one.what} – {_unread(one.text)}")
    return _timeline(found.facts.project, days.items())


def contacts_timeline(found: Contacts) -> str:
    """Who was contacted in which week, by the day on which it ends."""
    last = date.fromisoformat(found.as_of)
    weeks = []
    for place in range(found.weeks):
        who = [(one, one.weeks[place]) for one in found.rows if one.weeks[place]]
        end = (last - (found.weeks - 1 - place) * _WEEK).isoformat()
        named = [f"{_plain(one.name)} ({sheet.days(many)})" for one, many in who]
        if named:
            weeks.append((end, named))
    title = f"Contacts, {found.about}" if found.about else "Contacts by week"
    return _timeline(title, weeks[-_MOST:])


def _timeline(title: str, dated: Iterable[tuple[str, list[str]]]) -> str:
    lines, year = [], ""
    for day, events in dated:
        if day[:4] != year:
            year = day[:4]
            lines.append(f"section {year}")
        lines.append(" : ".join([sheet.day(day), *events]))
    return _document(["timeline", f"title {_plain(title)}", *lines])


def _gantt(title: str, lines: list[str]) -> str:
    return _document(["gantt", f"title {_plain(title)}", "dateFormat YYYY-MM-DD", *lines])


def _document(lines: list[str]) -> str:
    first, *others = lines
    return "\n".join(["```mermaid", first, *(f"    {line}" for line in others), "```", ""])


def _plain(text: str) -> str:
    """A name without signs and words that Mermaid reads; one that begins with a day is one, too."""
    shown = _unread(text)
    is_read = shown.split(" ")[0].lower() in _WORDS or _DAY.match(shown)
    return f"– {shown}" if is_read else shown


def _unread(text: str) -> str:
    """A name without the signs that Mermaid reads, to stand behind other words."""
    return shorten(_COLON.sub(_instead, named(text)).translate(_SIGNS), _LONGEST)


def _instead(colon: re.Match[str]) -> str:
    """A dot in a time of day, else a dash."""
    return " – " if colon[1] else "."
