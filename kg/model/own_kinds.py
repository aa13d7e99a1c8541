"""Kinds of a vault's own: what `[kinds.book]` in kg.toml declares, and the words that it brings.

A kind is an entity's as those that kg knows are: its pages are nodes, found by their names. All
that a vault says of it beside its words is which properties are its fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kg.model.kinds import KINDS, NO_ENTITIES, plural
from kg.model.names import slug

Declared = Mapping[str, Mapping[str, Any]]  # name → what kg.toml says below [kinds.NAME]

# What a list of things has beside their fields (`kg list`).
COLUMNS = (
    "label", "key", "kind", "tags", "last_contact", "days_ago", "contacts", "source", "line",
)  # fmt: skip
# What kg calls its kinds, one or several, and what folders are for besides.
_TAKEN = NO_ENTITIES.union(KINDS, map(plural, KINDS), ("archive", "group"))


class OwnKind(NamedTuple):
    """A kind that the vault declares: what several are called, and its fields in order."""

    name: str
    plural: str
    fields: tuple[str, ...]


def is_taken(word: str) -> bool:
    """Whether a word is, or stands for, a kind that kg knows."""
    return word in _TAKEN or word.removesuffix("s") in _TAKEN


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


def shared_word(declared: Declared) -> tuple[str, str, str] | None:
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
    return json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False)


def packed_fields(fields: Iterable[tuple[str, str]]) -> str:
    """The fields of a thing as one JSON object, from names and values that are `packed`."""
    pairs = (f"{json.dumps(name, ensure_ascii=False)}: {value}" for name, value in fields)
    return f"{{{', '.join(pairs)}}}"


def field_key(kind: str, field: str) -> str:
    """Under what name a field of such a thing stands among the claims of notes: apart from those
    that kg reads itself (*status*, *owner*, …)."""
    return f"{kind}.{field}"
