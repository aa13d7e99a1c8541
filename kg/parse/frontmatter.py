"""The properties at the head of a note: where they stand, and how they are read."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model.kinds import Codes, Severities
from kg.model.note import Problem
from kg.parse.flat_frontmatter import KEY, odd, read_flat
from kg.parse.nodes import Entry

_FIRST_KEY = re.compile(r"[^\W\d][\w -]*:(?:[ \t\n]|$)")
_JSON = re.compile(r"\{\s*\"[^\"\n]+\"\s*:")


class Head(NamedTuple):
    """Where the frontmatter stands: its text, and where the body begins."""

    text: str
    body_at: int
    body_line: int


def find_head(text: str) -> tuple[Head | None, tuple[Problem, ...]]:
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
            return None, (Problem(Codes.UNCLOSED_FRONTMATTER, message, 1, Severities.ERROR),)
        return None, ()
    head = text[first_end + 1 : close]
    if not _is_head(head):
        message = "--- on the first line, but no properties below it; it is read as text"
        return None, (Problem(Codes.NO_FRONTMATTER, message, 1, Severities.INFO),)
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


def read_head(text: str, head: Head) -> tuple[list[Entry], list[Problem]]:
    """The properties of the head that was found in a text, and what was wrong with them."""
    between = head.text
    if not ("{{" in between or "<%" in between or odd(between)):
        flat = read_flat(between.split("\n"), 2)
        if flat is not None:
            return flat, []
    # Loads python-frontmatter and YAML, which most notes do without (docs/decisions/0012).
    from kg.parse.any_head import read_any

    return read_any(text[: head.body_at], between)


def _is_head(head: str) -> bool:
    """Whether there is a key, or nothing at all; prose between two rules is no frontmatter."""
    bare = head.strip()
    if not bare or bare.startswith(("{", "#")):
        return True
    return any(KEY.match(line) for line in head.split("\n"))


def _other_heads(text: str) -> tuple[Problem, ...]:
    """Frontmatter in a form that Obsidian does not know."""
    if text.startswith("+++\n"):
        return (
            Problem(
                Codes.FOREIGN_FRONTMATTER, "TOML frontmatter (+++) is not read", 1, Severities.INFO
            ),
        )
    if text.startswith("{") and _JSON.match(text):
        message = "JSON without --- around it is not read as frontmatter"
        return (Problem(Codes.FOREIGN_FRONTMATTER, message, 1, Severities.INFO),)
    return ()
