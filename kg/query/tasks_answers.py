"""Queries of the Tasks plugin, asked of a database."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from kg.languages.limits import Limits
from kg.languages.tasks.execute import Answer, answer
from kg.languages.tasks.search import Search
from kg.languages.tasks.settings import Settings
from kg.query.query_tasks import DatabaseTasks, Told, settings_of
from kg.store.maintenance import vault_of
from kg.store.reader import Connection, file_of


class TasksAnswer(NamedTuple):
    """An answer with the settings by which it was made, and what there is to say of them."""

    answer: Answer
    settings: Settings
    told: str


class TasksQueries:
    """The queries of one note, or one alone: the tasks are read once for all of them."""

    def __init__(self, conn: Connection, moment: datetime, limits: Limits) -> None:
        self._conn, self._moment, self._limits = conn, moment, limits

    @cached_property
    def _told(self) -> Told:
        return settings_of(vault_of(file_of(self._conn)))

    @cached_property
    def _tasks(self) -> DatabaseTasks:
        return DatabaseTasks(self._conn, self._told.settings)

    def answer(self, query: str, here: str) -> TasksAnswer:
        """The answer to a query that stands in the note at a path ("" for none).

        Raises NotUnderstood, Failed, Exceeded.
        """
        settings, told = self._told
        file = self._tasks.at(here) if here else None
        search = Search(self._tasks.tasks, self._moment, file, self._limits)
        return TasksAnswer(answer(query, settings, search), settings, told)
