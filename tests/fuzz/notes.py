"""Notes: whatever bytes a file holds, they are read and described, and some laws hold of it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from kg.interpret.note import describe
from kg.model.note import Json, ParsedNote
from kg.model.page import Page
from kg.model.vocabulary import DEFAULT_RULES
from kg.parse import decode, parse_note
from tests.fuzz.mutate import mutated
from tests.fuzz.target import Wrong, kept, parts, within

SECONDS = 2.0
PATHS = (
    "Notes/x.md",
    "Projects/Harbor.md",
    "People/Ann Lee/2025-10-06 Call.md",
    "Customers/Brightwater/README.md",
    "2025-10-06.md",
)
EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "vault"


def seeds() -> list[bytes]:
    """The kept notes and those of the examples."""
    return [data for _, data in kept("notes")] + [
        file.read_bytes() for file in sorted(EXAMPLES.rglob("*.md"))
    ]


class Notes:
    """The bytes of one note."""

    name = "notes"
    ending = ".note"

    def __init__(self) -> None:
        self._seeds = seeds()

    def make(self, rng: random.Random) -> bytes:
        return mutated(self._seeds, rng)

    def check(self, tried: bytes) -> None:
        with within(SECONDS):
            text, _ = decode(tried)
            note = parse_note("n.md", text)
            _laws(note, text)
            for path in PATHS:
                page = describe(note._replace(path=path), DEFAULT_RULES)
                _laws_of_meaning(page, text)
                if page != describe(note._replace(path=path), DEFAULT_RULES):
                    raise Wrong(f"described twice as {path}, it means something else")

    def load(self, data: bytes) -> bytes:
        return data

    def dump(self, tried: bytes) -> bytes:
        return tried

    def smaller(self, tried: bytes) -> Iterator[bytes]:
        for lines in parts(tried.split(b"\n")):
            yield b"\n".join(lines)
        if len(tried) < 300:
            for found in parts(list(tried)):
                yield bytes(found)

    def close(self) -> None:
        pass


def _laws(note: ParsedNote, given: str) -> None:
    text = given.removeprefix("\ufeff")  # the first only: others are text
    _within_file(note, _lines(text))
    _storable(note)
    if not text.endswith(note.body):
        raise Wrong("the body is no end of the text")
    before = text[: len(text) - len(note.body)]
    # What follows the last line of a file is a line, too.
    if note.body_line != before.count("\n") + 1 + (before[-1:] not in ("", "\n")):
        raise Wrong(f"the body starts on line {before.count(chr(10)) + 1}, not {note.body_line}")
    if note != parse_note("n.md", given):
        raise Wrong("read twice, it is something else")
    if "\r" not in text and note != parse_note("n.md", given.replace("\n", "\r\n")):
        raise Wrong("with line ends of DOS it is something else")
    if before and not note.body.startswith(("---", "\ufeff")):
        _same_without_head(note)


def _same_without_head(note: ParsedNote) -> None:
    """What stands in the body does not depend on the head."""
    alone = parse_note("n.md", note.body)
    shift = note.body_line - 1
    for name in ("headings", "items", "tasks", "codes", "callouts", "comments", "labels", "links"):
        here = [row for row in getattr(note, name) if getattr(row, "kind", "") != "property"]
        if len(here) != len(getattr(alone, name)):
            raise Wrong(f"without its head the note has other {name}")
        for one, other in zip(here, getattr(alone, name), strict=True):
            if one.line != other.line + shift:
                raise Wrong(f"without its head, {name}: {one} is {other}")


def _laws_of_meaning(page: Page, text: str) -> None:
    _within_file(page, _lines(text))
    _storable(page)
    for row in page.evidence:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", row.date):
            raise Wrong(f"no day: {row}")
    if not page.key.partition(":")[2] or page.key != page.key.strip():
        raise Wrong(f"no key: {page.key!r}")


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _within_file(found: ParsedNote | Page, lines: int) -> None:
    for name, value in found._asdict().items():
        for row in value if isinstance(value, tuple) else ():
            for field in ("line", "end_line", "block", "root", "parent", "task"):
                line = getattr(row, field, None)
                if line is not None and not 1 <= line <= lines:
                    raise Wrong(f"{name} has a line beyond the file's {lines}: {row}")


def _storable(found: ParsedNote | Page) -> None:
    """Everything is text that SQLite and JSON take."""
    written = json.dumps(_plain(found), ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError as error:
        raise Wrong(f"half a character: {written[error.start - 40 : error.end + 5]!a}") from None


def _plain(value: object) -> Json:
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, str) and "\0" in value:
        raise Wrong(f"NUL: {value!r}")
    assert value is None or isinstance(value, str | int | float | bool), type(value)
    return value
