"""Settling a page: every link and every name is looked up, and what the note means becomes rows.

Nothing here depends on the order of notes: a settled page is a function of the page and of the
index's answers to what it asked, and `Settled.asked` holds what it asked.
"""

from collections.abc import Iterator

from kg.model.names import file_key, slug
from kg.model.note import Flaw, Link
from kg.model.page import ENTITY_KINDS, Claim, Evidence, Page, Ref
from kg.normalise.index import (
    ATTENDEES,
    NAMED,
    SOURCE,
    SOURCED,
    Entry,
    Index,
    entry_of,
    is_strict,
    meeting_key,
    packed,
    unpack_attendees,
)
from kg.normalise.people import Being, Names
from kg.normalise.resolve import EXTERNAL, Leads, Resolution
from kg.normalise.settled import (
    Settled,
    SettledClaim,
    SettledContact,
    SettledLink,
    SettledStatement,
    SettledTask,
    SettledTie,
)
from kg.normalise.sources import source_name

# A contact is a person and a subject: from two long lists in one note they would fill a disk.
_MOST_CONTACTS = 20_000  # of one note
_LONGEST_TEXT = 1000  # characters; the whole line stands in the note


def settle(page: Page, index: Index, leads: Leads | None = None) -> Settled:
    """Look up everything that a page leaves open; `leads` is shared by all pages of an index."""
    return _Settling(page, index, leads or Leads(index)).run()


