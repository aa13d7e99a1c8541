"""Vaults: whatever a few notes hold, before and after an edit, they are imported; and the refreshed
database says what a new one would."""

from __future__ import annotations

import json
import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.builders import imported
from tests.dump import dump, sound
from tests.fuzz.mutate import mutated
from tests.fuzz.notes import seeds
from tests.fuzz.target import Wrong, parts, within

SECONDS = 10.0
PATHS = (
    "People/Ann Lee.md",
    "People/Bo Ek/README.md",
    "People/Bo Ek/2025-10-06 1-1.md",
    "Projects/Harbor.md",
    "Archive/Projects/Harbor.md",
    "Customers/Brightwater.md",
    "Meetings/2025-10-06 Offer.md",
    "Daily/2025-10-08.md",
    "Notes/Offer.md",
    "Transcripts/raw.md",
    "Templates/Person.md",
)
State = Mapping[str, str]  # path → bytes as Latin-1, so that JSON can hold them


class Vaults:
    """A vault, then the same vault edited; never an empty one, which is refused."""

    name = "vaults"
    ending = ".json"

    def __init__(self) -> None:
        self._seeds = seeds()

    def make(self, rng: random.Random) -> list[State]:
        before = {path: self._note(rng) for path in rng.sample(PATHS, rng.randint(2, 6))}
        after = dict(before)
        for path in rng.sample(PATHS, rng.randint(1, 3)):
            if path in after and len(after) > 1 and rng.random() < 0.3:
                del after[path]
            else:
                after[path] = self._note(rng)
        return [before, after]

    def _note(self, rng: random.Random) -> str:
        return mutated(self._seeds, rng)[: rng.choice((300, 2000, 20_000))].decode("latin-1")

    def check(self, tried: list[State]) -> None:
        folder = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
        try:
            with within(SECONDS):
                self._imported(tried, folder)
        finally:
            shutil.rmtree(folder)

    def _imported(self, tried: list[State], folder: Path) -> None:
        refreshed, fresh = folder / "kg.db", folder / "fresh.db"
        for number, state in enumerate(tried):
            _write(folder / "vault", state, number)
            imported(folder / "vault", refreshed, force=True)
            sound(refreshed)
        imported(folder / "vault", fresh, force=True)
        differs = set(dump(refreshed)) ^ set(dump(fresh))
        if differs:
            raise Wrong(f"a refresh leaves something else: {min(differs)}")

    def load(self, data: bytes) -> list[State]:
        found: list[State] = json.loads(data)
        return found

    def dump(self, tried: list[State]) -> bytes:
        return json.dumps(tried, indent=1).encode()

    def smaller(self, tried: list[State]) -> Iterator[list[State]]:
        before, after = tried
        for path in {**before, **after}:
            yield [{p: t for p, t in state.items() if p != path} for state in tried]
        for path, text in after.items():
            for lines in parts(text.split("\n")):
                shorter = "\n".join(lines)
                # What both have stays equal in both.
                yield [
                    {p: shorter if (p, t) == (path, text) else t for p, t in state.items()}
                    for state in tried
                ]

    def close(self) -> None:
        pass


def _write(vault: Path, state: State, number: int) -> None:
    shutil.rmtree(vault, ignore_errors=True)
    vault.mkdir()
    for path, text in state.items():
        file = vault / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("latin-1"))
        os.utime(file, (1_700_000_000 + number,) * 2)
