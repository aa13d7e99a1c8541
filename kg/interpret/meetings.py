"""A meeting's note: who was there, what it is about, and the contacts that this shows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from kg.interpret.attendees import first_section, listed_of, lists_of
from kg.interpret.body_lines import Lines
from kg.interpret.dates import day_of
from kg.interpret.event_marks import is_path, message_mark
from kg.interpret.looks import is_filler, is_full
from kg.interpret.mails import (
    attendees_of,
    by_way,
    evidence_of,
    is_automatic,
    is_from_machine,
    messages_of,
    recipients_of,
)
from kg.interpret.named import exported_in, is_somebody, link_in, links_in, plain, read_people
from kg.interpret.note_view import FieldValue, NoteView, link_ref, text_of
from kg.interpret.one_on_one import counterparts_of, is_one_on_one, named_around
from kg.interpret.spoken_of import apart, spoken_of_in
from kg.interpret.undated import undated
from kg.model.contact_rules import CERTAINTY
from kg.model.kinds import (
    EMPLOYER_FIELD,
    EMPLOYER_KIND,
    ENTITY_KINDS,
    Bases,
    Basis,
    Certainties,
    Certainty,
    Channels,
    Kinds,
    MeetingKinds,
    NameForms,
    is_subject,
)
from kg.model.names import page_name, slug, without_md
from kg.model.page import (
    Attendee,
    Claim,
    Counterparts,
    Doubt,
    Event,
    Evidence,
    Gathering,
    InnerEvent,
    LinkedIn,
    Listed,
    Message,
    Named,
    Page,
    Ref,
    Relation,
)
from kg.model.people import NotPerson
from kg.model.rules import Rules, field_name

# Channels are media: a workshop is a meeting held like any other.
_CHANNELS = (Channels.CALL, Channels.EMAIL, Channels.MESSAGE)


def channel_of(meeting_kind: str) -> str:
    return meeting_kind if meeting_kind in _CHANNELS else Channels.MEETING


def kind_by_title(title: str, view: NoteView) -> str:
    """The kind of meeting that a property, the first words of its title or its folder tell, else
    "meeting"."""
    said = view.first("meeting", "kind")
    words = (slug(plain(said.value)),) if said and said.rank == 0 else ()
    words_of_title = slug(undated(title))
    parts = words_of_title.split("-")
    for word in (*words, "-".join(parts[:2]), parts[0]):
        if word in view.rules.meetings:
            return view.rules.meetings[word]
    if "-1-1-" in f"-{words_of_title}-" or is_one_on_one(view):
        return MeetingKinds.ONE_TO_ONE
    return MeetingKinds.MEETING


def subjects_of(view: NoteView) -> list[Ref]:
    """What the meeting is about by its properties and labels, then the entity it is filed under."""
    return each_once(all_subjects(view))


def all_subjects(view: NoteView) -> Iterator[Ref]:
    """The same on each line that says so; a folder on the first."""
    said = view.values(Kinds.MEETING)
    for field, kind in _subject_fields(view.rules).items():
        for one in said.get(field, ()):
            yield from _subject(one, kind)
    yield from _by_ending(view)
    yield from _in_plain_lines(view)
    place = view.place
    if place.owner and place.owner_kind != Kinds.PERSON:
        yield Ref(place.owner, place.owner_kind, False, 1, form=NameForms.FOLDER)


def each_once(refs: Iterable[Ref]) -> list[Ref]:
    """References to different names, of each the first."""
    found: dict[str, Ref] = {}
    for ref in refs:
        found.setdefault(_same(ref), ref)
    return list(found.values())


_HEAD = 12  # lines at the top that may be labels
_LONGEST_KEY = 30  # characters of one
_SUBJECTS = {kind: kind for kind in ENTITY_KINDS if is_subject(kind)} | {"topic": ""}


def _subject_fields(rules: Rules) -> dict[str, str]:
    """The fields of a meeting that name what it is about, with the kind that they ask for."""
    return _SUBJECTS | {name: name for name in rules.kinds}


def _by_ending(view: NoteView) -> Iterator[Ref]:
    """What properties say whose names end with such a word: `parent-project`, `related company`.
    Their plain words count only if something is called so."""
    fields, subjects = view.rules.fields, _subject_fields(view.rules)
    for key, found in view.properties.items():
        field = fields[Kinds.MEETING].get(key.rpartition("-")[2]) if "-" in key else None
        if field not in subjects or key in fields[Kinds.MEETING] or key in fields[Kinds.NOTE]:
            continue
        for one in found:
            said = FieldValue(text_of(one.value), Bases.PROPERTY, 0, one.line, False)
            for ref in _subject(said, subjects[field]):
                yield ref if ref.link else ref._replace(maybe=True)


def _in_plain_lines(view: NoteView) -> Iterator[Ref]:
    """What lines above the first section say as plain labels: *Project: Oak Dam*. Their words count
    only if something is called so."""
    if not view.with_colons:
        return
    fields, subjects = view.rules.fields[Kinds.MEETING], _subject_fields(view.rules)
    first = first_section(view)
    for line in islice(Lines(view).since(0), _HEAD):
        number = line.number
        if number >= first:
            return
        if line.kind not in ("text", "item"):
            continue
        key, colon, value = line.text.strip("-*+ \t").partition(":")
        field = fields.get(field_name(key)) if colon and len(key) <= _LONGEST_KEY else None
        if field in subjects and value.strip():
            said = FieldValue(value.strip(), Bases.LABEL, 0, number, False)
            yield from (ref._replace(maybe=True) for ref in _subject(said, subjects[field]))


def sources_of(view: NoteView) -> list[Ref]:
    """The notes and files that this one was made from (`source_ref`, `*Source: [[…]]*`)."""
    said = view.values("meeting")
    refs: list[Ref] = []
    for field in ("source_link", "source"):
        for one in said.get(field, ()):
            name = plain(one.value)
            links = links_in(one.value, one.line, "")
            if not links and (one_link := link_in(one.value, one.line, "")):
                links = [one_link]
            if not links and name and (field == "source" or is_path(name)):
                links = [Ref(name.replace("\\", "/"), "", True, one.line)]
            # A day that is called the source is the daily note beside which the page was made.
            refs += [ref for ref in links if not _is_day(ref.text, field, view.rules)]
    return list(dict.fromkeys(refs))


def doubts_of(
    sources: Iterable[Ref], counterparts: Counterparts | None, *, stated: bool, summary: bool
) -> tuple[Doubt, ...]:
    """What may make the note no meeting's; `stated`: it says by itself that it is one, and
    `counterparts` are given where nothing but its name does, `summary` where but its source does.
    """
    if summary:
        names = [ref.text.partition("#")[0] for ref in sources][:1]
        return tuple(Doubt(name, stated, made_from=name) for name in names)
    doubts = [Doubt(ref.text.partition("#")[0], stated) for ref in sources]
    if counterparts is not None and counterparts.open:
        doubts.append(Doubt(names=tuple(slug(_bare(ref)) for ref in counterparts.people)))
    return tuple(doubts)


def _is_day(target: str, field: str, rules: Rules) -> bool:
    """Whether a target is a daily note; a property may name a recording by its day, in a folder of
    such: `source_ref: [[Transcripts/2026-01-05]]`."""
    path = target.partition("#")[0]
    if day_of(page_name(path)) is None:
        return False
    folder = path.rpartition("/")[0].rpartition("/")[2]
    return field != "source" or not folder or rules.folders.get(slug(folder)) == Kinds.DAILY


def gathering_of(
    view: NoteView,
    event: Event | None,
    kind: str,
    no_event: Basis | None = None,
    inner: Sequence[InnerEvent] = (),
) -> Gathering:
    """All of a meeting's note that tells who was there, and what its contacts are about. Of a
    thread of mails, `inner` are the days that are no part of its own event."""
    messages = recipients_of(view, messages_of(view))
    within = {one.ref.date or "": one.ref for one in inner}
    by_machine = is_from_machine(view)  # nobody wrote it, and it reached nobody
    wrote = [] if by_machine else list(_mailed(view, "sender", Bases.MAIL))
    others = [
        *wrote,
        *(() if by_machine else _mailed(view, "recipient", Bases.RECIPIENT)),
        *attendees_of(one for one in messages if one.date not in within),
    ]
    writers = (*(one.named.ref for one in wrote), *(one.sender.ref for one in messages))
    about = event.about if event else ()
    linked = tuple(links_of(view))
    senders = tuple((one.line, one.date, one.sender.ref) for one in messages)
    sent = tuple(evidence_of(messages, about, within)) if event else ()
    listed = listed_of(view)
    lists = tuple(lists_of(view))
    spoken_of = spoken_of_in(view, lists)
    called = named_around(view) if kind == MeetingKinds.ONE_TO_ONE else ""
    return Gathering(
        lists, listed, view.asked, tuple(others), filed_under(view), event, sent, linked, senders,
        spoken_of, writers, counterparts_of(view), called, no_event,
    )  # fmt: skip


def filed_under(view: NoteView) -> Ref | None:
    """The person in whose folder the note lies; None for me."""
    place = view.place
    if place.owner_kind != Kinds.PERSON or slug(place.owner) in view.rules.me_names:
        return None
    return Ref(place.owner, Kinds.PERSON, False, 1, form=NameForms.FOLDER)


def own_day(date: str | None, messages: Sequence[Message]) -> str | None:
    """The day of the note's own event: in a thread of mails a day on which somebody wrote, else
    the last such day."""
    days = {one.date for one in messages}
    return date if date in days or not days else max(days)


def days_within(messages: Sequence[Message], own: str | None, title: str) -> list[InnerEvent]:
    """The other days of a thread of mails: each is an event."""
    by_day: dict[str, list[Message]] = {}
    for one in messages:
        if one.date != own:
            by_day.setdefault(one.date, []).append(one)
    return [
        InnerEvent(
            Ref(title, Kinds.MEETING, False, some[0].line, date=day),
            tuple(mark for mark in map(message_mark, some) if mark),
        )
        for day, some in sorted(by_day.items())
    ]


def claims_of_inner(event: InnerEvent, messages: Iterable[Message]) -> list[Claim]:
    """Who wrote and who received on another day of a thread, and of what kind that event is."""
    found: dict[str, Attendee] = {}
    for attendee in attendees_of(messages):
        found.setdefault(_same(attendee.named.ref), attendee)
    kind = Claim("kind", MeetingKinds.EMAIL, None, Bases.MAIL, 0, event.ref.line, event.ref)
    return [kind, *attendance_claims(found.values(), event.ref)]


class AtMeeting(NamedTuple):
    """Everyone at a meeting, and who was absent, each once, in the order of the note; and whom it
    only speaks of."""

    attendees: list[Attendee]
    mentioned: list[Ref]


def _is_among(ref: Ref, names: Iterable[str]) -> bool:
    """Whether a name, be it a first name alone, is one of these (folded)."""
    name = _same(ref)
    return any(one == name or (ref.maybe and one.startswith(f"{name}-")) for one in names)


class Answers(NamedTuple):
    """What other notes say of a meeting's note: why there was no event, what it is about by its
    name, and who was there by its name."""

    no_event: Basis | None = None
    subjects: tuple[Ref, ...] = ()
    counterparts: tuple[Attendee, ...] = ()


def people_at(
    gathering: Gathering, listed: Sequence[Attendee], counterparts: Iterable[Attendee] = ()
) -> AtMeeting:
    """Whom the note of a meeting names, by what it says of them."""
    found: dict[str, Attendee] = {}
    there, mentioned = listed, list[Ref]()
    if gathering.spoken_of is not None:
        there, mentioned = apart(listed, gathering.spoken_of)
    for attendee in (*there, *gathering.others):
        found.setdefault(_same(attendee.named.ref), attendee)
    for attendee in counterparts:
        if not _is_among(attendee.named.ref, found):
            found[_same(attendee.named.ref)] = attendee
    everyone = list(_with_folder(list(found.values()), gathering.folder))
    return AtMeeting(
        _as_one_on_one(everyone, gathering.called) if gathering.called else everyone,
        [ref for ref in mentioned if _same(ref) not in found],
    )


def with_people(page: Page, listed: Listed, answers: Answers | None = None) -> Page:
    """A meeting's page with what its lists of people say, and what others do."""
    gathering = page.gathering
    if gathering is None:
        return page
    answers = answers or Answers(gathering.no_event, (), tuple(met_by_name(gathering)))
    attendees, mentioned = people_at(gathering, listed.attendees, answers.counterparts)
    event = gathering.event
    if event and answers.subjects:
        event = event._replace(about=tuple(dict.fromkeys((*event.about, *answers.subjects))))
    if answers.no_event is not None:
        return _without_event(page, event, answers.no_event, attendees)
    claims = [*attendance_claims(attendees), *map(_nobody, listed.not_people)]
    claims += [Claim("sender", None, ref, Bases.MAIL, 0, ref.line) for ref in gathering.writers]
    evidence = meeting_evidence(gathering, event, attendees) if event else []
    evidence += [_spoken_of(event, ref) for ref in mentioned if event]
    return page._replace(
        claims=(*claims, *page.claims),
        evidence=(*gathering.messages, *evidence, *page.evidence),
        relations=(
            *page.relations,
            *(Relation("about", None, ref, ref.line) for ref in answers.subjects),
            *employer_relations(claims),
        ),
    )


