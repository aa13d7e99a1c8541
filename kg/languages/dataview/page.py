"""A note as queries see it: `file` and its fields, each given its meaning when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import lru_cache, partial

from kg.languages.dataview import dates
from kg.languages.dataview.dates import Date
from kg.languages.dataview.field_values import raw
from kg.languages.dataview.links import Link, folder_of, title_of
from kg.languages.dataview.list_items import list_items
from kg.languages.dataview.meanings import Around, Facts, front, inline, link, resolved
from kg.languages.dataview.note import Brought
from kg.languages.dataview.pages import Page
from kg.languages.dataview.tokens import canonical
from kg.languages.dataview.values import Object, Value

_canonical = lru_cache(maxsize=10_000)(canonical)


def make_page(path: str, load: Callable[[], Brought], around: Around) -> Page:
    """The note as a page; `load` is called when more is asked for than where it lies."""
    return Page(path, _Fields(path, load, around))


class _Fields(Object):
    """The fields of a note, read when one is asked for, and `file`."""

    __slots__ = ("_around", "_load", "_note", "_path")

    def __init__(self, path: str, load: Callable[[], Brought], around: Around) -> None:
        super().__init__()
        self._path, self._load, self._around = path, load, around
        self._note: Brought | None = None
        self["file"] = _File(path, self, around)

    def note(self) -> Brought:
        """What the note brings along."""
        if self._note is None:
            self._note = self._load()
        return self._note

    def field(self, name: str) -> Value:
        """The value of a field, or `file`."""
        if name not in self and (made := self._made(name)):
            self[name] = _one_or_all(made)
        return self.get(name)

    def has(self, name: str) -> bool:
        """Whether there is such a field."""
        return name in self or bool(self._made(name))

    def _made(self, name: str) -> list[Made]:
        """What makes the values of a field. Most queries ask a note for one or two of its fields,
        so that not all of them are looked through."""
        note = self.note()
        if name in note.frontmatter or any(key == name for key, _ in note.fields):
            return _values(note, self._path, self._around, {name})[name]
        keys = {key for key in note.frontmatter if _canonical(key) == name}
        keys.update(key for key, _ in note.fields if _canonical(key) == name)
        if not keys or not name:
            return []
        return [
            one for made in _values(note, self._path, self._around, keys).values() for one in made
        ]

    def whole(self) -> Object:
        """All fields and `file`."""
        for name in _names(self.note()):
            self.field(name)
        return self


Made = Callable[[], Value]


def _values(
    note: Brought, path: str, around: Around, keys: Container[str]
) -> dict[str, list[Made]]:
    """What makes the values of some keys: those of the frontmatter come first, then those of list
    items, then those of other lines."""
    values: dict[str, list[Made]] = {}
    for key, value in note.frontmatter.items():
        if key in keys:
            values.setdefault(key, []).append(partial(front, value, path, around))
    for key, text in note.fields:
        if key in keys:
            values.setdefault(key, []).append(partial(inline, text, path, around))
    return values


def _names(note: Brought) -> dict[str, None]:
    """The names of all fields: as they are written, then those under which they are asked for."""
    written = dict.fromkeys([*note.frontmatter, *(key for key, _ in note.fields)])
    names = written | dict.fromkeys(filter(None, map(_canonical, written)))
    names.pop("file", None)
    return names


def _one_or_all(made: list[Made]) -> Value:
    return made[0]() if len(made) == 1 else [one() for one in made]


class _File(Object):
    """`file` of a note: each part is made when it is asked for."""

    __slots__ = ("_around", "_fields", "_path")

    def __init__(self, path: str, fields: _Fields, around: Around) -> None:
        super().__init__()
        self._path, self._fields, self._around = path, fields, around

    def field(self, name: str) -> Value:
        """A part of `file`."""
        if name in self:
            return self[name]
        make = _PARTS.get(name)
        if make is None:
            return None
        self[name] = value = make(self)
        return value

    def has(self, name: str) -> bool:
        """Whether there is such a part; `day` is only where there is one."""
        return self.field(name) is not None if name == "day" else name in _PARTS

    def whole(self) -> Object:
        """All parts."""
        for name in _PARTS:
            self.field(name)
        if self.get("day") is None:
            self.pop("day", None)
        return self

    @property
    def filled(self) -> bool:
        """There always is something."""
        return True

    @property
    def note(self) -> Brought:
        """What the note brings along."""
        return self._fields.note()

    @property
    def path(self) -> str:
        """Its path."""
        return self._path

    @property
    def facts(self) -> Facts:
        """What is known of the file."""
        return self._around.facts(self._path)

    def outlinks(self) -> list[Value]:
        """The links of the note, with the paths to which they lead."""
        path, around = self._path, self._around
        return [resolved(link(target), path, around) for target in self.note.links]

    def inlinks(self) -> list[Value]:
        """Links to the notes that link here."""
        return [Link(source) for source in self._around.inlinks(self._path)]

    def lists(self) -> list[Value]:
        """The list items of the note."""
        return [*list_items(self._path, self.note, self._around)]

    def tasks(self) -> list[Value]:
        """Those of the list items that have a checkbox."""
        if all(item.status is None for item in self.note.items):
            return []
        items = self.field("lists")
        assert isinstance(items, list)
        return [item for item in items if isinstance(item, Object) and item["task"]]

    def day(self) -> Value:
        """The day of the note."""
        return _day(self._path, self.note, self._around, self._fields)


_PARTS: dict[str, Callable[[_File], Value]] = {
    "path": lambda file: file.path,
    "folder": lambda file: folder_of(file.path),
    "name": lambda file: title_of(file.path),
    "link": lambda file: Link(file.path),
    "outlinks": _File.outlinks,
    "inlinks": _File.inlinks,
    "etags": lambda file: [*file.note.tags],
    "tags": lambda file: [*all_tags(file.note.tags)],
    "aliases": lambda file: [*file.note.aliases],
    "lists": _File.lists,
    "tasks": _File.tasks,
    "ctime": lambda file: file.facts.created,
    "cday": lambda file: dates.start_of_day(file.facts.created),
    "mtime": lambda file: file.facts.changed,
    "mday": lambda file: dates.start_of_day(file.facts.changed),
    "size": lambda file: float(file.facts.size),
    "starred": lambda file: file.facts.starred,
    "frontmatter": lambda file: raw(file.note.frontmatter),
    "ext": lambda file: file.path.rpartition(".")[2] if "." in file.path else "",
    "day": _File.day,
}


def all_tags(tags: Iterable[str]) -> dict[str, None]:
    """The tags and all those above them: #a/b is also #a."""
    found: dict[str, None] = {}
    for tag in tags:
        found[tag] = None
        while "/" in tag:
            tag = tag.rpartition("/")[0]
            found[tag] = None
    return found


def _day(path: str, note: Brought, around: Around, fields: Object) -> Date | None:
    """The day of a note: its first field `date` or `day` that has one, else that in its name."""
    names = [*note.frontmatter, *(key for key, _ in note.fields)]
    for name in names:
        if name.lower() not in ("date", "day"):
            continue
        value = fields.field(name)
        if isinstance(value, list) and value and isinstance(value[0], Date):
            value = value[0]
        if isinstance(value, Date):
            return value
        if isinstance(value, Link):
            for text in (value.path, value.subpath, value.display):
                if text and (found := dates.date_in(text, around.zone)):
                    return found
    return dates.date_in(title_of(path), around.zone)
