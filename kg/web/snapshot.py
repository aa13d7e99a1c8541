"""`kg serve --snapshot`: a folder that a plain `datasette FOLDER` serves, whole or redacted."""

from __future__ import annotations

import json
import os
from typing import Any, NamedTuple

import yaml

from kg.errors import UsageError
from kg.importer.difference import EVERYTHING
from kg.importer.finish import conclude, decide_entities
from kg.model.rules import Rules
from kg.store import redact
from kg.store.import_state import last_import
from kg.store.me import names_of_me
from kg.web import describe
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


def write(database: str, folder: str, redaction: Redaction, rules: Rules) -> list[str]:
    """Write the snapshot; the names of its files. The folder must be new or empty.

    Raises NotEmpty, redact.NothingExcluded and DatabaseError; then there is no database in it.
    """
    _empty(folder)
    name = os.path.splitext(os.path.basename(database))[0] or "kg"
    target = os.path.join(folder, f"{name}.db")
    with redact.copied(database, target) as conn:
        gone = redact.excluded(conn, redaction.folders, redaction.tags)
        if gone:
            as_of = last_import(conn)
            # Who I am was known by all the notes.
            rules = rules._replace(me=names_of_me(conn) or rules.me)
            redact.cut(conn, gone, redaction.folders)
            decide_entities(conn, None, rules)
            conclude(conn, rules, as_of.as_of if as_of else "", (), EVERYTHING, [], "")
        if redaction.contact_details:
            redact.without_contact_details(conn)
        if redaction.bodies:
            redact.without_bodies(conn)
    files = {
        "inspect-data.json": redact.inspected(target),
        "metadata.yaml": _yaml(_metadata(name)),
        "settings.json": json.dumps(SETTINGS, indent=2),
        "datasette.yaml": _yaml(_config(name)),
    }
    for file, text in files.items():
        with open(os.path.join(folder, file), "w", encoding="utf-8") as stream:
            stream.write(text)
    return [f"{name}.db", *files]


def _empty(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
        if os.listdir(folder):
            raise NotEmpty(folder)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}.") from error


def _metadata(name: str) -> dict[str, Any]:
    """For Datasette 0.65, which reads everything from one file; 1.0 takes the texts from it."""
    return {"databases": {name: describe.database() | {"queries": describe.asked()}}}


def _config(name: str) -> dict[str, Any]:
    """For Datasette 1.0."""
    tables = {one: describe.shown(table) for one, table in describe.tables().items()}
    return {
        "settings": dict(SETTINGS),
        "databases": {name: {"tables": tables, "queries": describe.asked()}},
    }


def _yaml(value: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)
    return text
