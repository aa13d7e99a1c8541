"""Resolving links: where each one leads, and what a link to no file makes exist."""

from __future__ import annotations

from kg.model.names import file_key, slug
from kg.model.note import Link, Problem, new
from kg.resolve.entities import Entity
from kg.resolve.links import EXTERNAL, Resolution
from kg.resolve.lookups import Asking
from kg.resolve.name_index import NAMED
from kg.resolve.values import ResolvedLink


def resolve_links(asking: Asking) -> list[ResolvedLink]:
    """Every link of the page, with what it leads to."""
    return [_link(asking, link) for link in asking.page.links]


def _link(asking: Asking, link: Link) -> ResolvedLink:
    if link.external:
        return new(ResolvedLink, (None, None, link, EXTERNAL.how))
    if not link.target:
        return new(ResolvedLink, (asking.page.path, asking.key, link, "path"))
    found = asking.lead(link.target)
    if found.entry is None:
        key = _missing(asking, link)
        return new(ResolvedLink, (None, key, link, "missing"))
    if found.how == "ambiguous":
        asking.problems.append(_ambiguous(link, found.entry.path, found))
    if found.entry.kind == "attachment":
        return new(ResolvedLink, (found.entry.path, None, link, found.how))
    return new(ResolvedLink, (found.entry.path, asking.node_at(found.entry)[0], link, found.how))


def _ambiguous(link: Link, path: str, found: Resolution) -> Problem:
    also = ", ".join(found.others[:5])
    message = f"[[{link.target}]] leads to {path}; it could also mean {also}"
    return Problem("ambiguous-link", message, link.line)


def _missing(asking: Asking, link: Link) -> str:
    """The node that a link to no file leads to: an entity of that name, or a missing one."""
    name = link.target.rstrip("/").rpartition("/")[2]
    wanted = slug(name)
    for _, extra in asking.find(NAMED, wanted) if wanted else ():
        kind, _, key = extra.partition("\x1f")
        key = key or f"{kind}:{wanted}"
        asking.imply(Entity(key, kind, name, "missing"), link.line)
        return key
    key = "missing:" + file_key(link.target)
    asking.imply(Entity(key, "missing", link.target, "missing"), link.line)
    return key
