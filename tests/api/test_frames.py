"""Frames of pandas, polars and Arrow: of every type of answers the same values, and types that
follow from its declaration."""

import json
import subprocess
import sys
import types
import typing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import kg
from kg.api.answers import answers, table
from kg.model import graph
from kg.model.answers.things import Person
from kg.model.iso import IsoDay, IsoMoment
from tests.answer_types import answer_types

TYPES = answer_types() | {
    name: kind for name, kind in vars(graph).items() if hasattr(kind, "shown_columns")
}
ANY = st.none() | st.integers(-9, 9) | st.text(max_size=3) | st.lists(st.integers(0, 9), max_size=2)
DAYS = st.dates().map(date.isoformat)
MOMENTS = st.datetimes().map(lambda moment: moment.isoformat() + "Z")
VALUES: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(codec="utf-8"), max_size=5),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    object: ANY,
    Any: ANY,
    IsoDay: DAYS,
    IsoMoment: MOMENTS,
    type(None): st.none(),
}


def made(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type."""
    if hint in VALUES:
        return VALUES[hint]
    if hasattr(hint, "_fields"):
        hints = get_type_hints(hint, include_extras=True)
        return st.builds(hint, **{name: made(hints[name]) for name in hint._fields})
    match get_origin(hint):
        case typing.Literal:
            return st.sampled_from(get_args(hint))
        case types.UnionType | typing.Union:
            return st.one_of(map(made, get_args(hint)))
    assert get_origin(hint) is tuple, hint
    return st.lists(made(get_args(hint)[0]), max_size=2).map(tuple)


def is_any(hint: Any) -> bool:
    return hint in (object, Any)


def in_frame(hint: Any, value: Any, *, text: bool) -> Any:
    """What a value is in a frame; where there is no type for it, itself or its JSON as `text`."""
    if value is None:
        return None
    if is_any(hint):
        plain = list(value) if isinstance(value, tuple) else value
        return json.dumps(plain, ensure_ascii=False) if text else plain
    if hint is IsoDay:
        return date.fromisoformat(value)
    if hint is IsoMoment:
        return datetime.fromisoformat(value)
    if hasattr(hint, "_fields"):
        hints = get_type_hints(hint, include_extras=True)
        return {
            name: in_frame(hints[name], part, text=text)
            for name, part in zip(hint._fields, value, strict=True)
        }
    if get_origin(hint) in (types.UnionType, typing.Union):
        (known,) = [
            one for one in get_args(hint) if one is not type(None) and not _is_set(one)
        ] or [str]
        return in_frame(known, value, text=text)
    if get_origin(hint) is tuple:
        return [in_frame(get_args(hint)[0], one, text=text) for one in value]
    return value


def _is_set(hint: Any) -> bool:
    return get_origin(hint) is typing.Literal


def dtype(hint: Any) -> str:
    """What pandas calls the type of a column, worked out by hand."""
    options = set(get_args(hint)) if get_origin(hint) in (types.UnionType, typing.Union) else {hint}
    missing = type(None) in options
    (known,) = {str if _is_set(one) else one for one in options - {type(None)}}
    return {
        str: "str",
        int: "Int64" if missing else "int64",
        float: "float64",
        bool: "boolean" if missing else "bool",
        IsoDay: "datetime64[us]",
        IsoMoment: "datetime64[us, UTC]",
    }.get(known, "object")


def cells(column: "pd.Series[Any]") -> list[Any]:
    """The values of a column of pandas as those of Python."""
    found = []
    for value in column:
        if isinstance(value, list | dict):
            found.append(value)
        elif pd.isna(value):
            found.append(None)
        elif isinstance(value, pd.Timestamp):
            moment = value.to_pydatetime()
            found.append(moment if moment.tzinfo else moment.date())
        else:
            found.append(value)
    return found


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],  # what fails is told at once: shrinking such rows takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_frames_agree(kind: type, data: st.DataObject) -> None:
    hints = get_type_hints(kind, include_extras=True)
    rows = data.draw(st.lists(made(kind), max_size=3))
    found = answers(rows, kind)
    frame, polar, arrow = found.df(), found.pl(), found.arrow()
    assert list(frame.columns) == polar.columns == arrow.column_names == list(found.columns)
    for name in found.columns:
        hint, values = hints[name], [getattr(row, name) for row in rows]
        assert str(frame[name].dtype) == dtype(hint)
        assert cells(frame[name]) == [in_frame(hint, one, text=False) for one in values]
        expected = [in_frame(hint, one, text=True) for one in values]
        assert polar[name].to_list() == expected
        assert arrow[name].to_pylist() == expected
    nothing = answers([], kind)
    assert dict(nothing.df().dtypes) == dict(frame.dtypes)
    assert nothing.pl().schema == polar.schema
    assert nothing.arrow().schema == arrow.schema
    arrow.validate(full=True)


def test_days_are_days(kb: kg.KnowledgeBase) -> None:
    stale = kb.stale(kind="person")
    frame = stale.df()
    late = frame[frame["last_contact"] < "2025-11-01"]
    assert list(late["name"]) == [
        one.name for one in stale if one.last_contact and one.last_contact < "2025-11-01"
    ]
    assert stale.pl().filter(pl.col("last_contact") < date(2025, 11, 1))["name"].to_list() == list(
        late["name"]
    )
    assert stale.arrow().schema.field("days_ago") == pa.field("days_ago", pa.int64())
    assert not stale.arrow().schema.field("name").nullable
    assert kb.meetings().df()["people_list"][0] == list(kb.meetings()[0].people_list)


def test_a_day_that_is_none_loses_nothing() -> None:
    some = [None] * len(Person._fields)
    row = Person(*some)._replace(person="Ann", last_contact="2026-02-30", is_me=False)  # type: ignore[arg-type]
    other = row._replace(last_contact="2026-02-28")
    for found in (answers([row, other], Person), answers([other, row], Person)):
        texts = [one.last_contact for one in found]
        assert found.df()["last_contact"].tolist() == texts
        assert found.pl()["last_contact"].to_list() == texts
        assert found.arrow()["last_contact"].to_pylist() == texts


# What a column of SQL, or of a query of notes, holds; what it is in pandas and in polars.
UNTYPED = [
    ("a", [1, 2], "int64", pl.Int64),
    ("a", [1, None], "Int64", pl.Int64),
    ("a", [1, 2.5], "float64", pl.Float64),
    ("a", [2**60, 0.5], "object", pl.String),
    ("a", [True, None], "boolean", pl.Boolean),
    ("is_me", [1, 0], "bool", pl.Boolean),
    ("is_me", [1, None], "boolean", pl.Boolean),
    ("is_me", [2, 0], "int64", pl.Int64),
    ("a", ["2026-01-31", None], "datetime64[us]", pl.Date),
    ("a", ["2026-01-31", "2026-02-30"], "str", pl.String),
    ("a", ["2026-01-31", "soon"], "str", pl.String),
    ("a", ["20260131"], "str", pl.String),
    ("a", ["2026-W05-6"], "str", pl.String),
    ("a", ["2026-01-31T08:00:00Z", None], "datetime64[us, UTC]", pl.Datetime("us", "UTC")),
    ("a", ["2026-01-31T08:00:00"], "str", pl.String),
    ("a", ["0001-01-01T00:00:00+02:00"], "str", pl.String),
    ("a", [b"\xff"], "object", pl.Binary),
    ("a", [["x"], [], None], "object", pl.List(pl.String)),
    ("a", [["2026-01-31"]], "object", pl.List(pl.Date)),
    ("a", [[1, "x"]], "object", pl.List(pl.String)),
    ("a", [1, "x"], "object", pl.String),
    ("a", [{"x": 1}], "object", pl.String),
    ("a", [None, None], "str", pl.String),
    ("a", [], "str", pl.String),
    ("due", [], "datetime64[us]", pl.Date),
    ("last_contact", [None], "datetime64[us]", pl.Date),
]


@pytest.mark.parametrize(("name", "values", "pandas", "polars"), UNTYPED)
def test_untyped_columns_are_what_their_values_are(
    name: str, values: list[Any], pandas: str, polars: Any
) -> None:
    found = table([name], [[one] for one in values])
    assert str(found.df()[name].dtype) == pandas
    assert found.pl().schema[name] == polars
    assert found.pl()[name].to_list() == found.arrow()[name].to_pylist()
    assert found.df().shape == found.pl().shape == found.arrow().shape == (len(values), 1)


def test_sql_and_queries_of_notes(kb: kg.KnowledgeBase) -> None:
    people = kb.sql("select name, null as last_contact, is_me from people limit 0")
    assert [str(one) for one in people.df().dtypes] == ["str", "datetime64[us]", "str"]
    found = kb.sql("select due, owner_id from tasks where due is not null").df()
    assert [str(one) for one in found.dtypes] == ["datetime64[us]", "Int64"]
    asked = kb.query('TABLE due, file.tags FROM "Projects" WHERE due').df()
    assert str(asked["due"].dtype) == "datetime64[us]"
    assert isinstance(asked["file.tags"][0], list)
    assert str(kb.tasks_query("not done").df()["line"].dtype) == "int64"
    moments = kb.rows("imports").df()["finished"]
    assert moments[0] > pd.Timestamp(datetime(2020, 1, 1, tzinfo=UTC))


MISSING = {"pandas": "df", "polars": "pl", "pyarrow": "arrow"}


@pytest.mark.parametrize("package", MISSING)
def test_a_package_that_is_missing_is_named_with_what_installs_it(
    package: str, examples_db: Path
) -> None:
    program = f"""
import sys
sys.modules[{package!r}] = None
import kg, kg.installed
kg.installed.way = lambda: kg.installed.Way.PIP
try:
    kg.connect({str(examples_db)!r}).people().{MISSING[package]}()
except kg.KgError as error:
    assert isinstance(error, ImportError)
    print(error)
"""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    extra = {"pandas": "notebook", "polars": "polars", "pyarrow": "parquet"}[package]
    assert f"needs {package}: pip install 'kg-notes[{extra}]" in told
