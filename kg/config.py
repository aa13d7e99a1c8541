"""The configuration: a flag wins over the environment, that over kg.toml, that over the default.

What the user's configuration folder holds for one vault is laid over kg.toml, for vaults that
cannot be written.

Environment: KG_DB (the database), KG_CONFIG (the kg.toml), KG_VAULT (the vault).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from kg.errors import ConfigError
from kg.model.kinds import Kinds
from kg.read import Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model.rules import Rules
    from kg.model.same import Same

FILE_NAME = "kg.toml"
DEFAULT_DATABASE = "kg.db"
LARGEST = 256 * 1024  # bytes of a kg.toml
_DOTS = 1_000  # in one line: for a name of that many parts tomllib takes the square of the time
_MOST_DAYS = 36_525  # a century
_SHOWN = 60  # characters of a word in a sentence

# What a word of kg.toml may hold. "words" is a text or a list of texts; "meanings" maps names to
# words, and "own meanings" lets the vault bring names of its own.
SHAPES = {
    "vault": "text",
    "database": "text",
    "source_links": "address",
    "me": "words",
    "my_organization": "words",
    "ignore": "words",
    "same": "groups",
    "not_same": "groups",
    "daily_format": "text",
    "date_order": "order",
    "folders": "meanings",
    "types": "meanings",
    "meetings": "own meanings",
    "fields": "fields",
    "relations": "own meanings",
    "headings": "meanings",
    "attendance": "meanings",
    "contact_verbs": "own meanings",
    "contact_nouns": "own meanings",
    "contacted_by": "own meanings",
    "no_contact": "words",
    "not_there": "words",
    "called_off": "words",
    "no_event": "meanings",
    "planned": "words",
    "status": "own meanings",
    "tasks": "marks",
    "cadence": "days",
    "tag_prefixes": "meanings",
    "generic_titles": "words",
    "folder_notes": "words",
    "overviews": "words",
    "nobody": "words",
    "free_mail": "words",
}


class Over(NamedTuple):
    """A file that is laid over a vault's kg.toml: single values win, lists add up."""

    file: str
    toml: bytes


class Settings(NamedTuple):
    """What a command works with. `database` is always set; `vault` and `file` (the kg.toml in use)
    may be None, and so may `over`. Paths in kg.toml count from the folder of that file."""

    database: str
    vault: str | None
    file: str | None
    toml: bytes
    over: Over | None = None


def settings(
    config: str | None = None, *, vault: str | None = None, database: str | None = None
) -> Settings:
    """Resolve the three flags. Raises ConfigError for a kg.toml that cannot be used."""
    vault = vault or os.environ.get("KG_VAULT") or None
    database = database or os.environ.get("KG_DB") or None
    file = find(config, vault=vault, database=database)
    if file is None:
        return Settings(database or DEFAULT_DATABASE, vault, None, b"", laid_over(vault))
    toml = read(file)
    if vault is None or database is None:
        table = parse(toml, file)
        beside = os.path.dirname(file)
        if database is None and "database" in table:
            database = os.path.join(beside, os.path.expanduser(table["database"]))
        if vault is None and "vault" in table:
            vault = os.path.join(beside, os.path.expanduser(table["vault"]))
    return Settings(database or DEFAULT_DATABASE, vault, file, toml, laid_over(vault))


def over_file(vault: str) -> str:
    """The path, in the user's configuration folder, of what is laid over a vault's kg.toml."""
    root = os.path.realpath(vault)
    return os.path.join(
        config_home(), "vaults", f"{os.path.basename(root)}-{crc32(os.fsencode(root)):08x}.toml"
    )


def laid_over(vault: str | None) -> Over | None:
    """What is laid over a vault's kg.toml, if anything is. Raises ConfigError like `read`."""
    file = over_file(vault) if vault else ""
    return Over(file, read(file)) if file and os.path.exists(file) else None


