"""Which notes a query goes through: FROM."""

from __future__ import annotations

from collections.abc import Iterator

from kg.languages.dataview.context import Context
from kg.languages.dataview.links import folder_of
from kg.languages.dataview.pages import Row
from kg.languages.dataview.syntax import Both, Csv, Folder, Linked, Not, Source, Tag
from kg.languages.dataview.values import Object
from kg.languages.errors import Failed

Paths = dict[str, None]  # a set that keeps its order


def paths(source: Source, context: Context) -> Paths:
    """The paths of a source."""
    pages = context.pages
    match source:
        case Folder(""):
            return dict.fromkeys(pages.all())
        case Folder(path):
            return dict.fromkeys(pages.in_folder(path))
        case Tag(tag):
            return dict.fromkeys(pages.tagged(tag))
        case Linked(target, outgoing):
            path = pages.normalize(target) if target else pages.here
            if outgoing and pages.page(path):
                return dict.fromkeys(pages.linked_from(path))
            return dict.fromkeys(pages.linking_to(path))
        case Csv(path):
            return {path: None}
        case Not(child):
            without = paths(child, context)
            return {path: None for path in pages.all() if path not in without}
        case Both(left, "&", right):
            second = paths(right, context)
            return {path: None for path in paths(left, context) if path in second}
        case Both(left, _, right):
            return paths(left, context) | paths(right, context)


def rows(source: Source, context: Context) -> Iterator[Row]:
    """The notes of a source, and the lines of its CSV files. Raises Failed."""
    for path in paths(source, context):
        if path.endswith(".csv"):
            yield from _csv_rows(path, context)
        elif page := context.pages.page(path):
            file = page.fields.field("file")
            yield Row(file.field("link") if isinstance(file, Object) else path, page.fields)


def _csv_rows(path: str, context: Context) -> Iterator[Row]:
    folder = folder_of(context.pages.here)
    for name in (f"{folder}/{path}" if folder and path[0] != "/" else "", path.lstrip("/")):
        found = context.pages.csv(name) if name else None
        if found is not None:
            for number, fields in enumerate(found):
                yield Row(f"{name}#{number}", fields)
            return
    raise Failed(f"there is no CSV file {path}")
