"""The recorded cases of Dataview, a function for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.languages.dataview import expression_parser, query_parser, render, syntax
from kg.languages.dataview.context import Context
from kg.languages.dataview.dates import Date, Zone, local_date, shorthand, whole_date
from kg.languages.dataview.durations import whole_duration
from kg.languages.dataview.emoji import heading_key
from kg.languages.dataview.evaluate import compiled
from kg.languages.dataview.execute import execute
from kg.languages.dataview.field_values import from_inline, from_text
from kg.languages.dataview.fields import SHORTHAND, Field, inline_fields, line_field
from kg.languages.dataview.functions.dates import date, dur
from kg.languages.dataview.functions.signatures import FUNCTIONS
from kg.languages.dataview.lexer import Reader
from kg.languages.dataview.links import folder_of, title_of
from kg.languages.dataview.list_items import tags_in
from kg.languages.dataview.note import frontmatter_tags
from kg.languages.dataview.pages import Page
from kg.languages.dataview.text import text
from kg.languages.dataview.tokens import canonical
from kg.languages.dataview.values import Object, Value
from kg.languages.errors import Failed, Unreadable
from kg.languages.utf16 import length
from tests.languages.encoding import (
    OWN_FIELDS,
    answer,
    decoded,
    encoded,
    named,
    sort_key,
    tree,
)
from tests.languages.vault import Folder
from tests.languages.verdicts import Verdict, judged, same, same_set, shown

LOCAL = Zone("UTC", UTC)
NOON = local_date(datetime(2026, 1, 5, 12), LOCAL)
# The cases of operators and functions by hand tell of a time of day, too.
BY_HAND = local_date(datetime(2026, 1, 5, 12, 34, 56, 789_000), LOCAL)
FILE_TIMES = datetime(2026, 1, 4, 10, 20, 30)
EDITS = "kg changes no notes, so nothing writes a field into a line"


class NoNotes:
    """A vault without notes; `everything` is what a link leads to, where a case says it does."""

    here = ""

    def __init__(self, everything: Object | None = None) -> None:
        self._everything = everything

    def page(self, path: str) -> Page | None:
        return Page(path, self._everything) if path and self._everything is not None else None

    def normalize(self, target: str) -> str:
        return target


def _context(now: Date, everything: Object | None = None) -> Context:
    context = Context(NoNotes(everything), now)  # type: ignore[arg-type]
    context.start()
    return context


def _value(expression: str, now: Date) -> tuple[Value, str]:
    """A value and "", or null and the stage at which it failed."""
    try:
        found = expression_parser.parse_expression(expression, LOCAL)
    except Unreadable:
        return None, "parse"
    try:
        return compiled(found, _context(now))(Object()), ""
    except Failed:
        return None, "exec"


def expressions(cases: list[Any], file: Path) -> Iterator[Verdict]:
    """`expr`, and its `value` and `text` or the stage of its `error`."""
    now = BY_HAND if "hand" in file.name else NOON
    for case in cases:
        found, stage = _value(case["expr"], now)
        if "error" in case or stage:
            wanted = case.get("error", case.get("value"))
            yield judged(case["expr"], wanted, stage or encoded(found), error="error" in case)
            continue
        wanted, got = [case["value"]], [encoded(found)]
        if "text" in case:
            wanted.append(case["text"])
            got.append(text(found))
        yield judged(case["expr"], wanted, got)


def evaluations(cases: list[Any], _file: Path) -> Iterator[Verdict]:
    """`text` or `ast`, with `vars`; `value` where it is `ok`."""
    for case in cases:
        scope = decoded(case.get("vars", {}), LOCAL)
        assert isinstance(scope, Object)
        everything = Object({"inner": Object({"final": 6.0})}) if case.get("resolves") else None
        context = _context(NOON, everything)
        try:
            node = (
                expression_parser.parse_expression(case["text"], LOCAL)
                if case.get("text") is not None
                else _from_tree(case["ast"])
            )
            got: object = encoded(compiled(node, context)(scope), duration_text=False)
        except (Unreadable, Failed):
            got = {"ok": False}
        wanted = case["value"] if case["ok"] else {"ok": False}
        yield judged(str(case.get("text") or case.get("ast")), wanted, got, error=not case["ok"])


def _from_tree(node: Any) -> syntax.Expression:
    match node["type"]:
        case "literal":
            return syntax.Literal(decoded(node["value"], LOCAL))
        case "variable":
            return syntax.Variable(node["name"])
        case "negated":
            return syntax.Negated(_from_tree(node["child"]))
        case "index":
            return syntax.Index(_from_tree(node["object"]), _from_tree(node["index"]))
        case "list":
            return syntax.ListOf(tuple(map(_from_tree, node["values"])))
        case "object":
            parts = node["values"].items()
            return syntax.ObjectOf(tuple((name, _from_tree(part)) for name, part in parts))
        case "function":
            arguments = tuple(map(_from_tree, node["arguments"]))
            return syntax.Call(_from_tree(node["func"]), arguments)
        case "lambda":
            return syntax.Lambda(tuple(node["arguments"]), _from_tree(node["value"]))
    left, right = _from_tree(node["left"]), _from_tree(node["right"])
    return syntax.Binary(left, node["op"], right)


def _units(line: str, at: int) -> int:
    """A place in a line by UTF-16 units."""
    return length(line[:at])


def _extracted(line: str, *, task: bool) -> list[dict[str, object]]:
    return [
        {
            "key": one.key,
            "value": one.value,
            "start": _units(line, one.start),
            "startValue": _units(line, one.start) + 1
            if one.wrapping == SHORTHAND
            else _units(line, one.value_at),
            "end": _units(line, one.end),
            "wrapping": one.wrapping,
        }
        for one in inline_fields(line, task=task)
    ]


_NAMED: dict[str, Callable[..., object]] = {
    "extractInlineFields": lambda line, task=False: _extracted(line, task=task),
    "extractTags": lambda given: (
        {"$set": tags_in(given)} if isinstance(given, str) else frontmatter_tags(given)
    ),
    "canonicalizeVarName": canonical,
    "normalizeHeaderForLink": heading_key,
    "getFileTitle": title_of,
    "getParentFolder": folder_of,
}


def calls(cases: list[Any], _file: Path) -> Iterator[Verdict]:
    """A function of the plugin by `name`, with `args`."""
    for case in cases:
        name, args = case["name"], case["args"]
        shown_call = f"{name}({', '.join(map(shown, args))})"
        if name.startswith("set"):
            yield Verdict(shown_call, right=False, not_run=EDITS)
            continue
        try:
            if name in FUNCTIONS:
                given = [decoded(arg, LOCAL) for arg in args]
                got: object = encoded(FUNCTIONS[name](_context(NOON), given), duration_text=False)
            else:
                got = _NAMED[name](*args)
        except Failed:
            got = {"ok": False}
        wanted = case["value"] if case["ok"] else {"ok": False}
        yield judged(shown_call, wanted, got, error=not case["ok"])


def lines(cases: list[Any], _file: Path) -> Iterator[Verdict]:
    """Fields of a `line`: those in brackets and of emoji, and the one that it is as a whole."""
    for case in cases:
        line = case["line"]
        whole = line_field(line)
        got = {
            "inline": [
                _field(one)
                | {
                    "start": _units(line, one.start),
                    "end": _units(line, one.end),
                    "wrapping": one.wrapping,
                }
                for one in inline_fields(line, task=True)
            ],
            "full_line": _field(whole) if whole else None,
        }
        wanted = {"inline": case["inline"], "full_line": case["full_line"]}
        yield judged(line, wanted, got)


def _field(one: Field) -> dict[str, object]:
    value = encoded(from_inline(one.value, LOCAL))
    return {"key": one.key, "canonical": canonical(one.key), "raw": one.value, "value": value}


def meanings(cases: list[Any], _file: Path) -> Iterator[Verdict]:
    """What a `text` means as a field, in the frontmatter, and for the functions date and dur."""
    for case in cases:
        given = case["text"]
        got = {
            "as_inline_value": encoded(from_inline(given, LOCAL)),
            "as_frontmatter_string": encoded(from_text(given, LOCAL)),
            "as_date_function": encoded(date(_context(NOON), given)),
            "as_dur_function": encoded(dur(given)),
        }
        yield judged(given, {name: case[name] for name in got}, got)


def _whole(read: Callable[[Any], Any], given: str) -> Any:
    """What a part of the parser makes of a whole text."""
    reader = Reader(given)
    found = read(query_parser.QueryReader(reader, LOCAL))
    if found is None or not reader.ended:
        raise reader.wrong()
    return found


def _literal(given: str) -> Any:
    found = expression_parser.parse_expression(given, LOCAL)
    if not isinstance(found, syntax.Literal):
        raise Unreadable(given, 0, ("a literal",))
    return encoded(found.value, duration_text=False)


def _required(found: object, given: str) -> Any:
    if found is None:
        raise Unreadable(given, 0, ("another text",))
    return encoded(found, duration_text=False)  # type: ignore[arg-type]


def _comment(given: str) -> str:
    if not given.startswith("//"):
        raise Unreadable(given, 0, ("//",))
    query_parser.parse_query(f"LIST {given}")
    return given.removeprefix("//").strip()


_RULES: dict[str, Callable[[str], Any]] = {
    "field": lambda given: tree(expression_parser.parse_expression(given, LOCAL)),
    "binaryOpField": lambda given: tree(expression_parser.parse_expression(given, LOCAL)),
    "number": _literal,
    "string": _literal,
    "bool": _literal,
    "link": _literal,
    "date": lambda given: _required(whole_date(given, LOCAL), given),
    "duration": lambda given: _required(whole_duration(given), given),
    "identifier": lambda given: _whole(lambda reader: reader.identifier(), given),
    "tag": lambda given: _whole(lambda reader: reader.source(), given).tag,
    "source": lambda given: tree(_whole(lambda reader: reader.source(), given)),
    "inlineField": lambda given: encoded(from_inline(given, LOCAL), duration_text=False),
    "query": lambda given: tree(query_parser.parse_query(given, LOCAL)),
    "queryType": lambda given: query_parser.parse_query(given, LOCAL).shape,
    "comment": _comment,
    "namedField": lambda given: named(_whole(lambda reader: reader.named(), given)),
    "sortField": lambda given: sort_key(_whole(lambda reader: reader.sort_key(), given)),
}


def parsings(cases: list[Any], _file: Path) -> Iterator[Verdict]:
    """What a `rule` of the grammar (the whole query, where none is named) makes of a `text`."""
    for case in cases:
        rule = case.get("rule", "query")
        try:
            if rule == "dateField":
                got: object = _date_field(case)
            else:
                got = _RULES[rule](case["text"])
        except Unreadable:
            got = {"ok": False}
        wanted = case["value"] if case["ok"] else {"ok": False}
        yield judged(f"{rule}: {case['text']}", wanted, got, error=not case["ok"])


def _date_field(case: Any) -> object:
    """date(today), which was recorded on the day that it gives."""
    found = expression_parser.parse_expression(case["text"], LOCAL)
    if not isinstance(found, syntax.Now):
        return tree(found)
    recorded = whole_date(case["value"]["value"]["$date"][:10], LOCAL)
    assert recorded
    noon = local_date(recorded.local.replace(hour=12), LOCAL)
    return {"type": "literal", "value": encoded(shorthand(found.name, noon))}


def _vault(file: Path, here: str = "") -> Folder:
    folder = Folder(file.resolve().parent.parent / "query-vault", LOCAL, FILE_TIMES, here)
    OWN_FIELDS.clear()
    for path, note in folder.notes.items():
        for item in note.items:
            own: dict[str, list[object]] = {}
            for key, given in item.fields:
                own.setdefault(key, []).append(_linked(from_inline(given, LOCAL), folder, path))
            OWN_FIELDS[path, float(item.line)] = {
                key: values[0] if len(values) == 1 else values for key, values in own.items()
            }
    return folder


def _linked(value: Value, folder: Folder, path: str) -> object:
    found = encoded(value)
    if isinstance(found, dict) and "$link" in found:
        found["$link"] = folder.resolved(found["$link"], path)
    return found


def notes(cases: dict[str, Any], file: Path) -> Iterator[Verdict]:
    """Each note of the vault: its `file` and its `fields`."""
    folder = _vault(file)
    for path, wanted in cases.items():
        page = folder.page(path)
        if page is None:
            yield judged(path, wanted, None)
            continue
        fields = encoded(page.fields)
        facts = fields.pop("file")
        for part, value in wanted["file"].items():
            yield judged(f"{path} file.{part}", value, facts.pop(part, None))
        yield judged(f"{path}, nothing more in file", {}, facts)
        yield judged(f"{path} fields", wanted["fields"], fields)


def queries(cases: list[Any], file: Path) -> Iterator[Verdict]:
    """Queries over the vault; without SORT the rows may come in any order."""
    folders: dict[str, Folder] = {}
    for case in cases:
        here = case["origin_path"]
        folder = folders.setdefault(here, _vault(file, here))
        yield _query(case, Context(folder, NOON))


def _query(case: Any, context: Context) -> Verdict:
    wanted = case["result"]
    name = case["query"]
    try:
        query = query_parser.parse_query(name, LOCAL)
    except Unreadable:
        return judged(name, _stage(wanted), {"ok": False, "stage": "parse"}, error=not wanted["ok"])
    try:
        found = execute(query, context)
    except Failed:
        return judged(name, _stage(wanted), {"ok": False, "stage": "exec"}, error=not wanted["ok"])
    got = {"ok": True, **answer(found)}
    if "markdown" in wanted:
        got["markdown"] = render.markdown(found)
    if "first_warning" in wanted:
        wanted = wanted | {"first_warning": {k: wanted["first_warning"][k] for k in ("op", "row")}}
    ordered = any(isinstance(step, syntax.Sort | syntax.GroupBy) for step in query.steps)
    if not ordered and not same(wanted, got) and wanted["ok"]:
        wanted, got = _in_any_order(wanted, got)
    return judged(name, wanted, got, error=not wanted["ok"])


def _stage(wanted: Any) -> Any:
    return wanted if wanted["ok"] else {"ok": False, "stage": wanted["stage"]}


def _in_any_order(wanted: Any, got: Any) -> tuple[Any, Any]:
    """Both with what they have in the same order, where they have the same rows."""
    if not same_set(wanted["values"], got["values"]):
        return wanted, got
    got = got | {"values": wanted["values"]}
    if "markdown" in wanted and sorted(wanted["markdown"]) == sorted(got["markdown"]):
        got["markdown"] = wanted["markdown"]
    return wanted, got
