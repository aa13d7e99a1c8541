"""A meeting's note: who was there, what it is about, and the contacts that this shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from kg.interpret.classify import listed_field
from kg.interpret.mails import Message, evidence_of, messages_of
from kg.interpret.minutes import plain_attendees
from kg.interpret.note_view import FieldValue, NoteView, link_ref
from kg.interpret.people import Named, is_somebody, link_in, links_in, plain, read_people
from kg.interpret.titles import undated
from kg.model.names import slug, without_md
from kg.model.note import Item, Link
from kg.model.page import Claim, Evidence, Ref, Relation
from kg.model.rules import field_name

# Channels are media: a workshop is a meeting held like any other.
_CHANNELS = ("call", "email", "message")


class Attendee(NamedTuple):
    """A person at a meeting; `basis` names the place that says so."""

    named: Named
    basis: str
    certainty: str = "explicit"


def channel_of(meeting_kind: str) -> str:
    return meeting_kind if meeting_kind in _CHANNELS else "meeting"


def kind_by_title(title: str, view: NoteView) -> str:
    """The kind of meeting that a property or the first words of its title tell, else "meeting"."""
    said = view.first("meeting", "kind")
    words = (slug(plain(said.value)),) if said and said.rank == 0 else ()
    words_of_title = slug(undated(title))
    parts = words_of_title.split("-")
    for word in (*words, "-".join(parts[:2]), parts[0]):
        if word in view.rules.meetings:
            return view.rules.meetings[word]
    return "1-1" if "-1-1-" in f"-{words_of_title}-" else "meeting"


def attendees_of(view: NoteView) -> list[Attendee]:
    """Everyone who is said to be there, in the order of the note, each once."""
    found: dict[str, Attendee] = {}
    lines = list(plain_attendees(view))
    for attendee in (*_stated(view, lines), *_listed(view, lines), *_written(view)):
        found.setdefault(_same(attendee.named.ref), attendee)
    return list(_with_folder(list(found.values()), view))


def subjects_of(view: NoteView) -> list[Ref]:
    """What the meeting is about by its properties and labels, then the entity it is filed under."""
    said = view.values("meeting")
    refs: dict[str, Ref] = {}
    for field, kind in (("project", "project"), ("organization", "organization"), ("topic", "")):
        for one in said.get(field, ()):
            for ref in _subject(one, kind):
                refs.setdefault(_same(ref), ref)
    place = view.place
    if place.owner and place.owner_kind != "person":
        ref = Ref(place.owner, place.owner_kind, False, 1, hint="folder")
        refs.setdefault(_same(ref), ref)
    return list(refs.values())


def sources_of(view: NoteView) -> list[Ref]:
    """The notes that this one was made from (`source_ref`, `*Source: [[…]]*`)."""
    said = view.values("meeting")
    refs = [ref for one in said.get("source_link", ()) for ref in links_in(one.value, one.line, "")]
    for one in said.get("source", ()):
        name = plain(one.value)
        refs += links_in(one.value, one.line, "") or (
            [Ref(name, "", True, one.line)] if name else []
        )
    return list(dict.fromkeys(refs))


def attendance_claims(attendees: Iterable[Attendee], about: Ref | None = None) -> list[Claim]:
    """Attendance, and what the note says of the attendees besides."""
    claims = []
    for named, basis, certainty in attendees:
        ref = named.ref
        rank = 0 if certainty == "explicit" else 5
        claims.append(Claim("attendee", None, ref, basis, rank, ref.line, about))
        if named.email and ref.hint != "me":
            claims.append(Claim("email", named.email, None, basis, 4, ref.line, ref))
        if named.organization and ref.hint != "me":
            company = link_in(named.organization, ref.line, "organization")
            company = company or Ref(named.organization, "organization", False, ref.line)
            company = company._replace(hint="maybe")
            claims.append(Claim("organization", None, company, "attendee", 5, ref.line, ref))
    return claims


def employer_relations(claims: Iterable[Claim]) -> list[Relation]:
    """Employers that a meeting's list of attendees names ("Ann Lee, Acme")."""
    return [
        Relation("works_for", claim.about, claim.ref, claim.line, "inferred")
        for claim in claims
        if claim.field == "organization" and claim.about and claim.ref
    ]


class Event(NamedTuple):
    """A meeting as its contacts need it: when, by what medium, who was there, about what."""

    date: str
    channel: str
    title: str
    attendees: list[Attendee]
    about: tuple[Ref, ...]


def meeting_evidence(view: NoteView, event: Event) -> list[Evidence]:
    """The contacts that the meeting shows: with the writers of its mails, with its attendees, and,
    as *linked*, about the projects that its body links to."""
    messages = messages_of(view)
    evidence = evidence_of(messages, event.about)
    present = [one for one in event.attendees if one.basis != "message"]
    for (line, basis, certainty), people in _by_place(present).items():
        evidence.append(_contact(event, basis, people, certainty, line, event.about))
    everyone = tuple(one.named.ref for one in event.attendees)
    known = {_same(ref) for ref in (*event.about, *everyone)}
    for link in _linked(view) if everyone else ():
        if _name_of(link.target, True) not in known:
            people, dated = everyone, event
            if messages:
                people, date = _writer(link.line, messages, everyone, event.date)
                dated = event._replace(date=date)
            about = (link_ref(link, "", "maybe"),)
            evidence.append(_contact(dated, "link", people, "linked", link.line, about))
    return evidence