def config_home() -> str:
    """The user's configuration folder for kg."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(home, "kg")


def find(given: str | None, *, vault: str | None = None, database: str | None = None) -> str | None:
    """The path of the kg.toml in use, None where there is none.

    That is the given one or $KG_CONFIG (which must exist), else the first that exists: in the
    vault, beside the database, in the user's configuration folder. It may be no file at all.
    """
    named = given or os.environ.get("KG_CONFIG")
    if named:
        if not os.path.exists(named):
            raise ConfigError(f"There is no configuration at {named}. `kg init VAULT` prints one.")
        return named
    for folder in _folders(vault, database):
        path = os.path.join(folder, FILE_NAME)
        if os.path.exists(path):
            return path
    return None


def _folders(vault: str | None, database: str | None) -> list[str]:
    beside = os.path.dirname(os.path.abspath(database or DEFAULT_DATABASE))
    return [*([vault] if vault else []), beside, config_home()]


def read(file: str) -> bytes:
    """The bytes of a kg.toml. Raises ConfigError where it cannot be read."""
    try:
        return read_file(file, LARGEST)
    except Unreadable as cause:
        raise ConfigError(
            f"{file} {cause}. kg.toml must be a file of text that you may read; give another one "
            "with --config."
        ) from cause


def parse(toml: bytes, file: str | None = None) -> dict[str, Any]:
    """The table in a kg.toml, every key known and every value of its type.

    Words come as lists of texts, also where the file has one text. Raises ConfigError with one
    sentence that says where.
    """
    import tomllib  # 5 ms, and most answers need no kg.toml

    where = file or FILE_NAME
    for number, text in enumerate(toml.split(b"\n"), 1):
        if text.count(b".") > _DOTS:
            raise ConfigError(f"{where}:{number}: more than {_DOTS:,} dots in a line; break it up.")
    try:
        table = tomllib.loads(toml.decode())
    except UnicodeDecodeError as error:
        line = toml.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{where}:{line}: not UTF-8; save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        lines = toml.decode().count("\n") + 1
        reason = str(error).replace("end of document", f"line {lines}, the last one")
        raise ConfigError(f"{where} is no valid TOML: {reason}.") from error
    except ValueError as error:  # a number of thousands of digits
        raise ConfigError(f"{where} holds a number that is too large to be read.") from error
    except RecursionError as error:
        raise ConfigError(f"{where} nests too deep to be read.") from error
    return {key: _value(key, value, where) for key, value in table.items()}


def rules(
    toml: bytes,
    file: str | None = None,
    *,
    over: Over | None = None,
    daily_folder: str | None = None,
    daily_format: str | None = None,
    template_folders: Sequence[str] = (),
) -> Rules:
    """The vocabulary: the default one, extended by the folder and the format of Obsidian's daily
    notes and the folders of its templates, then by a kg.toml, then by what is laid `over` it.
    Raises ConfigError like `parse`, and where they contradict each other."""
    from kg.model.rules import extended, rules_from
    from kg.model.same import Contradiction
    from kg.model.vocabulary import DEFAULT, DEFAULT_RULES

    if not (toml or over or daily_folder or daily_format or template_folders):
        return DEFAULT_RULES
    table: dict[str, Any] = DEFAULT
    if daily_folder:
        table = extended(table, {"folders": {Kinds.DAILY: [daily_folder.rpartition("/")[2]]}})
    if daily_format:
        table = extended(table, {"daily_format": daily_format})
    files = [Over(file or FILE_NAME, toml), *([over] if over else [])]
    for one in files:
        words = parse(one.toml, one.file)
        table = extended(table, {k: v for k, v in words.items() if k not in _NO_RULES})
    try:
        found = rules_from(table)
        return found._replace(places=dict.fromkeys(template_folders, Kinds.TEMPLATE))
    except Contradiction as cause:
        raise ConfigError(
            f"{' and '.join(one.file for one in files if one.toml)}: {cause}."
        ) from cause


def same_of(vault: str | None, database: str) -> Same:
    """What kg.toml says now of what is one, for a vault and its database. Raises ConfigError."""
    chosen = settings(vault=vault, database=database)
    return rules(chosen.toml, chosen.file, over=chosen.over).same


def source_links(vault: str, database: str) -> str:
    """Where sources lead on a terminal: the setting `source_links`, else "file". Raises ConfigError
    like `parse`, and for what is no address."""
    file, over = find(None, vault=vault, database=database), laid_over(vault)
    texts = [over] if over else []
    texts += [Over(file, read(file))] if file else []
    for one in texts:
        # Reading TOML takes as long as half of an answer, and most files do not say it.
        if b"source_links" in one.toml and (given := parse(one.toml, one.file).get("source_links")):
            return str(given)
    return LINK_FORMS[0]


LINK_FORMS = ("file", "obsidian", "none")
_NO_RULES = ("vault", "database", "source_links")


def _value(key: str, value: Any, where: str) -> Any:
    shape = _known(key, SHAPES, where, "")
    if shape == "text":
        return _text(key, value, where)
    if shape == "address":
        return _address(key, value, where)
    if shape == "words":
        return _words(key, value, where)
    if shape == "order":
        return _order(key, value, where)
    if shape == "groups":
        return _groups(key, value, where)
    if not isinstance(value, dict):
        example = f"[{key}]"
        raise ConfigError(
            f"{where}: {key} is a section of its own; write its words below {example}."
        )
    if shape == "days":
        return {tag: _days(f"{key}.{tag}", days, where) for tag, days in value.items()}
    if shape == "marks":
        return {state: _marks(f"{key}.{state}", marks, where) for state, marks in value.items()}
    return _section(key, value, where, own="own" in shape)


def _section(key: str, value: Mapping[str, Any], where: str, *, own: bool) -> dict[str, Any]:
    from kg.model.vocabulary import DEFAULT

    if key == "fields":
        known: Mapping[str, Any] = DEFAULT["fields"]
        for kind, fields in value.items():
            _known(kind, known, where, "fields.")
            if not isinstance(fields, dict):
                raise ConfigError(f"{where}: fields.{kind} is a section; write [fields.{kind}].")
            for field in fields:
                _known(field, known[kind], where, f"fields.{kind}.")
        return {
            kind: {f: _words(f"fields.{kind}.{f}", words, where) for f, words in fields.items()}
            for kind, fields in value.items()
        }
    if not own:
        for meaning in value:
            _known(meaning, DEFAULT[key], where, f"{key}.")
    return {meaning: _words(f"{key}.{meaning}", words, where) for meaning, words in value.items()}


def _known(key: str, known: Mapping[str, Any], where: str, prefix: str) -> Any:
    if key in known:
        return known[key]
    from difflib import get_close_matches

    near = get_close_matches(key[:_SHOWN], known, n=1)
    hint = f"did you mean {prefix}{near[0]}?" if near else f"known are {', '.join(known)}."
    raise ConfigError(f"{where}: there is no setting {prefix}{key[:_SHOWN]}; {hint}")


def _text(key: str, value: Any, where: str) -> str:
    if isinstance(value, str) and value.strip() and "\0" not in value:
        return value
    raise _wrong(key, value, "a text", '"kg.db"', where)


def _order(key: str, value: Any, where: str) -> str:
    if value in ("dmy", "mdy"):
        return str(value)
    wanted = '"dmy" (13/06/2026) or "mdy" (06/13/2026)'
    raise _wrong(key, value, wanted, '"dmy"', where)


def _address(key: str, value: Any, where: str) -> str:
    if value in LINK_FORMS or (isinstance(value, str) and "{path}" in value):
        return str(value)
    wanted = f"{', '.join(LINK_FORMS)}, or an address with {{path}} in it"
    raise _wrong(key, value, wanted, '"vscode://file{vault}/{path}:{line}"', where)


def _words(key: str, value: Any, where: str) -> list[str]:
    words = [value] if isinstance(value, str) else value
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return words
    raise _wrong(key, value, "a list of texts", '["one", "two"]', where)


def _groups(key: str, value: Any, where: str) -> list[list[str]]:
    if isinstance(value, list) and all(
        isinstance(group, list) and len(group) > 1 and all(isinstance(one, str) for one in group)
        for group in value
    ):
        for member in (member for group in value for member in group):
            _check_member(key, member, where)
        return value
    example = '[["person:ann-lee", "People/A. Lee.md", "ann@x.example"]]'
    raise _wrong(key, value, "a list of groups of two or more texts", example, where)


def _check_member(key: str, member: str, where: str) -> None:
    from kg.model.same import refused

    if refused(member):
        raise ConfigError(
            f"{where}: {key}: “{member[:_SHOWN]}” is no name, address, path of a note, or key of a "
            "person, project or organization (person:ann-lee)."
        )


def _days(key: str, value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise _wrong(key, value, "a number of days", "14", where)
    if value > _MOST_DAYS:
        raise ConfigError(f"{where}: {key} may be {_MOST_DAYS} days, a century, and not more.")
    return value


def _marks(key: str, value: Any, where: str) -> list[str]:
    marks = list(value) if isinstance(value, str) else value
    if isinstance(marks, list) and all(isinstance(mark, str) and len(mark) == 1 for mark in marks):
        return marks
    raise _wrong(key, value, "the characters between the brackets", '"/"', where)


def _wrong(key: str, value: Any, wanted: str, example: str, where: str) -> ConfigError:
    names = {
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a section",
    }
    found = names.get(type(value), "a date or time")
    if type(value) is list:
        found = "a list of something else"
    elif type(value) is str:
        found = f"“{value[:_SHOWN]}”"
    return ConfigError(f"{where}: {key} must be {wanted}, such as {example}, and not {found}.")
