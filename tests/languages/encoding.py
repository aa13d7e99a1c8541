"""Values, trees and answers in the encoding of the recorded cases."""

from __future__ import annotations

import math
from typing import Any

from kg.languages.dataview import results, syntax
from kg.languages.dataview.dates import Date, Zone, whole_date
from kg.languages.dataview.durations import Duration, whole_duration
from kg.languages.dataview.links import Link
from kg.languages.dataview.text import text
from kg.languages.dataview.values import ExternalLink, Function, Object, Pair, Value

Encoded = Any
# The fields that list items have of their own, by path and line: the cases tell them apart.
OWN_FIELDS: dict[tuple[Value, Value], Encoded] = {}


def encoded(value: Value, *, duration_text: bool = True) -> Encoded:
    """A value as the cases write it."""
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, float | int):
        return _number(float(value))
    if isinstance(value, Date):
        return {"$date": value.iso()}
    if isinstance(value, Duration):
        shown = {"text": text(value)} if duration_text else {}
        return {"$duration": value.iso(), **shown}
    if isinstance(value, Link):
        return _link(value)
    if isinstance(value, list):
        return [encoded(part, duration_text=duration_text) for part in value]
    if isinstance(value, Object):
        return item(value) if is_item(value) else _object(value, duration_text)
    if isinstance(value, ExternalLink):
        return {"$elink": value.address, "display": value.display}
    if isinstance(value, Pair):
        return {"$pair": [encoded(value.key), encoded(value.value)]}
    assert isinstance(value, Function)
    return {"$function": True}


def _object(value: Object, duration_text: bool) -> Encoded:
    return {
        name: encoded(part, duration_text=duration_text) for name, part in value.whole().items()
    }


def _number(value: float) -> Encoded:
    if math.isnan(value):
        return {"$num": "NaN"}
    if math.isinf(value):
        return {"$num": "Infinity" if value > 0 else "-Infinity"}
    return value


def _link(link: Link) -> Encoded:
    found: Encoded = {"$link": link.path, "type": link.kind}
    if link.display:
        found["display"] = link.display
    if link.subpath:
        found["subpath"] = link.subpath
    if link.embed:
        found["embed"] = True
    return found


_TASK = ("status", "checked", "completed", "fullyCompleted")


def is_item(value: Object) -> bool:
    """Whether an object is a list item."""
    return all(map(value.has, ("symbol", "lineCount", "annotated")))


def item(value: Object) -> Encoded:
    """A list item; `fields` are its own."""
    names = ["path", "line", "text", "symbol", "task"]
    if value.field("task"):
        names += _TASK
    names += ["tags", "lineCount", "list", "section", "link", "outlinks", "annotated"]
    names += [name for name in ("parent", "blockId") if value.field(name) is not None]
    found = {name: encoded(value.field(name)) for name in names}
    children = value.field("children")
    found["children"] = encoded(children)
    found["fields"] = OWN_FIELDS.get((value.field("path"), value.field("line")), {})
    return {"$item": found}


def tree(node: Any) -> Encoded:
    """An expression, a source or a query as the plugin's tree."""
    match node:
        case syntax.Literal(value):
            return {"type": "literal", "value": encoded(value, duration_text=False)}
        case syntax.Variable(name):
            return {"type": "variable", "name": name}
        case syntax.ListOf(parts):
            return {"type": "list", "values": [tree(part) for part in parts]}
        case syntax.ObjectOf(parts):
            return {"type": "object", "values": {name: tree(part) for name, part in parts}}
        case syntax.Binary(left, operator, right) | syntax.Both(left, operator, right):
            return {"type": "binaryop", "left": tree(left), "op": operator, "right": tree(right)}
        case syntax.Negated(child):
            return {"type": "negated", "child": tree(child)}
        case syntax.Index(of, index):
            return {"type": "index", "object": tree(of), "index": tree(index)}
        case syntax.Call(function, arguments):
            given = [*map(tree, arguments)]
            return {"type": "function", "func": tree(function), "arguments": given}
        case syntax.Lambda(parameters, body):
            return {"type": "lambda", "arguments": [*parameters], "value": tree(body)}
        case syntax.Folder(path):
            return {"type": "folder", "folder": path}
        case syntax.Tag(tag):
            return {"type": "tag", "tag": tag}
        case syntax.Linked(path, outgoing):
            direction = "outgoing" if outgoing else "incoming"
            return {"type": "link", "file": path, "direction": direction}
        case syntax.Csv(path):
            return {"type": "csv", "path": path}
        case syntax.Not(child):
            return {"type": "negate", "child": tree(child)}
        case syntax.Query():
            return _query(node)
    return _step(node)


