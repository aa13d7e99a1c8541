"""A query's text as statements: continued lines joined, presets and placeholders filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.languages.errors import Failed
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.functions import placeholder
from kg.languages.tasks.script.errors import Unreadable
from kg.languages.tasks.script.values import UNDEFINED, text
from kg.languages.tasks.task import File

MOST_PASSES = 10  # for placeholders in what placeholders stand for
MOST_STATEMENTS = 10_000
_PRESET = re.compile(r"preset\s+(.*)\Z", re.IGNORECASE)


class Statement(NamedTuple):
    """An instruction: as it is written, in one line, and with its placeholders filled in."""

    raw: str
    joined: str
    text: str


def statements_of(source: str, file: File | None, presets: Mapping[str, str]) -> list[Statement]:
    """The statements of a query, without comments. Raises NotUnderstood."""
    found: list[Statement] = []
    for raw, joined in _lines(source):
        for line in _expanded(joined, file, presets, raw):
            found.append(Statement(raw, joined, line))
            if len(found) > MOST_STATEMENTS:
                raise NotUnderstood(f"the query has more than {MOST_STATEMENTS:,} instructions")
    return found


def _lines(source: str) -> Iterator[tuple[str, str]]:
    """The lines with something in them: as written, and joined with those that continue them."""
    raw: list[str] = []
    joined = ""
    for line in source.split("\n"):
        raw.append(line)
        bare = line.rstrip()
        continues = bare.endswith("\\") and not bare.endswith("\\\\")
        part = bare[:-1] if bare.endswith("\\") else line
        if len(raw) > 1:
            joined = joined.rstrip() + " " + part.lstrip()
        else:
            joined = part
        if not continues:
            if joined.strip():
                yield "\n".join(raw).strip(), joined.strip()
            raw = []
    if raw and joined.strip():
        yield "\n".join(raw).strip(), joined.strip()


def _expanded(
    line: str, file: File | None, presets: Mapping[str, str], raw: str, depth: int = 0
) -> Iterator[str]:
    """The lines that a line stands for: presets and placeholders filled in. Comments are none."""
    if depth > MOST_PASSES:
        raise NotUnderstood("presets stand for each other", raw)
    if line.startswith("#"):
        return
    text = _filled(line, file, presets, raw)
    preset = _PRESET.match(text)
    if preset:
        name = preset[1].strip()
        if name not in presets:
            known = ", ".join(sorted(presets)) or "none"
            raise NotUnderstood(f"there is no preset of this name (known: {known})", raw)
        text = presets[name]
    if not preset and "\n" not in text:
        if text.strip() and not text.startswith("#"):
            yield text.strip()
        return
    for _, inner in _lines(text):
        yield from _expanded(inner, file, presets, raw, depth + 1)


def _filled(line: str, file: File | None, presets: Mapping[str, str], raw: str) -> str:
    for _ in range(MOST_PASSES):
        if "{{" not in line or "}}" not in line:
            break
        if file is None:
            raise NotUnderstood("a placeholder {{…}} needs the note that the query stands in", raw)
        before, line = line, _pass(line, file, presets, raw)
        if line == before or len(line) > 1_000_000:
            break
    return line


def _pass(line: str, file: File, presets: Mapping[str, str], raw: str) -> str:
    """Every placeholder of a line, once."""
    parts, at = [], 0
    while (start := line.find("{{", at)) >= 0 and (end := line.find("}}", start)) >= 0:
        inner = line[start + 2 : end]
        parts.append(line[at:start])
        if not inner.startswith("!"):
            parts.append(_value(inner.strip(), file, presets, raw))
        at = end + 2
    return "".join([*parts, line[at:]])


def _value(source: str, file: File, presets: Mapping[str, str], raw: str) -> str:
    try:
        value = placeholder(source, file, presets)
    except (Failed, Unreadable) as error:
        raise NotUnderstood(
            f"the placeholder {{{{{source}}}}} has no value: {error}", raw
        ) from error
    if value is None or value is UNDEFINED:
        raise NotUnderstood(f"the placeholder {{{{{source}}}}} has no value here", raw)
    return text(value)
