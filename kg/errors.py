"""What stops a command: one sentence that says what failed, on what, and what to do."""

from __future__ import annotations

import os
from enum import IntEnum

EXPECTED: tuple[type[Exception], ...] = (MemoryError, RecursionError)
_LONGEST = 200  # characters of what an unforeseen exception says


class Exit(IntEnum):
    """Exit codes of the command line."""

    ANSWERED = 0
    PROBLEMS = 1
    USAGE = 2
    NAME = 3
    VAULT = 4
    DATABASE = 5
    INTERRUPTED = 130


class KgError(Exception):
    """A broken environment or an unusable request. `str(error)` is the sentence to print."""

    exit_code: Exit = Exit.USAGE
    # Also of those that are errors of Python's own, some of which keep their text elsewhere.
    __str__ = Exception.__str__

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback: the sentence."""
        text = f"{type(self).__name__}: {self}"
        return [
            "".join(char if char.isprintable() else " " for char in line)
            for line in text.split("\n")
        ]


def forgiven() -> tuple[type[Exception], ...]:
    """What may go wrong with one note without stopping the import of the others: everything.

    With KG_STRICT=1, as in tests, only what depends on the machine: a fault of kg's own is then
    seen where it happens.
    """
    return EXPECTED if os.environ.get("KG_STRICT") else (Exception,)


def cause(error: Exception) -> str:
    """What an unforeseen exception says, with its kind: one line, cut where it is long."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]


class VaultError(KgError):
    """The folder of notes cannot be read."""

    exit_code = Exit.VAULT


class DatabaseError(KgError):
    """The database cannot be used."""

    exit_code = Exit.DATABASE


class NothingImported(DatabaseError):
    """There is no database yet: that of a vault, or any at all."""

    def __init__(self, vault: str | None) -> None:
        super().__init__(
            f"{vault} was not imported yet. Run `kg import {vault}` first."
            if vault
            else "No notes were imported yet. Run `kg import VAULT` with the folder of your notes; "
            "`kg demo` shows what kg does."
        )


class UsageError(KgError, ValueError):
    """A value that a question cannot work with."""

    exit_code = Exit.USAGE


class ConfigError(KgError, ValueError):
    """kg.toml cannot be used."""

    exit_code = Exit.USAGE


class NameUnknown(KgError, LookupError):
    """Nothing in the database has this name."""

    exit_code = Exit.NAME

    def __init__(self, name: str, candidates: tuple[str, ...] = ()) -> None:
        self.name = name
        self.candidates = candidates
        hint = (
            " Did you mean " + ", ".join(candidates) + "?"
            if candidates
            else " `kg search` finds notes by their text."
        )
        super().__init__(f"Nothing is called “{name}”.{hint}")


class NameOfOtherKind(NameUnknown):
    """Something has this name, but is of another kind than was asked for."""

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self.candidates = (key,)
        kind = key.partition(":")[0]
        article = "an" if kind[0] in "aeiou" else "a"
        KgError.__init__(self, f"“{name}” is {article} {kind}. `kg show '{name}'` shows it.")


class FolderUnknown(NameUnknown):
    """No file lies in a folder of this name; `candidates` are `near`, or the topmost folders."""

    def __init__(self, folder: str, candidates: tuple[str, ...], *, near: bool) -> None:
        self.name = folder
        self.candidates = candidates
        hint = " Did you mean {}?" if near else " There are {}."
        listed = hint.format(", ".join(candidates)) if candidates else ""
        KgError.__init__(self, f"There is no folder “{folder}” in the vault.{listed}")


class NameAmbiguous(KgError, LookupError):
    """Several things have this name; `candidates` holds their keys."""

    exit_code = Exit.NAME

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        self.name = name
        self.candidates = candidates
        listed = "\n".join(f"  {candidate}" for candidate in candidates)
        super().__init__(f"“{name}” may be several things. Ask for one of:\n{listed}")


class NeedsExtra(KgError, ImportError):
    """A package is missing that one of kg's extras brings."""

    def __init__(self, what: str, package: str, extra: str, instead: str = "") -> None:
        from kg.installed import with_extra

        hint = f" {instead}" if instead else ""
        super().__init__(f"{what} needs {package}: {with_extra(extra)}.{hint}")
