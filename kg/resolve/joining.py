"""What a page brings to being joined with other pages of its event (`kg.resolve.joins`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model.event import Mark, Member
from kg.model.kinds import Kinds, MemberRole, MemberRoles, NameForms, is_entity
from kg.model.names import file_key, slug, without_md
from kg.model.page import Page, Ref
from kg.resolve.joins import rows_of
from kg.resolve.links import resolve
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import (
    ALIAS,
    FILE,
    NAME,
    SOURCE,
    Entry,
    Find,
    Index,
    Provided,
    bare_name,
    meeting_key,
    source_name,
    strongest,
)


def is_source(index: Index, page: Page) -> bool:
    """Whether a meeting names the page as its source."""
    name = source_name(page.path)
    return page.path in index.remembered(f"{SOURCE}\0{name}", lambda: _named(index.find, name))


def _named(find: Find, name: str) -> set[str]:
    """The paths of the notes of a name that others name as their source."""
    found = ((meeting, _source_note(find, to, meeting.path)) for meeting, to in find(SOURCE, name))
    return {note.path for meeting, note in found if note and note.path != meeting.path}


def joining(lookups: Lookups, me: frozenset[str], *, source: bool) -> list[Provided]:
    """What a page brings to being joined with others; `source`: a meeting names it as its own."""
    page = lookups.page
    is_meeting = lookups.kind == Kinds.MEETING
    # The mail of a machine tells of its own day, and not when the meeting was.
    if lookups.copied or page.no_event:
        return []
    is_page = is_meeting or source or bool(page.marks.own)
    if not (is_page or page.inner):
        return []
    marks = [*page.marks.own, *_sources(lookups)]
    if source:
        marks.append(Mark(f"source:{page.path}"))
    names = _names(lookups, me)
    role: MemberRole = MemberRoles.NOTE
    if is_meeting:
        role = MemberRoles.SOURCE if page.marks.is_source else MemberRoles.MEETING
    own = Member(
        page.path, 0, lookups.key, page.date or "", role, names.get(None, ()), _each(marks),
        page.marks.updated, page.archived,
    )  # fmt: skip
    # Whoever names a note as its source in which events stand means the one of its day.
    rows = rows_of(own) if is_meeting or (is_page and not page.inner) else []
    for one in page.inner:
        key, day = meeting_key(one.ref), one.ref.date or ""
        more = [Mark(f"source:{page.path}")] if source else []
        inner = own._replace(line=one.ref.line, base=key, day=day, names=names.get(one.ref, ()))
        if role == MemberRoles.NOTE:
            inner = inner._replace(role=MemberRoles.MEETING)
        rows += rows_of(inner._replace(marks=_each([*one.marks, *more])))
    return sorted(set(rows))


def _each(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(dict.fromkeys(marks))


def _sources(lookups: Lookups) -> Iterator[Mark]:
    page = lookups.page
    files = dict(page.marks.files)
    for ref in page.sources:
        target = ref.text.partition("#")[0]
        note = _source_note(lookups.find, target, page.path) if target else None
        if note is not None and note.path != page.path:
            yield Mark(f"source:{note.path}")
        elif note is None and ref.text in files:
            yield files[ref.text]


def _source_note(find: Find, target: str, path: str) -> Entry | None:
    """The note that a page names as its source, also by its path on another machine."""
    entry = resolve(target, path, find).entry
    if entry is None and "/" in target:
        *_, folder, name = without_md(target).split("/")
        entries = [entry for entry, _ in find(FILE, file_key(name))]
        ends = [e for e in entries if _nearest_folder(e.path) == file_key(folder)]
        entry = ends[0] if len(ends) == 1 else None
    if entry is None or entry.kind == Kinds.ATTACHMENT or is_entity(entry.kind):
        return None
    return entry


def _nearest_folder(path: str) -> str:
    return file_key(path.rpartition("/")[0].rpartition("/")[2])


def _names(lookups: Lookups, me: frozenset[str]) -> dict[Ref | None, tuple[str, ...]]:
    """Whom the lists of a page name besides me, for each event that they are of: those who are
    known by their keys."""
    found: dict[Ref | None, set[str]] = {}
    for claim in lookups.page.claims:
        if claim.field in ("attendee", "absent") and claim.ref:
            name = _name(lookups, claim.ref, me)
            if name:
                found.setdefault(claim.about, set()).add(name)
    return {about: tuple(sorted(names)) for about, names in found.items()}


def _name(lookups: Lookups, ref: Ref, me: frozenset[str]) -> str:
    name = slug(bare_name(ref))
    if ref.form == NameForms.ME or name in me:
        return ""
    for space in (NAME, ALIAS):
        rows = [row for row in lookups.find(space, name) if row[0].kind == Kinds.PERSON]
        keys = {entry.key for entry in strongest(rows)}
        if keys:
            return keys.pop() if len(keys) == 1 else name
    return lookups.names.owner_of_address(ref) or name
