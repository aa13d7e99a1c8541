"""What the system tells of a vault, as `kg watch` hears it, up to what has just happened."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from watchfiles import Change, watch

from kg.importer.followed import Followed
from kg.watch import matters

_PATIENCE = 1000  # times that nothing came


class Events:
    """Those of a folder, from now on. `followed` is what an import is given."""

    def __init__(self, vault: Path) -> None:
        self.followed = Followed(str(vault))
        self._vault = vault
        self._marks = 0
        self._changes = _changes(vault)

    def heard(self) -> bool:
        """Hand on what has changed; whether anything did that matters."""
        try:
            changed = self._until_now()
        except RuntimeError:  # watchfiles stops at a name that is no UTF-8
            self.followed.doubt()
            self._changes = _changes(self._vault)
            return True
        inside = {path: self.followed.inside(path) for path in changed}
        named = [path for path, place in inside.items() if place is None or matters(place)]
        self.followed.name(named)
        return bool(named)

    def _until_now(self) -> set[str]:
        """Events come in the order of what happened: when a mark is heard, so was all before it."""
        self._marks += 1
        mark = self._vault / f".mark-{self._marks}"
        mark.touch()
        changed: set[str] = set()
        for _ in range(_PATIENCE):
            changed.update(path for _, path in next(self._changes))
            if str(mark) in changed:
                mark.unlink()
                return changed
        raise TimeoutError(f"no event came of {mark}")

    def close(self) -> None:
        """Listen no more."""
        self._changes.close()


def _changes(vault: Path) -> Generator[set[tuple[Change, str]]]:
    changes = watch(
        vault,
        watch_filter=None,
        step=1,
        debounce=1,
        rust_timeout=20,
        yield_on_timeout=True,
        force_polling=False,
        ignore_permission_denied=True,
    )
    next(changes)  # only then the watch has begun
    return changes
