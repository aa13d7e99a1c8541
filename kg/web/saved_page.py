"""The page of a question of Dataview or Tasks that kg.toml saves: its parameters and its answer.

Those in SQL are named queries, with pages of Datasette's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.errors import KgError, UsageError
from kg.importer.questions import questions_of
from kg.languages.blocks import Block
from kg.model.questions import Saved
from kg.query.saved import QuestionUnknown, chosen, text_of, valued
from kg.store.reader import Connection
from kg.web import note_queries, saved
from kg.web.addresses import Addresses


class Elsewhere(Exception):
    """The question has another page: `address`."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


async def contents(
    datasette: Any, database: str, name: str, given: Mapping[str, str]
) -> dict[str, Any] | None:
    """Everything that the template shows; None if no question is called so. Raises Elsewhere."""
    at = Addresses.of(datasette, database)
    shown: dict[str, Any] = {"at": at, "name": name, "about": "", "fields": [], "answer": None}
    try:
        found = questions_of(str(datasette.databases[database].path))
        question = chosen(name, found.known, found.unfit, found.told)
    except QuestionUnknown:
        return None
    except KgError as error:  # it cannot be asked, or kg.toml cannot be read
        return shown | {"problem": str(error)}
    if question.language == "sql":
        raise Elsewhere(saved.address(at, question.name, question.language))
    wanted = {one.name: given[one.name] for one in question.params if given.get(one.name)}
    shown |= {
        "about": question.about,
        "language": question.language.capitalize(),
        "fields": [(one.name, one.default, given.get(one.name, "")) for one in question.params],
    }
    try:
        text = text_of(question, valued(question, wanted))
    except UsageError as error:
        return shown | {"problem": str(error)}
    answer = await datasette.get_database(database).execute_fn(
        lambda conn: _answer(conn, at, question, text)
    )
    return shown | {"answer": answer}


def _answer(conn: Connection, at: Addresses, question: Saved, text: str) -> Any:
    block = Block(1, "tasks" if question.language == "tasks" else "query", text)
    (answer,) = note_queries.answered(conn, at, "", [block])
    return answer
