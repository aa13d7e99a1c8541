"""Rows as JSON, whole or one object a line."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from kg.model.shown import also

if TYPE_CHECKING:
    from collections.abc import Iterable


def json_text(value: object) -> str:
    """JSON for people and programs: indented, letters as they are, one line break at the end.

    Named tuples become objects. Characters that could steer a terminal, and lone surrogates, are
    written as `\\u` escapes, so that the data is whole and printing it is harmless.
    """
    return _harmless(json.dumps(plain(value), ensure_ascii=False, indent=2)) + "\n"


def json_lines(records: Iterable[object]) -> str:
    """One JSON object a line."""
    return "".join(
        _harmless(json.dumps(plain(record), ensure_ascii=False)) + "\n" for record in records
    )


def plain(value: object) -> object:
    """The value with named tuples as dicts (of their fields, and of what else they say) and other
    tuples as lists, all the way down."""
    fields = getattr(value, "_fields", None)
    if fields is not None and isinstance(value, tuple):
        record = {name: plain(part) for name, part in zip(fields, value, strict=True)}
        return record | {name: plain(getattr(value, name)) for name in also(type(value))}
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, bytes):
        return value.hex()
    return value


def _harmless(text: str) -> str:
    return text if text.isascii() else text.translate(_escapes())


@cache
def _escapes() -> dict[int, str]:
    unsafe = [
        *range(0x7F, 0xA0),
        *range(0x200E, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0x061C,
        0xFEFF,
        *range(0xD800, 0xE000),
    ]
    return {code: f"\\u{code:04x}" for code in unsafe}
