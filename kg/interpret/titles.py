"""What a page is called: title, label, key, and the names by which it is found."""

from __future__ import annotations

from typing import NamedTuple

from kg.interpret.dates import leading_date
from kg.interpret.named import name_of_me, plain
from kg.interpret.note_view import NoteView
from kg.model.kinds import ENTITY_KINDS, Bases, Kinds
from kg.model.names import file_key, slug
from kg.model.rules import Rules


class Called(NamedTuple):
    """Title of the note; label, key and names of its node."""

    title: str
    label: str
    key: str
    names: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]


def call(
    view: NoteView, kind: str, date: str | None, others: tuple[str, ...], *, mail: bool = False
) -> Called:
    """Name the page. `others` are the people at a meeting besides me; a `mail` may be called
    by its subject."""
    title = title_of(view, mail=mail)
    aliases = tuple((alias, Bases.PROPERTY) for alias in _aliases(view))
    if kind == Kinds.MEETING:
        label = meeting_label(view, title, others)
        day = f"{date}-" if date else ""
        key = f"{Kinds.MEETING}:{day}{_slug(label, view)}"
        return Called(title, label, _apart(key, view), (), aliases)
    if kind not in ENTITY_KINDS:
        return Called(title, title, f"{Kinds.NOTE}:{view.note.path}", (), aliases)
    label = entity_label(view, title)
    names = dict.fromkeys((label, *_file_names(view)))
    name = label
    if kind == Kinds.PERSON and any(slug(n) in view.rules.me_names for n in names):
        name = name_of_me(view.rules)
        names.update(dict.fromkeys((name, *view.rules.me)))
    known = {slug(label)}
    others_found = []
    for other in names:
        if slug(other) not in known:
            known.add(slug(other))
            others_found.append((other, "me" if other in view.rules.me else "file"))
    return Called(
        title,
        label,
        _apart(f"{kind}:{_slug(name, view)}", view),
        tuple(names),
        (*aliases, *others_found),
    )


def title_of(view: NoteView, *, mail: bool = False) -> str:
    """The `title` property, else the `subject` of a mail, else the first heading if it is one of
    level 1 and names no mere section ("Notes"), else the file name, or the folder's name for its
    README."""
    if stated := _property(view, Kinds.NOTE, "title"):
        return stated
    if mail and (subject := _property(view, Kinds.MEETING, "subject")):
        return subject
    if view.note.headings:
        heading = view.note.headings[0]
        text = plain(heading.text)
        if heading.level == 1 and text and slug(text) not in view.rules.headings:
            return text
    return _file_name(view)


def entity_label(view: NoteView, title: str) -> str:
    """A folder's page takes the folder's name, unless a `title` property says otherwise."""
    if view.place.folder_note and not _property(view, Kinds.NOTE, "title"):
        return view.place.owner
    return title


def meeting_label(view: NoteView, title: str, others: tuple[str, ...]) -> str:
    """The title without its date. One that could be any meeting's ("1-1", "Weekly sync") gives way
    to the file name, and gets the name of the entity or of the one person it was with."""
    label = undated(title) or "Meeting"
    if not is_generic(label, view.rules):
        return label
    from_file = undated(_file_name(view))
    if from_file and not is_generic(from_file, view.rules):
        return from_file
    if view.place.owner:
        return f"{label} {view.place.owner}"
    return f"{label} {others[0]}" if len(others) == 1 else label


def undated(title: str) -> str:
    """A meeting's title without the date in front of it; "" for a date alone."""
    found = leading_date(title)
    return found[1] if found else title


def is_generic(title: str, rules: Rules) -> bool:
    """Whether a title says no more than that people met."""
    return all(word in rules.generic_titles for word in slug(title).split("-"))


def _property(view: NoteView, kind: str, field: str) -> str:
    for said in view.values(kind).get(field, ()):
        if said.rank == 0:
            return plain(said.value) or said.value
    return ""


def _aliases(view: NoteView) -> list[str]:
    said = view.values(Kinds.NOTE).get("aliases", ())
    more = [plain(one.value) for one in said if one.rank == 0]
    return [alias for alias in dict.fromkeys((*view.note.aliases, *more)) if slug(alias)]


def _file_name(view: NoteView) -> str:
    if slug(view.name) in view.rules.folder_notes and view.folder:
        return view.folder.rpartition("/")[2]
    return view.name


def _file_names(view: NoteView) -> tuple[str, ...]:
    if view.place.folder_note:
        return (view.place.owner,)
    return (_file_name(view),)


def _slug(name: str, view: NoteView) -> str:
    """What a key ends in; a name of signs alone gives way to the path."""
    return slug(name) or file_key(view.note.path)


def _apart(key: str, view: NoteView) -> str:
    """The key, with `~2`, `~3`, … for the second, third, … page that `not_same` keeps apart."""
    for group in view.rules.not_same:
        if view.note.path in group:
            at = group.index(view.note.path)
            return f"{key}~{at + 1}" if at else key
    return key
