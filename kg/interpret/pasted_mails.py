"""Mails that were pasted into a note as text: *From:*, *Sent:*, *To:*, *Subject:* above each.

As Outlook, Gmail, Apple Mail and Thunderbird show and print them, in many languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.attendees import lists_of
from kg.interpret.day_places import leading_day
from kg.interpret.days import said, settle
from kg.interpret.lazy import lazy
from kg.interpret.mail_heads import Head, heads_of
from kg.interpret.named import read_people, read_person
from kg.interpret.no_event_titles import REPLY, none_by_title
from kg.interpret.note_view import NoteView
from kg.model.kinds import Kinds, is_entity
from kg.model.names import turned_round
from kg.model.page import Message, Named

_TIME_BEHIND = re.compile(r"\s(?:at|um|à|às|alle|a las|om|kl\.?|o|в)?\s?\d{1,2}[:.h]\d{2}.*", re.I)
_LAST_FIRST = lazy(r"[^\W\d_][\w'’ -]*, [^\W\d_][\w'’. -]*")
_FAR = 12  # lines above the first mail of a note that is one
_FEW = 3  # of them with other text than headings


def pasted_in(view: NoteView) -> Iterator[Message]:
    """The mails that were pasted into a note which is one, or is the page of something."""
    for head in _heads_in(view):
        if (message := _message(head, view)) is not None:
            yield message


def is_undated_mail(view: NoteView) -> bool:
    """Whether the first mail that was pasted into a note has a day that cannot be read."""
    heads = _heads_in(view)
    return bool(heads) and _is_somebodys(heads[0], view) and _day(heads[0], view) is None


def _heads_in(view: NoteView) -> list[Head]:
    heads = heads_of(view)
    if not heads or _is_mail_itself(view):
        return []
    return heads if _is_kept_by_page(view) or _begins(view, heads[0]) else []


def _is_mail_itself(view: NoteView) -> bool:
    """Whether properties say who wrote: what stands below is the text of that mail."""
    return any(one.rank == 0 for one in view.values(Kinds.MEETING).get("sender", ()))


def _is_kept_by_page(view: NoteView) -> bool:
    place = view.place
    return is_entity(place.kind) and (place.direct or place.folder_note)


def _begins(view: NoteView, head: Head) -> bool:
    """Whether nothing but headings and a few lines stands above the first mail."""
    first = view.note.body_line
    if head.line - first > _FAR or any(item.line < head.line for item in view.note.items):
        return False
    if any(first <= entry.line < head.line for one in lists_of(view) for entry in one.entries):
        return False  # the note is of a meeting, and quotes a mail
    headings = {heading.line for heading in view.note.headings}
    above = (number for number in range(first, head.line) if number not in headings)
    return sum(bool(view.line(number)) for number in above) <= _FEW


def _message(head: Head, view: NoteView) -> Message | None:
    """The mail below a head, None for one without a day, from nobody, or that is no event."""
    values, rules = head.values, view.rules
    if not _is_somebodys(head, view):
        return None
    day = _day(head, view)
    turned = _LAST_FIRST.fullmatch(values["sender"]) is not None
    sender = read_person(_turned(values["sender"]), head.line, rules)
    if day is None or sender is None:
        return None
    recipients = tuple(
        named
        for sense in ("to", "copy")
        for named in _recipients(values.get(sense, ""), head.line, view, turned=turned)
    )
    text = f"{values['sender']} {values['sent']} {values['subject']}"
    return Message(day, sender, head.line, text, recipients)


def _is_somebodys(head: Head, view: NoteView) -> bool:
    """Whether the subject is that of a mail, and not of an invitation or the like."""
    subject = head.values["subject"]
    return bool(REPLY.match(subject)) or none_by_title(subject, view.rules) is None


def _day(head: Head, view: NoteView) -> str | None:
    """The day of a mail, else, as a program shows *9:12 AM*, that of the file's name."""
    sent = head.values["sent"]
    written = said(sent) or said(_TIME_BEHIND.sub("", sent))
    return settle(written, view.orders) or leading_day(view)


def _recipients(value: str, line: int, view: NoteView, *, turned: bool) -> list[Named]:
    """Whom a label names; where names are parted by `;`, a comma stands within one: *Lee, Ann*."""
    if ";" not in value and not turned:
        return read_people(value, line, view.rules)
    parts = (part.strip() for part in value.split(";"))
    return [
        named for part in parts if part for named in read_people(_turned(part), line, view.rules)
    ]


def _turned(name: str) -> str:
    """*Lee, Ann* as *Ann Lee*."""
    return turned_round(name) if _LAST_FIRST.fullmatch(name) else name
