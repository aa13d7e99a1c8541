"""A person, a project, a note …: what the notes say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from kg.api.answers import Answers, answers, table
from kg.api.wording import speaks_python
from kg.model.answers.contacts import ContactEvidence, LastContact
from kg.model.answers.notes import Backlink, Link, Statement, Task
from kg.model.answers.pages import OrganizationPage, PersonPage, ProjectPage, Shown, ThingPage
from kg.model.answers.state import Problem, TimelineEntry
from kg.model.answers.things import (
    Absence,
    Attendee,
    EventPage,
    Meeting,
    Nearest,
    NotePage,
    Organization,
    Person,
    PersonProject,
    Project,
)
from kg.model.graph import Neighbour
from kg.model.kinds import Kinds, is_entity
from kg.present import html
from kg.store import catalog, queries

if TYPE_CHECKING:
    import networkx as nx

    from kg.api.drawing import Drawing
    from kg.api.knowledge_base import KnowledgeBase
    from kg.store.reader import Connection

T = TypeVar("T")


@speaks_python
class Node:
    """One thing of the graph: a person, project, organization, meeting, note or tag.

    `key` names it everywhere, `kind` says what it is, `label` is what people call it. Every other
    attribute asks a question about it when it is read, as of the knowledge base's day; what makes
    no sense for its kind is without rows. In a notebook a node shows itself as a card.

    >>> jonas = kb.person("jonas weber")
    >>> jonas.last_contact.first.date
    '2025-12-11'
    >>> [one.project for one in jonas.projects if one.is_owner]
    ['Copper Kettle']
    """

    __slots__ = ("_kb", "key", "kind", "label")

    key: str
    kind: str
    label: str
    _kb: KnowledgeBase

    def __init__(self, kb: KnowledgeBase, key: str, label: str) -> None:
        values = (("_kb", kb), ("key", key), ("kind", key.partition(":")[0]), ("label", label))
        for name, value in values:
            object.__setattr__(self, name, value)

    @property
    def page(
        self,
    ) -> PersonPage | ProjectPage | OrganizationPage | ThingPage | Shown:
        """Everything about it at once, as frozen values."""
        return self._kb.page(self.key)

    @property
    def facts(self) -> Person | Project | Organization | NotePage | Any:
        """What is known of it: name, status, owner, role and so on."""
        return self.page.facts

    @property
    def last_contact(self) -> Answers[LastContact]:
        """The newest contact about it, one row for each person in it; of a person, with them."""
        if not is_entity(self.kind):
            return answers((), LastContact)
        return self._kb.last_contact(self.key)

    @property
    def contacts(self) -> Answers[ContactEvidence]:
        """Every line that shows a contact about it, or with them, newest first."""
        if self.kind == Kinds.PERSON:
            return self._kb.contact_evidence(person=self.key)
        return self._kb.contact_evidence(subject=self.key)

    @property
    def meetings(self) -> Answers[Meeting]:
        """The meetings that a person was at, or that were about it."""
        if self.kind == Kinds.PERSON:
            return self._kb.meetings(with_person=self.key)
        return self._kb.meetings(about=self.key)

    @property
    def projects(self) -> Answers[PersonProject]:
        """The projects that a person has to do with."""
        return self._part("projects", PersonProject)

    @property
    def people(self) -> Answers[Person]:
        """Those who work at an organization."""
        return self._part("people", Person, Kinds.ORGANIZATION)

    @property
    def nearest(self) -> Answers[Nearest]:
        """The people nearest to a person or project."""
        return self._part("nearest", Nearest)

    @property
    def attendees(self) -> Answers[Attendee]:
        """Who was at a meeting."""
        return self._part("people", Attendee, "meeting")

    @property
    def absent(self) -> Answers[Absence]:
        """Who was absent from a meeting."""
        return self._part("absent", Absence, "meeting")

    @property
    def event_pages(self) -> Answers[EventPage]:
        """The notes that are pages of a meeting, where it has several, and why."""
        return self._part("pages", EventPage, "meeting")

    @property
    def tasks(self) -> Answers[Task]:
        """The open tasks that a person owns or that are about it; of a note, those in it."""
        return self._part("tasks", Task)

    @property
    def statements(self) -> Answers[Statement]:
        """Facts, decisions, risks, blockers and questions about it."""
        return self._part("statements", Statement)

    @property
    def problems(self) -> Answers[Problem]:
        """What is wrong with its notes."""
        return self._part("problems", Problem)

    @property
    def timeline(self) -> Answers[TimelineEntry]:
        """Everything dated about it, in order."""
        return self._kb.timeline(self.key)

    @property
    def notes(self) -> Answers[Any]:
        """Its pages: path, title, date, words, and whether it is the primary one or archived."""
        return table(*catalog.notes_of(self._kb.connection, self.key), links=self._kb._links)

    @property
    def neighbors(self) -> Answers[Neighbour]:
        """What is one tie away."""
        return self._kb.neighbors(self.key)

    @property
    def links(self) -> Answers[Link]:
        """The links in its notes."""
        return self._kb.links(self.key)

    @property
    def backlinks(self) -> Answers[Backlink]:
        """The links that lead to it."""
        return self._kb.backlinks(self.key)

    def graph(self, depth: int = 1) -> nx.MultiDiGraph[str]:
        """The graph around it."""
        return self._kb.graph(around=self.key, depth=depth)

    def draw(self, depth: int = 1, **options: Any) -> Drawing:
        """The graph around it, drawn; options are those of `KnowledgeBase.draw`."""
        return self._kb.draw(self.key, depth=depth, **options)

    def _part(self, name: str, of: type[T], kind: str | None = None) -> Answers[T]:
        wanted = kind is None or kind == self.kind
        found = getattr(self.page, name, ()) if wanted else ()
        return answers(found, of, told=getattr(found, "told", ()), links=self._kb._links)

    def __setattr__(self, name: str, _value: object) -> None:
        raise AttributeError(f"a node is frozen; {name!r} cannot be set")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and (other.key, other._kb) == (self.key, self._kb)

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.label!r}: {self.key}>"

    def _repr_html_(self) -> str:
        return html.card(
            self.label,
            self.kind,
            html.facts(self.facts)[1:],  # the name stands above
            self._kb._told("page", without_me=True) if is_entity(self.kind) else (),
            self._kb._links,
        )


def label_of(conn: Connection, key: str) -> str:
    """What people call the thing of this key, which must be there."""
    return str(queries.rows(conn, "note", node=key)[0][0])
