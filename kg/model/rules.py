"""The vocabulary: by which words a vault says what its notes mean, and how kg.toml extends it.

`DEFAULT` (in `kg.model.vocabulary`) is the one table of all words: meaning → words. `rules_from`
turns such a table around (folded word → meaning), which is what the rules look things up in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple
from zlib import crc32

from kg.model.kinds import DayOrder, Kinds, Sense, Senses
from kg.model.names import is_unspaced, slug, spell_out
from kg.model.own_kinds import OwnKind, own_kinds, words_of
from kg.model.owner import ALWAYS_ME
from kg.model.same import Same, same_from

Words = Mapping[str, str]  # folded word → meaning
_ONE_TO_ONE = re.compile(r"1(?:-|-?on-?|-?v-?)1s?(?:-|$)")  # a folder 1on1s has no number before it


# What a bare name in a relation is: elsewhere only a link makes a tie.
RELATION_TARGETS = {
    "reports_to": Kinds.PERSON,
    "knows": Kinds.PERSON,
    "member": Kinds.PERSON,
    "sponsor": Kinds.PERSON,
    "customer": Kinds.ORGANIZATION,
    Kinds.ORGANIZATION: Kinds.ORGANIZATION,
    "partner": Kinds.ORGANIZATION,
    "project": Kinds.PROJECT,
    "part_of": Kinds.PROJECT,
}


class Rules(NamedTuple):
    """The vocabulary, turned around for looking words up. Words are folded by `slug`.

    `folders` leads to person, project, organization, meeting, daily, template, archive or group (a
    folder that only groups others); `types` to person, project, organization, daily, template;
    `meetings` to a kind of meeting. `fields` is by kind of page; "note" holds for all of them.
    `headings` leads to a kind of statement, to "attendees", or to "section" (no title of a note).
    `attendance` leads from the label of a list of people to what it says of them.
    `contact_verbs`, `contact_nouns` and `contacted_by` (verbs of somebody else) are by the first
    word, in scripts without spaces the first sign: (phrase, channel), the longest first.
    `no_event` is by why a note is none (see `kg.model.kinds.NO_EVENTS`).
    `tasks` is by the character in the brackets. `me` lists the owner's names, of which the first
    is used; `me_names` holds them folded; `my_organization` lists names of where the owner works.
    `overviews` end the names of pages about a folder.
    `cadence` is in days, by lower-case tag. `same` says what is one, and what is not.
    `places` leads from the paths of folders that Obsidian is told about to what they are for.
    `daily_format` is in the letters of moment.js, "" for plain dates. `date_order` is that of days
    in numbers which nothing else settles, None if they stay open.
    `kinds` are those that kg.toml declares, by name; they stand among the meanings of `folders`,
    `types` and `fields`, and `tags` leads from whole tags to them.
    """

    folders: Words
    types: Words
    meetings: Words
    fields: Mapping[str, Words]
    relations: Words
    headings: Words
    attendance: Mapping[str, Sense]
    contact_verbs: Mapping[str, tuple[tuple[str, str], ...]]
    contact_nouns: Mapping[str, tuple[tuple[str, str], ...]]
    contacted_by: Mapping[str, tuple[tuple[str, str], ...]]
    no_contact: tuple[str, ...]
    not_there: tuple[str, ...]
    called_off: tuple[str, ...]
    no_event: Mapping[str, tuple[str, ...]]
    planned: tuple[str, ...]
    statuses: Words
    tasks: Words
    cadence: Mapping[str, int]
    type_prefixes: tuple[str, ...]
    status_prefixes: tuple[str, ...]
    generic_titles: frozenset[str]
    folder_notes: frozenset[str]
    overviews: tuple[str, ...]
    nobody: frozenset[str]
    free_mail: frozenset[str]
    me: tuple[str, ...]
    me_names: frozenset[str]
    my_organization: tuple[str, ...]
    same: Same
    ignore: tuple[str, ...]
    daily_format: str
    date_order: DayOrder | None
    tags: Words = MappingProxyType({})
    kinds: Mapping[str, OwnKind] = MappingProxyType({})
    places: Words = MappingProxyType({})

    @property
    def my_employers(self) -> frozenset[str]:
        """The names of where the owner works, folded."""
        return frozenset(map(slug, self.my_organization))


@lru_cache(maxsize=4096)
def field_name(key: str) -> str:
    """The form in which names of properties and labels are compared: `Last Contact`,
    `last_contact` and `lastContact` are one."""
    return slug(spell_out(key))


@lru_cache(maxsize=4096)
def folder_name(name: str) -> str:
    """The form in which folders are compared; a leading number is dropped (`02 - People`, `22.01
    1on1s`)."""
    folded = slug(name)
    rest = folded
    while rest[:1].isdigit() and not _ONE_TO_ONE.match(rest):
        rest = rest.lstrip("0123456789").lstrip("-")
    return rest or folded


def tag_name(tag: str) -> str:
    """The form in which whole tags are compared."""
    return tag.strip().lstrip("#").lower()


def status_word(raw: str) -> str:
    """A status as it is looked up: letters and digits, or the sign that stands alone."""
    return slug(raw) or raw.strip().replace("\ufe0f", "")


def rules_from(table: Mapping[str, Any]) -> Rules:
    """Turn a table in the shape of `DEFAULT` around; a word's last meaning holds. Raises
    `kg.model.same.Contradiction`."""
    kinds = own_kinds(table["kinds"])
    table = extended(table, words_of(table["kinds"])) if kinds else table
    me = tuple(name for name in table["me"] if name.strip())
    folder_notes = frozenset(map(slug, table["folder_notes"]))
    return Rules(
        folders=_turned(table["folders"], folder_name),
        types=_turned(table["types"], slug),
        meetings=_turned(table["meetings"], slug),
        fields={kind: _turned(fields, field_name) for kind, fields in table["fields"].items()},
        relations=_turned(table["relations"], field_name),
        headings=_turned(table["headings"], slug),
        attendance=_attendance(table),
        contact_verbs=_by_first_word(table["contact_verbs"]),
        contact_nouns=_by_first_word(table["contact_nouns"]),
        contacted_by=_by_first_word(table["contacted_by"]),
        no_contact=_phrases(table["no_contact"]),
        not_there=_phrases(table["not_there"]),
        called_off=_phrases(table["called_off"]),
        no_event={why: _phrases(words) for why, words in table["no_event"].items()},
        planned=_phrases(table["planned"]),
        statuses=_turned(table["status"], status_word),
        tasks={mark: state for state, marks in table["tasks"].items() for mark in marks},
        cadence={tag.lstrip("#").lower(): days for tag, days in table["cadence"].items()},
        type_prefixes=tuple(prefix.lower() for prefix in table["tag_prefixes"]["type"]),
        status_prefixes=tuple(prefix.lower() for prefix in table["tag_prefixes"]["status"]),
        generic_titles=frozenset(map(slug, table["generic_titles"])),
        folder_notes=folder_notes,
        overviews=tuple(map(slug, table["overviews"])),
        nobody=frozenset(map(slug, table["nobody"])),
        free_mail=frozenset(domain.lower() for domain in table["free_mail"]),
        me=me,
        me_names=frozenset(map(slug, (*ALWAYS_ME, *me))),
        my_organization=tuple(name for name in table["my_organization"] if name.strip()),
        same=same_from(table["same"], table["not_same"], folder_notes),
        ignore=tuple(table["ignore"]),
        daily_format=table["daily_format"],
        date_order=table["date_order"] or None,
        tags=_turned(table["tags"], tag_name),
        kinds=kinds,
    )


def _attendance(table: Mapping[str, Any]) -> dict[str, Sense]:
    """The labels of lists of people, those among the headings and the fields of a meeting, too."""
    senses: tuple[Sense, ...] = (Senses.ROLE, Senses.BESIDE, Senses.ABSENT, Senses.PRESENT)
    found = {label_key(word): sense for sense in senses for word in table["attendance"][sense]}
    also = (*table["headings"]["attendees"], *table["fields"]["meeting"]["attendees"])
    return found | {label_key(word): Senses.PRESENT for word in also}


# Labels that are another word in English without their accent: gifts, pretexts.
ENGLISH_WITHOUT_ACCENT = {"presents": "présents", "excuses": "excusés"}


def label_key(word: str) -> str:
    """A word in `Rules.attendance`: folded, but with the accent that tells it from English."""
    folded = slug(word)
    return folded if word.isascii() else ENGLISH_WITHOUT_ACCENT.get(folded, folded)


def extended(table: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """`table` with the words of `extra` (same shape) added.

    Lists grow, and a word with a leading `-` is taken away instead. A word that is given another
    meaning leaves its old one. Single values replace; groups of `same` and `not_same` are added.
    """
    merged = dict(table)
    for key, value in extra.items():
        if isinstance(value, Mapping):
            merged[key] = extended(merged.get(key, {}), value)
        elif isinstance(value, list):
            merged[key] = _grown(merged.get(key, []), value)
        else:
            merged[key] = value
    for key, value in table.items():
        moved = {_fold(w) for k, v in extra.items() if k != key and isinstance(v, list) for w in v}
        if moved and key not in extra and isinstance(value, list) and _are_meanings(table):
            merged[key] = [word for word in value if _fold(word) not in moved]
    return merged


def fingerprint(rules: Rules) -> str:
    """The same for equal rules, another for others: tells whether notes must be read anew."""
    return f"{crc32(repr([_plain(value) for value in rules]).encode()):08x}"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return sorted((key, _plain(inner)) for key, inner in value.items())
    return sorted(value) if isinstance(value, frozenset) else value


def _turned(meanings: Mapping[str, Iterable[str]], fold: Any) -> dict[str, str]:
    return {fold(word): meaning for meaning, words in meanings.items() for word in words}


def _phrases(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(found for word in words if (found := word.strip().lower()))


def _are_meanings(table: Mapping[str, Any]) -> bool:
    return all(isinstance(words, list) for words in table.values())


def _fold(word: Any) -> str:
    return status_word(word) if isinstance(word, str) else ""


def _grown(words: list[Any], more: list[Any]) -> list[Any]:
    gone = {
        _fold(word[1:])
        for word in more
        if isinstance(word, str) and len(word) > 1 and word[0] == "-"
    }
    new = [
        word for word in more if not (isinstance(word, str) and len(word) > 1 and word[0] == "-")
    ]
    known = {_fold(word) for word in new}
    return [
        word for word in words if not isinstance(word, str) or _fold(word) not in gone | known
    ] + new


def _by_first_word(verbs: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    phrases = {phrase.lower(): channel for channel, words in verbs.items() for phrase in words}
    phrases |= {
        f"{phrase.removesuffix('ith')}/": channel
        for phrase, channel in phrases.items()
        if phrase.endswith(" with")
    }
    by_first: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        first = phrase[0] if is_unspaced(phrase[0]) else phrase.split()[0]
        by_first.setdefault(first, []).append((phrase, phrases[phrase]))
    return {first: tuple(found) for first, found in by_first.items()}
