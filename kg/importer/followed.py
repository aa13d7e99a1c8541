"""The vault that somebody follows by the events of its file system, as an import asks for it.

An import looks only at what events named, as long as the database is as the last one of these
imports left it, and the settings are the same. Wherever that is not sure it looks at everything.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable

from kg.log import Log
from kg.vault.kept import Doubtful, KeptScan
from kg.vault.scan import Ignored, Scan, scan

_LOG = Log("kg.importer")


class Followed:
    """The folder `vault`, and what may have changed in it since an import looked at it: anything,
    where it `doubts`."""

    def __init__(self, vault: str) -> None:
        self._vault = vault
        self._roots = dict.fromkeys(
            place.rstrip(os.sep) + os.sep
            for place in (os.path.abspath(vault), os.path.realpath(vault))
        )
        self._kept: KeptScan | None = None
        self._named: set[str] = set()
        self._left: object = None
        self._looked_at: float | None = None
        self.doubts = True

    def since_everything(self) -> float | None:
        """How many seconds ago everything was looked at; None before that."""
        return None if self._looked_at is None else time.monotonic() - self._looked_at

    def inside(self, place: str) -> str | None:
        """The path in the vault of a place in it; None for the vault itself, and elsewhere."""
        root = next((root for root in self._roots if place.startswith(root)), None)
        return None if root is None else place[len(root) :].replace(os.sep, "/")

    def name(self, places: Iterable[str]) -> None:
        """Say that something may have changed at these places, files or folders, and below them."""
        for path in map(self.inside, places):
            if path is None:
                self.doubt()
            else:
                self._named.add(path)

    def doubt(self) -> None:
        """Say that something may have changed anywhere."""
        self.doubts = True

    def look(self, ignored: Ignored) -> Scan:
        """What the vault holds. Raises VaultError where it cannot be read."""
        named, self._named = self._named, set()
        kept, self._kept = self._kept, None
        if kept is not None and not self.doubts:
            try:
                found = kept.look(named)
            except Doubtful:
                _LOG.info("what changed is not sure: everything is looked at")
            else:
                self._kept = kept
                return found
        self._looked_at = time.monotonic()
        self._left = None
        self.doubts = False
        try:
            self._kept = KeptScan(self._vault, ignored)
        except Doubtful:
            return scan(self._vault, ignored)
        return self._kept.scan()

    def is_left(self, state: object) -> bool:
        """Whether all is as the last import left it, so that no more differs than the last look
        found. Until `leave` is told the next import does not know."""
        left, self._left = self._left, None
        return left == state

    def leave(self, state: object) -> None:
        """Say how the database is left that holds what was found, and what else is the case."""
        self._left = state
