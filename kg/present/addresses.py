"""Where a place in the notes leads when it is clicked on: OSC 8, which newer terminals understand
and others pass over (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
"""

from __future__ import annotations

# What the setting `source_links` of kg.toml may name, beside an address of one's own.
FORMS = {
    "file": "file://{vault}/{path}#L{line}",
    "obsidian": "obsidian://open?vault={name}&file={path}",
}
NONE = "none"
_START, _END, _CLOSED = "\x1b]8;;", "\x1b\\", "\x1b]8;;\x1b\\"
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def template(form: str, vault: str) -> str | None:
    """The address of a place in this vault (an absolute path), its path and line left open."""
    if form == NONE:
        return None
    from kg.present.terminal import clean

    name = vault.rstrip("/").rpartition("/")[2]
    wanted = FORMS.get(form) or clean(form)
    return wanted.replace("{vault}", quoted(vault.rstrip("/"))).replace("{name}", quoted(name))


def linked(text: str, place: str, links: str | None) -> str:
    """The text as a link to a place such as `People/Ann.md:12`; as it is without an address."""
    if links is None or not text:
        return text
    return f"{_START}{address_of(place, links)}{_END}{text}{_CLOSED}"


def address_of(place: str, links: str) -> str:
    """The address of a place such as `People/Ann.md:12`, or of a note."""
    path, colon, line = place.rpartition(":")
    if not (colon and line.isdigit()):
        path, line = place, "1"
    return address(links, path, line)


def address(links: str, path: str, line: str) -> str:
    """The address of a place, by that of its vault (see `template`)."""
    return links.replace("{path}", quoted(path)).replace("{line}", line)


def unlinked(text: str) -> str:
    """The text without such links, for what cannot show them."""
    first, *parts = text.split(_START)
    return first + "".join(part.partition(_END)[2] for part in parts)


def quoted(text: str) -> str:
    """Percent-encoded, but for what a path may hold. (`urllib.parse` loads too much.)"""
    raw = text.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in raw)
