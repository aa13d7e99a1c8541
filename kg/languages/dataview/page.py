"""A note as queries see it: `file` and its fields, each given its meaning when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

from kg.languages.dataview import dates
from kg.languages.dataview.dates import Date, Zone
from kg.languages.dataview.emoji import canonical
from kg.languages.dataview.field_values import from_frontmatter, from_inline, raw
from kg.languages.dataview.links import Link, folder_of, read_link, title_of
from kg.languages.dataview.note import Item, Note, Target, tags_in
from kg.languages.dataview.pages import Page
from kg.languages.dataview.values import Object, Value

# The fields of a task that have several names, the first of which counts.
_DATES = {
    "created": ("created", "ctime", "cday"),
    "due": ("due", "duetime", "dueday"),
    "completion": ("completion", "completed", "comptime", "compday"),
    "start": ("start",),
    "scheduled": ("scheduled",),
}
_canonical = lru_cache(maxsize=10_000)(canonical)


@dataclass(frozen=True, slots=True)
class Around:
    """What a note needs to know beyond itself.

    `normalize` gives the path that a link's target leads to from this note; `inlinks` the paths of
    the notes that link here.
    """

    normalize: Callable[[str], str]
    inlinks: Callable[[], Iterable[str]]
    zone: Zone
    size: int
    created: Date
    changed: Date
    starred: bool = False


def make_page(path: str, note: Note, around: Around) -> Page:
    """The note as a page."""
    fields = Object(later=_fields(note, around))
    fields.later.pop("file", None)
    fields["file"] = _file(path, note, around, fields)
    return Page(path, fields)


def _fields(note: Note, around: Around) -> dict[str, Callable[[], Value]]:
    """The fields by their names as written, and by the names under which they are asked for.

    One value is itself, several are a list: those of the frontmatter come first, then those of list
    items, then those of other lines.
    """
    values: dict[str, list[Callable[[], Value]]] = {}
    for key, value in note.frontmatter.items():
        values.setdefault(key, []).append(partial(_front, value, around))
    for key, text in note.fields:
        values.setdefault(key, []).append(partial(_inline, text, around))
    found: dict[str, Callable[[], Value]] = {}
    for key, made in values.items():
        found[key] = partial(_one_or_all, made)
    by_name: dict[str, list[Callable[[], Value]]] = {}
    for key, made in values.items():
        name = _canonical(key)
        if name and name not in values:
            by_name.setdefault(name, []).extend(made)
    for name, made in by_name.items():
        found[name] = partial(_one_or_all, made)
    return found


def _one_or_all(made: list[Callable[[], Value]]) -> Value:
    return made[0]() if len(made) == 1 else [one() for one in made]


def _front(value: object, around: Around) -> Value:
    return _resolved(from_frontmatter(value, around.zone), around)


def _inline(text: str, around: Around) -> Value:
    return _resolved(from_inline(text, around.zone), around)


def _resolved(value: Value, around: Around) -> Value:
    """The value, with the paths that its links lead to."""
    if isinstance(value, Link):
        return value.to(around.normalize(value.path))
    if isinstance(value, list):
        return [_resolved(part, around) for part in value]
    if isinstance(value, Object):
        return Object({name: _resolved(part, around) for name, part in value.items()})
    return value


def _file(path: str, note: Note, around: Around, fields: Object) -> Object:
    known: dict[str, Value] = {
        "path": path,
        "folder": folder_of(path),
        "name": title_of(path),
        "link": Link(path),
    }
    items = _Items(path, note, around)
    known_later: dict[str, Callable[[], Value]] = {
        "outlinks": lambda: [_resolved(_link(target), around) for target in note.links],
        "inlinks": lambda: [Link(source) for source in around.inlinks()],
        "etags": lambda: [*note.tags],
        "tags": lambda: [*all_tags(note.tags)],
        "aliases": lambda: [*note.aliases],
        "lists": lambda: [*items.all()],
        "tasks": lambda: [item for item in items.all() if item.field("task")],
        "ctime": lambda: around.created,
        "cday": lambda: dates.start_of_day(around.created),
        "mtime": lambda: around.changed,
        "mday": lambda: dates.start_of_day(around.changed),
        "size": lambda: float(around.size),
        "starred": lambda: around.starred,
        "frontmatter": lambda: raw(note.frontmatter),
        "ext": lambda: path.rpartition(".")[2] if "." in path else "",
    }
    day = _day(path, note, around, fields)
    if day:
        known_later["day"] = lambda: day
    return Object(known, known_later)


def all_tags(tags: Iterable[str]) -> dict[str, None]:
    """The tags and all those above them: #a/b is also #a."""
    found: dict[str, None] = {}
    for tag in tags:
        found[tag] = None
        while "/" in tag:
            tag = tag.rpartition("/")[0]
            found[tag] = None
    return found


