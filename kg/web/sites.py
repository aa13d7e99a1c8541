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

_PERSON = "none"  # typed, a bookmark, a link in another program
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
    sites = set(headers.all("sec-fetch-site"))
    if sites == {"same-origin"}:
        return Verdict.PASS
    if any(headers.all(name) for name in _AHEAD):
        # Chromium takes what a page has it fetch ahead for a wish of the person.
        return Verdict.REFUSE
    if sites <= {_PERSON} and _says_nothing_else(headers, names):
        return Verdict.PASS
    origins = headers.all("origin")
    if cors and (headers.says("sec-fetch-mode", "cors") or (origins and not sites)):
        return Verdict.PASS
    if method != "GET" or not (_is_navigation(headers) if sites else not origins):
        return Verdict.REFUSE
    # Where nothing says that it is a navigation, it may still be one.
    return Verdict.PASS if plain and sites else Verdict.ASK


def _is_navigation(headers: Headers) -> bool:
    """Whether a person sees the answer, as a page of its own."""
    return headers.says("sec-fetch-mode", "navigate") and headers.says("sec-fetch-dest", "document")


def _says_nothing_else(headers: Headers, names: frozenset[str]) -> bool:
    """Whether neither `Origin` nor `Referer` names another site."""
    here = headers.all("host")
    given = (*headers.all("origin"), *headers.all("referer"))
    return all(_is_own(one, here, names) for one in given)


def _is_own(address: str, here: Sequence[str], names: frozenset[str]) -> bool:
    try:
        scheme, place = urlsplit(address)[:2]
    except ValueError:
        return False
    place, port = place.lower(), _PORTS.get(scheme, "")
    own = {one.lower().removesuffix(port) for one in here}
    return bool(place) and (place.removesuffix(port) in own or hosts.name(place) in names)
