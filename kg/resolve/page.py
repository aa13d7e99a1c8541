"""Resolving a page: every link and every name is looked up, and what the note means becomes rows.

Nothing here depends on the order of notes: a resolved page is a function of the page and of the
index's answers to what it asked, and `Resolved.asked` holds what it asked.
"""

from __future__ import annotations

from kg.model.kinds import EMPLOYER_KIND, OWNER_KINDS, Bases, Certainties, Kinds, is_entity
from kg.model.note import Problem
from kg.model.page import TaskMeaning
from kg.resolve.claims import display_aliases, naming_claims, own_name, resolve_claims
from kg.resolve.contacts import resolve_contacts
from kg.resolve.events_of_page import event_pages, tell_differences
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import packed
from kg.resolve.page_links import resolve_links
from kg.resolve.values import (
    Resolved,
    ResolvedClaim,
    ResolvedRelation,
    ResolvedStatement,
    ResolvedTask,
)


def resolved(lookups: Lookups) -> Resolved:
    """What the page of `lookups` means: of a copy without its tasks, for they are the original's,
    and of one that differs in nothing only its links."""
    if lookups.says_nothing_new:
        return _links_alone(lookups)
    # Contacts go first: they make the meetings that only a link tells of.
    contacts = resolve_contacts(lookups)
    claims = resolve_claims(lookups)
    relations = _relations(lookups)
    tasks = [] if lookups.copied else _tasks(lookups)
    statements = _statements(lookups)
    links = resolve_links(lookups)
    tell_differences(lookups)
    claims += [*naming_claims(lookups), *_unknown_mentions(lookups)]
    aliases = (*dict.fromkeys(lookups.handles), *display_aliases(lookups))
    return Resolved(
        lookups.key,
        lookups.kind,
        tuple(links),
        tuple(dict.fromkeys(claims)),
        tuple(contacts),
        tuple(dict.fromkeys(relations)),
        tuple(tasks),
        tuple(statements),
        lookups.implied,
        tuple(lookups.problems) + tuple(lookups.names.problems),
        packed(lookups.asked),
        aliases,
        event_pages(lookups),
    )


def _links_alone(lookups: Lookups) -> Resolved:
    links = tuple(resolve_links(lookups))
    claims = tuple(naming_claims(lookups))
    aliases = tuple(display_aliases(lookups))
    return Resolved(
        lookups.key,
        lookups.kind,
        links,
        claims,
        (),
        (),
        (),
        (),
        lookups.implied,
        tuple(lookups.problems),
        packed(lookups.asked),
        aliases,
        event_pages(lookups),
    )


def unresolved(lookups: Lookups, problem: Problem) -> Resolved:
    """What is left of a page of which resolving failed: what it is called, and what it asked."""
    tasks = tuple(ResolvedTask(task.state, None, None) for task in lookups.page.tasks)
    claims = () if lookups.kind == Kinds.NOTE else tuple(own_name(lookups))
    problems = (*lookups.page.problems, problem)
    return Resolved(
        lookups.key,
        lookups.kind,
        (),
        claims,
        (),
        (),
        tasks,
        (),
        {},
        problems,
        packed(lookups.asked),
        (),
        event_pages(lookups),
    )


def _relations(lookups: Lookups) -> list[ResolvedRelation]:
    rows = []
    for one in lookups.page.relations:
        source = lookups.end_of(one.source) if one.source else lookups.key
        target = lookups.end_of(one.target)
        if one.kind == "works_for" and one.certainty == Certainties.INFERRED and target:
            target = target if target.startswith(f"{EMPLOYER_KIND}:") else None
        if one.kind == "about" and _is_meeting(source) and _is_person(target):
            continue  # a person is no subject
        if source and target and target != source:
            rows.append(ResolvedRelation(source, target, one.kind, one.certainty, one.line))
    return rows


def _is_meeting(key: str | None) -> bool:
    return key is not None and key.startswith(f"{Kinds.MEETING}:")


def _is_person(key: str | None) -> bool:
    return key is not None and key.startswith(f"{Kinds.PERSON}:")


def _tasks(lookups: Lookups) -> list[ResolvedTask]:
    rows = []
    for task in lookups.page.tasks:
        owner_key = _mentioned(lookups, task) or _owner(lookups, task)
        about = lookups.who(task.about) if task.about else None
        about_key = about.key if about and is_entity(about.kind) else None
        if about_key == owner_key:
            about_key = None
        rows.append(ResolvedTask(task.state, owner_key, about_key))
    return rows


def _owner(lookups: Lookups, task: TaskMeaning) -> str | None:
    owner = lookups.who(task.owner) if task.owner else None
    owners = (Kinds.PERSON,) if task.owner and task.owner.maybe else OWNER_KINDS
    return owner.key if owner and owner.kind in owners else None


def _mentioned(lookups: Lookups, task: TaskMeaning) -> str | None:
    """The first person whom a task mentions by an @word."""
    found = [lookups.who(ref) for ref in task.mentions]
    return next((one.key for one in found if one and one.kind == Kinds.PERSON), None)


def _unknown_mentions(lookups: Lookups) -> list[ResolvedClaim]:
    """The @words of tasks that nobody is called by; what several are called is told as such."""
    tasks = lookups.page.tasks
    mentions = [ref for task in tasks for ref in task.mentions if " " not in ref.text]
    unknown = [ref for ref in mentions if lookups.who(ref) is None]
    unknown = [ref for ref in unknown if ref not in lookups.names.ambiguous]
    unknown += [mark for task in tasks for mark in task.marks]
    lines = {ref.text: ref.line for ref in reversed(unknown)}
    return [
        ResolvedClaim(lookups.key, "unknown_mention", word, None, Bases.TASK, 0, line)
        for word, line in lines.items()
    ]


def _statements(lookups: Lookups) -> list[ResolvedStatement]:
    rows = []
    for statement in lookups.page.statements:
        about = lookups.who(statement.about) if statement.about else None
        key = about.key if about else lookups.key
        rows.append(
            ResolvedStatement(key, statement.kind, statement.text, statement.date, statement.line)
        )
    return rows
