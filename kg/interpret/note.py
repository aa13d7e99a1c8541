"""What one note means by itself: the local stage, which knows one note and the rules."""

from __future__ import annotations

from typing import NamedTuple

from kg.interpret.attendees import listed_of, lists_of
from kg.interpret.bad_dates import tell_no_date, unread_days, without_day_above
from kg.interpret.claims import claims_of, emails_of, role_claims
from kg.interpret.classify import Classified, classify, has_type, lacks_only_a_day, may_be_meeting
from kg.interpret.conflicts import other_days, several_values
from kg.interpret.dated_bullets import read_bullets
from kg.interpret.dated_headings import counterparts_within, heading_evidence
from kg.interpret.day_events import NOTHING, told_by, told_by_person
from kg.interpret.day_places import NoteDay, daily_day, day_of_note
from kg.interpret.days import settle, whole
from kg.interpret.display_names import display_names
from kg.interpret.event_marks import file_marks, mail_marks, message_mark, text_mark
from kg.interpret.folder_evidence import is_persons, tells_of_folder
from kg.interpret.full_names import full_names
from kg.interpret.inner_events import Within, about_also, events_within, is_told_by
from kg.interpret.link_roles import with_roles
from kg.interpret.log_lines import as_of_draft, log_evidence, task_evidence
from kg.interpret.log_people import link_name
from kg.interpret.looks import is_full
from kg.interpret.mails import evidence_of, is_from_machine, messages_of, recipients_of
from kg.interpret.meetings import (
    channel_of,
    claims_of_inner,
    days_within,
    doubts_of,
    gathering_of,
    kind_by_title,
    own_day,
    sources_of,
    subjects_of,
)
from kg.interpret.named import is_somebody
from kg.interpret.no_event import is_draft
from kg.interpret.note_view import NoteView, Place, self_ref
from kg.interpret.people.boxes import roster_boxes
from kg.interpret.relations import about_relations, filed_relations, relations_of
from kg.interpret.same import with_same
from kg.interpret.speakers import is_transcript, speakers_of
from kg.interpret.statements import statements_of
from kg.interpret.tasks import tasks_of
from kg.interpret.titles import Called, call, job_title, own_address
from kg.interpret.weeks import is_weekly
from kg.model.day_orders import ALONE, Orders
from kg.model.event import Marks
from kg.model.folders import NOTHING_TOLD, Told
from kg.model.kinds import (
    Bases,
    Basis,
    Codes,
    Kinds,
    MeetingKinds,
    NameForms,
    PageBases,
    is_entity,
    is_subject,
)
from kg.model.names import is_short, page_name, slug
from kg.model.note import ParsedNote, Problem
from kg.model.page import (
    Attendee,
    Claim,
    Doubt,
    Event,
    Evidence,
    Gathering,
    InnerEvent,
    Page,
    Ref,
    Relation,
    Statement,
    TaskMeaning,
)
from kg.model.people import PeopleList
from kg.model.rules import Rules

_BY_FILE_RANK = 3
# Contacts on days that stand within a note.
_DATED = (Bases.HEADING, Bases.MEETING)


