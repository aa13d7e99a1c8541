"""Which note is what: template, meeting, page of a person, project or organization, daily, note.

The first rule that fits decides (DESIGN: "Which note is what").
"""

from __future__ import annotations

from typing import NamedTuple

from kg.interpret.attendees import names_attendees, names_people
from kg.interpret.day_places import daily_day, leading_day
from kg.interpret.mails import is_mail, messages_of
from kg.interpret.named import plain
from kg.interpret.note_view import NoteView, Stated
from kg.model.kinds import (
    ENTITY_KINDS,
    Codes,
    Kinds,
    MeetingKinds,
    PageBases,
    PageBasis,
    Severities,
)
from kg.model.names import slug
from kg.model.note import Problem
from kg.model.placeholders import is_placeholder
from kg.model.rules import field_name


class Classified(NamedTuple):
    """What a note is, and by which rule."""

    kind: str
    basis: PageBasis
    meeting_kind: str | None = None
    problems: tuple[Problem, ...] = ()


# Fields that only the page of such an entity has; a meeting has neither a role nor a due date.
OWN_FIELDS = {
    Kinds.PERSON: ("email", "phone", "role", "organization", "cadence", "last_contact"),
    Kinds.PROJECT: ("status", "owner", "due", "priority", "status_since", "last_contact"),
    Kinds.ORGANIZATION: ("status", "industry", "owner", "domain", "last_contact"),
}
_QUERIES = frozenset(("base", "dataview", "dataviewjs", "query", "tasks"))
_DECIDING = ("title", "type", "date")


def classify(view: NoteView, date: str | None) -> Classified:
    """What the note is; `date` is the day that it gives for itself (`kg.interpret.day_places`)."""
    if view.place.template:
        return Classified(Kinds.TEMPLATE, PageBases.TEMPLATE_FOLDER)
    unfilled = _unfilled(view)
    if unfilled is not None:
        return unfilled
    stated = stated_kind(view)
    if stated and stated.kind == Kinds.TEMPLATE:
        return Classified(Kinds.TEMPLATE, stated.basis)
    meeting = _meeting(view, stated, date)
    if meeting is not None:
        return meeting
    entity = _entity(view, stated)
    if entity is not None:
        return entity
    if daily_day(view) is not None:
        return Classified(Kinds.DAILY, PageBases.FILE_NAME)
    return Classified(Kinds.NOTE, PageBases.PLAIN)


def may_be_meeting(view: NoteView) -> bool:
    """Whether a note is a meeting if it has a day: by its type, its folder, a list of attendees."""
    stated = stated_kind(view)
    if stated is not None and stated.kind in (Kinds.MEETING, Kinds.DAILY):
        return stated.kind == Kinds.MEETING
    if view.place.kind == Kinds.MEETING and (stated is None or stated.kind not in ENTITY_KINDS):
        return slug(view.name) not in view.rules.folder_notes
    return not _stands_as_entity(view, stated) and names_attendees(view)


def stated_kind(view: NoteView) -> Stated | None:
    """What `type:`, `categories:` or a tag says that the note is, the first that is known."""
    if view.stated is None:
        view.stated = (_stated_kind(view),)
    return view.stated[0]


def _stated_kind(view: NoteView) -> Stated | None:
    rules = view.rules
    for said in view.values(Kinds.NOTE).get("type", ()):
        if said.rank == 0 and (stated := _by_word(view, plain(said.value), PageBases.TYPE)):
            return stated
    bare = None
    for tag in view.note.tags:
        name = tag.name.lower()
        prefix = ""
        if name.startswith(rules.type_prefixes):
            prefix = next(filter(name.startswith, rules.type_prefixes))
        found = None if bare and not prefix else _by_word(view, name[len(prefix) :], PageBases.TAG)
        if found and (tag.line is None or is_tag_line(view.line(tag.line))):
            if prefix:
                return found
            bare = found
    return bare


def is_tag_line(text: str) -> bool:
    """Whether a line of the body holds tags alone and so speaks of the whole note."""
    words = text.split()
    return bool(words) and all(word.startswith("#") and len(word) > 1 for word in words)


def _by_word(view: NoteView, word: str, basis: PageBasis) -> Stated | None:
    folded = slug(word)
    kind = view.rules.types.get(folded)
    if kind:
        return Stated(kind, None, basis)
    meeting = view.rules.meetings.get(folded)
    return Stated(Kinds.MEETING, meeting, basis) if meeting else None


def _unfilled(view: NoteView) -> Classified | None:
    """A template outside of a templates folder: its title, type or date waits to be filled in."""
    fields = view.rules.fields[Kinds.NOTE]
    for problem in view.note.problems:
        # The parser keeps no value where a placeholder stands, only word of it.
        if (
            problem.code == Codes.PLACEHOLDER
            and fields.get(field_name(problem.key or "")) in _DECIDING
        ):
            return _template(f"`{problem.key}` still holds a placeholder", problem.line)
    headings = view.note.headings
    if headings and headings[0].level == 1 and is_placeholder(headings[0].text):
        return _template("the title still holds a placeholder", headings[0].line)
    return None


def _template(why: str, line: int | None) -> Classified:
    text = f"{why}, so the note counts as a template; fill it in or move it to a templates folder"
    return Classified(
        Kinds.TEMPLATE,
        PageBases.PLACEHOLDER,
        None,
        (Problem(Codes.TEMPLATE, text, line, Severities.INFO),),
    )


