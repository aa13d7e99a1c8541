"""Under which names a server is asked.

Any page of the web may give its own name this machine's address, and then read what is served here
as its own; but its name stands in the request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from weakref import WeakKeyDictionary

from kg.errors import KgError

ANY = "*"
_READ: WeakKeyDictionary[Any, frozenset[str]] = WeakKeyDictionary()
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9_-][a-z0-9_.-]*))(?::[0-9]{1,5})?")


class NotHosts(KgError):
    """The plugin's setting `hosts` cannot be read."""

    def __init__(self, given: object) -> None:
        super().__init__(
            f"The setting hosts of the plugin kg is {given!r}; it takes a list of names such as "
            f'"notes.example", or "{ANY}" for any.'
        )


def name(host: str) -> str | None:
    """The name or address in `name:port` or `[address]:port`; None where it is neither."""
    found = _HOST.fullmatch(host.lower())
    return (found[1] or found[2].removesuffix(".")) if found else None


def is_loopback(name: str) -> bool:
    """Whether a name or address is reached from this machine only."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    address = _address(name)
    return address is not None and address.is_loopback


def _is_here(name: str) -> bool:
    # Browsers take 0.0.0.0 for this machine, and servers that listen everywhere say they are there.
    address = _address(name)
    return is_loopback(name) or (address is not None and address.is_unspecified)


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(name)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def setting(datasette: Any) -> frozenset[str]:
    """The names that the plugin's setting `hosts` adds, read once. Raises NotHosts."""
    if datasette not in _READ:
        _READ[datasette] = _read(datasette)
    return _READ[datasette]


def _read(datasette: Any) -> frozenset[str]:
    given = (datasette.plugin_config("kg") or {}).get("hosts", ())
    found = [given] if isinstance(given, str) else given
    if not isinstance(found, Sequence) or not all(isinstance(one, str) for one in found):
        raise NotHosts(given)
    names = [one if one == ANY else name(one) for one in found]
    if None in names:
        raise NotHosts(given)
    return frozenset(one for one in names if one)


def is_asked_for(given: Sequence[str], listening: str | None, names: frozenset[str]) -> bool:
    """Whether what stands in `Host` is a name under which this server is to be found.

    `listening` is the address that was reached. Another one than this machine's own for itself may
    have any name, unless `names` says which.
    """
    if ANY in names or not (names or is_loopback(listening or "")):
        return True
    found = name(given[0]) if len(given) == 1 else None
    return found is not None and (_is_here(found) or found in names)
