"""The short path for frontmatter: keys with plain values, quoted text and flat lists.

It reads what almost every note has, several times faster than a YAML parser, and declines
(returns None) whenever a line could mean more than that.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.parse.nodes import Entry, Scalar, Sequence

Groups = Iterable[str | None]

# A line that begins with a key, of whatever kind.
KEY = re.compile(
    r"(?:[^\s#\-\[\]{}\"'][^:\n]*+|(?:\"[^\"\n]++\"|'[^'\n]++')[ \t]*+):(?:[ \t]++(.*))?$"
)
_PLAIN = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<](?:[^:#\n]++|:(?=[^\s])|(?<=[^\s])#)*"
_VALUE = rf"(?:\"([^\"\\\n]*+)\"|'([^'\n]*+)'|({_PLAIN})|\[([^\[\]{{}}\n\\]*+)\])?"
_PAIR = re.compile(rf"([^\W\d][\w-]*+(?: [\w-]++)*):(?:[ ]+{_VALUE})?[ ]*+")
_ITEM = re.compile(rf"[ ]*+-[ ]+{_VALUE}[ ]*+")
_FLOW = re.compile(
    r"[ ]*+(?:\"([^\"]*+)\"|'([^']*+)'|"
    r"([^\s,\-?:\[\]{}#&*!|>'\"%@`~=<](?:[^,:#'\"\n]++|:(?=[^\s,]))*))[ ]*+(,|$)"
)
# What YAML takes for a line break or refuses outright.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def read_flat(lines: list[str], first: int) -> list[Entry] | None:
    """The properties of a flat head whose first line is line `first` of the file; None where it
    takes a YAML parser."""
    entries: dict[str, Entry] = {}
    items: list[Scalar | Sequence] = []
    open_key, width = "", -1
    for number, line in enumerate(lines, first):
        pair = _PAIR.fullmatch(line)
        if pair is None:
            bare = line.lstrip(" ")
            if not bare or bare[0] == "#":
                continue
            item = _ITEM.fullmatch(line) if open_key else None
            value = _value(item.groups(), number) if item else None
            indent = len(line) - len(bare)
            if value is None or width not in (-1, indent):
                return None
            width = indent
            items.append(value)
            continue
        key, *values = pair.groups()
        if key in entries:
            return None
        if items:
            entries[open_key] = _listed(entries[open_key], items)
            items, width = [], -1
        value = _value(values, number)
        if value is None and values[3] is not None:
            return None
        open_key = "" if value else key
        entries[key] = Entry(key, value or Scalar("", False, number), number)
    if items:
        entries[open_key] = _listed(entries[open_key], items)
    return list(entries.values())


def odd(head: str) -> bool:
    """Whether a head holds characters that only the YAML parser can judge."""
    # None of them is printable, and that is known faster.
    return not head.replace("\n", "").isprintable() and _ODD.search(head) is not None


def _listed(entry: Entry, items: list[Scalar | Sequence]) -> Entry:
    """The property with the items that stand below its key."""
    return Entry(entry.key, Sequence(tuple(items), items[0].line), entry.line)


def _value(groups: Groups, line: int) -> Scalar | Sequence | None:
    """The value of a line; None where there is none, or where it is not flat."""
    double, single, plain, flow = groups
    if plain is not None:
        return Scalar(plain.rstrip(), False, line)
    if double is not None:
        return Scalar(double, True, line)
    if single is not None:
        return Scalar(single, True, line)
    found = _flow(flow) if flow is not None else None
    if found is None:
        return None
    items = tuple([Scalar(text, quoted, line) for text, quoted in found])
    return Sequence(items, line)


@lru_cache(maxsize=1024)
def _flow(text: str) -> tuple[tuple[str, bool], ...] | None:
    """The items between brackets: text, and whether it is quoted. A vault repeats its tags."""
    items = []
    at = 0 if text.strip() else len(text)
    while at < len(text):
        item = _FLOW.match(text, at)
        if item is None:
            return None
        quoted = item[1] if item[1] is not None else item[2]
        items.append((item[3].rstrip(), False) if quoted is None else (quoted, True))
        at = item.end()
        if item[4] and not text[at:].strip():
            break
    return tuple(items)
