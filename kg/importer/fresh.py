"""Bringing a database in step with its vault before a question: a look, and if need be an import.

The look is bounded, and so is the import: what would take longer is told in one line, and the old
answer comes (docs/reliability.md). Nothing that only an import needs is loaded for the look.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError
from kg.fingerprint import is_of
from kg.importer.rules import given_config, rules_of
from kg.importer.vault_settings import VaultSettings
from kg.model.kinds import Codes
from kg.read import LARGEST_NOTE, UNREAD, Unreadable, read_file, text_hash
from kg.store import known_files, lock
from kg.vault.look import UNSURE_NS, Known, Row, Seen, look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.store.known_files import LastImport
    from kg.store.reader import Connection

_MOST = 1.0  # seconds that a question may wait for its refresh, and for whoever writes meanwhile
_SMALL = 1_000  # notes: a look at these takes long only where the machine is busy for a moment
_PATIENCE = 4  # times as long may it take there
# The problems of these files are no news while the settings are the same.
_SETTINGS = ".obsidian"


class Fresh(NamedTuple):
    """What became of it. `changed`: the database was refreshed. `told` is for whoever asks: why the
    answer is an old one, or may be."""

    changed: bool = False
    told: str | None = None


_AS_IT_IS = Fresh()


def freshened(
    db: str, conn: Connection, today: Callable[[], str], *, command: str = "kg import"
) -> Fresh:
    """Look whether the vault of the open database `db` changed since its import, and refresh it.

    `today` gives the day (ISO) of a refresh; `command` is what the asker may run instead. A vault
    that is not there is not looked for, and one that `kg watch` follows needs no look.
    """
    began = time.monotonic()
    last = known_files.last_import(conn)
    if last is None or not _is_there(last.vault) or lock.is_watched(db):
        return _AS_IT_IS
    asked = _Asked(db, conn, last, command)
    try:
        settings = VaultSettings(last.vault, db, given_config(last.rules))
        refresh, look_ms = settings.freshness
        if refresh == "off":
            return _AS_IT_IS
        difference = asked.difference(settings, began, look_ms / 1000)
        if difference.notes is None:
            return _AS_IT_IS
        if not difference.notes and not difference.others:
            asked.settle(difference)
            return Fresh(told=None if difference.whole else asked.not_looked_through(look_ms))
        if refresh == "warn" or difference.seconds > _MOST:
            return Fresh(told=asked.differs(difference))
        asked.refresh(today())
    except KgError as error:
        return Fresh(told=asked.refused(error))
    return Fresh(changed=True)


def _is_there(vault: str) -> bool:
    # A copy that was made to be handed on says only what the folder was called.
    return os.path.isabs(vault) and os.path.isdir(vault)


class _Difference(NamedTuple):
    """Notes that differ (None: all of them, by another kg, and too many to read now), whether
    anything else does, how long reading them takes, and whether all was looked at. `touched`: files
    have other times and the same text."""

    notes: int | None
    others: bool
    seconds: float
    whole: bool
    touched: bool = False


class _Asked:
    """A database that is asked, and the import that made it."""

    def __init__(self, db: str, conn: Connection, last: LastImport, command: str) -> None:
        self._db = db
        self._conn = conn
        self._last = last
        self._command = command

    def difference(self, settings: VaultSettings, began: float, seconds: float) -> _Difference:
        """How the vault differs from the database, as far as there was time to look."""
        notes = {row[0]: row for row in known_files.known_notes(self._conn)}
        ends = began + seconds * (_PATIENCE if len(notes) < _SMALL else 1)
        each = known_files.seconds_a_note(self._conn)
        if self._last.rules != rules_of(settings):
            all_seconds = len(notes) * each
            if all_seconds > _MOST and not is_of(self._last.rules):
                return _Difference(None, others=True, seconds=all_seconds, whole=True)
            return _Difference(len(notes), others=True, seconds=all_seconds, whole=True)
        known = Known(
            notes,
            dict(known_files.known_attachments(self._conn)),
            [
                told
                for told in known_files.known_problems(self._conn)
                if not (told[0].startswith(_SETTINGS) or told[1] == Codes.UNFIT_QUESTION)
            ],
            self._last.scan_began_ns - UNSURE_NS,
            self._last.scan_ended_ns + UNSURE_NS,
        )
        seen = look(self._last.vault, known, settings.ignored, ends)
        changed, whole = self._changed({**self._unread(), **seen.touched}, ends)
        differing = seen.added + seen.gone + changed
        return _Difference(
            differing,
            seen.others,
            differing * each,
            whole and seen.whole,
            bool(seen.touched) and self._may_settle(seen, notes),
        )

    def _unread(self) -> dict[str, str]:
        """Path → place of the notes that could not be read: no time of a file changes when its disk
        answers again."""
        return {
            path: os.path.join(self._last.vault, path) for path in known_files.unread(self._conn)
        }

    def _changed(self, touched: Mapping[str, str], ends: float) -> tuple[int, bool]:
        """How many of the files have another text, and whether there was time to read all."""
        if not touched:
            return 0, True
        before = known_files.hashes(self._conn, touched)
        changed = 0
        for path, place in touched.items():
            changed += _hash(place) != before.get(path)
            if time.monotonic() > ends:
                return changed, False
        return changed, True

    def _may_settle(self, seen: Seen, notes: Mapping[str, Row]) -> bool:
        """Whether it is worth while to record that touched files hold what they held: not while
        their times are too new to tell it the next time."""
        newest = max(notes[path][2] for path in seen.touched)
        return time.time_ns() - max(newest, self._last.scan_ended_ns) > 2 * UNSURE_NS

    def settle(self, difference: _Difference) -> None:
        """Record that nothing differs, so that the next look need not read files for it. No
        difference is no new day, either."""
        if difference.touched and difference.whole:
            try:
                self._import(self._last.as_of, 0.0)
            except KgError:
                return  # the answer is right without it

    def refresh(self, today: str) -> None:
        """Import what differs. Raises what an import raises."""
        self._import(today, _MOST)

    def _import(self, as_of: str, timeout: float) -> None:
        from kg.importer.importer import import_vault

        config = given_config(self._last.rules)
        vault, db = self._last.vault, self._db
        import_vault(vault, db, config=config, as_of=as_of, timeout=timeout)

    def differs(self, difference: _Difference) -> str:
        """That the vault differs and is not read now."""
        notes = difference.notes or 0
        what = f"{notes:,} note{'s differ' if notes != 1 else ' differs'}"
        if not notes:
            what = "files beside the notes differ"
        takes = f", in about {difference.seconds:.0f} s" if difference.seconds > _MOST else ""
        return f"This answer is {self._age()} old: {what}; `{self._command}` reads them{takes}."

    def not_looked_through(self, look_ms: int) -> str:
        """That nobody knows."""
        return (
            f"This answer may be {self._age()} old: the vault could not be looked through in "
            f"{look_ms} ms. `kg watch` keeps the database in step, `{self._command}` refreshes it."
        )

    def refused(self, error: KgError) -> str:
        """That the vault cannot be looked at or read, and why."""
        why = " ".join(str(error).split())
        return f"This answer is {self._age()} old, and `{self._command}` was not done: {why}"

    def _age(self) -> str:
        seconds = max(0, time.time_ns() - self._last.scan_ended_ns) // 1_000_000_000
        for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
            if seconds >= size:
                many = seconds // size
                return f"{many:,} {unit}{'s' * (many != 1)}"
        return "less than a minute"


def _hash(place: str) -> str:
    try:
        return text_hash(read_file(place, LARGEST_NOTE))
    except Unreadable:
        return UNREAD
