"""How Datasette's tables of a kg database are shown: names in place of keys, words over columns,
and what is known of a row beside what its table stores. JSON and CSV stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from kg.store import queries
from kg.store.queries import ask
from kg.store.reader import Connection
from kg.web.cells import NOTHING, Key, named

# Table -> the query in sql/web that knows more of its rows, and behind which column that stands.
_MORE = {"people": ("people_beside", "name")}
_WORDS = {"node_key": "subject", "node_id": "subject", "out": "leads there"}
_ROW = "row"
_TEXT_OF_LINK = re.compile(r">[^<]*</a>")

Cell = Mapping[str, Any]


def heading(column: str) -> str:
    """A column in words: `owner_id` is the owner, `is_archived` archived."""
    words = column.removeprefix("is_").removesuffix("_id").replace("_", " ")
    return _WORDS.get(column, words)


class Page(NamedTuple):
    """The rows of one page, with the labels of the keys in them and what is known beside them:
    `more` by the number of the row, its columns `extra`, behind the column `behind`."""

    labels: Mapping[str, str]
    extra: tuple[str, ...] = ()
    behind: str = ""
    more: Mapping[int, Mapping[str, Any]] = {}

    def columns(self, columns: Sequence[Cell]) -> Iterator[Cell]:
        """The columns of a table, in the order in which they are shown."""
        for column in _link_last(columns, lambda one: one["is_pk"] and one is columns[0]):
            yield {**column, "heading": _heading_of(column)}
            if column["name"] == self.behind:
                for name in self.extra:
                    yield {"name": name, "heading": heading(name), "type": "", "added": True}

    def cells(self, row: Any) -> Iterator[Cell]:
        """The cells of a row of a table, in the same order."""
        cells = list(row)
        for cell in _link_last(cells, lambda one: one["value_type"] == "pk"):
            yield {**cell, "heading": _heading_of(cell), "value": self.shown(cell)}
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

    def shown(self, cell: Cell) -> Any:
        """What stands in a cell: nothing rather than a blank, and no number of a row."""
        if cell["value_type"] == "pk":
            label = Markup(' aria-label="{} {}">{}</a>').format(_ROW, cell["raw"], _ROW)
            return Markup(_TEXT_OF_LINK.sub(lambda _: str(label), str(cell["value"]), count=1))
        return self.text(cell["value"])

    def text(self, value: Any) -> Any:
        """What stands in a cell of an answer."""
        if value == NOTHING:
            return ""
        if isinstance(value, Key) and value.key in self.labels:
            return named(value, self.labels[value.key])
        return value


class Shown:
    """The tables of one database, as its pages show them."""

    def __init__(self, datasette: Any, database: str, table: str | None) -> None:
        self._database = datasette.get_database(database)
        self._table = table

    async def page(self, rows: Sequence[Any]) -> Page:
        """What is to be known of the rows of a table, or of an answer, before they are shown."""
        values = [value for row in rows for value in _values(row)]
        keys = sorted({value.key for value in values if isinstance(value, Key)})
        query, behind = _MORE.get(self._table or "", (None, ""))
        if not keys and query is None:
            return Page({})

        def read(conn: Connection) -> Page:
            labels = dict(_rows(conn, "labels", keys)) if keys else {}
            if query is None:
                return Page(labels)
            answer = ask(
                conn,
                queries.load(query, "web"),
                {"ids": json.dumps([_number(list(row)) for row in rows])},
            )
            more = {int(found["id"]): found for found in answer.dicts()}
            return Page(labels, answer.columns[1:], behind, more)

        found: Page = await self._database.execute_fn(read)
        return found


def _rows(conn: Connection, query: str, keys: Sequence[str]) -> list[tuple[Any, ...]]:
    return list(ask(conn, queries.load(query, "web"), {"keys": json.dumps(keys)}).rows)


def _values(row: Any) -> Iterator[Any]:
    """The cells of a row: those of a table are dictionaries."""
    return (one["value"] if isinstance(one, Mapping) else one for one in row)


def _number(cells: Sequence[Cell]) -> int:
    """The number of a row of a table whose primary key is one."""
    return int(next(one["raw"] for one in cells if one["column"] == "id"))


def _heading_of(one: Cell) -> str:
    """Over the link to a row stands what it is a link to."""
    name = str(one.get("name") or one.get("column"))
    is_link = one.get("value_type") == "pk" or one.get("is_special_link_column") or name == "id"
    return _ROW if is_link else heading(name)


def _link_last(ones: Sequence[Cell], is_link: Any) -> list[Cell]:
    """The link to the row itself behind all that the row says."""
    return sorted(ones, key=lambda one: bool(is_link(one)))
