"""The properties at the head of a note, kept one by one where the head as a whole is broken."""

from __future__ import annotations

import re

from kg.model.frozen import NamedTuple
from kg.model.note import Flaw
from kg.parse.flat import odd, read_flat
from kg.parse.nodes import Entry, Scalar, Sequence
from kg.parse.yaml_nodes import Unreadable, bare_links, is_placeholder, read_yaml

_KEY = re.compile(
    r"(?:[^\s#\-\[\]{}\"'][^:\n]*+|(?:\"[^\"\n]++\"|'[^'\n]++')[ \t]*+):(?:[ \t]++(.*))?$"
)
_HANGING = frozenset(["", *" \t#-]}"])
_FIRST_KEY = re.compile(r"[^\W\d][\w -]*:(?:[ \t\n]|$)")
_JSON = re.compile(r"\{\s*\"[^\"\n]+\"\s*:")


class Head(NamedTuple):
    """Where the frontmatter stands: its text, and where the body begins."""

    text: str
    body_at: int
    body_line: int


def find_head(text: str) -> tuple[Head | None, tuple[Flaw, ...]]:
    """The frontmatter between a first line `---` and the next one, as Obsidian finds it."""
    if not text.startswith("---"):
        return None, _other_heads(text)
    first_end = text.find("\n")
    if first_end < 0 or text[3:first_end].strip(" \t"):
        return None, ()
    close = _closing(text, first_end)
    if close < 0:
        if _FIRST_KEY.match(text, first_end + 1):
            message = "the frontmatter has no closing ---; it is read as text"
            return None, (Flaw("unclosed-frontmatter", message, 1, "error"),)
        return None, ()
    head = text[first_end + 1 : close]
    if not _is_head(head):
        message = "--- on the first line, but no properties below it; it is read as text"
        return None, (Flaw("no-frontmatter", message, 1, "info"),)
    end = text.find("\n", close + 1)
    end = len(text) if end < 0 else end + 1
    return Head(head, end, head.count("\n") + (4 if close > first_end else 3)), ()


def _closing(text: str, at: int) -> int:
    """The line end before the closing `---`; -1 where there is none."""
    close = text.find("\n---", at)
    while close >= 0:
        end = text.find("\n", close + 1)
        if not text[close + 4 : end if end >= 0 else len(text)].strip(" \t"):
            return close
        close = text.find("\n---", close + 1)
    return -1


def read_head(head: str) -> tuple[list[Entry], list[Flaw]]:
    """The properties of a head, and what was wrong with it. Its first line is line 2."""
    lines = head.split("\n")
    if not ("{{" in head or "<%" in head or odd(head)):
        flat = read_flat(lines, 2)
        if flat is not None:
            return flat, []
    try:
        return read_yaml(head, 2)
    except Unreadable:
        return _one_by_one(lines)


def _is_head(head: str) -> bool:
    """Whether there is a key, or nothing at all; prose between two rules is no frontmatter."""
    bare = head.strip()
    if not bare or bare.startswith(("{", "#")):
        return True
    return any(_KEY.match(line) for line in head.split("\n"))


def _other_heads(text: str) -> tuple[Flaw, ...]:
    """Frontmatter in a form that Obsidian does not know."""
    if text.startswith("+++\n"):
        return (Flaw("foreign-frontmatter", "TOML frontmatter (+++) is not read", 1, "info"),)
    if text.startswith("{") and _JSON.match(text):
        message = "JSON without --- around it is not read as frontmatter"
        return (Flaw("foreign-frontmatter", message, 1, "info"),)
    return ()


def _one_by_one(lines: list[str]) -> tuple[list[Entry], list[Flaw]]:
    """Every property that can be read by itself; the others are flaws."""
    entries: dict[str, Entry] = {}
    flaws: list[Flaw] = []
    for start, end in _chunks(lines):
        first = start + 2
        found, wrong = _chunk(lines[start:end], first)
        flaws += wrong
        for entry in found:
            if entry.key in entries:
                message = f"{entry.key}: written twice; the last value counts"
                flaws.append(Flaw("duplicate-key", message, entry.line))
                del entries[entry.key]
            entries[entry.key] = entry
    return list(entries.values()), flaws


def _chunks(lines: list[str]) -> list[tuple[int, int]]:
    """The ranges of lines that belong together: a line at the margin and what hangs on it."""
    starts = [n for n, line in enumerate(lines) if line[:1] not in _HANGING]
    if not starts or starts[0]:
        starts.insert(0, 0)
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _chunk(lines: list[str], first: int) -> tuple[list[Entry], list[Flaw]]:
    """One property by itself."""
    text = "\n".join(lines)
    if not text.strip():
        return [], []
    if not odd(text) and "{{" not in text and (flat := read_flat(lines, first)) is not None:
        return flat, []
    name, _, raw = lines[0].partition(":")
    key = name.strip().strip("\"'")[:80]
    try:
        return read_yaml(text, first)
    except Unreadable as error:
        links = bare_links("\n".join([raw, *lines[1:]]))
        if links:
            message = f"{key}: links need quotes here; they were read as links all the same"
            nodes = tuple(Scalar(link, True, first) for link in links)
            node = nodes[0] if len(nodes) == 1 else Sequence(nodes, first)
            flaw = Flaw("unquoted-link", message, first, "info")
            return [Entry(key, node, first)], [flaw]
        if is_placeholder(text):
            message = f"{key}: a template's placeholder was never filled in ({raw.strip()[:40]})"
            return [], [Flaw("placeholder", message, first)]
        line = first + min(error.line, len(lines) - 1)
        hint = "; put the value in quotes" if len(lines) == 1 else ""
        return [], [Flaw("broken-property", f"{key}: {error.cause}{hint}", line, "error")]
