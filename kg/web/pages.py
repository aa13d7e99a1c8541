"""The pages of kg in Datasette: their addresses, who may see them, and what they show."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import Forbidden, NotFound, Response

from kg.errors import NameAmbiguous, NameUnknown
from kg.present.picture import document
from kg.store.owner import owner
from kg.web import (
    assets,
    databases,
    describe,
    home,
    node,
    note,
    paths,
    problems,
    questions,
    saved_page,
    search,
    search_page,
    tables,
    whole,
)
from kg.web.addresses import PREFIX, Addresses

_GONE = "It may have gone with the last import."
_SEEN = ("nodes", "notes", "people", "contacts")  # what one must be allowed to see


def template(datasette: Any, *names: str, request: Any = None) -> Any:
    """The first of these templates that there is."""
    if hasattr(datasette, "get_jinja_environment"):
        return datasette.get_jinja_environment(request).select_template(names)
    return datasette.jinja_env.select_template(names)


def styles(
    datasette: Any, database: str | None, view_name: str | None, request: Any = None
) -> list[str]:
    """The style sheets of a page; those of what went wrong have neither database nor view."""
    names = databases.names(datasette)
    ours = database in names or view_name in ("index", "kg")
    if database is None and request is not None:
        ours = ours or paths.concerns(datasette, request)
    return [Addresses.of(datasette, names[0]).asset("kg.css")] if names and ours else []


def menu(datasette: Any) -> list[dict[str, str]]:
    """Entries for Datasette's menu."""
    return [
        {"href": Addresses.of(datasette, name).home(), "label": f"Questions to {name}"}
        for name in databases.names(datasette)
    ]


def template_vars(
    datasette: Any, database: str | None, table: str | None, view_name: str | None, request: Any
) -> Any:
    """Variables for Datasette's own templates."""
    if view_name == "index":
        return lambda: _index(datasette, request)
    return lambda: _beside(datasette, database, table, request)


async def _beside(
    datasette: Any, database: str | None, table: str | None, request: Any
) -> dict[str, Any]:
    """What belongs beside a table, a view or a named query."""
    ours = database is not None and databases.named(datasette, database)
    asked = describe.asked_in(request.path) if ours and table is None else None
    at = Addresses.of(datasette, database) if database is not None else None
    return {
        **search.template_vars(datasette, database, table, request),
        "kg_table": await _table(datasette, database, table, request) if ours else None,
        "kg_asked": asked,
        "kg_ask": at.page(f"ask/{asked.name}") if at and asked else None,
        "kg_told": await _told(datasette, database, request),
        "kg_counted": ours and "_nocount" not in request.args,
    }


async def _table(datasette: Any, database: Any, table: str | None, request: Any) -> Any:
    """How the table of a page is shown to whoever may see the notes."""
    actor = getattr(request, "actor", None)
    if not await _may_see(datasette, database, actor):
        return None
    return tables.Shown(datasette, database, table)


async def _told(datasette: Any, database: str | None, request: Any) -> tuple[str, ...]:
    """Whom the answer of this page leaves out by a guess, or that nobody knows whom to."""
    if database is None or request is None or not databases.named(datasette, database):
        return ()
    question = describe.question_in(request.path)
    if question is None or not await _may_see(datasette, database, request.actor):
        return ()
    without_me = describe.leaves_me_out(question) and request.args.get("with_me") != "1"
    found: tuple[str, ...] = await datasette.get_database(database).execute_fn(
        lambda conn: owner(conn).told(question, without_me=without_me)
    )
    return found


async def _index(datasette: Any, request: Any) -> dict[str, Any]:
    for name in databases.names(datasette):
        if request is not None and await _may_see(datasette, name, request.actor):
            only = len(datasette.databases) - ("_internal" in datasette.databases) == 1
            return {"kg": await home.contents(datasette, name), "kg_only": only}
    return {}


async def _may_see(datasette: Any, name: str, actor: Any) -> bool:
    if hasattr(datasette, "permission_allowed"):
        return await _may_see_065(datasette, name, actor)
    from datasette.resources import DatabaseResource, TableResource

    if not await datasette.allowed(
        action="view-database", resource=DatabaseResource(name), actor=actor
    ):
        return False
    for table in _SEEN:
        resource = TableResource(name, table)
        if not await datasette.allowed(action="view-table", resource=resource, actor=actor):
            return False
    return True


