"""One note as the rules read it: its fields by name, its place, its lines and links."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.interpret.looks import is_no_value, is_only_filler
from kg.interpret.vocabulary_cache import MadeOnce
from kg.model.copies import without_sync_mark
from kg.model.day_orders import ALONE, ANY_SIGN, Orders
from kg.model.folders import NOTHING_TOLD, Told, Walk, walk
from kg.model.kinds import Bases, Basis, Kinds, NameForms, PageBasis, is_entity
from kg.model.names import composed, slug, without_md
from kg.model.note import Item, Link, ParsedNote, Property, Table, without_tasks
from kg.model.page import Counterparts, Listed, Message, Ref
from kg.model.people import PeopleList, Reading
from kg.model.placeholders import is_placeholder
from kg.model.rules import Rules, field_name

if TYPE_CHECKING:
    from kg.interpret.dated_sections import DatedSection
    from kg.interpret.mail_heads import Head
    from kg.interpret.minutes import Minutes

# Lists of people have their own rules; a name may be any words but one that says there is none.
_ANY_WORDS = frozenset(("type", "attendees", "people", "guests"))
_NAMES = frozenset(("title", "name", "aliases", "subject"))
_SOURCES = ("source", "source_link")
_FIELD_OF_PAGE = re.compile(r"[^\W\d_][\w -]{0,40}::\s")


class FieldValue(NamedTuple):
    """What a note says under the name of a field: a property, a table's row, a label.

    `basis` is property, table, field (inline) or label; a lower `rank` is believed first.
    `listed` marks an item of a list.
    """

    value: str
    basis: Basis
    rank: int
    line: int
    listed: bool


class Stated(NamedTuple):
    """What a note is by its own word: a kind of page, or a kind of meeting."""

    kind: str
    meeting_kind: str | None
    basis: PageBasis


class Place(NamedTuple):
    """Where a note lies.

    `kind` is what its folders are for (person, project, organization, meeting, daily, "" ), `owner`
    the folder of one entity around it (`People/Ann Lee/…`), `owner_kind` that entity's kind.
    `direct` tells that the note lies where such entities' pages lie; `folder_note` that it is the
    page of its folder. `archived` and `template` hold for any folder above. `by_pages`: its notes
    alone say what the folder is for, and not its name.
    """

    kind: str
    owner: str
    owner_kind: str
    direct: bool
    folder_note: bool
    archived: bool
    template: bool
    by_pages: bool = False


class NoteView:
    """What the rules ask of a note, each worked out once and only when asked for."""

    __slots__ = (
        "_below",
        "_by_block",
        "_head",
        "_items",
        "_values",
        "_with_colons",
        "asked",
        "counterparts",
        "daily",
        "dated",
        "folder",
        "heads",
        "is_alone",
        "lines",
        "listed",
        "lists",
        "minutes",
        "name",
        "note",
        "orders",
        "place",
        "properties",
        "reading",
        "rules",
        "sent",
        "stated",
        "told",
    )

    def __init__(
        self,
        note: ParsedNote,
        rules: Rules,
        orders: Orders = ALONE,
        told: Told = NOTHING_TOLD,
    ) -> None:
        self.note = note
        self.rules = rules
        self.told = told
        # In which order days in numbers are written here, as far as other notes and kg.toml tell.
        self.orders = {**orders, ANY_SIGN: rules.date_order} if rules.date_order else orders
        self.is_alone = orders is ALONE
        self.folder, _, file = note.path.rpartition("/")
        self.name = composed(without_sync_mark(without_md(file)))
        self.place = place_of(self.folder, self.name, rules, told)
        properties: dict[str, list[Property]] = {}
        for found in note.properties:
            value = found.value
            if found.task is None and value is not None and not is_empty(value):
                key = field_name(found.key)
                if key in properties:
                    properties[key].append(found)
                else:
                    properties[key] = [found]
        self.properties = properties
        self.lines = note.body.split("\n")  # of the body, as they are written
        self._by_block: dict[int, list[Link]] | None = None
        self._items: dict[int, Item] | None = None
        self._head: frozenset[int] | None = None
        self._with_colons: list[tuple[int, str]] | None = None
        self._below: dict[int, list[Item]] = {}
        # Worked out by kg.interpret.attendees, once a note.
        self.lists: list[PeopleList] | None = None
        self.reading: Reading | None = None
        self.listed: Listed | None = None
        # Worked out by kg.interpret.classify; None before.
        self.stated: tuple[Stated | None] | None = None
        # Worked out by kg.interpret.one_on_one; None before.
        self.counterparts: tuple[Counterparts | None] | None = None
        # Worked out by kg.interpret.day_places; None before.
        self.daily: tuple[str | None] | None = None
        # Worked out by kg.interpret.dated_sections; None before.
        self.dated: Sequence[DatedSection] | None = None
        # Worked out by kg.interpret.minutes; None before.
        self.minutes: Minutes | None = None
        # Worked out by kg.interpret.mail_heads; None before.
        self.heads: list[Head] | None = None
        # Worked out by kg.interpret.mails; None before.
        self.sent: list[Message] | None = None
        self.asked: tuple[str, ...] = ()  # the names of which other notes may tell more
        self._values: dict[str, dict[str, list[FieldValue]]] = {}

    def values(self, kind: str) -> dict[str, list[FieldValue]]:
        """All that the note says under the fields of a kind of page, the most reliable first."""
        said = self._values.get(kind)
        if said is None:
            found = _all_said(self, self.rules.fields[kind])
            said = self._values[kind] = _without_filler(found, self.rules)
        return said

    @property
    def with_colons(self) -> list[tuple[int, str]]:
        """The lines of the body with a colon, and their numbers: what labels something has one."""
        if self._with_colons is None:
            lines = enumerate(self.lines, self.note.body_line)
            if "：" in self.note.body:
                self._with_colons = [one for one in lines if ":" in one[1] or "：" in one[1]]
            else:
                self._with_colons = [one for one in lines if ":" in one[1]]
        return self._with_colons

    @property
    def head_fields(self) -> frozenset[int]:
        """The lines at the top that are `key:: value`: Logseq's properties of a page."""
        if self._head is None:
            found: list[int] = []
            for number, line in enumerate(self.lines, self.note.body_line):
                if _FIELD_OF_PAGE.match(line):
                    found.append(number)
                elif found or line.strip():
                    break
            self._head = frozenset(found)
        return self._head

    @property
    def head_tags(self) -> list[str]:
        """The tags among these lines: `tags:: [[person]], work`."""
        return [
            name.strip(" #[]")
            for one in (*self.properties.get("tags", ()), *self.properties.get("tag", ()))
            if one.inline and one.line in self.head_fields and isinstance(one.value, str)
            for name in one.value.split(",")
        ]

    def first(self, kind: str, field: str) -> FieldValue | None:
        found = self.values(kind).get(field)
        return found[0] if found else None

    def line(self, number: int) -> str:
        """The text of a line of the file, "" outside of the body."""
        at = number - self.note.body_line
        return self.lines[at].strip() if 0 <= at < len(self.lines) else ""

    @property
    def links_by_block(self) -> dict[int, list[Link]]:
        """The links of the body by the line on which their paragraph or item starts."""
        if self._by_block is None:
            by_block: dict[int, list[Link]] = {}
            for link in self.note.links:
                if link.property is None and not link.external and link.target:
                    by_block.setdefault(link.block, []).append(link)
            self._by_block = by_block
        return self._by_block

    @property
    def items(self) -> dict[int, Item]:
        """The list items by line."""
        if self._items is None:
            self._items = {item.line: item for item in self.note.items}
            for item in self.note.items:
                if item.parent is not None:
                    self._below.setdefault(item.parent, []).append(item)
        return self._items

    def lists_are(self, lists: Sequence[PeopleList]) -> None:
        """Let these be the note's lists of people: the others are those of events within it."""
        self.lists = list(lists)
        self.reading = self.listed = None

    def leave_out_tasks(self, lines: tuple[int, ...]) -> None:
        """Let checkboxes that say who came to a meeting be no tasks."""
        self.note = without_tasks(self.note, lines)

    def below(self, item: Item) -> list[Item]:
        """The items right below an item."""
        return self._below.get(item.line, []) if self.items else []


