"""Changing kg.toml: the one file that kg writes inside a vault, and only by a command that says so.

Comments and the order of what stands there are kept. Where the vault cannot be written, the change
goes to what is laid over its kg.toml (`kg.config.over_file`).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from difflib import ndiff
from typing import Any, Literal, NamedTuple

from kg import config
from kg.errors import ConfigError
from kg.model.learned import Finding
from kg.model.same import fold, name_in

Setting = Literal["same", "not_same"]


class Change(NamedTuple):
    """What a file of settings holds, and what it would hold."""

    file: str
    before: str
    after: str

    @property
    def lines(self) -> list[str]:
        """The lines that go, with a minus, and those that come, with a plus."""
        told = ndiff(self.before.splitlines(), self.after.splitlines())
        return [line for line in told if line.startswith(("+ ", "- ")) and line[2:].strip()]


def changes(chosen: config.Settings, vault: str, setting: Setting, group: Sequence[str]) -> Change:
    """The change that adds a group to a setting.

    Members that the opposite setting holds together are taken out there. Raises ConfigError as
    `changed` does.
    """
    return changed(chosen, vault, lambda toml: with_group(toml, setting, group))


def changed(chosen: config.Settings, vault: str, edit: Callable[[str], str]) -> Change:
    """The change that an edit makes in the first of the files that may be written. Raises
    ConfigError where none may be, and where the settings would contradict each other."""
    for file in _files(chosen, vault):
        if _is_writable(file):
            before = config.read(file).decode() if os.path.exists(file) else _head(file, vault)
            change = Change(file, before, edit(before))
            _check(chosen, change, over=file == config.over_file(vault))
            return change
    raise ConfigError(f"Neither {' nor '.join(_files(chosen, vault))} can be written.")


def word_changes(chosen: config.Settings, vault: str, words: Sequence[Finding]) -> Change:
    """The change that adds words to their settings, each with its reason as a comment. Raises
    ConfigError as `changed` does."""
    return changed(chosen, vault, lambda toml: with_findings(toml, words))


def with_findings(toml: str, words: Sequence[Finding]) -> str:
    """The text of a kg.toml with more words in its settings; one that stands there stays."""
    import tomlkit  # only where something is written

    document = tomlkit.parse(toml)
    for one in words:
        table: Any = document
        for part in one.setting[:-1]:
            if part not in table:
                # [fields] alone says nothing: only the innermost has a line of its own.
                is_inner = part == one.setting[-2]
                table[part] = tomlkit.table(is_super_table=not is_inner)
            table = table[part]
        key = one.setting[-1]
        held = table.get(key)
        if held is None or isinstance(held, str):
            array = tomlkit.array()
            array.extend([held] if held is not None else [])
            table[key] = array
        if one.word not in table[key]:
            table[key].add_line(one.word, comment=_in_comment(one.reason))
            table[key].multiline(True)
    return tomlkit.dumps(document)


def _in_comment(text: str) -> str:
    """A text that a comment may hold: on one line, without control characters."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def write(change: Change) -> None:
    """Write the changed file: all of it or nothing. Raises ConfigError."""
    file = os.path.realpath(change.file)
    new = f"{file}.{os.getpid()}.new"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(new, "x", encoding="utf-8", newline="") as out:
            out.write(change.after)
            out.flush()
            os.fsync(out.fileno())
        if os.path.exists(file):
            os.chmod(new, os.stat(file).st_mode & 0o7777)
        os.replace(new, file)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(new)
        raise ConfigError(f"{change.file} cannot be written: {error.strerror}.") from error


def with_group(toml: str, setting: Setting, group: Sequence[str]) -> str:
    """The text of a kg.toml with one more group in a setting."""
    import tomlkit  # only where something is written

    document = tomlkit.parse(toml)
    opposite = document.get("not_same" if setting == "same" else "same")
    if opposite is not None:
        _part(opposite, group)
        if not opposite:
            document.remove("not_same" if setting == "same" else "same")
    made = tomlkit.array()
    made.extend(group)
    if setting in document:
        document[setting].append(made)
    else:
        groups = tomlkit.array()
        groups.append(made)
        document[setting] = groups
    return _above_comment(tomlkit.dumps(document), f"{setting} = {document[setting].as_string()}")


def with_words(toml: str, words: Mapping[str, Sequence[str]]) -> str:
    """The text of a kg.toml with more words in lists, by setting; none twice."""
    import tomlkit  # only where something is written

    for setting, added in words.items():
        document = tomlkit.parse(toml)
        held = document.get(setting)
        if isinstance(held, str):
            added, held = [held, *added], None
        if held is None:
            new = tomlkit.array()
            new.extend(dict.fromkeys(added))
            document[setting] = new
            line = f"{setting} = {new.as_string()}"
            toml = _above_comment(tomlkit.dumps(document), line)
        else:
            held.extend(word for word in dict.fromkeys(added) if word not in held)
            toml = tomlkit.dumps(document)
    return toml


def _above_comment(toml: str, line: str) -> str:
    """The text with a new line above the comment that belongs to the section behind it."""
    head, found, rest = toml.partition(f"\n{line}\n")
    if not found or not rest.lstrip("\n").startswith("["):
        return toml
    above = head.split("\n")
    comment: list[str] = []
    while above and above[-1].startswith("#"):
        comment.insert(0, above.pop())
    return "\n".join([*above, line, "", *comment, rest.lstrip("\n")]) if comment else toml


def _part(groups: Any, members: Sequence[str]) -> None:
    """Leave of each group only one of the members; a group of one is none."""
    wanted = {_thing(member) for member in members}
    for place in reversed(range(len(groups))):
        held = [at for at, one in enumerate(groups[place]) if _thing(one) in wanted]
        if len({_thing(groups[place][at]) for at in held}) < 2:
            continue
        if len(groups[place]) - len(held) + 1 < 2:
            del groups[place]
            continue
        for at in reversed(held[1:]):
            del groups[place][at]


def _thing(member: str) -> str:
    folded = fold(member)
    return name_in(folded) or folded


def _files(chosen: config.Settings, vault: str) -> list[str]:
    """Where a vault's settings may be written: its kg.toml, then what is laid over it. A kg.toml
    for all vaults says nothing of one."""
    for_all = os.path.join(config.config_home(), config.FILE_NAME)
    own = chosen.file
    if own is None or os.path.realpath(own) == os.path.realpath(for_all):
        own = os.path.join(vault, config.FILE_NAME)
    return [own, config.over_file(vault)]


def _is_writable(file: str) -> bool:
    folder = os.path.dirname(os.path.realpath(file))
    while not os.path.exists(folder):
        folder = os.path.dirname(folder)
    return os.access(folder, os.W_OK) and (not os.path.exists(file) or os.access(file, os.W_OK))


def _head(file: str, vault: str) -> str:
    if file != config.over_file(vault):
        return ""
    return f"# Laid over the kg.toml of {' '.join(vault.splitlines())}.\n"


def _check(chosen: config.Settings, change: Change, *, over: bool) -> None:
    """Raise ConfigError unless all settings together can be used."""
    after = config.Over(change.file, change.after.encode())
    if over:
        config.rules_of(chosen._replace(over=after))
    elif chosen.file is None or os.path.realpath(chosen.file) == os.path.realpath(change.file):
        config.rules_of(chosen._replace(file=after.file, toml=after.toml))
    else:  # the vault's first kg.toml, over the user's
        base = config.Over(chosen.file, chosen.toml)
        config.rules_of(chosen._replace(file=after.file, toml=after.toml, base=base))