def _meeting(view: NoteView, stated: Stated | None, date: str | None) -> Classified | None:
    is_daily = daily_day(view) is not None
    if stated and stated.kind == Kinds.MEETING and (stated.basis == PageBases.TYPE or not is_daily):
        return Classified(Kinds.MEETING, stated.basis, stated.meeting_kind)
    thread = not _stands_as_entity(view, stated)  # a project's page may keep mails
    if is_mail(view, thread=thread) and (date or messages_of(view)):
        return Classified(Kinds.MEETING, PageBases.MAIL, MeetingKinds.EMAIL)
    if date is None:
        return None
    if stated and stated.kind == Kinds.DAILY:
        return None
    if view.place.kind == Kinds.MEETING and (stated is None or stated.kind not in ENTITY_KINDS):
        return Classified(Kinds.MEETING, PageBases.FOLDER)
    certain = names_attendees(view)
    if not certain and not names_people(view):
        return None
    if not certain and (is_daily or _says_otherwise(view)):
        return None  # a daily note may list the people of the day, a review those it is about
    if _stands_as_entity(view, stated) and (not certain or _has_own_fields(view, stated)):
        return None  # a project may list its people and the day it started
    return Classified(Kinds.MEETING, PageBases.DATE_AND_PEOPLE)


def _says_otherwise(view: NoteView) -> bool:
    """Whether a note with `people:` calls itself something else than a meeting: by a status, or by
    a type that is no word of the vocabulary."""
    if any(one.rank == 0 for one in view.values(Kinds.PROJECT).get("status", ())):
        return True
    types = [one for one in view.values(Kinds.NOTE).get("type", ()) if one.rank == 0]
    return bool(types) and stated_kind(view) is None


def _stands_as_entity(view: NoteView, stated: Stated | None) -> bool:
    """Whether the note stands where, or calls itself what, an entity's page is.

    Not with a date in front of its name, and not within another entity's folder: a meeting filed
    under People/Ann Lee/ often says `type: people`.
    """
    place = view.place
    if place.folder_note:
        return True
    if leading_day(view) is not None or place.owner:
        return False
    return place.direct or (stated is not None and stated.kind in ENTITY_KINDS)


def _has_own_fields(view: NoteView, stated: Stated | None) -> bool:
    if view.place.folder_note:
        return True
    kind = stated.kind if stated and stated.kind in ENTITY_KINDS else view.place.kind
    if kind not in ENTITY_KINDS:
        return False
    said = view.values(kind)
    return any(one.rank == 0 for field in OWN_FIELDS[kind] for one in said.get(field, ()))


def _entity(view: NoteView, stated: Stated | None) -> Classified | None:
    place = view.place
    if _is_overview(view, stated):
        text = "about its folder, and the page of nothing; `type:` says so if it is one"
        problem = Problem(Codes.OVERVIEW_NOTE, text, 1, Severities.INFO)
        return Classified(Kinds.NOTE, PageBases.OVERVIEW, None, (problem,))
    if stated and stated.kind in ENTITY_KINDS:
        if _is_folder_of_entities(view):
            return None
        if not place.owner or place.folder_note or place.owner_kind != stated.kind:
            return Classified(stated.kind, stated.basis)
        if _has_own_fields(view, stated):
            return Classified(stated.kind, stated.basis)
        return Classified(Kinds.NOTE, PageBases.FILED_UNDER, None, (_filed_under(view, stated),))
    if place.folder_note:
        return Classified(place.owner_kind, PageBases.FOLDER)
    if place.direct and leading_day(view) is None and not _is_folder_of_entities(view):
        return Classified(place.kind, PageBases.FOLDER)
    return None


def _is_folder_of_entities(view: NoteView) -> bool:
    """`People/README.md` and `People/People.md` are about the folder, they are nobody's page."""
    if view.place.folder_note or not view.folder:
        return False
    folder = slug(view.folder.rpartition("/")[2])
    name = slug(view.name)
    return view.place.kind in ENTITY_KINDS and (name in view.rules.folder_notes or name == folder)


def _is_overview(view: NoteView, stated: Stated | None) -> bool:
    """Whether a note where entities' pages lie is about all of them: by its name, or because it
    holds queries alone. One with a type or with facts of its own is none."""
    place = view.place
    if not place.direct or (stated and stated.basis == PageBases.TYPE) or leading_day(view):
        return False
    if not (_is_called_overview(view) or _is_all_query(view)):
        return False
    prefixes = view.rules.status_prefixes
    has_status = any(tag.name.lower().startswith(prefixes) for tag in view.note.tags)
    return not view.values(place.kind) and not has_status


def _is_called_overview(view: NoteView) -> bool:
    name = f"-{slug(view.name)}"
    return any(name.endswith(f"-{word}") for word in view.rules.overviews)


def _is_all_query(view: NoteView) -> bool:
    """Whether the text is queries and headings, and no query asks about the page itself."""
    itself = ("this.", "[[]]", f"[[{view.name}")
    fence, queries = "", 0
    for line in map(str.strip, view.note.body.splitlines()):
        if fence:
            if any(sign in line for sign in itself):
                return False
            fence = "" if line.rstrip(fence[0]) == "" and line.startswith(fence) else fence
        elif line.startswith(("```", "~~~")):
            fence = line[:3]
            queries += 1
            if line.strip("`~ ").partition(" ")[0].lower() not in _QUERIES:
                return False
        elif line and not line.startswith("#"):
            return False
    return queries > 0


def _filed_under(view: NoteView, stated: Stated) -> Problem:
    return Problem(
        Codes.FILED_UNDER,
        f"calls itself {stated.kind}, but lies in the folder of {view.place.owner} and has no "
        f"property of such a page ({', '.join(OWN_FIELDS[stated.kind][:4])}); kept as a note",
        1,
        Severities.INFO,
    )