def is_empty(value: object) -> bool:
    """Whether a property's value counts as absent: nothing, blank, or an unfilled placeholder."""
    if isinstance(value, str):
        return not value or value.isspace() or is_placeholder(value)
    return value is None


def text_of(value: str | int | float | bool | None) -> str:
    """A property's value as text; 1.0 reads 1."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def self_ref(label: str, kind: str, line: int) -> Ref:
    """The page's own node."""
    return Ref(label, kind, False, line, form=NameForms.SELF)


def link_ref(link: Link, kind: str, *, maybe: bool = False) -> Ref:
    return Ref(link.target, kind, True, link.line, None, None, NameForms.PLAIN, maybe)


def place_of(folder: str, name: str, rules: Rules, told: Told = NOTHING_TOLD) -> Place:
    """What the folders around a note say; the deepest folder with a meaning decides. `told` is what
    is known of those whose names mean nothing."""
    if told is NOTHING_TOLD:
        found = names_say(folder, rules)
    else:
        found = _by_notes(rules)(told)(folder)
    kind, owner, owner_kind = found.position
    folded_name = slug(name)
    last = folder.count("/") if folder else -1
    is_note = folded_name in rules.folder_notes
    folder_note = last >= 0 and (is_note or folded_name == slug(folder.rpartition("/")[2]))
    direct = is_entity(kind) and not owner and not folder_note
    return Place(
        kind,
        owner,
        owner_kind,
        direct,
        folder_note and found.owner_at == last,
        found.archived,
        found.template,
        found.by_pages,
    )


