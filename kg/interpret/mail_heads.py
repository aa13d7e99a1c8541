"""What stands above a mail that was pasted into a note: *From:*, *Sent:*, *To:*, *Subject:*."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.interpret.note_view import NoteView
from kg.interpret.vocabulary_cache import Remembered
from kg.model.names import slug

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
_KEY = re.compile(r"[>\s*_]*+(?P<label>[^\W\d_][\w ]{0,16}?)\s?[*_]*")
_FARTHEST = 100  # signs up to the colon of a label, quoted many times
_AROUND = " \t\r*_\\"


class Head(NamedTuple):
    """What stands above a pasted mail, by the sense of its labels, and its first line."""

    line: int
    values: dict[str, str]


def label_in(line: str) -> tuple[str, str] | None:
    """What the label of a line says of a mail (`sender`, `sent`, `to`, `copy`, `subject`), and what
    stands behind it."""
    key, colon, _ = line[:_FARTHEST].partition(":")
    if "：" in key:
        key, colon, _ = key.partition("：")
    sense = _sense_of[key] if colon else None
    value = line[len(key) + 1 :].lstrip("*_").strip()
    return (sense, value.strip(_AROUND)) if sense and value else None


def _sense(key: str) -> str | None:
    """What a label says of a mail, with the marks around it."""
    found = _KEY.fullmatch(key)
    return _SENSES.get(slug(found["label"])) if found else None


_sense_of = Remembered(_sense)  # notes repeat few labels


def heads_of(view: NoteView) -> list[Head]:
    """The heads of all mails in the text of a note, from the top."""
    if view.heads is None:
        view.heads = [head for head in _blocks(view) if _is_head(head)]
    return view.heads


def _blocks(view: NoteView) -> list[Head]:
    """Lines with labels of mails, one below another but for empty ones."""
    blocks: list[Head] = []
    last = 0  # the line of the label before
    for number, line in view.with_colons:
        found = label_in(line)
        if found is None:
            continue
        sense, value = found
        if not last or sense in blocks[-1].values or not _is_blank(view, last + 1, number):
            blocks.append(Head(number, {}))
        blocks[-1].values[sense] = value
        last = number
    return blocks


def _is_blank(view: NoteView, start: int, stop: int) -> bool:
    """Whether nothing stands on the lines from one up to another."""
    first = view.note.body_line
    between = view.lines[start - first : stop - first]
    return not any(between) or not any(map(str.strip, between))


def _is_head(head: Head) -> bool:
    """Whether it names who wrote, when, and the subject; *From: Oslo*, *To: Bergen* has none."""
    return head.values.keys() >= {"sender", "sent", "subject"}


def lines_of_heads(view: NoteView) -> frozenset[int]:
    """The lines of the heads of all mails."""
    return frozenset(head.line + at for head in heads_of(view) for at in range(len(head.values)))
