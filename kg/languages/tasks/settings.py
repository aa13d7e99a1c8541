"""The settings of the Tasks plugin that change what a query answers (its data.json)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.languages.tasks.file_day import ByFormat, no_format
from kg.languages.tasks.statuses import USUAL, Statuses, read_statuses

Form = Literal["emoji", "dataview"]

# What the plugin knows before anybody sets a preset.
PRESETS: Mapping[str, str] = {
    "this_file": "path includes {{query.file.path}}",
    "this_folder": "folder includes {{query.file.folder}}",
    "this_folder_only": "filter by function task.file.folder === query.file.folder",
    "this_root": "root includes {{query.file.root}}",
    "hide_date_fields": "\n".join(
        f"hide {day} date" for day in ("due", "scheduled", "start", "created", "done", "cancelled")
    ),
    "hide_non_date_fields": "\n".join(
        f"hide {part}"
        for part in ("id", "depends on", "recurrence rule", "on completion", "priority")
    ),
    "hide_query_elements": "\n".join(
        f"hide {part}"
        for part in ("toolbar", "postpone button", "edit button", "backlinks", "task count")
    ),
    "hide_everything": "\n".join(
        f"preset hide_{part}" for part in ("date_fields", "non_date_fields", "query_elements")
    ),
}


@dataclass(frozen=True)
class Settings:
    """What the owner of a vault told the plugin.

    `global_filter` is a text that every task has, "" for none; `global_query` stands in front of
    every query. `day_format` and `day_folders` say where a file's name gives the day on which its
    tasks are scheduled (None: nowhere).
    """

    statuses: Statuses = field(default_factory=lambda: Statuses(USUAL))
    form: Form = "emoji"
    global_filter: str = ""
    removes_global_filter: bool = False
    global_query: str = ""
    presets: Mapping[str, str] = field(default_factory=lambda: PRESETS)
    day_format: str | None = None
    day_folders: tuple[str, ...] = ()
    by_format: ByFormat = no_format
    sets_created: bool = False
    sets_done: bool = True
    sets_cancelled: bool = True
    next_line: bool = False
    removes_scheduled: bool = False


def read_settings(given: object, by_format: ByFormat = no_format) -> Settings:
    """The settings in the plugin's data.json, read; what is missing is as the plugin has it.

    `by_format` reads a file's name by a format of moment.js.
    """
    if not isinstance(given, Mapping):
        return Settings()
    presets = given.get("presets")
    folders = given.get("filenameAsDateFolders")
    named = _text(given, "filenameAsScheduledDateFormat")
    return Settings(
        statuses=read_statuses(given.get("statusSettings")),
        form="dataview" if given.get("taskFormat") == "dataview" else "emoji",
        global_filter=_text(given, "globalFilter"),
        removes_global_filter=given.get("removeGlobalFilter") is True,
        global_query=_text(given, "globalQuery"),
        presets={
            name: text
            for name, text in (presets.items() if isinstance(presets, Mapping) else ())
            if isinstance(name, str) and isinstance(text, str)
        }
        if isinstance(presets, Mapping)
        else PRESETS,
        day_format=named if given.get("useFilenameAsScheduledDate") is True else None,
        day_folders=tuple(one for one in folders if isinstance(one, str))
        if isinstance(folders, list)
        else (),
        by_format=by_format,
        sets_created=given.get("setCreatedDate") is True,
        sets_done=given.get("setDoneDate") is not False,
        sets_cancelled=given.get("setCancelledDate") is not False,
        next_line=given.get("recurrenceOnNextLine") is True,
        removes_scheduled=given.get("removeScheduledDateOnRecurrence") is True,
    )


def _text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""
