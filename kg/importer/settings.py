"""Everything beside the notes that an import depends on: kg.toml and Obsidian's own settings."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from kg import config
from kg.errors import ConfigError
from kg.interpret.home_folders import glued
from kg.model.folders import NOTHING_TOLD, Told
from kg.model.kinds import Codes
from kg.model.note import Problem
from kg.vault.git import user_name
from kg.vault.obsidian import FOLDER, Obsidian, read_obsidian, settings_text
from kg.vault.scan import Ignored, nothing_ignored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model.rules import Rules

# "kg.db" itself, kg.db-wal, kg.db.lock.
_AFTER_NAME = ("", "-", ".")
_MOST_REPORTED = 20  # filters that are refused one by one


class Settings(NamedTuple):
    """What reading a note depends on, beside the note; `as_of` is the day that counts as today,
    `told` what the notes in folders say that those are for."""

    rules: Rules
    types: Mapping[str, str]
    as_of: str = ""
    told: Told = NOTHING_TOLD


class VaultSettings:
    """The settings for one vault, worked out only as far as they are asked for.

    `file` is the kg.toml that counts, if any, `over` what is laid over it; `user` is git's, in one
    word. `fingerprint` differs whenever notes may have to be read anew, or somebody else may own
    them.
    """

    def __init__(self, vault: str, db: str, given: str | None) -> None:
        self.file = config.find(given, vault=vault, database=db)
        self._toml = config.read(self.file) if self.file else b""
        self.over = config.laid_over(vault)
        self._obsidian_text, self._unread = settings_text(vault)
        self._db = _inside(vault, db)
        self.user = glued(user_name(vault))

    @property
    def fingerprint(self) -> str:
        over = [self.over.toml] if self.over else []
        parts = [
            self._toml,
            *over,
            *(b"%b\0%b" % (n.encode(), t) for n, t in self._obsidian_text.items()),
        ]
        parts += (f"{path}\0{problem.message}".encode() for path, problem in self._unread)
        parts += [self.user.encode()] if self.user else []
        return f"{crc32(bytes(1).join(parts)):08x}"

    @cached_property
    def obsidian(self) -> Obsidian:
        return read_obsidian(self._obsidian_text)

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """What does not count in Obsidian's settings: (path of the file, problem)."""
        return [*self._unread, *self.obsidian.problems, *self._filters[1]]

    @cached_property
    def ignored(self) -> Ignored:
        """Whether a path is to be left out. Raises ConfigError for a pattern that is none."""
        others = self._ignored_by_settings
        if self._db is None:
            return others
        own = self._db
        # The database may lie in the vault; taken for an attachment, it would differ every time.
        return lambda path, is_folder: (
            (path.startswith(own) and path[len(own) :][:1] in _AFTER_NAME)
            or others(path, is_folder)
        )

    @property
    def _ignored_by_settings(self) -> Ignored:
        filtered, _ = self._filters
        if not (self._toml or self.over) or not (lines := self.reading.rules.ignore):
            return filtered
        from kg.regex import Refused
        from kg.vault.ignore import patterns

        try:
            matched = patterns(lines)
        except Refused as cause:
            raise ConfigError(f"{self.file}: ignore: {cause}.") from cause
        return lambda path, is_folder: filtered(path, is_folder) or matched(path, is_folder)

    @cached_property
    def _filters(self) -> tuple[Ignored, list[tuple[str, Problem]]]:
        """Obsidian's excluded files, and what is wrong with them."""
        if not self.obsidian.ignore:
            return nothing_ignored, []
        from kg.vault.ignore import filters  # and with it expressions: only for those who have some

        ignored, refused = filters(self.obsidian.ignore)
        path = f"{FOLDER}/app.json"
        problems = [
            (path, Problem(Codes.UNUSED_FILTER, str(refusal)))
            for refusal in refused[:_MOST_REPORTED]
        ]
        if more := len(refused) - len(problems):
            problems.append(
                (path, Problem(Codes.UNUSED_FILTER, f"{more} more excluded files are not heeded"))
            )
        return ignored, problems

    @cached_property
    def reading(self) -> Settings:
        """What reading notes takes: the vocabulary and the types of properties."""
        rules = config.rules(
            self._toml,
            self.file,
            over=self.over,
            daily_folder=self.obsidian.daily_folder,
            daily_format=self.obsidian.daily_format,
            template_folders=self.obsidian.template_folders,
        )
        return Settings(rules, dict(self.obsidian.types))


def _inside(vault: str, db: str) -> str | None:
    """The database's path in the vault, None where it lies elsewhere."""
    root = os.path.realpath(vault).rstrip(os.sep) + os.sep
    place = os.path.realpath(db)
    return place.removeprefix(root).replace(os.sep, "/") if place.startswith(root) else None
