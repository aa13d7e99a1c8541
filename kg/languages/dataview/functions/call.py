"""How a function is chosen by the kinds of its arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from kg.languages.dataview.context import Context
from kg.languages.dataview.values import Kind, Value, kind
from kg.languages.errors import Failed

Wanted = Kind | Literal["*"]


class Variant(NamedTuple):
    """What a function does for arguments of these kinds; `wanted` None takes any number of any."""

    wanted: tuple[Wanted, ...] | None
    run: Callable[..., Value]
    # Whether `run` wants the context in front of the arguments.
    in_context: bool


class Signature(NamedTuple):
    """A function: its variants in the order in which they are tried.

    `spread` says, by the number of arguments, which of them may be lists over which it is mapped
    (the shortest decides how far).
    """

    name: str
    variants: tuple[Variant, ...]
    spread: dict[int, tuple[int, ...]]

    def __call__(self, context: Context, arguments: list[Value]) -> Value:
        """The function's value. Raises Failed where no variant takes these arguments."""
        spread = self.spread.get(len(arguments))
        if spread:
            lists = [at for at in spread if isinstance(arguments[at], list)]
            if lists:
                return self._mapped(context, arguments, lists)
        kinds = [kind(argument) for argument in arguments]
        for wanted, run, in_context in self.variants:
            if wanted is None or (
                len(wanted) == len(kinds)
                and all(one in ("*", found) for one, found in zip(wanted, kinds, strict=True))
            ):
                return run(context, *arguments) if in_context else run(*arguments)
        given = ", ".join(kinds) or "nothing"
        raise Failed(f"{self.name}() takes no {given}")

    def _mapped(self, context: Context, arguments: list[Value], lists: list[int]) -> Value:
        taken = {at: value for at in lists if isinstance(value := arguments[at], list)}
        count = min(map(len, taken.values()))
        context.step(count)
        found: list[Value] = []
        for place in range(count):
            given = [taken[at][place] if at in taken else one for at, one in enumerate(arguments)]
            found.append(self(context, given))
        return found


def signature(
    name: str, *variants: Variant, spread: dict[int, tuple[int, ...]] | None = None
) -> Signature:
    """A function with its variants."""
    return Signature(name, variants, spread or {})


def takes(wanted: str, run: Callable[..., Value]) -> Variant:
    """A variant for kinds of arguments, such as "string number"; "..." for any."""
    return Variant(_kinds(wanted), run, in_context=False)


def asks(wanted: str, run: Callable[..., Value]) -> Variant:
    """As `takes`, for what needs the context."""
    return Variant(_kinds(wanted), run, in_context=True)


def _kinds(wanted: str) -> tuple[Wanted, ...] | None:
    # The table is written by hand, and a test looks that each word is a kind.
    return None if wanted == "..." else tuple(wanted.split())  # type: ignore[arg-type]


def nothing(*_arguments: Value) -> Value:
    """null."""
    return None


def itself(value: Value, *_more: Value) -> Value:
    """The first argument."""
    return value
