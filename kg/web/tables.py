"""How Datasette's tables of a kg database are shown: names in place of keys, words over columns,
and what is known of a row beside what its table stores. JSON and CSV stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from kg.present.readable import readable
from kg.store import queries
from kg.store.queries import ask
from kg.store.reader import Connection
from kg.web import describe
from kg.web.cells import NOTHING, TEXTS, Unnamed, is_boolean, named

# Table -> the query in sql/web that knows more of its rows, and behind which column that stands.
_MORE = {"people": ("people_beside", "name")}
_WORDS = {
    "node_key": "subject", "node_id": "subject", "label": "name", "out": "leads there",
    "weight": "times",
}  # fmt: skip
_ROW = "row"
_QUOTED = re.compile(r'("[^"]*")')
_NAME = re.compile(r"\w+")
_TEXT_OF_LINK = re.compile(r">[^<>]*</a>")

Cell = Mapping[str, Any]


def heading(column: str) -> str:
    """A column in words: `owner_id` is the owner, `is_archived` archived."""
    words = column.removeprefix("is_").removesuffix("_id").replace("_", " ")
    return _WORDS.get(column, words)


class Page(NamedTuple):
    """The rows of one page, with the labels of what stands in them by a key or a number, and what
    is known beside them: `more` by the number of the row, its columns `extra`, behind `behind`.
    `link` is the column that leads to the row itself, and comes last; a page of one row has none.
    """

    labels: Mapping[tuple[bool, str | int], str]
    link: str | None
    extra: tuple[str, ...]
    behind: str
    more: Mapping[int, Mapping[str, Any]]

    def columns(self, columns: Sequence[Cell]) -> Iterator[Cell]:
        """The columns of a table, in the order in which they are shown."""
        for column in self._ordered(columns, "name"):
            yield {**column, "heading": self._heading(column["name"])}
            if column["name"] == self.behind:
                for name in self.extra:
                    yield {"name": name, "heading": heading(name), "added": True}

    def cells(self, row: Any) -> Iterator[Cell]:
        """The cells of a row of a table, in the same order."""
        cells = list(row)
        for cell in self._ordered(cells, "column"):
            yield {**cell, "heading": self._heading(cell["column"]), "value": self.shown(cell)}
            if cell["column"] == self.behind:
                found = self.more.get(_number(cells), {})
                for name in self.extra:
                    value = found.get(name) or ""
                    yield {
                        "column": name,
                        "heading": heading(name),
                        "value": value,
                        "value_type": "str",
                    }

    def _ordered(self, ones: Sequence[Cell], name: str) -> list[Cell]:
        # Only the first can be the link: a column of the table may be called so, too.
        first = [one for one in ones[:1] if one[name] == self.link]
        return [*ones[len(first) :], *first]

    def _heading(self, column: str) -> str:
        return _ROW if column in {self.link, "id"} else heading(column)

    def shown(self, cell: Cell) -> Any:
        """What stands in a cell: nothing rather than a blank, and no number of a row."""
        if _is_link(cell):
            label = Markup(' aria-label="{} {}">{}</a>').format(_ROW, cell["raw"], _ROW)
            return Markup(_TEXT_OF_LINK.sub(lambda _: str(label), str(cell["value"]), count=1))
        return self.text(cell["value"], cell["column"])

    def text(self, value: Any, column: str) -> Any:
        """What stands in a cell of an answer."""
        if value == NOTHING:
            return ""
        if column in TEXTS and isinstance(value, str):
            return readable(value)
        if isinstance(value, Unnamed):
            return named(value, self.labels.get((value.is_note, value.thing), str(value.thing)))
        return value


class Shown:
    """The tables of one database, as its pages show them."""

    def __init__(self, datasette: Any, database: str, table: str | None) -> None:
        self._database = datasette.get_database(database)
        self._table = table

    def title(self, rows: Sequence[Any]) -> str:
        """What stands over the page of a row: its table, and what the row is called."""
        about = describe.tables().get(self._table or "", {})
        label = next((one["value"] for one in rows[0] if one["column"] == about.get("label")), "")
        title, text = about.get("title", self._table), Markup(label).striptags()
        return f"{title}: {text}" if text else str(title)

    def about(self, name: str) -> str:
        """What a table or a view is called; its name where it is none of kg's."""
        return str(describe.tables().get(name, {}).get("title", name))

    def described(self, text: str) -> str:
        """What Datasette says of filters and order, with columns in words; what stands in quotes is
        somebody's own."""
        columns = describe.tables().get(self._table or "", {}).get("columns", ())
        parts = _QUOTED.split(text)
        parts[::2] = [
            _NAME.sub(lambda one: heading(one[0]) if one[0] in columns else one[0], part)
            for part in parts[::2]
        ]
        return "".join(parts)

    def facet(self, column: str, label: Any) -> str:
        """A value that a facet counts."""
        if is_boolean(column):
            return "yes" if str(label) == "1" else "no"
        return str(label) or "-"

    async def page(self, rows: Sequence[Any]) -> Page:
        """What is to be known of the rows of a table, or of an answer, before they are shown."""
        values = {
            (one.is_note, one.thing)
            for row in rows
            for one in _values(row)
            if isinstance(one, Unnamed)
        }
        query, behind = _MORE.get(self._table or "", (None, ""))
        cells = [list(row) for row in rows]
        link = next((one["column"] for row in cells[:1] for one in row if _is_link(one)), None)

        def read(conn: Connection) -> Page:
            labels = _labels(conn, values) if values else {}
            if query is None:
                return Page(labels, link, (), "", {})
            ids = json.dumps([_number(row) for row in cells])
            answer = ask(conn, queries.load(query, "web"), {"ids": ids})
            more = {int(one["id"]): one for one in answer.dicts()}
            return Page(labels, link, answer.columns[1:], behind, more)

        if not values and query is None:
            return Page({}, link, (), "", {})
        found: Page = await self._database.execute_fn(read)
        return found


def _labels(
    conn: Connection, wanted: Collection[tuple[bool, str | int]]
) -> dict[tuple[bool, str | int], str]:
    asked = {
        name: json.dumps([thing for is_note, thing in wanted if is_note is notes])
        for name, notes in (("things", False), ("notes", True))
    }
    rows = ask(conn, queries.load("labels", "web"), asked).dicts()
    return {(bool(row["is_note"]), row["thing"]): str(row["label"]) for row in rows}


def _values(row: Any) -> Iterator[Any]:
    """The cells of a row: those of a table are dictionaries."""
    return (one["value"] if isinstance(one, Mapping) else one for one in row)


def _is_link(one: Any) -> bool:
    return isinstance(one, Mapping) and one["value_type"] == "pk"


def _number(cells: Sequence[Cell]) -> int:
    """The number of a row of a table whose primary key is one; 0 where nobody asked for it."""
    return int(next((one["raw"] for one in cells if one["column"] == "id"), 0))
