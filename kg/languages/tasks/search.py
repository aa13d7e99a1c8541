"""What a query is asked in: the tasks, the day, the file it stands in, and limits."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from kg.languages.errors import Exceeded
from kg.languages.limits import LIMITS, Limits
from kg.languages.tasks.task import File, Task
from kg.languages.tasks.urgency import urgency


class Search:
    """All tasks, and what is known of each among them."""

    def __init__(
        self,
        tasks: Sequence[Task],
        moment: datetime,
        file: File | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        self.tasks, self.moment, self.file, self.limits = tasks, moment, file, limits
        self.today = moment.date()
        self._until = time.monotonic() + limits.seconds
        self._steps = 0
        self._urgency: dict[int, float] = {}

    def now(self) -> datetime:
        """The moment of the query."""
        return self.moment

    def step(self, count: int = 1) -> None:
        """Count work. Raises Exceeded when the time is over."""
        self._steps += count
        if self._steps >= 500:
            self._steps = 0
            if time.monotonic() > self._until:
                raise Exceeded(f"the query takes more than {self.limits.seconds:g} seconds")

    def check_rows(self, count: int) -> None:
        """Raise Exceeded where there are too many rows."""
        if count > self.limits.rows:
            raise Exceeded(f"the query has more than {self.limits.rows:,} rows at a step")

    def urgency(self, task: Task) -> float:
        """How urgent a task is today."""
        found = self._urgency.get(id(task))
        if found is None:
            found = self._urgency[id(task)] = urgency(task, self.today)
        return found

    @cached_property
    def _open_ids(self) -> frozenset[str]:
        return frozenset(task.id for task in self.tasks if task.id and not task.status.done)

    @cached_property
    def _waited_for(self) -> frozenset[str]:
        return frozenset(id_ for task in self.tasks if not task.status.done for id_ in task.depends)

    def is_blocked(self, task: Task) -> bool:
        """Whether it waits for a task that is not done."""
        return not task.status.done and any(id_ in self._open_ids for id_ in task.depends)

    def is_blocking(self, task: Task) -> bool:
        """Whether a task that is not done waits for it."""
        return bool(task.id) and not task.status.done and task.id in self._waited_for
