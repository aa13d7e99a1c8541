"""Which note is what: template, meeting, page of a person, project or organization, daily, note.

The first rule that fits decides (DESIGN: "Which note is what").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kg.interpret.attendees import lists_of, names_attendees, names_people
from kg.interpret.day_places import daily_day, leading_day
from kg.interpret.day_sections import day_events
from kg.interpret.days import may_hold_day, only
from kg.interpret.looks import is_full, is_name
from kg.interpret.mails import is_from_machine, is_mail, messages_of
from kg.interpret.named import plain
from kg.interpret.no_event import Said, no_event
from kg.interpret.note_view import NoteView, Stated
from kg.interpret.one_on_one import counterparts_of, is_called_after_two, tells_with_whom
from kg.interpret.pasted_mails import is_undated_mail
from kg.interpret.spoken_of import tells_of_one
from kg.model.folders import is_about, is_overview
from kg.model.kinds import (
    EMPLOYER_FIELD,
    ENTITY_KINDS,
    FIELDS,
    Bases,
    Codes,
    Kinds,
    MeetingKinds,
    PageBases,
    PageBasis,
    PageKind,
    Severities,
    is_entity,
    is_subject,
)
from kg.model.names import slug, without_md
from kg.model.note import Problem
from kg.model.placeholders import is_placeholder
from kg.model.rules import Rules, field_name, tag_name

_SUBJECTS = tuple(filter(is_subject, ENTITY_KINDS))


class Classified(NamedTuple):
    """What a note is, and by which rule; `no_event` tells why it is a note and no meeting."""

    kind: str
    basis: PageBasis
    meeting_kind: str | None = None
    problems: tuple[Problem, ...] = ()
    no_event: Said | None = None


def own_fields(kind: str, rules: Rules) -> tuple[str, ...]:
    """The fields that only the page of such an entity has."""
    return rules.kinds[kind].fields if kind in rules.kinds else FIELDS[kind]


_QUERIES = frozenset(("base", "dataview", "dataviewjs", "query", "tasks"))
_DECIDING = ("title", "type", "date")


class Facts(NamedTuple):
    """What the rules of classification are asked with."""

    view: NoteView
    stated: Stated | None
    date: str | None
    is_daily: bool


class Rule(NamedTuple):
    """A rule of classification: what is a note `when` this is so; None for a rule that says that it
    is no meeting. `needs_day` marks what makes a meeting only of a note that gives a day."""

    kind: PageKind | None
    basis: PageBasis
    when: Callable[[Facts], bool]
    needs_day: bool = False


_NUMBER = re.compile(r"\d\d")
# What a page says of a thing of its own.
_FACTS = frozenset(("status", "owner", "email", "phone", "role"))


def classify(view: NoteView, date: str | None) -> Classified:
    """What the note is; `date` is the day that it gives for itself (`kg.interpret.day_places`)."""
    if view.place.template:
        return Classified(Kinds.TEMPLATE, PageBases.TEMPLATE_FOLDER)
    if view.rules.places and without_md(view.note.path) in view.rules.places:
        return Classified(Kinds.TEMPLATE, PageBases.FILE_NAME)  # Obsidian's settings name it so
    unfilled = _unfilled(view)
    if unfilled is not None:
        return unfilled
    if _is_called_template(view):
        return Classified(Kinds.TEMPLATE, PageBases.FILE_NAME)
    stated = stated_kind(view)
    if stated and stated.kind == Kinds.TEMPLATE:
        return Classified(Kinds.TEMPLATE, stated.basis)
    facts = Facts(view, stated, date, daily_day(view) is not None)
    rule = _first(facts, MEETINGS)
    if rule is not None and rule.kind is not None:
        return _as_meeting(facts, rule)
    entity = _entity(view, stated)
    if entity is not None:
        return entity
    if facts.is_daily:
        return Classified(Kinds.DAILY, PageBases.FILE_NAME)
    return Classified(Kinds.NOTE, PageBases.PLAIN)


def may_be_meeting(view: NoteView) -> bool:
    """Whether a note is a meeting if it has a day: by its type, its folder, a list of attendees."""
    stated = stated_kind(view)
    if stated is not None and stated.kind in (Kinds.MEETING, Kinds.DAILY):
        return stated.kind == Kinds.MEETING
    if _in_folder(Facts(view, stated, None, is_daily=False)):
        return slug(view.name) not in view.rules.folder_notes
    if _stands_as_entity(view, stated):
        return False
    return names_attendees(view) or tells_with_whom(view)


def lacks_only_a_day(view: NoteView) -> bool:
    """Whether nothing but a day is missing to a plain note that looks like a meeting's."""
    if _says_otherwise(view) or _is_about_folder(view):
        return False
    facts = Facts(view, stated_kind(view), None, is_daily=False)
    if _in_folder(facts) or is_undated_mail(view):
        return True
    return not _is_kept_by_entity(facts) and not _speaks(view) and _lists_attendees(facts)