async def _may_see_065(datasette: Any, name: str, actor: Any) -> bool:
    asked = [("view-instance", None), ("view-database", name)]
    for action, resource in asked + [("view-table", (name, table)) for table in _SEEN]:
        if not await datasette.permission_allowed(actor, action, resource, default=True):
            return False
    return True


async def _database(datasette: Any, request: Any) -> str:
    """The database that a request is about. Raises NotFound or Forbidden."""
    names = databases.names(datasette)
    name = request.args.get("db") or next(iter(names), None)
    if name not in names:
        raise NotFound("There is no such database of notes.")
    if not await _may_see(datasette, name, request.actor):
        raise Forbidden("You may not see these notes.")
    return str(name)


def _key(request: Any) -> str:
    return request.args.get("key") or unquote(request.url_vars["key"])


async def _html(datasette: Any, request: Any, template: str, **context: Any) -> Response:
    text = await datasette.render_template(template, context, request=request, view_name="kg")
    return Response.html(text, status=context.get("status", 200))


async def _missing(datasette: Any, request: Any, database: str, sentence: str) -> Response:
    # Not raised: Datasette sends a page that is not found, and whose address holds %, elsewhere.
    found = {"at": Addresses.of(datasette, database), "sentence": sentence}
    return await _html(datasette, request, "kg_missing.html", kg=found, status=404)


async def home_page(datasette: Any, request: Any) -> Response:
    """The questions, and the blocked projects."""
    name = await _database(datasette, request)
    return await _html(datasette, request, "kg_home.html", kg=await home.contents(datasette, name))


async def problems_page(datasette: Any, request: Any) -> Response:
    """What is wrong with the notes, by causes."""
    name = await _database(datasette, request)
    found = await problems.contents(datasette, name, request.args.get("severity", ""))
    return await _html(datasette, request, "kg_problems.html", kg=found)


async def node_page(datasette: Any, request: Any) -> Response:
    """A node: facts, contacts, tasks, neighbours."""
    name = await _database(datasette, request)
    found = await node.contents(datasette, name, _key(request))
    if found is None:
        return await _missing(datasette, request, name, f"Nothing has this key. {_GONE}")
    return await _html(datasette, request, "kg_node.html", kg=found)


async def note_page(datasette: Any, request: Any) -> Response:
    """A note, to be read."""
    name = await _database(datasette, request)
    found = await note.contents(datasette, name, _key(request))
    if found is None:
        return await _missing(datasette, request, name, f"There is no note at this path. {_GONE}")
    return await _html(datasette, request, "kg_note.html", kg=found)


async def graph(datasette: Any, request: Any) -> Response:
    """The neighbourhood of a node, as the interactive graph reads it."""
    name = await _database(datasette, request)
    picture = await node.picture(datasette, name, _key(request))
    if picture is None:
        return Response("null", status=404, content_type="application/json")
    return Response(document(picture), content_type="application/json")


async def graph_page(datasette: Any, request: Any) -> Response:
    """The whole graph."""
    name = await _database(datasette, request)
    found = {"at": Addresses.of(datasette, name), "database": name}
    return await _html(datasette, request, "kg_graph.html", kg=found)


async def whole_graph(datasette: Any, request: Any) -> Response:
    """The whole graph, as the interactive graph reads it."""
    name = await _database(datasette, request)
    return Response(await whole.picture(datasette, name), content_type="application/json")


async def evidence(datasette: Any, request: Any) -> Response:
    """The lines that prove an edge of the whole graph."""
    name = await _database(datasette, request)
    source, target, kind = (request.args.get(one, "") for one in ("source", "target", "kind"))
    found = await whole.evidence(datasette, name, source, target, kind)
    return Response(found, content_type="application/json")


async def numbered(datasette: Any, request: Any) -> Response:
    """From the number of a node to its page."""
    name = await _database(datasette, request)
    key = await node.key_of(datasette, name, int(request.url_vars["id"]))
    if key is None:
        return await _missing(datasette, request, name, f"Nothing has this number. {_GONE}")
    return Response.redirect(Addresses.of(datasette, name).node(key))


