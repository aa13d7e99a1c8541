"""Lines and headings of dated notes: contacts that they tell of ("Called [[Ann]] about …"), and
mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.interpret.contact_names import about_at, going_on
from kg.interpret.contact_shapes import Contact, may_tell_of_contact, read_contact
from kg.interpret.log_blocks import Block, blocks_of, links_around, without_dotted_titles
from kg.interpret.log_people import came_to_nothing, link_name, whom_and_what
from kg.interpret.note_view import NoteView, link_ref
from kg.interpret.sections import Section, is_to_come, section_at, sections_of
from kg.model.kinds import Bases, Basis, Certainties, Certainty, Channels, States
from kg.model.names import page_name, slug
from kg.model.page import Evidence, Ref
from kg.model.rules import Rules

# Signs in which a text shows whether it may tell of a contact, and titles that stand there.
_FAR = 120


class _Seen(NamedTuple):
    """The contact of the line before, which *and with [[Bo]]* goes on from."""

    line: int
    channel: str


def log_evidence(
    view: NoteView,
    date: str,
    present: frozenset[str] = frozenset(),
    *,
    headings: bool = False,
    sections: Sequence[Section] = (),
) -> list[Evidence]:
    """Contacts and mentions in the lines of a dated note, and, if asked, in its headings, or in
    those of `sections`.

    `present` holds the folded link targets of a meeting's attendees, whom nobody needs to mention.
    """
    found = []
    done = _done(view)
    if headings and view.note.headings:
        sections = sections_of(view, date)
    plans: list[Section] | None = None  # most notes have no line that asks for them
    seen = None
    for block in blocks_of(view, date, sections):
        evidence = _contact(block, view, done, seen) if block.date else None
        if evidence is not None and block.line not in done:
            plans = _plans_of(view) if plans is None else plans
            evidence = None if section_at(plans, block.line) else evidence
        seen = None
        if evidence is not None:
            seen = _Seen(block.line, evidence.channel)
        elif len(block.links) > 1 and block.date:
            evidence = _mention(block, present)
        if evidence is not None:
            found.append(evidence)
    return found


def as_of_draft(found: Sequence[Evidence]) -> list[Evidence]:
    """Contacts that a draft tells of as mentions: a draft is no event, and makes nobody."""
    return [
        one._replace(
            basis=Bases.DRAFT,
            channel=Channels.MENTION,
            people=tuple(ref._replace(maybe=True) for ref in one.people),
            direct=0,
            certainty=Certainties.EXPLICIT,
        )
        if one.direct
        else one
        for one in found
    ]


def _plans_of(view: NoteView) -> list[Section]:
    """The sections of a note that tell of what is still to be done."""
    sections = sections_of(view, "") if view.note.headings else []
    return [one for one in sections if is_to_come(one, view.rules)]


def task_evidence(view: NoteView, about: Ref | None) -> list[Evidence]:
    """Contacts in the done tasks of a note whose lines have no day: of an entity's page, which
    they are `about`, of a note without a date."""
    done = _done(view)
    if not done:
        return []
    blocks = [block for block in blocks_of(view, "") if block.line in done]
    found = [evidence for block in blocks if (evidence := _contact(block, view, done))]
    own = (about,) if about else ()
    return [evidence._replace(about=(*own, *evidence.about)) for evidence in found]


def _done(view: NoteView) -> dict[int, str]:
    """The days on which tasks were done, by line."""
    states = view.rules.tasks
    tasks = view.note.tasks
    return {
        task.line: task.done
        for task in tasks
        if task.done and states.get(task.status) == States.DONE
    }


def _mention(block: Block, present: frozenset[str]) -> Evidence | None:
    """Whatever people and projects stand side by side in a block with several links."""
    about = tuple([link_ref(link, "", maybe=True) for link in block.links])
    people = tuple([ref for ref in about if link_name(ref.text) not in present])
    if not people:
        return None
    return _evidence(Bases.MENTION, block, Channels.MENTION, people, about, 0, Certainties.LINKED)


def _contact(
    block: Block, view: NoteView, done: Mapping[int, str], seen: _Seen | None = None
) -> Evidence | None:
    """The contact: whom the line says it was with, about whatever else it links to.

    A task is one only on the day it was `done`."""
    task = block.item is not None and block.item.status is not None
    if task:
        if block.line not in done:
            return None
        block = block._replace(date=done[block.line])
    said = block.with_titles
    begin = without_dotted_titles(said[:_FAR])
    if seen is None and not may_tell_of_contact(begin, view.rules):
        return None
    said = begin if len(said) <= _FAR else without_dotted_titles(said)
    contact = read_contact(said, view.rules) or _gone_on(said, seen)
    if contact is None or came_to_nothing(contact, block.text, view.rules):
        return None
    people, about = whom_and_what(contact, said, block, view.rules)
    if not people:
        return None
    if block.item is not None:
        about += [link_ref(link, "", maybe=True) for link in links_around(block.item, view)]
    about += [link_ref(link, "", maybe=True) for link in block.section or ()]
    whom, subjects = tuple(dict.fromkeys(people)), tuple(dict.fromkeys(about))
    basis: Basis = Bases.TASK if task else Bases.LOG if block.section is None else Bases.HEADING
    return _evidence(basis, block, contact.channel, whom, subjects, 1, Certainties.EXPLICIT)


def linked_people(block: Block, rules: Rules, own: Ref) -> tuple[Ref, ...]:
    """Whom a line on the page of `own` links as those that a contact was with, besides them; known
    people only: *Call with [[Otis]] about her flat*."""
    said = block.said
    contact = read_contact(said, rules)
    if contact is None or came_to_nothing(contact, block.text, rules):
        return ()
    people, _ = whom_and_what(contact, said, block, rules)
    name = slug(own.text)
    others = (
        ref for ref in people if ref.link and slug(page_name(ref.text.partition("#")[0])) != name
    )
    return tuple(dict.fromkeys(ref._replace(maybe=True) for ref in others))


def _gone_on(text: str, seen: _Seen | None) -> Contact | None:
    rest = going_on(text) if seen else None
    if seen is None or rest is None:
        return None
    return Contact(seen.channel, rest[: about_at(rest)], rest, False)


def _evidence(
    basis: Basis,
    block: Block,
    channel: str,
    people: tuple[Ref, ...],
    about: tuple[Ref, ...],
    direct: int,
    certainty: Certainty,
) -> Evidence:
    own_meeting, meeting = False, None  # a line belongs to no meeting
    row = (
        basis, block.date, channel, people, about, own_meeting, meeting, direct, certainty,
        block.line, block.text,
    )  # fmt: skip
    return Evidence(*row)
