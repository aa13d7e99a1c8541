"""What the learner knows of a note: its properties, and what stands below headings and labels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.rules import field_name

_MOST_VALUES = 60  # below one heading; more are no list of people
_LONGEST = 60  # characters of a value
_MOST_WORDS = 5  # of a label
_LINK = re.compile(r"\[\[([^\[\]|#]++)[^\[\]]*+\]\]")
_BETWEEN = re.compile(r"[,;、，；·]| [/&+|] ")
_HEADING = re.compile(r"#{1,6}[ \t]+(.+)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])(?:[ \t]+|$)(.*)")
_LABEL = re.compile(r"(?:\*\*|__)?([^\W\d_][^:：*\[\]|`#\n]{0,40})(?::|：)(?:\*\*|__)?(?!:|//)(.*)")
_FIELD = re.compile(r"([^\W\d_][^:*\[\]|`#\n]{0,40})::(?:[ \t]+(.*))?$")
_BEHIND = re.compile(r"\s[-–—]\s|[(（]")  # what follows is a remark
_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-_. ]?[01]\d[-_. ]?[0-3]\d|"
    r"[0-3]?\d[-./][01]?\d[-./](?:19|20)\d\d)(?!\d)"
)
_SHORT_DAY = re.compile(r"(?<!\d)\d\d[01]\d[0-3]\d(?!\d)")  # in the name of a file
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_WORDS = re.compile(
    r"(?<!\d)[0-3]?\d(?!\d)\D*[^\W\d_]{1,12}|[^\W\d_]{3,12}\D{0,3}[0-3]?\d(?!\d)"
)
_LONGEST_DAY = 40
_FEW_WORDS = 3
_BLANK = re.compile(r"\{\{[^{}\n]{0,80}\}\}|<%[^<>\n]{0,200}%>")


class Slot(NamedTuple):
    """Where values stand: `place` is property, label or heading; `key` its folded name."""

    place: str
    key: str


class NoteFacts(NamedTuple):
    """A note as the learner sees it.

    `slots` maps places to the values there; `written` folded names to how they are spelt; `days`
    are the properties and labels that hold a day; `empty` counts properties without a value and
    places to be filled in, `bare` that there is hardly a word; `links` are the folded names of what
    the note links.
    """

    path: str
    folder: str
    name: str
    kind: str
    archived: bool
    dated: bool
    named_by_day: bool
    slots: dict[Slot, list[str]]
    written: dict[str, str]
    days: frozenset[Slot]
    tags: tuple[str, ...]
    links: frozenset[str]
    empty: int
    bare: bool
    day: str | None

    @property
    def own_day(self) -> str | None:
        """The day that kg reads of it, else one of six digits in its name."""
        if self.day is None and (found := _SHORT_DAY.search(self.name)):
            year, month, day = found[0][:2], found[0][2:4], found[0][4:]
            return f"20{year}-{month}-{day}"
        return self.day


def read_facts(
    path: str,
    folder: str,
    name: str,
    kind: str,
    archived: bool,
    day: str | None,
    frontmatter: str,
    body: str,
    tags: tuple[str, ...],
) -> NoteFacts:
    """What a note's rows say to the learner."""
    slots: dict[Slot, list[str]] = {}
    written: dict[str, str] = {}
    days: set[Slot] = set()
    empty = len(_BLANK.findall(body)) if "{{" in body or "<%" in body else 0
    for key, value in json.loads(frontmatter).items():
        slot = Slot("property", field_name(key))
        written.setdefault(slot.key, key)
        values = list(_texts(value))
        if not values:
            empty += 1
        elif len(values) == 1 and is_day(values[0]):
            days.add(slot)
        slots[slot] = values
    for slot, label, values in _in_body(body):
        empty += not values
        written.setdefault(slot.key, label)
        if len(values) == 1 and is_day(values[0]):
            days.add(slot)
        slots.setdefault(slot, values)
    links = frozenset(
        slug(target.rpartition("/")[2]) for target in _LINK.findall(frontmatter + body)
    )
    named = bool(_DAY.search(name) or _SHORT_DAY.search(name))
    words = [word for word in body.split() if word[0] != "#"]
    bare = len(words) <= _FEW_WORDS
    dated = bool(day) or kind == Kinds.MEETING or named or bool(days)
    return NoteFacts(
        path, folder, name, kind, archived, dated, named, slots, written, frozenset(days),
        tuple(tag.lower() for tag in tags), links, empty, bare, day,
    )  # fmt: skip


def is_day(text: str) -> bool:
    """Whether a value is a day, and little else."""
    if len(text) > _LONGEST_DAY:
        return False
    if _DAY.search(text):
        return True
    # A number, a month in words and a year, in whatever order and language.
    return bool(_YEAR.search(text)) and bool(_IN_WORDS.search(text))


def values_of(text: str) -> list[str]:
    """The values in one text: its links, or what commas and the like part."""
    if "[[" in text:
        rest = _LINK.sub(" , ", text)
        linked = [target.rpartition("/")[2].strip() for target in _LINK.findall(text)]
        return linked + [one for one in _parted(rest) if len(one) <= _LONGEST]
    return _parted(text)


def _parted(text: str) -> list[str]:
    found = (_BEHIND.split(part, maxsplit=1)[0].strip(" \t*_.\"'") for part in _BETWEEN.split(text))
    return [one for one in found if one]


def _texts(value: object) -> Iterator[str]:
    """The texts in a property's value."""
    if isinstance(value, str):
        yield from values_of(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, (int, float)):
        yield str(value)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for key in ("name", "displayName", "email"):
            if isinstance(value.get(key), str):
                yield from values_of(value[key])
                return


def _in_body(body: str) -> Iterator[tuple[Slot, str, list[str]]]:
    """What stands behind labels, in the lists below them, and in lists below headings."""
    open_slot: tuple[Slot, str] | None = None
    values: list[str] = []
    fenced = False
    for line in body.split("\n"):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        if fenced or not line.strip():
            continue
        if line[0] == "#" and (heading := _HEADING.match(line)):
            if open_slot:
                yield (*open_slot, values)
            text = heading[1].strip(" *_#:：")
            open_slot, values = (Slot("heading", field_name(text)), text), []
            continue
        item = _ITEM.match(line)
        text = item[1] if item else line.strip()
        if "::" in text and (field := _FIELD.match(text)):
            name = field[1].strip()
            yield Slot("property", field_name(name)), name, values_of(field[2] or "")
            continue
        if (":" in text or "：" in text) and (label := _LABEL.match(text)):
            name, rest = label[1].strip(), label[2].strip(" *_")
            if len(name.split()) <= _MOST_WORDS:
                if rest:
                    yield Slot("label", field_name(name)), name, values_of(rest)
                else:
                    if open_slot:
                        yield (*open_slot, values)
                    open_slot, values = (Slot("label", field_name(name)), name), []
                continue
        if open_slot is None:
            continue
        if len(line) <= 200 and len(values) < _MOST_VALUES:
            values += values_of(text)
        if not item and len(text) > _LONGEST * 2:
            open_slot, values = None, []  # running text is no list
    if open_slot:
        yield (*open_slot, values)
