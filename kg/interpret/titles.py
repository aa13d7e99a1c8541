"""What a page is called: title, label, key, and the names by which it is found."""

from __future__ import annotations

from kg.interpret.dates import leading_date
from kg.interpret.note_view import Reading
from kg.interpret.people import owner_name, plain
from kg.model.frozen import NamedTuple
from kg.model.names import file_key, slug
from kg.model.page import ENTITY_KINDS
from kg.model.rules import Rules


class Called(NamedTuple):
    """Title of the note; label, key and names of its node."""

    title: str
    label: str
    key: str
    names: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]


def call(
    reading: Reading, kind: str, date: str | None, others: tuple[str, ...], *, mail: bool = False
) -> Called:
    """Name the page. `others` are the people at a meeting besides the owner; a `mail` may be
    called by its subject."""
    title = title_of(reading, mail=mail)
    aliases = tuple((alias, "property") for alias in _aliases(reading))
    if kind == "meeting":
        label = meeting_label(reading, title, others)
        day = f"{date}-" if date else ""
        key = f"meeting:{day}{_slug(label, reading)}"
        return Called(title, label, _apart(key, reading), (), aliases)
    if kind not in ENTITY_KINDS:
        return Called(title, title, "note:" + reading.note.path, (), aliases)
    label = entity_label(reading, title)
    names = dict.fromkeys((label, *_file_names(reading)))
    name = label
    if kind == "person" and any(slug(n) in reading.rules.me_names for n in names):
        name = owner_name(reading.rules)
        names.update(dict.fromkeys((name, *reading.rules.me)))
    known = {slug(label)}
    others_found = []
    for other in names:
        if slug(other) not in known:
            known.add(slug(other))
            others_found.append((other, "me" if other in reading.rules.me else "file"))
    return Called(
        title,
        label,
        _apart(f"{kind}:{_slug(name, reading)}", reading),
        tuple(names),
        (*aliases, *others_found),
    )


def title_of(reading: Reading, *, mail: bool = False) -> str:
    """The `title` property, else the `subject` of a mail, else the first heading if it is one of
    level 1 and names no mere section ("Notes"), else the file name, or the folder's name for its
    README."""
    if stated := _property(reading, "note", "title"):
        return stated
    if mail and (subject := _property(reading, "meeting", "subject")):
        return subject
    if reading.note.headings:
        heading = reading.note.headings[0]
        text = plain(heading.text)
        if heading.level == 1 and text and slug(text) not in reading.rules.headings:
            return text
    return _file_name(reading)


def entity_label(reading: Reading, title: str) -> str:
    """A folder's page takes the folder's name, unless a `title` property says otherwise."""
    if reading.place.folder_note and not _property(reading, "note", "title"):
        return reading.place.owner
    return title


def meeting_label(reading: Reading, title: str, others: tuple[str, ...]) -> str:
    """The title without its date. One that could be any meeting's ("1-1", "Weekly sync") gives way
    to the file name, and gets the name of the entity or of the one person it was with."""
    label = undated(title) or "Meeting"
    if not is_generic(label, reading.rules):
        return label
    from_file = undated(_file_name(reading))
    if from_file and not is_generic(from_file, reading.rules):
        return from_file
    if reading.place.owner:
        return f"{label} {reading.place.owner}"
    return f"{label} {others[0]}" if len(others) == 1 else label


def undated(title: str) -> str:
    """A meeting's title without the date in front of it; "" for a date alone."""
    found = leading_date(title)
    return found[1] if found else title


def is_generic(title: str, rules: Rules) -> bool:
    """Whether a title says no more than that people met."""
    return all(word in rules.generic_titles for word in slug(title).split("-"))


def _property(reading: Reading, kind: str, field: str) -> str:
    for said in reading.said(kind).get(field, ()):
        if said.rank == 0:
            return plain(said.value) or said.value
    return ""


def _aliases(reading: Reading) -> list[str]:
    said = reading.said("note").get("aliases", ())
    more = [plain(one.value) for one in said if one.rank == 0]
    return [alias for alias in dict.fromkeys((*reading.note.aliases, *more)) if slug(alias)]


def _file_name(reading: Reading) -> str:
    if slug(reading.name) in reading.rules.folder_notes and reading.folder:
        return reading.folder.rpartition("/")[2]
    return reading.name


def _file_names(reading: Reading) -> tuple[str, ...]:
    if reading.place.folder_note:
        return (reading.place.owner,)
    return (_file_name(reading),)


def _slug(name: str, reading: Reading) -> str:
    """What a key ends in; a name of signs alone gives way to the path."""
    return slug(name) or file_key(reading.note.path)


def _apart(key: str, reading: Reading) -> str:
    """The key, with `~2`, `~3`, … for the second, third, … page that `not_same` keeps apart."""
    for group in reading.rules.not_same:
        if reading.note.path in group:
            at = group.index(reading.note.path)
            return f"{key}~{at + 1}" if at else key
    return key
