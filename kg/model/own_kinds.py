"""Kinds of a vault's own: what `[kinds.book]` in kg.toml declares, and the words that it brings.

A kind is an entity's as those that kg knows are: its pages are nodes, found by their names. All
that a vault says of it beside its words is which properties are its fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from keyword import iskeyword
from typing import Any, NamedTuple

from kg.model.kinds import KINDS, NO_ENTITIES, plural
from kg.model.names import slug

Declared = Mapping[str, Mapping[str, Any]]  # name → what kg.toml says below [kinds.NAME]

# What kg calls its kinds, one or several, and what folders are for besides.
_TAKEN = NO_ENTITIES.union(KINDS, map(plural, KINDS), ("archive", "group"))
_LONGEST_NAME = 60


class OwnKind(NamedTuple):
    """A kind that the vault declares: what several are called, and its fields in order."""

    name: str
    plural: str
    fields: tuple[str, ...]


def wrong_name(name: str) -> str:
    """Why a kind cannot be called so, "" if it can."""
    if slug(name) != name or not name[:1].isalpha() or len(name) > _LONGEST_NAME:
        return "a kind is called by one word in small letters without accents, such as [kinds.book]"
    if _is_taken(name):
        return (
            f"kg knows “{name}” itself; give it more words in [folders], [types] and [fields], or "
            "declare your kind under another name"
        )
    return ""


def wrong_field(name: str) -> str:
    """Why a field cannot be called so, "" if it can."""
    from kg.model.answers.things import THING_COLUMNS  # which few imports need

    if name in THING_COLUMNS:
        return (
            f"every list has “{name}” already; call the field otherwise, and name its property "
            f'behind it, as in fields = {{ own_{name} = ["{name}"] }}'
        )
    if not name.isidentifier() or name[0] == "_" or iskeyword(name) or len(name) > _LONGEST_NAME:
        return (
            f"“{name[:_LONGEST_NAME]}” is no name of a column; take letters, digits and _, and "
            'name the property behind it, as in fields = { first_read = ["first read"] }'
        )
    return ""


def clash(declared: Declared) -> str:
    """Why two kinds cannot be told apart, "" where they can."""
    called: dict[str, str] = {}
    for name, said in declared.items():
        plural_name = plural_of(name, said)
        if _is_taken(plural_name):
            return (
                f"kinds.{name}.plural: kg calls something else “{plural_name}”; say plural = "
                '"…" with another word'
            )
        for word in (name, plural_name):
            if called.setdefault(word, name) != name:
                return (
                    f"kinds.{called[word]} and kinds.{name} are both called “{word}”; give one of "
                    'them another name, or plural = "…"'
                )
    if shared := _shared_word(declared):
        word, one, other = shared
        return f"“{word}” is a word of kinds.{one} and of kinds.{other}; give it to one of them"
    return ""


def _is_taken(word: str) -> bool:
    return word in _TAKEN or word.removesuffix("s") in _TAKEN


def merged(declared: Declared, more: Declared) -> dict[str, dict[str, Any]]:
    """What two files declare together: words and fields add up, another plural replaces."""
    found = {name: dict(said) for name, said in declared.items()}
    for name, said in more.items():
        kind = found.setdefault(name, {})
        for part, value in said.items():
            if isinstance(value, list):
                kind[part] = [*kind.get(part, ()), *value]
            elif isinstance(value, dict):
                old = kind.get(part, {})
                kind[part] = {
                    name: [*old.get(name, ()), *value.get(name, ())] for name in {**old, **value}
                }
            else:
                kind[part] = value
    return found


def own_kinds(declared: Declared) -> dict[str, OwnKind]:
    """The kinds by their names."""
    return {
        name: OwnKind(name, plural_of(name, said), tuple(said.get("fields", ())))
        for name, said in declared.items()
    }


def words_of(declared: Declared) -> dict[str, Any]:
    """What the kinds add to the vocabulary, in its shape: the name and the plural of a kind are
    words for its folders, its types and the property of a meeting that is about one."""
    own = {name: [name, plural_of(name, said)] for name, said in declared.items()}

    def also(part: str) -> dict[str, list[str]]:
        return {
            name: _without_gone([*own[name], *said.get(part, ())])
            for name, said in declared.items()
        }

    fields = {
        name: {field: [field, *words] for field, words in said.get("fields", {}).items()}
        for name, said in declared.items()
    }
    return {
        "folders": also("folders"),
        "types": also("types"),
        "tags": {name: list(said.get("tags", ())) for name, said in declared.items()},
        "fields": {**fields, "meeting": own},
    }


def plural_of(name: str, said: Mapping[str, Any]) -> str:
    """What several of a kind are called: as kg.toml says, else the name with an s."""
    return str(said.get("plural") or f"{name}s")


def _shared_word(declared: Declared) -> tuple[str, str, str] | None:
    """A word that two of the kinds claim: the word and both kinds; None where there is none."""
    words = words_of(declared)
    for part in ("folders", "types", "tags"):
        owner: dict[str, str] = {}
        for name, own in words[part].items():
            for word in map(slug, own):
                if owner.setdefault(word, name) != name:
                    return word, owner[word], name
    return None


def _without_gone(words: Iterable[str]) -> list[str]:
    gone = {slug(word[1:]) for word in words if word[:1] == "-"}
    return [word for word in words if word[:1] != "-" and slug(word) not in gone]


def packed(values: Sequence[object]) -> str:
    """What a page says under a field, as JSON: one value, or the list of several."""
    return _json(values[0] if len(values) == 1 else values)


def packed_fields(fields: Iterable[tuple[str, str]]) -> str:
    """The fields of a thing as one JSON object, from names and values that are `packed`."""
    pairs = (f"{_json(name)}: {value}" for name, value in fields)
    return f"{{{', '.join(pairs)}}}"


def _json(value: object) -> str:
    import json  # which few answers need

    return json.dumps(value, ensure_ascii=False)


def field_key(kind: str, field: str) -> str:
    """Under what name a field of such a thing stands among the claims of notes: apart from those
    that kg reads itself (*status*, *owner*, …)."""
    return f"{kind}.{field}"