def _writer(
    line: int, messages: list[Message], everyone: tuple[Ref, ...], date: str
) -> tuple[tuple[Ref, ...], str]:
    """With whom and when a link was shared: in a thread by the message that holds it."""
    above = bisect_left(messages, line, key=attrgetter("line"))
    if not above:
        return everyone, date
    last = messages[above - 1]
    sender = last.sender.ref
    return (everyone if sender.hint == "me" else (sender,)), last.date


def _contact(
    event: Event,
    basis: str,
    people: tuple[Ref, ...],
    certainty: str,
    line: int,
    about: tuple[Ref, ...],
) -> Evidence:
    date, channel, title, _attendees, _about = event
    own_meeting, meeting, direct = True, None, 1
    row = (
        basis, date, channel, people, about, own_meeting, meeting, direct, certainty, line, title
    )  # fmt: skip
    return Evidence(*row)


def _by_place(attendees: list[Attendee]) -> dict[tuple[int, str, str], tuple[Ref, ...]]:
    """Attendees by the line that names them: each contact points to its own."""
    places: dict[tuple[int, str, str], list[Ref]] = {}
    for named, basis, certainty in attendees:
        rule = basis if basis in ("folder", "mail") else "meeting"
        places.setdefault((named.ref.line, rule, certainty), []).append(named.ref)
    return {place: tuple(refs) for place, refs in places.items()}


def _linked(view: NoteView) -> Iterable[Link]:
    """The links of the body, each target once."""
    found: dict[str, Link] = {}
    for links in view.links_by_block.values():
        for link in links:
            if link.kind != "embed":
                found.setdefault(link.target, link)
    return found.values()


def _stated(view: NoteView, lines: list[FieldValue]) -> Iterator[Attendee]:
    """Attendees in properties, fields, labels and tables; sender and recipients of a mail."""
    said = view.values("meeting")
    for field in ("attendees", "people", "sender", "recipient"):
        mail = field in ("sender", "recipient")
        for one in said.get(field, ()):
            if mail and one.rank:
                continue
            for named in read_people(one.value, one.line, view.rules, listed=one.listed):
                yield Attendee(named, "mail" if mail else one.basis, "explicit")
    for one in lines:
        for named in read_people(one.value, one.line, view.rules):
            yield Attendee(named, one.basis)


def _listed(view: NoteView, lines: list[FieldValue]) -> Iterator[Attendee]:
    """Attendees in a list: under a heading, an item or a label of that name."""
    rules = view.rules
    items = view.note.items
    if not items:
        return
    sections = [
        (heading.line, heading.text)
        for heading in view.note.headings
        if rules.headings.get(slug(heading.text)) == "attendees"
    ]
    roots = {line + after for line in _empty_labels(view, lines) for after in (1, 2)}
    parents: set[int] = set()
    for item in items:
        text = item.text
        if listed_field(text, rules) == "attendees":
            parents.add(item.line)
            text = text.partition(":")[2].strip("*_ ")
        elif not (
            item.parent in parents or item.root in roots or (sections and _is_under(item, sections))
        ):
            continue
        for named in read_people(text, item.line, rules, listed=item.line not in parents):
            yield Attendee(named, "list")


def _is_under(item: Item, sections: list[tuple[int, str]]) -> bool:
    """Whether an item stands below one of the headings, given by line and text."""
    return any(item.section == name and item.line > line for line, name in sections)


def _empty_labels(view: NoteView, lines: list[FieldValue]) -> list[int]:
    words = view.rules.fields["meeting"]
    return [one.line for one in lines if not one.value] + [
        label.line
        for label in view.note.labels
        if not label.value.strip() and words.get(field_name(label.key)) == "attendees"
    ]


def _written(view: NoteView) -> Iterator[Attendee]:
    """The writers of the messages of a thread."""
    for message in messages_of(view):
        yield Attendee(message.sender, "message")


def _with_folder(attendees: list[Attendee], view: NoteView) -> Iterator[Attendee]:
    """The attendees, and the person under whom the meeting is filed, if it does not name them.

    That is a guess where others are named.
    """
    yield from attendees
    place = view.place
    if place.owner_kind != "person" or slug(place.owner) in view.rules.me_names:
        return
    wanted = slug(place.owner)
    others = [one.named.ref for one in attendees if is_somebody(one.named.ref)]
    if any(_is_named(ref, wanted) for ref in others):
        return
    ref = Ref(place.owner, "person", False, 1, hint="folder")
    yield Attendee(Named(ref), "folder", "inferred" if others else "explicit")


def _is_named(ref: Ref, wanted: str) -> bool:
    name = slug(without_md(ref.text.rpartition("/")[2]))
    return (
        name == wanted
        or ("-" not in name and wanted.startswith(name + "-"))
        or (ref.link and wanted in slug(ref.text))
    )


def _subject(said: FieldValue, kind: str) -> list[Ref]:
    if "[" in said.value:
        refs = links_in(said.value, said.line, kind)
        one = None if refs else link_in(said.value, said.line, kind)
        if refs or one:
            return refs or [one] if one else refs
    name = plain(said.value)
    if not slug(name):
        return []
    # A topic in plain words is one only where something has that name.
    return [Ref(name, kind, False, said.line, hint="" if kind else "maybe")]


def _same(ref: Ref) -> str:
    return _name_of(ref.text, ref.link)


@lru_cache(maxsize=50_000)
def _name_of(text: str, link: bool) -> str:
    name = text.partition("#")[0].rpartition("/")[2] if link else text
    return slug(without_md(name)) or text
