"""The plugin: what Datasette calls, handed on. A package, so that Datasette finds its templates."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from datasette import hookimpl
from datasette.utils import StartupError

from kg.errors import KgError
from kg.web import (
    apart,
    cells,
    databases,
    describe,
    failures,
    gate,
    hosts,
    mended,
    metadata,
    pages,
    paths,
    policy,
    saved,
    search,
)

__all__: list[str] = []


@hookimpl
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """Texts and configuration for Datasette 0.65."""
    # Asked hundreds of times a page, mostly for what only a user's own metadata says.
    if key not in (None, "databases"):
        return {}
    return {
        "databases": {
            name: describe.database(large=databases.is_large(str(datasette.databases[name].path)))
            for name in databases.names(datasette)
        }
    }


@hookimpl
def canned_queries(datasette: Any, database: str) -> dict[str, Any]:
    """The named queries for Datasette 0.65, and the questions that kg.toml saves now."""
    if not databases.named(datasette, database):
        return {}
    known = {name: dict(query) for name, query in describe.asked().items()}
    return known | saved.queries(str(datasette.databases[database].path))


@hookimpl(tryfirst=True)
def startup(datasette: Any) -> Callable[[], Any]:
    """Processes for SQL; texts, configuration and named queries for Datasette 1.0."""
    apart.put_in(datasette)

    try:
        hosts.setting(datasette)
    except KgError as error:
        raise StartupError(str(error)) from error

    async def described() -> None:
        if hasattr(datasette, "set_resource_metadata"):
            for name in databases.names(datasette):
                await metadata.describe_database(datasette, name)

    return described


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Nonces for the scripts in templates, and what is mended in Datasette's own."""
    if databases.names(datasette):
        mended.install(env)
        policy.install(env)


@hookimpl(trylast=True)
def asgi_wrapper(datasette: Any) -> Callable[[policy.App], policy.App]:
    """Who is let in, a note of what may take long, and the Content-Security-Policy."""
    return lambda app: gate.guard(
        apart.noting(policy.guard(app, lambda path: paths.covers(datasette, path))), datasette
    )


@hookimpl(hookwrapper=True)
def handle_exception(
    datasette: Any, request: Any, exception: Exception
) -> Generator[None, Any, None]:
    """One line for whoever runs the server, in place of all that Datasette knows."""
    outcome = yield
    if paths.concerns(datasette, request):
        found = failures.instead(outcome.get_result(), datasette, request, exception)
        outcome.force_result(found)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Home, node pages, the graph, and what they load."""
    return pages.ROUTES


@hookimpl
def extra_css_urls(
    datasette: Any, database: str | None, view_name: str | None, request: Any
) -> list[str]:
    """The style of kg's pages."""
    return pages.styles(datasette, database, view_name, request)


@hookimpl
def extra_template_vars(
    datasette: Any, database: str | None, table: str | None, view_name: str | None, request: Any
) -> Any:
    """The home page's contents; the search box of tables that are searched by name."""
    return pages.template_vars(datasette, database, table, view_name, request)


@hookimpl
def filters_from_request(request: Any, database: str, table: str, datasette: Any) -> Any:
    """Search by name."""
    return search.filters(datasette, database, table, request)


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> Any:
    """Links to nodes and to lines of notes; texts of notes."""
    return cells.render(datasette, database, table, column, value, row)


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """The way home."""
    return pages.menu(datasette)
