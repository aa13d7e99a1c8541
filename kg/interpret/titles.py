"""What a page is called: title, label, key, and the names by which it is found.

The key of a page's node comes from a name that two pages share only if they are pages of one thing:
its `name`, a project's `title`, its file or its folder. A heading is what many templates begin
with; it may name a page, and never joins two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.interpret.classify import is_tag_line
from kg.interpret.looks import is_full, is_name, is_only_filler
from kg.interpret.name_titles import without_titles
from kg.interpret.named import name_of_me, plain
from kg.interpret.note_view import FieldValue, NoteView
from kg.interpret.undated import undated
from kg.interpret.words import BEHIND_A_NAME
from kg.model.kinds import AliasSource, AliasSources, Bases, Kinds, MeetingKinds, is_entity
from kg.model.names import composed, file_key, slug, turned_round
from kg.model.note import DRAWING
from kg.model.page import Otherwise
from kg.model.rules import Rules
from kg.model.same import apart, is_address

_SIGNS_AROUND = re.compile(r"^[^\w(@]+|[^\w).]+$")
_BESIDE_A_TITLE = re.compile(r"|---+|\*\*\*+|%%.*%%|<!--.*-->|!?\[\[[^\[\]]*\]\]|[\w -]+:: .*")
# File names that say which page of a meeting this is, and not which meeting.
_PARTS_OF_A_MEETING = frozenset((
    "agenda", "audio", "memo", "recap", "recording", "summary", "transcript", "transcription",
))  # fmt: skip


class Called(NamedTuple):
    """Title of the note; label, key and names of its node; `otherwise` what it is called where
    other pages bear its label, too."""

    title: str
    label: str
    key: str
    names: tuple[str, ...]
    aliases: tuple[tuple[str, AliasSource], ...]
    otherwise: Otherwise | None = None


class _Named(NamedTuple):
    """What an entity's page is called, and the name in the key of its node."""

    label: str
    key: str


def call(view: NoteView, kind: str, date: str | None, others: tuple[str, ...]) -> Called:
    """Name the page. `others` are the people at a meeting besides me."""
    if kind == Kinds.MEETING:
        return _meeting(view, date, others)
    if is_entity(kind):
        return _entity(view, kind)
    title = title_of(view)
    return Called(title, title, f"{Kinds.NOTE}:{view.note.path}", (), _stated_aliases(view))


def title_of(view: NoteView) -> str:
    """A plain note's title: the `title` property, else the first heading if it is one of level 1
    and names no mere section ("Notes"), else the file name, or the folder's name for its README."""
    if stated := _property(view, "title"):
        return stated
    if DRAWING in view.note.frontmatter:  # its headings are those of the program
        return _file_name(view).removesuffix(".excalidraw")
    if view.note.headings and view.note.headings[0].level == 1:
        text = plain(view.note.headings[0].text)
        if _names_something(text, view):
            return text
    return _file_name(view)


def job_title(view: NoteView) -> FieldValue | None:
    """What the `title` on a person's page says of their work; None where it is their name."""
    for said in view.values(Kinds.NOTE).get("title", ()):
        text = plain(said.value)
        if slug(text) and not _is_own_name(text, view):
            return said._replace(value=text)
    return None


def own_address(view: NoteView) -> str | None:
    """The address that a person's page is named by."""
    name = _bare_file_name(view)
    return name.lower() if is_address(name) else None


def is_generic(title: str, rules: Rules) -> bool:
    """Whether a title says no more than that people met."""
    return all(word in rules.generic_titles for word in slug(title).split("-"))


# Meetings


def _meeting(view: NoteView, date: str | None, others: tuple[str, ...]) -> Called:
    title = (
        _property(view, "title")
        or _property(view, "subject", Kinds.MEETING)
        or _top_heading(view)
        or _file_name(view)
    )
    label = undated(title, date) or "Meeting"
    from_file = undated(_file_name(view), date)
    otherwise = None
    if is_generic(label, view.rules):
        label = _told_apart(label, from_file, view, others)
    elif _says_else(from_file, label, view.rules):
        otherwise = Otherwise(label, from_file, _meeting_key(from_file, date, view))
    key = _meeting_key(label, date, view)
    return Called(title, label, key, (), _stated_aliases(view), otherwise)