def named(field: syntax.Named) -> Encoded:
    """An expression with its name."""
    return {"name": field.name, "field": tree(field.expression)}


def sort_key(key: syntax.SortKey) -> Encoded:
    """What is sorted by."""
    direction = "descending" if key.descending else "ascending"
    return {"field": tree(key.expression), "direction": direction}


def _step(step: syntax.Step) -> Encoded:
    match step:
        case syntax.Where(clause):
            return {"type": "where", "clause": tree(clause)}
        case syntax.Sort(keys):
            return {"type": "sort", "fields": [*map(sort_key, keys)]}
        case syntax.Limit(amount):
            return {"type": "limit", "amount": tree(amount)}
        case syntax.GroupBy(field):
            return {"type": "group", "field": named(field)}
        case syntax.Flatten(field):
            return {"type": "flatten", "field": named(field)}
        case syntax.Misplaced(source):
            return tree(source)


def _query(query: syntax.Query) -> Encoded:
    header: Encoded = {"type": query.shape}
    if query.shape == "table":
        header |= {"fields": [*map(named, query.fields)], "showId": query.with_id}
    elif query.shape == "list":
        value = tree(query.fields[0].expression) if query.fields else None
        header |= {"format": value, "showId": query.with_id}
    elif query.shape == "calendar":
        header |= {"field": named(query.fields[0]), "showId": True}
    operations = [_step(step) for step in query.steps]
    return {"header": header, "source": tree(query.source), "operations": operations}


def answer(result: results.Result) -> Encoded:
    """An answer to a query."""
    match result:
        case results.Listed(values, meaning):
            kind = {"type": "list", "primaryMeaning": _meaning(meaning)}
            return kind | {"values": encoded(values)} | _dropped(result)
        case results.Tabled(headers, rows, meaning):
            kind = {"type": "table", "headers": headers, "idMeaning": _meaning(meaning)}
            return kind | {"values": [[*map(encoded, row)] for row in rows]} | _dropped(result)
        case results.Tasks(rows):
            return {"type": "task", "values": [*map(_task, rows)]} | _dropped(result)
        case results.Calendar(days):
            pairs = [{"date": encoded(day.date), "link": encoded(day.link)} for day in days]
            return {"type": "calendar", "values": pairs} | _dropped(result)


def _task(row: Object | results.Group) -> Encoded:
    if isinstance(row, results.Group):
        return {"key": encoded(row.key), "rows": [*map(_task, row.rows)]}
    return item(row)


def _meaning(meaning: results.Meaning | None) -> Encoded:
    if meaning is None:
        return {"type": "path"}
    return {"type": "group", "name": meaning.group, "on": _meaning(meaning.over)}


def _dropped(result: results.Result) -> Encoded:
    dropped = result.dropped
    if not dropped.rows:
        return {}
    first = {"op": dropped.step, "row": dropped.row}
    return {"dropped_rows": dropped.rows, "first_warning": first}


def decoded(value: Encoded, zone: Zone) -> Value:
    """A value of a case as the language has it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, list):
        return [decoded(part, zone) for part in value]
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    if "$date" in value:
        return whole_date(value["$date"], zone)
    if "$duration" in value:
        return whole_duration(value["text"])
    if "$link" in value:
        return Link(
            value["$link"], value["type"], value.get("subpath"), value.get("display"),
            value.get("embed", False),
        )  # fmt: skip
    return Object({name: decoded(part, zone) for name, part in value.items()})