def names_say(folder: str, rules: Rules) -> Walk:
    """What the folders around a note say by their names alone."""
    return _by_names(rules)(folder)


_NO_HEAD = re.compile(r"\d|\[\[|[@,;]")  # a value, and no word for a column

_LISTS = ("attendees", "people", "guests")

_OfFolder = Callable[[str], Walk]


def _walker(rules: Rules, told: Told) -> _OfFolder:
    """What folders say by their names and by what is told of them; notes of one folder follow each
    other."""
    return lru_cache(maxsize=1024)(
        lambda folder: walk(folder, rules, lambda path, _: told.get(path, ""))
    )


_by_names: MadeOnce[Rules, _OfFolder] = MadeOnce(lambda rules: _walker(rules, NOTHING_TOLD))
_by_notes: MadeOnce[Rules, MadeOnce[Told, _OfFolder]] = MadeOnce(
    lambda rules: MadeOnce(lambda told: _walker(rules, told))
)


def _all_said(view: NoteView, fields: Mapping[str, str]) -> dict[str, list[FieldValue]]:
    said: dict[str, list[FieldValue]] = {}
    inline: list[tuple[str, FieldValue]] = []
    for key, found in view.properties.items():
        field = fields.get(key)
        if field is None:
            continue
        for name, raw, kind, position, line, is_inline, _task in found:
            value = _named_in(str(raw)) if kind == "json" else text_of(raw)
            if not value:
                continue
            if is_inline:
                if not is_field(view.line(line), name):
                    continue
                if line in view.head_fields:
                    one = FieldValue(value, Bases.FIELD, 0, line, False)
                    said.setdefault(field, []).append(one)
                else:
                    inline.append((field, FieldValue(value, Bases.FIELD, 2, line, False)))
            else:
                listed = position > 0 or isinstance(view.note.frontmatter.get(name), list)
                one = FieldValue(value, Bases.PROPERTY, 0, line, listed)
                said.setdefault(field, []).append(one)
    for table in view.note.tables:
        if len(table.header) == 2:
            for key, value, line in _pairs(table, fields, view.rules.fields[Kinds.NOTE]):
                _say(said, fields, key, value, Bases.TABLE, 1, line)
    for field, one_said in inline:
        said.setdefault(field, []).append(one_said)
    for label in view.note.labels:
        _say(said, fields, label.key, label.value, Bases.LABEL, 2, label.line)
    for key, value, line in _plain_sources(view, fields):
        _say(said, fields, key, value, Bases.LABEL, 2, line)
    return said


