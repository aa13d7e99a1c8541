"""What minutes say in a line of plain words: `Attendees: Ann Lee, Bo Ek`."""

import re
from collections.abc import Iterator

from kg.interpret.note_view import FieldValue, NoteView
from kg.model.kinds import Bases, Kinds
from kg.model.rules import field_name

_LINE = re.compile(r"^([^\W\d_][\w -]{1,30}):(?!:)[ \t]*(.*)$", re.MULTILINE)


def plain_attendees(view: NoteView) -> Iterator[FieldValue]:
    """The lines that begin with a word for attendees and a colon, where a paragraph begins or
    after another such line; the value is empty where a list follows."""
    fields = view.rules.fields[Kinds.MEETING]
    note = view.note
    line, at = note.body_line, 0
    apart: set[int] | None = None
    for found in _LINE.finditer(note.body):
        if fields.get(field_name(found[1])) != "attendees":
            continue
        line += note.body.count("\n", at, found.start())
        at = found.start()
        if apart is None:
            ranges = [(code.line, code.end_line) for code in note.codes]
            ranges += [(comment.line, comment.end_line) for comment in note.comments]
            apart = {n for first, last in ranges for n in range(first, last + 1)}
        before = view.line(line - 1)
        begins = not before or before.startswith("#") or _LINE.match(before)
        if begins and line not in apart:
            yield FieldValue(found[2].strip(), Bases.LABEL, 2, line, False)
