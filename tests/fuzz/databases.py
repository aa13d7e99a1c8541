"""Database files with random damage, and every kind of question asked of them."""

from __future__ import annotations

import contextlib
import io
import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg.cli.app import run
from tests.builders import DAY, imported, vault
from tests.fuzz.target import Wrong, parts, within

SECONDS = 10.0
NOTES = {
    "People/Ann Lee.md": "---\naliases: [Annie]\n---\n# Ann Lee\n- [ ] ask [[Harbor]]\n",
    "Projects/Harbor.md": "---\nstatus: blocked\nowner: Ann Lee\n---\n#team [[Ann Lee]]\n",
    "Meetings/2025-12-01 Harbor.md": "---\nattendees: [Ann Lee]\nproject: Harbor\n---\nwords\n",
}
QUESTIONS = (
    ("status",),
    ("last-contact", "--why"),
    ("person", "Ann Lee"),
    ("search", "Harbor"),
    ("doctor",),
    ("rank",),
    ("sql", "select * from notes"),
    ("db", "check"),
    ("db", "backup", "COPY", "--force"),
    ("db", "upgrade"),
    ("db", "vacuum"),
    ("import", "VAULT"),
    ("db", "rebuild", "VAULT"),
)
# An answer, problems found, a name that is gone, a vault or a database that cannot be used.
ALLOWED = (0, 1, 3, 4, 5)
# (what is done, where, how many bytes, a seed or another place)
Edit = tuple[str, int, int, int]


def damaged(data: bytes, edits: list[Edit]) -> bytes:
    """The bytes after each of the edits."""
    found = bytearray(data)
    for what, where, size, other in edits:
        at = where % max(1, len(found))
        size = min(size, len(found) - at)
        match what:
            case "noise":
                found[at : at + size] = random.Random(other).randbytes(size)
            case "zeros":
                found[at : at + size] = bytes(size)
            case "cut":
                del found[at:]
            case "twice":
                found[at : at + size] = found[at : at + size] * 2
            case _:
                source = other % max(1, len(found))
                found[at : at + size] = found[source : source + size]
    return bytes(found)


def edits(rng: random.Random) -> list[Edit]:
    """Some random damage, of the file's header more often than of a page's middle."""
    found: list[Edit] = []
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        what = rng.choice(("noise", "noise", "noise", "zeros", "cut", "twice", "copy"))
        page = rng.randrange(300) * 4096
        where = rng.choice((rng.randrange(100), page + rng.randrange(16), rng.randrange(1 << 21)))
        size = rng.choice((1, 1, 1, 4, 100, 4096))
        found.append((what, where, size, rng.randrange(1 << 21)))
    return found


class Databases:
    """Damage done to a database that was made a moment ago."""

    name = "databases"
    ending = ".json"

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
        vault(self._folder / "vault", NOTES)
        imported(self._folder / "vault", self._folder / "whole.db")
        self._whole = (self._folder / "whole.db").read_bytes()

    def make(self, rng: random.Random) -> list[Edit]:
        return edits(rng)

    def check(self, tried: list[Edit]) -> None:
        data = damaged(self._whole, tried)
        for number, words in enumerate(QUESTIONS):
            db = self._folder / f"damaged{number}.db"
            for file in self._folder.glob(f"{db.name}*"):
                file.unlink()
            db.write_bytes(data)
            with within(SECONDS):
                self._ask(words, db)

    def _ask(self, words: tuple[str, ...], db: Path) -> None:
        places = {"VAULT": str(self._folder / "vault"), "COPY": str(self._folder / "copy.db")}
        asked = [places.get(word, word) for word in words]
        day = ["--as-of", DAY] if words[0] not in ("db", "doctor") or "rebuild" in words else []
        out, said = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
            code = run([*asked, "--db", str(db), *day])
        sentence = said.getvalue()
        if code not in ALLOWED or "Traceback" in sentence:
            raise Wrong(f"kg {' '.join(words)}: exit {code}, {sentence!r}")
        if code == 5 and sentence.count("\n") != 1:
            raise Wrong(f"kg {' '.join(words)}: not one line: {sentence!r}")

    def load(self, data: bytes) -> list[Edit]:
        return [(what, where, size, other) for what, where, size, other in json.loads(data)]

    def dump(self, tried: list[Edit]) -> bytes:
        return json.dumps(tried).encode()

    def smaller(self, tried: list[Edit]) -> Iterator[list[Edit]]:
        yield from parts(tried)

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
