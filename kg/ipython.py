"""The IPython extension: `%load_ext kg` gives `%kg` and `%%kgsql`.

    %kg last-contact --status blocked
    found = %kg stale --over 60d

    %%kgsql
    select * from blocked_projects where owner = :owner

`%kg` takes the command lines of the shell, and answers with values. `%%kgsql` runs one reading
statement, in which `:owner` is the variable `owner`; `%%kgsql found` keeps the rows in `found`.
Both ask the knowledge base that the variable `kb` holds, as of its day; where there is none, the
database that the command line would ask.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.api.answers import answers, opened, table
from kg.api.ipython import attach, detach
from kg.api.knowledge_base import KnowledgeBase, connect
from kg.cli import argv, registry, typer_app
from kg.cli.help import help_text, unknown
from kg.cli.output import Context
from kg.errors import UsageError
from kg.model.shown import shown
from kg.present import formats
from kg.store.apart import Found
from kg.store.reader import run_sql

if TYPE_CHECKING:
    from kg.present.formats import Evidence
    from kg.store.reader import Connection

_VARIABLE = "kb"
_BOUND = (str, int, float, bytes, date, type(None))


def load(shell: Any) -> None:
    """Register both magics, and complete names."""
    attach(shell)

    def kg(line: str) -> object:
        """Run a command of kg: `%kg last-contact --status blocked`; `%kg --help` lists them."""
        return run(line, shell.user_ns)

    def kgsql(line: str, cell: str | None = None) -> object:
        """Run SQL: `%%kgsql` over a cell, or `%kgsql select …`; `%%kgsql name` keeps the rows."""
        return sql(line, cell, shell.user_ns)

    shell.register_magic_function(kg, "line", "kg")
    shell.register_magic_function(kgsql, "line_cell", "kgsql")


def unload(shell: Any) -> None:
    """Take both magics away."""
    detach(shell)
    for magics in shell.magics_manager.magics.values():
        magics.pop("kg", None)
        magics.pop("kgsql", None)


def run(line: str, variables: dict[str, Any]) -> object:
    """Run the words after `%kg`; what the command answers, None where it only prints."""
    try:
        words = shlex.split(line)
    except ValueError:
        raise UsageError(
            f"A quotation mark is left open in: {line.strip()}. Put the name in double quotes."
        ) from None
    name, rest = registry.split(words)
    if name in {"", "--help", "-h"}:
        print(help_text(color=False), end="")  # noqa: T201
        return None
    if name not in registry.COMMANDS:
        raise UsageError(unknown(name))
    command = registry.load(name)
    call = argv.parse(command, rest) or typer_app.parse(command, rest)
    if call is None:
        return None
    settings = {option.name: call.values[option.name] for option in command.settings}
    own = {key: value for key, value in call.values.items() if key not in settings}
    context = NotebookContext(settings, _base(variables))
    try:
        command.run(context, **own)
    finally:
        context.close()
    return context.answer()


def sql(line: str, cell: str | None, variables: dict[str, Any]) -> object:
    """Run the statement of a `%%kgsql` cell, or of a `%kgsql` line."""
    keep = line.strip() if cell is not None else ""
    if keep and not keep.isidentifier():
        raise UsageError(f"“{keep}” is no name for a variable. Write the SQL below %%kgsql.")
    params: dict[str, Any] = {
        name: _text(value) for name, value in variables.items() if isinstance(value, _BOUND)
    }
    statement = line if cell is None else cell
    base = _base(variables)
    if base is not None:
        found = base.sql(statement, **params)
    else:
        with connect() as opened_here:
            found = opened_here.sql(statement, **params)
    if keep:
        variables[keep] = found
        return None
    return found


class NotebookContext(Context):
    """Keeps the answers of a command, where the command line would print them as a table."""

    def __init__(self, settings: dict[str, object], base: KnowledgeBase | None) -> None:
        base = None if settings.get("db") else base
        if base is not None:
            settings = settings | {
                "db": base.db,
                "as_of": settings.get("as_of") or base.as_of,
            }
        super().__init__(settings)
        self.full = True  # values, and not what fits on a screen
        self._pager = None
        self._found: list[object] = []
        self._links = base._links if base else None
        self._connections: list[Connection] = []

    def open(self, *, without_me: bool = False) -> Connection:
        connection = super().open(without_me=without_me)
        self._connections.append(connection)
        return connection

    def sql(
        self, query: str, params: dict[str, object], *, timeout: float, limit: int | None
    ) -> Found:
        columns, rows = run_sql(self.open(), query, params, timeout=timeout)
        return Found(columns, rows[:limit], len(rows))

    def close(self) -> None:
        """Close what the command opened."""
        for connection in self._connections:
            connection.close()

    def answer(self) -> object:
        """What was answered: one value, or several as a tuple; None for nothing."""
        return self._found[0] if len(self._found) == 1 else tuple(self._found) or None

    def answers(
        self,
        kind: type,
        found: Sequence[Sequence[object]],
        evidence: Sequence[Sequence[Evidence]] | None = None,
        **drawn: Any,
    ) -> None:
        if self.format != "table":
            super().answers(kind, found, evidence, **drawn)
        elif evidence is not None:
            fields: Sequence[str] = kind._fields  # type: ignore[attr-defined]
            self.rows(fields, found, shown(kind), evidence)
        else:
            names: Sequence[str] = kind._fields  # type: ignore[attr-defined]
            chosen = self._chosen(names) if self._columns is not None else None
            self._found.append(answers(found, kind, shown=chosen, links=self._links))

    def rows(
        self,
        fields: Sequence[str],
        rows: Sequence[Sequence[object]],
        columns: Sequence[str] | None = None,
        evidence: Sequence[Sequence[Evidence]] | None = None,
        **drawn: Any,
    ) -> None:
        if self.format != "table":
            super().rows(fields, rows, columns, evidence, **drawn)
            return
        if evidence is not None:
            fields = (*fields, "evidence")
            columns = None if columns is None else (*columns, "evidence")
            rows = [
                (*row, tuple(map(formats.located, proofs)))
                for row, proofs in zip(rows, evidence, strict=True)
            ]
        self._found.append(table(fields, rows, columns, links=self._links))

    def facts(self, value: tuple[object, ...]) -> None:
        if self.format == "table":
            self._found.append(opened(value, links=self._links))
        else:
            super().facts(value)

    def page(self, title: str, page: tuple[object, ...]) -> None:
        if self.format == "table":
            self._found.append(opened(page, links=self._links))
        else:
            super().page(title, page)

    def pages(self, pages: Sequence[tuple[str, tuple[object, ...]]]) -> None:
        if self.format != "table":
            super().pages(pages)
        elif pages:
            values = (page for _, page in pages)
            self._found.append(answers(values, type(pages[0][1]), links=self._links))

    def say(self, text: str) -> None:
        from kg.present.terminal import clean

        print("\n".join(clean(line) for line in text.split("\n")))  # noqa: T201


def _base(variables: dict[str, Any]) -> KnowledgeBase | None:
    found = variables.get(_VARIABLE)
    return found if isinstance(found, KnowledgeBase) else None


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
