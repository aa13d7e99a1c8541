"""Rules, not cases: what stands in the vaults of ../shared/cases/truth stands in no code.

A name there is the name of somebody in an answer, a phrase a whole text of a note of three words
or more. Headings and labels are words of the vocabulary, and so may stand in it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CASES = SHARED / "cases" / "truth"
here = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases/truth is not here")

PARTICLES = frozenset(
    ["al", "bin", "da", "de", "del", "den", "der", "di", "du", "la", "van", "von"]
)
NAME_SIGNS = str.maketrans("", "", " '’-.")
HEADING = re.compile(r"[\s>]*#+\s")
LABEL = re.compile(r"[\s>*_+-]*[^:*]{1,60}\**\s*[:：]+\**")
PART = re.compile(r"[|:*,;()\[\]{}\"<>]")
WORD = re.compile(r"\w+")
# What a regular expression writes between two words: `Ann\s+Lee`, `\bAnn`.
ESCAPE = re.compile(r"\\[A-Za-z ][+*?]?")


def plain(text: str) -> str:
    """The words of a text, one blank around each."""
    return f" {' '.join(WORD.findall(ESCAPE.sub(' ', text)))} "


def words(files: Iterable[Path]) -> str:
    """The words of all these files."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in files)
    return "\n".join(plain(text) for text in texts)


def code() -> str:
    """The words of all that runs, its comments and docstrings too."""
    return words(file for file in (ROOT / "kg").rglob("*") if file.suffix in {".py", ".sql"})


def documents() -> str:
    """The words of what the project itself tells by: its people are no case's alone."""
    folders = (ROOT / "docs", ROOT / "examples")
    return words([ROOT / "README.md", *(file for f in folders for file in f.rglob("*.md"))])


def texts(value: object) -> Iterator[str]:
    """The texts within what a case's JSON holds."""
    match value:
        case str():
            yield value
        case dict():
            yield from texts(list(value.values()))
        case list():
            for item in value:
                yield from texts(item)


def is_name(text: str) -> bool:
    """Whether an answer is a name: two words with capitals, or one in a script without case."""
    if text.upper() == text.lower():
        return text.isalpha() and len(text) > 1
    capitals = [word for word in text.split() if word not in PARTICLES]
    return (
        len(capitals) > 1
        and all(word[0].isupper() for word in capitals)
        and text.translate(NAME_SIGNS).isalpha()
    )


def names(folder: Path) -> set[str]:
    """The names in a case's answers."""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    answers = [
        check.get(key) for check in case["checks"] for key in ("rows", "has", "lacks", "first")
    ]
    return {text for text in texts(answers) if is_name(text)}


def phrases(note: str) -> set[str]:
    """The whole texts of a note, three words or more each, but for headings and labels."""
    lines = (LABEL.sub("", line) for line in note.splitlines() if not HEADING.match(line))
    parts = (plain(part) for line in lines for part in PART.split(line))
    return {part for part in parts if len(re.findall(r"[^\W\d_]+", part)) > 2}


def copied(found: set[str], told: str) -> list[str]:
    """What stands in the code, in whatever case, and not in what is told besides."""
    ours, told = code().lower(), told.lower()
    texts = {text.lower() for text in found}
    return sorted(text for text in texts if text in ours and text not in told)


@here
def test_no_name_of_a_case_stands_in_the_code() -> None:
    found = {name for file in CASES.glob("*/case.json") for name in names(file.parent)}
    assert found
    assert copied({plain(name) for name in found}, told=documents()) == []


@here
def test_no_phrase_of_a_case_stands_in_the_code() -> None:
    notes = (file.read_text(encoding="utf-8") for file in CASES.glob("*/*/**/*.md"))
    found = {phrase for note in notes for phrase in phrases(note)}
    assert found
    assert copied(found, told=documents() + words([SHARED / "MEANING.md"])) == []


def test_what_is_looked_for() -> None:
    note = (
        "## Attendees of the meeting\n- Invited guests today: Ada Roe, a friend of hers\nAye aye\n"
    )
    assert phrases(note) == {" a friend of hers "}
    assert [
        t for t in ("Ada Roe", "Ada van Roe", "Ada", "2026-01-05", "not here") if is_name(t)
    ] == [
        "Ada Roe",
        "Ada van Roe",
    ]
    assert plain("Ada Roe") in plain(r'X = re.compile(r"\bAda\s+Roe\b")')
