"""What errors advise, as Python says it: their sentences are those of the command line, and are
turned here, at the one border that all of them cross."""

from __future__ import annotations

import inspect
import re
from contextlib import nullcontext
from functools import wraps
from traceback import walk_tb
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

P = ParamSpec("P")
R = TypeVar("R")
Kind = TypeVar("Kind", bound=type)

# What stands in these is somebody's own text.
_QUOTED = re.compile("(“[^“”]*”)")
# Whole sentences first, then commands, then options.
_SAID = [
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"Run `kg import VAULT` with the folder of your notes; `kg demo` shows what kg does\.",
            "Give the folder of your notes to `kg.import_vault`.",
        ),
        (
            r"Run `kg db upgrade --db ([^`]+)`, or import again\.",
            r"`kg.import_vault(VAULT, '\1')` brings it up to date.",
        ),
        (r"`kg import VAULT --db ([^`]+)`", r"`kg.import_vault(VAULT, '\1')`"),
        (r"`kg import VAULT`", "`kg.import_vault(VAULT)`"),
        (r"`kg import ([^`]+)`", r"`kg.import_vault('\1')`"),
        (r"`kg import`", "`kb.refresh()`"),
        (r"`kg search`", "`kb.search`"),
        (r"`kg show ([^`]+)`", r"`kb.node(\1)`"),
        (r"Or rank --by degree\.", 'Or kb.rank(by="degree").'),
        (r"CSV \(--format csv\)", 'CSV (kb.export("csv", FOLDER))'),
        (r"The page \(--html\)", 'The page (.save("graph.html"))'),
        (r"An SVG \(--svg\)", 'An SVG (.save("graph.svg"))'),
        (r" with --db\b", ""),
        (r"--(force|full)\b", r"\1=True"),
    )
]
_COMMAND = re.compile(r"(`kg [^`]*`)(?! in a shell)")
_OPTION = re.compile(r"(?<![\w`-])--([a-z][a-z-]*)")


def in_python(text: str) -> str:
    """A sentence of the command line for who asks in Python.

    >>> in_python("Try again later, or wait longer: --timeout.")
    'Try again later, or wait longer: timeout=….'
    >>> in_python("Nothing is called “--x”. `kg search` finds notes by their text.")
    'Nothing is called “--x”. `kb.search` finds notes by their text.'
    """
    return "".join(part if part.startswith("“") else _turned(part) for part in _QUOTED.split(text))


def _turned(text: str) -> str:
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    # What is left of commands is none of Python; its options are its own.
    return "".join(
        f"{part} in a shell" if part.startswith("`kg ") else _OPTION.sub(_argument, part)
        for part in _COMMAND.split(text)
    )


def _argument(found: re.Match[str]) -> str:
    return f"{found[1].replace('-', '_')}=…"


def speaking(asked: Callable[P, R]) -> Callable[P, R]:
    """The function, whose errors advise what can be done in Python. What breaks over rows that kg
    never wrote says which row that is."""

    @wraps(asked)
    def ask(*args: P.args, **given: P.kwargs) -> R:
        try:
            try:
                return asked(*args, **given)
            except Exception as error:
                with _believed(args[0] if args and not _is_of_call(error) else None):
                    raise
        except KgError as error:
            error.args = (in_python(str(error)), *error.args[1:])
            raise

    return ask


def _is_of_call(error: Exception) -> bool:
    """Whether a call did not come about: it has arguments that there are not."""
    *_, (frame, _) = walk_tb(error.__traceback__)
    return frame.f_globals["__name__"] in (__name__, inspect.__name__)


def _believed(asked_of: object) -> AbstractContextManager[None]:
    """What looks at the rows of the database that a knowledge base, or what hangs on one, asks."""
    path = getattr(getattr(asked_of, "_kb", asked_of), "_path", None)
    if not isinstance(path, str):
        return nullcontext()
    from kg.store.believed import believed

    return believed(path)


def speaks_python(kind: Kind) -> Kind:
    """A class, all of whose methods and properties do that are called from outside."""
    for name, one in list(vars(kind).items()):
        if name.startswith("_") and not name.endswith("_"):
            continue
        if isinstance(one, property):
            setattr(kind, name, property(speaking(one.fget), doc=one.__doc__))  # type: ignore[arg-type]
        elif callable(one) and not isinstance(one, type):
            setattr(kind, name, speaking(one))
    return kind
