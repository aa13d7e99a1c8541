"""The words of each language, one file each in the shape of kg.toml, and how they become one table.

All count at once, so no file may give a word another meaning than a second one does: a test holds
it. An English word keeps its own; any other with two meanings stands in no file, and kg.toml may
say which it has.

What an import reads is that one table (`all.json`): sixteen files of TOML take ten times as long.
`make words` writes it anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "da", "no", "sv", "pl", "ru", "zh", "ja", "ko"),
    "signs",  # of no language
)
_FOLDER = os.path.join(os.path.dirname(__file__), "words")
_ALL = os.path.join(_FOLDER, "all.json")
# How people write letters that their keyboard lacks; names are compared without accents anyway.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_NORDIC = str.maketrans({"ø": "oe", "å": "aa", "Ø": "Oe", "Å": "Aa"})
_WRITTEN_OUT = {"de": _UMLAUTS, "da": _NORDIC, "no": _NORDIC}

Table = dict[str, Any]  # sections of meanings, and meanings with their words


def words_of(language: str) -> Table:
    """The words of a language, with those that are written in another way, too."""
    import tomllib

    with open(os.path.join(_FOLDER, f"{language}.toml"), "rb") as file:
        table = tomllib.load(file)
    letters = _WRITTEN_OUT.get(language)
    if letters is not None:
        for words in lists_of(table).values():
            words += [other for word in words if (other := word.translate(letters)) != word]
    return table


def lists_of(table: Mapping[str, Any], above: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every list of words by where it stands: `("fields", "person", "email")`."""
    return dict(_lists(table, above))


def _lists(
    table: Mapping[str, Any], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lists(value, (*above, key))
        else:
            yield (*above, key), value


def all_words() -> Table:
    """The table of the words of all languages."""
    with open(_ALL, encoding="utf-8") as file:
        table: Table = json.load(file)
    return table


def of_languages(*languages: str) -> Table:
    """One table of the words of several languages."""
    table: Table = {}
    for language in languages:
        for place, words in lists_of(words_of(language)).items():
            section = table
            for key in place[:-1]:
                section = section.setdefault(key, {})
            section[place[-1]] = [*section.get(place[-1], ()), *words]
    return table


def main() -> None:
    """Write the table of all words from the files of the languages."""
    with open(_ALL, "w", encoding="utf-8") as file:
        json.dump(of_languages(*LANGUAGES), file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
