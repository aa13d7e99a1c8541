"""What goes wrong while a page is made: one line for whoever runs the server, one for the reader.

Datasette prints the whole way to an error, with all variables and whatever an address made it say;
a terminal would obey what is in it.
"""

from __future__ import annotations

import os
import sys
import traceback
from asyncio import to_thread
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import lru_cache
from typing import Any, NamedTuple, TextIO, cast

from datasette.utils import add_cors_headers
from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

from kg.errors import DatabaseError, KgError
from kg.present.terminal import clean
from kg.store.errors import DatabaseDamaged
from kg.store.maintenance import damage
from kg.web import databases, pages
from kg.web.policy import App

_DATASETTE = "datasette.handle_exception"
_NOT_SORTED = ("Cannot sort table by ", "Cannot use _sort and _sort_desc")
_READ_ONLY = "This page can only be read (GET)."
# What Datasette 0.65 takes for a fault of its own, and is one of the address: the error by its name
# and begin, and what is answered.
_OF_ADDRESSES: tuple[tuple[str, str, int, str], ...] = (
    ("AssertionError", "You may only POST to", 405, _READ_ONLY),
    ("AttributeError", "'tuple' object has no attribute 'asgi_send'", 405, _READ_ONLY),
    ("ProgrammingError", "You did not supply", 404, "There is no such row."),
    ("ValueError", "invalid literal for int()", 400, "A number of the address is no number."),
    ("IntegrityError", "datatype mismatch", 400, "A number of the address is too large."),
    ("KeyError", "'columns'", 404, "This page has no CSV."),
)
_LONGEST = 500  # characters of a line
_INTERNAL = b"Something failed here; the server says what.\n"


class Failure(NamedTuple):
    """What is said of an error. `message` is text, or Datasette's own HTML; `line` is text."""

    status: int
    title: str | None
    message: str
    line: str
    info: dict[str, Any]


def failure(error: Exception) -> Failure:
    """The error in words, without what steers a terminal."""
    line = _line(f"{type(error).__name__}: {error}")
    return _known(error) or Failure(500, None, line, f"{line} (KG_DEBUG=1 shows where)", {})


def _known(error: Exception) -> Failure | None:
    """One that says what is wrong; None where something else breaks."""
    if isinstance(error, Base400):
        text = _line(error.args[0] if error.args else type(error).__name__)
        return Failure(error.status, None, text, text, {})
    if isinstance(error, DatasetteError):
        is_html = error.message_is_html
        plain = getattr(error, "plain_message", None) or (is_html and _first(error.message))
        line = _line(plain or (is_html and error.title) or error.message)
        message = Markup(error.message) if is_html else line
        # Datasette 0.65 takes an address that asks for it for a fault of its own.
        status = 400 if line.startswith(_NOT_SORTED) else error.status
        return Failure(status, error.title, message, line, dict(error.error_dict))
    if isinstance(error, KgError):
        return Failure(500, None, _line(error), _line(error), {})
    for kind, begin, status, said in _OF_ADDRESSES:
        if type(error).__name__ == kind and str(error).startswith(begin):
            return Failure(status, None, said, said, {})
    return None


async def _of_rows(datasette: Any, error: Exception) -> Exception:
    """The error; or, where something breaks over rows that kg never wrote, which row that is."""
    for name in databases.names(datasette) if _known(error) is None else ():
        path = str(datasette.databases[name].path)
        with suppress(OSError, DatabaseError):
            if cause := await to_thread(_damage, path, os.stat(path).st_mtime_ns):
                return DatabaseDamaged(path, cause)
    return error


@lru_cache(maxsize=16)
def _damage(path: str, changed: int) -> str | None:  # noqa: ARG001 - it is looked at once
    return damage(path)


def _first(html: str) -> str:
    """The first paragraph of Datasette's own HTML as text; what follows repeats the query."""
    return str(Markup(html.partition("</p>")[0]).striptags())


def _line(text: object) -> str:
    found = " ".join(clean(str(text)).split())
    return found if len(found) <= _LONGEST else found[: _LONGEST - 1] + "…"


def report(method: str, path: str, error: Exception) -> Failure:
    """Say on stderr what failed, in one line; with KG_DEBUG also where."""
    found = failure(error)
    sys.stderr.write(f"{_line(method)} {_line(path)}: {found.status}, {found.line}\n")
    if os.environ.get("KG_DEBUG"):
        lines = "".join(traceback.format_exception(error)).splitlines()
        sys.stderr.write("".join(f"{clean(line)}\n" for line in lines))
    return found


def page(datasette: Any, request: Any, error: Exception) -> Callable[[], Awaitable[Response]]:
    """What answers a request that failed, in Datasette's forms: a page, JSON, text."""

    async def made() -> Response:
        found = report(request.method, request.path, await _of_rows(datasette, error))
        headers: dict[str, str] = {}
        if datasette.cors:
            add_cors_headers(headers)
        said = found.info | {"ok": False, "status": found.status, "title": found.title}
        if request.path.endswith(".json"):
            body = said | {"error": found.line, "errors": [found.line]}
            return Response.json(body, status=found.status, headers=headers)
        if request.path.endswith(".csv"):
            return Response.text(found.line, status=found.status, headers=headers)
        template = pages.template(datasette, f"{found.status}.html", "error.html", request=request)
        styles = [{"url": url} for url in pages.styles(datasette, None, None, request)]
        home = [{"href": datasette.urls.instance(), "label": "home"}]
        frame = {
            "urls": datasette.urls,
            "menu_links": lambda: pages.menu(datasette),
            "crumb_items": lambda **_: home,
            "extra_css_urls": styles,
        }
        if hasattr(datasette, "app_css_hash"):  # 0.65
            frame["app_css_hash"] = datasette.app_css_hash()
        text = await template.render_async(said | frame | {"error": found.message})
        return Response.html(text, status=found.status, headers=headers)

    return made


def instead(results: list[Any], datasette: Any, request: Any, error: Exception) -> list[Any]:
    """What plugins make of an error, with `page` in the place of what Datasette makes of it."""
    if datasette.pdb:
        return results
    ours = page(datasette, request, error)
    return [ours if getattr(one, "__module__", None) == _DATASETTE else one for one in results]


async def contained(app: App, scope: Any, receive: Any, send: Any) -> None:
    """Run the application; what escapes it is one line, not the server's affair."""
    started = False

    async def noted(event: dict[str, Any]) -> None:
        nonlocal started
        started = True
        await send(event)

    try:
        await app(scope, receive, noted)
    except Exception as error:  # noqa: BLE001 - whatever it is, its text is not to be trusted
        report(scope["method"], scope["path"], error)
        if not started:
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 500, "headers": headers})
            await send({"type": "http.response.body", "body": _INTERNAL})


class Cleaned:
    """A stream to which only text goes: no line steers a terminal, and none is endless."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text, line by line clean."""
        self._stream.write("\n".join(clean(line)[:_LONGEST] for line in text.split("\n")))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def cleaned() -> Iterator[None]:
    """Whatever is written to stdout and stderr meanwhile is clean."""
    out, err = cast(TextIO, Cleaned(sys.stdout)), cast(TextIO, Cleaned(sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        yield
