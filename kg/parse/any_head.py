"""Properties in any YAML, kept one by one where the head as a whole is broken."""

from __future__ import annotations

from kg.model.kinds import Codes, Severities
from kg.model.note import Problem
from kg.model.placeholders import is_placeholder
from kg.parse.flat_frontmatter import KEY, odd, read_flat
from kg.parse.nodes import Entry, Scalar, Sequence
from kg.parse.yaml_nodes import (
    Allowance,
    Unreadable,
    bare_links,
    read_frontmatter,
    read_yaml,
)

_HANGING = frozenset(["", *" \t#-]}"])


def read_any(text: str, head: str) -> tuple[list[Entry], list[Problem]]:
    """The properties of a text that starts with frontmatter, and what was wrong with them. `head`
    is what stands between its fences."""
    allowed = Allowance(head)
    try:
        return read_frontmatter(text, allowed)
    except Unreadable:
        return _one_by_one(head.split("\n"), allowed)


def _one_by_one(lines: list[str], allowed: Allowance) -> tuple[list[Entry], list[Problem]]:
    """Every property that can be read by itself; the others are problems."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for start, end in _chunks(lines):
        first = start + 2
        found, wrong = _chunk(lines[start:end], first, allowed)
        problems += wrong
        for entry in found:
            if entry.key in entries:
                message = f"{entry.key[:80]}: written twice; the last value counts"
                problems.append(Problem(Codes.DUPLICATE_KEY, message, entry.line))
                del entries[entry.key]
            entries[entry.key] = entry
    return list(entries.values()), problems


def _chunks(lines: list[str]) -> list[tuple[int, int]]:
    """The ranges of lines that belong together: a line at the margin and what hangs on it."""
    starts = [n for n, line in enumerate(lines) if line[:1] not in _HANGING]
    if not starts or starts[0]:
        starts.insert(0, 0)
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _chunk(lines: list[str], first: int, allowed: Allowance) -> tuple[list[Entry], list[Problem]]:
    """One property by itself."""
    text = "\n".join(lines)
    if not text.strip():
        return [], []
    if not odd(text) and "{{" not in text and (flat := read_flat(lines, first)) is not None:
        return flat, []
    name, _, raw = lines[0].partition(":")
    key = name.strip().strip("\"'")[:80]
    try:
        return read_yaml(text, first, allowed)
    except Unreadable as error:
        apart = _apart(lines, first, allowed)
        if apart is not None:
            return apart
        links = bare_links("\n".join([raw, *lines[1:]]))
        if links:
            message = f"{key}: links need quotes here; they were read as links all the same"
            nodes = tuple(Scalar(link, True, first) for link in links)
            node = nodes[0] if len(nodes) == 1 else Sequence(nodes, first)
            problem = Problem(Codes.UNQUOTED_LINK, message, first, Severities.INFO)
            return [Entry(key, node, first)], [problem]
        if is_placeholder(text):
            message = f"{key}: a template's placeholder was never filled in ({raw.strip()[:40]})"
            return [], [Problem(Codes.PLACEHOLDER, message, first, key=key)]
        line = first + min(error.line, len(lines) - 1)
        hint = "; put the value in quotes" if len(lines) == 1 else ""
        return [], [
            Problem(Codes.BROKEN_PROPERTY, f"{key}: {error.cause}{hint}", line, Severities.ERROR)
        ]


def _apart(
    lines: list[str], first: int, allowed: Allowance
) -> tuple[list[Entry], list[Problem]] | None:
    """The properties in lines that an indent joins to one which has its value already: below that,
    nothing can nest. None where the lines may mean something else."""
    below = [(number, line.strip()) for number, line in enumerate(lines[1:], first + 1)]
    below = [(number, line) for number, line in below if line]
    if not below or not all(KEY.match(line) for _, line in below):
        return None
    entries, problems = _chunk(lines[:1], first, allowed)
    if problems or len(entries) != 1 or not isinstance(entries[0].node, Scalar):
        return None
    if not entries[0].node.text:
        return None
    for number, line in below:
        found, wrong = _chunk([line], number, allowed)
        entries += found
        problems += wrong
        for entry in found:
            above = entries[0].key[:80]
            message = (
                f"{entry.key[:80]}: indented below {above}, which has a value of its own; "
                "it is read by itself"
            )
            problems.append(Problem(Codes.INDENTED_PROPERTY, message, number))
    return entries, problems
