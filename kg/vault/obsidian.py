"""What Obsidian is told about a vault (`.obsidian/*.json`), as far as it concerns reading it."""

from __future__ import annotations

import json
import os

from kg.model.frozen import NamedTuple

FILES = ("app.json", "daily-notes.json", "types.json")


class Obsidian(NamedTuple):
    """`ignore` holds Obsidian's "excluded files": path beginnings, or /regular expressions/.

    `daily_folder` and `daily_format` (in moment.js letters) are those of the daily notes plugin;
    `types` maps a property to the type that its owner gave it.
    """

    ignore: tuple[str, ...] = ()
    daily_folder: str | None = None
    daily_format: str | None = None
    types: tuple[tuple[str, str], ...] = ()


def settings_text(vault: str) -> dict[str, bytes]:
    """The settings files that are there, as they are; an unreadable one counts as absent."""
    found = {}
    for name in FILES:
        try:
            with open(os.path.join(vault, ".obsidian", name), "rb") as file:
                found[name] = file.read(1_000_000)
        except OSError:
            continue
    return found


def read_obsidian(text: dict[str, bytes]) -> Obsidian:
    """The settings in the files; what is not as Obsidian writes it is passed over."""
    app = _object(text.get("app.json"))
    daily = _object(text.get("daily-notes.json"))
    types = _object(text.get("types.json")).get("types")
    filters = app.get("userIgnoreFilters")
    return Obsidian(
        tuple(f for f in filters if isinstance(f, str) and f) if isinstance(filters, list) else (),
        _text(daily.get("folder")),
        _text(daily.get("format")),
        tuple(
            sorted((key, kind) for key, kind in types.items() if isinstance(kind, str))
            if isinstance(types, dict)
            else ()
        ),
    )


def _object(data: bytes | None) -> dict[str, object]:
    try:
        value = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value.strip("/ ") or None if isinstance(value, str) else None
