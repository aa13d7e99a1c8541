"""Resolving a page: every link and every name is looked up, and what the note means becomes rows.

Nothing here depends on the order of notes: a resolved page is a function of the page and of the
index's answers to what it asked, and `Resolved.asked` holds what it asked.
"""

from __future__ import annotations

from kg.model.note import Problem
from kg.model.page import ENTITY_KINDS, Page
from kg.resolve.claims import naming_claims, own_name, resolve_claims
from kg.resolve.contacts import resolve_contacts
from kg.resolve.links import Leads
from kg.resolve.lookups import Asking
from kg.resolve.name_index import Index, packed
from kg.resolve.page_links import resolve_links
from kg.resolve.values import Resolved, ResolvedRelation, ResolvedStatement, ResolvedTask

_OWNERS = ("person", "organization")


def resolve_page(page: Page, index: Index, leads: Leads | None = None) -> Resolved:
    """Look up everything that a page leaves open; `leads` is shared by all pages of an index."""
    return resolved(Asking(page, index, leads or Leads(index)))


def resolved(asking: Asking) -> Resolved:
    """What the page of `asking` means."""
    # Contacts go first: they make the meetings that only a link tells of.
    contacts = resolve_contacts(asking)
    claims = resolve_claims(asking)
    relations = _relations(asking)
    tasks = _tasks(asking)
    statements = _statements(asking)
    links = resolve_links(asking)
    claims += naming_claims(asking)
    return Resolved(
        asking.key,
        asking.kind,
        tuple(links),
        tuple(dict.fromkeys(claims)),
        tuple(contacts),
        tuple(dict.fromkeys(relations)),
        tuple(tasks),
        tuple(statements),
        asking.implied,
        tuple(asking.problems) + tuple(asking.names.problems),
        packed(asking.asked),
    )


def unresolved(asking: Asking, problem: Problem) -> Resolved:
    """What is left of a page of which resolving failed: what it is called, and what it asked."""
    tasks = tuple(ResolvedTask(task.state, None, None) for task in asking.page.tasks)
    claims = () if asking.kind == "note" else tuple(own_name(asking))
    problems = (*asking.page.problems, problem)
    return Resolved(
        asking.key, asking.kind, (), claims, (), (), tasks, (), {}, problems, packed(asking.asked)
    )


def _relations(asking: Asking) -> list[ResolvedRelation]:
    rows = []
    for one in asking.page.relations:
        source = asking.end_of(one.source) if one.source else asking.key
        target = asking.end_of(one.target)
        if one.kind == "works_for" and one.certainty == "inferred" and target:
            target = target if target.startswith("organization:") else None
        if source and target and target != source:
            rows.append(ResolvedRelation(source, target, one.kind, one.certainty, one.line))
    return rows


def _tasks(asking: Asking) -> list[ResolvedTask]:
    rows = []
    for task in asking.page.tasks:
        owner = asking.who(task.owner) if task.owner else None
        owners = ("person",) if task.owner and task.owner.hint == "maybe" else _OWNERS
        owner_key = owner.key if owner and owner.kind in owners else None
        about = asking.who(task.about) if task.about else None
        about_key = about.key if about and about.kind in ENTITY_KINDS else None
        if about_key == owner_key:
            about_key = None
        rows.append(ResolvedTask(task.state, owner_key, about_key))
    return rows


def _statements(asking: Asking) -> list[ResolvedStatement]:
    rows = []
    for statement in asking.page.statements:
        about = asking.who(statement.about) if statement.about else None
        key = about.key if about else asking.key
        rows.append(
            ResolvedStatement(key, statement.kind, statement.text, statement.date, statement.line)
        )
    return rows
