"""Notes that are pages of other nodes than their own text says: a transcript is another page of its
meeting, a page of no kind that of a person."""

from collections.abc import Iterable

from kg.model.kinds import Kinds
from kg.model.names import file_key, slug, without_md
from kg.resolve.links import resolve
from kg.resolve.name_index import AS_PEOPLE, SOURCE, SOURCED, Entry, Index


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


def pages_of_people(index: Index, entries: Iterable[Entry]) -> dict[str, Entry]:
    """The files among `entries`, pages of no kind, that are somebody's: path → new entry.

    They are where a list of people, or a line about a 1:1, links them. No list is read anew for it.
    """
    found = {}
    for entry in entries:
        if entry.kind == Kinds.NOTE and _is_linked_as_person(index, entry):
            key = f"{Kinds.PERSON}:{slug(name_of(entry.path))}"
            found[entry.path] = entry._replace(key=key, kind=Kinds.PERSON)
    return found


def _is_linked_as_person(index: Index, entry: Entry) -> bool:
    for space in AS_PEOPLE:
        for source, target in index.find(space, source_name(entry.path)):
            leads_to = resolve(target, source.path, index.find).entry
            if leads_to is not None and leads_to.path == entry.path:
                return True
    return False


def name_of(path: str) -> str:
    """What the file at `path` is called."""
    return without_md(path.rpartition("/")[2])


def source_name(path: str) -> str:
    """The key under which a meeting's note names the file at `path` as its source."""
    return file_key(name_of(path))
