"""Search by name, in any case and without accents, also by alias: people, projects and the like.

Notes have a full-text index of Datasette's kind. Names are found by their slug instead: every word
of the search must begin a word of the name, or of one of its aliases.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.filters import FilterArguments

from kg.model.names import slug
from kg.web import databases, describe


def searched(datasette: Any, database: str | None, table: str | None) -> bool:
    """Whether the table is one that is searched by name."""
    return databases.named(datasette, database) and "search" in describe.tables().get(
        table or "", {}
    )


def filters(
    datasette: Any, database: str, table: str, request: Any
) -> Callable[[], Awaitable[FilterArguments]]:
    """The conditions for `_search`."""

    async def found() -> FilterArguments:
        words = request.args.get("_search", "")
        if not words.strip() or not searched(datasette, database, table):
            return FilterArguments([])
        clauses, values = condition(words)
        return FilterArguments(
            clauses, params=values, human_descriptions=[f"name matches “{words}”"]
        )

    return found


def condition(words: str) -> tuple[list[str], dict[str, str]]:
    """A where clause for each word, on the table's `id`, and the values bound in them."""
    clauses, values = [], {}
    for place, word in enumerate(slug(words).split("-")):
        name = f"kg_word_{place}"
        clauses.append(
            f"id in (select id from nodes where '-' || slug like :{name} escape '\\'"  # noqa: S608
            f" union select node_id from aliases where '-' || slug like :{name} escape '\\')"
        )
        values[name] = f"%-{_literal(word)}%"
    return clauses, values


def template_vars(datasette: Any, database: str | None, table: str | None, request: Any) -> Any:
    """What makes Datasette show the search box."""
    if not searched(datasette, database, table):
        return {}
    return {"supports_search": True, "search": request.args.get("_search", "")}


def _literal(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, "\\" + sign)
    return word
