"""Answers as Markdown, as the plugin exports them."""

from __future__ import annotations

from kg.languages import utf16
from kg.languages.dataview.links import Link
from kg.languages.dataview.results import Calendar, Group, Listed, Result, Tabled, Tasks
from kg.languages.dataview.text import LOOK, Look, text
from kg.languages.dataview.values import Object, Pair, Value, truthy


def markdown(result: Result, look: Look = LOOK) -> str:
    """An answer as Markdown; a calendar, which has none of its own, as a list of dates."""
    match result:
        case Tabled(headers, rows):
            return _table(headers, rows, look)
        case Listed(values):
            return _list(values, look, 0)
        case Tasks(rows):
            return _tasks(rows, look, 0)
        case Calendar(days):
            return "".join(f"- {text(day.date, look)}: {text(day.link, look)}\n" for day in days)


def _table(headers: list[str], rows: list[list[Value]], look: Look) -> str:
    lines = [[_escaped(header) for header in headers]]
    lines += [[_cell(value, look) for value in row] for row in rows]
    widths = [max(map(utf16.length, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "".join(
        "| "
        + " | ".join(
            cell + " " * (width - utf16.length(cell))
            for cell, width in zip(line, widths, strict=True)
        )
        + " |\n"
        for line in lines
    )


def _cell(value: Value, look: Look) -> str:
    if isinstance(value, list):
        items = "".join(f"<li>{_cell(part, look)}</li>" for part in value)
        return _escaped(f"<ul>{items}</ul>")
    if isinstance(value, Object):
        items = "".join(
            f"<li><b>{_escaped(name)}</b>: {_cell(part, look)}</li>"
            for name, part in value.whole().items()
        )
        return _escaped(f"<ul>{items}</ul>")
    return _escaped(text(value, look))


def _escaped(words: str) -> str:
    return words.replace("|", "\\|")


def _list(value: Value, look: Look, depth: int) -> str:
    if isinstance(value, Pair):
        return f"{text(value.key, look)}: {_list(value.value, look, depth + 1)}"
    if not isinstance(value, list | Object):
        return text(value, look)
    start = "    " * depth + "- "
    entries = (
        [("", part) for part in value]
        if isinstance(value, list)
        else [(f"{name}: ", part) for name, part in value.whole().items()]
    )
    lines = "".join(f"{start}{name}{_list(part, look, depth)}\n" for name, part in entries)
    return lines if depth == 0 else "\n" + lines


def _tasks(rows: list[Object] | list[Group], look: Look, depth: int) -> str:
    lines = []
    for row in _roots(rows):
        if isinstance(row, Group):
            lines.append(f"{'#' * (depth + 1)} {text(row.key, look)}\n\n")
            lines.append(_tasks(row.rows, look, depth + 1))
            continue
        words = text(row.field("text"), look).replace("\n", " ")
        box = f"[{text(row.field('status'), look)}] " if truthy(row.field("task")) else ""
        lines.append(f"{'    ' * depth}- {box}{words}\n")
        children = row.field("children")
        if isinstance(children, list):
            inner = [child for child in children if isinstance(child, Object)]
            lines.append(_tasks(inner, look, depth + 1))
    return "".join(lines)


def _roots(rows: list[Object] | list[Group]) -> list[Object | Group]:
    """The rows without those that are shown under another one."""
    places = {(_path(row), row.field("line")) for row in rows if isinstance(row, Object)}
    return [
        row
        for row in rows
        if isinstance(row, Group)
        or row.field("parent") is None
        or (_path(row), row.field("parent")) not in places
    ]


def _path(row: Object) -> str:
    link = row.field("link")
    return link.path if isinstance(link, Link) else ""
