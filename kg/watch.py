"""Keeping a database in step with a vault, for as long as both are in use.

Events of the file system name what is looked at. They may be lost (a queue that overflows, a folder
that no watch could be set on, a machine that slept) and they never come from elsewhere (another
machine that writes over a network), so all of the vault is looked at, too: once a minute, after
anything that may have lost some, and where none are to be relied upon each few seconds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError, NeedsExtra, VaultError
from kg.importer import ImportReport
from kg.importer.followed import Followed
from kg.log import Log
from kg.store.lock import Watch
from kg.vault.mounts import tells_changes
from kg.vault.obsidian import FILES, FOLDER
from kg.vault.scan import LEFT_IN_CLOUD

if TYPE_CHECKING:
    from threading import Event

_LOG = Log("kg.watch")
_TICK = 1.0  # seconds between two looks at whether the folder is still the same one
_RETRY = 10.0  # seconds after which a refresh that failed is tried again
_LONGEST = 10  # how many times the debounce changes may go on before they are looked at
_EVERYTHING = 60.0  # seconds after which everything is looked at; twice as many amid changes
_MANY = 1_000  # places at once: the queue of the system may have overflowed, and nobody tells it
_GAP = 5.0  # seconds without a word from the events: a machine or a process that slept
_SHARE = 20  # without events, looking takes so large a part of the time
_POLLING = "WATCHFILES_FORCE_POLLING"
_SETTINGS = {FOLDER: FILES, ".git": ("config",)}  # which files count in hidden folders


class Gone(NamedTuple):
    """The vault is not at its place."""

    vault: str


Happening = ImportReport | KgError | Gone


def follow(
    vault: str,
    db: str,
    refresh: Callable[[Followed], ImportReport],
    *,
    debounce: float = 0.05,
    stop: Event | None = None,
) -> Iterator[Happening]:
    """Refresh now and after every change, once `debounce` seconds have been quiet.

    `refresh` is given the vault with what is known of its changes, as `import_vault` takes it.
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
        refresh: Callable[[Followed], ImportReport],
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
        self._polls = os.environ.get(_POLLING, "").lower() not in (
            "",
            "false",
            "disable",
            "disabled",
        )
        self._followed = Followed(vault)
        self._relies = True
        self._took = 0.0  # seconds, the last refresh

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
        self._relies = not self._polls and tells_changes(self._vault)
        if not self._relies:
            _LOG.info("%s may change without an event: all of it is looked at", self._vault)
        folder = _identity(self._vault)
        self._followed.doubt()
        if (happened := self._try()) is not None:
            yield happened
        self._followed.doubt()  # what changed before the watch began
        for changed in self._changes():
            if _identity(self._vault) != folder:
                _LOG.info("%s is another folder now, or none", self._vault)
                return
            if self._is_due(changed):
                happened = self._try()
                if self._failed_at is None and self._relies:
                    self._in_step.hold()
                if happened is not None:
                    yield happened

    def _is_due(self, changed: set[str]) -> bool:
        """Whether to refresh now; what changed, or that anything may have, is handed on."""
        if not self._relies or len(changed) > _MANY or self._everything_is_due(changed):
            self._followed.doubt()
        self._followed.name(changed)
        return bool(changed) or (self._followed.doubts and not self._is_soon())

    def _everything_is_due(self, changed: set[str]) -> bool:
        since = self._followed.since_everything()
        return since is None or since > _EVERYTHING * (2 if changed else 1)

    def _is_soon(self) -> bool:
        """Whether a refresh failed just now, or, where no event tells, found nothing just now."""
        if self._failed_at is not None:
            return time.monotonic() - self._failed_at < _RETRY
        since = self._followed.since_everything()
        return not self._relies and since is not None and since < self._took * _SHARE

    def _changes(self) -> Iterator[set[str]]:
        """What changed and matters, once it has been quiet for the debounce; nothing, once a
        tick."""
        from watchfiles import watch

        # A change is noticed in the second step after it; then it must be quiet for the rest.
        step = max(1, int(self._debounce * 1000 / 5))
        rest = max(1, int(self._debounce * 1000) - 2 * step)
        gathered: set[str] = set()
        first = last = said = before = time.monotonic()
        try:
            for changes in watch(
                self._vault,
                watch_filter=None,
                step=step,
                debounce=step,
                rust_timeout=min(rest, int(_TICK * 1000)),
                yield_on_timeout=True,
                ignore_permission_denied=True,
                force_polling=self._polls,
                stop_event=self._stop,
            ):
                now = time.monotonic()
                if now - before > _GAP:
                    self._followed.doubt()
                if matter := {path for _, path in changes if self._matters(path)}:
                    first, last = (first if gathered else now), now
                    gathered |= matter
                quiet = now - last >= rest / 1000 or now - first > self._debounce * _LONGEST
                if (gathered and quiet) or now - said >= _TICK:
                    ready, gathered = (gathered, set()) if quiet else (set(), gathered)
                    if ready:
                        _LOG.info("changes of files: %d", len(ready))
                        _LOG.each("changed: %s", sorted(ready))
                    yield ready
                    said = time.monotonic()
                before = time.monotonic()
        except OSError as error:
            if _identity(self._vault) is not None:
                raise VaultError(
                    f"{self._vault} cannot be watched ({error}). {_POLLING}=1 looks "
                    "at the files themselves instead."
                ) from error
        except RuntimeError as error:  # of watchfiles: events may have been lost
            _LOG.warning("%s is watched anew: %s", self._vault, error)
            time.sleep(_TICK)

    def _matters(self, place: str) -> bool:
        real = os.path.realpath(place)
        if real.startswith(self._db) and real[len(self._db) :][:1] in ("", "-", "."):
            return False  # the database itself, and what lies beside it
        inside = self._followed.inside(place)
        return inside is None or matters(inside)

    def _try(self) -> Happening | None:
        """Refresh; None where that failed as it did before."""
        began = time.monotonic()
        try:
            report = self._refresh(self._followed)
        except KgError as error:
            self.lose()
            self._followed.doubt()
            self._failed_at = time.monotonic()
            _LOG.warning("the refresh failed, and is tried again: %s", error)
            if str(error) == self._said:
                return None
            self._said = str(error)
            return error
        self._failed_at, self._said = None, ""
        self._took = time.monotonic() - began
        return report


def matters(inside: str) -> bool:
    """Whether a refresh may find something else after a change at this path of the vault."""
    *folders, name = inside.split("/")
    top, _, below = inside.partition("/")
    if top in _SETTINGS:
        # What is a folder of settings, or one around it, may come with them in it.
        return any(f"{file}/".startswith(f"{below}/" if below else "") for file in _SETTINGS[top])
    hidden = name.startswith(".") and not name.lower().endswith(LEFT_IN_CLOUD)
    return not hidden and not any(folder.startswith(".") for folder in folders)


def _identity(vault: str) -> tuple[int, int] | None:
    """Which folder is at the vault's place: after a move it is another one."""
    try:
        status = os.stat(vault)
    except OSError:
        return None
    return status.st_dev, status.st_ino
