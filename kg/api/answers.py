"""What a question answers with: rows that are a tuple, a table, and data frames on request."""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    SupportsIndex,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
    overload,
)

from kg.model.answers.contacts import ContactEvidence, LastContact
from kg.model.answers.things import Nearest, Person, PersonProject
from kg.model.shown import also
from kg.model.shown import shown as shown_columns
from kg.present import columns as chosen
from kg.present.html import is_page, more

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas
    import polars
    import pyarrow

    from kg.api.columns import Series

T = TypeVar("T")

# What the short form of answers has, which consoles and debuggers show.
REPR_ROWS = 10
REPR_WIDTH = 80

# The parts of a page that leave me out.
_WITHOUT_ME = (
    ContactEvidence,
    LastContact,
    Nearest,
    Person,
    PersonProject,
)


class Answers(tuple[T, ...]):
    """The rows of an answer: a tuple of frozen values that also shows and converts itself.

    `columns` are the names of the values' fields, also where there is no row. Where a question
    answers more than rows (what a search suggests, what a measure was estimated from), `whole` is
    everything it answered; else it is None. `told` are the sentences that belong beside the rows:
    whom kg takes for you where it leaves you out, or that it is unknown who you are. `links` is
    where sources lead in a notebook: an address with `{path}` and `{line}` in it, by the setting
    `source_links` of kg.toml; None where the vault is not here.

    >>> found = kb.last_contact(status="blocked")
    >>> found[3].subject, found[3].person, found[3].date
    ('Copper Kettle', 'Jonas Weber', '2025-12-11')
    >>> [one.subject for one in found[:2]]
    ['Paper Lantern', 'Silver Birch']
    >>> found.columns[:4]
    ('subject', 'subject_key', 'kind', 'status')
    """

    columns: tuple[str, ...]
    whole: Any
    told: tuple[str, ...]
    links: str | None
    _shown: tuple[str, ...] | None
    _of: type | None

    def __new__(
        cls,
        rows: Iterable[T],
        columns: Sequence[str],
        *,
        shown: Sequence[str] | None = None,
        whole: object = None,
        told: tuple[str, ...] = (),
        of: type | None = None,
        links: str | None = None,
    ) -> Answers[T]:
        """`shown` are the columns of a table for people; all, if None. `of` is the type of
        the rows, where kg.model has it."""
        made = super().__new__(cls, rows)
        made.__dict__.update(
            columns=tuple(columns),
            _shown=tuple(shown) if shown else None,
            whole=whole,
            told=told,
            _of=of,
            links=links,
        )
        return made

    @property
    def first(self) -> T | None:
        """The first row; None where there is no row."""
        return self[0] if self else None

    def df(self) -> pandas.DataFrame:
        """The rows as a pandas data frame, one column for each field.

        Days are datetime64 (missing: NaT), truth values bool, lists lists, and rows in rows dicts.
        Where a value may be missing, whole numbers are `Int64` and truth values `boolean`. This
        follows from the type of the answer, also where it has no rows; of SQL, and of queries of
        notes, from the values. Raises NeedsExtra where pandas is not installed.

        >>> frame = kb.stale(kind="person").df()
        >>> frame["last_contact"].max().year, str(frame["days_ago"].dtype)
        (2025, 'Int64')
        """
        from kg.api.frames import pandas_frame

        return pandas_frame(self._series())

    def pl(self) -> polars.DataFrame:
        """The rows as a polars data frame, with the types of `df`: days are Date, rows in rows
        Struct. Raises NeedsExtra where polars is not installed.

        >>> kb.projects(status="paused").pl().select("project", "due").rows()
        [('Quiet Engine', None)]
        """
        from kg.api.frames import polars_frame

        return polars_frame(self._series())

    def arrow(self) -> pyarrow.Table:
        """The rows as a table of Apache Arrow, with the types of `pl`: for DuckDB, Parquet and
        whatever else reads it. Raises NeedsExtra where pyarrow is not installed.

        >>> kb.meetings().arrow().schema.field("date").type
        DataType(date32[day])
        """
        from kg.api.frames import arrow_table

        return arrow_table(self._series())

    def _series(self) -> list[Series]:
        from kg.api.columns import series

        return series(self.columns, list(self._plain()), self._of)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, all the way down: ready for JSON.

        >>> kb.sql("select key, label from nodes where key = 'person:ann-okafor'").to_dicts()
        [{'key': 'person:ann-okafor', 'label': 'Ann Okafor'}]
        """
        from kg.present.records import plain

        return [
            {name: plain(value) for name, value in zip(self.columns, row, strict=True)}
            | {name: plain(getattr(row, name)) for name in also(type(row))}
            for row in self._plain()
        ]

    def _plain(self) -> Iterable[tuple[object, ...]]:
        return (row if isinstance(row, tuple) else (row,) for row in self)

    @overload
    def __getitem__(self, key: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Answers[T]: ...
    def __getitem__(self, key: SupportsIndex | slice) -> T | Answers[T]:
        if isinstance(key, slice):
            return Answers(
                super().__getitem__(key),
                self.columns,
                shown=self._shown,
                told=self.told,
                of=self._of,
                links=self.links,
            )
        return super().__getitem__(key)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"answers are frozen; {name!r} cannot be set")

    def __reduce__(self) -> tuple[Any, ...]:
        made = (tuple(self), self.columns, self._shown, self.whole, self.told, self._of, self.links)
        return _made, made

    def __repr__(self) -> str:
        """The first rows in 80 columns, a line each, and how many there are; `str` has all."""
        return "\n".join([*self._first_lines(), *self.told])

    def _first_lines(self) -> list[str]:
        from kg.present import formats
        from kg.present.look import Look

        if not self:
            return ["(no rows)"]
        rest = [more(len(self), REPR_ROWS)] if len(self) > REPR_ROWS else []
        if is_page(self[0]):
            return [*map(_heading, self[:REPR_ROWS]), *rest]
        # Where it stands is for those who ask for it: .df(), print, a notebook's table.
        names = [name for name in self._shown or self.columns if name != "source"]
        rows = list(self[:REPR_ROWS]._plain())
        kept = () if self._of else None
        answer = formats.Answer(self.columns, rows, names or None, kept=kept, of=self._of)
        look = Look(REPR_WIDTH, advice=".df() has all.")
        return formats.table_lines(answer, "table", look, wrap=1) + rest

    def __str__(self) -> str:
        """A table, as the command line prints it, and below it what is told beside it."""
        return "\n".join([self._drawn(), *(["", *self.told] if self.told else [])])

    def _drawn(self) -> str:
        from kg.present import formats, sections

        if self and is_page(self[0]):
            drawn = [sections.text(_heading(page), sections.of(page), "table") for page in self]
            return "\n".join(drawn).rstrip("\n")
        kept = () if self._of else None
        rows = list(self._plain())
        answer = formats.Answer(self.columns, rows, self._shown, kept=kept, of=self._of)
        return formats.text(answer, "table").rstrip("\n") or "(no rows)"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    def _repr_html_(self) -> str:
        from kg.present import html

        if self and is_page(self[0]):
            found = html.pages(self, links=self.links)  # type: ignore[arg-type]
        else:
            rows = list(self._plain())
            found = html.table(self.columns, rows, self._shown, links=self.links, of=self._of)
        return found + html.told(self.told)


def answers(
    rows: Iterable[T],
    of: type[T],
    *,
    shown: Sequence[str] | None = None,
    whole: object = None,
    told: tuple[str, ...] = (),
    links: str | None = None,
) -> Answers[T]:
    """Rows of one type of kg.model, each of their parts turned into answers too."""
    fields: tuple[str, ...] = of._fields  # type: ignore[attr-defined]
    return Answers(
        (opened(row, links=links) for row in rows),
        fields,
        shown=shown or shown_columns(of),
        whole=whole,
        told=told,
        of=of,
        links=links,
    )


def opened(value: T, told: tuple[str, ...] = (), *, links: str | None = None) -> T:
    """A named tuple whose parts of several rows are Answers, and so convert and show themselves;
    what is told beside the whole is told beside those that it changes."""
    kind: type = type(value)
    parts = _parts(kind)
    if not parts:
        return value
    changed = {
        name: answers(getattr(value, name), of, told=told if of in _WITHOUT_ME else (), links=links)
        for name, of in parts.items()
    }
    return value._replace(**changed)  # type: ignore[attr-defined, no-any-return]


@cache
def _parts(kind: type) -> dict[str, type]:
    """The fields of a page that hold several rows, and the type of these."""
    if not hasattr(kind, "_fields"):
        return {}
    found = {}
    for name, hint in get_type_hints(kind).items():
        inner = get_args(hint)
        if get_origin(hint) is tuple and inner and hasattr(inner[0], "_fields"):
            found[name] = inner[0]
    return found


def _heading(page: object) -> str:
    facts = getattr(page, "facts", page)
    return str(facts[0]) if isinstance(facts, tuple) and facts else type(page).__name__


def _made(
    rows: tuple[Any, ...],
    columns: tuple[str, ...],
    shown: tuple[str, ...] | None,
    whole: object,
    told: tuple[str, ...],
    of: type | None,
    links: str | None,
) -> Answers[Any]:
    return Answers(rows, columns, shown=shown, whole=whole, told=told, of=of, links=links)


def table(
    columns: Iterable[str],
    found: Iterable[Sequence[object]],
    shown: Sequence[str] | None = None,
    told: tuple[str, ...] = (),
    links: str | None = None,
) -> Answers[Any]:
    """Any rows as named tuples; a column that is named twice gets a number."""
    names = chosen.distinct(columns)
    row = namedtuple("Row", names, rename=True)  # type: ignore[misc]
    return Answers(map(row._make, found), names, shown=shown, told=told, links=links)
