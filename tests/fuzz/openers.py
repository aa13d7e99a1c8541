"""Database files with random damage, and every kind of question asked of them."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Iterator
from pathlib import Path

from kg.cli.app import run

QUESTIONS = (
    ("status",),
    ("last-contact",),
    ("person", "Ann Lee"),
    ("search", "Harbor"),
    ("doctor",),
    ("sql", "select * from notes"),
    ("db", "check"),
)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The bytes with some of them changed, cut off, doubled or moved."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(max(1, len(found)))
        size = min(rng.choice((1, 1, 4, 100, 4096)), len(found) - at)
        match rng.randrange(6):
            case 0:
                found[at : at + size] = rng.randbytes(size)
            case 1:
                found[at : at + size] = bytes(size)
            case 2:
                del found[at:]
            case 3:
                found[at : at + size] = found[at : at + size] * 2
            case 4:
                # Headers of the file and of its first pages are where it matters most.
                found[at % min(600, len(found) or 1) : at % 600 + 1] = rng.randbytes(1)
            case _:
                other = rng.randrange(max(1, len(found)))
                found[at : at + size] = found[other : other + size]
    return bytes(found)


def ask(path: Path) -> Iterator[tuple[int, str]]:
    """Exit code and stderr of every question, asked of the database at `path`."""
    for words in QUESTIONS:
        for beside in ("-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        out, said = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
            code = run([*words, "--db", str(path)])
        yield code, said.getvalue()
