"""Reading queries: a header, at most one FROM, and clauses in any number and order."""

from __future__ import annotations

import re
from typing import Literal as OneOf
from typing import cast

from kg.languages.dataview import tokens
from kg.languages.dataview.dates import UTC_ZONE, Zone
from kg.languages.dataview.expression_parser import Expressions
from kg.languages.dataview.lexer import Reader
from kg.languages.dataview.links import read_inner
from kg.languages.dataview.syntax import (
    ALL,
    Both,
    Csv,
    Flatten,
    Folder,
    GroupBy,
    Limit,
    Linked,
    Misplaced,
    Named,
    Not,
    Query,
    Shape,
    Sort,
    SortKey,
    Source,
    Step,
    Tag,
    Where,
)

_COMMENT = re.compile(r"//[^\n]*")
_LINE_ENDS = re.compile(r"[\r\n]+")


def parse_query(text: str, zone: Zone = UTC_ZONE) -> Query:
    """The query that a text is. Raises Unreadable, which says where and what could stand there."""
    reader = Reader(text)
    return QueryReader(reader, zone).query()


class QueryReader(Expressions):
    """Reads a query, or a part of one, from a reader."""

    def query(self) -> Query:
        """A whole query. Raises Unreadable."""
        reader = self._reader
        self._gap()
        shape, fields, with_id = self._header()
        self._gap()
        source = self._from() or ALL
        self._gap()
        steps: list[Step] = []
        while not reader.ended:
            step = self._step()
            if step is None:
                raise reader.wrong()
            steps.append(step)
            self._gap()
        return Query(shape, fields, with_id, source, tuple(steps))

    def _gap(self) -> None:
        """Blanks and comments."""
        while self._reader.blank() or self._reader.take(_COMMENT, ""):
            pass

    def _header(self) -> tuple[Shape, tuple[Named, ...], bool]:
        reader = self._reader
        found = reader.take(tokens.SHAPE, "TABLE, LIST, TASK, CALENDAR")
        if found is None:
            raise reader.wrong()
        shape = cast("Shape", found[0].lower())
        if shape == "task":
            return shape, (), True
        if shape == "calendar":
            field = self.named() if self._gap_needed() else None
            if field is None:
                raise reader.wrong()
            return shape, (field,), True
        if reader.ended:
            return shape, (), True
        if not self._gap_needed():
            raise reader.wrong()
        with_id = reader.take(tokens.WITHOUT_ID, "WITHOUT ID") is None
        if not with_id:
            reader.blank()
        return shape, self.several(self.named) if shape == "table" else self._value(), with_id

    def _value(self) -> tuple[Named, ...]:
        start = self._reader.at
        value = self.expression()
        if value is None:
            self._reader.at = start
            return ()
        return (Named("value", value),)

    def _gap_needed(self) -> bool:
        if self._reader.blank():
            return True
        self._reader.expect("a blank")
        return False

    def named(self) -> Named | None:
        """An expression with a name: behind AS, else its own text."""
        reader = self._reader
        start = reader.at
        expression = self.expression()
        if expression is None:
            reader.at = start
            return None
        end = reader.at
        if self._gap_needed() and reader.take(tokens.AS, "AS") and self._gap_needed():
            name = self.identifier()
            if name is None:
                name = self.string()
            if name is not None:
                return Named(name, expression)
        reader.at = end
        written = reader.text[start:end]
        return Named("".join(part.strip() for part in _LINE_ENDS.split(written)), expression)

    def _step(self) -> Step | None:
        start = self._reader.at
        for read in (
            self._misplaced, self._where, self._sort, self._limit, self._group, self._flatten,
        ):  # fmt: skip
            if step := read():
                return step
            self._reader.at = start
        return None

    def _keyword(self, pattern: re.Pattern[str], name: str) -> bool:
        return bool(self._reader.take(pattern, name)) and self._gap_needed()

    def _from(self) -> Source | None:
        start = self._reader.at
        source = self.source() if self._keyword(tokens.FROM, "FROM") else None
        if source is None:
            self._reader.at = start
        return source

    def _misplaced(self) -> Step | None:
        source = self._from()
        return None if source is None else Misplaced(source)

    def _where(self) -> Step | None:
        clause = self.expression() if self._keyword(tokens.WHERE, "WHERE") else None
        return None if clause is None else Where(clause)

    def _limit(self) -> Step | None:
        amount = self.expression() if self._keyword(tokens.LIMIT, "LIMIT") else None
        return None if amount is None else Limit(amount)

    def _group(self) -> Step | None:
        field = self.named() if self._keyword(tokens.GROUP_BY, "GROUP BY") else None
        return None if field is None else GroupBy(field)

    def _flatten(self) -> Step | None:
        field = self.named() if self._keyword(tokens.FLATTEN, "FLATTEN") else None
        return None if field is None else Flatten(field)

    def _sort(self) -> Step | None:
        if not self._keyword(tokens.SORT, "SORT"):
            return None
        keys = self.several(self.sort_key)
        return Sort(keys) if keys else None

    def sort_key(self) -> SortKey | None:
        """An expression with its direction."""
        expression = self.expression()
        if expression is None:
            return None
        self._reader.blank()
        direction = self._reader.take(tokens.DIRECTION, "ASC, DESC")
        descending = direction is not None and direction[0].lower().startswith("desc")
        return SortKey(expression, descending)

    def source(self) -> Source | None:
        """Sources joined by and, or: the same precedence, from the left."""
        reader = self._reader
        left = self._single_source()
        while left is not None:
            start = reader.at
            reader.blank()
            found = reader.take(tokens.AND_OR, "and, or")
            if found:
                reader.blank()
                right = self._single_source()
                if right is not None:
                    both: OneOf["&", "|"] = "&" if found[0].lower() in ("and", "&") else "|"
                    left = Both(left, both, right)
                    continue
            reader.at = start
            break
        return left

    def _single_source(self) -> Source | None:
        start = self._reader.at
        for read in (
            self._bracketed, self._not, self._outgoing, self._incoming, self._folder, self._tag,
            self._csv,
        ):  # fmt: skip
            source = read()
            if source is not None:
                return source
            self._reader.at = start
        return None

    def _bracketed(self) -> Source | None:
        reader = self._reader
        if not reader.sign("("):
            return None
        reader.enter()
        reader.blank()
        source = self.source()
        reader.blank()
        reader.leave()
        return source if source is not None and reader.sign(")") else None

    def _not(self) -> Source | None:
        if not (self._reader.sign("-") or self._reader.sign("!")):
            return None
        self._reader.enter()
        child = self._single_source()
        self._reader.leave()
        return None if child is None else Not(child)

    def _outgoing(self) -> Source | None:
        reader = self._reader
        if not reader.sign("outgoing("):
            return None
        reader.blank()
        link = self._linked()
        return link._replace(outgoing=True) if link and reader.sign(")") else None

    def _incoming(self) -> Source | None:
        return self._linked()

    def _linked(self) -> Linked | None:
        if self._reader.text.startswith("!", self._reader.at):
            return None
        found = self._reader.take(tokens.LINK, "a [[link]]")
        return Linked(read_inner(found[2]).path) if found else None

    def _folder(self) -> Source | None:
        path = self.string()
        return None if path is None else Folder(path)

    def _tag(self) -> Source | None:
        found = self._reader.take(tokens.TAG, "a #tag")
        return Tag(found[0]) if found else None

    def _csv(self) -> Source | None:
        if not self._reader.sign("csv("):
            return None
        self._reader.blank()
        path = self.string()
        return Csv(path) if path is not None and self._reader.sign(")") else None