def _link(target: Target) -> Link:
    return read_link(target.target, target.display, embed=target.embed)


def _day(path: str, note: Note, around: Around, fields: Object) -> Date | None:
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


class _Items:
    """The list items of a note as objects, made at once when one is asked for."""

    def __init__(self, path: str, note: Note, around: Around) -> None:
        self._path, self._note, self._around = path, note, around
        self._made: list[Object] | None = None

    def all(self) -> list[Object]:
        """All items, in the order of their lines."""
        if self._made is None:
            by_line = {item.line: item for item in self._note.items}
            made = {line: self._item(item) for line, item in by_line.items()}
            children: dict[int, list[Value]] = {line: [] for line in made}
            for line, item in by_line.items():
                if item.parent in children:
                    children[item.parent].append(made[line])
            done = _fully_completed(by_line)
            for line, one in made.items():
                one["children"] = one["subtasks"] = children[line]
                if "fullyCompleted" in one:
                    one["fullyCompleted"] = done[line]
            self._made = [*made.values()]
        return self._made

    def _item(self, item: Item) -> Object:
        heading = item.heading
        section = Link(self._path) if heading is None else Link(self._path, "header", heading)
        link = Link(self._path, "block", item.block) if item.block else section
        fields: dict[str, list[Value]] = {}
        for key, text in item.fields:
            fields.setdefault(key, []).append(_inline(text, self._around))
        found = Object(
            {
                "symbol": item.symbol,
                "link": link,
                "section": section,
                "header": section,
                "text": item.text,
                "tags": [*tags_in(item.text.replace("\n", " "))],
                "line": float(item.line),
                "lineCount": float(item.lines),
                "list": float(item.list),
                "outlinks": [_link(self._note.links[place]) for place in item.links],
                "path": self._path,
                "children": [],
                "task": item.status is not None,
                "real": item.status is not None,
                "annotated": bool(fields),
                "subtasks": [],
                "position": _position(item),
            }
        )
        if item.parent is not None:
            found["parent"] = float(item.parent)
        if item.block:
            found["blockId"] = item.block
        for key, values in fields.items():
            if key not in found:
                found[key] = values[0] if len(values) == 1 else [*values]
        if item.status is not None:
            _add_task(found, item.status, fields)
        return found


def _position(item: Item) -> Object:
    start = Object({"line": float(item.line)})
    return Object({"start": start, "end": Object({"line": float(item.line + item.lines - 1)})})


def _add_task(found: Object, status: str, fields: dict[str, list[Value]]) -> None:
    found["status"] = status
    found["checked"] = status not in ("", " ")
    found["completed"] = found["fullyCompleted"] = status in ("x", "X")
    for name, keys in _DATES.items():
        for key in keys:
            if fields.get(key):
                found[name] = fields[key][0]
                break


def _fully_completed(items: dict[int, Item]) -> dict[int, bool]:
    """Whether each item and all tasks below it are completed."""
    done = {line: item.status in ("x", "X", None) for line, item in items.items()}
    for line in sorted(items, reverse=True):
        parent = items[line].parent
        if parent is not None and parent in done:
            done[parent] = done[parent] and done[line]
    return done
