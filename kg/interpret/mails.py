"""Mails and mail threads: who wrote to whom, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.interpret.dates import leading_date
from kg.interpret.machines import AUTOMATIC, is_of_machine, words_of
from kg.interpret.mail_heads import label_in
from kg.interpret.named import read_people, read_person
from kg.interpret.note_view import NoteView
from kg.interpret.pasted_mails import pasted_in
from kg.model.kinds import Bases, Basis, Certainties, Channels, Kinds
from kg.model.names import slug
from kg.model.page import Attendee, Evidence, Message, Named, Ref

# "2025-11-20 14:17:20 — Ann Lee <ann@x.org>": the address tells it from any other dated heading.
_SENDER = re.compile(r"[^<>]*<[^<>\s]+@[^<>\s]+>\s*$")

# A name without an address, all of whose words are these.
_AUTOMATIC_NAMES = AUTOMATIC | frozenset(
    (
        *("no", "do", "not", "mail", "email", "delivery", "system", "subsystem", "google"),
        *("microsoft", "outlook", "administrator", "system-administrator", "service", "reminder"),
        *("benachrichtigung", "benachrichtigungen", "kalender", "erinnerung", "calendrier"),
        *("notificaciones", "calendario", "notifiche", "notificações", "meldingen", "varsler"),
        *("powiadomienia", "уведомления", "通知", "알림", "自动回复", "自動返信"),
    )
)
_LABELS = 8  # lines below a message's heading that its labels stand on
_BOX = re.compile(r"(?<![^\s<>@\"])([^\s<>@\"]{1,64})@")
_VIA = re.compile(r"\((via [^()<>]{1,60})\)", re.I)


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
    """The messages of a thread that somebody wrote, in the order of the note."""
    return [message for message in _sent(view) if not is_automatic(message.sender)]


def _sent(view: NoteView) -> list[Message]:
    """All messages of a thread, those of machines too."""
    if view.sent is None:
        view.sent = [*_senders(view), *pasted_in(view)]
    return view.sent


def _senders(view: NoteView) -> Iterator[Message]:
    if "@" not in view.note.body:
        return
    for heading in view.note.headings:
        if "@" not in heading.text or not heading.text[:1].isdigit() or len(heading.text) > 500:
            continue
        found = leading_date(heading.text)
        if found is None or not _SENDER.match(found[1]):
            continue
        sender = read_person(found[1], heading.line, view.rules)
        if sender is not None:
            yield Message(found[0], by_way(sender, found[1]), heading.line, heading.text)


def recipients_of(view: NoteView, messages: Sequence[Message]) -> list[Message]:
    """The messages with who received each, by the labels below its heading (*To:*, *Cc:*); those
    that were pasted tell it themselves."""
    asking = [message for message in messages if not message.recipients]
    if not asking:
        return list(messages)
    said = view.values(Kinds.MEETING).get("recipient", ())
    labels = [(one.line, one.value) for one in said if one.rank]
    labels += [one for message in asking for one in _plain_labels(message, view)]
    starts = [message.line for message in messages]
    received: dict[int, list[Named]] = {}
    for line, value in labels:
        at = bisect_left(starts, line) - 1
        if at >= 0 and line - starts[at] <= _LABELS and not messages[at].recipients:
            received.setdefault(at, []).extend(read_people(value, line, view.rules))
    return [
        message
        if message.recipients
        else message._replace(
            recipients=tuple(n for n in received.get(at, ()) if not is_automatic(n))
        )
        for at, message in enumerate(messages)
    ]


def _plain_labels(message: Message, view: NoteView) -> Iterator[tuple[int, str]]:
    """The lines *To: …*, *Cc: …* right below the heading of a message, without marks."""
    for number in range(message.line + 1, message.line + 1 + _LABELS):
        text = view.line(number)
        if text and (found := label_in(text)) is None:
            return
        if text and found and found[0] in ("to", "copy") and text[0].isalpha():
            yield number, found[1]


def is_from_machine(view: NoteView) -> bool:
    """Whether a machine wrote the mail, by its property *from* or by all headings of messages."""
    said = [one for one in view.values(Kinds.MEETING).get("sender", ()) if one.rank == 0]
    senders = [
        by_way(named, one.value)
        for one in said
        for named in read_people(one.value, one.line, view.rules)
    ]
    if senders:
        return all(map(is_automatic, senders))
    if said:  # whom the grammar takes for nobody, as *Recorder <no-reply@…>*
        boxes = [box for one in said for box in _BOX.findall(one.value)]
        return bool(boxes) and all(map(is_of_machine, boxes))
    return bool(_sent(view)) and not messages_of(view)


def by_way(sender: Named, text: str) -> Named:
    """A sender with the program that wrote in their name, *(via Docs)*."""
    found = _VIA.search(text)
    return sender._replace(employer=found[1].lower()) if found else sender


def is_automatic(sender: Named) -> bool:
    """Whether a machine writes: by a word before the @ of its address, by *(via Docs)*, or by its
    whole name, *Mail Delivery System*, where there is no address."""
    if sender.employer and sender.employer.startswith("via "):
        return True
    address = sender.email or sender.ref.email
    if not address:
        return _AUTOMATIC_NAMES.issuperset(slug(sender.ref.text).split("-"))
    box = address.partition("@")[0].lower()
    names, words = set(slug(sender.ref.text).split("-")), words_of(box)
    if "@" not in sender.ref.text and len(words) > 1 and names.issuperset(words):
        return False  # Noreen Reply <noreen.reply@…>
    return is_of_machine(address)


def evidence_of(
    messages: Sequence[Message], about: tuple[Ref, ...], within: Mapping[str, Ref] | None = None
) -> list[Evidence]:
    """Contact with each sender and each recipient on the day of the message; `within` tells the
    event of a day where that is not the note's own."""
    return [
        Evidence(
            basis,
            message.date,
            Channels.EMAIL,
            people,
            about,
            own_meeting=not within or message.date not in within,
            meeting=within.get(message.date) if within else None,
            direct=1,
            certainty=Certainties.EXPLICIT,
            line=people[0].line,
            text=message.text,
        )
        for message in messages
        for basis, people in _in_message(message)
    ]


def _in_message(message: Message) -> Iterator[tuple[Basis, tuple[Ref, ...]]]:
    yield Bases.MAIL, (message.sender.ref,)
    for named in message.recipients:
        yield Bases.RECIPIENT, (named.ref,)


def attendees_of(messages: Iterable[Message]) -> list[Attendee]:
    """Who wrote, and who received."""
    return [
        Attendee(named, Bases.MESSAGE)
        for one in messages
        for named in (one.sender, *one.recipients)
    ]
