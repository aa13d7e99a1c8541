"""Reading well-formed command lines at once; whatever is not plain is left to Typer.

Typer gives help and precise complaints, but importing it takes five times as long as starting
Python. A property test holds both to the same values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Call, call

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.cli.command import Command, Option


def parse(command: Command, words: Sequence[str]) -> Call | None:
    """What the words after the command's name ask for; None wherever a doubt remains."""
    options = {flag: option for option in command.every_option() for flag in option.flags}
    values: dict[str, object] = {
        option.name: list(option.default) if isinstance(option.default, list) else option.default
        for option in options.values()
    }
    plain: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            plain.extend(rest)
        elif not word.startswith("-") or word == "-":
            plain.append(word)
        else:
            flag, equals, glued = word.partition("=")
            option = options.get(flag)
            if option is None or (equals and not flag.startswith("--")):
                return None
            if not _take(option, glued if equals else None, rest, values):
                return None
    return call(command, values) if _place(command, plain, values) else None


def _take(
    option: Option, glued: str | None, rest: Iterator[str], values: dict[str, object]
) -> bool:
    if option.value is None:
        values[option.name] = True
        return glued is None
    text = glued if glued is not None else next(rest, None)
    if text is None or (glued is None and text.startswith("-")):
        return False
    try:
        value = option.value.parse(text)
    except ValueError:
        return False
    if option.many:
        values[option.name].append(value)  # type: ignore[attr-defined]
    else:
        values[option.name] = value
    return True


def _place(command: Command, plain: list[str], values: dict[str, object]) -> bool:
    """Give the plain words to the arguments; False where they are too few or too many."""
    left = plain
    for argument in command.arguments:
        if argument.required and not left:
            return False
        if argument.many or argument.joined:
            values[argument.name], left = left, []
        else:
            values[argument.name], left = (left[0], left[1:]) if left else (None, left)
    return not left
