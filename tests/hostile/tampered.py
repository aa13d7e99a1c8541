"""Databases in which somebody changed a value, and every command over them.

`python -m tests.hostile.tampered` tries every value in every column of every table, which takes
hours; `--most 500 --seed 3` some of them. Ends with 1 where a command ended with anything but an
answer or one sentence.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.cli.app import run
from kg.cli.registry import COMMANDS, load
from kg.errors import Exit
from tests.builders import DAY, imported, vault
from tests.hostile.measured import NEVER_END
from tests.importer.test_columns import NOTES

# SQL of what kg never writes, by what it is.
VALUES = {
    "text": "'zq words'",
    "empty": "''",
    "bytes": "x'00ff1b'",
    "NUL": "cast(x'61006200' as text)",
    "NUL alone": "char(0)",
    "no UTF-8": "cast(x'61ff62' as text)",
    "half a letter": "cast(x'c3' as text)",
    "huge": "9223372036854775807",
    "negative": "-9223372036854775808",
    "fraction": "1.5",
    "infinity": "9e999",
    "dangling": "987654321",
    "null": "null",
    "JSON": "'[[[{\"a\": 1e999}, null]]]'",
    "long": "printf('%.*c', 100000, 'x')",
    "control": "char(27) || '[2J' || char(10) || 'x'",
    "a day": "'9999-99-99'",
}
WHOSE = ("one", "each")
_LONGEST = 5  # seconds of work


class Change(NamedTuple):
    """A value put where it does not belong, in one row or in each."""

    table: str
    column: str
    value: str
    whose: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}, {self.value}, in {self.whose}"


class Place(NamedTuple):
    """A whole database and its vault, and the folder that a changed copy lies in."""

    folder: Path
    whole: Path

    @property
    def db(self) -> Path:
        return self.folder / "work" / "kg.db"


def place(folder: Path) -> Place:
    """A small vault that gives each table rows, and its database."""
    whole = folder / "whole.db"
    imported(vault(folder / "vault", NOTES | {"Files/Map.png": b"png"}), whole)
    page = folder / "vault" / "Projects" / "Lamp Oil.md"
    page.write_text(page.read_text("utf-8").replace("On Hold", "done"), "utf-8")
    imported(folder / "vault", whole)  # so that there is a history, too
    (folder / "work").mkdir()
    return Place(folder, whole)


def changes(whole: Path) -> list[Change]:
    """Everything that can be changed in a database of this schema."""
    with contextlib.closing(sqlite3.connect(whole)) as conn:
        names = conn.execute(
            "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c"
            " where m.type = 'table' and m.name not like 'notes\\_fts%' escape '\\'"
            " and m.name <> 'alembic_version' order by 1, 2"
        ).fetchall()
    return [Change(t, c, value, whose) for t, c in names for value in VALUES for whose in WHOSE]


def change(place: Place, what: Change) -> bool:
    """Make a copy with the change; whether SQLite takes it."""
    shutil.rmtree(place.db.parent)
    place.db.parent.mkdir()
    shutil.copyfile(place.whole, place.db)
    with contextlib.closing(sqlite3.connect(place.db)) as conn, conn:
        conn.execute("pragma foreign_keys = off")
        conn.execute("pragma ignore_check_constraints = on")
        least = f'(select min("{what.column}") from {what.table})'
        where = "" if what.whose == "each" else f' where "{what.column}" = {least}'
        # Of what is to be unique, only the first row takes it.
        sql = f'update or ignore {what.table} set "{what.column}" = {VALUES[what.value]}{where}'
        try:
            return conn.execute(sql).rowcount > 0
        except sqlite3.IntegrityError:  # a key of numbers holds nothing else
            return False


# What a command is asked, where that is more than its name.
PERSON, PROJECT, ORGANIZATION = "person:ida-falk", "project:lamp-oil", "organization:tallow"
ASKED: dict[str, list[str]] = {
    "list": ["person"],
    "query": ["TABLE status, file.link SORT file.name"],
    "sql": ["select * from nodes"],
    "search": ["mill"],
    "open": [PROJECT, "--with", "obsidian", "--print"],
    "export": ["--format", "json"],
    "init": ["VAULT"],
    "import": ["VAULT"],
    "person": [PERSON],
    "prep": [PERSON],
    "same": [PERSON, "person:per-dahl"],
    "org": [ORGANIZATION],
    "path": [PROJECT, PERSON],
    "connect": [PERSON, "person:per-dahl"],
    "graph": [PROJECT, "--html", "FOLDER/graph.html", "--svg", "FOLDER/graph.svg"],
    "db backup": ["FOLDER/copy.db", "--force"],
    "db rebuild": ["VAULT"],
}
LEFT_OUT = NEVER_END | {"demo", "vaults"}  # they do not read this database


def words(place: Place, name: str) -> list[str]:
    """A command line over the changed database."""
    takes = any(argument.required for argument in load(name).arguments)
    asked = ASKED.get(name, [PROJECT] * takes)
    given = {"VAULT": str(place.folder / "vault")}
    line = [given.get(word, word.replace("FOLDER", str(place.db.parent))) for word in asked]
    flags = {flag for option in load(name).every_option() for flag in option.flags}
    line += ["--db", str(place.db)] * ("--db" in flags) + ["--as-of", DAY] * ("--as-of" in flags)
    return [*name.split(), *line]


def commands() -> Iterator[str]:
    """Every command that reads a database; those that write it come last."""
    writing = {"import", "db rebuild", "db upgrade", "db vacuum"}
    yield from sorted(set(COMMANDS) - LEFT_OUT - writing)
    yield from sorted(writing)


def asked(line: list[str]) -> tuple[int, str]:
    """Exit code, and what was said beside the answer."""
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        code = run(line)
    return code, said.getvalue()


def wrong(place: Place, what: Change, rng: random.Random) -> list[str]:
    """What commands do over a changed database that they should not."""
    if not change(place, what):
        return []
    found = []
    for name in commands():
        line = words(place, name)
        form = next((one for one in load(name).every_option() if one.name == "format"), None)
        if form and form.value and rng.random() < 0.6:
            line += ["--format", rng.choice(form.value.choices)]
        began = time.process_time()
        code, said = asked(line)
        told = _complaint(code, said, time.process_time() - began)
        if told:
            found.append(f"{what}: kg {' '.join(line)}: {told}")
    return found


def _complaint(code: int, said: str, seconds: float) -> str | None:
    """What is wrong with the end of a command; None for an answer, or one sentence at the end."""
    if code not in set(Exit) or (code > Exit.PROBLEMS and not is_sentence(said)):
        return f"exit {code}, {said!r}"
    return f"{seconds:.1f} s" if seconds > _LONGEST else None


def is_sentence(said: str) -> bool:
    """Whether what is said ends in a sentence, or in the candidates that stand below one."""
    last = said.rstrip("\n").rpartition("\n")[2]
    return last.endswith((".", "?", '."')) or last.startswith("  ")


def main() -> int:
    """Try them; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.tampered", description=__doc__)
    parser.add_argument("--most", type=int, help="changes to try; all without it")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="kg-tampered-") as folder:
        where = place(Path(folder))
        every = changes(where.whole)
        some = rng.sample(every, min(chosen.most or len(every), len(every)))
        for what in some:
            for text in wrong(where, what, rng):
                failed += 1
                print(text, flush=True)
    print(f"{len(some)} of {len(every)} changes, {failed} wrong.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
