"""Every command that answers in JSON, run over the example vault."""

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from kg.cli import app, registry
from kg.cli.command import Command
from kg.cli.options import FORMAT
from kg.cli.output import Context

DAY = "2026-01-10"
# What an argument is given, by what completes it.
_GIVEN = {
    "person": "Ann Okafor",
    "project": "Harbor Light",
    "organization": "Brightwater",
    "name": "Harbor Light",
}
# Command lines of commands that need more than that, or that answer in several shapes.
_LINES = {
    "search": ["search annex"],
    "find": ["find okafor ann"],
    "unlinked": ["unlinked 'Ann Okafor'"],
    "path": ["path 'Hanne Tofte' 'Kwame Mensah'"],
    "connect": ["connect 'Omar Haddad' 'Kwame Mensah'"],
    "show": ["show 'Voltgrove quarterly'"],
    "doctor": ["doctor", "doctor --all", "doctor --count", "doctor --same"],
    "blocks": ["blocks Dashboard"],
    "ask": ["ask"],
    "neighbors": ["neighbors 'Harbor Light'"],
    "changed": ["changed --since 2025-12-01"],
    "last-contact": ["last-contact --status blocked", "last-contact --status blocked --why"],
}
# Their rows are no values of a declared type: columns as a statement, a query or a kind in kg.toml
# names them; what SQLite says of a damaged file; lines of kg.toml that are written, or would be;
# vaults on this machine.
OTHERWISE = {"sql", "query", "list", "db check", "same", "vaults"}


class Asked(NamedTuple):
    """A command line, the type of its answer, and what it printed: one value, or a list."""

    line: str
    kind: type
    printed: Any

    @property
    def records(self) -> list[dict[str, object]]:
        """The records of the answer."""
        return self.printed if isinstance(self.printed, list) else [self.printed]


def answering() -> list[str]:
    """The commands that take `--format`, in the order in which they are listed."""
    names = [name for group in registry.groups().values() for name in group]
    return [name for name in names if FORMAT in registry.load(name).settings]


def lines(name: str) -> list[str]:
    """Command lines that ask it."""
    return _LINES.get(name) or [" ".join([name, *_arguments(registry.load(name))])]


def _arguments(command: Command) -> Iterator[str]:
    for one in command.arguments:
        if one.required:
            yield f"'{_GIVEN[one.complete or 'name']}'"


def asked(line: str, db: Path, form: str = "json") -> Asked:
    """What a command line answers. The type is that which the command hands to be printed."""
    import shlex

    kinds: list[type] = []
    answers, value = Context.answers, Context.facts

    def see_answers(self: Context, kind: type, *given: Any, **more: Any) -> None:
        kinds.append(kind)
        answers(self, kind, *given, **more)

    def see_value(self: Context, found: tuple[object, ...]) -> None:
        kinds.append(type(found))
        value(self, found)

    def see_page(self: Context, title: str, page: tuple[object, ...]) -> None:
        kinds.append(type(page))
        one_page(self, title, page)

    def see_pages(self: Context, pages: Any) -> None:
        kinds.extend({type(page) for _, page in pages})
        many_pages(self, pages)

    one_page, many_pages = Context.page, Context.pages
    out = io.StringIO()
    words = [*shlex.split(line), "--format", form, "--as-of", DAY, "--db", str(db)]
    with (
        mock.patch.multiple(
            Context, answers=see_answers, facts=see_value, page=see_page, pages=see_pages
        ),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        app.run(words)
    text = out.getvalue()
    printed = json.loads(text) if form == "json" else [json.loads(one) for one in text.splitlines()]
    assert kinds, f"kg {line} prints no value of a declared type: see Context.answers"
    return Asked(line, kinds[0], printed)
