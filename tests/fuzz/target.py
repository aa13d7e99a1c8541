"""What is common to everything that is tried with random input."""

from __future__ import annotations

import contextlib
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

CORPUS = Path(__file__).parent / "corpus"


class Wrong(Exception):
    """What was tried did not do what it must; the text says what it did."""


class TooLong(BaseException):
    """Time is over. Not an Exception, so that nobody on the way takes it for one of theirs."""


class Target(Protocol):
    """Something that takes input of its own kind.

    `check` raises whatever is wrong, `load` and `dump` read and write the input as a file,
    `smaller` gives inputs with something left out.
    """

    name: str
    ending: str

    def make(self, rng: random.Random) -> Any: ...
    def check(self, tried: Any) -> None: ...
    def load(self, data: bytes) -> Any: ...
    def dump(self, tried: Any) -> bytes: ...
    def smaller(self, tried: Any) -> Iterator[Any]: ...
    def close(self) -> None: ...


class Texts:
    """What targets share whose input is a text."""

    def load(self, data: bytes) -> str:
        return data.decode("utf-8", "replace")

    def dump(self, tried: str) -> bytes:
        return tried.encode()

    def smaller(self, tried: str) -> Iterator[str]:
        for some in parts([*tried]):
            yield "".join(some)


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise Wrong if the work takes more seconds of the processor; it is ended after ten times that
    by the clock."""

    def over(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, 10 * seconds)
    began = time.process_time()
    try:
        yield
    except TooLong:
        raise Wrong(f"it was not done after {10 * seconds:g} s") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    if (took := time.process_time() - began) > seconds:
        raise Wrong(f"it took {took:.1f} s, and may take {seconds:g} s")


def kept(name: str) -> list[tuple[str, bytes]]:
    """Name and content of every file of a target's corpus."""
    return [(file.name, file.read_bytes()) for file in sorted((CORPUS / name).iterdir())]


def parts(found: list[Any]) -> Iterator[list[Any]]:
    """The list without its halves, quarters, … and single elements."""
    size = max(1, len(found) // 2)
    while found:
        for start in range(0, len(found), size):
            yield found[:start] + found[start + size :]
        if size == 1:
            return
        size //= 2
