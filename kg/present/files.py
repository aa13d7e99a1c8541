"""Files that hold what notes say: whoever may not read the notes may not read these, either."""

from __future__ import annotations

import os

_PRIVATE = 0o600


def write(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Write a file. A new one is readable by its owner alone; one that is there keeps its mode.

    Half characters, which no file can hold, become "?". Raises OSError.
    """
    data = content.encode(errors="replace") if isinstance(content, str) else content
    with open(path, "wb", opener=_private) as file:
        file.write(data)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, _PRIVATE)
