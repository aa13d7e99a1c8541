"""Settings of Obsidian's plugins, of whatever shape."""

import json

import pytest

from kg.vault.obsidian import read_obsidian

TEMPLATER = "plugins/templater-obsidian/data.json"
PERIODIC = "plugins/periodic-notes/data.json"


@pytest.mark.parametrize(
    ("settings", "templates", "daily"),
    [
        ({}, (), (None, None)),
        ({"templates.json": {"folder": "Kit/forms/"}}, ("Kit/forms",), (None, None)),
        (
            {"templates.json": {"folder": "A"}, TEMPLATER: {"templates_folder": "B/c"}},
            ("A", "B/c"),
            (None, None),
        ),
        ({"templates.json": {"folder": "/"}, TEMPLATER: {"templates_folder": 3}}, (), (None, None)),
        (
            {PERIODIC: {"daily": {"enabled": True, "folder": "Log", "format": "DD.MM.YYYY"}}},
            (),
            ("Log", "DD.MM.YYYY"),
        ),
        # What does not make daily notes does not say how they are called.
        (
            {
                PERIODIC: {"daily": {"enabled": False, "folder": "Log", "format": "D"}},
                "daily-notes.json": {"folder": "Days", "format": "YYYY-MM-DD"},
            },
            (),
            ("Days", "YYYY-MM-DD"),
        ),
        (
            {PERIODIC: {"calendarSets": [{"day": {"enabled": True, "folder": "Log"}}, 7]}},
            (),
            ("Log", None),
        ),
        ({PERIODIC: {"daily": [], "calendarSets": "x"}}, (), (None, None)),
    ],
)
def test_what_plugins_set(
    settings: dict[str, object],
    templates: tuple[str, ...],
    daily: tuple[str | None, str | None],
) -> None:
    found = read_obsidian({name: json.dumps(value).encode() for name, value in settings.items()})
    assert found.templates == templates
    assert (found.daily_folder, found.daily_format) == daily
    assert found.problems == ()
