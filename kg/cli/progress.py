"""A progress bar, for a person who waits."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

# A refresh is over sooner than Rich is imported; the bar is for what takes longer.
_PATIENCE = 0.5


class Progress:
    """A bar on stderr, if that is a terminal, from half a second on.

    `show(done, total)` is cheap to call often. `total` may be 0 while it is unknown.
    """

    def __init__(self, *, wanted: bool = True, doing: str = "Importing") -> None:
        self._doing = doing
        self._wanted = wanted and sys.stderr.isatty()
        self._starts = time.monotonic() + _PATIENCE
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if not self._wanted:
            return
        if self._bar is None:
            if time.monotonic() < self._starts:
                return
            self._start()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total or None)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar = Progress(
            TextColumn(self._doing),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("import", total=None)
        self._bar.start()
