"""The knowledge base: every question as a method."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kg.api import question
from kg.api.answers import Answers, answers, table
from kg.api.connection import several
from kg.api.graphs import Graphs
from kg.api.ipython import attach
from kg.api.names import Names
from kg.config import same_of, settings
from kg.model import answers as model
from kg.model.kinds import Kinds
from kg.model.owner import VIEWS_WITHOUT_ME
from kg.model.problems import graver
from kg.present.columns import distinct
from kg.query import (
    causes,
    contacts,
    health,
    history,
    lists,
    note_queries,
    notes,
    overview,
    pages,
    query_answers,
    review,
    same,
    search,
    tasks,
)
from kg.store import catalog, reader
from kg.store.maintenance import vault_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from sqlmodel import Session

    from kg.api.connection import Day, Texts


class KnowledgeBase(Graphs):
    """An imported vault, open for questions; `kg.connect` makes one.

    Every question of the command line is a method of the same name: with the same parameters, the
    same words about them, and frozen values for an answer. Names are taken as a person types them.
    Days are ISO text or `datetime.date`. Where several texts may be given, one alone will do.
    Every question that counts days takes `as_of`; without it, `kb.as_of` is meant.

    >>> kb.last_contact("apollo")
    Traceback (most recent call last):
    kg.errors.NameUnknown: Nothing is called “apollo”. `kg search` finds notes by their text.
    >>> row = kb.last_contact("harbor light").first
    >>> row.person, row.days_ago, row.source, row.line
    ('Omar Haddad', 25, 'Projects/Harbor Light.md', 46)
    """

    def __init__(self, path: str | os.PathLike[str], as_of: str | date | None = None) -> None:
        super().__init__(path, as_of)
        self.node = Names(self)
        self.person = Names(self, Kinds.PERSON)
        self.project = Names(self, Kinds.PROJECT)
        self.org = Names(self, Kinds.ORGANIZATION)
        self.show = self.node

    # The question, the people and things in it, the notes.
    last_contact = question.rows(lambda: contacts.last_contact, model.LastContact)
    contact_evidence = question.rows(lambda: contacts.contact_evidence, model.ContactEvidence)
    blocked = question.rows(lambda: review.blocked, model.Blocked)
    stale = question.rows(lambda: review.stale, model.Stale)
    bus_factor = question.rows(lambda: review.bus_factor, model.BusFactor)
    people = question.rows(lambda: lists.people, model.Person)
    projects = question.rows(lambda: lists.projects, model.Project)
    orgs = question.rows(lambda: lists.organizations, model.Organization)
    meetings = question.rows(lambda: lists.meetings, model.Meeting)
    tasks = question.rows(lambda: tasks.tasks, model.Task)
    statements = question.rows(lambda: tasks.statements, model.Statement)
    timeline = question.rows(lambda: history.timeline, model.TimelineEntry)
    changed = question.rows(lambda: history.changed, model.Changed)
    co_attendance = question.rows(lambda: history.co_attendance, model.CoAttendance)
    prep = question.value(lambda: review.prep)
    search = question.rows_of(lambda: search.search, "hits", model.SearchHit)
    links = question.rows(lambda: notes.links, model.Link)
    backlinks = question.rows(lambda: notes.backlinks, model.Backlink)
    orphans = question.rows(lambda: notes.orphans, model.Orphan)
    status = question.value(lambda: overview.status)
    page = question.value(lambda: pages.show)

    def sql(
        self, statement: str, /, *, timeout: float | None = 60.0, **params: Any
    ) -> Answers[Any]:
        """The rows of one reading statement; `:name` in it takes the parameter of that name.

        `:as_of` is always bound. It is stopped after `timeout` seconds. A row is a named tuple; a
        column whose name is no Python name, or stands twice, is found by its place. Raises
        QueryWrong for SQL that is wrong, QueryRefused for what would change something.

        >>> kb.sql("select label from nodes where key = :key", key="person:jonas-weber").first.label
        'Jonas Weber'
        """
        given: dict[str, object] = {"as_of": self.as_of, **params}
        columns, found = reader.run_sql(self.apart, statement, given, timeout=timeout)
        return table(columns, found)

    def query(self, query: str, /, *, note: str | None = None) -> Answers[Any]:
        """The rows of a query of Dataview (LIST, TABLE, TASK, CALENDAR), as `kg query` answers it.

        `note` is the note in which the query stands: what `this` means. Dates are ISO text, links
        are paths; `whole` is the answer with its columns and what was left out. Raises NoQuery, a
        UsageError that says where the query is wrong, NameUnknown, NameAmbiguous.

        >>> found = kb.query("TABLE status FROM #project SORT file.name LIMIT 2")
        >>> found.columns
        ('File', 'status')
        """
        result = note_queries.ask(self.connection, query, note=note, now=self._moment())
        found = query_answers.table(result)
        return table(distinct(found.columns), [tuple(row) for row in found.rows])

    def blocks(self, name: str, /) -> Answers[Any]:
        """Every query of Dataview that stands in a note, in order, with what it answers.

        A row has `line`, `kind` (query, inline, or script, which is not run), `query`, `columns`
        and `rows` of a query, the `value` of one in a line, and the `problem` of one without an
        answer. Raises NameUnknown, NameAmbiguous.
        """
        answered, _ = note_queries.blocks(self.connection, name, now=self._moment())
        return table(query_answers.Block._fields, query_answers.blocks(answered))

    def _moment(self) -> datetime:
        return datetime.combine(date.fromisoformat(self.as_of), datetime.now().time())

    def rows(self, relation: str, limit: int | None = None) -> Answers[Any]:
        """All rows of a table or view, or the first `limit`. Raises RelationUnknown.

        >>> kb.rows("last_contacts", limit=1).columns[:3]
        ('subject', 'subject_key', 'kind')
        """
        told = self._told(relation) if relation in VIEWS_WITHOUT_ME else ()
        return table(*catalog.rows(self.connection, relation, limit), told=told)

    def doctor(
        self,
        *,
        severity: str | None = None,
        code: Texts = (),
        folder: str | None = None,
        every: bool = False,
        limit: int | None = None,
    ) -> Answers[model.ProblemCause] | Answers[model.Problem]:
        """What is wrong with the notes: a row for each cause, those outside archives first, then
        the gravest, then those that touch most answers. `places` of a cause are its problems;
        `every` gives these alone, in the same order. Of this `severity` (error, warning, info) and
        graver; by default warnings and errors, or, where a `code` is given, all of it. Raises
        UsageError.

        >>> found = kb.doctor(severity="error").first
        >>> found.code, found.answers, found.cure, len(found.places)
        ('broken-property', 2, 'put the value in quotes', 1)
        """
        found = causes.causes(
            self.connection,
            severity=graver(severity, code),
            code=several(code),
            folder=folder,
            limit=None if every else limit,
        )
        told = self._told("doctor")
        if every:
            return answers(causes.places(found, limit), model.Problem, told=told)
        return answers(found, model.ProblemCause, told=told)

    def may_be_one(self, *, limit: int | None = None) -> Answers[model.MayBeOne]:
        """People, projects and organizations that may be one, those with most contacts first, with
        the line for kg.toml; what kg.toml settles is left out. Raises ConfigError.

        >>> kb.may_be_one().first.reason
        'sounds alike, spelling'
        """
        said = same_of(vault_of(self.db), self.db)
        return answers(same.may_be_one(self.connection, said, limit=limit), model.MayBeOne)

    def doctor_counts(
        self, *, severity: str | None = None, code: Texts = (), folder: str | None = None
    ) -> Answers[model.ProblemCount]:
        """How many problems there are of each code; `severity` as for `doctor`."""
        found = health.doctor_counts(
            self.connection, severity=graver(severity, code), code=several(code), folder=folder
        )
        return answers(found, model.ProblemCount, told=self._told("doctor_counts"))

    def why(
        self,
        found: model.LastContact | Iterable[model.LastContact],
        *,
        mentions: bool = False,
        as_of: Day = None,
    ) -> Answers[model.ContactEvidence]:
        """Every line in the notes that proves answers of `last_contact`, newest first for each.

        Ask with the `mentions` and the `as_of` of the answers.

        >>> proof = kb.why(kb.last_contact("salt road")).first
        >>> proof.source, proof.line, proof.basis
        ('Daily/2026-01-05.md', 4, 'log')
        """
        asked = (found,) if isinstance(found, model.LastContact) else tuple(found)
        by_pair = contacts.why(self.connection, asked, as_of=self._day(as_of), mentions=mentions)
        return answers(
            (line for lines in by_pair.values() for line in lines), model.ContactEvidence
        )

    def session(self) -> Session:
        """An SQLModel session on the database, read-only, with the classes of `kg.tables`.

        >>> from sqlmodel import select
        >>> with kb.session() as session:
        ...     session.exec(select(kg.tables.Project.name).order_by("name").limit(2)).all()
        ['Blue Heron', 'Copper Kettle']
        """
        from kg.store.session import session

        return session(self.db)

    def __repr__(self) -> str:
        return f"<knowledge base {self.db}, as of {self.as_of}>"


def connect(
    db: str | os.PathLike[str] | None = None, *, as_of: str | date | None = None
) -> KnowledgeBase:
    """Open a database for questions: the one given, else $KG_DB, else that of kg.toml, else kg.db.

    `as_of` is the day that every question is asked as of, if it is not asked for another one; by
    default today. In IPython and Jupyter, names can be completed from then on. Raises
    DatabaseError (missing, of another kg, not a database).
    """
    attach()
    return KnowledgeBase(settings().database if db is None else db, as_of)
