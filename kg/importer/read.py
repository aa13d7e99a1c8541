"""One file, read and understood by itself: all that needs no other note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.importer.quarantine import each
from kg.importer.settings import Settings
from kg.interpret.home_folders import home_folders
from kg.interpret.note import describe
from kg.interpret.unknown import unknown_note, unknown_page
from kg.languages.dataview.packing import packed
from kg.model.day_orders import ALONE, Orders
from kg.model.kinds import Codes, Severities
from kg.model.note import ParsedNote, Problem, without_tasks
from kg.model.page import Page
from kg.parse import decode, parse_note
from kg.read import LARGEST_NOTE, UNREAD, Unreadable, read_file, text_hash
from kg.resolve.name_index import HOME_FOLDER, TEXT, Entry, Provided, entry_of, provided_by
from kg.vault.scan import SourceFile

_EMPTY = text_hash(b"")


OrdersOf = Callable[[str], Orders]  # of days, by the path of a note


class Text(NamedTuple):
    """What a file holds; `hash` is that of its bytes."""

    file: SourceFile
    text: str
    hash: str
    problems: tuple[Problem, ...]


class Draft(NamedTuple):
    """A note before its links and names are looked up."""

    file: SourceFile
    hash: str
    note: ParsedNote
    page: Page
    entry: Entry
    provided: list[Provided]
    queried: str = ""  # what the note brings along for queries, packed


def read(file: SourceFile) -> Text:
    """The text of a file; one that cannot be read has none."""
    try:
        data = read_file(file.place, LARGEST_NOTE)
    except Unreadable as cause:
        problem = Problem(Codes.UNREADABLE_FILE, f"The file {cause}", None, Severities.ERROR)
        return Text(file, "", UNREAD, (problem,))
    text, problems = decode(data)
    return Text(file, text, text_hash(data), problems)


def text_name(path: str, text_hash: str) -> list[Provided]:
    """The name under which copies find the text of a note; a note that holds nothing has none."""
    return [] if text_hash in (UNREAD, _EMPTY) else [Provided(TEXT, path, text_hash)]


def drafts(
    texts: Sequence[Text], settings: Settings, orders_of: OrdersOf = lambda _: ALONE
) -> list[Draft]:
    """Parse and describe some texts; `orders_of` tells how days are written where a note lies.

    One stage after the other for all of them: a stage's code and tables then stay in the
    processor's cache, which saves a quarter of the time.
    """
    rules, types, _, told = settings
    parsed = each(
        lambda text: (text, parse_note(text.file.path, text.text, types)),
        texts,
        lambda text, problem: (text, unknown_note(text.file.path, text.text, problem)),
    )
    described = each(
        lambda one: (*one, describe(one[1], rules, orders_of(one[1].path), told)),
        parsed,
        lambda one, problem: _unknown(one[0], problem),
    )
    return each(
        lambda one: _draft(*one, packed(one[1], one[0].text)),
        described,
        lambda one, problem: _draft(*_unknown(one[0], problem), ""),
    )


def _unknown(text: Text, problem: Problem) -> tuple[Text, ParsedNote, Page]:
    note = unknown_note(text.file.path, text.text, problem)
    return text, note, unknown_page(note)


def _draft(text: Text, note: ParsedNote, page: Page, queried: str) -> Draft:
    if text.problems:
        page = page._replace(problems=(*text.problems, *page.problems))
    note = without_tasks(note, page.boxes)
    homes = [Provided(HOME_FOLDER, name) for name in home_folders(text.text)]
    provided = [*provided_by(page), *homes]
    return Draft(text.file, text.hash, note, page, entry_of(page), provided, queried)
