"""Resolving contacts: whom the page's evidence shows to be contacted, about what, and when."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.event import Event
from kg.model.kinds import Bases, Basis, Certainties, Certainty, Channels, Codes, Kinds, is_subject
from kg.model.names import slug
from kg.model.note import Problem
from kg.model.page import Evidence, Page, Ref
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import ATTENDEES, is_strict, unpack_attendees
from kg.resolve.values import ResolvedContact

# A contact is a person and a subject: from two long lists in one note they would fill a disk.
_MOST_CONTACTS = 20_000  # of one note
_SEVERAL = 2  # days; one makes a meeting of the file, which is told to be without people
_FEW = 8  # projects and organizations that a section may link and still be about each
_LONGEST_TEXT = 1000  # characters; the whole line stands in the note


def resolve_contacts(lookups: Lookups) -> list[ResolvedContact]:
    """Everybody with every subject, each piece of evidence once."""
    found: dict[tuple[object, ...], ResolvedContact] = {}
    explicit: set[tuple[str, str | None]] = set()
    left = _MOST_CONTACTS
    contacted = _Contacted(lookups)
    evidence_of_others = ((evidence, None) for evidence in _by_other_pages(lookups))
    for evidence, about in (*_with_links_once(lookups), *evidence_of_others):
        for contact in _contacts_of(lookups, evidence, about, contacted):
            left -= 1
            if left < 0:
                lookups.problems.append(_too_many(evidence.line))
                return list(found.values())
            if (contact.certainty == Certainties.LINKED or evidence.basis == Bases.LINK) and (
                contact.person,
                contact.about,
            ) in explicit:
                continue
            sure = contact.certainty != Certainties.LINKED and evidence.basis != Bases.LINK
            if contact.direct and sure:
                explicit.add((contact.person, contact.about))
            same = (contact.person, contact.about, contact.date, contact.meeting)
            kind = (contact.direct, contact.certainty, contact.channel, contact.line)
            found.setdefault((*same, *kind), contact)
    if not found:
        _tell_of_nobody(lookups)
    return list(found.values())


def _tell_of_nobody(lookups: Lookups) -> None:
    """Say so where the days of a file of 1-1s count for nothing, for nobody has the name of the
    file."""
    talks = [one for one in lookups.page.evidence if one.basis == Bases.HEADING]
    names = {ref.text for one in talks for ref in one.people}
    days = len({one.date for one in talks})
    if days < _SEVERAL or len(names) != 1 or talks[0].people[0].link:
        return
    message = (
        f"{days} days of talks with “{names.pop()}” count for nothing, for nobody is known by that "
        "name; call the file by the full name, or give their page the alias"
    )
    lookups.problems.append(Problem(Codes.MEETING_WITHOUT_PEOPLE, message, talks[0].line))


_Subjects = list[str | None]


def _with_links_once(lookups: Lookups) -> Iterator[tuple[Evidence, _Subjects | None]]:
    """The page's evidence; of the links in its text to one thing the best: one in a section where
    it has few others beside it, and then the first. With a link comes what it is about."""
    evidence = lookups.page.evidence
    links = [at for at, one in enumerate(evidence) if one.basis == Bases.LINK and one.direct]
    about = {at: _subjects(lookups, evidence[at], strict=True) for at in links}
    # The links of a text have the same people: their names are put together once.
    people = {id(evidence[at].people): evidence[at].people for at in links}
    names = {key: tuple(str(ref.text) for ref in refs) for key, refs in people.items()}
    beside: dict[int, set[str | None]] = {}
    for at in links:
        beside.setdefault(evidence[at].section, set()).update(about[at])
    crowded = {section for section, found in beside.items() if len(found) > _FEW}
    firm = [at for at in links if not (evidence[at].aside or evidence[at].section in crowded)]
    told: set[tuple[str | None, ...]] = set()
    left = set()
    keys = {
        at: (evidence[at].date, *_in_order(about[at]), *names[id(evidence[at].people)])
        for at in links
    }
    for at in (*firm, *links):
        same = keys[at]
        if same not in told:
            told.add(same)
            left.add(at)
    sure = set(firm)
    for at, one in enumerate(evidence):
        if at not in about:
            yield one, None
        elif at in left:
            yield (one if at in sure else one._replace(aside=True)), about[at]


def _in_order(subjects: _Subjects) -> _Subjects:
    return sorted(subjects, key=str) if len(subjects) > 1 else subjects


def _contacts_of(
    lookups: Lookups, evidence: Evidence, about: _Subjects | None, contacted: _Contacted
) -> Iterator[ResolvedContact]:
    """Everyone with every subject; one at a time, for a hostile line makes billions."""
    if evidence.text_only:
        counted = _as_it_counts(lookups, evidence)
        if counted is None:
            return
        evidence = counted
    strict = is_strict(evidence)
    meeting = lookups.key if evidence.own_meeting and lookups.kind == Kinds.MEETING else None
    if evidence.meeting is not None:
        meeting = lookups.meeting(evidence.meeting)
    subjects = _subjects(lookups, evidence, strict) if about is None else about
    if not subjects:
        return
    date, missed = evidence.date, frozenset[str]()
    if evidence.own_meeting or evidence.meeting is not None:
        place = lookups.place_at(evidence.meeting)
        event = place.event if place else None
        missed = frozenset(lookups.absent_by_others(event))
        own = evidence.meeting.date if evidence.meeting else lookups.page.date
        if event is not None and event.day and date == own and event.is_joined:
            date = event.day
    text = evidence.text
    if len(text) > _LONGEST_TEXT:
        text = text[:_LONGEST_TEXT] + "…"
    for person, certainty, basis in contacted(evidence):
        if person in missed:
            continue
        certainty = Certainties.INFERRED if evidence.aside else certainty
        for subject in subjects:
            if subject != person:
                yield ResolvedContact(
                    person,
                    subject,
                    date,
                    evidence.channel,
                    evidence.direct,
                    certainty,
                    basis,
                    meeting,
                    evidence.line,
                    text,
                )


def _subjects(lookups: Lookups, evidence: Evidence, strict: bool) -> list[str | None]:
    subjects: dict[str | None, None] = {}
    for ref in evidence.about:
        entity = lookups.who(ref, strict=strict)
        loose = strict or ref.maybe
        if entity is None or entity.kind == Kinds.PERSON:
            continue  # a person is never what a contact is about
        if loose and not is_subject(entity.kind):
            continue
        subjects[entity.key] = None
    if evidence.own_meeting or evidence.meeting is not None:
        subjects.update(_told_subjects(lookups, evidence))
    if not subjects and not strict:
        return [None]
    return list(subjects)


def _told_subjects(lookups: Lookups, evidence: Evidence) -> dict[str | None, None]:
    """What the event of some evidence is about by its other pages: what they only link to is for
    evidence that is a link."""
    linked = evidence.certainty == Certainties.LINKED
    if linked and (evidence.basis != Bases.LINK or evidence.about):
        return {}
    place = lookups.place_at(evidence.meeting)
    told = lookups.told(place.event if place else None)
    said = told.linked if linked else told.about
    if not said:
        return {}
    entities = [lookups.imply(one, evidence.line) for one in lookups.who_by(said, strict=linked)]
    return {one.key: None for one in entities if one is not None and is_subject(one.kind)}


def _by_other_pages(lookups: Lookups) -> Iterator[Evidence]:
    """What the other pages of the event make of those whom the page lists: a day, if it has none of
    its own, and what the others link to."""
    page, event = lookups.page, lookups.event
    if event is None or not event.day or lookups.kind != Kinds.MEETING:
        return
    by_place: dict[tuple[int, Certainty], list[Ref]] = {}
    for claim in page.claims:
        if claim.field == "attendee" and claim.about is None and claim.ref:
            sure: Certainty = Certainties.INFERRED if claim.rank else Certainties.EXPLICIT
            by_place.setdefault((claim.line, sure), []).append(claim.ref)
    if not page.date:
        for (line, certainty), people in by_place.items():
            yield _at_event(event, page, Bases.MEETING, people, certainty, line)
    if lookups.told(event).linked:
        for (line, _), people in by_place.items():
            yield _at_event(event, page, Bases.LINK, people, Certainties.LINKED, line)


def _at_event(
    event: Event, page: Page, basis: Basis, people: list[Ref], certainty: Certainty, line: int
) -> Evidence:
    return Evidence(
        basis,
        event.day,
        Channels.MEETING,
        tuple(people),
        (),
        own_meeting=True,
        meeting=None,
        direct=1,
        certainty=certainty,
        line=line,
        text=page.label,
    )


def _as_it_counts(lookups: Lookups, evidence: Evidence) -> Evidence | None:
    """What the names in a text show: mentions where the place says otherwise who was there, and
    nothing where the text tells of an event that has a note of its own."""
    if any(_is_somebody(lookups, ref, evidence.meeting) for ref in evidence.unless):
        via = {_key(lookups, ref) for ref in evidence.unless}
        others = tuple(ref for ref in evidence.people if _key(lookups, ref) not in via)
        return _as_mention(evidence._replace(people=others))
    if evidence.meeting is not None:
        return _as_mention(evidence) if attendees(lookups, evidence.meeting) else evidence
    return None if lookups.event_on(evidence.date) else evidence


def _key(lookups: Lookups, ref: Ref) -> str:
    entity = lookups.who(ref)
    return entity.key if entity else ""


def _as_mention(evidence: Evidence) -> Evidence:
    return evidence._replace(
        basis=Bases.MENTION,
        channel=Channels.MENTION,
        meeting=None,
        direct=0,
        certainty=Certainties.LINKED,
    )


def _is_somebody(lookups: Lookups, ref: Ref, meeting: Ref | None) -> bool:
    entity = lookups.who(ref)
    if entity is None:
        return _by_attendance(lookups, ref, meeting) is not None
    if entity.kind == Kinds.ORGANIZATION:
        return meeting is not None and bool(attendees(lookups, meeting))
    return entity.kind == Kinds.PERSON


# Only what a dated bullet tells belongs to a meeting that is another note.
_OF_ORGANIZATIONS: dict[Basis, Basis] = {
    Bases.VIA: Bases.VIA_ORGANIZATION,
    Bases.BULLET: Bases.BULLET_ORGANIZATION,
    Bases.TEXT: Bases.TEXT_ORGANIZATION,
    Bases.MENTION: Bases.MENTION_ORGANIZATION,
}


_People = list[tuple[str, Certainty, Basis]]


class _Contacted:
    """Whom evidence shows to be contacted, once for all links of a text: they have the same
    people."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._last: tuple[Evidence, _People] | None = None

    def __call__(self, evidence: Evidence) -> _People:
        if self._last is not None and _is_alike(self._last[0], evidence):
            return self._last[1]
        found = _contacted(self._lookups, evidence)
        self._last = evidence, found
        return found


