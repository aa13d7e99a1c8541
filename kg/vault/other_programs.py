"""Files of notes that kg does not read; programs that write Markdown their own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kg.vault.scan import SourceFile

# Endings of files that hold notes, or text that one would look for, and are not read.
_OF_NOTES = frozenset((
    "adoc", "asciidoc", "base", "canvas", "docx", "enex", "excalidraw", "markdown", "mdown", "mdx",
    "mkd", "odt", "opml", "org", "rst", "rtf", "textbundle", "txt",
))  # fmt: skip


class Program(NamedTuple):
    """A program whose vaults kg reads as plain Markdown, and what of them then counts for
    nothing."""

    called: str
    lost: str


_PROGRAMS = {
    "logseq/config.edn": Program(
        "a Logseq graph",
        "references to blocks ((…)), queries, and namespaces in file names (a___b) lead nowhere",
    ),
    "dendron.yml": Program(
        "a Dendron vault",
        "hierarchies in file names (a.b.md), schemas and references to notes count for nothing",
    ),
}


def left_unread(attachments: Iterable[SourceFile]) -> dict[str, int]:
    """How many files of each ending hold notes that are not read, the most first."""
    found = Counter(
        ending
        for file in attachments
        if (ending := file.path.rpartition(".")[2].lower()) in _OF_NOTES
    )
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def program_of(attachments: Iterable[SourceFile]) -> Program | None:
    """The program whose vault this is, if it is one that keeps Markdown its own way."""
    paths = {file.path for file in attachments}
    return next((program for file, program in _PROGRAMS.items() if file in paths), None)
