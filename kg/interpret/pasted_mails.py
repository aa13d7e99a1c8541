"""Mails that were pasted into a note as text: *From:*, *Sent:*, *To:*, *Subject:* above each.

As Outlook, Gmail, Apple Mail and Thunderbird show and print them, in many languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.interpret.alternatives import anywhere
from kg.interpret.day_places import leading_day
from kg.interpret.days import said, settle
from kg.interpret.named import read_people, read_person
from kg.interpret.no_event_titles import REPLY, none_by_title
from kg.interpret.note_view import NoteView
from kg.model.kinds import Kinds, is_entity
from kg.model.names import slug, turned_round
from kg.model.page import Message, Named

_WORDS = {
    "sender": ("from von de da van fra från od от 差出人 送信者 보낸_사람 发件人 寄件者 寄件人"),
    "sent": (
        "sent date received gesendet gesendet_am datum envoyé envoyé_le date enviado enviado_el "
        "enviada enviada_em enviado_em fecha data inviato inviata verzonden verzonden_op sendt "
        "dato skickat wysłano data_wysłania отправлено дата 送信日時 日時 日付 보낸_날짜 날짜 "
        "보냄 发送时间 日期 時間 寄件日期"
    ),
    "to": "to an à a para aan til till do кому 宛先 받는_사람 收件人 收件者",
    "copy": "cc kopie copie kopia копия 抄送 副本 참조 dw cci cco",
    "subject": (
        "subject betreff objet asunto oggetto assunto onderwerp emne ämne temat тема "
        "件名 제목 主题 主旨"
    ),
}
_SENSES = {
    slug(word.replace("_", " ")): sense for sense, words in _WORDS.items() for word in words.split()
}
# As it is written: a note without any pasted mail is known at once.
_SUBJECT = anywhere(("subject:", *(word.capitalize() for word in _WORDS["subject"].split())))
_LINE = re.compile(
    r"^[>\s*_]*+(?P<label>[^\W\d_][\w ]{0,16}?)\s?[*_]*[:：][*_]*\s*(?P<value>\S.*)", re.DOTALL
)
_AROUND = " \t\r*_\\"
_TIME_BEHIND = re.compile(r"\s(?:at|um|à|às|alle|a las|om|kl\.?|o|в)?\s?\d{1,2}[:.h]\d{2}.*", re.I)
_LAST_FIRST = re.compile(r"[^\W\d_][\w'’ -]*, [^\W\d_][\w'’. -]*")
_FAR = 12  # lines above the first mail of a note that is one
_FEW = 3  # of them with other text than headings


class Head(NamedTuple):
    """What stands above a pasted mail, by the sense of its labels, and its first line."""

    line: int
    values: dict[str, str]


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
    if not _may_hold_mail(view.note.body) or _is_mail_itself(view):
        return []
    heads = _heads(view)
    is_mail = bool(heads) and (_is_kept_by_page(view) or _begins(view, heads[0]))
    return heads if is_mail else []


def _may_hold_mail(body: str) -> bool:
    return _SUBJECT.search(body) is not None


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
    headings = {heading.line for heading in view.note.headings}
    above = (number for number in range(first, head.line) if number not in headings)
    return sum(bool(view.line(number)) for number in above) <= _FEW


def _heads(view: NoteView) -> list[Head]:
    heads: list[Head] = []
    is_open = False
    for number, line in enumerate(view.lines, view.note.body_line):
        if not line or line.isspace():
            continue
        found = _LINE.match(line) if ":" in line or "：" in line else None
        sense = _SENSES.get(slug(found["label"])) if found else None
        if found is None or sense is None:
            is_open = False
            continue
        if not is_open or sense in heads[-1].values:
            heads.append(Head(number, {}))
            is_open = True
        heads[-1].values[sense] = found["value"].strip(_AROUND)
    return [head for head in heads if _is_head(head)]


def _is_head(head: Head) -> bool:
    """Whether it names who wrote, when, and the subject; *From: Oslo*, *To: Bergen* has none."""
    return head.values.keys() >= {"sender", "sent", "subject"}


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
