"""A meeting's note: who was there, what it is about, and the contacts that this shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from kg.interpret.attendees import listed_of, lists_of
from kg.interpret.looks import is_filler
from kg.interpret.mails import evidence_of, is_automatic, messages_of
from kg.interpret.named import is_somebody, link_in, links_in, plain, read_people
from kg.interpret.note_view import FieldValue, NoteView, link_ref
from kg.interpret.spoken_of import apart, spoken_of_in
from kg.interpret.titles import undated
from kg.model.kinds import (
    Bases,
    Basis,
    Certainties,
    Certainty,
    Channels,
    Kinds,
    MeetingKinds,
    NameForms,
)
from kg.model.names import slug, without_md
from kg.model.note import Link
from kg.model.page import (
    Attendee,
    Claim,
    Event,
    Evidence,
    Gathering,
    Listed,
    Named,
    Page,
    Ref,
    Relation,
)
from kg.model.people import NotPerson

# Channels are media: a workshop is a meeting held like any other.
_CHANNELS = (Channels.CALL, Channels.EMAIL, Channels.MESSAGE)


def channel_of(meeting_kind: str) -> str:
    return meeting_kind if meeting_kind in _CHANNELS else Channels.MEETING


def kind_by_title(title: str, view: NoteView) -> str:
    """The kind of meeting that a property or the first words of its title tell, else "meeting"."""
    said = view.first("meeting", "kind")
    words = (slug(plain(said.value)),) if said and said.rank == 0 else ()
    words_of_title = slug(undated(title))
    parts = words_of_title.split("-")
    for word in (*words, "-".join(parts[:2]), parts[0]):
        if word in view.rules.meetings:
            return view.rules.meetings[word]
    return MeetingKinds.ONE_TO_ONE if "-1-1-" in f"-{words_of_title}-" else MeetingKinds.MEETING


def subjects_of(view: NoteView) -> list[Ref]:
    """What the meeting is about by its properties and labels, then the entity it is filed under."""
    said = view.values(Kinds.MEETING)
    refs: dict[str, Ref] = {}
    for field, kind in (
        ("project", Kinds.PROJECT),
        ("organization", Kinds.ORGANIZATION),
        ("topic", ""),
    ):
        for one in said.get(field, ()):
            for ref in _subject(one, kind):
                refs.setdefault(_same(ref), ref)
    place = view.place
    if place.owner and place.owner_kind != Kinds.PERSON:
        ref = Ref(place.owner, place.owner_kind, False, 1, form=NameForms.FOLDER)
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


def gathering_of(view: NoteView, event: Event | None) -> Gathering:
    """All of a meeting's note that tells who was there, and what its contacts are about."""
    place = view.place
    folder = None
    if place.owner_kind == Kinds.PERSON and slug(place.owner) not in view.rules.me_names:
        folder = Ref(place.owner, Kinds.PERSON, False, 1, form=NameForms.FOLDER)
    messages = messages_of(view)
    wrote = list(_mailed(view, "sender"))
    others = [
        *wrote,
        *_mailed(view, "recipient"),
        *(Attendee(one.sender, Bases.MESSAGE) for one in messages),
    ]
    writers = (*(one.named.ref for one in wrote), *(one.sender.ref for one in messages))
    about = event.about if event else ()
    linked = tuple(link_ref(link, "", maybe=True) for link in _linked(view))
    senders = tuple((one.line, one.date, one.sender.ref) for one in messages)
    sent = tuple(evidence_of(messages, about)) if event else ()
    listed = listed_of(view)
    alone = listed if view.reads_alone else None
    lists = tuple(lists_of(view))
    spoken_of = spoken_of_in(view, lists)
    return Gathering(
        lists, alone, tuple(others), folder, event, sent, linked, senders, spoken_of, writers
    )


class AtMeeting(NamedTuple):
    """Everyone at a meeting, and who was absent, each once, in the order of the note; and whom it
    only speaks of."""

    attendees: list[Attendee]
    mentioned: list[Ref]


def people_at(gathering: Gathering, listed: Sequence[Attendee]) -> AtMeeting:
    """Whom the note of a meeting names, by what it says of them."""
    found: dict[str, Attendee] = {}
    there, mentioned = listed, list[Ref]()
    if gathering.spoken_of is not None:
        there, mentioned = apart(listed, gathering.spoken_of)
    for attendee in (*there, *gathering.others):
        found.setdefault(_same(attendee.named.ref), attendee)
    return AtMeeting(
        list(_with_folder(list(found.values()), gathering.folder)),
        [ref for ref in mentioned if _same(ref) not in found],
    )


def with_people(page: Page, listed: Listed) -> Page:
    """A meeting's page with what its lists of people say."""
    gathering = page.gathering
    if gathering is None:
        return page
    attendees, mentioned = people_at(gathering, listed.attendees)
    claims = [*attendance_claims(attendees), *map(_nobody, listed.not_people)]
    claims += [Claim("sender", None, ref, Bases.MAIL, 0, ref.line) for ref in gathering.writers]
    event = gathering.event
    evidence = meeting_evidence(gathering, event, attendees) if event else []
    evidence += [_spoken_of(event, ref) for ref in mentioned if event]
    return page._replace(
        claims=(*claims, *page.claims),
        evidence=(*gathering.messages, *evidence, *page.evidence),
        relations=(*page.relations, *employer_relations(claims)),
    )


def _spoken_of(event: Event, ref: Ref) -> Evidence:
    told = _contact(event, Bases.MENTION, (ref,), Certainties.LINKED, ref.line, event.about)
    return told._replace(channel=Channels.MENTION, direct=0)


