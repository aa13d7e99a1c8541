"""Facts, decisions, risks, blockers, questions: the bullets under their headings."""

from kg.interpret.dates import leading_date
from kg.interpret.looks import is_no_value
from kg.interpret.note_view import NoteView
from kg.model.kinds import States
from kg.model.names import slug
from kg.model.page import Ref, Statement

_FEW = 2  # words of a filler
_OPEN = (States.TODO, States.DOING, States.IMPORTANT, States.QUESTION)


def statements_of(view: NoteView, about: Ref | None) -> list[Statement]:
    """The statements of a page, in its order.

    `about` is what they are about, if not the page itself. A bullet within a bullet belongs to the
    outer one. A task counts while it is open, and *None* says that there is none.
    """
    sections = _sections(view)
    if not sections:
        return []
    found = []
    for item in view.note.items:
        if item.parent is not None or not item.text.strip():
            continue
        if item.status is not None and view.rules.tasks.get(item.status, States.TODO) not in _OPEN:
            continue
        for first, last, kind in sections:
            if first < item.line < last:
                if _says_none(item.text, view):
                    break
                dated = leading_date(item.text)
                date = dated[0] if dated else None
                found.append(Statement(kind, item.text, date, item.line, about))
                break
    return found


def _says_none(text: str, view: NoteView) -> bool:
    """Whether a bullet fills the place of one: *None*, *n/a*, and not *Nobody has the key*."""
    return len(text.split()) <= _FEW and is_no_value(text, view.rules.statuses)


def _sections(view: NoteView) -> list[tuple[int, float, str]]:
    """First line, line after the last, and kind of each section that holds statements.

    A section reaches to the next heading of its own level or a higher one.
    """
    kinds = view.rules.headings
    headings = view.note.headings
    found = []
    for at, heading in enumerate(headings):
        kind = kinds.get(slug(heading.text))
        if kind is None or kind in ("attendees", "section", "related"):
            continue
        end: float = float("inf")
        for later in headings[at + 1 :]:
            if later.level <= heading.level or kinds.get(slug(later.text)) is not None:
                end = later.line
                break
        found.append((heading.line, end, kind))
    return found
