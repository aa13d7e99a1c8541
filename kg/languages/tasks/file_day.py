"""The day that the name of a file gives, on which its tasks count as scheduled."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

ByFormat = Callable[[str, str], str | None]  # a name, a format in moment's letters → YYYY-MM-DD
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def no_format(_name: str, _form: str) -> str | None:
    """A format that nothing reads."""
    return None


def day_of_file(
    path: str, form: str, folders: tuple[str, ...], by_format: ByFormat = no_format
) -> date | None:
    """The day in a file's name, if the file lies in one of the folders (none: anywhere)."""
    if folders and not any(_lies_in(path, folder) for folder in folders):
        return None
    name = path.rpartition("/")[2].removesuffix(".md")
    found = _ISO.search(name) or _DIGITS.search(name)
    if found:
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
    read = by_format(name, form) if form else None
    return date.fromisoformat(read) if read else None


def _lies_in(path: str, folder: str) -> bool:
    parts = [part for part in folder.split("/") if part]
    return path.split("/")[: len(parts)] == parts
