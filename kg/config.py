"""The configuration: a flag wins over the environment, that over kg.toml, that over the default.

A vault's kg.toml is laid over the one in the user's configuration folder; what that folder holds
for one vault is laid over both, for vaults that cannot be written.

Environment: KG_DB (the database), KG_CONFIG (the kg.toml), KG_VAULT (the vault), KG_REFRESH.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from kg import vaults
from kg.errors import ConfigError, NothingImported
from kg.model.kinds import ENTITY_KINDS, Kinds
from kg.read import Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model.rules import Rules
    from kg.model.same import Same

FILE_NAME = "kg.toml"
DEFAULT_DATABASE = "kg.db"
REFRESH = ("auto", "warn", "off")
LOOK_MS = 250  # how long a question looks whether the vault changed
LARGEST = 256 * 1024  # bytes of a kg.toml
_DOTS = 1_000  # in one line: for a name of that many parts tomllib takes the square of the time
_MOST_DAYS = 36_525  # a century
_LONGEST_LOOK = 60_000  # milliseconds
_SHOWN = 60  # characters of a word in a sentence

# What a word of kg.toml may hold. "words" is a text or a list of texts; "meanings" maps names to
# words, and "own meanings" lets the vault bring names of its own.
SHAPES = {
    "vault": "text",
    "database": "text",
    "refresh": "refresh",
    "look_ms": "milliseconds",
    "source_links": "address",
    "me": "words",
    "my_organization": "words",
    "ignore": "words",
    "same": "groups",
    "not_same": "groups",
    "daily_format": "text",
    "date_order": "order",
    "kinds": "kinds",
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
    "questions": "questions",
}


class Over(NamedTuple):
    """A file of settings beside a vault's kg.toml. What is laid over another: single values win,
    lists add up."""

    file: str
    toml: bytes


class Settings(NamedTuple):
    """What a command works with. `database` is always set; `vault` and `file` (the kg.toml in use)
    may be None, and so may `over`, what is laid over it, and `base`, the user's own kg.toml below
    it. Paths in kg.toml count from the folder of that file. `is_last`: nothing names the database;
    it is that of the vault imported last, and there are others."""

    database: str
    vault: str | None
    file: str | None
    toml: bytes
    over: Over | None = None
    base: Over | None = None
    is_last: bool = False


def settings(
    config: str | None = None, *, vault: str | None = None, database: str | None = None
) -> Settings:
    """Resolve the three flags. Raises ConfigError for a kg.toml that cannot be used.

    The database is the one given, else $KG_DB, else that of kg.toml, else that of the vault; no
    vault being named, that of the vault around this folder, else kg.db here, else that of the vault
    imported last.
    """
    vault = vault or os.environ.get("KG_VAULT") or None
    database = database or os.environ.get("KG_DB") or None
    around = None if vault or database else vaults.around(os.curdir)
    file, base = chosen(config, vault=vault or around, database=database)
    toml = read(file) if file else b""
    for one in reversed(layers(file, toml, base=base)):
        if vault is None or database is None:
            named = _paths_in(one)
            database = database or named.get("database")
            vault = vault or named.get("vault")
    found, is_last = (database, False) if database else _database(vault, around)
    return Settings(found, vault, file, toml, laid_over(vault), base, is_last)


def _paths_in(one: Over) -> dict[str, str]:
    """The folder of notes and the database that a kg.toml names."""
    if b"database" not in one.toml and b"vault" not in one.toml:
        return {}  # reading TOML takes a fifth of an answer's time
    beside = os.path.dirname(one.file)
    table = parse(one.toml, one.file)
    paths = {key: os.path.expanduser(table[key]) for key in _PATHS if key in table}
    return {key: os.path.join(beside, path) for key, path in paths.items()}


def _database(vault: str | None, around: str | None) -> tuple[str, bool]:
    """The database where nothing names one, and whether it is taken from among several."""
    place = vault or around
    if place and (found := vaults.database_of(place)):
        return found, False
    if os.path.exists(DEFAULT_DATABASE):
        return DEFAULT_DATABASE, False
    if place:
        return vaults.own_database(place), False
    known = vaults.known()
    return (known[0].database, len(known) > 1) if known else (DEFAULT_DATABASE, False)


def existing(database: str | None = None) -> Settings:
    """The settings for a question to the database given, or found. Raises NothingImported where
    none is named and none is there."""
    found = settings(database=database)
    named = database or os.environ.get("KG_DB")
    if named or os.path.exists(found.database) or _is_named(found):
        return found
    raise NothingImported(found.vault or vaults.around(os.curdir))


def _is_named(found: Settings) -> bool:
    files = layers(found.file, found.toml, base=found.base)
    return any("database" in _paths_in(one) for one in files)


def over_file(vault: str) -> str:
    """The path, in the user's configuration folder, of what is laid over a vault's kg.toml."""
    return os.path.join(config_home(), "vaults", f"{vaults.file_name(vault)}.toml")


def layers(
    file: str | None, toml: bytes, *, base: Over | None, over: Over | None = None
) -> tuple[Over, ...]:
    """The files that count, each to be laid over those before it: the user's, the one in use,
    what is laid over it."""
    return tuple(one for one in (base, Over(file or FILE_NAME, toml), over) if one)


def laid_over(vault: str | None) -> Over | None:
    """What is laid over a vault's kg.toml, if anything is. Raises ConfigError like `read`."""
    file = over_file(vault) if vault else ""
    return Over(file, read(file)) if file and os.path.exists(file) else None


