"""Files that hold what notes say: whoever may not read the notes may not read these, either."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from kg.whole_file import whole_file

Content = str | bytes | Iterable[str]
_BLOCK = 1 << 16  # characters


def write(path: str | os.PathLike[str], content: Content) -> None:
    """Write a file: a text, bytes, or texts one after the other. It appears when it is whole (see
    `kg.whole_file`); a new one is readable by its owner alone, one that is there keeps its mode.

    Half characters, which no file can hold, become "?". Raises OSError.
    """
    parts = (content,) if isinstance(content, str | bytes) else in_blocks(content)
    with whole_file(path) as file:
        for part in parts:
            file.write(part.encode(errors="replace") if isinstance(part, str) else part)


def in_blocks(parts: Iterable[str]) -> Iterator[str]:
    """Texts one after the other, few and large."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _BLOCK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
