"""Handing the descriptions to Datasette 1.0, which keeps texts and queries in a database of its own
and everything else in its configuration. What the user's own files say stays."""

from __future__ import annotations

from typing import Any

from kg.web import databases, describe, saved

SOURCE = "kg"


async def describe_database(datasette: Any, name: str) -> None:
    """Describe one database; to be called while Datasette starts."""
    _configure(datasette, name)
    texts = {"title": describe.TITLE, "description": describe.ABOUT}
    known = await datasette.get_database_metadata(name)
    for key, text in texts.items():
        if key not in known:
            await datasette.set_database_metadata(name, key, text)
    for table, about in describe.tables().items():
        await _describe_table(datasette, name, table, about)
    own = saved.queries(str(datasette.databases[name].path))
    for query, about in (describe.asked() | own).items():
        await _add_query(datasette, name, query, about)


def _configure(datasette: Any, name: str) -> None:
    if datasette.config is None:
        datasette.config = {}
    described = datasette.config.setdefault("databases", {})
    tables = described.setdefault(name, {}).setdefault("tables", {})
    large = databases.is_large(str(datasette.databases[name].path))
    for table, about in describe.tables().items():
        tables[table] = describe.shown(about, large=large) | tables.get(table, {})


async def _describe_table(datasette: Any, database: str, table: str, about: describe.Table) -> None:
    known = await datasette.get_resource_metadata(database, table)
    for key in ("title", "description"):
        if key not in known:
            await datasette.set_resource_metadata(database, table, key, about[key])
    for column, text in about["columns"].items():
        if not await datasette.get_column_metadata(database, table, column):
            await datasette.set_column_metadata(database, table, column, "description", text)


async def _add_query(datasette: Any, database: str, name: str, about: dict[str, Any]) -> None:
    existing = await datasette.get_query(database, name)
    if existing is not None and existing.source != SOURCE:
        return
    await datasette.add_query(
        database,
        name,
        about["sql"],
        title=about["title"],
        description=about["description"],
        parameters=about["params"],
        hide_sql=about["hide_sql"],
        is_trusted=True,
        source=SOURCE,
    )
