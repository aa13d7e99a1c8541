"""What may come next on a command line, for bash, zsh and fish (their scripts: kg/cli/shells).

A shell hands over the words up to the cursor and gets one candidate a line, for zsh and fish with
an explanation behind a tab. Exit code 1 says that a file name belongs here. Whatever goes wrong,
nothing is printed: a tab key must never answer with a traceback.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kg.cli import registry
from kg.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.cli.command import Argument, Command, Option

Candidate = tuple[str, str]

FILES_WANTED = 1
_FRONT = (
    ("--version", "Print the version"),
    ("--help", "Print help"),
    ("--install-completion", "Complete names in this shell"),
    ("--show-completion", "Print the completion script"),
)


class FileName(Exception):
    """A file or folder is wanted here."""


def answer(shell: str) -> int:
    """Print the candidates for what the environment says was typed; return the exit code."""
    try:
        if shell == "bash":
            from kg.cli.shell import bash_candidates

            lines = bash_candidates(
                os.environ.get("_KG_LINE", ""), os.environ.get("_KG_BREAKS", ""), candidates
            )
        else:
            lines = [f"{name}\t{about}" for name, about in candidates(sys.argv)]
        sys.stdout.write("".join(line + "\n" for line in lines))
        sys.stdout.flush()
    except FileName:
        return FILES_WANTED
    except Exception:
        if os.environ.get("KG_DEBUG"):
            raise
    return 0


def candidates(words: Sequence[str]) -> list[Candidate]:
    """What the last of the words may become, each with a short explanation.

    The first word is the program. Raises FileName where the shell should offer files.
    """
    before, after = registry.front(list(words[1:]))
    if before and not after:
        raise FileName  # that of --db
    if after[:1] == ["help"] and len(after) > 1:
        before, after = [], after[1:]
    name, typed = registry.split(after)
    current = words[-1] if len(words) > 1 else ""
    if not typed or name not in registry.COMMANDS:
        return _commands(name, current)
    return _Place(registry.load(name), [*before, *typed[:-1]]).candidates(current)


def _commands(name: str, current: str) -> list[Candidate]:
    family = name.split(" ")[0] if " " in name else None
    if current.startswith("-"):
        return _starting(current, _FRONT)
    listed = [entry for group in registry.groups().values() for entry in group.items()]
    if family is not None:
        own = ((name.split(" ")[1], about) for name, about in listed if name.startswith(family))
        return _starting(current, own)
    first = {name.split(" ")[0]: about for name, about in listed}
    first["help"] = "Print the help of kg, or of a command"
    return _starting(current, first.items())


class _Place:
    """Where the cursor stands: after these words of this command."""

    def __init__(self, command: Command, typed: Sequence[str]) -> None:
        self.options = {flag: option for option in command.every_option() for flag in option.flags}
        self.arguments = command.arguments
        self.plain: list[str] = []
        self.waiting: Option | None = None
        self.only_plain = False
        self.used: set[str] = set()
        self.db: str | None = None
        for word in typed:
            self._pass(word)

    def _pass(self, word: str) -> None:
        if self.waiting is not None:
            if self.waiting.name == "db":
                self.db = word
            self.waiting = None
        elif self.only_plain or not word.startswith("-"):
            self.plain.append(word)
        elif word == "--":
            self.only_plain = True
        else:
            flag, equals, value = word.partition("=")
            option = self.options.get(flag)
            if option is None:
                return
            self.used.add(option.name)
            if option.value is not None and not equals:
                self.waiting = option
            elif option.name == "db":
                self.db = value

    def candidates(self, current: str) -> list[Candidate]:
        if self.waiting is not None:
            return self._values(self.waiting, current)
        if current.startswith("-") and not self.only_plain:
            return self._flags(current)
        argument, before = self._argument()
        if argument is None or argument.complete is None:
            return []
        if argument.complete == "path":
            raise FileName
        if argument.complete == "question":
            return self._questions(current)
        if argument.complete == "kind":
            known = ((kind, "") for kind in KINDS)
            return [*self._names("kind", current), *_starting(current, known)]
        found = self._names(argument.complete, "".join(f"{word} " for word in before) + current)
        if not before:
            return found
        # The words before stand on the line already: "Ann L" goes on with "Lee", "Ann Lee" with
        # nothing.
        skip = len(" ".join(before).split(" "))
        return [
            (" ".join(name.split(" ")[skip:]), about)
            for name, about in found
            if len(name.split(" ")) > skip
        ]

    def _flags(self, current: str) -> list[Candidate]:
        flag, equals, value = current.partition("=")
        option = self.options.get(flag)
        if equals:
            if option is None or option.value is None:
                return []
            return [(f"{flag}={found}", about) for found, about in self._values(option, value)]
        free = {
            flag: option.about
            for flag, option in self.options.items()
            if flag.startswith("--") and (option.many or option.name not in self.used)
        }
        return _starting(current, [*free.items(), ("--help", "Show help and examples.")])

    def _values(self, option: Option, current: str) -> list[Candidate]:
        if option.complete == "path":
            raise FileName
        choices = option.value.choices if option.value is not None else ()
        found = _starting(current, ((choice, "") for choice in choices))
        return found + (self._names(option.complete, current) if option.complete else [])

    def _argument(self) -> tuple[Argument | None, list[str]]:
        """The argument at the cursor, and the words that belong to it already (if joined)."""
        for position, argument in enumerate(self.arguments):
            if argument.joined:
                return argument, self.plain[position:]
            if argument.many or position == len(self.plain):
                return argument, []
        return None, []

    def _questions(self, start: str) -> list[Candidate]:
        from kg.cli.output import database
        from kg.importer.questions import questions_of
        from kg.present.terminal import clean

        known = questions_of(database(self.db)).known
        return _starting(start, ((one.name, clean(one.about)) for one in known))

    def _names(self, kind: str, start: str) -> list[Candidate]:
        from kg.cli.output import database
        from kg.present.terminal import clean
        from kg.store.complete import beginning
        from kg.store.reader import open_read

        found = beginning(open_read(database(self.db)), kind, start)
        names = [name for name, _, _ in found]
        # Two things of one name are told apart by their keys.
        shown = {name if names.count(name) == 1 else key: also for name, key, also in found}
        return [(clean(name), clean(str(also))) for name, also in shown.items()]


def _starting(current: str, entries: Iterable[Candidate]) -> list[Candidate]:
    return [(name, about) for name, about in entries if name.startswith(current)]
