"""Resolving links: where each one leads, and what a link to no file makes exist."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.kinds import Codes, Kinds, Outcomes, is_subject
from kg.model.names import file_key, slug
from kg.model.note import Link, Problem, new
from kg.resolve.entities import Entity
from kg.resolve.links import EXTERNAL, Resolution
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import NAMED
from kg.resolve.values import ResolvedLink


def resolve_links(lookups: Lookups) -> list[ResolvedLink]:
    """Every link of the page, with what it leads to."""
    return [_link(lookups, link) for link in lookups.page.links]


def _link(lookups: Lookups, link: Link) -> ResolvedLink:
    if link.external:
        return new(ResolvedLink, (None, None, link, EXTERNAL.how))
    if not link.target:
        return new(ResolvedLink, (lookups.page.path, lookups.key, link, Outcomes.PATH))
    found = lookups.resolve_link(link.target)
    if found.entry is None:
        key = _missing(lookups, link)
        return new(ResolvedLink, (None, key, link, Outcomes.MISSING))
    if found.how == Outcomes.AMBIGUOUS:
        lookups.problems.append(_ambiguous(link, found.entry.path, found))
    if found.entry.kind == Kinds.ATTACHMENT:
        return new(ResolvedLink, (found.entry.path, None, link, found.how))
    return new(ResolvedLink, (found.entry.path, lookups.node_at(found.entry)[0], link, found.how))


def _ambiguous(link: Link, path: str, found: Resolution) -> Problem:
    also = ", ".join(found.others[:5])
    message = f"[[{link.target}]] leads to {path}; it could also mean {also}"
    return Problem(Codes.AMBIGUOUS_LINK, message, link.line)


def _named(lookups: Lookups, wanted: str) -> Iterator[tuple[str, str]]:
    """Kind and key of what notes mean by a name that has no page."""
    for _, extra in lookups.find(NAMED, wanted):
        kind, _, key = extra.partition("\x1f")
        yield kind, key or f"{kind}:{wanted}"
    for kind in lookups.names.told_kinds(wanted):
        yield kind, f"{kind}:{wanted}"


def missing_key(target: str) -> str:
    """The key of the node to which a link leads that leads to no file."""
    return f"{Kinds.MISSING}:{file_key(target)}"


def _missing(lookups: Lookups, link: Link) -> str:
    """The node that a link to no file leads to: an entity of that name, or a missing one."""
    name = link.target.rstrip("/").rpartition("/")[2]
    wanted = slug(name)
    named = list(_named(lookups, wanted)) if wanted else []
    if named:
        # A customer in one note is no person in another.
        kind, key = next((one for one in named if is_subject(one[0])), named[0])
        lookups.imply(Entity(key, kind, name, name), link.line)
        return key
    key = missing_key(link.target)
    lookups.imply(Entity(key, Kinds.MISSING, link.target, link.target), link.line)
    return key
