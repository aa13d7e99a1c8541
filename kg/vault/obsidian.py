"""What Obsidian is told about a vault (`.obsidian/*.json`), as far as it concerns reading it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from kg.model.kinds import Codes
from kg.model.note import Problem
from kg.read import Unreadable, read_file

FOLDER = ".obsidian"
_TEMPLATER = "plugins/templater-obsidian/data.json"
_PERIODIC = "plugins/periodic-notes/data.json"
FILES = ("app.json", "daily-notes.json", "types.json", "templates.json", _TEMPLATER, _PERIODIC)
LARGEST = 1_000_000  # bytes
_FOLDER = "templates_folder"  # of Templater's

Problems = list[tuple[str, Problem]]


class Obsidian(NamedTuple):
    """`ignore` holds Obsidian's "excluded files": path beginnings, or /regular expressions/.

    `daily_folder` and `daily_format` (in moment.js letters) are those of Periodic Notes, where it
    makes the daily notes, else of Obsidian's own plugin; `templates` are the folders of Obsidian's
    templates and of Templater's, and the notes (without ".md") that are named as templates of
    daily and other periodic notes, and of a folder's notes; `types` maps a property to the type
    that its owner gave it. `problems` (path, problem) is what could not be read.
    """

    ignore: tuple[str, ...] = ()
    daily_folder: str | None = None
    daily_format: str | None = None
    types: tuple[tuple[str, str], ...] = ()
    templates: tuple[str, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()


def settings_text(vault: str) -> tuple[dict[str, bytes], Problems]:
    """The settings files that are there, as they are, and (path, problem) of those that cannot be
    read; none of them is waited for."""
    found: dict[str, bytes] = {}
    folder = os.path.join(vault, FOLDER)
    if not os.path.isdir(folder):
        if not os.path.lexists(folder):
            return found, []
        return found, [(FOLDER, _unread("it is no folder, or a link that leads nowhere"))]
    problems: Problems = []
    for name in FILES:
        place = os.path.join(folder, name)
        if not os.path.lexists(place):
            continue
        try:
            found[name] = read_file(place, LARGEST)
        except Unreadable as cause:
            problems.append((f"{FOLDER}/{name}", _unread(f"it {cause}")))
    return found, problems


def read_obsidian(text: dict[str, bytes]) -> Obsidian:
    """The settings in the files; what is not as Obsidian writes it is passed over."""
    problems: Problems = []
    app, own_daily, declared, templates, templater, periodic = (
        _object(name, text.get(name), problems) for name in FILES
    )
    daily = _periodic_days(periodic) or own_daily
    filters = app.get("userIgnoreFilters")
    types = declared.get("types")
    return Obsidian(
        tuple(_valid(f) for f in _list(filters) if isinstance(f, str) and f),
        _text(daily.get("folder")),
        _text(daily.get("format")),
        tuple(sorted((key, kind) for key, kind in _map(types).items() if isinstance(kind, str))),
        tuple(
            dict.fromkeys(
                [
                    *filter(None, map(_text, (templates.get("folder"), templater.get(_FOLDER)))),
                    *_template_notes(own_daily, templater, periodic),
                ]
            )
        ),
        tuple(problems),
    )


def _template_notes(
    daily: dict[str, object], templater: dict[str, object], periodic: dict[str, object]
) -> Iterator[str]:
    """The notes that are named as templates, without ".md"."""
    calendars = (_map(one) for one in _list(periodic.get("calendarSets")))
    by_folder = (_map(one) for one in _list(templater.get("folder_templates")))
    makers = [daily, *map(_map, periodic.values()), *by_folder]
    makers += [_map(each) for one in calendars for each in one.values()]
    for maker in makers:
        named = maker.get("template", maker.get("templatePath"))
        if note := _text(named):
            yield note.removesuffix(".md")


def _periodic_days(settings: dict[str, object]) -> dict[str, object]:
    """What Periodic Notes is told of daily notes, if it makes them; its newer versions keep sets of
    calendars, of which the first counts."""
    daily = _map(settings.get("daily"))
    for calendar in _list(settings.get("calendarSets")):
        daily = daily or _map(_map(calendar).get("day"))
    return daily if daily.get("enabled") is True else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _map(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _object(name: str, data: bytes | None, problems: Problems) -> dict[str, object]:
    if not data:
        return {}
    import json  # not for each question that looks whether these settings changed

    try:
        value = json.loads(data, parse_int=float, parse_constant=_no_constant)
    except RecursionError:
        why = "it nests too deep"
    except ValueError as error:
        why = f"it is no JSON ({error})"
    else:
        if isinstance(value, dict):
            return value
        why = "it holds no JSON object { }"
    problems.append((f"{FOLDER}/{name}", _unread(why)))
    return {}


def _unread(why: str) -> Problem:
    """What is said of settings that count for nothing."""
    cure = "set them in Obsidian again, or remove it"
    return Problem(Codes.UNREAD_SETTING, f"settings of Obsidian are passed over: {why}; {cure}")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _valid(text: str) -> str:
    """The text without halves of characters, which JSON can spell and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _text(value: object) -> str | None:
    return _valid(value.strip("/ ")) or None if isinstance(value, str) else None
