"""Where a link targets: Obsidian's rules, as one pure function over the index of names.

The order was checked against Obsidian's own index: relative path, exact path from the vault's root,
the note's own folder, a path's end, and among several the shortest path. An alias or an entity's
name comes after all that; Obsidian has neither, so the resolution says so.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.model.kinds import Outcome, Outcomes
from kg.model.names import file_key, page_name, slug, without_md
from kg.resolve.name_index import ALIAS, FILE, NAME, Entry, Find, Found, Index, strongest, weakness


class Resolution(NamedTuple):
    """How a link's target was found.

    `entry` is where the link leads (None: nowhere), `others` the files it could have meant as well;
    `apart` says that one of them is a page of something else.
    """

    entry: Entry | None
    how: Outcome
    others: tuple[str, ...] = ()
    apart: bool = False


EXTERNAL = Resolution(None, Outcomes.EXTERNAL)
MISSING = Resolution(None, Outcomes.MISSING)


Questions = tuple[int, ...]


class LinkTargets:
    """Where targets lead, for many notes: what is the same from everywhere is resolved once.

    With each answer come the questions that it rests on, as `Index.question` writes them.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, tuple[Resolution, Questions]] = {}

    def resolve(self, target: str, source: str) -> tuple[Resolution, Questions]:
        """Where the target leads from the note `source`, and the names that this rests on."""
        known = self._known.get(target)
        if known is not None:
            return known
        index = self._index
        asked: list[int] = []
        most = 0

        def find(space: str, key: str) -> Found:
            nonlocal most
            found, question = index.ask(space, key)
            asked.append(question)
            most = max(most, len(found)) if space == FILE else most
            return found

        found = (resolve(target, source, find), tuple(asked))
        # A plain name leads to the same file from any note, unless several files have it.
        if "/" not in target and most <= 1:
            self._known[target] = found
        return found


def resolve(target: str, source: str, find: Find) -> Resolution:
    """Resolve a link's target, written in the note at the path `source`.

    `target` has no fragment and no display text and is not empty (a link within a note needs no
    lookup). `find` answers from the index of names; see `kg.resolve.name_index.Index.find`.
    """
    if target.startswith(("./", "../")):
        return _relative(target, source, find)
    wanted = target.lstrip("/").strip()
    name = page_name(wanted)
    candidates = [entry for entry, _ in find(FILE, file_key(name))] if name else []
    if len(candidates) == 1 and "/" not in wanted:
        return Resolution(candidates[0], Outcomes.PATH)
    found = _by_path(_path_key(wanted), source, candidates)
    return found or ("/" in wanted and MISSING) or _by_name(wanted, find)


def _path_key(path: str) -> str:
    return file_key(without_md(path))


def _relative(target: str, source: str, find: Find) -> Resolution:
    parts = source.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            if not parts:
                return MISSING
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    if not parts:
        return MISSING
    wanted = _path_key("/".join(parts))
    for entry, _ in find(FILE, file_key(without_md(parts[-1]))):
        if _path_key(entry.path) == wanted:
            return Resolution(entry, Outcomes.RELATIVE)
    return MISSING


def _by_path(wanted: str, source: str, candidates: list[Entry]) -> Resolution | None:
    if not candidates:
        return None
    by_key = [(_path_key(entry.path), entry) for entry in candidates]
    folder = file_key(source.rpartition("/")[0])
    for place in (wanted, f"{folder}/{wanted}"):
        exact = [entry for key, entry in by_key if key == place]
        if exact:
            return Resolution(min(exact, key=lambda entry: entry.path), Outcomes.PATH)
    ending = [entry for key, entry in by_key if key.endswith("/" + wanted)]
    if not ending:
        return None
    ending.sort(key=lambda entry: (len(entry.path), entry.path))
    equals = [entry for entry in ending if len(entry.path) == len(ending[0].path)]
    if len(equals) > 1:
        others = tuple(entry.path for entry in equals[1:])
        apart = any(entry.key != equals[0].key for entry in equals)
        return Resolution(equals[0], Outcomes.AMBIGUOUS, others, apart)
    return Resolution(ending[0], Outcomes.PATH)


_ALIAS: Outcome = Outcomes.ALIAS
_NAME: Outcome = Outcomes.NAME


def _by_name(name: str, find: Find) -> Resolution:
    wanted = slug(without_md(name))
    if not wanted:
        return MISSING
    found, how = min(
        ((find(NAME, wanted), _NAME), (find(ALIAS, wanted), _ALIAS)),
        key=lambda one: min((weakness(extra) for _, extra in one[0]), default=_NOWHERE),
    )
    entries = strongest(found)
    if not entries:
        return MISSING
    others = tuple(entry.path for entry in entries if entry.key != entries[0].key)
    return Resolution(entries[0], Outcomes.AMBIGUOUS if others else how, others, bool(others))


_NOWHERE = 99  # weaker than any name