def chosen(
    given: str | None, *, vault: str | None = None, database: str | None = None
) -> tuple[str | None, Over | None]:
    """The kg.toml in use (see `find`), and the user's own one below it: none below a file that was
    given, which stands for itself. Raises ConfigError like `read`."""
    file = find(given, vault=vault, database=database)
    own = os.path.join(config_home(), FILE_NAME)
    if named(given) or file is None or file == own or not os.path.exists(own):
        return file, None
    return file, Over(own, read(own))


def named(given: str | None) -> str | None:
    """The kg.toml that somebody chose: the one given, else $KG_CONFIG."""
    return given or os.environ.get("KG_CONFIG") or None


def config_home() -> str:
    """The user's configuration folder for kg."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(home, "kg")


def find(given: str | None, *, vault: str | None = None, database: str | None = None) -> str | None:
    """The path of the kg.toml in use, None where there is none.

    That is the given one or $KG_CONFIG (which must exist), else the first that exists: in the
    vault, beside the database, in the user's configuration folder. It may be no file at all.
    """
    if own := named(given):
        if not os.path.exists(own):
            raise ConfigError(f"There is no configuration at {own}. `kg init VAULT` prints one.")
        return own
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
    base: Over | None = None,
    daily_folder: str | None = None,
    daily_format: str | None = None,
    templates: Sequence[str] = (),
) -> Rules:
    """The vocabulary: the default one, extended by the folder and the format of Obsidian's daily
    notes, its templates and their folders, then by the user's kg.toml (`base`), then by a
    vault's, then by what is laid `over` it.
    Raises ConfigError like `parse`, and where they contradict each other."""
    from kg.model.own_kinds import clash, merged
    from kg.model.rules import extended, rules_from
    from kg.model.same import Contradiction
    from kg.model.vocabulary import DEFAULT, DEFAULT_RULES

    if not (toml or over or base or daily_folder or daily_format or templates):
        return DEFAULT_RULES
    table: dict[str, Any] = DEFAULT
    if daily_folder:
        table = extended(table, {"folders": {Kinds.DAILY: [daily_folder.rpartition("/")[2]]}})
    if daily_format:
        table = extended(table, {"daily_format": daily_format})
    declared = DEFAULT["kinds"]
    files = layers(file, toml, base=base, over=over)
    for one in files:
        words = parse(one.toml, one.file)
        declared = merged(declared, words.pop("kinds", {}))
        table = extended(table, {k: v for k, v in words.items() if k not in _NO_WORDS})
    table = table | {"kinds": declared}
    where = " and ".join(one.file for one in files if one.toml)
    if clashing := clash(declared):
        raise ConfigError(f"{where}: {clashing}.")
    try:
        found = rules_from(table)
        return found._replace(places=dict.fromkeys(templates, Kinds.TEMPLATE))
    except Contradiction as cause:
        raise ConfigError(f"{where}: {cause}.") from cause


def same_of(vault: str | None, database: str) -> Same:
    """What kg.toml says now of what is one, for a vault and its database. Raises ConfigError."""
    return rules_of(settings(vault=vault, database=database)).same


def rules_of(found: Settings) -> Rules:
    """The vocabulary by all files of the settings. Raises ConfigError like `rules`."""
    return rules(found.toml, found.file, over=found.over, base=found.base)


class Freshness(NamedTuple):
    """What a question does where the vault changed (one of REFRESH), and how long it looks."""

    refresh: str
    look_ms: int


def freshness(files: Sequence[Over]) -> Freshness:
    """What settings say; $KG_REFRESH wins over them. Raises ConfigError like `parse`."""
    table = _single(files, "refresh", "look_ms")
    said = os.environ.get("KG_REFRESH")
    if said and said not in REFRESH:
        raise ConfigError(f"KG_REFRESH is “{said[:_SHOWN]}”; it takes one of {', '.join(REFRESH)}.")
    return Freshness(said or table.get("refresh", REFRESH[0]), table.get("look_ms", LOOK_MS))


def source_links(vault: str, database: str, usual: str = "file") -> str:
    """Where sources lead that are clicked on: the setting `source_links`, else `usual`. Raises
    ConfigError like `parse`, and for what is no address."""
    file, base = chosen(None, vault=vault, database=database)
    files = layers(file, read(file) if file else b"", base=base, over=laid_over(vault))
    return str(_single(files, "source_links").get("source_links", usual))


class Declared(NamedTuple):
    """What a kg.toml says under the name of a question, as it stands there, and which one."""

    name: str
    said: object
    file: Over


def questions(files: Sequence[Over]) -> list[Declared]:
    """The questions that files save, by name; a later file replaces one of an earlier one. What is
    wrong with one is not looked for (see `kg.model.questions`). Raises ConfigError like `parse`."""
    found: dict[str, Declared] = {}
    for one in files:
        if b"questions" not in one.toml:
            continue
        said = parse(one.toml, one.file).get("questions", {})
        by_name = said if isinstance(said, dict) else {"questions": said}
        found |= {name: Declared(name, value, one) for name, value in by_name.items()}
    return [found[name] for name in sorted(found)]


def without_questions(toml: bytes) -> bytes:
    """A kg.toml without the first sections of questions that stand together, as far as that is sure
    without reading TOML, which takes a fifth of an answer's time: from their first head, if no text
    of several lines can be open there, to the next line that may be the head of another section."""
    before, found, rest = toml.partition(b"\n[questions.")
    if not found or b'"""' in before or b"'''" in before:
        return toml
    lines = rest.split(b"\n")
    for at, line in enumerate(lines):
        bare = line.lstrip()
        if at and bare.startswith(b"[") and not bare.startswith(b"[questions."):
            return before + b"\n" + b"\n".join(lines[at:])
    return before


