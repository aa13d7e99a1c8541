"""The recorded cases of the Tasks plugin, run: lines, days, filters, queries, ticked boxes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from kg.languages.errors import Exceeded, Failed
from kg.languages.tasks.booleans import read_boolean
from kg.languages.tasks.days import written_day
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.execute import answer, execute
from kg.languages.tasks.explain import explained
from kg.languages.tasks.filters import Context, read_filter
from kg.languages.tasks.layout import PARTS, Layout
from kg.languages.tasks.line import read_task, written
from kg.languages.tasks.phrases.joining import days_in
from kg.languages.tasks.phrases.ranges import read_range
from kg.languages.tasks.query import read_query
from kg.languages.tasks.script.tasks import PRIORITY_NAMES
from kg.languages.tasks.search import Search
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.statuses import Status, Statuses
from kg.languages.tasks.task import DAYS, File, Place, Task
from kg.languages.tasks.ticking import following
from kg.languages.tasks.urgency import urgency
from tests.languages.tasks_vault import TasksFolder
from tests.languages.verdicts import Case, Verdict, judged

SHORT = 80
# Names of the cases, and of the settings here.
_FLAGS = {
    "setDoneDate": "sets_done", "setCreatedDate": "sets_created",
    "setCancelledDate": "sets_cancelled", "recurrenceOnNextLine": "next_line",
}  # fmt: skip


def settings_of(env: Case) -> Settings:
    """The settings under which a case was recorded."""
    given: dict[str, Any] = {name: env[key] for key, name in _FLAGS.items() if key in env}
    if "statuses" in env:
        given["statuses"] = Statuses([Status(*one) for one in env["statuses"]])
    if "globalFilter" in env:
        given["global_filter"] = env["globalFilter"]
    if "useFilenameAsScheduledDate" in env:
        given["day_format"] = env["useFilenameAsScheduledDate"][0]
        given["day_folders"] = tuple(env["useFilenameAsScheduledDate"][1])
    return Settings(**given)


def moment_of(text: str | None) -> datetime:
    """When a case was recorded; noon where only the day is told, any day where none is."""
    text = text or "2026-01-05"
    return datetime.fromisoformat(text) if "T" in text else datetime.combine(
        date.fromisoformat(text), time(12)
    )  # fmt: skip


def _encoded(task: Task) -> Case:
    days = {name: written_day(task.days[name]) if name in task.days else None for name in DAYS}
    return {
        "description": task.description, "priority": PRIORITY_NAMES[task.priority],
        "tags": [*task.tags], **days,
        "recurrence": task.recurrence.text if task.recurrence else None,
        "onCompletion": task.completion, "id": task.id, "dependsOn": [*task.depends],
        "blockLink": task.block, "indentation": task.indentation, "listMarker": task.marker,
        "scheduledDateIsInferred": task.inferred,
    }  # fmt: skip


def lines(cases: list[Case], _file: Path) -> Iterator[Verdict]:
    """A line and the task in it."""
    for case in cases:
        task = read_task(case["line"], Place(File(case["path"])), settings_of(case["env"]))
        got = None
        if task is not None:
            status = task.status
            got = _encoded(task) | {
                "symbol": status.symbol, "statusName": status.name, "statusType": status.type,
            }  # fmt: skip
        yield judged(case["line"][:SHORT], case["expect"], got, error=case["expect"] is None)


def whole_lines(cases: list[Case], _file: Path) -> Iterator[Verdict]:
    """A line in one of the two forms, all that is known of its task, and how it is written."""
    for case in cases:
        form = "dataview" if case["format"] == "dataview" else "emoji"
        settings = Settings(form=form)  # type: ignore[arg-type]
        task = read_task(case["line"], Place(File("test.md")), settings)
        wanted = case["task"]
        got = _whole(task, settings, moment_of(case["now"])) if task else None
        yield judged(case["line"][:SHORT], wanted, got, error=wanted is None)


def _whole(task: Task, settings: Settings, moment: datetime) -> Case:
    status, place = task.status, task.place
    return _encoded(task) | {
        "path": place.file.path, "line": place.line, "heading": place.heading,
        "parentLine": place.parent, "isDone": status.done, "priorityNumber": task.priority,
        "status": {"symbol": status.symbol, "name": status.name, "type": status.type,
                   "next": status.next},
        "happens": written_day(task.happens) if task.happens else None,
        "urgency": urgency(task, moment.date()), "text": written(task, settings.form),
        "originalMarkdown": task.line,
    }  # fmt: skip


def vault_tasks(cases: list[Case], file: Path) -> Iterator[Verdict]:
    """The tasks of the vault for queries."""
    settings = Settings()
    folder = TasksFolder(file.parent.parent / "query-vault", settings)
    known = {(task.place.file.path, task.place.line): task for task in folder.tasks}
    moment = moment_of("2026-01-05")
    for case in cases:
        task = known.pop((case["path"], case["line"]), None)
        got = _whole(task, settings, moment) if task else None
        yield judged(f"{case['path']}:{case['line']}", case, got)
    for path, line in known:
        yield judged(f"{path}:{line}", None, "a task too many")


def days(cases: list[Case], _file: Path) -> Iterator[Verdict]:
    """A phrase, the days that it means, and the first day that it names."""
    for case in cases:
        moment = moment_of(case["now"])
        found = read_range(case["input"], moment.date())
        got: Case = {"range": [day.isoformat() for day in found] if found else None}
        if "single" in case:
            named = [one.start.moment for one in days_in(case["input"], moment)]
            first = named[0] if named else None
            # A range needs no day that the phrase names.
            got["single"] = first.date().isoformat() if first else None
        wanted = {name: case[name] for name in got}
        yield judged(case["input"][:SHORT], wanted, got, error=case["range"] is None)


def ticks(cases: list[Case], _file: Path) -> Iterator[Verdict]:
    """A line, and the lines that follow when its box is ticked."""
    for case in cases:
        env = case.get("env", case)
        got = following(
            case["line"], settings_of(env), moment_of(env["now"]).date(), case.get("path", "")
        )
        yield judged(case["line"][:SHORT], case.get("expect", case.get("toggled")), got)


def line_or_tick(cases: list[Case], file: Path) -> Iterator[Verdict]:
    """Cases of one line, told apart by what they expect."""
    for case in cases:
        is_tick = "toggled" in case or isinstance(case.get("expect"), list)
        run = ticks if is_tick else whole_lines if "format" in case else lines
        yield from run([case], file)


def _task(given: Case, settings: Settings) -> Task | None:
    place = Place(File(given["path"]), given.get("lineNumber", 0), given.get("heading"))
    return read_task(given["line"], place, settings)


def filters(cases: list[Case], _file: Path) -> Iterator[Verdict]:
    """A filter and a task that it keeps or not."""
    for case in cases:
        settings, moment = settings_of(case["env"]), moment_of(case["env"]["now"])
        name = f"{case['instruction'][:SHORT]} | {case['task']['line'][:SHORT]}"
        wanted = "error" if "error" in case else case["match"]
        yield judged(name, wanted, _kept(case, settings, moment), error=wanted == "error")


def _kept(case: Case, settings: Settings, moment: datetime) -> bool | str:
    task = _task(case["task"], settings)
    others = [one for given in case.get("all_tasks", ()) if (one := _task(given, settings))]
    if task is None:
        return "no task"
    path = case.get("query_path")
    search = Search(others or [task], moment, File(path) if path else None)
    context = Context(moment.date(), settings.global_filter)
    line = case["instruction"]
    try:
        found = read_filter(line, context) or read_boolean(line, context)
        return found.keeps(task, search) if found else "no filter"
    except (NotUnderstood, Failed, Exceeded):
        return "error"


def sources(cases: list[Case], file: Path) -> Iterator[Verdict]:
    """Queries: what is said of them, or what they answer over a few tasks."""
    for case in cases:
        yield (_answered if "tasks" in case else _explained)(case)


def _explained(case: Case) -> Verdict:
    settings, moment = settings_of(case["env"]), moment_of(case["env"]["now"])
    file = File(case["path"]) if "path" in case else None
    try:
        query = read_query(
            case["source"], file, settings, Context(moment.date(), settings.global_filter)
        )
        got = explained(query)
    except NotUnderstood:
        got = "error"
    is_error = case["error"] is not None
    return judged(
        case["source"][:SHORT], "error" if is_error else case["explain"], got, error=is_error
    )


def _answered(case: Case) -> Verdict:
    settings, moment = settings_of(case["env"]), moment_of(case["env"]["now"])
    path = case.get("query_path")
    file = File(path) if path else None
    tasks = [one for given in case["tasks"] if (one := _task(given, settings))]
    search = Search(tasks, moment, file)
    name = case["source"][:SHORT]
    wanted = {key: case.get(key) for key in ("groups", "total", "total_before_limit")}
    try:
        query = read_query(case["source"], file, settings, Context(moment.date()))
        found = execute(query, search)
    except (NotUnderstood, Failed, Exceeded):
        return judged(name, "error" if "error" in case else wanted, "error", error="error" in case)
    got = {
        "groups": [
            {
                "groups": [*group.names],
                "headings": [[*one] for one in group.headings],
                "tasks": [
                    [task.place.file.path, task.place.line, task.line] for task in group.tasks
                ],
            }
            for group in found.groups
        ],
        "total": found.total,
        "total_before_limit": found.found,
    }
    return judged(name, "error" if "error" in case else wanted, got, error="error" in case)


def vault_queries(cases: list[Case], file: Path) -> Iterator[Verdict]:
    """Queries over a vault, under the plugin's own settings."""
    demo = "demo" in file.name
    vaults = file.parent.parent
    root = vaults.parent / "vaults" / "tasks-demo" if demo else vaults / "query-vault"
    folder = TasksFolder(root, Settings())
    for case in cases:
        search = Search(folder.tasks, moment_of(case["now"]), folder.file(case["origin_path"]))
        result = case["result"]
        name = case["query"][:SHORT]
        try:
            found = answer(case["query"], Settings(), search)
        except NotUnderstood:
            got: Case = {"ok": False, "stage": "parse"}
        except (Failed, Exceeded):
            got = {"ok": False, "stage": "search"}
        else:
            got = _result(found, demo)
        if not result["ok"]:
            yield judged(name, {"ok": False, "stage": result["stage"]}, got, error=True)
            continue
        wanted = {key: result[key] for key in ("ok", "total", "totalBeforeLimit", "layout")}
        wanted["groups"] = [_wanted_group(group) for group in result["groups"]]
        if "explain" in result:
            wanted["explain"] = result["explain"].partition("\n\n")[2].replace("\n  ", "\n")[2:]
        yield judged(name, wanted, got)


