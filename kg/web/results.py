"""What queries of notes answer, as a page shows it: texts and addresses, never HTML.

How much of it there may be is bounded: a row can hold a list of all notes, and a text ten million
characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Literal, NamedTuple
from urllib.parse import unquote

from kg.languages.dataview.links import Link, read_inner, read_link, title_of
from kg.languages.dataview.plain import shown
from kg.languages.dataview.results import Listed, Tasks
from kg.languages.dataview.text import without_pairs
from kg.languages.dataview.values import ExternalLink, Object, Value
from kg.query.query_answers import Answer, rows_of
from kg.query.tasks_answers import TasksAnswer

_ROWS = 200  # of one answer
_ELEMENTS = 100  # of a list in a cell
_LONGEST = 500  # parts of one value, such as an object
_CHARACTERS = 2_000  # of one text
_PARTS, _TEXT = 20_000, 1_000_000  # parts, and characters in them, on a page
_LINK = re.compile(
    r"!?\[\[([^\[\]\n]{1,400})\]\]"  # [[note|shown]]
    r"|!?\[([^\[\]\n]{1,400})\]\(([^()\s]{1,1000})\)"  # [shown](address)
)
_WEB = re.compile(r"(?:https?://|mailto:|obsidian:)\S{1,2000}", re.IGNORECASE)


class Part(NamedTuple):
    """Some text, and the address to which it leads; `outside`: one of the web."""

    text: str
    address: str | None = None
    outside: bool = False


Element = list[Part]
Cell = list[Element]


class Task(NamedTuple):
    """A task of an answer: its box, its text, and the place where it stands."""

    status: str
    text: Element
    urgency: str | None
    place: Part


class Group(NamedTuple):
    """Tasks under the names of their groups."""

    names: list[Element]
    tasks: list[Task]


class Shown(NamedTuple):
    """An answer. A list has one cell a row, or two where values stand behind what has them; the
    tasks are in groups. `more` rows are not among them, of `total`."""

    shape: Literal["table", "list", "tasks"]
    columns: list[str]
    rows: list[list[Cell]]
    groups: list[Group]
    total: int
    more: int


class Leads(NamedTuple):
    """Where a page leads: the address of a path, of one of its lines, and the path of a link's
    target in the note at a path."""

    to: Callable[[str], str | None]
    place: Callable[[str, int], str]
    path: Callable[[str, str], str]


class Results:
    """The answers of one page, which share what may be shown on it."""

    def __init__(self, leads: Leads) -> None:
        self._leads = leads
        self._parts, self._text = _PARTS, _TEXT

    def shown(self, answer: Answer, here: str) -> Shown:
        """An answer to a query of the note at the path `here`."""
        columns, rows = rows_of(answer)
        if isinstance(answer, Tasks | TasksAnswer):
            groups = self._groups(columns, rows)
            count = sum(len(group.tasks) for group in groups)
            return Shown("tasks", columns, [], groups, len(rows), len(rows) - count)
        found: list[list[Cell]] = []
        for row in rows[:_ROWS]:
            if self._parts <= 0 or self._text <= 0:
                break
            found.append([self.cell(value, here) for value in row])
        shape: Literal["table", "list"] = "list" if isinstance(answer, Listed) else "table"
        return Shown(shape, columns, found, [], len(rows), len(rows) - len(found))

    def cell(self, value: Value, here: str) -> Cell:
        """A value: a list has several elements, other values one."""
        if not isinstance(value, list):
            return [self._element(value, here)]
        found = [self._element(one, here) for one in islice(_flat(value), _ELEMENTS)]
        if len(found) == _ELEMENTS and (more := sum(1 for _ in _flat(value)) - _ELEMENTS):
            found.append([Part(f"and {more:,} more")])
        return found

    def _element(self, value: Value, here: str) -> Element:
        found: Element = []
        for part in self._walk(value, here):
            self._parts -= 1
            self._text -= len(part.text)
            found.append(part)
            if len(found) == _LONGEST or self._parts <= 0 or self._text <= 0:
                found.append(Part(" …"))
                break
        return found

    def _walk(self, value: Value, here: str) -> Iterator[Part]:
        if isinstance(value, Link):
            yield Part(_cut(value.title()), self._leads.to(value.path))
        elif isinstance(value, ExternalLink):
            yield _outside(value.address, value.display)
        elif isinstance(value, str):
            yield from self._words(value, here)
        elif isinstance(value, Object):
            yield Part("{ ")
            for place, (name, one) in enumerate(value.whole().items()):
                yield Part(f"{', ' if place else ''}{_cut(name)}: ")
                yield from self._walk(one, here)
            yield Part(" }")
        elif isinstance(value, list):
            yield Part("[")
            for place, one in enumerate(value):
                if place:
                    yield Part(", ")
                yield from self._walk(one, here)
            yield Part("]")
        else:
            yield Part(_cut(shown(value)))

    def _words(self, words: str, here: str) -> Iterator[Part]:
        """A text of a note: links in it lead on, other marks are left away."""
        words = without_pairs(_cut(words))
        if _WEB.fullmatch(words):
            yield _outside(words, words)
            return
        at = 0
        for found in _LINK.finditer(words):
            if found.start() > at:
                yield Part(words[at : found.start()])
            yield self._link(read_inner(found[1]), here) if found[1] else self._written(found, here)
            at = found.end()
        if at < len(words) or not at:
            yield Part(words[at:])

    def _link(self, link: Link, here: str) -> Part:
        return Part(link.title(), self._leads.to(self._leads.path(link.path, here)))

    def _written(self, found: re.Match[str], here: str) -> Part:
        """A link of Markdown: to the web, or to a file."""
        if ":" in found[3]:
            return _outside(found[3], found[2])
        return self._link(read_link(unquote(found[3]), found[2]), here)

    def _groups(self, columns: list[str], rows: list[list[Value]]) -> list[Group]:
        """Rows of tasks: the columns of groups, the box, the text, perhaps urgency, the place."""
        depth = len(columns) - 1 - columns[::-1].index("status")  # a group may be called so, too
        found: list[Group] = []
        before: list[Value] | None = None
        for row in rows[:_ROWS]:
            if self._parts <= 0 or self._text <= 0:
                break
            path = row[-2].path if isinstance(row[-2], Link) else str(row[-2])
            if before is None or row[:depth] != before:
                before = row[:depth]
                names = [self._element(name, path) for name in before]
                found.append(Group(names, []))
            found[-1].tasks.append(self._task(row[depth:], path))
        return found

    def _task(self, row: list[Value], path: str) -> Task:
        status, text, *urgency, _, line = row
        number = int(line) if isinstance(line, float) else 1
        place = Part(title_of(path), self._leads.place(path, number))
        shown_urgency = str(urgency[0]) if urgency else None
        return Task(str(status), self._element(text, path), shown_urgency, place)


def _flat(values: list[Value]) -> Iterator[Value]:
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        else:
            yield value


def _outside(address: str, display: str) -> Part:
    """A link to the web; what leads elsewhere, such as to a script, is a text."""
    is_web = _WEB.fullmatch(address) is not None
    return Part(_cut(display), address if is_web else None, is_web)


def _cut(text: str) -> str:
    return text if len(text) <= _CHARACTERS else f"{text[:_CHARACTERS]}…"