def attendance_claims(attendees: Iterable[Attendee], about: Ref | None = None) -> list[Claim]:
    """Attendance, and what the note says of the attendees besides."""
    claims = []
    for named, basis, certainty, absent in attendees:
        ref = named.ref
        rank = 0 if certainty == Certainties.EXPLICIT else 5
        field = "absent" if absent else "attendee"
        claims.append(Claim(field, None, ref, basis, rank, ref.line, about))
        if ref.form == NameForms.ME:
            continue
        if named.email:
            claims.append(Claim("email", named.email, None, basis, 4, ref.line, ref))
        if named.handle:
            claims.append(Claim("handle", named.handle, None, basis, 4, ref.line, ref))
        if named.organization:
            claims.append(_employer(named, ref))
    return claims


def _employer(named: Named, ref: Ref) -> Claim:
    company = link_in(named.organization or "", ref.line, Kinds.ORGANIZATION)
    company = company or Ref(named.organization or "", Kinds.ORGANIZATION, False, ref.line)
    company = company._replace(maybe=not named.employs)
    return Claim("organization", None, company, Bases.ATTENDEE, 5, ref.line, ref)


def _nobody(found: NotPerson) -> Claim:
    return Claim("not_person", found.text, None, Bases.LIST, 0, found.line)


def employer_relations(claims: Iterable[Claim]) -> list[Relation]:
    """Employers that a meeting's list of attendees names ("Ann Lee, Acme")."""
    return [
        Relation("works_for", claim.about, claim.ref, claim.line, Certainties.INFERRED)
        for claim in claims
        if claim.field == "organization" and claim.about and claim.ref
    ]


def meeting_evidence(
    gathering: Gathering, event: Event, attendees: Sequence[Attendee]
) -> list[Evidence]:
    """The contacts that the meeting shows: with its attendees, and, as *linked*, about the projects
    that its body links to."""
    there = [one for one in attendees if not one.absent]
    present = [one for one in there if one.basis != Bases.MESSAGE]
    evidence = [
        _contact(event, basis, people, certainty, line, event.about)
        for (line, basis, certainty), people in _by_place(present).items()
    ]
    everyone = tuple(one.named.ref for one in there)
    known = {_same(ref) for ref in (*event.about, *everyone)}
    for link in gathering.linked if everyone else ():
        if _same(link) not in known:
            people, dated = everyone, event
            if gathering.senders:
                people, date = _writer(link.line, gathering.senders, everyone, event.date)
                dated = event._replace(date=date)
            evidence.append(
                _contact(dated, Bases.LINK, people, Certainties.LINKED, link.line, (link,))
            )
    return evidence


def _writer(
    line: int, senders: Sequence[tuple[int, str, Ref]], everyone: tuple[Ref, ...], date: str
) -> tuple[tuple[Ref, ...], str]:
    """With whom and when a link was shared: in a thread by the message that holds it."""
    above = bisect_left(senders, line, key=itemgetter(0))
    if not above:
        return everyone, date
    _, day, sender = senders[above - 1]
    return (everyone if sender.form == NameForms.ME else (sender,)), day


def _contact(
    event: Event,
    basis: Basis,
    people: tuple[Ref, ...],
    certainty: Certainty,
    line: int,
    about: tuple[Ref, ...],
) -> Evidence:
    date, channel, title, _about, certain = event
    if not certain:
        certainty = Certainties.INFERRED
    own_meeting, meeting, direct = True, None, 1
    row = (
        basis, date, channel, people, about, own_meeting, meeting, direct, certainty, line, title
    )  # fmt: skip
    return Evidence(*row)


def _by_place(attendees: list[Attendee]) -> dict[tuple[int, Basis, Certainty], tuple[Ref, ...]]:
    """Attendees by the line that names them: each contact points to its own."""
    places: dict[tuple[int, Basis, Certainty], list[Ref]] = {}
    for named, basis, certainty, _ in attendees:
        rule: Basis = basis if basis in (Bases.FOLDER, Bases.MAIL) else Bases.MEETING
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


def _mailed(view: NoteView, field: str) -> Iterator[Attendee]:
    """Senders or recipients of a mail."""
    for one in view.values(Kinds.MEETING).get(field, ()):
        if one.rank:
            continue
        for named in read_people(one.value, one.line, view.rules, listed=one.listed):
            if not is_automatic(named):
                yield Attendee(named, Bases.MAIL)


def _with_folder(attendees: list[Attendee], folder: Ref | None) -> Iterator[Attendee]:
    """The attendees, and the person under whom the meeting is filed, if it does not name them.

    That is a guess where others are named.
    """
    yield from attendees
    if folder is None:
        return
    others = [one.named.ref for one in attendees if is_somebody(one.named.ref)]
    if not any(_is_named(ref, slug(folder.text)) for ref in others):
        sure: Certainty = Certainties.INFERRED if others else Certainties.EXPLICIT
        yield Attendee(Named(folder), Bases.FOLDER, sure)


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
    if not slug(name) or is_filler(name):
        return []
    # A topic in plain words is one only where something has that name.
    return [Ref(name, kind, False, said.line, maybe=not kind)]


def _same(ref: Ref) -> str:
    return _name_of(ref.text, ref.link)


@lru_cache(maxsize=50_000)
def _name_of(text: str, link: bool) -> str:
    name = text.partition("#")[0].rpartition("/")[2] if link else text
    return slug(without_md(name)) or text
