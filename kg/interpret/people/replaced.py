"""Somebody who was struck out for another: *~~Ann Lee~~ → Bo Ek*."""

from __future__ import annotations

from kg.interpret.looks import is_full
from kg.interpret.people.links import links_side_by_side
from kg.interpret.people.names import read_name
from kg.interpret.people.scope import Found, Scope


def struck_and_replaced(text: str, scope: Scope) -> list[Found] | None:
    """The one who is struck through was absent, and the other there; None for any other text."""
    if not text.startswith("~~"):
        return None
    gone, _, rest = text[2:].partition("~~")
    now = rest.strip().lstrip("→⇒").removeprefix("->").removeprefix("=>").strip()
    if "~~" in now or not (now.startswith("[[") or is_full(now)):
        return None
    return [
        one
        for name, is_off in ((gone, True), (now, False))
        for one in _named(name.strip(), scope._replace(absent=is_off))
    ]


def _named(text: str, scope: Scope) -> list[Found]:
    linked = links_side_by_side(text, scope)
    return read_name(text, scope) if linked is None else linked
