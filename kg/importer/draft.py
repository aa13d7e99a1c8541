"""One file, read and understood by itself: all that needs no other note."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from kg.model.note import Flaw, ParsedNote
from kg.model.page import Page
from kg.model.rules import Rules
from kg.normalise.describe import describe
from kg.normalise.index import Entry, Provided, entry_of, provided_by
from kg.parse import decode, parse_note
from kg.vault.read import Unreadable, read_file
from kg.vault.scan import SourceFile


class Draft(NamedTuple):
    """A note before its links and names are looked up."""

    file: SourceFile
    hash: str
    note: ParsedNote
    page: Page
    entry: Entry
    provided: list[Provided]


def draft(file: SourceFile, rules: Rules, types: Mapping[str, str]) -> Draft:
    """Read, parse and describe one file. A file that cannot be read is a note without text."""
    flaws: tuple[Flaw, ...] = ()
    try:
        data = read_file(file.place)
    except Unreadable as cause:
        data = b""
        flaws = (Flaw("unreadable-file", f"The file {cause}", None, "error"),)
    text, found = decode(data)
    note = parse_note(file.path, text, types)
    page = describe(note, rules)
    page = page._replace(flaws=(*flaws, *found, *page.flaws))
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return Draft(file, digest, note, page, entry_of(page), provided_by(page))
