"""Notes with random changes: pieces that mean something, put where they are not expected."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

LARGEST = 20_000  # bytes
PIECES = json.loads((Path(__file__).parent / "words" / "pieces.json").read_text())


def mutated(seeds: Sequence[bytes], rng: random.Random) -> bytes:
    """One of the seeds with a few changes."""
    found = bytearray(rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 2, 3, 5, 10, 30))):
        _change(found, seeds, rng)
    return bytes(found[:LARGEST])


def _change(found: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    at = rng.randrange(len(found) + 1)
    end = min(len(found), at + rng.choice((0, 1, 2, 5, 20, 100)))
    piece = rng.choice(PIECES).encode("utf-8", "surrogatepass")
    match rng.randrange(12):
        case 0 | 1 | 2 | 3:
            found[at:at] = piece
        case 4:
            found[at:end] = piece
        case 5:
            del found[at:end]
        case 6:
            found[at:at] = found[at:end] * rng.choice((1, 2, 50, 500))
        case 7:
            found[at:at] = piece * rng.choice((2, 10, 300))
        case 8:
            other = rng.choice(seeds)
            start = rng.randrange(len(other) + 1)
            found[at:end] = other[start : start + rng.choice((10, 50, 400))]
        case 9:
            found[at:end] = rng.randbytes(end - at)
        case 10:
            _move_line(found, rng)
        case _:
            # The head is where a small change means most.
            at = rng.randrange(min(len(found), 80) + 1)
            found[at:at] = piece
    del found[LARGEST:]


def _move_line(found: bytearray, rng: random.Random) -> None:
    lines = found.split(b"\n")
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(rng.randrange(len(lines) + 1), line)
    found[:] = b"\n".join(lines)
