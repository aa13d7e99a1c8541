"""The knowledge base: every question as a method."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kg.api import question
from kg.api.answers import Answers, answers, table
from kg.api.charts import Charts
from kg.api.connection import several
from kg.api.graphs import Graphs
from kg.api.ipython import attach
from kg.api.names import Names
from kg.api.wording import speaking, speaks_python
from kg.config import existing, same_of
from kg.errors import UsageError
from kg.model.answers.contacts import ContactEvidence, LastContact
from kg.model.answers.queries import SavedQuestion
from kg.model.answers.state import (
    MayBeOne,
    Problem,
    ProblemCause,
    ProblemCount,
)
from kg.model.kinds import Kinds
from kg.model.owner import VIEWS_WITHOUT_ME
from kg.model.problems import graver
from kg.model.questions import GIVEN
from kg.query import causes, contacts, health, same, saved
from kg.query.agenda import Agenda
from kg.query.contacts import Contacts
from kg.query.history import History
from kg.query.lists import Lists
from kg.query.matching import Matching
from kg.query.notes import Notes
from kg.query.overview import Overview
from kg.query.pages import Pages
from kg.query.preparing import Preparing
from kg.query.query_answers import Queries
from kg.query.review import Review
from kg.query.search import Search
from kg.query.tasks import Tasks
from kg.query.unlinked import Mentions
from kg.store import catalog, reader
from kg.store.maintenance import vault_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from sqlmodel import Session

    from kg.api.connection import Day, Texts
    from kg.api.importing import ImportReport
    from kg.importer.questions import Questions
    from kg.query.question import Question


@speaks_python
class KnowledgeBase(
    Contacts,
    Review,
    Preparing,
    Agenda,
    Lists,
    Tasks,
    History,
    Search,
    Matching,
    Notes,
    Mentions,
    Overview,
    Pages,
    Queries,
    Graphs,
):
    """An imported vault, open for questions; `kg.connect` makes one.

    Every question of the command line is a method of the same name: with the same parameters, the
    same words about them, and frozen values for an answer. Names are taken as a person types them.
    Days are `datetime.date`, or a text as people say them: "2026-01-10", "last monday", "2025-12".
    Where several texts may be given, one alone will do.
    Every question that counts days takes `as_of`; without it, `kb.as_of` is meant.

    >>> kb.last_contact("apollo")
    Traceback (most recent call last):
    kg.errors.NameUnknown: Nothing is called “apollo”. `kb.search` finds notes by their text.
    >>> row = kb.last_contact("harbor light").first
    >>> row.person, row.days_ago, row.source, row.line
    ('Omar Haddad', 25, 'Projects/Harbor Light.md', 46)
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        as_of: str | date | None = None,
        *,
        refresh: bool = False,
    ) -> None:
        super().__init__(path, as_of, refresh=refresh)
        self.node = Names(self)
        self.person = Names(self, Kinds.PERSON)
        self.project = Names(self, Kinds.PROJECT)
        self.org = Names(self, Kinds.ORGANIZATION)
        self.show = self.node
        self.chart = Charts(self)

    @classmethod
    def method_of(cls, asked: Question[..., Any]) -> Callable[..., Any]:
        """The method that a question of kg.query becomes."""
        return question.method_of(asked)

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
        return table(columns, found, links=self._links)

    def ask(
        self, name: str, /, *, as_of: Day = None, timeout: float | None = 60.0, **params: Any
    ) -> Answers[Any]:
        """The answer to a question that kg.toml saves, as `sql`, `query` or `tasks_query` gives it.

        `params` are its parameters; those that are not given have their defaults. Raises
        QuestionUnknown, UsageError for a value that it does not take, ConfigError, and what these
        three raise.

        >>> kb.ask("gone-quiet", days=31).first.subject
        'Quiet Engine'
        """
        found = self._saved()
        question = saved.chosen(name, found.known, found.unfit, found.told)
        values = saved.valued(question, params)
        day = self._day(as_of)
        if question.language == "sql":
            return self.sql(question.text, timeout=timeout, **{GIVEN: day, **values})
        ask = self.query if question.language == "dataview" else self.tasks_query
        return ask(saved.text_of(question, values), as_of=day)

    def questions(self) -> Answers[SavedQuestion]:
        """The questions that kg.toml saves, by name, for `ask`; `told` says which cannot be asked,
        or why there are none. Raises ConfigError.

        >>> [one.question for one in kb.questions()]
        ['due-soon', 'gone-quiet', 'standing']
        """
        found = self._saved()
        told = tuple(saved.refusal(one) for one in found.unfit)
        if found.told and not found.known:
            told = (found.told, *told)
        return answers(saved.listed(found.known), SavedQuestion, told=told)

    def _saved(self) -> Questions:
        from kg.importer.questions import questions_of

        return questions_of(self.db)

    def rows(self, relation: str, limit: int | None = None) -> Answers[Any]:
        """All rows of a table or view, or the first `limit`. Raises RelationUnknown.

        >>> kb.rows("last_contacts", limit=1).columns[:3]
        ('subject', 'subject_key', 'kind')
        """
        told = self._told(relation, without_me=relation in VIEWS_WITHOUT_ME)
        found = catalog.rows(self.connection, relation, limit)
        return table(*found, told=told, links=self._links)

    def doctor(
        self,
        *,
        severity: str | None = None,
        code: Texts = (),
        folder: str | None = None,
        every: bool = False,
        limit: int | None = None,
    ) -> Answers[ProblemCause] | Answers[Problem]:
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
        told = self._told("doctor", without_me=False)
        if every:
            return answers(causes.places(found, limit), Problem, told=told, links=self._links)
        return answers(found, ProblemCause, told=told, links=self._links)

    def may_be_one(self, *, limit: int | None = None) -> Answers[MayBeOne]:
        """People, projects and organizations that may be one, those with most contacts first, with
        the line for kg.toml; what kg.toml settles is left out. Raises ConfigError.

        >>> kb.may_be_one().first.reason
        'sounds alike, spelling'
        """
        said = same_of(vault_of(self.db), self.db)
        return answers(same.may_be_one(self.connection, said, limit=limit), MayBeOne)

    def doctor_counts(
        self, *, severity: str | None = None, code: Texts = (), folder: str | None = None
    ) -> Answers[ProblemCount]:
        """How many problems there are of each code; `severity` as for `doctor`."""
        found = health.doctor_counts(
            self.connection, severity=graver(severity, code), code=several(code), folder=folder
        )
        return answers(found, ProblemCount, told=self._told("doctor_counts", without_me=False))

    def why(
        self,
        found: LastContact | Iterable[LastContact],
        *,
        mentions: bool = False,
        as_of: Day = None,
    ) -> Answers[ContactEvidence]:
        """Every line in the notes that proves answers of `last_contact`, newest first for each.

        Ask with the `mentions` and the `as_of` of the answers.

        >>> proof = kb.why(kb.last_contact("salt road")).first
        >>> proof.source, proof.line, proof.basis
        ('Daily/2026-01-05.md', 4, 'log')
        """
        asked = (found,) if isinstance(found, LastContact) else tuple(found)
        by_pair = contacts.why(self.connection, asked, as_of=self._day(as_of), mentions=mentions)
        lines = (line for lines in by_pair.values() for line in lines)
        return answers(lines, ContactEvidence, links=self._links)

    def refresh(self) -> ImportReport:
        """Read what has changed in the vault since its last import; every question asked from now
        on shows it. The report is that of `kg.import_vault`. Raises VaultError, ConfigError,
        DatabaseError, and UsageError where the database tells of no import.

        >>> kb.refresh().read
        0
        """
        from kg.api.importing import import_vault
        from kg.importer.rules import given_config
        from kg.store.known_files import last_import

        last = last_import(self._opened())
        if last is None:
            raise UsageError("The database tells of no import; run `kg import VAULT` first.")
        config = given_config(last.rules)
        return import_vault(last.vault, self.db, as_of=self.as_of, config=config)

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


@speaking
def connect(
    db: str | os.PathLike[str] | None = None,
    *,
    as_of: str | date | None = None,
    refresh: bool = False,
) -> KnowledgeBase:
    """Open a database for questions: the one given, else $KG_DB, else that of kg.toml, else that of
    the vault around this folder, else kg.db, else that of the vault imported last.

    `as_of` is the day that every question is asked as of, if it is not asked for another one; by
    default today. With `refresh` each question first looks whether the vault changed and refreshes
    what differs, as on the command line; where that is not done, a warning (`StaleAnswer`) says
    why. In IPython and Jupyter, names can be completed from then on. Raises DatabaseError (missing,
    of another kg, not a database).
    """
    attach()
    return KnowledgeBase(existing().database if db is None else db, as_of, refresh=refresh)