async def numbered_note(datasette: Any, request: Any) -> Response:
    """From the number of a note to its page."""
    name = await _database(datasette, request)
    path = await node.path_of(datasette, name, int(request.url_vars["id"]))
    if path is None:
        return await _missing(datasette, request, name, f"No note has this number. {_GONE}")
    line = request.args.get("line", "")
    return Response.redirect(
        Addresses.of(datasette, name).note(path, line if line.isdigit() else None)
    )


async def names(datasette: Any, request: Any) -> Response:
    """Names that begin with what is typed, as JSON."""
    name = await _database(datasette, request)
    found = await questions.beginning(datasette, name, request.args.get("start", ""))
    return Response(json.dumps(found), content_type="application/json")


async def go(datasette: Any, request: Any) -> Response:
    """From a name to its page; to the page of the search where several things are called so, or
    nothing is."""
    name = await _database(datasette, request)
    at = Addresses.of(datasette, name)
    words = request.args.get("q", "").strip()
    try:
        return Response.redirect(at.node(await questions.find(datasette, name, words)))
    except (NameAmbiguous, NameUnknown):
        return Response.redirect(at.page("search", q=words))


async def search_results(datasette: Any, request: Any) -> Response:
    """Who or what is called so, and the notes that hold the words."""
    name = await _database(datasette, request)
    given = {one: request.args[one] for one in request.args}
    found = await search_page.contents(datasette, name, given)
    return await _html(datasette, request, "kg_search.html", kg=found)


async def saved_question(datasette: Any, request: Any) -> Response:
    """A question of Dataview or Tasks that kg.toml saves, answered."""
    name = await _database(datasette, request)
    given = {one: request.args[one] for one in request.args}
    try:
        found = await saved_page.contents(datasette, name, unquote(request.url_vars["name"]), given)
    except saved_page.Elsewhere as elsewhere:
        return Response.redirect(elsewhere.address)
    if found is None:
        return await _missing(datasette, request, name, "kg.toml saves no question of this name.")
    return await _html(datasette, request, "kg_saved.html", kg=found)


async def ask(datasette: Any, request: Any) -> Response:
    """From a question in words to its answer: names become keys on the way."""
    name = await _database(datasette, request)
    question = request.url_vars["query"]
    given = {key: request.args[key] for key in request.args if key != "db"}
    try:
        values = await questions.values(datasette, name, question, given)
    except KeyError:
        raise NotFound("There is no such question.") from None
    except (NameAmbiguous, NameUnknown) as error:
        choices = await questions.choices(datasette, name, question, given, error)
        return await _html(
            datasette,
            request,
            "kg_choose.html",
            words=error.name,
            choices=choices,
            status=404 if isinstance(error, NameUnknown) else 200,
        )
    return Response.redirect(Addresses.of(datasette, name).query(question, **values))


def static(request: Any) -> Response:
    """A script or style sheet of kg."""
    found = assets.read(request.url_vars["name"])
    if found is None:
        raise NotFound("There is no such file.")
    text, content_type = found
    return Response(text, content_type=content_type, headers={"cache-control": "max-age=60"})


async def nothing(datasette: Any, request: Any) -> Response:
    """Whatever else is asked for below the addresses of kg."""
    name = await _database(datasette, request)
    return await _missing(datasette, request, name, "There is no such page.")


ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (rf"^{PREFIX}/?$", home_page),
    (rf"^{PREFIX}/problems$", problems_page),
    (rf"^{PREFIX}/node/(?P<key>.*)$", node_page),
    (rf"^{PREFIX}/note/(?P<key>.*)$", note_page),
    (rf"^{PREFIX}/graph\.json/(?P<key>.*)$", graph),
    (rf"^{PREFIX}/graph$", graph_page),
    (rf"^{PREFIX}/graph\.json$", whole_graph),
    (rf"^{PREFIX}/evidence\.json$", evidence),
    (rf"^{PREFIX}/id/(?P<id>\d{{1,18}})$", numbered),
    (rf"^{PREFIX}/note-id/(?P<id>\d{{1,18}})$", numbered_note),
    (rf"^{PREFIX}/names\.json$", names),
    (rf"^{PREFIX}/go$", go),
    (rf"^{PREFIX}/search$", search_results),
    (rf"^{PREFIX}/saved/(?P<name>.+)$", saved_question),
    (rf"^{PREFIX}/ask/(?P<query>\w+)$", ask),
    (rf"^{PREFIX}/static/(?P<name>[\w.-]+)$", static),
    (rf"^{PREFIX}/.*$", nothing),
]
