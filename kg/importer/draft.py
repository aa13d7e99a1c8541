"""One file, read and understood by itself: all that needs no other note."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from kg.model.frozen import NamedTuple
from kg.model.note import Flaw, ParsedNote
from kg.model.page import Page
from kg.model.rules import Rules
from kg.normalise.describe import describe
from kg.normalise.index import Entry, Provided, entry_of, provided_by
from kg.parse import decode, parse_note
from kg.read import Unreadable, read_file
from kg.vault.scan import SourceFile

_LARGEST = 16 * 1024 * 1024  # bytes; a larger "note" is data, and takes 25 times its size to read


class Draft(NamedTuple):
    """A note before its links and names are looked up."""

    file: SourceFile
    hash: str
    note: ParsedNote
    page: Page
    entry: Entry
    provided: list[Provided]


def drafts(files: Sequence[SourceFile], rules: Rules, types: Mapping[str, str]) -> list[Draft]:
    """Read, parse and describe some files. A file that cannot be read is a note without text.

    One stage after the other for all of them: a stage's code and tables then stay in the
    processor's cache, which saves a quarter of the time.
    """
    read = [_read(file) for file in files]
    notes = [parse_note(file.path, one.text, types) for file, one in zip(files, read, strict=True)]
    pages = [describe(note, rules) for note in notes]
    return [
        _drafted(file, one, note, page)
        for file, one, note, page in zip(files, read, notes, pages, strict=True)
    ]


class _Text(NamedTuple):
    text: str
    hash: str
    flaws: tuple[Flaw, ...]


def _read(file: SourceFile) -> _Text:
    flaws: tuple[Flaw, ...] = ()
    try:
        data = read_file(file.place, _LARGEST)
    except Unreadable as cause:
        data = b""
        flaws = (Flaw("unreadable-file", f"The file {cause}", None, "error"),)
    text, found = decode(data)
    return _Text(text, hashlib.blake2b(data, digest_size=16).hexdigest(), (*flaws, *found))


def _drafted(file: SourceFile, read: _Text, note: ParsedNote, page: Page) -> Draft:
    if read.flaws:
        page = page._replace(flaws=(*read.flaws, *page.flaws))
    return Draft(file, read.hash, note, page, entry_of(page), provided_by(page))