class _Settling:
    """The work on one page; everything it finds is collected in plain lists."""

    def __init__(self, page: Page, index: Index, leads: Leads) -> None:
        self.page = page
        self.index = index
        self.leads = leads
        self.asked: set[int] = set()
        entry = index.entry(entry_of(page))
        self.key, self.kind = entry.key, entry.kind
        self.asked.add(index.question(SOURCE, source_name(page.path)))
        self.asked.add(index.question(SOURCED, page.path))
        self.flaws: list[Flaw] = list(page.flaws)
        self.born: dict[str, str] = {}
        self.born_at: dict[str, int] = {}
        self.dates: dict[str, str] = {}  # of meetings that only a link tells of
        self.resolved: dict[str, Resolution] = {}
        self.names = Names(page, self.key, self.find, self.lead)
        # What is wrong with another note's attendees is told there.
        self.elsewhere = Names(page, self.key, self.find, self.lead)
        self.meetings: dict[Ref, str | None] = {}

    def find(self, space: str, key: str) -> tuple[tuple[Entry, str], ...]:
        self.asked.add(self.index.question(space, key))
        return self.index.find(space, key)

    def lead(self, target: str) -> Resolution:
        """Where a link target leads from this note."""
        found = self.resolved.get(target)
        if found is None:
            found, asked = self.leads.follow(target, self.page.path)
            self.resolved[target] = found
            self.asked.update(asked)
        return found

    def run(self) -> Settled:
        # Contacts go first: they make the meetings that only a link tells of.
        contacts = self.contacts()
        claims = self.claims()
        ties = self.ties()
        tasks = self.tasks()
        statements = self.statements()
        links = self.links()
        if self.kind != "note":
            claims += self.own_name()
        for key, label in self.born.items():
            claims.append(SettledClaim(key, "name", label, None, "named", 9, self.born_at[key]))
        for key, date in self.dates.items():
            claims.append(SettledClaim(key, "date", date, None, "named", 9, self.born_at[key]))
        return Settled(
            self.key,
            self.kind,
            tuple(links),
            tuple(dict.fromkeys(claims)),
            tuple(contacts),
            tuple(dict.fromkeys(ties)),
            tuple(tasks),
            tuple(statements),
            self.born,
            tuple(self.flaws) + tuple(self.names.flaws),
            packed(self.asked),
        )

    def own_name(self) -> list[SettledClaim]:
        page = self.page
        claims = [SettledClaim(self.key, "name", page.label, None, "page", 0, 1)]
        if self.kind == "meeting" and page.date:
            claims.append(SettledClaim(self.key, "date", page.date, None, "page", 0, 1))
        if self.kind == "meeting" and page.meeting_kind:
            claims.append(SettledClaim(self.key, "kind", page.meeting_kind, None, "page", 0, 1))
        return claims

    def bear(self, being: Being | None, line: int) -> Being | None:
        """Note that the thing must exist even if no page of its own says so."""
        if being and being.label is not None and being.key not in self.born:
            self.born[being.key] = being.label
            self.born_at[being.key] = line
        return being

    def who(self, ref: Ref, *, strict: bool = False) -> Being | None:
        return self.bear(self.names.find_out(ref, strict=strict), ref.line)

    def meeting(self, ref: Ref) -> str | None:
        """The key of the meeting that a reference means, None for a link to something else."""
        if ref not in self.meetings:
            self.meetings[ref] = self._meeting(ref)
        return self.meetings[ref]

    def _meeting(self, ref: Ref) -> str | None:
        if ref.link:
            entry = self.lead(ref.text).entry
            if entry is not None:
                return self.node_at(entry)[0] if self.node_at(entry)[1] == "meeting" else None
        title = ref.title or ref.text
        key = meeting_key(ref)
        if key not in self.born:
            self.born[key] = title
            self.born_at[key] = ref.line
            if ref.date:
                self.dates[key] = ref.date
        return key

    def node_at(self, entry: Entry) -> tuple[str, str]:
        return (self.key, self.kind) if entry.path == self.page.path else (entry.key, entry.kind)

    def links(self) -> list[SettledLink]:
        return [self.link(link) for link in self.page.links]

    def link(self, link: Link) -> SettledLink:
        if link.external:
            return SettledLink(None, None, link, EXTERNAL.how)
        if not link.target:
            return SettledLink(self.page.path, self.key, link, "path")
        found = self.lead(link.target)
        if found.entry is None:
            key = self.missing(link)
            return SettledLink(None, key, link, "missing")
        if found.how == "ambiguous":
            also = ", ".join(found.others[:5])
            self.flaws.append(
                Flaw(
                    "ambiguous-link",
                    f"[[{link.target}]] leads to {found.entry.path}; it could also mean {also}",
                    link.line,
                )
            )
        if found.entry.kind == "attachment":
            return SettledLink(found.entry.path, None, link, found.how)
        return SettledLink(found.entry.path, self.node_at(found.entry)[0], link, found.how)

    def missing(self, link: Link) -> str:
        """The node that a link to no file leads to: an entity of that name, or a missing one."""
        name = link.target.rstrip("/").rpartition("/")[2]
        wanted = slug(name)
        for _, extra in self.find(NAMED, wanted) if wanted else ():
            kind, _, key = extra.partition("\x1f")
            key = key or f"{kind}:{wanted}"
            self.bear(Being(key, kind, name, "missing"), link.line)
            return key
        key = "missing:" + file_key(link.target)
        self.bear(Being(key, "missing", link.target, "missing"), link.line)
        return key

    def claims(self) -> list[SettledClaim]:
        settled = []
        for claim in self.page.claims:
            about = self.claim_about(claim)
            if about is None:
                continue
            if claim.ref is None:
                settled.append(
                    SettledClaim(
                        about, claim.field, claim.value, None, claim.basis, claim.rank, claim.line
                    )
                )
                continue
            being = self.who(claim.ref)
            if claim.field == "attendee":
                settled += self.attendance(about, claim, being)
            elif being is not None and _fits(claim.field, being):
                settled.append(
                    SettledClaim(
                        about,
                        claim.field,
                        being.name,
                        being.key,
                        being.basis or claim.basis,
                        claim.rank,
                        claim.line,
                    )
                )
        return settled

    def claim_about(self, claim: Claim) -> str | None:
        if claim.about is None:
            return self.key
        if claim.about.kind == "meeting":
            return self.meeting(claim.about)
        being = self.who(claim.about)
        return being.key if being else None

    def attendance(self, about: str, claim: Claim, being: Being | None) -> list[SettledClaim]:
        if being is None or claim.ref is None:
            return []
        if being.kind != "person":
            if claim.basis != "via":
                self.flaws.append(
                    Flaw(
                        "attendee-no-person", f"{being.name} attends, but is no person", claim.line
                    )
                )
            return []
        inferred = claim.basis == "text" or claim.rank >= _INFERRED or being.inferred
        return [
            SettledClaim(
                about,
                "attendee",
                "inferred" if inferred else "explicit",
                being.key,
                being.basis or claim.basis,
                max(claim.rank, _INFERRED) if inferred else claim.rank,
                claim.line,
            )
        ]

    def contacts(self) -> list[SettledContact]:
        found: dict[tuple[object, ...], SettledContact] = {}
        explicit: set[tuple[str, str | None]] = set()
        left = _MOST_CONTACTS
        for evidence in self.page.evidence:
            for contact in self.contacts_of(evidence):
                left -= 1
                if left < 0:
                    self.flaws.append(_too_many(evidence.line))
                    return list(found.values())
                if contact.certainty == "linked" and (contact.person, contact.about) in explicit:
                    continue
                if contact.direct and contact.certainty != "linked":
                    explicit.add((contact.person, contact.about))
                same = (contact.person, contact.about, contact.date, contact.meeting)
                kind = (contact.direct, contact.certainty, contact.channel, contact.line)
                found.setdefault((*same, *kind), contact)
        return list(found.values())

    def contacts_of(self, evidence: Evidence) -> Iterator[SettledContact]:
        """Everyone with every subject; one at a time, for a hostile line makes billions."""
        strict = is_strict(evidence.certainty, evidence.direct)
        meeting = self.key if evidence.own_meeting and self.kind == "meeting" else None
        if evidence.meeting is not None:
            meeting = self.meeting(evidence.meeting)
        subjects = self.subjects(evidence, strict)
        if not subjects:
            return
        text = evidence.text
        if len(text) > _LONGEST_TEXT:
            text = text[:_LONGEST_TEXT] + "…"
        for person, certainty, basis in self.contacted(evidence):
            for about in subjects:
                if about != person:
                    yield SettledContact(
                        person,
                        about,
                        evidence.date,
                        evidence.channel,
                        evidence.direct,
                        certainty,
                        basis,
                        meeting,
                        evidence.line,
                        text,
                    )

    def subjects(self, evidence: Evidence, strict: bool) -> list[str | None]:
        subjects: dict[str | None, None] = {}
        for ref in evidence.about:
            being = self.who(ref, strict=strict)
            loose = strict or ref.hint == "maybe"
            if being is None or (loose and being.kind not in ("project", "organization")):
                continue
            subjects[being.key] = None
        if not subjects and not strict:
            return [None]
        return list(subjects)

    def contacted(self, evidence: Evidence) -> list[tuple[str, str, str]]:
        """Key, certainty and basis of everyone whom the evidence shows to be contacted."""
        people: dict[str, tuple[str, str, str]] = {}
        mention = not evidence.direct
        if not evidence.people and evidence.meeting is not None:
            for attendee in self.attendees(evidence.meeting):
                people[attendee] = (attendee, "linked", evidence.basis)
        for ref in evidence.people:
            being = self.who(ref, strict=mention)
            if being is None:
                continue
            if being.kind == "organization" and evidence.meeting is not None:
                for attendee in self.attendees(evidence.meeting):
                    basis = f"{evidence.basis}-organization"
                    people.setdefault(attendee, (attendee, evidence.certainty, basis))
            elif being.kind == "person":
                certainty = "inferred" if being.inferred else evidence.certainty
                basis = being.basis or evidence.basis
                people.setdefault(being.key, (being.key, certainty, basis))
        return list(people.values())

    def attendees(self, meeting: Ref) -> list[str]:
        """The people at a linked meeting that has a note; what its note lists, read from here."""
        entry = self.lead(meeting.text).entry
        if entry is None:
            return []
        keys = []
        for _, extra in self.find(ATTENDEES, entry.path):
            for ref in unpack_attendees(extra):
                being = self.bear(self.elsewhere.find_out(ref), ref.line)
                if being is not None and being.kind == "person":
                    keys.append(being.key)
        return keys

    def ties(self) -> list[SettledTie]:
        settled = []
        for tie in self.page.ties:
            source = self.end_of(tie.source) if tie.source else self.key
            target = self.end_of(tie.target)
            if tie.kind == "works_for" and tie.certainty == "inferred" and target:
                target = target if target.startswith("organization:") else None
            if source and target and target != source:
                settled.append(SettledTie(source, target, tie.kind, tie.certainty, tie.line))
        return settled

    def end_of(self, ref: Ref) -> str | None:
        """The key of what a tie's end means."""
        if ref.kind == "meeting":
            return self.meeting(ref)
        being = self.who(ref)
        return being.key if being else None

    def tasks(self) -> list[SettledTask]:
        settled = []
        for task in self.page.tasks:
            owner = self.who(task.owner) if task.owner else None
            owners = ("person",) if task.owner and task.owner.hint == "maybe" else _OWNERS
            owner_key = owner.key if owner and owner.kind in owners else None
            about = self.who(task.about) if task.about else None
            about_key = about.key if about and about.kind in ENTITY_KINDS else None
            if about_key == owner_key:
                about_key = None
            settled.append(SettledTask(task.state, owner_key, about_key))
        return settled

    def statements(self) -> list[SettledStatement]:
        settled = []
        for statement in self.page.statements:
            about = self.who(statement.about) if statement.about else None
            key = about.key if about else self.key
            settled.append(
                SettledStatement(
                    key, statement.kind, statement.text, statement.date, statement.line
                )
            )
        return settled


_INFERRED = 5  # the rank from which on a claim is a guess
_OWNERS = ("person", "organization")


def _fits(field: str, being: Being) -> bool:
    """Whether a thing of that kind can stand in the column."""
    return being.kind == "organization" if field == "organization" else being.kind != "missing"


def _too_many(line: int) -> Flaw:
    message = (
        f"more than {_MOST_CONTACTS:,} pairs of people and subjects in one note; from here on they "
        "are not kept as contacts"
    )
    return Flaw("too-many-contacts", message, line)
