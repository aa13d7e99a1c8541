"""Everything beside the notes that an import depends on: kg.toml and Obsidian's own settings.

Each question asks for the fingerprint and no more, so what else it takes is imported late.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

from kg import config
from kg.errors import ConfigError
from kg.model.kinds import Codes
from kg.model.note import Problem
from kg.vault.git import user_name
from kg.vault.obsidian import FOLDER, Obsidian, read_obsidian, settings_text
from kg.vault.scan import Ignored, nothing_ignored

if TYPE_CHECKING:
    from kg.importer.settings import Settings

# "kg.db" itself, kg.db-wal, kg.db.lock.
_AFTER_NAME = ("", "-", ".")
_MOST_REPORTED = 20  # filters that are refused one by one


class VaultSettings:
    """The settings for one vault, worked out only as far as they are asked for.

    `file` is the kg.toml that counts, if any, `over` what is laid over it, `base` the user's below
    it; `given` is the file if somebody chose it. `user` is git's, in one word. `fingerprint`
    differs whenever notes may have to be read anew, or somebody else may own them: not for a
    question that is saved.
    """

    def __init__(self, vault: str, db: str, given: str | None) -> None:
        self.file, self.base = config.chosen(given, vault=vault, database=db)
        self.given = self.file if config.named(given) else None
        self._toml = config.read(self.file) if self.file else b""
        self.over = config.laid_over(vault)
        self._obsidian_text, self._unread = settings_text(vault)
        self._vault = vault
        self._db = _inside(vault, db)
        self.user = _in_one_word(user_name(vault))

    @property
    def fingerprint(self) -> str:
        files = (self._toml, *(one.toml for one in (self.over, self.base) if one))
        parts = [
            *map(config.without_questions, files),
            *(b"%b\0%b" % (n.encode(), t) for n, t in self._obsidian_text.items()),
        ]
        parts += (f"{path}\0{problem.message}".encode() for path, problem in self._unread)
        parts += [self.user.encode()] if self.user else []
        return f"{crc32(bytes(1).join(parts)):08x}"

    @property
    def _files(self) -> tuple[config.Over, ...]:
        return config.layers(self.file, self._toml, base=self.base, over=self.over)

    @property
    def questions(self) -> list[config.Declared]:
        """The questions that kg.toml saves, as they stand there. Raises ConfigError."""
        return config.questions(self._files)

    @property
    def freshness(self) -> config.Freshness:
        """What a question does where the vault changed. Raises ConfigError."""
        return config.freshness(self._files)

    @cached_property
    def obsidian(self) -> Obsidian:
        return read_obsidian(self._obsidian_text)

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """What does not count in Obsidian's settings, and which questions of kg.toml cannot be
        asked: (path of the file, problem)."""
        return [*self._unread, *self.obsidian.problems, *self._filters[1], *self._unfit]

    @property
    def _unfit(self) -> list[tuple[str, Problem]]:
        if not (declared := self.questions):
            return []
        from kg.importer.unfit_questions import unfit  # and with it SQL and languages

        return unfit(declared, self._vault)

    @cached_property
    def ignored(self) -> Ignored:
        """Whether a path is to be left out. Raises ConfigError for a pattern that is none."""
        others = self._ignored_by_settings
        if self._db is None:
            return others
        return lambda path, is_folder: self.is_own(path) or others(path, is_folder)

    def is_own(self, path: str) -> bool:
        """Whether a file is the database's, which may lie in the vault; taken for an attachment, it
        would differ every time."""
        own = self._db
        return own is not None and path.startswith(own) and path[len(own) :][:1] in _AFTER_NAME

    @property
    def _ignored_by_settings(self) -> Ignored:
        filtered, _ = self._filters
        said = [self._toml, *(one.toml for one in (self.over, self.base) if one)]
        # The words of a whole vocabulary are read for it: only where something is to be ignored.
        if not any(b"ignore" in toml or b"\\" in toml for toml in said):
            return filtered
        if not (lines := self.reading.rules.ignore):
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
        if not self._obsidian_text or not self.obsidian.ignore:
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
        from kg.importer.settings import Settings

        rules = config.rules(
            self._toml,
            self.file,
            over=self.over,
            base=self.base,
            daily_folder=self.obsidian.daily_folder,
            daily_format=self.obsidian.daily_format,
            templates=self.obsidian.templates,
        )
        return Settings(rules, dict(self.obsidian.types))


def _inside(vault: str, db: str) -> str | None:
    """The database's path in the vault, None where it lies elsewhere."""
    root = os.path.realpath(vault).rstrip(os.sep) + os.sep
    place = os.path.realpath(db)
    return place.removeprefix(root).replace(os.sep, "/") if place.startswith(root) else None


def _in_one_word(name: str) -> str:
    if not name:
        return ""
    from kg.interpret.home_folders import glued

    return glued(name)
