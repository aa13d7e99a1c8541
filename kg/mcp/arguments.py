"""What a tool was called with, checked: a wrong argument gets a sentence of what is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.mcp.budget import DEFAULT, LEAST, MOST, MOST_ROWS, ROWS, WrongArgument
from kg.mcp.tools import NUMBER, TEXTS, YES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.mcp.tools import Tool

_LONGEST = {"text": 20_000, "source": 5_000}  # characters; of others:
_LONGEST_TEXT = 1_000
_MOST_TEXTS = 50
_LARGEST = 10**9
_MOST_ROWS = {"query": 200}
_SHOWN = 60


def checked(tool: Tool, given: object) -> dict[str, Any]:
    """The arguments of a tool by name, without those that are null. Raises WrongArgument."""
    if not isinstance(given, dict):
        raise WrongArgument(f"The arguments of `{tool.name}` are an object of names and values.")
    values = {name: value for name, value in given.items() if value is not None}
    for name in values:
        if name not in tool.schemas:
            raise WrongArgument(
                f"`{tool.name}` has no argument `{_short(name)}`. "
                f"It takes {', '.join(tool.schemas)}."
            )
    missing = [name for name in list(tool.arguments)[: tool.needed] if _is_empty(values.get(name))]
    if missing:
        raise WrongArgument(f"`{tool.name}` needs `{missing[0]}`: {_wanted(tool, missing[0])}.")
    found = {name: _value(tool, name, value) for name, value in values.items()}
    found["limit"] = _within(tool, found, "limit", ROWS, 1, _MOST_ROWS.get(tool.name, MOST_ROWS))
    found["budget"] = _within(tool, found, "budget", DEFAULT, LEAST, MOST)
    return found


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _within(
    tool: Tool, values: Mapping[str, Any], name: str, usual: int, least: int, most: int
) -> int:
    value: int = values.get(name, usual)
    if not least <= value <= most:
        raise WrongArgument(
            f"`{name}` of `{tool.name}` is a whole number from {least} to {most:,}."
        )
    return value


def _value(tool: Tool, name: str, value: object) -> object:
    schema = tool.schemas[name]
    if schema == TEXTS and isinstance(value, str):
        value = [value]  # one will do
    if not _fits(schema, value):
        raise WrongArgument(
            f"`{name}` of `{tool.name}` is {_wanted(tool, name)}, and not {_told(value)}."
        )
    longest = _LONGEST.get(name, _LONGEST_TEXT)
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            _check_text(name, one, longest)
    return value


def _fits(schema: Mapping[str, Any], value: object) -> bool:
    if "enum" in schema:
        return value in schema["enum"]
    if schema == TEXTS:
        return (
            isinstance(value, list)
            and len(value) <= _MOST_TEXTS
            and all(isinstance(one, str) for one in value)
        )
    if schema == NUMBER:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST
    return isinstance(value, bool if schema == YES else str)


def _check_text(name: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise WrongArgument(f"`{name}` has {len(text):,} characters; it takes {longest:,} at most.")
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise WrongArgument(f"`{name}` holds characters that are no text.")


def _wanted(tool: Tool, name: str) -> str:
    schema = tool.schemas[name]
    if "enum" in schema:
        return f"one of {', '.join(schema['enum'])}"
    if schema == TEXTS:
        return f"a list of at most {_MOST_TEXTS} texts"
    if schema == NUMBER:
        return "a whole number from 0 on"
    return "true or false" if schema == YES else "a text"


def _told(value: object) -> str:
    if isinstance(value, str):
        return f"“{_short(value)}”"
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "such a list"}
    return kinds.get(type(value), "an object")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
