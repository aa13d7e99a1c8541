"""Resolving claims: what the page says of its own node, of others, and by naming them at all."""

from __future__ import annotations

from kg.model.kinds import (
    EMPLOYER_FIELD,
    EMPLOYER_KIND,
    AliasSources,
    Bases,
    Certainties,
    Codes,
    Kinds,
    Looks,
)
from kg.model.names import slug
from kg.model.note import Problem
from kg.model.page import Claim, Ref
from kg.model.roles import role_and_employer
from kg.resolve.contacts import attendees
from kg.resolve.entities import Entity
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import ALIAS, NAME
from kg.resolve.values import ResolvedAlias, ResolvedClaim

_IN_ROLE = 2  # an employer in a role counts behind a field of its own
_INFERRED = 5  # the rank from which on a claim is a guess
_NAMED = 9
_NAMED_OTHERWISE = 10  # by another name of what kg.toml joins


def resolve_claims(lookups: Lookups) -> list[ResolvedClaim]:
    """What the page claims."""
    rows = []
    for claim in lookups.page.claims:
        about = _about(lookups, claim)
        if about is None:
            continue
        if claim.field == "handle":
            lookups.handles.append(ResolvedAlias(about, claim.value or "", AliasSources.HANDLE))
            continue
        if claim.ref is None:
            rows += _stated(lookups, about, claim)
            continue
        entity = lookups.who(claim.ref)
        if claim.field in ("attendee", "absent"):
            rows += _attendance(lookups, about, claim, entity)
        elif entity is not None and _fits(claim.field, entity):
            rows.append(
                ResolvedClaim(
                    about,
                    claim.field,
                    entity.name,
                    entity.key,
                    entity.basis or claim.basis,
                    claim.rank,
                    claim.line,
                )
            )
    return rows


def display_aliases(lookups: Lookups) -> list[ResolvedAlias]:
    """The names that links show for others' pages and that nothing else bears. Of the notes that
    show one the first tells it."""
    found = []
    for text in dict.fromkeys(one.text for one in lookups.page.display_names):
        wanted = slug(text)
        first = lookups.first_to_display(wanted)
        if first != lookups.page.path or lookups.find(NAME, wanted) or lookups.find(ALIAS, wanted):
            continue
        entity = lookups.displayed(wanted)
        if entity is not None:
            found.append(ResolvedAlias(entity.key, text, AliasSources.DISPLAY))
    return found


def _stated(lookups: Lookups, about: str, claim: Claim) -> list[ResolvedClaim]:
    """A claim in words. A role may name an employer that is known: *engineer at acme*."""
    one = ResolvedClaim(about, claim.field, claim.value, None, claim.basis, claim.rank, claim.line)
    parts = role_and_employer(claim.value or "") if claim.field == "role" else None
    ref = Ref(parts[1], EMPLOYER_KIND, False, claim.line, maybe=True) if parts else None
    entity = lookups.who(ref) if ref else None
    if parts is None or entity is None or entity.kind != EMPLOYER_KIND:
        return [one]
    basis = entity.basis or claim.basis
    rank = claim.rank + _IN_ROLE
    return [
        one._replace(value=parts[0]),
        ResolvedClaim(about, EMPLOYER_FIELD, entity.name, entity.key, basis, rank, claim.line),
    ]


def naming_claims(lookups: Lookups) -> list[ResolvedClaim]:
    """What things are called: the page's own node, and what exists because the page names it."""
    claims = [] if lookups.kind == Kinds.NOTE else own_name(lookups)
    for key, label in lookups.implied.items():
        rank = _NAMED if slug(label) == key.partition(":")[2] else _NAMED_OTHERWISE
        claims.append(
            ResolvedClaim(key, "name", label, None, Bases.NAMED, rank, lookups.implied_at[key])
        )
    for key, date in lookups.dates.items():
        claims.append(
            ResolvedClaim(key, "date", date, None, Bases.NAMED, 9, lookups.implied_at[key])
        )
    return claims


def own_name(lookups: Lookups) -> list[ResolvedClaim]:
    """What the page's own node is called, and a meeting's day and kind."""
    page = lookups.page
    claims = []
    if lookups.names_its_node:
        claims.append(ResolvedClaim(lookups.key, "name", lookups.label(), None, Bases.PAGE, 0, 1))
    day = lookups.event.day if lookups.event else page.date
    if lookups.kind == Kinds.MEETING and day:
        claims.append(ResolvedClaim(lookups.key, "date", day, None, Bases.PAGE, 0, 1))
    if lookups.kind == Kinds.MEETING and page.meeting_kind:
        claims.append(ResolvedClaim(lookups.key, "kind", page.meeting_kind, None, Bases.PAGE, 0, 1))
    return claims


def _leads_to_a_page(lookups: Lookups, ref: Ref) -> bool:
    """Whether a link leads to a page, or to one that is still to be written for whoever is called
    so."""
    if not ref.link:
        return False
    return ref.look == Looks.NAME or lookups.resolve_link(ref.text).entry is not None


def _about(lookups: Lookups, claim: Claim) -> str | None:
    return lookups.key if claim.about is None else lookups.end_of(claim.about)


def _attendance(
    lookups: Lookups, about: str, claim: Claim, entity: Entity | None
) -> list[ResolvedClaim]:
    if claim.ref is None:
        return []
    if claim.basis == Bases.TEXT and claim.about and attendees(lookups, claim.about):
        return []  # a list says who was there
    if entity is None:
        listed = not claim.ref.maybe and claim.basis not in (Bases.VIA, Bases.TEXT)
        if listed and _leads_to_a_page(lookups, claim.ref):
            message = f"[[{claim.ref.text}]] attends, but its page is no person's"
            lookups.problems.append(Problem(Codes.ATTENDEE_NO_PERSON, message, claim.line))
            return []
        if claim.ref.look == Looks.NAME or claim.ref.maybe:
            return []
        text = claim.ref.text
        return [ResolvedClaim(about, "not_person", text, None, claim.basis, 0, claim.line)]
    if entity.kind != Kinds.PERSON:
        if claim.basis != Bases.VIA:
            message = f"{entity.name} attends, but is no person"
            lookups.problems.append(Problem(Codes.ATTENDEE_NO_PERSON, message, claim.line))
        return []
    inferred = claim.basis == Bases.TEXT or claim.rank >= _INFERRED or entity.inferred
    return [
        ResolvedClaim(
            about,
            claim.field,
            Certainties.INFERRED if inferred else Certainties.EXPLICIT,
            entity.key,
            entity.basis or claim.basis,
            max(claim.rank, _INFERRED) if inferred else claim.rank,
            claim.line,
        )
    ]


def _fits(field: str, entity: Entity) -> bool:
    """Whether a thing of that kind can stand in the column."""
    return entity.kind == EMPLOYER_KIND if field == EMPLOYER_FIELD else entity.kind != Kinds.MISSING