def _first(facts: Facts, rules: Iterable[Rule]) -> Rule | None:
    """The first rule that fits, from top to bottom."""
    dated = facts.date is not None
    return next((one for one in rules if (dated or not one.needs_day) and one.when(facts)), None)


def _as_meeting(facts: Facts, rule: Rule) -> Classified:
    """A meeting, unless its note says that it is none, or a machine wrote the mail."""
    meeting_kind = _meeting_kind(facts, rule)
    said = no_event(facts.view)
    if said is None and meeting_kind == MeetingKinds.EMAIL and _is_by_machine(facts.view):
        said = Said(Bases.MENTION, by_title=False)
    kind = Kinds.MEETING if said is None else Kinds.NOTE
    return Classified(kind, rule.basis, meeting_kind, (), said)


def _is_by_machine(view: NoteView) -> bool:
    """Whether nobody wrote a mail, and it lists nobody who met."""
    return is_from_machine(view) and not names_attendees(view)


def _meeting_kind(facts: Facts, rule: Rule) -> str | None:
    if rule.basis == PageBases.MAIL:
        return MeetingKinds.EMAIL
    if facts.stated and facts.stated.kind == Kinds.MEETING:
        return facts.stated.meeting_kind
    return None


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
    tags = [(tag.name, tag.line) for tag in view.note.tags]
    for written, line in (*tags, *((name, None) for name in view.head_tags)):
        name = written.lower()
        prefix = ""
        if name.startswith(rules.type_prefixes):
            prefix = next(filter(name.startswith, rules.type_prefixes))
        found = None if bare and not prefix else _by_tag_name(view, name[len(prefix) :])
        if found and (line is None or is_tag_line(view.line(line))):
            if prefix:
                return found
            bare = found
    return bare


def _by_tag_name(view: NoteView, name: str) -> Stated | None:
    """What a tag says: all of it, or as in `reference/person` its last part, unless that is of many
    (`area/people`), or the part before means something else (`project/meeting`)."""
    if found := _by_whole_tag(view, name) or _by_word(view, name, PageBases.TAG):
        return found
    above, nested, last = name.rpartition("/")
    if not nested or slug(last).endswith("s") or slug(last) == "people":
        return None
    whole, part = _by_word(view, above, PageBases.TAG), _by_word(view, last, PageBases.TAG)
    # `meeting/1-1` says twice what it is.
    return part if whole is None or (part is not None and whole.kind == part.kind) else None


def _by_whole_tag(view: NoteView, name: str) -> Stated | None:
    """What a tag, or the one above it, says by kg.toml alone: the kinds that it declares."""
    name = tag_name(name) if view.rules.tags else ""
    while name:
        if kind := view.rules.tags.get(name):
            return Stated(kind, None, PageBases.TAG)
        name = name.rpartition("/")[0]
    return None


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


def _is_called_template(view: NoteView) -> bool:
    """Whether a note outside of a templates folder is one by its name, *Meeting template*: without
    a day, and without facts of a thing of its own."""
    words = slug(view.name.strip("_ ")).split("-")
    if len(words) < 2 or _NUMBER.search(view.name):
        return False
    meanings = [view.rules.folders.get(word) for word in (words[0], words[-1])]
    if Kinds.TEMPLATE not in meanings:
        return False
    if is_entity(view.place.kind):
        is_first = meanings[1] != Kinds.TEMPLATE
        if is_first and not view.name.startswith("_") and not _are_kinds(words[1:], view):
            return False  # *Template engine* may be a project
        return not view.values(view.place.kind)
    return not any(_FACTS.intersection(view.values(kind)) for kind in ENTITY_KINDS)


def _are_kinds(words: list[str], view: NoteView) -> bool:
    """Whether each of these words is one for things of a kind: *Vorlage Person*."""
    return all(word in view.rules.folders for word in words)


