"""The questions of kg.toml that cannot be asked, told at an import as problems of that file."""

from __future__ import annotations

import contextlib
import os
import re
from typing import TYPE_CHECKING

from kg.model.kinds import Codes
from kg.model.note import Problem
from kg.model.questions import Saved, Unfit, read

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from kg.config import Declared, Over


def unfit(declared: Sequence[Declared], vault: str) -> list[tuple[str, Problem]]:
    """The questions that cannot be asked: (path of their kg.toml, problem)."""
    with contextlib.ExitStack() as stack:
        checks = _Checks(vault, stack)
        whys = [(one, checks.why(read(one.name, one.said))) for one in declared]
        return [
            (
                _path(one.file.file, vault),
                Problem(
                    Codes.UNFIT_QUESTION,
                    f"the question “{one.name[:60]}” cannot be asked: {why}",
                    _line(one.file, one.name),
                ),
            )
            for one, why in whys
            if why
        ]


class _Checks:
    """What looks at questions, made when there is one to look at."""

    def __init__(self, vault: str, stack: contextlib.ExitStack) -> None:
        self._vault = vault
        self._stack = stack
        self._empty: sqlite3.Connection | None = None

    def why(self, question: Saved | Unfit) -> str | None:
        """Why a question cannot be asked; None where it can."""
        if isinstance(question, Unfit):
            return question.why
        from kg.query.saved import wrong_query, wrong_sql

        if question.language != "sql":
            return wrong_query(question, self._vault)
        if self._empty is None:
            from kg.store.parameters import empty

            self._empty = self._stack.enter_context(empty())
        return wrong_sql(question, self._empty)


def _path(file: str, vault: str) -> str:
    """Where a kg.toml lies: in the vault, else as the user's folder has it."""
    place, root = os.path.realpath(file), os.path.realpath(vault)
    if place.startswith(root.rstrip(os.sep) + os.sep):
        return os.path.relpath(place, root).replace(os.sep, "/")
    home = os.path.realpath(os.path.expanduser("~")).rstrip(os.sep) + os.sep
    return "~/" + place.removeprefix(home) if place.startswith(home) else place


def _line(file: Over, name: str) -> int | None:
    """The line of the question's section; None where it is written otherwise."""
    begins = rf'\s*\[\s*questions\s*\.\s*["\']?{re.escape(name)}["\']?\s*\]'
    for number, line in enumerate(file.toml.decode("utf-8", "replace").split("\n"), 1):
        if re.match(begins, line):
            return number
    return None
