"""How a command is declared: once, for the quick parser, for Typer, and for shell completion.

Plain classes, because every start of kg and every press of the tab key loads this module, and
importing `typing` or `dataclasses` would cost as much as Python itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.errors import Exit


class Value:
    """A kind of value: its name in help, and how it is read.

    `parse` raises ValueError with a sentence about what it wants. `choices` are for completion.
    """

    __slots__ = ("choices", "metavar", "parse")

    def __init__(
        self, metavar: str, parse: Callable[[str], object], choices: tuple[str, ...] = ()
    ) -> None:
        self.metavar = metavar
        self.parse = parse
        self.choices = choices


def choice(*names: str) -> Value:
    """One of these words."""

    def parse(text: str) -> str:
        if text not in names:
            raise ValueError(f"“{text}” is none of {', '.join(names)}.")
        return text

    return Value("|".join(names), parse, names)


def one_of_kinds(*names: str) -> Value:
    """One of these kinds of things, or of those that kg.toml declares: the database knows them."""
    return Value("|".join((*names, "…")), str, choices=names)


TEXT = Value("TEXT", str)


class Argument:
    """A word that the command takes by its place.

    `many` takes all that follow, as a list; `joined` makes one text of them, so that
    `kg person Ann Lee` needs no quotes. `complete` names what completion offers: the kind of a
    node, "name" for any of them, or "path".
    """

    __slots__ = ("about", "complete", "joined", "many", "metavar", "name", "required")

    def __init__(
        self,
        name: str,
        about: str,
        *,
        required: bool = True,
        many: bool = False,
        joined: bool = False,
        complete: str | None = None,
        metavar: str | None = None,
    ) -> None:
        self.name = name
        self.about = about
        self.required = required
        self.many = many
        self.joined = joined
        self.complete = complete
        self.metavar = metavar or name.upper()


class Option:
    """A named value; without `value` a switch. `many` may be given several times, as a list.

    `name` is the parameter of the command's function; the first flag is the one shown.
    """

    __slots__ = ("about", "complete", "default", "flags", "many", "name", "value")

    def __init__(
        self,
        name: str,
        about: str,
        *,
        flags: Sequence[str] = (),
        value: Value | None = None,
        many: bool = False,
        default: object = None,
        complete: str | None = None,
    ) -> None:
        self.name = name
        self.about = about
        self.flags = tuple(flags) or ("--" + name.replace("_", "-"),)
        self.value = value
        self.many = many
        self.default = [] if many else False if value is None else default
        self.complete = complete


class Command:
    """One command. `run` takes the context and every argument and option by name.

    The first line of `about`, that of the file, says what it is for; `more` is what else help says,
    and each of `examples` a command line.
    The options in `settings` are about the run, not the question: they make the context.
    """

    __slots__ = ("about", "arguments", "examples", "more", "name", "options", "run", "settings")

    def __init__(
        self,
        name: str,
        run: Callable[..., Exit],
        about: str,
        *,
        examples: Sequence[str],
        more: str = "",
        arguments: Sequence[Argument] = (),
        options: Sequence[Option] = (),
        settings: Sequence[Option] = (),
    ) -> None:
        self.name = name
        self.run = run
        self.about = about.partition("\n")[0]
        self.more = more
        self.examples = tuple(examples)
        self.arguments = tuple(arguments)
        self.options = tuple(options)
        self.settings = tuple(settings)

    def every_option(self) -> tuple[Option, ...]:
        """Those of the command, then those of the run."""
        return (*self.options, *self.settings)


class Call:
    """A command with the values it was called with, each argument and option by its name."""

    __slots__ = ("command", "values")

    def __init__(self, command: Command, values: dict[str, object]) -> None:
        self.command = command
        self.values = values


def call(command: Command, values: dict[str, object]) -> Call:
    """The call, with joined arguments made one text. Both parsers end here.

    Raises UsageError for one that is required and holds nothing.
    """
    for argument in command.arguments:
        words = values[argument.name]
        if argument.joined and isinstance(words, list):
            text = " ".join(words)
            if argument.required and not text:
                from kg.errors import UsageError

                raise UsageError(f"{argument.metavar} is empty. `kg {command.name} --help` helps.")
            values[argument.name] = text or None
    return Call(command, values)
