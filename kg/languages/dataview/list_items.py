"""List items and tasks as queries see them: each part is made when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.languages.dataview.links import Link
from kg.languages.dataview.meanings import Around, inline, link
from kg.languages.dataview.note import Brought, Item
from kg.languages.dataview.tokens import TAG
from kg.languages.dataview.values import Object, Value

# The fields of a task that have several names, the first of which counts.
_DATES = {
    "created": ("created", "ctime", "cday"),
    "due": ("due", "duetime", "dueday"),
    "completion": ("completion", "completed", "comptime", "compday"),
    "start": ("start",),
    "scheduled": ("scheduled",),
}
_DONE = ("x", "X")
_MAYBE_TAG = re.compile(r"#[^\s,;.:!?'\"`()\[\]{}]+")


def list_items(path: str, note: Brought, around: Around) -> list[Object]:
    """The list items of a note, in the order of their lines."""
    by_line = {item.line: item for item in note.items}
    made: dict[int, Object] = {
        line: _ListItem(item, path, note, around) for line, item in by_line.items()
    }
    children: dict[int, list[Value]] = {line: [] for line in made}
    for line, item in by_line.items():
        if item.parent in children:
            children[item.parent].append(made[line])
    done = _fully_completed(by_line)
    for line, one in made.items():
        one["children"] = one["subtasks"] = children[line]
        if by_line[line].status is not None:
            one["fullyCompleted"] = done[line]
    return [*made.values()]


class _ListItem(Object):
    """A list item; its own fields come behind the parts that every item has."""

    __slots__ = ("around", "item", "note", "path")

    def __init__(self, item: Item, path: str, note: Brought, around: Around) -> None:
        super().__init__()
        self.item, self.path, self.note, self.around = item, path, note, around
        self["task"] = self["real"] = item.status is not None
        if item.status is not None:
            self["status"] = item.status
            self["checked"] = item.status not in ("", " ")
            self["completed"] = item.status in _DONE

    def field(self, name: str) -> Value:
        """A part, or a field of its own."""
        if name in self:
            return self[name]
        if name not in _PARTS and not self._has_field(name):
            return None
        self[name] = value = self._made(name)
        return value

    def has(self, name: str) -> bool:
        """Whether there is such a part or field."""
        if name in _SOMETIMES:
            return self.field(name) is not None
        return name in self or name in _PARTS or self._has_field(name)

    def _has_field(self, name: str) -> bool:
        names = _DATES.get(name, (name,)) if self.item.status is not None else (name,)
        for key, _ in self.item.fields:  # noqa: SIM110 - asked of every task: faster than any()
            if key in names or key == name:
                return True
        return False

    def whole(self) -> Object:
        """All parts and fields."""
        for name in (*_PARTS, *(key for key, _ in self.item.fields), *_DATES):
            self.field(name)
        for name in _SOMETIMES:
            if self.get(name) is None:
                self.pop(name, None)
        return self

    @property
    def filled(self) -> bool:
        """There always is something."""
        return True

    def own(self, name: str) -> list[Value]:
        """The values of a field that stands in the item."""
        fields = self.item.fields
        return [inline(text, self.path, self.around) for key, text in fields if key == name]

    def _made(self, name: str) -> Value:
        if make := _PARTS.get(name):
            return make(self)
        if self.item.status is not None:
            for key in _DATES.get(name, ()):
                if values := self.own(key):
                    return values[0]
        values = self.own(name)
        return values[0] if len(values) == 1 else values or None


def tags_in(text: str) -> list[str]:
    """The tags in a text, also in the middle of a word; each once."""
    found = (match[0] for match in _MAYBE_TAG.finditer(text))
    return list(dict.fromkeys(tag for tag in found if TAG.fullmatch(tag)))


def _section(one: _ListItem) -> Link:
    heading = one.item.heading
    return Link(one.path) if heading is None else Link(one.path, "header", heading)


def _closest(one: _ListItem) -> Link:
    return Link(one.path, "block", one.item.block) if one.item.block else _section(one)


def _outlinks(one: _ListItem) -> list[Value]:
    return [link(one.note.links[place]) for place in one.item.links]


def _position(one: _ListItem) -> Object:
    first, last = one.item.line, one.item.line + one.item.lines - 1
    return Object({"start": Object({"line": float(first)}), "end": Object({"line": float(last)})})


_PARTS: dict[str, Callable[[_ListItem], Value]] = {
    "symbol": lambda one: one.item.symbol,
    "link": _closest,
    "section": _section,
    "header": _section,
    "text": lambda one: one.item.text,
    "tags": lambda one: [*tags_in(one.item.text.replace("\n", " "))],
    "line": lambda one: float(one.item.line),
    "lineCount": lambda one: float(one.item.lines),
    "list": lambda one: float(one.item.list),
    "outlinks": _outlinks,
    "path": lambda one: one.path,
    "annotated": lambda one: bool(one.item.fields),
    "position": _position,
    "parent": lambda one: None if one.item.parent is None else float(one.item.parent),
    "blockId": lambda one: one.item.block,
}
_SOMETIMES = ("parent", "blockId")


def _fully_completed(items: dict[int, Item]) -> dict[int, bool]:
    """Whether each item and all tasks below it are completed."""
    done = {line: item.status in (*_DONE, None) for line, item in items.items()}
    for line in sorted(items, reverse=True):
        parent = items[line].parent
        if parent is not None and parent in done:
            done[parent] = done[parent] and done[line]
    return done
