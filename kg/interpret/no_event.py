"""What is no event: what was called off, invitations, alerts, to-dos, drafts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.interpret.called_off import MARKS, CalledOff
from kg.interpret.day_places import leading_day
from kg.interpret.days import may_hold_day, only
from kg.interpret.named import plain
from kg.interpret.no_event_titles import REPLY, bare_title, none_by_title
from kg.interpret.note_view import NoteView
from kg.model.kinds import Bases, Basis, Kinds
from kg.model.names import slug
from kg.model.rules import folder_name


class Said(NamedTuple):
    """What a note says that it is none, and whether its title or subject does."""

    basis: Basis
    by_title: bool


def no_event(view: NoteView) -> Said | None:
    """Why a note that looks like an event is none; None for an event."""
    said = no_event_by_name(view)
    if said is None and CalledOff(view).by_note():
        return Said(Bases.CANCELLED, by_title=False)
    return said


def no_event_by_name(view: NoteView) -> Said | None:
    """The same by its title, type, status, tag or folder, whatever its text says."""
    titles = list(_titles(view))
    if not titles or " " in bare_title(
        view.name
    ):  # a word alone names the file, and not what is in it
        titles.append(view.name)
    if not any(map(REPLY.match, titles)):  # somebody's own mail, whatever it answers
        for text in titles:
            if basis := none_by_title(text, view.rules):
                return Said(basis, by_title=True)
    if basis := _by_kind(view):
        return Said(basis, by_title=False)
    return None


def _titles(view: NoteView) -> Iterator[str]:
    """What the note says that it is called: subject, title, its first heading."""
    for kind, field in ((Kinds.MEETING, "subject"), (Kinds.NOTE, "title")):
        for said in view.values(kind).get(field, ()):
            if said.rank == 0:
                yield plain(said.value)
    headings = view.note.headings
    if headings and headings[0].level == 1:
        yield plain(headings[0].text)
    yield from _only_dated_heading(view)


def _only_dated_heading(view: NoteView) -> Iterator[str]:
    """The heading that gives a note its day, as nothing else does, without the day."""
    if leading_day(view) or view.values(Kinds.NOTE).get("date"):
        return
    texts = [plain(one.text) for one in view.note.headings if may_hold_day(one.text)]
    dated = [(text, day) for text in texts if (day := only(text))]
    if len(dated) == 1:
        ((text, day),) = dated
        yield f"{text[: day.start].rstrip(MARKS + ':')} {text[day.end :].lstrip()}".strip()


def _by_kind(view: NoteView) -> Basis | None:
    """A to-do by its type, called off by status or tag, a draft by these or its folder."""
    words = view.rules.no_event
    drafts, todos = _folded(words[Bases.DRAFT]), _folded(words[Bases.TO_DO])
    types = [slug(plain(s.value)) for s in view.values(Kinds.NOTE).get("type", ()) if s.rank == 0]
    if not todos.isdisjoint(types):
        return Bases.TO_DO
    fields = view.rules.fields[Kinds.PROJECT]
    has_status = any(fields.get(key) == "status" for key in view.properties)
    states = view.values(Kinds.PROJECT).get("status", ()) if has_status else ()
    said = [slug(plain(one.value)) for one in states if one.rank == 0]
    said += [slug(tag.name.rpartition("/")[2]) for tag in view.note.tags if tag.line is None]
    if not _folded(view.rules.called_off).isdisjoint(said):
        return Bases.CANCELLED
    said += [*types, *(folder_name(part) for part in view.folder.split("/"))]
    return Bases.DRAFT if not drafts.isdisjoint(said) else None


def is_draft(view: NoteView) -> bool:
    """Whether a note is a draft, by its status, type or folder: what it tells did not happen."""
    return _by_kind(view) == Bases.DRAFT


@lru_cache(maxsize=16)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(slug, words))