def _is_alike(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces of evidence differ in nothing that tells whom they show."""
    return (
        one.people is other.people
        and one.meeting is None
        and other.meeting is None
        and one.basis == other.basis
        and one.certainty == other.certainty
        and one.direct == other.direct
    )


def _contacted(lookups: Lookups, evidence: Evidence) -> _People:
    """Key, certainty and basis of everyone whom the evidence shows to be contacted."""
    people: dict[str, tuple[str, Certainty, Basis]] = {}
    meeting = evidence.meeting
    for ref in evidence.people:
        entity = lookups.who(ref, strict=not evidence.direct and is_strict(evidence))
        if entity is None:
            via = evidence.basis == Bases.VIA
            key = _by_attendance(lookups, ref, meeting) if via else None
            if key is not None:
                people[key] = (key, Certainties.INFERRED, Bases.FIRST_NAME)
        elif entity.kind == Kinds.ORGANIZATION:
            stands = _OF_ORGANIZATIONS.get(evidence.basis)
            if meeting is not None and stands is not None:
                for attendee in attendees(lookups, meeting):
                    people.setdefault(attendee, (attendee, evidence.certainty, stands))
        elif entity.kind == Kinds.PERSON:
            certainty = Certainties.INFERRED if entity.inferred else evidence.certainty
            received = evidence.basis == Bases.RECIPIENT  # however they are named
            basis = evidence.basis if received else entity.basis or evidence.basis
            people.setdefault(entity.key, (entity.key, certainty, basis))
    if meeting is not None and evidence.direct and not evidence.text_only and not people:
        for attendee in attendees(lookups, meeting):
            people[attendee] = (attendee, Certainties.INFERRED, evidence.basis)
    return list(people.values())


def _by_attendance(lookups: Lookups, ref: Ref, meeting: Ref | None) -> str | None:
    """The one at a meeting who has the first name."""
    first = slug(ref.text)
    if meeting is None or ref.link or not first or "-" in first:
        return None
    start = f"{Kinds.PERSON}:{first}-"
    found = [key for key in attendees(lookups, meeting) if key.startswith(start)]
    return found[0] if len(found) == 1 else None


def attendees(lookups: Lookups, meeting: Ref) -> list[str]:
    """The people at a linked meeting that has a note: whom its pages list, read from here."""
    entry = lookups.resolve_link(meeting.text).entry
    if entry is None:
        return []
    keys: dict[str, None] = {}
    for _, extra in lookups.find(ATTENDEES, entry.path):
        for ref in unpack_attendees(extra):
            entity = lookups.who_elsewhere(ref)
            if entity is not None and entity.kind == Kinds.PERSON:
                keys[entity.key] = None
    if entry.kind == Kinds.MEETING:
        told = lookups.told_of(lookups.node_at(entry)[0])
        for one in lookups.who_by(told.present):
            if one.kind == Kinds.PERSON and lookups.imply(one, meeting.line):
                keys[one.key] = None
        absent = {one.key for one in lookups.who_by(told.absent)}
        return [key for key in keys if key not in absent]
    return list(keys)


def _too_many(line: int) -> Problem:
    message = (
        f"more than {_MOST_CONTACTS:,} pairs of people and subjects in one note; from here on they "
        "are not kept as contacts"
    )
    return Problem(Codes.TOO_MANY_CONTACTS, message, line)
