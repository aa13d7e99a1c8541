"""Doing what a sequence says, and comparing after each import what a refresh and a whole import
leave."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import KgError
from tests.builders import imported
from tests.dump import dangling, sound, tables
from tests.law.answers import answers
from tests.law.compare import Difference, lists, rows
from tests.law.events import Events
from tests.law.steps import Step, apply

# An edit that was not seen, and an import that failed: everything else follows.
_EXPLAIN = ("table notes: hash", "import: ")


class Found(NamedTuple):
    """The differences after the step of this number (from 0)."""

    step: int
    differences: list[Difference]

    @property
    def kinds(self) -> list[str]:
        """The kinds of the differences; where one explains all others, only that."""
        kinds = [one.kind for one in self.differences]
        return next(([kind] for kind in kinds if kind.startswith(_EXPLAIN)), kinds)


class Checked(NamedTuple):
    """How many imports were compared, and what was found."""

    refreshes: int
    edits: Counter[str]
    found: list[Found]


def _everything(_where: str) -> bool:
    return True


def check(
    steps: Iterable[Step],
    scratch: Path,
    wanted: Callable[[str], bool] = _everything,
    *,
    by_events: bool = False,
) -> Checked:
    """Do the steps; what differs after each import, and in the answers after those that ask.

    After a difference the refreshed database is replaced by the whole one, so that one difference
    does not stand for all that follow. `wanted` says which views and commands are asked. With
    `by_events` a refresh looks at what events of the system named, as `kg watch` does, and where
    they named nothing, and the day is the same, there is none.
    """
    folder = Path(tempfile.mkdtemp(dir=scratch))
    both = _Databases(folder, wanted, by_events=by_events)
    try:
        return _check(list(steps), both)
    finally:
        if both.events:
            both.events.close()
        shutil.rmtree(folder, ignore_errors=True)


def _check(steps: list[Step], both: _Databases) -> Checked:
    refreshes, found = 0, []
    edits: Counter[str] = Counter()
    for at, step in enumerate(steps):
        if not step.day:
            apply(both.vault, step.ops)
            edits[step.kind] += 1
            continue
        refreshes += both.refreshed.exists()
        differences = both.imported(step.day)
        if not differences and step.asks:
            differences = both.answers(step)
        if differences:
            found.append(Found(at, differences))
            both.make_equal()
    return Checked(refreshes, edits, found)


class _Databases:
    """One that is refreshed, and one that is made anew each time."""

    def __init__(self, folder: Path, wanted: Callable[[str], bool], *, by_events: bool) -> None:
        self._wanted = wanted
        self.vault = folder / "vault"
        # Equal names: some answers name the file.
        self.refreshed = folder / "refreshed" / "kg.db"
        self.whole = folder / "whole" / "kg.db"
        for place in (self.vault, self.refreshed.parent, self.whole.parent):
            place.mkdir()
        self.events = Events(self.vault) if by_events else None
        self._left: tuple[str, object] | None = None  # the day of the last refresh, and its report

    def imported(self, day: str) -> list[Difference]:
        """Import into both; what differs in the tables and in what the imports report."""
        self.whole.unlink(missing_ok=True)
        whole = _outcome(self.vault, self.whole, day)
        refreshed = self._refreshed(day)
        if isinstance(whole, str) or isinstance(refreshed, str):
            # A vault without notes is refused at first, and may become empty later.
            empty = isinstance(whole, str) and "holds no notes" in whole
            if empty or whole == refreshed:
                return []
            what = refreshed if isinstance(refreshed, str) else "only the whole one fails"
            return [Difference("import", what, [refreshed], [whole])]
        return [*_tables(self.refreshed, self.whole), *lists("report", [refreshed], [whole])]

    def _refreshed(self, day: str) -> object:
        if self.events is None:
            return _outcome(self.vault, self.refreshed, day)
        changed = self.events.heard()
        if not changed and self._left and self._left[0] == day and self.refreshed.exists():
            return self._left[1]
        outcome = _outcome(self.vault, self.refreshed, day, followed=self.events.followed)
        if isinstance(outcome, str):
            self.events.followed.doubt()
        self._left = None if isinstance(outcome, str) else (day, outcome)
        return outcome

    def answers(self, step: Step) -> list[Difference]:
        """What differs in views and in what commands print, where there is something to ask."""
        if not self.whole.exists() or not self.refreshed.exists():
            return []
        try:
            sound(self.refreshed)
        except (AssertionError, sqlite3.Error) as error:
            return [Difference("file", "not sound", [str(error)], [])]
        return list(answers(self.refreshed, self.whole, step, self._wanted))

    def make_equal(self) -> None:
        """Go on with what the whole import left."""
        self._left = None
        for file in self.refreshed.parent.iterdir():
            file.unlink()
        if self.whole.exists():
            shutil.copyfile(self.whole, self.refreshed)


def _outcome(vault: Path, db: Path, day: str, **options: object) -> object:
    """What an import reports, as far as both must report it, or what stops it."""
    try:
        report = imported(vault, db, as_of=day, force=True, **options)
    except KgError as error:
        return str(error).replace(str(db), "kg.db")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a difference
        return f"{type(error).__name__}: {error}".replace(str(db), "kg.db")
    return (
        report.files,
        report.notes,
        report.counts,
        report.problems,
        report.me,
        report.me_guessed,
    )


def _tables(refreshed: Path, whole: Path) -> Iterator[Difference]:
    lost = dangling(refreshed)
    if lost:
        yield Difference("references", "leads nowhere", lost, [])
    mine, theirs = tables(refreshed), tables(whole)
    for name, table in theirs.items():
        if mine[name] != table:
            yield from rows(f"table {name}", table.columns, mine[name].rows, table.rows)
