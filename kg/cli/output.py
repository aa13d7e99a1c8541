"""What a command works with: the database, the day, and how its answers are shown."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kg.cli import terminal
from kg.cli.streams import harmless, put, say, told
from kg.errors import UsageError
from kg.present.look import PAGE_FORMATS, WIDE, screen_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from kg.model.owner import Owner
    from kg.present.formats import Evidence
    from kg.present.look import Look
    from kg.present.screens import Screen
    from kg.store.apart import Found
    from kg.store.reader import Connection

    Beside = Callable[[Sequence[Any]], tuple[str, Sequence[object]]]


def database(given: str | None) -> str:
    """The path of the database: as given, else $KG_DB, else as `kg.config.settings` finds it.
    Raises NothingImported."""
    if path := given or os.environ.get("KG_DB"):
        return path
    from kg.config import existing

    return existing().database


NEWEST = 10  # contacts and meetings of a page
MOST = 50  # rows of a table, unless more are asked for
_TABLES = ("table", "record")
_NOTHING = "Nothing found."
_LOG_LEVELS = ("debug", "info", "warning", "error")
_OTHER_RULES = "The database was made by the rules of another kg; `kg import` reads the notes anew."


class Context:
    """The settings of one run. Answers go to stdout, everything else to stderr.

    `asked` are the values of the command's own options, `line` the words of the command line: what
    was asked for is shown, and a list that ends too soon says by which command one gets the rest.
    """

    def __init__(
        self,
        settings: dict[str, object],
        asked: Mapping[str, object] | None = None,
        line: Sequence[str] = (),
    ) -> None:
        self.given_db = _text(settings.get("db"))
        self.format = "json" if settings.get("json") else _text(settings.get("format")) or "table"
        self.refreshes = not settings.get("no_refresh", True)
        self.safe_csv = bool(settings.get("safe_csv"))
        self.full = bool(settings.get("full"))
        self.log_level = _log_level(settings["verbose"]) if "verbose" in settings else None
        self.asked = asked or {}
        self._columns = settings.get("columns") or None
        self._line = line
        self._as_of = _text(settings.get("as_of"))
        self._owner: Owner | None = None
        self._look: Look | None = None
        self._conn: Connection | None = None
        self._db = ""  # where it is
        self._told = 0
        self._pager = None if settings.get("no_pager", True) else terminal.pager()
        self._held: list[str] = []  # for the pager: what was answered, and said beside it

    @property
    def given_as_of(self) -> str | None:
        """The day that `--as-of` gives, as ISO text."""
        return self._as_of

    @property
    def as_of(self) -> str:
        """The day asked about, as ISO text: `--as-of`, else today."""
        if self._as_of is None:
            from datetime import date

            self._as_of = date.today().isoformat()
        return self._as_of

    def markdown(self, text: str) -> None:
        """Print Markdown as it is; a terminal gets nothing that steers it."""
        self._put(harmless(text))

    def day(self, moment: str | None, *, forward: bool = False, last: bool = False) -> str | None:
        """The ISO day that a `values.moment` means, seen from `as_of`; None stays None."""
        from kg.query.days import Reading, said

        return said(moment, self.as_of, Reading(forward, last)) if moment else None

    def open(self, *, without_me: bool = False) -> Connection:
        """The database, for reading only, in step with its vault (see `kg.importer.fresh`). Raises
        what `kg.store.reader.open_read` raises.

        Of a question that leaves me out (`without_me`) it is said whom kg only takes for me.
        """
        from kg.fingerprint import is_of
        from kg.store.reader import made_by, open_read

        self._db = path = self.path()
        conn = open_read(path)
        if self.refreshes:
            conn = self._in_step(path, conn)
        self._conn = conn
        rules = made_by(conn)
        if rules is not None and not is_of(rules):
            self.say(_OTHER_RULES)
        if without_me and (guess := self.owner(conn).guess):
            self.say(guess)
        return conn

    def path(self) -> str:
        """The database; if it is only the last of several, that is said."""
        if self.given_db or os.environ.get("KG_DB"):
            return database(self.given_db)
        from kg.config import existing

        found = existing()
        if found.is_last:
            self.say(f"Asked of {found.database}, imported last; `kg vaults` lists the others.")
        return found.database

    @property
    def import_command(self) -> str:
        """What refreshes the database that is asked."""
        return f"kg import --db {self.given_db}" if self.given_db else "kg import"

    def _in_step(self, path: str, conn: Connection) -> Connection:
        """The database after a look at its vault."""
        from datetime import date

        from kg.importer.fresh import freshened
        from kg.store.reader import open_read

        found = freshened(path, conn, lambda: date.today().isoformat(), command=self.import_command)
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

    @property
    def on_screen(self) -> bool:
        """Whether what fits on one screen is enough."""
        return self.format == "table" and not self.full

    @property
    def newest(self) -> int | None:
        """How many contacts and meetings a page has; None for all. JSON and Markdown are read by
        programs, and get as many as they always got."""
        return None if self.full or self.format == "table" else NEWEST

    def look(self) -> Look:
        """How stdout is to be drawn."""
        if self._look is None:
            vault = None
            if self._conn is not None and sys.stdout.isatty():
                from kg.store.reader import imported_vault

                vault = imported_vault(self._conn)
            self._look = terminal.look(vault, self._db)
        return self._look

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

        return ask(self.path(), query, params, timeout=timeout, limit=limit)

    def answers(
        self,
        kind: type,
        found: Sequence[Sequence[object]],
        evidence: Sequence[Sequence[Evidence]] | None = None,
        *,
        columns: Sequence[str] | None = None,
        below: Sequence[Sequence[str]] | None = None,
        beside: Beside | None = None,
        one_screen: bool = False,
        about: str | None = None,
        in_all: int | None = None,
        nothing: str = _NOTHING,
    ) -> None:
        """Print answers of one type of kg.model, and what proves each, if asked for.

        People may see other `columns` than those of the type; with `below`, in a table alone, which
        has below each row what these leave out. `beside` gives a column that only a table on a wide
        terminal has, for the rows that are shown. `about` is the kind of what is listed: where the
        notes have none of it, that is said in place of `nothing`. A table ends after `MOST` rows,
        or with `one_screen` where the screen does, if the command takes a limit and none was given.
        `in_all` is how many there are, where no more than `enough` were asked for.
        """
        from kg.model.shown import shown, whole

        if columns is None or (below is not None and self.format != "table"):
            columns, below = shown(kind), None
        fields: Sequence[str] = kind._fields  # type: ignore[attr-defined]
        if self.format not in {"table", "record", "md"}:
            fields, found = whole(kind, found, lists=self.format in {"json", "jsonl"})
        total, most = len(found), self._most(len(found))
        wide = self.look().width or 0
        if beside and self.format == "table" and wide >= WIDE and self._columns is None:
            name, values = beside(found[:most])
            fields, columns = (*fields, name), (*(columns or fields), name)
            found = [(*row, value) for row, value in zip(found, values, strict=False)]
        text = ""
        while True:
            proofs = None if evidence is None else evidence[:most]
            text = self._drawn(
                fields, found[:most], columns, proofs, below=(below or ())[:most], of=kind
            )
            lines, room = text.count("\n"), screen_lines(wide or None) - self._told - 1
            if not one_screen or most <= 1 or lines <= room or not self._is_limited:
                break
            most = max(1, min(most - 1, most * room // lines))
        self._put(text)
        if in_all is not None and self._is_limited:
            total = in_all
        self._say_end(most, total, about, nothing)

    def _say_end(
        self, shown: int, total: int, about: str | None = None, nothing: str = _NOTHING
    ) -> None:
        """Say below a list what of it is not shown, or that it is empty."""
        if shown < total:
            self.say(self.more(total - shown, total))
        elif not total and self.format in _TABLES:
            self.say((about and self._without(about)) or nothing)

    def _without(self, kind: str) -> str | None:
        """What to do where the notes have nothing of a kind; None where they have."""
        from kg.model.kinds import plural
        from kg.query.kinds import has_any
        from kg.store.reader import imported_vault

        if self._conn is None or has_any(self._conn, kind):
            return None
        return (
            f"No {plural(kind)} were found in the notes: `kg init {imported_vault(self._conn)}` "
            "proposes the words for kg.toml that may give them."
        )

    @property
    def _is_limited(self) -> bool:
        """Whether a table has an end of its own."""
        return self.format in _TABLES and self.asked.get("limit", 0) is None

    def enough(self, limit: int | None) -> int | None:
        """How many rows of a list are worth asking for: no more than are printed."""
        return MOST if self._is_limited else limit

    def _most(self, total: int) -> int:
        """How many rows are printed."""
        return min(total, MOST) if self._is_limited else total

    def more(self, rest: int, total: int) -> str:
        """That a list goes on, and the command that gives all of it."""
        import shlex

        words = list(self._line)
        at = words.index("--") if "--" in words else len(words)
        command = shlex.join([*words[:at], "--limit", str(total), *words[at:]])
        return f"… and {rest:,} more: kg {command}"

    def rows(
        self,
        fields: Sequence[str],
        rows: Sequence[Sequence[object]],
        columns: Sequence[str] | None = None,
        evidence: Sequence[Sequence[Evidence]] | None = None,
        *,
        below: Sequence[Sequence[str]] = (),
        of: type | None = None,
        is_list: bool = False,
    ) -> None:
        """Print an answer of rows (see `kg.present.formats.Answer`); a table of a list ends after
        `MOST` rows if the command takes a limit and none was given."""
        most = self._most(len(rows)) if is_list else len(rows)
        self._put(self._drawn(fields, rows[:most], columns, evidence, below=below, of=of))
        self._say_end(most, len(rows))

    def _drawn(
        self,
        fields: Sequence[str],
        rows: Sequence[Sequence[object]],
        columns: Sequence[str] | None,
        evidence: Sequence[Sequence[Evidence]] | None,
        *,
        below: Sequence[Sequence[str]],
        of: type | None,
    ) -> str:
        """The text of an answer. One of a type (`of`) loses the columns that tell nothing; those
        that `--columns` names stay."""
        from kg.present import formats

        kept: Sequence[str] | None = None
        if of:
            from kg.cli.asked import columns as asked_for

            kept = asked_for(self.asked)
        if self._columns is not None:
            columns = kept = self._chosen(fields)
            below = ()
            if self.format not in {*_TABLES, "md"}:
                places = [fields.index(column) for column in columns]
                fields, rows = columns, [[row[at] for at in places] for row in rows]
        chosen = self._columns is not None
        answer = formats.Answer(
            fields, rows, columns, evidence, below=below, kept=kept, of=of, chosen=chosen
        )
        text = formats.text(answer, self.format, self.look(), safe=self.safe_csv)
        return harmless(text) if self.format in {"csv", "tsv"} else text

    def _chosen(self, fields: Sequence[str]) -> list[str]:
        """The columns that `--columns` names."""
        found = list(dict.fromkeys(self._columns))  # type: ignore[call-overload]
        unknown = [name for name in found if name not in fields]
        if unknown:
            raise UsageError(
                f"There is no column “{unknown[0]}” here. There are {', '.join(fields)}."
            )
        return found

    def facts(self, value: tuple[object, ...]) -> None:
        """Print one named tuple: its names and values, or one record."""
        from kg.present import formats

        if self.format in {"table", "record", "md"}:
            from kg.present.sections import facts

            form = "md" if self.format == "md" else "table"
            self._put("".join(line + "\n" for line in facts(value, form, self.look())))
        elif self.format == "json":
            from kg.present.records import json_text

            self._put(json_text(value))
        else:
            answer = formats.Answer(value._fields, [value])  # type: ignore[attr-defined]
            self._put(harmless(formats.text(answer, self.format, safe=self.safe_csv)))

    def whole(self, page: Any) -> None:
        """Print all about a thing: what fits on one screen, where that is enough and there is a
        screen of its kind, else a page of sections."""
        screen = None
        if self.on_screen:
            from kg.present import briefs

            screen = briefs.of(page, self.as_of)
        if screen:
            self.screen(screen)
        else:
            self.page(page.facts[0], page)

    def screen(self, screen: Screen) -> None:
        """Print what there is to know on one screen."""
        from kg.present import screens

        self._put(screens.text(screen, self.look(), told=self._told))

    def page(self, title: str, page: tuple[object, ...]) -> None:
        """Print a named tuple of sections; JSON is one object."""
        if self.format == "json":
            from kg.present.records import json_text

            self._put(json_text(page))
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
            self._put(json_text(bare) if self.format == "json" else json_lines(bare))
            return
        from kg.present import sections

        look = self.look()
        drawn = [sections.text(name, sections.of(page), self.format, look) for name, page in pages]
        self._put("\n".join(drawn))
        if not pages and self.format == "table":
            self.say(_NOTHING)

    def say(self, text: str) -> None:
        """Print a line for people, beside the answer."""
        self._told += 1
        if self._held and sys.stderr.isatty():
            self._held.append(told(text))
        else:
            say(text)

    def _put(self, text: str) -> None:
        if self._pager is None:
            put(text)
        else:
            self._held.append(text)

    def finish(self) -> None:
        """Show what was held back: by the pager, if it is more than the screen."""
        text, self._held = "".join(self._held), []
        lines, pager = terminal.height(), self._pager
        if pager and lines and text.count("\n") >= lines and terminal.page(text, pager):
            return
        if text:
            put(text)


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