def _wanted_group(group: Case) -> Case:
    names = [_no_sentence(name) for name in group["group"]]
    if "n" in group:
        return {"group": names, "n": group["n"], "first": group["first"]}
    headings = [[depth, _no_sentence(name)] for depth, name, *_ in group["headings"]]
    return {
        "group": names,
        "headings": headings,
        "tasks": [[task["path"], task["line"]] for task in group["tasks"]],
    }


def _no_sentence(name: str) -> str:
    """A group's name without the sentence of an error, which is each program's own."""
    return name.partition("The error message was: ")[0] if name.startswith("Error: ") else name


FIRST = 25  # tasks of a group that the cases of the large vault hold


def _result(found: Any, demo: bool) -> Case:
    groups = []
    for group in found.groups:
        names = [_no_sentence(name) for name in group.names]
        tasks = [[task.place.file.path, task.place.line] for task in group.tasks]
        if demo:
            groups.append({"group": names, "n": len(tasks), "first": tasks[:FIRST]})
        else:
            headings = [[depth, _no_sentence(name)] for depth, name in group.headings]
            groups.append({"group": names, "headings": headings, "tasks": tasks})
    got = {
        "ok": True, "total": found.total, "totalBeforeLimit": found.found,
        "layout": _layout(found.layout), "groups": groups,
    }  # fmt: skip
    return got if found.explanation is None else got | {"explain": found.explanation}


_WHOLE = {
    "hideToolbar": "toolbar", "hidePostponeButton": "postpone button",
    "hideTaskCount": "task count", "hideGroupCount": "group count", "hideBacklinks": "backlink",
    "hideNestedBacklinks": "nested backlink", "hideEditButton": "edit button",
    "hideUrgency": "urgency", "hideTree": "tree",
}  # fmt: skip
_PART_NAMES = {
    "recurrence rule": "recurrenceRule", "on completion": "onCompletion",
    "depends on": "dependsOn",
}  # fmt: skip


def _layout(layout: Layout) -> Case:
    hidden = [
        _PART_NAMES.get(part) or part.replace(" date", "Date")
        for part in PARTS
        if part in layout.hidden and part != "tags"
    ]
    return {name: part in layout.hidden for name, part in _WHOLE.items()} | {
        "shortMode": layout.short, "explainQuery": layout.explain, "hidden": hidden,
        "tags": "tags" not in layout.hidden, "view": layout.view,
    }  # fmt: skip
