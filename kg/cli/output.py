"""What a command works with: the database, the day, and the way to the reader's eyes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.present.look import PAGE_FORMATS, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.owner import Owner
    from kg.present.formats import Evidence
    from kg.store.apart import Found
    from kg.store.reader import Connection


def database(given: str | None) -> str:
    """The path of the database: as given, else $KG_DB, else as `kg.config.settings` finds it.
    Raises NothingImported."""
    if path := given or os.environ.get("KG_DB"):
        return path
    from kg.config import existing

    return existing().database


_LOG_LEVELS = ("debug", "info", "warning", "error")
_OTHER_RULES = "The database was made by the rules of another kg; `kg import` reads the notes anew."


class OutputLost(Exception):
    """Stdout takes no more, and not because its reader has gone."""


def put(text: str) -> None:
    """Write to stdout, now. Raises OutputLost, or BrokenPipeError where the reader has gone."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(f"The answer cannot be written: {error.strerror}.") from error


def put_data(text: str) -> None:
    """Write what other programs read: exactly as it is, but a terminal gets nothing that steers
    it."""
    if sys.stdout.isatty():
        from kg.present.terminal import clean

        text = "\n".join(clean(line) for line in text.split("\n"))
    put(text)


class Context:
    """The settings of one run. Answers go to stdout, everything else to stderr."""

    def __init__(self, settings: dict[str, object]) -> None:
        self.given_db = _text(settings.get("db"))
        self.format = "json" if settings.get("json") else _text(settings.get("format")) or "table"
        self._refreshes = not settings.get("no_refresh", True)
        self.safe_csv = bool(settings.get("safe_csv"))
        self.log_level = _log_level(settings["verbose"]) if "verbose" in settings else None
        self._as_of = _text(settings.get("as_of"))
        self._owner: Owner | None = None

    @property
    def as_of(self) -> str:
        """The day asked about, as ISO text: `--as-of`, else today."""
        if self._as_of is None:
            from datetime import date

            self._as_of = date.today().isoformat()
        return self._as_of

    def markdown(self, text: str) -> None:
        """Print Markdown as it is; a terminal gets nothing that steers it."""
        put_data(text)

    def day(self, moment: str | None, *, forward: bool = False, last: bool = False) -> str | None:
        """The ISO day that a `values.moment` means, seen from `as_of`; None stays None."""
        from kg.cli.values import resolve

        return None if moment is None else resolve(moment, self.as_of, forward=forward, last=last)

    def open(self, *, without_me: bool = False) -> Connection:
        """The database, for reading only, in step with its vault (see `kg.importer.fresh`). Raises
        what `kg.store.reader.open_read` raises.

        Of a question that leaves me out (`without_me`) it is said whom kg only takes for me.
        """
        from kg.fingerprint import is_of
        from kg.store.reader import made_by, open_read

        path = self._database()
        conn = open_read(path)
        if self._refreshes:
            conn = self._in_step(path, conn)
        rules = made_by(conn)
        if rules is not None and not is_of(rules):
            self.say(_OTHER_RULES)
        if without_me and (guess := self.owner(conn).guess):
            self.say(guess)
        return conn

    def _database(self) -> str:
        """The database; if it is only the last of several, that is said."""
        if self.given_db or os.environ.get("KG_DB"):
            return database(self.given_db)
        from kg.config import existing

        found = existing()
        if found.is_last:
            self.say(f"Asked of {found.database}, imported last; `kg vaults` lists the others.")
        return found.database

    def _in_step(self, path: str, conn: Connection) -> Connection:
        """The database after a look at its vault."""
        from datetime import date

        from kg.importer.fresh import freshened
        from kg.store.reader import open_read

        command = f"kg import --db {self.given_db}" if self.given_db else "kg import"
        found = freshened(path, conn, lambda: date.today().isoformat(), command=command)
        if found.told:
            self.say(found.told)
        if not found.changed:
            return conn
        conn.close()
        return open_read(path)

    def owner(self, conn: Connection) -> Owner:
        """Whose notes these are, asked once."""
        if self._owner is None:
            from kg.store.owner import owner

            self._owner = owner(conn)
        return self._owner

    def say_below(self, *lines: str | None) -> None:
        """Say what there is to say below an answer. It is asked for before anything is printed: a
        damaged database is told by one sentence alone."""
        for line in filter(None, lines):
            self.say(line)

    def sql(
        self, query: str, params: dict[str, object], *, timeout: float, limit: int | None
    ) -> Found:
        """What one reading statement finds (see `kg.store.apart.ask`)."""
        from kg.store.apart import ask

        return ask(database(self.given_db), query, params, timeout=timeout, limit=limit)

    def answers(
        self,
        kind: type,
        found: Sequence[Sequence[object]],
        evidence: Sequence[Sequence[Evidence]] | None = None,
        *,
        columns: Sequence[str] | None = None,
        kept: Sequence[str] | None = None,
        below: Sequence[Sequence[str]] | None = None,
    ) -> None:
        """Print answers of one type of kg.model.answers, and what proves each, if asked for.

        People may see other `columns` than those of the type; with `below`, in a table alone, which
        has below each row what these leave out. See `kg.present.formats.Answer` for the rest.
        """
        from kg.model.shown import shown, whole

        if columns is None or (below is not None and self.format != "table"):
            columns, below = shown(kind), None
        fields: Sequence[str] = kind._fields  # type: ignore[attr-defined]
        if self.format not in {"table", "md"}:
            fields, found = whole(kind, found, lists=self.format in {"json", "jsonl"})
        self.rows(fields, found, columns, evidence, kept=kept, below=below or ())

    def rows(
        self,
        fields: Sequence[str],
        rows: Sequence[Sequence[object]],
        columns: Sequence[str] | None = None,
        evidence: Sequence[Sequence[Evidence]] | None = None,
        *,
        kept: Sequence[str] | None = None,
        below: Sequence[Sequence[str]] = (),
    ) -> None:
        """Print an answer of rows (see `kg.present.formats.Answer`)."""
        from kg.present import formats

        answer = formats.Answer(fields, rows, columns, evidence, kept=kept, below=below)
        write = put_data if self.format in {"csv", "tsv"} else put
        write(formats.text(answer, self.format, look(), safe=self.safe_csv))
        if not rows and self.format == "table":
            self.say("Nothing found.")

    def facts(self, value: tuple[object, ...]) -> None:
        """Print one named tuple: its names and values, or one record."""
        from kg.present import formats

        if self.format in {"table", "md"}:
            from kg.present.sections import facts

            put("".join(line + "\n" for line in facts(value, self.format, look())))
        elif self.format == "json":
            from kg.present.records import json_text

            put(json_text(value))
        else:
            answer = formats.Answer(value._fields, [value])  # type: ignore[attr-defined]
            put_data(formats.text(answer, self.format, safe=self.safe_csv))

    def page(self, title: str, page: tuple[object, ...]) -> None:
        """Print a named tuple of sections; JSON is one object."""
        if self.format == "json":
            from kg.present.records import json_text

            put(json_text(page))
        else:
            self.pages([(title, page)])

    def pages(self, pages: Sequence[tuple[str, tuple[object, ...]]]) -> None:
        """Print several titled pages; JSON is a list of objects."""
        if self.format not in PAGE_FORMATS:
            raise UsageError(
                f"A page has no {self.format} form; use --format {', '.join(PAGE_FORMATS)}."
            )
        if self.format in {"json", "jsonl"}:
            from kg.present.records import json_lines, json_text

            bare = [page for _, page in pages]
            put(json_text(bare) if self.format == "json" else json_lines(bare))
            return
        from kg.present import sections

        drawn = [
            sections.text(name, sections.of(page), self.format, look()) for name, page in pages
        ]
        put("\n".join(drawn))
        if not pages and self.format == "table":
            self.say("Nothing found.")

    def say(self, text: str) -> None:
        """Print a line for people, beside the answer."""
        from kg.present.terminal import clean

        sys.stderr.write("".join(clean(line) + "\n" for line in text.split("\n")))


def look() -> Look:
    """How stdout is to be drawn: fitted and coloured for a terminal, plain for a pipe."""
    if not sys.stdout.isatty():
        return Look()
    return Look(terminal_width(), color=wants_color())


def wants_color() -> bool:
    """Whether a terminal may get colours (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The columns of the terminal: $COLUMNS, else as the system says, else 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _log_level(verbose: object) -> str | None:
    """How much is logged: what $KG_LOG says, and with `--verbose` no less than info."""
    said = os.environ.get("KG_LOG", "")
    given = said.lower()
    if given and given not in _LOG_LEVELS:
        raise UsageError(f"KG_LOG is “{said}”; it takes one of {', '.join(_LOG_LEVELS)}.")
    asked = [level for level in _LOG_LEVELS if level == given or (verbose and level == "info")]
    return asked[0] if asked else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
