"""Columns of an answer as frames: pandas, polars and Arrow, each type as they know it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.errors import NeedsExtra
from kg.model.typed import ListOf, Record, Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas
    import polars
    import pyarrow

    from kg.api.columns import Series


def pandas_frame(columns: Iterable[Series]) -> pandas.DataFrame:
    """Days and moments are datetime64, whole numbers of which some may be missing `Int64`, truth
    values `boolean`; lists, and records as dicts, are objects. Raises NeedsExtra."""
    try:
        import pandas
    except ModuleNotFoundError:
        raise NeedsExtra("A data frame", "pandas", "notebook") from None
    # As this pandas, with its options, has texts itself.
    text = pandas.Series(["text"]).dtype
    kinds: dict[Type, Any] = {
        "text": text,
        "day": "datetime64[us]",
        "moment": "datetime64[us, UTC]",
        "integer": "int64",
        "number": "float64",
        "boolean": "bool",
    }
    nullable = kinds | {"integer": "Int64", "boolean": "boolean"}
    return pandas.DataFrame(
        {
            one.name: pandas.Series(
                one.values, dtype=(nullable if one.nullable else kinds).get(one.type, object)
            )
            for one in columns
        }
    )


def polars_frame(columns: Iterable[Series]) -> polars.DataFrame:
    """Days are Date, records Struct; values of several types are JSON text. Raises NeedsExtra."""
    try:
        import polars
    except ModuleNotFoundError:
        raise NeedsExtra("A frame of polars", "polars", "polars") from None
    kinds: Mapping[Type, Any] = {
        "text": polars.String,
        "day": polars.Date,
        "moment": polars.Datetime("us", "UTC"),
        "integer": polars.Int64,
        "number": polars.Float64,
        "boolean": polars.Boolean,
        "binary": polars.Binary,
        "any": polars.String,
    }

    def kind(of: Type) -> Any:
        match of:
            case ListOf(inner):
                return polars.List(kind(inner))
            case Record(parts):
                return polars.Struct({part.name: kind(part.type) for part in parts})
        return kinds[of]

    return polars.DataFrame(
        [polars.Series(one.name, _storable(one), dtype=kind(one.type)) for one in columns]
    )


def arrow_table(columns: Iterable[Series]) -> pyarrow.Table:
    """Days are date32, records structs; values of several types are JSON text. The schema says
    which may be null. Raises NeedsExtra."""
    try:
        import pyarrow
    except ModuleNotFoundError:
        raise NeedsExtra("A table of Arrow", "pyarrow", "parquet") from None
    kinds: Mapping[Type, Any] = {
        "text": pyarrow.string(),
        "day": pyarrow.date32(),
        "moment": pyarrow.timestamp("us", "UTC"),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "binary": pyarrow.binary(),
        "any": pyarrow.string(),
    }

    def kind(of: Type) -> Any:
        match of:
            case ListOf(inner):
                return pyarrow.list_(kind(inner))
            case Record(parts):
                return pyarrow.struct(
                    [pyarrow.field(part.name, kind(part.type), part.nullable) for part in parts]
                )
        return kinds[of]

    found = list(columns)
    return pyarrow.table(
        [pyarrow.array(_storable(one), type=kind(one.type)) for one in found],
        schema=pyarrow.schema(
            [pyarrow.field(one.name, kind(one.type), one.nullable) for one in found]
        ),
    )


def _storable(one: Series) -> list[Any]:
    """The values where each must be of one type: those of several types as JSON."""
    writer = _writer(one.type)
    return one.values if writer is None else [writer(value) for value in one.values]


def _writer(kind: Type) -> Any:
    """What writes values of several types, wherever they stand in a value; None for none."""
    match kind:
        case "any":
            return _json
        case ListOf(of):
            part = _writer(of)
            return part and (lambda value: None if value is None else [*map(part, value)])
        case Record(inner):
            parts = {one.name: writer for one in inner if (writer := _writer(one.type))}
            return (lambda value: _written(value, parts)) if parts else None
    return None


def _written(value: dict[str, Any] | None, parts: Mapping[str, Any]) -> dict[str, Any] | None:
    return value and value | {name: write(value[name]) for name, write in parts.items()}


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