def _single(files: Sequence[Over], *keys: str) -> dict[str, Any]:
    """What settings of one value are, by the last of the files that says each of them."""
    table: dict[str, Any] = {}
    for one in files:
        # Reading TOML takes as long as half of an answer, and most files say none of them.
        if any(key.encode() in one.toml for key in keys):
            table |= parse(one.toml, one.file)
    return table


LINK_FORMS = ("file", "obsidian", "none")
_PATHS = ("vault", "database")
_NO_WORDS = (*_PATHS, "refresh", "look_ms", "source_links", "questions")


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
    if shape == "refresh":
        return _refresh(key, value, where)
    if shape == "milliseconds":
        return _milliseconds(key, value, where)
    if shape == "groups":
        return _groups(key, value, where)
    if shape == "questions":
        return value  # a bad question stops nothing
    if not isinstance(value, dict):
        example = f"[{key}]"
        raise ConfigError(
            f"{where}: {key} is a section of its own; write its words below {example}."
        )
    if shape == "kinds":
        return {name: _kind(name, said, where) for name, said in value.items()}
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


# What `[kinds.book]` may hold.
_OF_A_KIND = {
    "plural": "text",
    "folders": "words",
    "types": "words",
    "tags": "words",
    "fields": "names",
}


def _kind(name: str, said: Any, where: str) -> dict[str, Any]:
    from kg.model.own_kinds import wrong_name

    key = f"kinds.{name[:_SHOWN]}"
    if wrong := wrong_name(name):
        raise ConfigError(f"{where}: {key}: {wrong}.")
    if not isinstance(said, dict):
        raise ConfigError(f"{where}: {key} is a section; write [{key}].")
    shapes = {part: _known(part, _OF_A_KIND, where, f"{key}.") for part in said}
    read = {"text": _text, "words": _words, "names": _field_names}
    return {part: read[shapes[part]](f"{key}.{part}", value, where) for part, value in said.items()}


def _field_names(key: str, value: Any, where: str) -> dict[str, list[str]]:
    """The fields of a kind, each with other names for its property; a list gives none of these."""
    from kg.model.own_kinds import wrong_field

    if isinstance(value, dict):
        found = {name: _words(f"{key}.{name}", words, where) for name, words in value.items()}
    else:
        found = {name: [] for name in _words(key, value, where)}
    for name in found:
        if wrong := wrong_field(name):
            raise ConfigError(f"{where}: {key}: {wrong}.")
    return found


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


def _refresh(key: str, value: Any, where: str) -> str:
    if value in REFRESH:
        return str(value)
    raise _wrong(key, value, 'one of "auto", "warn" and "off"', '"warn"', where)


def _milliseconds(key: str, value: Any, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LONGEST_LOOK:
        return value
    raise _wrong(key, value, f"milliseconds, {_LONGEST_LOOK:,} at most", str(LOOK_MS), where)


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
            f"{where}: {key}: “{member[:_SHOWN]}” is no name, address, path of a note, or key of "
            f"one of {', '.join(ENTITY_KINDS)} (person:ann-lee)."
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
