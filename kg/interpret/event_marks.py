"""What a page may share with other pages of its event: its sources, its whole text, its mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from kg.interpret.dates import leading_date
from kg.interpret.labels import may_be_whole_label
from kg.interpret.lazy import lazy
from kg.interpret.masks import address_in
from kg.interpret.note_view import NoteView
from kg.model.event import Mark
from kg.model.kinds import Bases, Kinds
from kg.model.names import file_key, slug
from kg.model.page import Message, Ref
from kg.model.people import PeopleList
from kg.model.rules import field_name

_LONG = 40  # signs that make one line a text
_LONGEST_WORD = 60  # signs of a line that may be a word for attendees
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)])(?:\s+|$)(?:\[.?\](?:\s+|$))?")
_QUOTED = re.compile(r"^[>\s]+(?:\[![\w|-]+\][+-]?\s*)?")  # and the mark of a callout
_LABEL = re.compile(r"(?P<key>[^:：|]{1,40})(?P<colon>:|：)(?P<value>.*)")
_MAKING = frozenset((
    "exported", "created", "generated", "imported", "recorded", "transcribed", "synced",
    "downloaded", "saved", "exportiert", "erstellt", "aufgezeichnet", "importiert", "exporté",
    "créé", "généré", "exportado", "creado", "generado", "esportato", "creato", "geëxporteerd",
    "gemaakt", "eksporteret", "exporterad", "wyeksportowano",
))  # fmt: skip
_EXPORTER = lazy(
    r"(?:this (?:note|file|document|page|transcript) (?:was|is|has been) )?"
    rf"(?:{'|'.join(sorted(_MAKING))})s? "
    r"(?:by|from|with|on|at|using|via|von|aus|mit|am|par|de|depuis|avec|le|por|desde|con|el|da|il"
    r"|door|van|met|op|af|fra|med|från|z|przez)\b",
    re.I,
)
# Labels above the text by which programs, and people, say what the file is.
_ABOUT_THE_FILE = frozenset((
    "id", "uuid", "uid", "date", "time", "when", "where", "place", "location", "duration", "length",
    "start", "end", "created", "updated", "modified", "exported", "recorded", "imported", "app",
    "device", "file", "source", "url", "link", "language", "title", "tags", "version", "author",
))  # fmt: skip
_FARTHEST = 41  # characters up to the colon of a label
_WEB = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,4}$")
_TO_THE_SECOND = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)")
_MESSAGE_ID = ("message-id", "messageid", "mail-id")


def text_mark(view: NoteView, lists: tuple[PeopleList, ...]) -> Iterator[Mark]:
    """The whole text, if it is long enough to be told from another."""
    listed = _lines_of_lists(lists)
    for table in view.note.tables:
        rows = range(table.line, table.last_line + 1)
        if not listed.isdisjoint(rows):
            listed.update(rows)
    lines = list(_text_of(view, listed))
    if len(lines) > 1 or any(len(line) >= _LONG for line in lines):
        text = "\n".join(lines).encode("utf-8", "replace")
        yield Mark(f"text:{blake2b(text, digest_size=8).hexdigest()}")


def mail_marks(view: NoteView) -> Iterator[Mark]:
    """The one mail that the note is: its id, else its sender and the second it was sent."""
    for key in _MESSAGE_ID:
        for found in view.properties.get(key, ()):
            yield Mark(f"mail:{str(found.value).strip(' <>').lower()}")
            return
    sender = view.first(Kinds.MEETING, "sender")
    if sender is None or sender.rank:
        return
    address = address_in(sender.value)
    for key in ("date", "sent", "sent-at", "received"):
        for found in view.properties.get(key, ()):
            if at := _TO_THE_SECOND.search(str(found.value)):
                who = address.lower() if address else slug(sender.value)
                yield Mark(f"mail:{who}|{at[1]} {at[2]}")
                return


def message_mark(message: Message) -> Mark | None:
    """The mail that stands below a heading of a thread, if the heading tells the second."""
    at = _TO_THE_SECOND.search(message.text)
    who = message.sender.email or message.sender.ref.email or slug(message.sender.ref.text)
    return Mark(f"mail:{who.lower()}|{at[1]} {at[2]}") if at and who else None


def is_path(text: str) -> bool:
    """Whether a text names a file of this or another machine, and no page of the web."""
    if _WEB.match(text):
        return False
    return "/" in text or "\\" in text or bool(_ENDING.search(text))


def file_marks(sources: tuple[Ref, ...], day: str | None) -> Iterator[tuple[str, Mark]]:
    """What a page of a day names as its sources, should they be files and no notes: the file's name
    and the nearest folder that is not only a day."""
    for ref in sources:
        if day and (mark := _file_mark(ref.text.partition("#")[0], day)):
            yield ref.text, mark


def _file_mark(text: str, day: str) -> Mark | None:
    if _WEB.match(text) or text.endswith(("/", "\\")):  # a folder is the source of no one event
        return None
    path = _DRIVE.sub("", text.replace("\\", "/"))
    *folders, name = [part for part in path.split("/") if part not in ("", ".", "..")] or [""]
    if not name:
        return None
    near = next((file_key(one) for one in reversed(folders) if not _is_day(one)), "")
    return Mark(f"file:{day}|{file_key(name)}", near)


def _is_day(folder: str) -> bool:
    found = leading_date(folder)
    return found is not None and not found[1]


def _lines_of_lists(lists: tuple[PeopleList, ...]) -> set[int]:
    return {entry.line for one in lists for entry in one.entries if entry.basis != Bases.SPEAKER}


def _text_of(view: NoteView, listed: set[int]) -> Iterator[str]:
    """The lines of the text, without their bullets: no headings, no lists of people, nothing empty,
    nothing by which a program speaks of the file."""
    started = False
    for number, raw in enumerate(view.lines, view.note.body_line):
        line = raw.strip()
        if not line or line[0] == "#" or number in listed:
            continue
        if line[0] == ">" and not (line := _QUOTED.sub("", line)):
            continue
        if not line[0].isalpha() and (bullet := _BULLET.match(line)):
            line = line[bullet.end() :]
        if "*" in line:
            line = line.replace("**", "").strip()
        # Of printable signs only the space itself parts words.
        if "  " in line or not line.isprintable():
            line = " ".join(line.split())
        bare = line.lstrip("*_> ")
        if not (bare[:1].isalpha() or bare.strip("-*_=|: >")) or _by_exporter(bare):
            continue
        label = _LABEL.fullmatch(line) if ":" in line[:_FARTHEST] or "：" in line else None
        if label is not None and (not label["value"].strip() or not started):
            key = field_name(label["key"].strip("*_ "))
            if not label["value"].strip() or _speaks_of_the_file(key, view):
                continue
        short = len(line) <= _LONGEST_WORD and may_be_whole_label(line, view.rules)
        if short and slug(line) in view.rules.attendance:
            continue
        started = True
        yield line


def _by_exporter(line: str) -> bool:
    """Whether a program says that it made the file; most lines begin with another word."""
    first = line.partition(" ")[0].lower()
    begins = first == "this" or first.removesuffix("s") in _MAKING
    return begins and _EXPORTER.match(line) is not None


def _speaks_of_the_file(key: str, view: NoteView) -> bool:
    fields = view.rules.fields
    known = key in fields[Kinds.MEETING] or key in fields[Kinds.NOTE]
    return known or key in _ABOUT_THE_FILE or key in view.rules.attendance