def _told_apart(label: str, from_file: str, view: NoteView, others: tuple[str, ...]) -> str:
    """A title that could be any meeting's ("1-1", "Weekly sync") gives way to the file name, and
    gets the name of the entity; one that says of two, that of the other."""
    if from_file and not is_generic(from_file, view.rules):
        return from_file
    if view.place.owner:
        return f"{label} {view.place.owner}"
    if len(others) == 1 and _says_one_to_one(label, view.rules):
        return f"{label} {others[0]}"
    return label


def _says_one_to_one(title: str, rules: Rules) -> bool:
    of_two = (word for word, kind in rules.meetings.items() if kind == MeetingKinds.ONE_TO_ONE)
    return any(f"-{word}-" in f"-{slug(title)}-" for word in of_two)


def _says_else(from_file: str, title: str, rules: Rules) -> bool:
    """Whether a file name tells the meeting from others of its title: by more than a number, a
    letter in front, or which part of the meeting it is."""
    words = set(slug(from_file).split("-")).difference(
        slug(title).split("-"), rules.generic_titles, _PARTS_OF_A_MEETING
    )
    return any(not word.isdigit() and (len(word) > 1 or not word.isascii()) for word in words)


def _meeting_key(label: str, date: str | None, view: NoteView) -> str:
    day = f"{date}-" if date else ""
    return f"{Kinds.MEETING}:{day}{_slug(label, view)}"


# People, projects, organizations


def _entity(view: NoteView, kind: str) -> Called:
    named = _person(view) if kind == Kinds.PERSON else _thing(view)
    names = dict.fromkeys((named.key,))
    otherwise = None
    key_name = named.key
    if kind == Kinds.PERSON and _is_me(view, named):
        key_name = name_of_me(view.rules)
        names.update(dict.fromkeys((key_name, *view.rules.me)))
    key = _apart(f"{kind}:{_slug(key_name, view)}", view)
    if kind == Kinds.PERSON or slug(named.label) == slug(named.key):
        names = dict.fromkeys((named.label, *names))
    else:
        otherwise = Otherwise(named.label, named.key, key)
    aliases = tuple(_other_names(view, kind, named, names))
    return Called(named.label, named.label, key, tuple(names), aliases, otherwise)


def _person(view: NoteView) -> _Named:
    if name := _property(view, "name"):
        name = _first_name_first(name)
        return _Named(name, name)
    own = _first_name_first(_bare_file_name(view))
    title = _property(view, "title")
    if title and _is_own_name(title, view):
        return _Named(_first_name_first(title), own)
    heading = _top_heading(view)
    if slug(heading) == slug(own) and is_name(heading) and not is_name(own):
        return _Named(heading, own)
    return _Named(own, own)


def _thing(view: NoteView) -> _Named:
    """A project or an organization."""
    if stated := _property(view, "title") or _property(view, "name"):
        return _Named(stated, stated)
    own = view.place.owner if view.place.folder_note else _file_name(view)
    return _Named(_top_heading(view) or own, own)


def _is_own_name(title: str, view: NoteView) -> bool:
    """Whether the `title` on a person's page is a name and not a job: it says what file, folder or
    an alias says, or only the heading does and the file's name is no name (`mq.md`)."""
    wanted = slug(_first_name_first(title))
    known = {slug(_first_name_first(name)) for name in _stated_names(view)}
    if wanted in known or wanted in view.rules.me_names:
        return True
    if any(_same_ends(wanted, name) for name in known):
        return True
    return wanted == slug(_top_heading(view)) and not is_name(_bare_file_name(view))


def _stated_names(view: NoteView) -> Iterator[str]:
    yield _property(view, "name")
    yield _bare_file_name(view)
    if view.place.owner_kind == Kinds.PERSON:
        yield view.place.owner
    yield from _aliases(view)


def _same_ends(one: str, other: str) -> bool:
    """Whether two folded names have the same first and the same last word."""
    parts, others = one.split("-"), other.split("-")
    return min(len(parts), len(others)) > 1 and (parts[0], parts[-1]) == (others[0], others[-1])


def _first_name_first(name: str) -> str:
    """`Lee, Ann` → `Ann Lee`, and not `Lee, Ann, MD` or `Ann Lee, PhD`."""
    behind = slug(name.partition(",")[2])
    return name if behind.replace("-", "") in BEHIND_A_NAME else turned_round(name) or name


def _is_me(view: NoteView, named: _Named) -> bool:
    names = (named.label, named.key, *(name for name, _ in _places(view)))
    return any(slug(name) in view.rules.me_names for name in names)


