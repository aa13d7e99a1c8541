"""The place within a note that a link names: a heading, or a block.

Rather too lenient than too strict: what Obsidian, GitHub or a web page would find is there.
"""

from __future__ import annotations

import unicodedata

# What programs put behind # that is neither a heading nor a block: a page, a moment, a text.
_OTHER = ("page=", "t=", ":~:", "zoom=")
_ANCHORS = ("id", "name")
_LONGEST = 300  # letters of a heading that are compared


def block_of(fragment: str) -> str | None:
    """The block that a fragment names; None where it names a heading, or an area of a drawing."""
    last = fragment.rpartition("#")[2].strip()
    return last[1:].strip() if last.startswith("^") and "=" not in last else None


def lacks_heading(fragment: str, headings: str | None, body: str) -> bool:
    """Whether a note has no heading (`headings`: a line each) that the fragment means.

    `One#Two` means two headings, one after the other. Case, signs and spaces count for nothing, and
    a hyphen is a space, as in the anchors of web pages.
    """
    if "^" in fragment or fragment.startswith(_OTHER) or _is_line(fragment):
        return False
    wanted = [part.strip() for part in fragment.split("#") if part.strip()]
    there = [{_key(text), _key(_shown(text))} for text in (headings or "").split("\n")]
    at = 0
    for part in wanted:
        forms = {_key(part), _key(_shown(part)), _key(_uncounted(part))}
        place = next((n for n in range(at, len(there)) if not forms.isdisjoint(there[n])), None)
        if place is None:
            return not _is_anchor(wanted[-1], body)
        at = place + 1
    return False


def lacks_block(fragment: str, block: str | None, body: str) -> bool:
    """Whether a note has no block of this name; `block` is what its rows have."""
    name = block_of(fragment)
    return bool(name) and block is None and f"^{name}".lower() not in body.lower()


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
    name, found, number = anchor.rpartition("-")
    return name if found and number.isdigit() else anchor


def _is_line(fragment: str) -> bool:
    """Whether lines of code are meant: `L12`, `L12-L20`."""
    return all(one[:1] == "L" and one[1:].isdigit() for one in fragment.split("-"))


def _is_anchor(name: str, body: str) -> bool:
    """Whether a mark of HTML bears the name."""
    return any(f"{word}={sign}{name}{sign}" in body for word in _ANCHORS for sign in ('"', "'"))
