"""Mails and mail threads: who wrote to whom, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.interpret.dates import leading_date
from kg.interpret.named import read_person
from kg.interpret.note_view import NoteView
from kg.model.kinds import Bases, Certainties, Channels, Kinds
from kg.model.page import Evidence, Named, Ref

# "2025-11-20 14:17:20 — Ann Lee <ann@x.org>": the address tells it from any other dated heading.
_SENDER = re.compile(r"[^<>]*<[^<>\s]+@[^<>\s]+>\s*$")

_AUTOMATIC = frozenset(
    (
        *("noreply", "donotreply", "reply", "notification", "notifications", "notify", "calendar"),
        *("mailer", "daemon", "postmaster", "bounce", "bounces", "automated", "autoreply"),
        *("newsletter", "digest", "alert", "alerts", "robot", "bot"),
    )
)
_BOX_WORD = re.compile(r"[-_.+]")


class Message(NamedTuple):
    """One message of a thread, from its heading."""

    date: str
    sender: Named
    line: int
    text: str


def is_mail(view: NoteView, *, thread: bool) -> bool:
    """Whether a note is a mail or a thread of mails by its form: sender and recipient with an
    address or a subject, or, where it may be a `thread`, headings that are those of messages."""
    said = view.values(Kinds.MEETING)
    sender = [one for one in said.get("sender", ()) if one.rank == 0]
    if sender:
        others = [one for one in said.get("recipient", ()) if one.rank == 0]
        if "subject" in said or any("@" in one.value for one in sender + others):
            return True
    return thread and bool(messages_of(view))


def messages_of(view: NoteView) -> list[Message]:
    """The messages of a thread, in the order of the note."""
    messages: list[Message] = []
    if "@" not in view.note.body:
        return messages
    for heading in view.note.headings:
        if "@" not in heading.text or not heading.text[:1].isdigit() or len(heading.text) > 500:
            continue
        found = leading_date(heading.text)
        if found is None or not _SENDER.match(found[1]):
            continue
        sender = read_person(found[1], heading.line, view.rules)
        if sender is not None and not is_automatic(sender):
            messages.append(Message(found[0], sender, heading.line, heading.text))
    return messages


def is_automatic(sender: Named) -> bool:
    """Whether a machine writes: by a word before the @ of its address, or by *(via Docs)*."""
    if sender.organization and sender.organization.lower().startswith("via "):
        return True
    box = (sender.email or sender.ref.email).partition("@")[0]
    return not _AUTOMATIC.isdisjoint(_BOX_WORD.split(box.replace("no-reply", "noreply")))


def evidence_of(messages: list[Message], about: tuple[Ref, ...]) -> list[Evidence]:
    """Contact with each sender on the day of the message."""
    return [
        Evidence(
            Bases.MAIL,
            message.date,
            Channels.EMAIL,
            (message.sender.ref,),
            about,
            own_meeting=True,
            meeting=None,
            direct=1,
            certainty=Certainties.EXPLICIT,
            line=message.line,
            text=message.text,
        )
        for message in messages
    ]
