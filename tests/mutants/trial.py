"""Tests that have run once, and are asked again, of changes, each in a process forked for it."""

from __future__ import annotations

import os
import resource
import signal
import time
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage, CoverageData

from tests.mutants.changes import ROOMS, ROOT, Change, put

Outcome = Literal["noticed", "endless", "lived", "unreached"]
# So much longer than without the change, and so many seconds more, may tests take of the processor.
_TIMES, _MORE = 4, 10


class Tried(NamedTuple):
    """What came of a change, and the test that noticed it."""

    change: Change
    outcome: Outcome
    test: str | None = None


class Trial:
    """A plugin of pytest that runs the tests it is given, then asks them of changes.

    Args:
        work: what is asked once the tests have run; it gets this trial.
    """

    def __init__(self, work: Callable[[Trial], None]) -> None:
        self._work = work
        self._seconds: dict[str, float] = {}
        self._items: dict[str, pytest.Item] = {}
        self._reached = CoverageData(no_disk=True)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run each test once, see which lines of the rooms it reaches, and begin the work."""
        self._items = {item.nodeid: item for item in session.items}
        coverage = Coverage(data_file=None, source=[str(ROOT / room) for room in ROOMS])
        coverage.start()
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            coverage.switch_context(item.nodeid)
            began = time.process_time()
            if _fails(item, following):
                session.shouldfail = f"{item.nodeid} fails without a change"
                raise session.Failed(session.shouldfail)
            self._seconds[item.nodeid] = time.process_time() - began
        coverage.stop()
        self._reached = coverage.get_data()
        self._work(self)
        return True

    def asked(self, chosen: Change) -> list[str]:
        """The tests that reach the statement which is changed, the quickest first."""
        by_line = self._reached.contexts_by_lineno(str(ROOT / chosen.module))
        lines = range(chosen.first, chosen.last + 1)
        found = {test for line in lines for test in by_line.get(line, ())} & self._seconds.keys()
        return sorted(found, key=lambda test: (self._seconds[test], test))

    def of(self, chosen: Change) -> Tried:
        """What the tests say of a change: all that reach it, up to the first that fails."""
        tests = self.asked(chosen)
        if not tests:
            return Tried(chosen, "unreached")
        seconds = sum(self._seconds[test] for test in tests)
        source, sink = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(source)
            _live(lambda: self._first_failing(chosen, tests), sink, seconds)
        os.close(sink)
        with os.fdopen(source, encoding="utf-8") as told:
            test = told.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return Tried(chosen, "endless")
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError(f"{chosen.place}: {chosen.words} cannot be tried")
        return Tried(chosen, "noticed", test) if test else Tried(chosen, "lived")

    def _first_failing(self, chosen: Change, tests: Sequence[str]) -> str:
        put(chosen)
        return next((test for test in tests if _fails(self._items[test], None)), "")


def _live(work: Callable[[], str], sink: int, seconds: float) -> None:
    """The life of a forked process: it tells what its work gives, within the time that it has."""
    code = 1
    try:
        limit = int(seconds * _TIMES + time.process_time() + _MORE)
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + _MORE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.write(sink, work().encode())
        code = 0
    finally:
        os._exit(code)


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))