def _template(why: str, line: int | None) -> Classified:
    text = f"{why}, so the note counts as a template; fill it in or move it to a templates folder"
    return Classified(
        Kinds.TEMPLATE,
        PageBases.PLACEHOLDER,
        None,
        (Problem(Codes.TEMPLATE, text, line, Severities.INFO),),
    )


def _by_type(facts: Facts) -> bool:
    return _states_meeting(facts) == PageBases.TYPE


def _by_tag(facts: Facts) -> bool:
    return _states_meeting(facts) == PageBases.TAG and not facts.is_daily


def _states_meeting(facts: Facts) -> PageBasis | None:
    stated = facts.stated
    return stated.basis if stated and stated.kind == Kinds.MEETING else None


def _is_mail(facts: Facts) -> bool:
    thread = not _stands_as_entity(facts.view, facts.stated)  # a project's page may keep mails
    dated = facts.date is not None
    return is_mail(facts.view, thread=thread) and (dated or bool(messages_of(facts.view)))


def _is_called_daily(facts: Facts) -> bool:
    return facts.stated is not None and facts.stated.kind == Kinds.DAILY


def _in_folder(facts: Facts) -> bool:
    stated = facts.stated
    is_an_entity = stated is not None and is_entity(stated.kind)
    place = facts.view.place
    if place.kind != Kinds.MEETING or is_an_entity:
        return False
    # Where only its other notes say what the folder is for, a note may say that it is not.
    return not (place.by_pages and (facts.is_daily or _says_otherwise(facts.view)))


def _is_kept_by_entity(facts: Facts) -> bool:
    """A project may list its people and the day it started."""
    view, stated = facts.view, facts.stated
    return _stands_as_entity(view, stated) and _has_own_fields(view, stated)


def _is_called_after_somebody(facts: Facts) -> bool:
    view = facts.view
    if facts.is_daily or _stands_as_entity(view, facts.stated) or _says_otherwise(view):
        return False
    return counterparts_of(view) is not None


def _lists_attendees(facts: Facts) -> bool:
    view = facts.view
    return names_attendees(view) and not day_events(view, daily_day(view) or "")


def _deals_with_people(facts: Facts) -> bool:
    """With `people:` alone: a daily note lists the people of the day, a review those it is about,
    an entity's page those who belong to it."""
    view = facts.view
    if not names_people(view) or facts.is_daily:
        return False
    if _says_otherwise(view) and not tells_of_one(view):
        return False
    return not _stands_as_entity(view, facts.stated)


def _is_made_from_note(facts: Facts) -> bool:
    """A summary: it names the note that it was made from, and what that is about, or who was not
    there; other notes tell whether that is of an event (`Doubt.made_from`)."""
    view = facts.view
    if facts.is_daily or _stands_as_entity(view, facts.stated) or _says_otherwise(view):
        return False
    said = view.values(Kinds.MEETING)
    sources = (one for field in ("source", "source_link") for one in said.get(field, ()))
    if not any("[[" in one.value or one.value.endswith(".md") for one in sources):
        return False
    has_subject = any(one.rank == 0 for kind in _SUBJECTS for one in said.get(kind, ()))
    return has_subject or bool(lists_of(view))


# What makes a meeting; read from top to bottom, the first that fits decides.
MEETINGS = (
    Rule(Kinds.MEETING, PageBases.TYPE, _by_type),
    Rule(Kinds.MEETING, PageBases.TAG, _by_tag),
    Rule(Kinds.MEETING, PageBases.MAIL, _is_mail),
    Rule(None, PageBases.TYPE, _is_called_daily),
    Rule(Kinds.MEETING, PageBases.FOLDER, _in_folder, needs_day=True),
    Rule(None, PageBases.PLAIN, _is_kept_by_entity),
    Rule(Kinds.MEETING, PageBases.DATE_AND_PEOPLE, _lists_attendees, needs_day=True),
    Rule(Kinds.MEETING, PageBases.TITLE, _is_called_after_somebody, needs_day=True),
    Rule(Kinds.MEETING, PageBases.DATE_AND_PEOPLE, _deals_with_people, needs_day=True),
    Rule(Kinds.MEETING, PageBases.SOURCE, _is_made_from_note, needs_day=True),
)


def _speaks(view: NoteView) -> bool:
    """Whether the note is a transcript, which another note may have made to a meeting."""
    return any(e.basis == Bases.SPEAKER for one in lists_of(view) for e in one.entries)


def _is_about_folder(view: NoteView) -> bool:
    """Whether a note is about the folder that it lies in: by its name, or as it holds queries."""
    return _is_called_as_folder(view) or _is_called_overview(view) or _is_all_query(view)


