"""What folders are for where their names mean nothing, by what the notes in them tell.

A folder most of whose notes say of themselves that they are of one kind is of that kind. Inside
those of people and projects a folder without a note of its own groups, if most of its undated notes
look like pages of the kind; else it is the person or project itself. Inside those of a kind that
kg.toml declares it groups.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from kg.model.folders import (
    BY_FIELDS,
    BY_NAME,
    GROUP,
    Position,
    by_name,
    is_about,
    is_dated,
    is_open_to_people,
    is_overview,
    walk,
)
from kg.model.kinds import Kinds, is_entity
from kg.model.names import page_name, without_md
from kg.model.rules import Rules

_ENOUGH = 3  # notes that say of themselves what they are
_MARKS = BY_FIELDS + BY_NAME
_BEHIND = chr(ord("/") + 1)  # sorts behind everything in a folder

Tells = Callable[[str], str]  # by the path of a note: `kg.interpret.folder_evidence`
LooksLikePerson = Callable[[str], bool]


class FolderKinds:
    """The facts of folders, each worked out when it is asked for. `paths` are those of all notes,
    sorted; `tells` is asked what a note says of itself, and `tellers`, where that is known at once,
    how many notes of a folder may say something."""

    def __init__(
        self,
        paths: Sequence[str],
        tells: Tells,
        rules: Rules,
        is_persons: LooksLikePerson,
        tellers: Callable[[str], int] | None = None,
    ) -> None:
        self._paths = paths
        self._tells = tells
        self._rules = rules
        self._is_persons = is_persons
        self._tellers = tellers
        self._known: dict[str, str] = {}

    def get(self, folder: str, default: str = "") -> str:
        """What the notes in a folder, whose name means nothing, say that it is for."""
        found = self._known.get(folder)
        if found is None:
            above = walk(folder.rpartition("/")[0], self._rules, self._told)
            found = self._told(folder, above.position)
        return found or default

    def look(self, folder: str) -> None:
        """Work out what holds of a folder and those around it."""
        walk(folder, self._rules, self._told)

    def known(self) -> dict[str, str]:
        """The folders about which something is known by now."""
        return {folder: kind for folder, kind in self._known.items() if kind}

    def _told(self, folder: str, position: Position) -> str:
        found = self._known.get(folder)
        if found is None:
            found = self._known[folder] = self._decided(folder, position)
        return found

    def _decided(self, folder: str, position: Position) -> str:
        if position.is_owner_next:
            # A company's folder is the company's, whoever has a page there.
            is_one = position.kind == Kinds.ORGANIZATION
            return "" if is_one else self._group(folder, position.kind)
        return self._of_kind(folder, position.kind)

    def _of_kind(self, folder: str, above: str) -> str:
        """The kind of which most notes right in the folder say that they are."""
        if self._tellers is not None and self._tellers(folder) < _ENOUGH:
            return ""
        own = [path for path in self._direct(folder) if not self._is_of_folder(path, folder)]
        undated = sum(not is_dated(path) for path in own)
        said: Counter[str] = Counter()
        silent = silent_undated = 0
        for path in own:
            kind, dated = self._tells(path), is_dated(path)
            if kind == Kinds.MEETING or (is_entity(kind) and kind[0] not in _MARKS and not dated):
                said[kind] += 1
            else:
                silent += 1
                silent_undated += not dated
                if silent * 2 >= len(own) and silent_undated * 2 >= undated:
                    return ""  # whatever the others say
        for kind, count in said.items():
            among = len(own) if kind == Kinds.MEETING else undated
            if count >= _ENOUGH and count * 2 > among and kind != above:
                return kind
        return ""

    def _group(self, folder: str, kind: str) -> str:
        """GROUP for a folder of pages of that kind."""
        if self._has_own_note(folder, kind):
            return ""
        if kind in self._rules.kinds:
            return GROUP  # kg.toml says what lies there
        found = [self._tells(path) for path in self._pages(folder)]
        sure = sum(tells in (kind, BY_FIELDS + kind) for tells in found)
        like = sure + sum(tells == BY_NAME + kind for tells in found)
        name = folder.rpartition("/")[2]
        within = Position(kind, "", "")
        if is_open_to_people(by_name(name, self._rules, within), within):
            return GROUP if sure * 2 > len(found) else ""
        if like * 2 <= len(found):
            return ""
        if kind == Kinds.PERSON and not sure and self._is_persons(name):
            # What somebody's folder holds may be called as people are: `Trip Plans`.
            return GROUP if like == len(found) >= _ENOUGH else ""
        return GROUP

    def _pages(self, folder: str) -> Iterator[str]:
        """The undated notes of a folder, and of each folder in it its own note; where no note lies
        right in it, what lies in the folders below."""
        direct = [
            path
            for path in self._direct(folder)
            if not (is_dated(path) or self._is_of_folder(path, folder))
        ]
        yield from direct
        for inner in self._folders(folder):
            own = self._own_notes(inner)
            if own:
                yield own[0]
            elif not direct:
                yield from self._pages(inner)

    def _is_of_folder(self, path: str, folder: str) -> bool:
        name = page_name(path)
        return is_about(name, folder, self._rules) or is_overview(name, self._rules)

    def _has_own_note(self, folder: str, kind: str) -> bool:
        """Whether a folder has a page: in it, or beside it under the same name."""
        pages = self._own_notes(folder)
        if pages:
            return any(self._tells(path).lstrip(_MARKS) in ("", kind) for path in pages)
        beside = f"{folder}.md"
        at = bisect_left(self._paths, beside)
        return at < len(self._paths) and self._paths[at] == beside

    def _own_notes(self, folder: str) -> list[str]:
        return [
            path for path in self._direct(folder) if is_about(page_name(path), folder, self._rules)
        ]

    def _direct(self, folder: str) -> Iterator[str]:
        """The notes right in a folder."""
        return (path for path, is_note in self._inside(folder) if is_note)

    def _folders(self, folder: str) -> Iterator[str]:
        return (path for path, is_note in self._inside(folder) if not is_note)

    def _inside(self, folder: str) -> Iterator[tuple[str, bool]]:
        """Notes and folders right in a folder that hold notes, and whether each is a note."""
        begin = f"{folder}/"
        at = bisect_left(self._paths, begin)
        while at < len(self._paths) and (path := self._paths[at]).startswith(begin):
            end = path.find("/", len(begin))
            if end < 0:
                yield path, True
                at += 1
            else:
                yield path[:end], False
                at = bisect_left(self._paths, path[:end] + _BEHIND, at)


def folders_of(path: str) -> list[str]:
    """The folders about which a note at that path may tell something: those around it, and one
    beside it that is called as it is."""
    found = [without_md(path)] if "/" in path else []
    end = path.rfind("/")
    while end > 0:
        found.append(path[:end])
        end = path.rfind("/", 0, end)
    return found


def below(paths: Sequence[str], folder: str) -> Sequence[str]:
    """Those of the sorted paths that lie in a folder."""
    return paths[bisect_left(paths, f"{folder}/") : bisect_left(paths, folder + _BEHIND)]