def _other_names(
    view: NoteView, kind: str, named: _Named, names: dict[str, None]
) -> Iterator[tuple[str, AliasSource]]:
    """The aliases of an entity's page, each with its source, the strongest first."""
    stated = _stated_aliases(view)
    yield from stated
    known = {slug(named.label), *(slug(alias) for alias, _ in stated)}
    weaker: list[tuple[str, AliasSource]] = [
        (name, AliasSources.ME if name in view.rules.me else AliasSources.FILE) for name in names
    ]
    if kind != Kinds.PERSON:
        weaker += [(_property(view, field), AliasSources.TITLE) for field in ("title", "name")]
    weaker += [(_heading_as_alias(view, kind), AliasSources.HEADING), *_places(view)]
    if kind == Kinds.PERSON:
        weaker.append((_without_titles(named.label), AliasSources.FILE))
    for name, source in weaker:
        if slug(name) and slug(name) not in known:
            known.add(slug(name))
            yield name, source


def _without_titles(name: str) -> str:
    """The full name within *Dr. Ann Lee*, *Ann Lee, PhD*, *👤 Ann Lee*; else ""."""
    bare = without_titles(_SIGNS_AROUND.sub("", name))
    return bare if bare != name and is_full(bare) else ""


def _heading_as_alias(view: NoteView, kind: str) -> str:
    heading = _top_heading(view)
    if kind != Kinds.PERSON:
        return heading
    job = job_title(view)
    is_job = job is not None and slug(job.value) == slug(heading)
    return heading if is_name(heading) and not is_job else ""


def _places(view: NoteView) -> tuple[tuple[str, AliasSource], ...]:
    """The names of file and folder, as far as they are the page's."""
    if view.place.folder_note:
        return ((view.place.owner, AliasSources.FOLDER),)
    return ((_file_name(view), AliasSources.FILE),)


# What a note bears


def _property(view: NoteView, field: str, kind: str = Kinds.NOTE) -> str:
    for said in view.values(kind).get(field, ()):
        if said.rank == 0:
            return plain(said.value) or said.value
    return ""


def _aliases(view: NoteView) -> list[str]:
    said = view.values(Kinds.NOTE).get("aliases", ())
    more = [
        plain(part)
        for one in said
        if one.rank == 0
        for part in (one.value.split(",") if one.basis == Bases.FIELD else (one.value,))
    ]
    every = dict.fromkeys((*view.note.aliases, *more))
    return [alias for alias in every if slug(alias) and not is_only_filler(alias)]


def _stated_aliases(view: NoteView) -> tuple[tuple[str, AliasSource], ...]:
    return tuple((alias, AliasSources.PROPERTY) for alias in _aliases(view))


def _top_heading(view: NoteView) -> str:
    """The only heading of level 1, if it stands at the top and is no mere section; else ""."""
    headings = view.note.headings
    if not headings or headings[0].level != 1 or sum(one.level == 1 for one in headings) > 1:
        return ""
    text = plain(headings[0].text)
    if not _names_something(text, view):
        return ""
    before = map(view.line, range(view.note.body_line, headings[0].line))
    return text if all(_may_stand_above(line) for line in before) else ""


def _names_something(heading: str, view: NoteView) -> bool:
    folded = slug(heading)
    known = folded in view.rules.headings or folded in view.rules.folder_notes
    return bool(heading) and not known


def _may_stand_above(line: str) -> bool:
    """Whether a line leaves the heading below it at the top: blank, tags, a field, a lone link."""
    return bool(_BESIDE_A_TITLE.fullmatch(line)) or is_tag_line(line)


def _file_name(view: NoteView) -> str:
    if slug(view.name) in view.rules.folder_notes and view.folder:
        return view.folder.rpartition("/")[2]
    return view.name


def _bare_file_name(view: NoteView) -> str:
    """The name of a person's file or folder, without the `@` in front of some."""
    name = composed(view.place.owner) if view.place.folder_note else _file_name(view)
    return name.lstrip("@").strip() or name


def _slug(name: str, view: NoteView) -> str:
    """What a key ends in; a name of signs alone gives way to the path."""
    return slug(name) or file_key(view.note.path)


def _apart(key: str, view: NoteView) -> str:
    """The key, with `~2`, `~3`, … for the second, third, … page that `not_same` keeps apart."""
    return key + apart(view.note.path, view.rules.same.parted)
