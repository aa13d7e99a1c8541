"""Which files a vault's owner does not want to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.vault.scan import Ignored, nothing_ignored

_REPEATED_GROUP = re.compile(r"\)[*+{]")
_REPEAT = re.compile(r"[*+{]")
_REPEATS = 3  # in one expression; each of them may multiply the time with the length of a path


def ignore_rules(filters: Iterable[str], patterns: Iterable[str]) -> Ignored:
    """Obsidian's excluded files and gitignore patterns as one question: is this path ignored?

    An excluded file is a path's beginning, or a regular expression between slashes. One that is no
    valid expression ignores nothing, nor does one that could take for ever: a vault may come from
    somebody else.
    """
    asked = [*map(_filter, filters)]
    lines = [line for line in patterns if line.strip()]
    if lines:
        asked.append(_gitignore(lines))
    if not asked:
        return nothing_ignored
    return lambda path, is_folder: any(ask(path, is_folder) for ask in asked)


def _filter(text: str) -> Callable[[str, bool], bool]:
    if len(text) > 2 and text[0] == text[-1] == "/":
        if _REPEATED_GROUP.search(text) or len(_REPEAT.findall(text)) > _REPEATS:
            return nothing_ignored
        try:
            expression = re.compile(text[1:-1])
        except re.error:
            return nothing_ignored
        return lambda path, is_folder: bool(expression.search(path + "/" * is_folder))
    return lambda path, is_folder: (path + "/" * is_folder).startswith(text)


def _gitignore(lines: list[str]) -> Callable[[str, bool], bool]:
    import pathspec  # only for those who ignore something: 20 ms

    spec = pathspec.GitIgnoreSpec.from_lines(lines)
    return lambda path, is_folder: spec.match_file(path + "/" * is_folder)
