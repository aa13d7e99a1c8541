"""The places within notes that links name: headings and blocks.

Rather too lenient than too strict: what Obsidian, GitHub or a web page would find is there.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

# What programs put behind # that is neither a heading nor a block: a page, a moment, a text.
_OTHER = ("page=", "t=", ":~:", "zoom=")
_HTML = re.compile(r"\b(?:id|name)=[\"']([^\"'<>\n]{1,200})[\"']")
_MARK = re.compile(r"\^([\w-]{1,200})")
_LONGEST = 300  # letters of a heading that are compared


def is_block(fragment: str) -> bool:
    """Whether a fragment names a block, or an area of a drawing: `^b1`, `One#^b1`."""
    return "^" in fragment


def missing_headings(fragments: Iterable[str], headings: Iterable[str], body: str) -> list[str]:
    """Of fragments those that mean no heading of a note.

    `One#Two` means two headings, one after the other. Case, signs and spaces count for nothing, and
    a hyphen is a space, as in the anchors of web pages.
    """
    places: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        for key in {_key(heading), _key(_shown(heading))}:
            places.setdefault(key, []).append(at)
    lost = [one for one in fragments if not (_is_other(one) or _leads(one, places))]
    marks = set(_HTML.findall(body)) if lost else set()
    return [one for one in lost if one.rpartition("#")[2].strip() not in marks]


def missing_blocks(fragments: Iterable[str], blocks: Iterable[str], body: str) -> list[str]:
    """Of fragments those that mean no block of a note."""
    there = {one.lower() for one in blocks}
    lost = [one for one in fragments if (name := _block(one)) and name not in there]
    marks = {one.lower() for one in _MARK.findall(body)} if lost else set()
    return [one for one in lost if _block(one) not in marks]


def _block(fragment: str) -> str:
    """The block that a fragment names; "" for an area of a drawing."""
    last = fragment.rpartition("#")[2].strip()
    return last[1:].strip().lower() if last.startswith("^") and "=" not in last else ""


def _leads(fragment: str, places: dict[str, list[int]]) -> bool:
    """Whether headings of these places bear the parts of a fragment, in order."""
    at = 0
    for part in filter(str.strip, fragment.split("#")):
        found = []
        for key in {_key(part), _key(_shown(part)), _key(_uncounted(part))}:
            held = places.get(key, [])
            found += held[(place := bisect_left(held, at)) : place + 1]
        if not found:
            return False
        at = min(found) + 1
    return True


def _key(text: str) -> str:
    """A heading in letters and digits alone; what has none stays as it is."""
    folded = unicodedata.normalize("NFKD", text[:_LONGEST].casefold())
    return "".join(sign for sign in folded if sign.isalnum()) or folded.strip()


def _shown(heading: str) -> str:
    """A heading as it is read: of links what they show."""
    if "](" not in heading and "|" not in heading:
        return heading
    text, rest = "", heading[:_LONGEST]
    while rest:
        before, found, rest = rest.partition("[")
        text += before
        inner, closed, behind = rest.partition("]")
        if not found or not closed:
            text += rest
            break
        text += inner.rpartition("|")[2]
        rest = behind.partition(")")[2] if behind.startswith("(") else behind.removeprefix("]")
    return text


def _uncounted(anchor: str) -> str:
    """An anchor without the number that a second heading of one text gets: `notes-1`."""
    name, found, number = anchor.strip().rpartition("-")
    return name if found and number.isdigit() else anchor


def _is_other(fragment: str) -> bool:
    """Whether it names no heading at all: a page, a moment, lines of code (`L12`, `L12-L20`)."""
    return fragment.startswith(_OTHER) or all(
        one[:1] == "L" and one[1:].isdigit() for one in fragment.split("-")
    )