def with_people_within(page: Page, listed: Iterable[Listed]) -> Page:
    """A page with whom the lists of the events name that stand in it; of those that are none only
    the mentions are left."""
    claims: list[Claim] = []
    evidence: list[Evidence] = []
    for one, found in zip(page.inner, listed, strict=True):
        if one.gathering is None or one.gathering.event is None:
            continue
        event = one.gathering.event
        attendees = people_at(one.gathering, found.attendees).attendees
        if one.gathering.no_event is not None:
            told = _without_event(page, event, one.gathering.no_event, attendees)
            claims += told.claims[: len(told.claims) - len(page.claims)]
            evidence += told.evidence[: len(told.evidence) - len(page.evidence)]
            continue
        claims += attendance_claims(attendees, one.ref)
        claims += [_nobody(text)._replace(about=one.ref) for text in found.not_people]
        evidence += [
            each._replace(own_meeting=False, meeting=one.ref)
            for each in meeting_evidence(one.gathering, event, attendees)
        ]
    events = (one for one in page.inner if not (one.gathering and one.gathering.no_event))
    return page._replace(
        claims=(*claims, *page.claims),
        evidence=(*evidence, *page.evidence),
        relations=(*page.relations, *employer_relations(claims)),
        inner=tuple(events),
    )


def met_by_name(gathering: Gathering) -> Iterator[Attendee]:
    """Whom the note is called after; one word is somebody only if known."""
    counterparts = gathering.counterparts
    if counterparts is None:
        return
    for ref in counterparts.people:
        alone = not ref.link and not is_full(ref.text)
        yield Attendee(Named(ref._replace(maybe=alone)), counterparts.basis)


