"""A command as a Typer app, made from its declaration: help, and precise complaints.

Loaded only for `--help` and for what `quick` does not read, because it is slow to import.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, cast

import typer
from rich.markup import escape

from kg.cli.command import Argument, Call, Command, Option, Value, call
from kg.errors import UsageError

# Typer carries its own Click, whose classes have no public name but are bases of its own.
_ClickError = cast(type[typer.BadParameter], typer.BadParameter.__mro__[2])


def parse(command: Command, words: Sequence[str]) -> Call | None:
    """What the words ask for; None where they asked for help, which is then printed.

    Raises UsageError with one sentence.
    """
    _refuse_options_as_values(command, words)
    runner = typer.main.get_command(app(command))
    program = f"kg {command.name}"
    try:
        found = runner.main(args=list(words), prog_name=program, standalone_mode=False)
    except _ClickError as error:
        said = error.format_message().rstrip(".")
        raise UsageError(f"{said}. `{program} --help` says what it takes.") from None
    except SystemExit as left:
        # Typer and Rich make a failure of a reader who has seen enough.
        if isinstance(left.__context__, BrokenPipeError):
            raise left.__context__ from None
        raise
    return found if isinstance(found, Call) else None


def _refuse_options_as_values(command: Command, words: Sequence[str]) -> None:
    """Click would give an option whatever stands behind it: `--svg --json` would name a file."""
    options = {flag: option for option in command.every_option() for flag in option.flags}
    rest = iter(words)
    for word in rest:
        if word == "--":
            return
        behind = next(rest, "") if _takes_the_next(word, options) else ""
        if behind.startswith("--") or behind in options:
            raise UsageError(
                f"{word} needs a value, and {behind} is an option."
                f" `kg {command.name} --help` says what it takes."
            )


def _takes_the_next(word: str, options: Mapping[str, Option]) -> bool:
    """Whether a word is an option with a value, or short switches that end in one: `-vo`."""
    if not word.startswith("-"):
        return False
    flags = [word] if word.startswith("--") else [f"-{letter}" for letter in word[1:]]
    takers = [flag for flag in flags if flag in options and options[flag].value]
    return bool(takers) and takers[0] == flags[-1]


def app(command: Command) -> typer.Typer:
    """The app of one command; what it returns is the `Call`, not yet run."""
    made = typer.Typer(
        add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich"
    )
    made.command(help=_help(command), no_args_is_help=False)(_function(command))
    return made


def _help(command: Command) -> str:
    examples = "\n\n".join(f"  [cyan]{escape(example)}[/cyan]" for example in command.examples)
    about = [escape(text) for text in (command.about, command.more) if text]
    return "\n\n".join([*about, "[bold]Examples[/bold]", examples])


def _function(command: Command) -> Callable[..., Call]:
    """A function with the signature that Typer reads the parameters from."""

    def function(**values: Any) -> Call:
        return call(command, values)

    parameters = [
        *(_argument(argument) for argument in command.arguments),
        *(_option(option, None) for option in command.options),
        *(_option(option, "About the run") for option in command.settings),
    ]
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return function


def _argument(argument: Argument) -> inspect.Parameter:
    info = typer.Argument(help=escape(argument.about), metavar=argument.metavar, show_default=False)
    many = argument.many or argument.joined
    default: Any = inspect.Parameter.empty if argument.required else ([] if many else None)
    return _parameter(argument.name, Annotated[_kind(many=many), info], default)


def _option(option: Option, panel: str | None) -> inspect.Parameter:
    if option.value is None:
        info = typer.Option(*option.flags, help=escape(option.about), rich_help_panel=panel)
        return _parameter(option.name, Annotated[bool, info], option.default)
    info = typer.Option(
        *option.flags,
        help=escape(option.about),
        parser=_reader(option.value),
        metavar=option.value.metavar,
        show_default=bool(option.default),
        rich_help_panel=panel,
    )
    return _parameter(option.name, Annotated[_kind(many=option.many), info], option.default)


def _kind(*, many: bool) -> Any:
    return list[str] if many else str


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _reader(value: Value) -> Callable[[str], Any]:
    def read(text: Any) -> Any:
        if not isinstance(text, str):
            return text  # a default, which is of the right kind already
        try:
            return value.parse(text)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None

    read.__name__ = value.metavar
    return read
