"""Resolving claims: what the page says of its own node, of others, and by naming them at all."""

from __future__ import annotations

from kg.model.note import Problem
from kg.model.page import Claim
from kg.resolve.entities import Entity
from kg.resolve.lookups import Asking
from kg.resolve.values import ResolvedClaim

_INFERRED = 5  # the rank from which on a claim is a guess


def resolve_claims(asking: Asking) -> list[ResolvedClaim]:
    """What the page claims."""
    rows = []
    for claim in asking.page.claims:
        about = _about(asking, claim)
        if about is None:
            continue
        if claim.ref is None:
            rows.append(
                ResolvedClaim(
                    about, claim.field, claim.value, None, claim.basis, claim.rank, claim.line
                )
            )
            continue
        entity = asking.who(claim.ref)
        if claim.field == "attendee":
            rows += _attendance(asking, about, claim, entity)
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


def naming_claims(asking: Asking) -> list[ResolvedClaim]:
    """What things are called: the page's own node, and what exists because the page names it."""
    claims = [] if asking.kind == "note" else own_name(asking)
    for key, label in asking.implied.items():
        claims.append(ResolvedClaim(key, "name", label, None, "named", 9, asking.implied_at[key]))
    for key, date in asking.dates.items():
        claims.append(ResolvedClaim(key, "date", date, None, "named", 9, asking.implied_at[key]))
    return claims


def own_name(asking: Asking) -> list[ResolvedClaim]:
    """What the page's own node is called, and a meeting's day and kind."""
    page = asking.page
    claims = [ResolvedClaim(asking.key, "name", page.label, None, "page", 0, 1)]
    if asking.kind == "meeting" and page.date:
        claims.append(ResolvedClaim(asking.key, "date", page.date, None, "page", 0, 1))
    if asking.kind == "meeting" and page.meeting_kind:
        claims.append(ResolvedClaim(asking.key, "kind", page.meeting_kind, None, "page", 0, 1))
    return claims


def _about(asking: Asking, claim: Claim) -> str | None:
    return asking.key if claim.about is None else asking.end_of(claim.about)


def _attendance(
    asking: Asking, about: str, claim: Claim, entity: Entity | None
) -> list[ResolvedClaim]:
    if entity is None or claim.ref is None:
        return []
    if entity.kind != "person":
        if claim.basis != "via":
            message = f"{entity.name} attends, but is no person"
            asking.problems.append(Problem("attendee-no-person", message, claim.line))
        return []
    inferred = claim.basis == "text" or claim.rank >= _INFERRED or entity.inferred
    return [
        ResolvedClaim(
            about,
            "attendee",
            "inferred" if inferred else "explicit",
            entity.key,
            entity.basis or claim.basis,
            max(claim.rank, _INFERRED) if inferred else claim.rank,
            claim.line,
        )
    ]


def _fits(field: str, entity: Entity) -> bool:
    """Whether a thing of that kind can stand in the column."""
    return entity.kind == "organization" if field == "organization" else entity.kind != "missing"