def _is_called_as_folder(view: NoteView) -> bool:
    return is_about(view.name, view.folder, view.rules)


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
    if leading_day(view) is not None or place.owner or _is_among_people(view, stated):
        return False
    return place.direct or (stated is not None and is_entity(stated.kind))


def _is_among_people(view: NoteView, stated: Stated | None) -> bool:
    """Whether a note that lies among the pages of people holds the 1-1s with one: *1-1 Bo Ek*."""
    is_there = view.place.direct and view.place.kind == Kinds.PERSON
    return is_there and stated is None and is_called_after_two(view.name)


def _has_own_fields(view: NoteView, stated: Stated | None) -> bool:
    if view.place.folder_note:
        return True
    kind = stated.kind if stated and is_entity(stated.kind) else view.place.kind
    if not is_entity(kind):
        return False
    said = view.values(kind)
    return any(
        one.rank == 0 for field in own_fields(kind, view.rules) for one in said.get(field, ())
    )


def _entity(view: NoteView, stated: Stated | None) -> Classified | None:
    place = view.place
    if _is_overview(view, stated):
        text = "about its folder, and the page of nothing; `type:` says so if it is one"
        problem = Problem(Codes.OVERVIEW_NOTE, text, 1, Severities.INFO)
        return Classified(Kinds.NOTE, PageBases.OVERVIEW, None, (problem,))
    if stated and is_entity(stated.kind):
        if _is_folder_of_entities(view):
            return None
        if not place.owner or place.folder_note or place.owner_kind != stated.kind:
            return Classified(stated.kind, stated.basis)
        is_part = stated.kind == Kinds.PROJECT and leading_day(view) is None
        if is_part or _has_own_fields(view, stated):
            return Classified(stated.kind, stated.basis)
        return Classified(Kinds.NOTE, PageBases.FILED_UNDER, None, (_filed_under(view, stated),))
    if place.folder_note:
        return Classified(place.owner_kind, PageBases.FOLDER)
    if view.name[0] == "@" and stated is None and is_name(view.name[1:].strip()):
        return Classified(Kinds.PERSON, PageBases.FILE_NAME)
    is_page = place.direct and not _is_dated(view) and not _is_among_people(view, stated)
    if is_page and not _is_folder_of_entities(view):
        if place.kind == Kinds.PERSON and _is_of_other_type(view, stated):
            return None
        if place.kind == Kinds.PERSON and place.by_pages and not _may_be_somebody(view):
            return None
        return Classified(place.kind, PageBases.FOLDER)
    return None


def _is_dated(view: NoteView) -> bool:
    """Whether a file is called by a day, among people also behind words: *notes 2026-01-04*."""
    if leading_day(view) is not None:
        return True
    of_person = view.place.kind == Kinds.PERSON and may_hold_day(view.name)
    return of_person and only(view.name) is not None


_PERSONAL = ("role", EMPLOYER_FIELD, "cadence", "last_contact")


def _is_of_other_type(view: NoteView, stated: Stated | None) -> bool:
    """Whether a note among people says by an unknown word that it is something else (`type:
    union`), and nothing that only a person's page says."""
    if stated is not None or any(field in view.values(Kinds.PERSON) for field in _PERSONAL):
        return False
    return has_type(view)


def _may_be_somebody(view: NoteView) -> bool:
    """Whether a note among pages of people, in a folder whose name does not say so, is one, too."""
    said = view.values(Kinds.PERSON)
    return is_full(view.name) or any(field in said for field in FIELDS[Kinds.PERSON])


def has_type(view: NoteView) -> bool:
    """Whether the note says by a property of what type it is, be the word known or not."""
    said = view.values(Kinds.NOTE).get("type", ())
    return any(one.rank == 0 and slug(plain(one.value)) not in ("note", "notes") for one in said)


def _is_folder_of_entities(view: NoteView) -> bool:
    """`People/README.md` and `People/People.md` are about the folder, they are nobody's page."""
    if view.place.folder_note or not view.folder:
        return False
    return is_entity(view.place.kind) and _is_called_as_folder(view)


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
    return is_overview(view.name, view.rules)


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
    fields = own_fields(stated.kind, view.rules)
    return Problem(
        Codes.FILED_UNDER,
        f"calls itself {stated.kind}, but lies in the folder of {view.place.owner} and has no "
        f"property of such a page ({', '.join(fields[:4])}); kept as a note",
        1,
        Severities.INFO,
    )
