"""Writing what a command makes into files."""

from __future__ import annotations

import os

from kg.errors import UsageError
from kg.present import files
from kg.present.counted import counted


def size(things: int, ties: int) -> str:
    """How much was written: “12 things, 1 tie”."""
    return f"{counted(things, 'thing')}, {counted(ties, 'tie')}"


def write(path: str, content: files.Content) -> None:
    """Write a file, in place of one that may be there. Raises UsageError."""
    try:
        files.write(path, content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from None


def for_now(name: str) -> str:
    """The path of a new file that only the reader may read."""
    import tempfile

    return os.path.join(tempfile.mkdtemp(prefix="kg-"), name)


def browse(path: str) -> None:
    """Open a file in the reader's browser."""
    import webbrowser
    from pathlib import Path

    webbrowser.open(Path(path).absolute().as_uri())


def write_folder(folder: str, contents: dict[str, bytes]) -> None:
    """Write files into a folder, which is made if it is not there. Raises UsageError."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder {folder} cannot be made: {error.strerror}.") from None
    for name, content in contents.items():
        write(os.path.join(folder, name), content)
