"""Meetings and what their notes were made from: a transcript is another page of its meeting."""

from collections.abc import Iterable

from kg.model.kinds import Kinds
from kg.model.names import file_key, without_md
from kg.resolve.links import resolve
from kg.resolve.name_index import SOURCE, SOURCED, Entry, Index


def moves(index: Index, entries: Iterable[Entry]) -> dict[str, Entry]:
    """The files among `entries` that are pages of a meeting made from them: path → new entry.

    A transcript or mail that a meeting's note names as its source is another page of that meeting.
    """
    moved = {}
    for entry in entries:
        meeting = _made_into(index, entry)
        if meeting is not None:
            # Without a date of its own it never becomes the meeting's primary page.
            moved[entry.path] = entry._replace(key=meeting.key, kind=Kinds.MEETING, updated="")
    return moved


def _made_into(index: Index, entry: Entry) -> Entry | None:
    if entry.kind not in (Kinds.MEETING, Kinds.NOTE):
        return None
    for meeting, target in index.find(SOURCE, source_name(entry.path)):
        if meeting.kind != Kinds.MEETING or meeting.path == entry.path:
            continue
        made_from = resolve(target, meeting.path, index.find).entry
        if made_from and made_from.path == entry.path and not index.find(SOURCED, entry.path):
            return meeting
    return None


def source_name(path: str) -> str:
    """The key under which a meeting's note names the file at `path` as its source."""
    name = path.rpartition("/")[2]
    return file_key(without_md(name))
