"""A note of which nothing is understood: what is left of one where a stage fails."""

from __future__ import annotations

from kg.model.kinds import Kinds
from kg.model.names import without_md
from kg.model.note import ParsedNote, Problem
from kg.model.page import Page


def unknown_note(path: str, text: str, problem: Problem) -> ParsedNote:
    """A note that is nothing but its text."""
    return ParsedNote(path, {}, text, 1, words=len(text.split()), problems=(problem,))


def unknown_page(note: ParsedNote) -> Page:
    """A plain page, called by its file, that says nothing."""
    folder, _, file = note.path.rpartition("/")
    name = without_md(file)
    return Page(
        path=note.path,
        name=name,
        folder=folder,
        title=name,
        kind=Kinds.NOTE,
        node_kind=Kinds.NOTE,
        key=f"{Kinds.NOTE}:{note.path}",
        label=name,
        date=None,
        created=None,
        archived=False,
        updated="",
        meeting_kind=None,
        names=(),
        aliases=(),
        emails=(),
        sources=(),
        links=(),
        claims=(),
        evidence=(),
        relations=(),
        tasks=(),
        statements=(),
        problems=note.problems,
    )
