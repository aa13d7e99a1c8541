"""A project over time: statuses, meetings, contacts, what was decided or is feared, tasks."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, NamedTuple

from kg.present.charts import axis, sheet
from kg.present.charts.measure import fit
from kg.present.charts.measure import width as measured
from kg.present.charts.names import named
from kg.present.charts.sheet import NARROW, PAD, SMALL, TEXT, Drawing, Key
from kg.present.plain import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.model.answers.charts import Dated
    from kg.model.charts import ProjectInTime
    from kg.present.charts.axis import Axis
    from kg.present.charts.sheet import Address

_LANE, _TALL_LANE, _BAR = 30, 42, 16
_TASKS = 10  # rows of tasks
_REACH = 5.0  # of a mark that stands for one thing
_NEAR = 15.0  # pixels between two marks that are told apart
_TIP = 160  # characters of what happened, as it is told
_STATUS = {"blocked": "late", "done": "done"}


class _Look(NamedTuple):
    """How something of a sort is drawn, and what it is called."""

    shape: str
    colour: str
    name: str


_LOOKS = {
    "meeting": _Look("diamond", "meeting", "meeting"),
    "contact": _Look("circle", "person", "mail, call or other contact"),
    "decision": _Look("square", "now", "decision"),
    "risk": _Look("triangle", "late", "risk"),
    "blocker": _Look("hexagon", "late", "blocker"),
    "question": _Look("circle", "calm", "question"),
}
_SAID = "What was said"
_LANES = (
    ("Meetings", ("meeting",)),
    ("Contacts", ("contact",)),
    (_SAID, ("decision", "risk", "blocker", "question")),
)


def title(found: ProjectInTime) -> str:
    """What the chart is called."""
    return f"{found.facts.project} over time"


def text(found: ProjectInTime) -> str:
    """The chart in words: every status and the tasks, of other sorts how many and the newest."""
    if not _has_days(found):
        return "Nothing about this project has a day."
    told = [_told(one, found.as_of) for one in found.rows if one.what == "status"]
    sorts = ([one for one in found.rows if one.what == what] for what in _LOOKS)
    told += [_told_together(rows, found.as_of) for rows in sorts if rows]
    told += [_told(one, found.as_of) for one in _tasks(found.rows)[:_TASKS]]
    as_of = sheet.day(found.as_of)
    return f"{_facts(found)}. {_many(found)}, as of {as_of}. {'; '.join(told)}."


def _many(found: ProjectInTime) -> str:
    many = sheet.of_all(len(found.rows), found.in_all, "entries", "entry")
    tasks = len(_tasks(found.rows))
    return f"{many}, {_TASKS} of {tasks} tasks" if tasks > _TASKS else many


def drawing(found: ProjectInTime, wide: int, _address: Address | None) -> Drawing | None:
    """The chart on a sheet so wide. Nothing in it leads anywhere."""
    if not _has_days(found):
        return None
    at = _axis(found, wide)
    several = any(
        len(group) > 1
        for _, sorts in _LANES
        for group in _groups([one for one in found.rows if one.what in sorts], at)
    )
    larger = " A larger mark stands for several." if several else ""
    further = axis.beyond(_days(found), found.as_of)
    return Drawing(
        (_facts(found),),
        tuple(_keys(found)),
        lambda top: _body(found, at, wide, top),
        (f"{_many(found)}, as of {sheet.day(found.as_of)}.{larger}{further}",),
    )


def _axis(found: ProjectInTime, wide: int) -> Axis:
    left = PAD if wide < NARROW else PAD + _names(found, wide) + 14
    return axis.around(_days(found), found.as_of, left, wide - PAD - sheet.FLAG)


def _days(found: ProjectInTime) -> list[str | None]:
    """Every day that has a mark."""
    return [day for one in found.rows for day in (one.begins, one.ends)] + [found.facts.due]


def _facts(found: ProjectInTime) -> str:
    facts = found.facts
    parts = [facts.status or "no status"]
    if facts.status_since:
        parts[0] += f" since {sheet.day(facts.status_since)}"
    if facts.owner:
        parts.append(f"owner {facts.owner}")
    if facts.due:
        parts.append(f"due {sheet.day(facts.due)}")
    text = " · ".join(parts)
    return text[0].upper() + text[1:]


def _keys(found: ProjectInTime) -> Iterable[Key]:
    there = {one.what for one in found.rows}
    for what, look in _LOOKS.items():
        if what in there:
            yield Key(_sign(look), look.name)
    if any(one.state == "done" for one in _tasks(found.rows)):
        yield Key(lambda x, y: sheet.mark("circle", x, y, 5, "done"), "task done")
    if _is_ahead(found):
        yield Key(lambda x, y: sheet.mark("flag", x - 4, y, 7, "now", hollow=True), "due")
    if _is_overdue(found) or any(_is_late(one, found.as_of) for one in _tasks(found.rows)):
        yield Key(lambda x, y: sheet.mark("flag", x - 4, y, 7, "late"), "overdue")


def _is_ahead(found: ProjectInTime) -> bool:
    """Whether anything is due today or later."""
    todo = [one.ends for one in _tasks(found.rows) if one.state != "done"]
    return any(due is not None and due >= found.as_of for due in (*todo, found.facts.due))


def _is_overdue(found: ProjectInTime) -> bool:
    """Whether the project itself should be done."""
    facts = found.facts
    return facts.due is not None and facts.due < found.as_of and facts.status != "done"


def _sign(look: _Look) -> Callable[[float, float], str]:
    return lambda x, y: sheet.mark(look.shape, x, y, 5.5, look.colour)


def _has_days(found: ProjectInTime) -> bool:
    """Whether anything has a place: a status alone has one only if it is known since when."""
    return any(one.begins or one.ends for one in found.rows)


def _tasks(rows: Iterable[Dated]) -> list[Dated]:
    """The tasks, those to be done first, the next due before the others; then those done last."""
    tasks = [one for one in rows if one.what == "task"]
    todo = [one for one in tasks if one.state != "done"]
    done = [one for one in tasks if one.state == "done"]
    return [
        *sorted(todo, key=lambda one: (one.ends is None, one.ends or "", one.text)),
        *sorted(done, key=lambda one: (one.ends or "", one.text), reverse=True),
    ]


def _body(found: ProjectInTime, at: Axis, wide: int, top: float) -> tuple[list[str], float]:
    narrow = wide < NARROW
    high = _TALL_LANE if narrow else _LANE
    middle = high - 13 if narrow else high / 2
    lanes = _lanes(found, at)
    first = top + 22
    bottom = first + high * len(lanes) + 2
    shapes = axis.grid(at, first - 4, bottom) + axis.today(at, found.as_of, first - 4, bottom)
    for place, (name, bold, draw) in enumerate(lanes):
        y = first + high * place
        room = (wide - PAD if narrow else at.left - 12) - PAD
        text = fit(name, room, TEXT, bold=bold)
        foot = y + 15 if narrow else y + high / 2 + 4.5
        shapes.append(sheet.told_as(name, [sheet.label(PAD, foot, text, bold=bold, halo=narrow)]))
        shapes += draw(y + middle)
    return shapes, bottom + axis.HIGH - 4


_Lane = tuple[str, bool, "Callable[[float], list[str]]"]


def _names(found: ProjectInTime, wide: int) -> float:
    """The room that the names of lanes get beside them."""
    texts = [named(one.text) for one in _tasks(found.rows)[:_TASKS]]
    longest = max((measured(text, TEXT) for text in texts), default=0.0)
    return min(max(longest, measured(_SAID, TEXT, bold=True)), wide * 0.4)


def _lanes(found: ProjectInTime, at: Axis) -> list[_Lane]:
    """The lanes from above: each with its name, whether that is bold, and what draws it around a
    height."""
    statuses = [one for one in found.rows if one.what == "status"]
    lanes: list[_Lane] = []
    if statuses or found.facts.due:
        lanes.append(("Status", True, lambda y: _statuses(found, statuses, at, y)))
    for name, sorts in _LANES:
        rows = [one for one in found.rows if one.what in sorts]
        if rows:
            lanes.append((name, True, _marks(rows, found.as_of, at)))
    tasks = _tasks(found.rows)[:_TASKS]
    return lanes + [(named(one.text), False, _task(one, found.as_of, at)) for one in tasks]


def _statuses(found: ProjectInTime, rows: Iterable[Dated], at: Axis, y: float) -> list[str]:
    """A band for each status, one after the other."""
    shapes: list[str] = []
    past = ""  # until when there is a band already
    ordered = sorted(rows, key=lambda one: (one.ends is None, one.ends or "", one.begins or ""))
    for place, one in enumerate(ordered):
        later = ordered[place + 1].begins if place + 1 < len(ordered) else None
        end = min(filter(None, (one.ends, later, found.as_of)))
        begin = max(one.begins or "", past)
        x = at.x(begin) if begin else at.left
        x2 = max(at.x(end), x)
        shapes.append(sheet.told_as(_told(one, found.as_of), _band(one, x, x2, y)))
        past = max(past, end)
    if found.facts.due:
        is_late = _is_overdue(found)
        flag = sheet.mark(
            "flag", at.x(found.facts.due), y, 8, "late" if is_late else "now", hollow=not is_late
        )
        shapes.append(sheet.told_as(f"The project is due {sheet.day(found.facts.due)}", [flag]))
    return shapes


def _band(one: Dated, x: float, x2: float, y: float) -> list[str]:
    """A status with its word, if that has room; a dashed line where it is not known since when."""
    name, colour = one.state or "", _STATUS.get(one.state or "", "calm")
    is_known = one.begins is not None
    band = (
        sheet.box(x, y - _BAR / 2, x2 - x, _BAR, colour, round_=2)
        if is_known
        else sheet.line(x, y, x2, y, colour, wide=2, dashed=True)
    )
    if measured(name, SMALL, bold=True) + 12 > x2 - x:
        return [band]
    ink = "paper" if is_known else "ink"
    word = sheet.label(x + 6, y + 4.3, name, ink, size=SMALL, bold=True, halo=not is_known)
    return [band, word]


def _marks(rows: Sequence[Dated], now: str, at: Axis) -> Callable[[float], list[str]]:
    """Marks of a lane; those that would cover each other are one, the larger the more."""

    def draw(y: float) -> list[str]:
        found = []
        for group in _groups(rows, at):
            look = _LOOKS[group[0].what]
            x = sum(at.x(one.begins or "") for one in group) / len(group)
            reach = min(_REACH + log2(len(group)), _BAR / 2)
            is_ahead = (group[0].begins or "") > now
            shape = sheet.mark(look.shape, x, y, reach, look.colour, hollow=is_ahead)
            found.append(sheet.told_as(_told_together(group, now), [shape]))
        return found

    return draw


def _groups(rows: Iterable[Dated], at: Axis) -> list[list[Dated]]:
    """What is of one sort and too near to be told apart, together."""
    groups: list[list[Dated]] = []
    last: dict[str, list[Dated]] = {}
    for one in rows:
        group = last.get(one.what)
        near = group and at.x(one.begins or "") - at.x(group[0].begins or "") < _NEAR
        if group and near:
            group.append(one)
        else:
            last[one.what] = [one]
            groups.append(last[one.what])
    return groups


def _told_together(group: Sequence[Dated], now: str) -> str:
    if len(group) == 1:
        return _told(group[0], now)
    first, last = (sheet.day(one.begins or "") for one in (group[0], group[-1]))
    span = first if first == last else f"{first} to {last}"
    return f"{len(group)} {group[0].what}s, {span}: {_told(group[-1], now)}"


def _task(one: Dated, now: str, at: Axis) -> Callable[[float], list[str]]:
    def draw(y: float) -> list[str]:
        end = one.ends or now
        parts = []
        if one.begins and one.begins < end:
            parts.append(sheet.line(at.x(one.begins), y, at.x(end), y, "calm", wide=3))
        if one.state == "done":
            parts.append(sheet.mark("circle", at.x(end), y, 5, "done"))
        elif one.ends:
            is_late = _is_late(one, now)
            colour = "late" if is_late else "now"
            parts.append(sheet.mark("flag", at.x(end), y, 7, colour, hollow=not is_late))
        return [sheet.told_as(_told(one, now), parts)]

    return draw


def _is_late(one: Dated, now: str) -> bool:
    return one.state != "done" and one.ends is not None and one.ends < now


def _told(one: Dated, now: str) -> str:
    text = shorten(named(one.text), _TIP)
    if one.what == "status":
        since = f"since {sheet.day(one.begins)}" if one.begins else "since when is not known"
        until = f", until {sheet.day(one.ends)}" if one.ends else ""
        return f"Status {text}, {since}{until}"
    if one.what == "task":
        return f"Task {_when(one, now)}: {text}{_by(one)}"
    return f"{one.what.capitalize()} {sheet.day(one.begins or '')}: {text}{_by(one)}"


def _when(one: Dated, now: str) -> str:
    if one.state == "done":
        return f"done {sheet.day(one.ends)}" if one.ends else "done"
    if one.ends is None:
        return f"begun {sheet.day(one.begins)}" if one.begins else "to do"
    return f"{'overdue since' if _is_late(one, now) else 'due'} {sheet.day(one.ends)}"


def _by(one: Dated) -> str:
    return f" ({shorten(one.other, _TIP)})" if one.other else ""
