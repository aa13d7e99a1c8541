"""Dated headings on the page of a person and in a file of 1-1s: each is a contact of that day."""

from __future__ import annotations

import re

from kg.interpret.cancellations import is_off
from kg.interpret.contact_begins import without_time
from kg.interpret.contact_shapes import leading_noun, read_contact
from kg.interpret.day_words import is_of_another_day
from kg.interpret.log_blocks import Block
from kg.interpret.log_lines import linked_people
from kg.interpret.log_people import absent_in, is_failed
from kg.interpret.looks import is_in_full
from kg.interpret.named import as_me
from kg.interpret.note_view import NoteView, link_ref
from kg.interpret.one_on_one import counterparts_of, is_called_after_two
from kg.interpret.sections import (
    Section,
    is_of_contacts,
    is_to_come,
    section_at,
    sections_of,
)
from kg.interpret.undated import undated
from kg.interpret.words import PREPARATIONS
from kg.model.kinds import Bases, Certainties, Channels, Kinds, MeetingKinds, NameForms
from kg.model.names import slug
from kg.model.page import Evidence, Ref
from kg.model.rules import Rules

_MARK = re.compile(
    r"(?<!\w)(?:1[-: x]1s?|1[ -]?on[ -]?1s?|one[- ]on[- ]ones?|1v1s?|121s?)(?!\w)", re.IGNORECASE
)
_PARTS = re.compile(
    r"\s{1,5}(?:with|w|w/|mit|avec|con|com|met|med|z|and|und|et|x|vs)\s{1,5}|<>|[/&+]|\s-\s"
)
_BULLET = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s{1,9}")
_WEEKDAY = re.compile(r"[(\[]?[^\W\d_]{2,12}[.)\]]?$")


def heading_evidence(view: NoteView, whom: Ref, *, is_log: bool) -> list[Evidence]:
    """Contacts with the one whom a page is about, on the days of its headings.

    Of a page that `is_log`, a file of 1-1s, each day counts that is no plan; else a heading must be
    a day alone or say contact behind it.
    """
    if not view.note.headings:
        return []
    sections = sections_of(view, "")
    found = [
        one
        for one in sections
        if one.own_day and _is_contact(one, view, is_log=is_log) and not _was_away(one, view, whom)
    ]
    return [_evidence(one, sections, view, whom) for one in found]


def counterparts_within(view: NoteView) -> list[Ref]:
    """With whom the 1-1s of a file are: by its name, or the folder that it lies in; nobody for a
    note that is no such file. Who is named in a pair is somebody only if known."""
    if one := _counterpart(view):
        return [one]
    if not is_called_after_two(view.name) or (found := counterparts_of(view)) is None:
        return []
    return [ref._replace(maybe=found.open or not is_in_full(ref.text)) for ref in found.people]


def _counterpart(view: NoteView) -> Ref | None:
    folders = view.folder.split("/")
    marked = _MARK.search(view.name) is not None
    if not marked and not any(is_one_to_one(part, view.rules) for part in folders):
        return None
    for text in (undated(view.name), view.place.owner, folders[-1]):
        for part in _PARTS.split(_MARK.sub(" ", text)):
            name = part.strip(" -–—_,()[]")
            ref = as_me(Ref(name, Kinds.PERSON, False, 1, maybe=not is_in_full(name)), view.rules)
            is_named = name and not name[0].isdigit() and not name[0].islower()
            if is_named and ref.form != NameForms.ME:
                return ref
    return None


def is_one_to_one(text: str, rules: Rules) -> bool:
    """Whether a folder holds 1-1s by its name."""
    return rules.meetings.get(slug(text)) == MeetingKinds.ONE_TO_ONE or bool(_MARK.fullmatch(text))


def _is_contact(section: Section, view: NoteView, *, is_log: bool) -> bool:
    rules = view.rules
    if not is_of_contacts(section) or is_to_come(section, rules) or is_failed(section.text, rules):
        return False
    if not PREPARATIONS.isdisjoint(slug(section.text).split("-")):
        return False
    first = _first_line(section, view)
    if is_off(section.text, rules, arranged=True) or is_failed(first, rules):
        return False
    if _is_called_off(first, rules) or _is_another_days(section, view):
        return False
    return is_log or _is_bare(section.text) or _channel(section, view) is not None


def _was_away(section: Section, view: NoteView, whom: Ref) -> bool:
    """Whether the first line below a heading says that the one whom the page is about did not
    come: *Bo did not show*."""
    absent = absent_in(_BULLET.sub("", _first_line(section, view)), view.rules)
    return bool(absent) and absent in slug(whom.text)


def _is_called_off(first: str, rules: Rules) -> bool:
    """Whether the first line below a heading says no more than that it was called off. *Moved to
    the new office* speaks of something else."""
    said = _BULLET.sub("", first)
    moved = said.lower().startswith(tuple(one for one in rules.called_off if one.endswith(" to")))
    return not moved and is_off(said, rules, arranged=True)


def _is_another_days(section: Section, view: NoteView) -> bool:
    """Whether words before the day say that it is still to come: *Next: 2026-01-22*."""
    text = view.line(section.line).lstrip("# *_")
    if not text[:1].isalpha() or not section.text or not text.startswith(section.text[:1]):
        return False
    return any(map(is_of_another_day, slug(section.text).split("-")))


def _is_bare(text: str) -> bool:
    rest = without_time(text).strip(" -–—:")
    return not rest or (_WEEKDAY.fullmatch(rest) is not None and text[0] in "([")


def _channel(section: Section, view: NoteView) -> str | None:
    if channel := leading_noun(section.text, view.rules):
        return channel
    contact = read_contact(section.text, view.rules)
    return contact.channel if contact else None


def _first_line(section: Section, view: NoteView) -> str:
    """The first line of text below a heading."""
    last = view.note.body_line + view.note.body.count("\n")
    numbers = range(section.line + 1, min(section.last, last) + 1)
    return next((text for number in numbers if (text := view.line(number))), "")


def _evidence(section: Section, sections: list[Section], view: NoteView, whom: Ref) -> Evidence:
    below = [
        link_ref(link, "", maybe=True)
        for start, links in view.links_by_block.items()
        if section.line <= start <= section.last
        and not ((inner := section_at(sections, start)) and inner != section and inner.own_day)
        for link in links
    ]
    links = view.links_by_block.get(section.line, [])
    said = Block(section.line, section.text, section.day, links, None)
    return Evidence(
        Bases.HEADING,
        section.day,
        _channel(section, view) or Channels.MEETING,
        (whom._replace(line=section.line), *linked_people(said, view.rules, whom)),
        tuple(dict.fromkeys(below)),
        False,
        None,
        1,
        Certainties.EXPLICIT,
        section.line,
        view.line(section.line).lstrip("# "),
    )