class Meaning(NamedTuple):
    """What a kind of page adds to what every page has."""

    called: Called
    date: str | None
    meeting_kind: str | None = None
    emails: tuple[str, ...] = ()
    sources: tuple[Ref, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    relations: tuple[Relation, ...] = ()
    tasks: tuple[TaskMeaning, ...] = ()
    statements: tuple[Statement, ...] = ()
    boxes: tuple[int, ...] = ()
    gathering: Gathering | None = None
    no_event: Basis | None = None
    doubts: tuple[Doubt, ...] = ()
    marks: Marks = Marks()
    inner: tuple[InnerEvent, ...] = ()
    people: tuple[Attendee, ...] = ()  # whom the lists of the events in it name


def describe(
    note: ParsedNote, rules: Rules, orders: Orders = ALONE, told: Told = NOTHING_TOLD
) -> Page:
    """What the note means, as far as it, the rules, the order of days in its folder and what is
    `told` of its folders say.

    Everything that another note must answer stays a `Ref`; who attended a meeting is added by
    `kg.interpret.meetings.with_people`. `Page.problems` holds those that the
    parser found and those of the meaning.
    """
    view = NoteView(note, rules, orders, told)
    own = day_of_note(view, may_be_meeting)
    within = events_within(view, own) if own.below else None
    if within is not None:
        own = own._replace(day=within.own_day)
        view.lists_are(within.outside)
        view.leave_out_tasks(within.boxes)
    date = own.day
    kind = classify(view, date)
    if within is not None and kind.kind == Kinds.MEETING and not within.is_meeting:
        kind = Classified(Kinds.NOTE, PageBases.PLAIN, None, kind.problems)
    problems = [*note.problems, *kind.problems]
    if kind.kind != Kinds.TEMPLATE:
        problems += unread_days(view, kind.kind, own, problems)
    if kind.kind == Kinds.MEETING or kind.no_event:
        problems += other_days(own)
        meaning = _meeting(view, kind, own, problems)
    elif is_entity(kind.kind):
        if kind.kind not in rules.kinds:
            problems += several_values(view, kind.kind)
        meaning = _entity(view, kind.kind, date, problems, within)
    elif kind.kind == Kinds.TEMPLATE:
        called = call(view, kind.kind, date, ())
        meaning = Meaning(called, None, tasks=tasks_of(view, None))
        problems = [problem for problem in problems if problem.code != Codes.PLACEHOLDER]
    else:
        meaning = _note(view, kind.kind, date, within)
        lacks_day = within is None and date is None and kind.basis == PageBases.PLAIN
        is_dated = any(one.basis in _DATED for one in meaning.evidence)
        if lacks_day and not is_dated and lacks_only_a_day(view):
            tell_no_date(own, problems)
            # It may be a copy of a meeting's note, and has its day.
            lists = tuple(lists_of(view))
            marks = Marks(tuple(text_mark(view, lists)))
            meaning = meaning._replace(marks=marks, gathering=_of_source(lists))
        if is_from_machine(view):
            meaning = meaning._replace(no_event=Bases.MENTION)
        if kind.kind == Kinds.NOTE and (lists := _lists_of_source(view)):
            meaning = meaning._replace(gathering=_of_source(lists))
        if kind.kind == Kinds.NOTE and is_transcript(view):
            meaning = meaning._replace(marks=Marks(tuple(text_mark(view, ())), is_source=True))
    if within is not None and kind.kind != Kinds.TEMPLATE:
        problems += [without_day_above(one.text, one.line) for one in within.unread]
        meaning = _with_events(meaning, within, kind.kind)
    return with_same(_page(view, kind.kind, meaning, own, problems), rules.same)


def _lists_of_source(view: NoteView) -> tuple[PeopleList, ...]:
    """Who was there by a note that is no meeting by itself: its lists, and who speaks in it."""
    spoke = speakers_of(view)
    others = tuple(one for one in lists_of(view) if one != spoke)
    return (*others, spoke) if spoke else others


def _of_source(lists: tuple[PeopleList, ...]) -> Gathering:
    """Who was there if another note says that this one is the source of a meeting."""
    return Gathering(lists, None, (), (), None, None)


def _with_events(meaning: Meaning, within: Within, kind: str) -> Meaning:
    """What a note means besides the events that stand in it, and these."""
    events, relations = within.events, within.relations
    by_line = {one.ref.line: one for one in events}
    if is_subject(kind):
        own = self_ref(meaning.called.label, kind, 1)
        events = tuple(about_also(one, own) for one in events)
        told = (one.ref for one in events if one.gathering and one.gathering.no_event is None)
        relations = (*relations, *(Relation("about", ref, own, ref.line) for ref in told))
    return meaning._replace(
        claims=(*within.claims, *meaning.claims),
        evidence=tuple(one for one in meaning.evidence if not is_told_by(one, by_line)),
        relations=(*meaning.relations, *relations),
        boxes=tuple(sorted({*meaning.boxes, *within.boxes})),
        inner=(*meaning.inner, *events),
        people=within.people,
    )


def _page(
    view: NoteView, kind: str, meaning: Meaning, own: NoteDay, problems: list[Problem]
) -> Page:
    called = meaning.called
    updated = _day(view, "updated") or meaning.date or ""
    file_name = page_name(view.note.path)
    return Page(
        path=view.note.path,
        name=file_name,
        folder=view.folder,
        title=called.title,
        kind=kind,
        node_kind=kind if is_entity(kind) or kind == Kinds.MEETING else Kinds.NOTE,
        key=called.key,
        label=called.label,
        date=meaning.date,
        created=_day(view, "created"),
        archived=view.place.archived,
        # A copy is never the primary page of what it copies.
        updated=updated if file_name == view.name else "",
        meeting_kind=meaning.meeting_kind,
        names=called.names,
        aliases=called.aliases,
        emails=meaning.emails,
        sources=meaning.sources,
        links=with_roles(view),
        claims=meaning.claims,
        evidence=meaning.evidence,
        relations=meaning.relations,
        tasks=meaning.tasks,
        statements=meaning.statements,
        problems=tuple(problems),
        full_names=_full_names(view, meaning),
        boxes=meaning.boxes,
        gathering=meaning.gathering,
        otherwise=called.otherwise,
        display_names=display_names(view.note.links),
        marks=meaning.marks,
        inner=meaning.inner,
        day_asks=own.asks,
        day_evidence=own.evidence,
        no_event=meaning.no_event,
        doubts=meaning.doubts,
        of_folder=tells_of_folder(view),
        of_no_kind=kind == Kinds.NOTE and is_full(file_name) and not has_type(view),
    )


def _day(view: NoteView, field: str) -> str | None:
    for said in view.values(Kinds.NOTE).get(field, ()):
        if said.rank == 0 and (day := settle(whole(said.value), view.orders)):
            return day
    return None


def _meeting(view: NoteView, kind: Classified, own: NoteDay, problems: list[Problem]) -> Meaning:
    date = own.day
    lists = lists_of(view)
    boxes = tuple(sorted(line for one in lists for line in roster_boxes(one)))
    view.leave_out_tasks(boxes)
    about = subjects_of(view)
    messages = messages_of(view)
    date = own_day(date, messages)
    people = [one.named.ref for one in listed_of(view).attendees if not one.absent]
    others = tuple(ref.text for ref in people if is_somebody(ref))
    no_event = kind.no_event.basis if kind.no_event else None
    called = call(view, kind.kind, date, others)
    meeting_kind = kind.meeting_kind or kind_by_title(called.title, view)
    event = None
    evidence = _one_to_ones(view, date) if no_event is None else []
    if date is None and not evidence and no_event is None:
        tell_no_date(own, problems)
    elif date is not None:
        channel = channel_of(meeting_kind)
        event = Event(date, channel, called.label, tuple(about), certain=own.certain)
        if not messages:
            present = frozenset([link_name(ref.text) for ref in people])
            daily = daily_day(view) is not None
            evidence += log_evidence(view, date, present, headings=daily)
    if no_event == Bases.DRAFT:
        evidence = as_of_draft(evidence)
    subject = about[0] if about else None
    sources = tuple(sources_of(view))
    inner = days_within(messages, date, called.label)
    relations = [*about_relations(tuple(about))]
    relations += [Relation("about", one.ref, ref, ref.line) for one in inner for ref in about]
    relations += relations_of(view, Kinds.MEETING, called.label, [])
    if no_event is not None:
        inner, sources = [], ()
    gathering = gathering_of(view, event, meeting_kind, no_event, inner)
    claims = [
        claim
        for one in inner
        for claim in claims_of_inner(one, [m for m in messages if m.date == one.ref.date])
    ]
    marks = Marks(
        (
            *text_mark(view, tuple(lists)),
            *(mail_marks(view) if not messages else ()),
            *(mark for m in messages if m.date == date and (mark := message_mark(m))),
        ),
        tuple(file_marks(sources, date)),
        meeting_kind == MeetingKinds.EMAIL or is_transcript(view),
        _day(view, "updated") or "",
    )
    return Meaning(
        called,
        date,
        meeting_kind if no_event is None else None,
        sources=sources,
        claims=tuple(claims),
        evidence=tuple(evidence),
        relations=tuple(relations),
        tasks=tasks_of(view, subject),
        statements=tuple(statements_of(view, subject)),
        boxes=boxes,
        gathering=gathering,
        marks=marks if no_event is None else Marks(),
        inner=tuple(inner),
        no_event=_as_source(view, kind, meeting_kind),
        doubts=doubts_of(
            sources,
            gathering.counterparts if kind.basis == PageBases.TITLE else None,
            stated=_says_so(view, kind, meeting_kind),
            summary=kind.basis == PageBases.SOURCE,
        ),
    )


def _as_source(view: NoteView, kind: Classified, meeting_kind: str) -> Basis | None:
    """Why what is made from a mail is no event: by the mail's subject, or as a machine wrote it."""
    if meeting_kind != MeetingKinds.EMAIL:
        return None
    if kind.no_event is not None and kind.no_event.by_title:
        return kind.no_event.basis
    return Bases.MENTION if is_from_machine(view) else None


def _says_so(view: NoteView, kind: Classified, meeting_kind: str) -> bool:
    """Whether a note says that it is a meeting, call or 1-1: by its type, its folder's name or its
    title."""
    if meeting_kind in (MeetingKinds.EMAIL, MeetingKinds.MESSAGE):
        return False
    by_folder = kind.basis == PageBases.FOLDER and not view.place.by_pages
    stated = by_folder or kind.basis in (PageBases.TYPE, PageBases.TAG)
    return stated or meeting_kind != MeetingKinds.MEETING


def _one_to_ones(view: NoteView, date: str | None) -> list[Evidence]:
    """The contacts of a file that holds many 1-1s, each below its day."""
    whom = counterparts_within(view) if view.note.headings else []
    found = [each for one in whom for each in heading_evidence(view, one, is_log=True)]
    return [one for one in found if one.date != date]


def _entity(
    view: NoteView, kind: str, date: str | None, problems: list[Problem], within: Within | None
) -> Meaning:
    called = call(view, kind, date, ())
    claims = claims_of(view, kind, problems)
    if kind == Kinds.PERSON:
        claims += _claims_of_name(view, claims)
    bullets = read_bullets(view, kind, called.label, [name for name, _ in called.aliases])
    relations = relations_of(view, kind, called.label, claims)
    relations += filed_relations(view, kind, relations)
    own = self_ref(called.label, kind, 1)
    # Nobody is in contact about a person.
    subject = None if kind == Kinds.PERSON else own
    messages = recipients_of(view, messages_of(view))
    mails = evidence_of(messages, (subject,) if subject else ())
    done = task_evidence(view, subject)
    told, days = NOTHING, list[Evidence]()
    if kind == Kinds.PERSON:
        days = heading_evidence(view, own, is_log=False)
        if within is None:
            told = told_by_person(view)
            view.leave_out_tasks(told.boxes)
    return Meaning(
        called,
        date,
        emails=_emails(view, kind),
        claims=(*claims, *bullets.claims, *told.claims),
        evidence=(*bullets.evidence, *days, *told.evidence, *mails, *done),
        relations=(*relations, *bullets.relations),
        tasks=tasks_of(view, own),
        statements=tuple(statements_of(view, None)),
        boxes=told.boxes,
    )


def _claims_of_name(view: NoteView, claims: list[Claim]) -> list[Claim]:
    """What a person's page says by `title` and by its file's name: the work, the address."""
    found = []
    if not any(claim.field == "role" for claim in claims) and (job := job_title(view)):
        found += role_claims(job)
    if address := own_address(view):
        found.append(Claim("email", address, None, Bases.FILE, _BY_FILE_RANK, 1))
    return found


def _emails(view: NoteView, kind: str) -> tuple[str, ...]:
    if kind in view.rules.kinds:
        return ()  # who stands beside an address is no place or book
    address = own_address(view) if kind == Kinds.PERSON else None
    stated = emails_of(view, kind)
    return tuple(dict.fromkeys((*stated, address))) if address else stated


def _note(view: NoteView, kind: str, date: str | None, within: Within | None) -> Meaning:
    called = call(view, kind, date, ())
    evidence = _one_to_ones(view, date)
    told = NOTHING
    if within is not None:
        present = frozenset(link_name(one.named.ref.text) for one in within.people)
        evidence += log_evidence(view, date or "", present, sections=within.sections)
    else:
        told = told_by(view, date or "")
        view.leave_out_tasks(told.boxes)
        evidence += told.evidence
        evidence += _logged(view, kind, date, told.present)
    if evidence and is_draft(view):
        evidence = as_of_draft(evidence)
    place = view.place
    filed = None
    if place.owner:
        filed = Ref(place.owner, place.owner_kind, False, 1, maybe=not _is_one(place))
    return Meaning(
        called,
        date,
        claims=tuple(told.claims),
        evidence=tuple(evidence),
        boxes=told.boxes,
        relations=(
            *((Relation("about", None, filed, 1),) if filed else ()),
            *relations_of(view, Kinds.NOTE, called.label, []),
        ),
        tasks=tasks_of(view, filed),
        statements=tuple(statements_of(view, filed)),
    )


def _logged(view: NoteView, kind: str, date: str | None, present: frozenset[str]) -> list[Evidence]:
    """What the lines and headings of a note say of contacts, or only its tasks, where it has no
    day."""
    if not date and not is_weekly(view):
        return task_evidence(view, None)
    headings = kind == Kinds.DAILY or is_weekly(view)
    return log_evidence(view, date or "", present, headings=headings)


def _is_one(place: Place) -> bool:
    """Whether the folder around a note is a project or a person, with or without a page."""
    if place.owner_kind == Kinds.PERSON:
        return is_persons(place.owner)
    return place.owner_kind == Kinds.PROJECT


def _full_names(view: NoteView, meaning: Meaning) -> tuple[Ref, ...]:
    """Full names in the note for those whom it also calls by a first name alone, or by one with an
    initial."""
    refs = [claim.ref for claim in meaning.claims if claim.ref]
    if meaning.gathering is not None:
        refs += [one.named.ref for one in listed_of(view).attendees]
    refs += [one.named.ref for one in meaning.people]
    refs += [task.owner for task in meaning.tasks if task.owner]
    refs += [ref for task in meaning.tasks for ref in task.mentions]
    for evidence in meaning.evidence:
        if evidence.basis not in (Bases.LINK, Bases.MENTION):
            refs += evidence.people
    firsts = {ref.text.split()[0] for ref in refs if _is_first_name(ref)}
    if not firsts:
        return ()
    found = [Ref(name, Kinds.PERSON, False, 1) for name in full_names(view, firsts)]
    place = view.place
    if place.owner_kind == Kinds.PERSON:
        found.append(Ref(place.owner, Kinds.PERSON, False, 1))
    return tuple(dict.fromkeys(found))


def _is_first_name(ref: Ref) -> bool:
    if ref.kind != Kinds.PERSON or ref.link or not slug(ref.text):
        return False
    return ref.form != NameForms.ME and "@" not in ref.text and is_short(ref.text)
