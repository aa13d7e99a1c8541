"""Keeping a database in step with a vault, for as long as both are in use."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError, NeedsExtra, VaultError
from kg.importer import ImportReport
from kg.log import Log
from kg.store.lock import Watch
from kg.vault.obsidian import FILES

if TYPE_CHECKING:
    from threading import Event

_LOG = Log("kg.watch")
_TICK = 1.0  # seconds between two looks at whether the folder is still the same one
_RETRY = 10.0  # seconds after which a refresh that failed is tried again
_LONGEST = 10  # how many times the debounce changes may go on before they are looked at


class Gone(NamedTuple):
    """The vault is not at its place."""

    vault: str


Happening = ImportReport | KgError | Gone


def follow(
    vault: str,
    db: str,
    refresh: Callable[[], ImportReport],
    *,
    debounce: float = 0.05,
    stop: Event | None = None,
) -> Iterator[Happening]:
    """Refresh now and after every change, once `debounce` seconds have been quiet.

    Yields what each refresh did, or why there was none; a failure only when it is another one than
    before, and never ends by itself. A vault that is moved away is waited for.
    Raises NeedsExtra where watchfiles is not installed, VaultError where nothing can be watched.
    """
    try:
        import watchfiles  # noqa: F401 - asked for before anything is done
    except ImportError as error:
        raise NeedsExtra("kg watch", "watchfiles", "watch") from error
    watching = _Watching(os.path.abspath(vault), db, refresh, debounce, stop)
    try:
        while not watching.stopped():
            if _identity(vault) is None:
                watching.lose()
                yield Gone(vault)
                watching.wait()
            else:
                yield from watching.one_folder()
    finally:
        watching.lose()


class _Watching:
    """One vault, however often its folder comes and goes."""

    def __init__(
        self,
        vault: str,
        db: str,
        refresh: Callable[[], ImportReport],
        debounce: float,
        stop: Event | None,
    ) -> None:
        self._vault = vault
        self._db = os.path.realpath(db)
        self._refresh = refresh
        self._debounce = debounce
        self._stop = stop
        self._failed_at: float | None = None
        self._said = ""
        self._in_step = Watch(db)

    def lose(self) -> None:
        """Say that the database may fall behind: questions look at the vault themselves."""
        self._in_step.drop()

    def stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    def wait(self) -> None:
        """Until the vault is there again."""
        while _identity(self._vault) is None and not self.stopped():
            time.sleep(_TICK / 4)
        _LOG.info("%s is there again", self._vault)

    def one_folder(self) -> Iterator[Happening]:
        """Refresh until the folder at the vault's place is another one, or none."""
        self.lose()
        folder = _identity(self._vault)
        if (happened := self._try()) is not None:
            yield happened
        missed = True  # what changed before the watch began
        for changed in self._changes():
            if _identity(self._vault) != folder:
                _LOG.info("%s is another folder now, or none", self._vault)
                return
            if changed or missed or self._due():
                missed = False
                happened = self._try()
                if self._failed_at is None:
                    self._in_step.hold()
                if happened is not None:
                    yield happened

    def _changes(self) -> Iterator[bool]:
        """Once a tick: whether something changed that matters."""
        from watchfiles import watch

        quiet = max(1, int(self._debounce * 1000))
        try:
            for changes in watch(
                self._vault,
                watch_filter=lambda _change, path: self._matters(path),
                step=quiet,
                debounce=quiet * _LONGEST,
                rust_timeout=int(_TICK * 1000),
                yield_on_timeout=True,
                ignore_permission_denied=True,
                stop_event=self._stop,
            ):
                if changes:
                    _LOG.info("changes of files: %d", len(changes))
                _LOG.each("changed: %s", sorted(path for _, path in changes))
                yield bool(changes)
        except OSError as error:
            if _identity(self._vault) is not None:
                raise VaultError(
                    f"{self._vault} cannot be watched ({error}). WATCHFILES_FORCE_POLLING=1 looks "
                    "at the files themselves instead."
                ) from error

    def _matters(self, path: str) -> bool:
        if os.path.realpath(path).startswith(self._db):
            return False
        parts = os.path.relpath(path, self._vault).split(os.sep)
        if parts[0] == ".obsidian":
            return parts[-1] in FILES
        return parts == ["."] or not any(part.startswith(".") for part in parts)

    def _try(self) -> Happening | None:
        """Refresh; None where that failed as it did before."""
        try:
            report = self._refresh()
        except KgError as error:
            self.lose()
            self._failed_at = time.monotonic()
            _LOG.warning("the refresh failed, and is tried again: %s", error)
            if str(error) == self._said:
                return None
            self._said = str(error)
            return error
        self._failed_at, self._said = None, ""
        return report

    def _due(self) -> bool:
        return self._failed_at is not None and time.monotonic() - self._failed_at > _RETRY


def _identity(vault: str) -> tuple[int, int] | None:
    """Which folder is at the vault's place: after a move it is another one."""
    try:
        status = os.stat(vault)
    except OSError:
        return None
    return status.st_dev, status.st_ino