def _plain_sources(view: NoteView, fields: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    """Lines such as `Source: [[2026-01-05 tape]]`, without marks around them."""
    for number, line in view.with_colons:
        if not line.endswith("]]") or not line[0].isalpha():
            continue
        if "source_link" not in fields.values():
            return
        key, _, link = line.partition(":")
        if fields.get(field_name(key)) in _SOURCES and link.lstrip().startswith("[["):
            yield key, link.strip(), number


def is_field(text: str, name: str) -> bool:
    """Whether an inline field is one: `status:: blocked`; `std::vector` is code."""
    at = text.find(f"{name}::")
    behind = text[at + len(name) + 2 :]
    return at < 0 or not behind or behind[0].isspace()


def _without_filler(said: dict[str, list[FieldValue]], rules: Rules) -> dict[str, list[FieldValue]]:
    """What a note says, but for values that say that there is none, or are code (`= this.manager`).
    A title may be any words, and lists of people have their own rules."""
    found = {}
    for field, values in said.items():
        kept = values
        if field in _NAMES:
            kept = [one for one in values if not is_only_filler(one.value)]
        elif field not in _ANY_WORDS:
            kept = [
                one
                for one in values
                if not is_no_value(one.value, rules.statuses) and not is_code(one.value)
            ]
        if kept:
            found[field] = kept
    return found


def is_code(value: str) -> bool:
    """Whether a value is code from end to end: `= this.manager`."""
    return value[:1] == "`" == value[-1:]


def _named_in(text: str) -> str:
    """The `name` in a map that stands for a value, `{name: Ida Moe}`; "" where there is none."""
    value = json.loads(text)
    name = value.get("name") if isinstance(value, dict) else None
    return "" if is_empty(name) or not isinstance(name, str) else name.strip()


def _pairs(
    table: Table, fields: Mapping[str, str], common: Mapping[str, str]
) -> Iterator[tuple[str, str, int]]:
    """Name, value and line of what a table of two columns says: a pair in each row; where the
    header names two fields, the cells of the one row. With more rows it speaks of many things."""
    names = [field_name(cell.strip("*_: ")) for cell in table.header]
    if all(name in fields or name in common for name in names):
        if len(table.rows) == 1:
            line, cells = table.rows[0]
            for name, cell in zip(table.header, cells, strict=False):
                yield name, cell, line
        return
    first = ((table.line, table.header),) if is_first_pair(table, fields, common) else ()
    for line, cells in (*first, *table.rows):
        yield cells[0], cells[1] if len(cells) > 1 else "", line


def is_first_pair(table: Table, fields: Mapping[str, str], common: Mapping[str, str]) -> bool:
    """Whether the head of a table of two columns is the first of its pairs, `| Status | blocked |`,
    and not what its columns are called: `| Status | Item |`."""
    name, value = (cell.strip() for cell in table.header)
    if name.startswith(("**", "__")) and not value.startswith(("**", "__")):
        return True
    value = value.strip("*_ ")
    if not value[:1].isupper() or _NO_HEAD.search(value):
        return True
    if fields.get(field_name(name.strip("*_: "))) in _LISTS:
        return True  # lists of people tell their heads by themselves
    keys = (field_name(cells[0].strip("*_: ")) for _, cells in table.rows if cells)
    return any(key in fields or key in common for key in keys)


def _say(
    said: dict[str, list[FieldValue]],
    fields: Mapping[str, str],
    key: str,
    value: str,
    basis: Basis,
    rank: int,
    line: int,
) -> None:
    field = fields.get(field_name(key.strip("*_: ")))
    value = value.strip()
    if field and value and not is_placeholder(value):
        said.setdefault(field, []).append(FieldValue(value, basis, rank, line, False))