def _without_event(
    page: Page, event: Event | None, basis: Basis, attendees: Iterable[Attendee]
) -> Page:
    """The page of what is no event: whoever it names is mentioned."""
    named = [one for one in attendees if one.named.ref.form != NameForms.ME]
    claims = [claim for claim in attendance_claims(named) if claim.about is not None]
    mentions = [_named_in_vain(event, basis, one.named.ref) for one in named if event]
    return page._replace(
        claims=(*claims, *page.claims),
        evidence=(*mentions, *page.evidence),
        relations=(*page.relations, *employer_relations(claims)),
    )


def _named_in_vain(event: Event, basis: Basis, ref: Ref) -> Evidence:
    told = _contact(event, basis, (ref,), CERTAINTY[basis], ref.line, event.about)
    return told._replace(channel=Channels.MENTION, direct=0, own_meeting=False)


def _as_one_on_one(attendees: list[Attendee], called: str) -> list[Attendee]:
    """Of several at a meeting of two, whom its title, file and folder do not name is a guess."""
    there = [one for one in attendees if not one.absent and one.named.ref.form != NameForms.ME]
    if len(there) < 2:
        return attendees
    return [
        one if one not in there or _is_called(one.named.ref, called) else _guessed(one)
        for one in attendees
    ]


def _guessed(one: Attendee) -> Attendee:
    return one._replace(certainty=Certainties.INFERRED)


