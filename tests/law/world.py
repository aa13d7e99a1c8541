"""A vault on disk while a sequence is thought up: what is there now, and what was there before."""

from __future__ import annotations

import os
import random
from pathlib import Path

from tests.law.steps import Op, Step, apply

_BEGAN = 1_700_000_000  # seconds; long before any import, so that no time is near one
_HOUR = 3600


class World:
    """`rng` decides everything; each new time is later than the last."""

    def __init__(self, vault: Path, rng: random.Random) -> None:
        self._vault = vault
        vault.mkdir()
        self.rng = rng
        self._clock = _BEGAN
        self.steps: list[Step] = []
        self.past: list[Op] = []  # writes that put back what files once held, with their times

    def do(self, kind: str, ops: list[Op]) -> None:
        """Do it here, and note it down."""
        self.past += [
            self.write(op.path, self.text(op.path), self.mtime(op.path))
            for op in ops
            if op.what in ("write", "replace", "remove") and self.is_file(op.path)
        ]
        apply(self._vault, ops)
        self.steps.append(Step(kind, tuple(ops)))

    def imported(self, day: str, *, asking: bool = False) -> None:
        """Note down that an import happens now, and whether questions are asked then."""
        self.steps.append(Step("import", day=day, asks=asking * self.rng.randrange(1, 1 << 30)))

    def write(self, path: str, text: str, mtime: int | None = None) -> Op:
        """A file's new content; by default now."""
        return Op("write", path, text, self.now() if mtime is None else mtime)

    def now(self) -> int:
        self._clock += self.rng.choice((1, 60, _HOUR, 24 * _HOUR))
        return self._clock

    def files(self) -> list[str]:
        """Every path that is no folder, hidden ones and settings left out; in order."""
        found = []
        for folder, folders, names in os.walk(self._vault):
            folders[:] = [name for name in folders if name[0] != "."]
            place = Path(folder).relative_to(self._vault)
            found += [(place / name).as_posix() for name in names if name[0] != "."]
        return sorted(path for path in found if path != "kg.toml")

    def notes(self) -> list[str]:
        """The paths of notes that can be read, in order."""
        return [path for path in self.files() if path.endswith(".md") and self.is_file(path)]

    def attachments(self) -> list[str]:
        return [path for path in self.files() if not path.endswith(".md") and self.is_file(path)]

    def folders(self) -> list[str]:
        """The folders that hold notes."""
        return sorted({path.rpartition("/")[0] for path in self.notes()} - {""})

    def is_file(self, path: str) -> bool:
        file = self._vault / path
        plain = file.is_file() and not file.is_symlink() and os.access(file, os.R_OK)
        return plain and file.stat().st_size < 1_000_000

    def text(self, path: str) -> str:
        """What a file holds, "" if it is not there."""
        file = self._vault / path
        return file.read_bytes().decode("utf-8", "surrogateescape") if self.is_file(path) else ""

    def mtime(self, path: str) -> int:
        return int((self._vault / path).stat().st_mtime)

    def some(self, paths: list[str]) -> str | None:
        """One of them, None if there is none."""
        return self.rng.choice(paths) if paths else None
