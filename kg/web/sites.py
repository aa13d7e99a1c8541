"""Who asks: a page of kg or its user, or a page of another site.

Browsers say so in `Sec-Fetch-Site`, which no page can change, but only to https and to this
machine. Elsewhere `Origin` and `Referer` tell, if they are there. Programs send none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from urllib.parse import urlsplit

from kg.web import hosts

_OWN = {"same-origin", "none"}  # none: typed, a bookmark, another program
_AHEAD = ("sec-purpose", "purpose", "x-purpose", "x-moz")  # fetched before anybody wants it
_PORTS = {"http": ":80", "https": ":443"}


class Verdict(Enum):
    """What becomes of a request: it passes, a person must click first, or it is refused."""

    PASS = "pass"
    ASK = "ask"
    REFUSE = "refuse"


class Headers:
    """The headers of a request by lower-case name, each with all its values."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, list[str]] = defaultdict(list)
        for name, value in raw:
            self._values[name.decode("latin-1").lower()].append(value.decode("latin-1").strip())

    def all(self, name: str) -> Sequence[str]:
        """Every value; none where the header is missing."""
        return self._values.get(name, ())

    def says(self, name: str, value: str) -> bool:
        """Whether the header is there once, with this value."""
        return self.all(name) == [value]


def verdict(
    method: str, headers: Headers, *, plain: bool, cors: bool, names: frozenset[str]
) -> Verdict:
    """What becomes of a request for a page; `plain` if the page only shows what is stored.

    With `cors` other sites may read by fetch. `names` are those of this server besides its `Host`.
    """
    found = headers.all("sec-fetch-site")
    if not found:
        return _by_origin(method, headers, cors, names)
    if _OWN.issuperset(found) or (cors and headers.says("sec-fetch-mode", "cors")):
        return Verdict.PASS
    if method != "GET" or not _is_navigation(headers):
        return Verdict.REFUSE
    return Verdict.PASS if plain else Verdict.ASK


def _is_navigation(headers: Headers) -> bool:
    """Whether a person sees the answer, as a page of its own."""
    return (
        headers.says("sec-fetch-mode", "navigate")
        and headers.says("sec-fetch-dest", "document")
        and not any(headers.all(name) for name in _AHEAD)
    )


def _by_origin(method: str, headers: Headers, cors: bool, names: frozenset[str]) -> Verdict:
    here = headers.all("host")
    origins, pages = headers.all("origin"), headers.all("referer")
    if all(_is_own(one, here, names) for one in (*origins, *pages)):
        return Verdict.PASS
    if cors and origins:
        return Verdict.PASS
    # It may be a person who followed a link, in a browser that does not say so.
    return Verdict.REFUSE if origins or method != "GET" else Verdict.ASK


def _is_own(address: str, here: Sequence[str], names: frozenset[str]) -> bool:
    try:
        scheme, place = urlsplit(address)[:2]
    except ValueError:
        return False
    place, port = place.lower(), _PORTS.get(scheme, "")
    own = {one.lower().removesuffix(port) for one in here}
    return bool(place) and (place.removesuffix(port) in own or hosts.name(place) in names)
