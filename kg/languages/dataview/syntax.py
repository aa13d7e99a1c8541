"""What a query consists of, once it is read."""

from __future__ import annotations

from typing import Literal as OneOf
from typing import NamedTuple

from kg.languages.dataview.values import Value

Operator = OneOf["+", "-", "*", "/", "%", "=", "!=", "<", "<=", ">", ">=", "&", "|"]


class Literal(NamedTuple):
    """A value."""

    value: Value


class Variable(NamedTuple):
    """A name to look up."""

    name: str


class Now(NamedTuple):
    """A date that depends on today: date(today)."""

    name: str


class ListOf(NamedTuple):
    """[a, b]."""

    parts: tuple[Expression, ...]


class ObjectOf(NamedTuple):
    """{a: 1, "b c": 2}."""

    parts: tuple[tuple[str, Expression], ...]


class Binary(NamedTuple):
    """One operator between two expressions."""

    left: Expression
    operator: Operator
    right: Expression


class Negated(NamedTuple):
    """!a."""

    child: Expression


class Index(NamedTuple):
    """a.b, a["b"] and a[0]."""

    of: Expression
    at: Expression


class Call(NamedTuple):
    """f(a, b); `function` is a variable for one of the known functions."""

    function: Expression
    arguments: tuple[Expression, ...]


class Lambda(NamedTuple):
    """(a, b) => a + b."""

    parameters: tuple[str, ...]
    body: Expression


Expression = Literal | Variable | Now | ListOf | ObjectOf | Binary | Negated | Index | Call | Lambda


class Folder(NamedTuple):
    """The notes in a folder and below it, or one note by its path. "" is all notes."""

    path: str


class Tag(NamedTuple):
    """The notes with a tag, or one below it."""

    tag: str


class Linked(NamedTuple):
    """The notes that link to a note, or those that it links to. "" is the note of the query."""

    path: str
    outgoing: bool = False


class Csv(NamedTuple):
    """The rows of a CSV file of the vault."""

    path: str


class Not(NamedTuple):
    """All notes but these."""

    child: Source


class Both(NamedTuple):
    """Two sources, joined by and or by or."""

    left: Source
    operator: OneOf["&", "|"]
    right: Source


Source = Folder | Tag | Linked | Csv | Not | Both
ALL = Folder("")


class Named(NamedTuple):
    """An expression with the name that it goes by."""

    name: str
    expression: Expression


class Where(NamedTuple):
    """Keep the rows for which it is true."""

    clause: Expression


class SortKey(NamedTuple):
    """One expression to sort by."""

    expression: Expression
    descending: bool = False


class Sort(NamedTuple):
    """Sort by the first key, then the next."""

    by: tuple[SortKey, ...]


class GroupBy(NamedTuple):
    """One row for each value."""

    field: Named


class Flatten(NamedTuple):
    """One row for each element of a list."""

    field: Named


class Limit(NamedTuple):
    """So many rows, or all but so many."""

    amount: Expression


class Misplaced(NamedTuple):
    """A FROM that does not stand right behind the header: read, and refused when it is run."""

    source: Source


Step = Where | Sort | GroupBy | Flatten | Limit | Misplaced
Shape = OneOf["table", "list", "task", "calendar"]


class Query(NamedTuple):
    """A query; `fields` are the columns of a table, the value of a list, the date of a calendar."""

    shape: Shape
    fields: tuple[Named, ...] = ()
    with_id: bool = True
    source: Source = ALL
    steps: tuple[Step, ...] = ()
