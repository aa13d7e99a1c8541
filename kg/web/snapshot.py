"""`kg serve --snapshot`: a folder that a plain `datasette FOLDER` serves, whole or redacted.

Leaving notes out of a database is more than taking rows out: a note decides what others mean. So
what stays is imported anew where the vault is at hand (docs/decisions/0020).
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
from typing import Any, NamedTuple

import yaml

from kg.errors import UsageError, VaultError
from kg.importer import import_part
from kg.importer.difference import EVERYTHING
from kg.importer.finish import conclude, decide_entities
from kg.importer.rows import problem_row
from kg.model.kinds import Codes, Scopes
from kg.model.note import Problem
from kg.model.rules import Rules
from kg.present import files as written
from kg.present.counted import counted
from kg.scratch import scratch_folder
from kg.store import import_state, known_files, redact
from kg.store.me import names_of_me, names_of_people
from kg.store.nodes import kinds_of
from kg.store.reader import Connection, open_read
from kg.store.writer import insert
from kg.web import databases, describe
from kg.web.settings import SETTINGS


class Redaction(NamedTuple):
    """What is left out."""

    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    bodies: bool = False
    contact_details: bool = False


class NotEmpty(UsageError):
    """The folder for a snapshot holds something."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder} is not an empty folder. Name one that is new or empty.")


class OtherThanImported(VaultError):
    """The vault or its settings are no longer those of the last import."""

    def __init__(self, what: str, vault: str, database: str) -> None:
        super().__init__(
            f"{what}, and the copy is to hold what the database holds. "
            f"Run `kg import {shlex.quote(vault)} --db {shlex.quote(database)}` first."
        )


_CUT = Problem(
    Codes.CUT_COPY,
    "This copy was made without its vault, by taking rows out: what the notes that were left out "
    "decided for others (who a name is, where a link leads, which notes are one meeting) may still "
    "show, or be missing; a copy that is made where the vault is has neither",
)


def write(
    database: str, folder: str, redaction: Redaction, rules: Rules, config: str | None = None
) -> list[str]:
    """Write the snapshot; the names of its files. The folder must be new or empty.

    Where notes are left out, the others are imported from the vault by themselves, with the kg.toml
    `config` if one is given; without the vault, rows are taken out, by `rules`.
    Raises NotEmpty, redact.NothingExcluded, redact.NothingLeft, OtherThanImported, ConfigError and
    DatabaseError; then there is no database in it.
    """
    _empty(folder)
    name = os.path.splitext(os.path.basename(database))[0] or "kg"
    target = os.path.join(folder, f"{name}.db")
    copy(database, target, redaction, rules, config)
    large = databases.is_large(target)
    files = {
        "inspect-data.json": redact.inspected(target),
        "metadata.yaml": _yaml(_metadata(name, large=large)),
        "settings.json": json.dumps(SETTINGS, indent=2),
        "datasette.yaml": _yaml(_config(name, large=large)),
    }
    for file, text in files.items():
        written.write(os.path.join(folder, file), text)
    return [f"{name}.db", *files]


def copy(
    database: str,
    target: str,
    redaction: Redaction,
    rules: Rules,
    config: str | None = None,
    *,
    stamp: int = 0,
) -> None:
    """Write the copy alone, as `target`; it appears when all is done. `stamp` is a number of the
    caller's, which `pragma user_version` then gives. As `write`, which says the rest."""
    with scratch_folder() as scratch:
        part = os.path.join(scratch, "part.db")
        excludes = bool(redaction.folders or redaction.tags)
        imported = excludes and _import_kept(database, part, redaction, config)
        with redact.copied(part if imported else database, target) as conn:
            if excludes and not imported:
                _cut(conn, redaction, rules)
            if redaction.contact_details:
                redact.without_contact_details(conn)
            if redaction.bodies:
                redact.without_bodies(conn)
            conn.execute(f"pragma user_version = {stamp:d}")


def _import_kept(database: str, part: str, redaction: Redaction, config: str | None) -> bool:
    """Import what stays into the new database `part`; False where the vault is not there."""
    out = redact.exclusion(database, redaction.folders, redaction.tags)
    last = out.last
    if last is None or not os.path.isabs(last.vault):
        return False  # a copy of a copy, which does not tell where the vault is
    folders = [folder.strip("/") for folder in redaction.folders]
    try:
        absent = import_part(
            last.vault, part, origin=database, config=config, as_of=last.as_of,
            paths=out.paths, folders=folders,
        )  # fmt: skip
    except VaultError:
        return False
    with contextlib.closing(open_read(part)) as conn:
        found, now = import_state.content(conn), known_files.last_import(conn)
        absent |= import_state.not_downloaded(conn)
    if not found.keys() & out.kept.keys():
        return False  # another vault, or a drive that is not mounted
    if now is None or now.rules != last.rules:
        what = (
            "kg.toml (--config names one that the import was given), Obsidian's settings or kg "
            "itself differ from those of the last import"
        )
        raise OtherThanImported(what, last.vault, database)
    # Compared when all was read: nothing can have changed in between.
    differ = {path for path, _ in found.items() ^ out.kept.items()} - absent
    if differ:
        what = (
            f"{counted(len(differ), 'file')} changed since the last import, such as {min(differ)}"
        )
        raise OtherThanImported(what, last.vault, database)
    return True


def _cut(conn: Connection, redaction: Redaction, rules: Rules) -> None:
    """Take rows out; what is left is decided anew, as far as rows tell."""
    last = known_files.last_import(conn)
    # Who I am was known by all the notes; of somebody who went with them not even the name stays.
    me = names_of_me(conn) or rules.me
    redact.cut(conn, redact.excluded(conn, redaction.folders, redaction.tags), redaction.folders)
    rules = rules._replace(me=names_of_people(conn, me), kinds=kinds_of(conn))
    decide_entities(conn, None, rules)
    conclude(conn, rules, last.as_of if last else "", (), EVERYTHING, [], "")
    insert(conn, "problems", [problem_row(_CUT, Scopes.IMPORT)])


def _empty(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
        if os.listdir(folder):
            raise NotEmpty(folder)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}.") from error


def _metadata(name: str, *, large: bool) -> dict[str, Any]:
    """For Datasette 0.65, which reads everything from one file; 1.0 takes the texts from it."""
    return {"databases": {name: describe.database(large=large) | {"queries": describe.asked()}}}


def _config(name: str, *, large: bool) -> dict[str, Any]:
    """For Datasette 1.0."""
    tables = {one: describe.shown(table, large=large) for one, table in describe.tables().items()}
    return {
        "settings": dict(SETTINGS),
        "databases": {name: {"tables": tables, "queries": describe.asked()}},
    }


def _yaml(value: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)
    return text