def _is_called(ref: Ref, called: str) -> bool:
    """Whether a title names somebody, in full or by the first name."""
    name = slug(_bare(ref))
    first = name.partition("-")[0]
    return f"-{name}-" in called or (len(first) > 2 and f"-{first}-" in called)


def _bare(ref: Ref) -> str:
    return page_name(ref.text.partition("#")[0]) if ref.link else ref.text


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
        if named.employer:
            claims.append(_employer(named, ref))
    return claims


def _employer(named: Named, ref: Ref) -> Claim:
    company = link_in(named.employer or "", ref.line, EMPLOYER_KIND)
    company = company or Ref(named.employer or "", EMPLOYER_KIND, False, ref.line)
    company = company._replace(maybe=not named.employs)
    return Claim(EMPLOYER_FIELD, None, company, Bases.ATTENDEE, 5, ref.line, ref)


def _nobody(found: NotPerson) -> Claim:
    return Claim("not_person", found.text, None, Bases.LIST, 0, found.line)


def employer_relations(claims: Iterable[Claim]) -> list[Relation]:
    """Employers that a meeting's list of attendees names ("Ann Lee, Acme")."""
    return [
        Relation("works_for", claim.about, claim.ref, claim.line, Certainties.INFERRED)
        for claim in claims
        if claim.field == EMPLOYER_FIELD and claim.about and claim.ref
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
    within = {one.date: one.meeting for one in gathering.messages if one.meeting}
    for link in gathering.linked if everyone else ():
        if _same(link.ref) not in known:
            people, dated, line = everyone, event, link.ref.line
            if gathering.senders:
                people, date = _writer(line, gathering.senders, everyone, event.date)
                dated = event._replace(date=date)
            meeting = within.get(dated.date)
            evidence.append(
                Evidence(
                    Bases.LINK,
                    dated.date,
                    dated.channel,
                    people,
                    (link.ref,),
                    own_meeting=meeting is None,
                    meeting=meeting,
                    direct=1,
                    certainty=CERTAINTY[Bases.LINK] if dated.certain else Certainties.INFERRED,
                    line=line,
                    text=dated.title,
                    section=link.section,
                    aside=link.aside,
                )
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


# Attendance by these has a rule of its own; all else is the meeting's list.
_OF_THEIR_OWN = (Bases.FOLDER, Bases.TITLE, Bases.MAIL, Bases.RECIPIENT)


def _by_place(attendees: list[Attendee]) -> dict[tuple[int, Basis, Certainty], tuple[Ref, ...]]:
    """Attendees by the line that names them: each contact points to its own."""
    places: dict[tuple[int, Basis, Certainty], list[Ref]] = {}
    for named, basis, certainty, _ in attendees:
        rule: Basis = basis if basis in _OF_THEIR_OWN else Bases.MEETING
        places.setdefault((named.ref.line, rule, certainty), []).append(named.ref)
    return {place: tuple(refs) for place, refs in places.items()}


def links_of(view: NoteView) -> Iterator[LinkedIn]:
    """The links of the body, each target once a section."""
    sections = _Sections(view)
    found: set[tuple[str, int]] = set()
    for links in view.links_by_block.values():
        for link in links:
            if link.kind == "embed":
                continue
            section, aside = sections.at(link.line)
            if (link.target, section) not in found:
                found.add((link.target, section))
                yield LinkedIn(link_ref(link, "", maybe=True), section, aside)


class _Sections:
    """Which section a line stands in."""

    def __init__(self, view: NoteView) -> None:
        self._starts: list[int] = []
        self._aside: list[bool] = []
        around: list[tuple[int, bool]] = []  # level of each heading around, and whether aside
        for heading in view.note.headings:
            while around and around[-1][0] >= heading.level:
                around.pop()
            word = slug(plain(heading.text))
            aside = view.rules.headings.get(word) == "related" or any(one[1] for one in around)
            around.append((heading.level, aside))
            self._starts.append(heading.line)
            self._aside.append(aside)

    def at(self, line: int) -> tuple[int, bool]:
        """The line on which the section begins, and whether it is *See also* or the like."""
        place = bisect_right(self._starts, line) - 1
        return (self._starts[place], self._aside[place]) if place >= 0 else (0, False)


def _mailed(view: NoteView, field: str, basis: Basis) -> Iterator[Attendee]:
    """Senders or recipients of a mail."""
    for one in view.values(Kinds.MEETING).get(field, ()):
        if one.rank:
            continue
        for named in read_people(one.value, one.line, view.rules, listed=one.listed):
            if not is_automatic(by_way(named, one.value) if field == "sender" else named):
                yield Attendee(named, basis)


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
    name = slug(page_name(ref.text))
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
    if ".md)" in said.value and (exported := exported_in(said.value, said.line, kind)):
        return exported
    name = plain(said.value)
    if not slug(name) or (is_filler(name) and " " not in name):
        return []
    bare = name.strip("[] ")
    if is_filler(name) or name == f"[{bare}]":
        # *All aboard* is something where it has a page; `[Company]` is to be filled in.
        return [Ref(bare, kind, False, said.line, maybe=True)]
    if parts := _several(name):
        # One name with a comma, or several names: whichever something has.
        return [Ref(part, kind, False, said.line, maybe=True) for part in (name, *parts)]
    # A topic in plain words is one only where something has that name, and so is a remark.
    return [Ref(name, kind, False, said.line, maybe=not kind or _is_remark(name, said.basis))]


def _is_remark(text: str, basis: Basis) -> bool:
    """Whether a text where a project or company should stand says something of it instead: a
    sentence; in the text of the note also a number, and words in small letters (*see below*)."""
    words = text.split()
    if text[-1] in _SENTENCE_ENDS or (text[-1] == "." and sum(map(str.islower, words)) > 1):
        return True
    if basis == Bases.PROPERTY:
        return False
    return not any(map(str.isalpha, text)) or (text.islower() and len(words) > 1)


_SENTENCE_ENDS = "!?。！？…"
_BETWEEN_SUBJECTS = re.compile(r",\s|;\s?|\s[/&+|]\s|\s[-–—]\s|\s(?=\()")


def _several(name: str) -> list[str]:
    """The parts of what may be several subjects, or one with a remark: *Oak Dam, Weir*, *Weir
    (phase 2)*."""
    parts = [part.strip(" ()") for part in _BETWEEN_SUBJECTS.split(name)]
    return [part for part in parts if part] if len(parts) > 1 else []


def _same(ref: Ref) -> str:
    return _name_of(ref.text, ref.link)


@lru_cache(maxsize=50_000)
def _name_of(text: str, link: bool) -> str:
    name = text.partition("#")[0].rpartition("/")[2] if link else text
    return slug(without_md(name)) or text
