"""What is let in to the pages about notes, and what is answered instead.

The one place at which a request is looked at before anything is asked of the database: under which
name it came (`kg.web.hosts`), who asks (`kg.web.sites`), and whether what it asks is text.
"""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from kg.present.terminal import clean
from kg.web import databases, failures, hosts, pages, paths, sites
from kg.web.addresses import Addresses
from kg.web.policy import App
from kg.web.sites import Headers, Verdict

_TEXT = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"
_POLICY = (
    b"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    b"frame-ancestors 'none'"
)
_WRONG_HOST = (
    "This server answers to localhost, 127.0.0.1 and [::1]. Other names are added by the setting "
    "hosts of the plugin kg.\n"
)
_OTHER_SITE = "This is for pages of this server only, and another site asked.\n"
_NOT_TEXT = "The address holds control characters.\n"
# Datasette writes what it is asked to the terminal; kg's own pages take any name of a file.
_STEERS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) - frozenset("\t\n\r")


class Answer(NamedTuple):
    """What a request gets that is not let in."""

    status: int
    body: str
    content_type: str = _TEXT


def guard(
    app: App, datasette: Any, *, everything: bool = False, names: frozenset[str] | None = None
) -> App:
    """The application, with requests for pages about notes let in only where they should be.

    With `everything` all its pages are looked at, not only those that `paths.covers`. `names` are
    the hosts that it answers to besides this machine's own; the plugin's setting if not given.
    """

    def is_kgs(scope: Any) -> bool:
        if scope["type"] not in {"http", "websocket"} or paths.EVERYTHING in scope:
            return False
        return everything or paths.covers(datasette, scope["path"])

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        if not is_kgs(scope):
            await app(scope, receive, send)
        elif scope["type"] == "websocket":  # there are none
            await send({"type": "websocket.close", "code": 1008})
        else:
            inside = {**scope, paths.EVERYTHING: True} if everything else scope
            await failures.contained(looked_at, inside, receive, send)

    async def looked_at(scope: Any, receive: Any, send: Any) -> None:
        hosted = hosts.setting(datasette) if names is None else names
        refused = await _refused(datasette, scope, hosted)
        if refused:
            await _send(send, refused)
        else:
            await app(scope, receive, send)

    return guarded


async def _refused(datasette: Any, scope: Any, names: frozenset[str]) -> Answer | None:
    """What is answered in place of the page; None if the request is let in."""
    headers = Headers(scope["headers"])
    listening = (scope.get("server") or (None,))[0]
    query = scope["query_string"].decode("latin-1")
    if not hosts.is_asked_for(headers.all("host"), listening, names):
        return Answer(421, _WRONG_HOST)
    if not paths.is_own(datasette, scope["path"]) and not _STEERS.isdisjoint(unquote_plus(query)):
        return Answer(400, _NOT_TEXT)
    plain = paths.is_plain(datasette, scope["path"], query)
    verdict = sites.verdict(scope["method"], headers, plain=plain, cors=datasette.cors, names=names)
    if verdict is Verdict.REFUSE:
        return Answer(403, _OTHER_SITE)
    if verdict is Verdict.ASK:
        address = scope["path"] + (f"?{unquote_plus(query)}" if query else "")
        return Answer(403, await _question(datasette, address), _HTML)
    return None


async def _question(datasette: Any, address: str) -> str:
    """The page with a link to the address that it stands at."""
    at = Addresses.of(datasette, databases.names(datasette)[0])
    template = pages.template(datasette, "kg_other_site.html")
    return str(await template.render_async(address=clean(address), at=at))


async def _send(send: Any, answer: Answer) -> None:
    headers = [
        (b"content-type", answer.content_type.encode()),
        (b"content-security-policy", _POLICY),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body.encode()})
