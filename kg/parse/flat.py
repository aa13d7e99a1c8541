"""The short path for frontmatter: keys with plain values, quoted text and flat lists.

It reads what almost every note has, several times faster than a YAML parser, and declines
(returns None) whenever a line could mean more than that.
"""

import re

from kg.parse.nodes import Entry, Scalar, Sequence

_PLAIN = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<](?:[^:#\n]++|:(?=[^\s])|(?<=[^\s])#)*+"
_VALUE = rf"(?:\"([^\"\\\n]*+)\"|'([^'\n]*+)'|({_PLAIN})|\[([^\[\]{{}}\n\\]*+)\])?"
_PAIR = re.compile(rf"([^\W\d][\w-]*+(?: [\w-]++)*+):(?:[ ]+{_VALUE})?[ ]*+")
_ITEM = re.compile(rf"[ ]*+-[ ]+{_VALUE}[ ]*+")
_FLOW = re.compile(
    r"[ ]*+(?:\"([^\"]*+)\"|'([^']*+)'|"
    r"([^\s,\-?:\[\]{}#&*!|>'\"%@`~=<](?:[^,:#'\"\n]++|:(?=[^\s,]))*+))[ ]*+(,|$)"
)
# What YAML takes for a line break or refuses outright.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def read_flat(lines: list[str], first: int) -> list[Entry] | None:
    """The properties of a flat head whose first line is line `first` of the file; None where it
    takes a YAML parser."""
    entries: list[Entry] = []
    seen: set[str] = set()
    items: list[Scalar | Sequence] = []
    open_key, open_line, width = "", 0, -1
    for number, line in enumerate(lines, first):
        pair = _PAIR.fullmatch(line)
        if pair is None:
            if not line.strip(" ") or line.lstrip(" ").startswith("#"):
                continue
            item = _ITEM.fullmatch(line) if open_key else None
            value = _value(item, 1, number) if item else None
            if value is None or width not in (-1, line.index("-")):
                return None
            width = line.index("-")
            items.append(value)
            continue
        if pair[1] in seen:
            return None
        if open_key:
            entries.append(_listed(open_key, open_line, items))
            items, open_key, width = [], "", -1
        seen.add(pair[1])
        value = _value(pair, 2, number)
        if value is not None:
            entries.append(Entry(pair[1], value, number))
        elif pair[5] is not None:
            return None
        else:
            open_key, open_line = pair[1], number
    if open_key:
        entries.append(_listed(open_key, open_line, items))
    return entries


def odd(head: str) -> bool:
    """Whether a head holds characters that only the YAML parser can judge."""
    return _ODD.search(head) is not None


def _listed(key: str, line: int, items: list[Scalar | Sequence]) -> Entry:
    """The property whose items stand below its key; without any it is empty."""
    return Entry(
        key, Sequence(tuple(items), items[0].line) if items else Scalar("", False, line), line
    )


def _value(match: re.Match[str], group: int, line: int) -> Scalar | Sequence | None:
    """The value of a line; None where there is none, or where it is not flat."""
    double, single, plain, flow = match.group(group, group + 1, group + 2, group + 3)
    if plain is not None:
        return Scalar(plain.rstrip(), False, line)
    if double is not None:
        return Scalar(double, True, line)
    if single is not None:
        return Scalar(single, True, line)
    if flow is None:
        return None
    items = []
    at = 0 if flow.strip() else len(flow)
    while at < len(flow):
        item = _FLOW.match(flow, at)
        if item is None:
            return None
        quoted = item[1] if item[1] is not None else item[2]
        text = quoted if quoted is not None else item[3].rstrip()
        items.append(Scalar(text, quoted is not None, line))
        at = item.end()
        if item[4] and not flow[at:].strip():
            break
    return Sequence(tuple(items), line)
