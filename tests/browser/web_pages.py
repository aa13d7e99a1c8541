"""Every kind of page of a kg database in Datasette, by a name that says which: for the test with
axe-core and for `make pictures`."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

from kg.store import queries
from kg.web import describe

NODE, NOTE = "/-/kg/node", "/-/kg/note"
# What is no table, no view and no named query as it is, and the status that it is answered with.
OWN = {
    "home": "/",
    "questions": "/-/kg",
    "graph": "/-/kg/graph",
    "problems": "/-/kg/problems",
    "note": f"{NOTE}/Projects/Harbor%20Light.md#L46",
    "note with queries": f"{NOTE}/Dashboard.md",
    "database": "/kg",
    "hidden tables": "/kg?_show_hidden=1",
    "search by word": "/kg/notes?_search=data+annex",
    "search by name": "/kg/people?_search=alv",
    "filtered": "/kg/projects?status=blocked&name__contains=a&_facet=due",
    "filtered by SQL": "/kg/people?_where=is_me=0",
    "nothing found": "/kg/people?name=nobody",
    "ordered": "/kg/contacts?_sort_desc=date",
    "columns": "/kg/people?_col=name&_col=email",
    "answer": "/kg/last_contact?status=blocked",
    "answer with its SQL": "/kg/last_contact?_show_sql=1",
    "saved": "/kg/gone-quiet?days=30",
    "saved in Tasks": "/-/kg/saved/due-soon",
    "saved in Dataview": "/-/kg/saved/standing",
    "which": "/-/kg/ask/contact_evidence?person=be",
    "searching": "/-/kg/search",
    "found": "/-/kg/search?q=data+annex",
    "misspelt": "/-/kg/search?q=Oakfor",
    "ambiguous": "/-/kg/search?q=be",
    "not found": "/-/kg/search?q=zzqqxx",
}
FAILED = {
    "no such page": "/-/kg/nothing",
    "no such node": f"{NODE}/person:nobody",
    "no such database": "/nothing",
    "no such table": "/kg/nothing",
    "no such row": "/kg/people/99999",
    "bad order": "/kg/people?_sort=nothing",
    "no such question": "/-/kg/ask/nothing",
}
SQL = {
    "sql": "select key, label, kind from nodes",
    "empty sql": "select 1 where 0",
    "bad sql": "selec",
}


def pages(db: Path, version: str) -> Iterator[tuple[str, str]]:
    """The name and the address of each page; `version` is that of Datasette."""
    yield from OWN.items()
    yield from FAILED.items()
    place = "/kg" if version == "0.65" else "/kg/-/query"
    for name, sql in SQL.items():
        yield name, f"{place}?{urlencode({'sql': sql})}"
    if version != "0.65":
        yield "queries", "/kg/-/queries"
    with sqlite3.connect(db) as conn:
        keys = conn.execute("select kind, min(key) from nodes group by kind").fetchall()
        for kind, key in [*keys, ("hub", "project:harbor-light")]:
            yield f"node {kind}", f"{NODE}/{quote(key)}"
        for table, about in describe.tables().items():
            if not about.get("hidden"):
                yield f"table {table}", f"/kg/{table}"
                yield from _row(conn, table)
    for query in queries.names():
        yield f"query {query}", f"/kg/{describe.asked_as(query)}"


def _row(conn: sqlite3.Connection, table: str) -> Iterator[tuple[str, str]]:
    """The page of one row of a table, if it has any."""
    keys = [row[1] for row in conn.execute(f"pragma table_info({table})") if row[5]]
    if keys and (found := conn.execute(f"select {', '.join(keys)} from {table}").fetchone()):
        yield f"row {table}", f"/kg/{table}/{','.join(map(str, found))}"
