"""What a note means by itself: the values between giving meaning and looking names up.

A page is worked out from one note alone. Whatever needs another note (where a link leads, who a
name is) is left as a `Ref`, which `kg.resolve.page` resolves against the index of names.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.model.event import Mark, Marks
from kg.model.kinds import (
    AliasSource,
    Basis,
    Certainties,
    Certainty,
    Look,
    Looks,
    NameForm,
    NameForms,
)
from kg.model.note import Link, Problem
from kg.model.people import NotPerson, PeopleList


class Ref(NamedTuple):
    """A name as written in a note, to be looked up.

    `kind` says what the place asks for: person, project, organization, meeting, or "" for anything.
    `link` is true for `[[text]]` (or a markdown link), whose `text` is the target; else a name.
    `title` is what to call the thing should it have no page (default: `text`); `date` likewise
    for a meeting that only a link tells of.
    `form` says how the name stands there; `maybe` that it counts only if something is called so.
    `email` is an address beside the name; `look` tells how much the text looks like a name.
    """

    text: str
    kind: str
    link: bool
    line: int
    title: str | None = None
    date: str | None = None
    form: NameForm = NameForms.PLAIN
    maybe: bool = False
    email: str = ""
    look: Look = Looks.NAME

    @property
    def is_plain(self) -> bool:
        """Whether the text alone tells whom it names."""
        return self.form == NameForms.PLAIN and not self.email


class Named(NamedTuple):
    """A person as named in a text: the reference, and what the text says of the person besides.

    `employs` tells that `organization` surely is one; `handle` is a nickname beside the name.
    """

    ref: Ref
    email: str | None = None
    employer: str | None = None
    employs: bool = False
    handle: str | None = None


class Attendee(NamedTuple):
    """A person at a meeting, or one who was `absent`; `basis` names the place that says so."""

    named: Named
    basis: Basis
    certainty: Certainty = Certainties.EXPLICIT
    absent: bool = False


class Message(NamedTuple):
    """One message of a thread, from its heading; `recipients` stand in the labels below it."""

    date: str
    sender: Named
    line: int
    text: str
    recipients: tuple[Named, ...] = ()


class Listed(NamedTuple):
    """Whom the lists of people of a note name, and what in them is nobody."""

    attendees: tuple[Attendee, ...]
    not_people: tuple[NotPerson, ...]


class Claim(NamedTuple):
    """What the note says of a node: of its own (`about` is None) or of another.

    `field` is a column of the entity's table (status, owner, email, …) or "attendee" for a meeting.
    Exactly one of `value` and `ref` is set. `basis` names the rule that found it
    (property, table, field, tag, text, …); a lower `rank` beats a higher one within a page.
    """

    field: str
    value: str | None
    ref: Ref | None
    basis: Basis
    rank: int
    line: int
    about: Ref | None = None


class Evidence(NamedTuple):
    """A place in the note that shows contact with people, about something.

    `about` is what it is about (several: one contact each; none: no subject). `meeting` is the
    meeting it belongs to; None with `own_meeting` means the note's own node.
    `direct` is 1 for a contact, 0 for a mention; `certainty` is explicit, linked or inferred.
    A person's `Ref` that turns out to be an organization stands for the attendees of `meeting`.
    `text_only` marks people whom running text names: they were contacted only where neither one of
    `unless` nor the meeting gives anybody, and no event of that day is about the note's node.
    A link in passing stands in the section that begins on the line `section`, `aside` in one of
    *See also* and the like.
    """

    basis: Basis
    date: str
    channel: str
    people: tuple[Ref, ...]
    about: tuple[Ref, ...]
    own_meeting: bool
    meeting: Ref | None
    direct: int
    certainty: Certainty
    line: int
    text: str
    text_only: bool = False
    unless: tuple[Ref, ...] = ()
    section: int = 0
    aside: bool = False


class Relation(NamedTuple):
    """A typed relation from a node (None: the note's own) to another."""

    kind: str
    source: Ref | None
    target: Ref
    line: int
    certainty: Certainty = Certainties.EXPLICIT


class TaskMeaning(NamedTuple):
    """What a task means beyond its text; in step with `ParsedNote.tasks`.

    One of its `mentions` owns it before `owner` does, if somebody is called so; `marks` are words
    behind an `@` that can be nobody, as in `@due(…)`.
    """

    state: str
    owner: Ref | None
    about: Ref | None
    mentions: tuple[Ref, ...] = ()
    marks: tuple[Ref, ...] = ()


class Statement(NamedTuple):
    """A bullet under Key Facts, Decisions, Risks …; `about` is None for the note's own node."""

    kind: str
    text: str
    date: str | None
    line: int
    about: Ref | None = None


class Event(NamedTuple):
    """A meeting as its contacts need it: when, by what medium, about what. The day is not `certain`
    where it is only that on which the note was made."""

    date: str
    channel: str
    title: str
    about: tuple[Ref, ...]
    certain: bool = True


class Counterparts(NamedTuple):
    """Whom the title or the folder of a meeting's note says that it was with, besides me.

    `pair` tells that two names stand side by side (*Ann x Bo Ek*); `open` that the note is a
    meeting only if one of them is known.
    """

    people: tuple[Ref, ...]
    basis: Basis
    pair: bool = False
    open: bool = False


class SpokenOf(NamedTuple):
    """Lines of lists that may name whom a note speaks of.

    `people` are those of `people:` in a note made from a recording: who is named in its `title` was
    there, if anybody is. `person` are those of `person:`: they name who was there unless one of the
    lists of attendees, on the lines `attendees`, names somebody besides me.
    """

    title: str
    people: frozenset[int]
    person: frozenset[int]
    attendees: frozenset[int]


class LinkedIn(NamedTuple):
    """A link in the text of a meeting's note; the line on which its section begins, and whether it
    stands `aside`, under *See also* or the like."""

    ref: Ref
    section: int = 0
    aside: bool = False


class Gathering(NamedTuple):
    """What is left to be read of a meeting's note until it is known who is known.

    `listed` is what the lists say if nobody knows any of the names that reading them `asked` for,
    None where they were not read; `others` are people besides the lists (a mail's sender), `folder`
    the person under whom the note is filed; `messages` are the contacts with who wrote a thread,
    and `senders` the writers, as (line, day, sender); `writers` are those of a mail and of a
    thread, once for each they wrote;
    `linked` is what the body links to. `event` is None for a meeting without a day. `spoken_of` is
    about people who may not have been there, `counterparts` with whom the note is called. In a 1-1
    `called` holds the words of title, file and folder. `no_event` tells why there was no event.
    """

    lists: tuple[PeopleList, ...]
    listed: Listed | None
    asked: tuple[str, ...]
    others: tuple[Attendee, ...]
    folder: Ref | None
    event: Event | None
    messages: tuple[Evidence, ...] = ()
    linked: tuple[LinkedIn, ...] = ()
    senders: tuple[tuple[int, str, Ref], ...] = ()
    spoken_of: SpokenOf | None = None
    writers: tuple[Ref, ...] = ()
    counterparts: Counterparts | None = None
    called: str = ""
    no_event: Basis | None = None


class Doubt(NamedTuple):
    """What may make a meeting's note none: the mail `source` that it was made from is no event (one
    that a machine wrote: unless the note `says` that it is a meeting), or nobody has the `names`
    that it is called by. `made_from` is the note without which it is none: that must be one of an
    event, or a transcript."""

    source: str = ""
    says: bool = False
    names: tuple[str, ...] = ()
    made_from: str = ""


class InnerEvent(NamedTuple):
    """An event within a note, beside that of the note itself: `ref` names it, with its day, its
    title and its line; claims and evidence speak of it by the same reference. `gathering` is what
    of it waits for who is known."""

    ref: Ref
    marks: tuple[Mark, ...] = ()
    gathering: Gathering | None = None


class Otherwise(NamedTuple):
    """What a page is called where the name `shared`, which it bears, is another page's as well."""

    shared: str
    label: str
    key: str


class DisplayName(NamedTuple):
    """A name that a link shows for the page at its `target`."""

    text: str
    target: str


class SameMark(NamedTuple):
    """A name or an address, folded, that `same` joins and a page bears; `to` is the key of the
    thing that it makes the page one of, if no other page bears it ("" where it is one anyway)."""

    member: str
    to: str


class Page(NamedTuple):
    """One note's own meaning.

    `kind` is person, project, organization, meeting, daily, template or note (of the note);
    `node_kind` that of its node (daily, template and note give "note").
    `key` is the node's key, as far as this note alone can tell; `label` the node's name.
    `names` are names by which the node is found (entities only: title, file or folder name);
    `aliases` and `emails` likewise. `updated` decides which of several pages is the primary one.
    `sources` are the notes that a meeting was made from (`source_ref`).
    `problems` holds those of parsing too. `full_names` are names that the text spells out for
    people whom the note elsewhere calls by a first name alone; they make nobody exist.
    `boxes` are lines of checkboxes that say who came: no tasks. `gathering` is what of a meeting
    waits for who is known (`kg.interpret.meetings.with_people`). `otherwise` is what the page is
    called if others bear its heading or title, too. `same` is what kg.toml joins the page by,
    `called_same` the folded names of what it is a page of by that. `of_no_kind` is a note that says
    of itself nothing and is called as people are: that person's page, if a list links it.
    `display_names` are what its links call other pages. `day_asks` are the signs of days whose
    order the folder must tell, `day_evidence` what the note tells of it. `no_event` is why a mail
    is no event by itself, *mention* for one that a machine wrote; `doubts` are what may make a
    meeting none. `marks` are what other pages of its event may share; `inner` are the events that
    it tells of beside its own. `of_folder` is what it tells of what its folder is for.
    """

    path: str
    name: str
    folder: str
    title: str
    kind: str
    node_kind: str
    key: str
    label: str
    date: str | None
    created: str | None
    archived: bool
    updated: str
    meeting_kind: str | None
    names: tuple[str, ...]
    aliases: tuple[tuple[str, AliasSource], ...]
    emails: tuple[str, ...]
    sources: tuple[Ref, ...]
    links: tuple[Link, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    relations: tuple[Relation, ...]
    tasks: tuple[TaskMeaning, ...]
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]
    full_names: tuple[Ref, ...] = ()
    boxes: tuple[int, ...] = ()
    gathering: Gathering | None = None
    otherwise: Otherwise | None = None
    same: tuple[SameMark, ...] = ()
    called_same: tuple[str, ...] = ()
    of_no_kind: bool = False
    display_names: tuple[DisplayName, ...] = ()
    day_asks: tuple[str, ...] = ()
    day_evidence: tuple[tuple[str, str], ...] = ()
    no_event: Basis | None = None
    doubts: tuple[Doubt, ...] = ()
    marks: Marks = Marks()
    inner: tuple[InnerEvent, ...] = ()
    of_folder: str = ""
