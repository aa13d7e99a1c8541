"""The language of Tasks: what is read, how it is answered, what is refused and bounded.

The day is Monday, 2 March 2026.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.languages.errors import Exceeded, Failed
from kg.languages.limits import Limits
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.execute import answer
from kg.languages.tasks.explain import explained
from kg.languages.tasks.filters import Context
from kg.languages.tasks.line import read_task, written
from kg.languages.tasks.moment_format import formatted
from kg.languages.tasks.phrases.ranges import read_range
from kg.languages.tasks.query import read_query
from kg.languages.tasks.recurrence import next_day, read_recurrence
from kg.languages.tasks.render import markdown, rows
from kg.languages.tasks.search import Search
from kg.languages.tasks.settings import Settings, read_settings
from kg.languages.tasks.task import File, Place
from kg.languages.tasks.ticking import ticked
from tests.languages.tasks_vault import TasksFolder

NOW = datetime(2026, 3, 2, 9, 30)
TODAY = NOW.date()
VAULT = {
    "Boats/Heron.md": "---\nowner: Mara Lind\n---\n## Sails\n"
    "- [ ] mend the sail #boat ⏫ 📅 2026-03-01\n"
    "    - [x] buy thread ✅ 2026-02-27\n"
    "## Hull\n- [/] paint the hull #boat #dry ⏳ 2026-03-02 🔁 every month 🆔 hull\n",
    "Boats/Otter.md": "- [ ] sell it ⛔ hull 🛫 2026-03-09\n- [-] name it ❌ 2026-02-01\n"
    "- [ ] look at it 📅 2026-02-30\n- no box\n```\n- [ ] in code\n```\n",
    "Log.md": "> - [ ] quoted 🔽\n\n* [?] an odd sign\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> TasksFolder:
    root = tmp_path_factory.mktemp("vault")
    for path, content in VAULT.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(content, "utf-8")
    return TasksFolder(root, Settings())


def asked(
    folder: TasksFolder,
    query: str,
    settings: Settings = Settings(),  # noqa: B008
    limits: Limits = Limits(),  # noqa: B008
    here: str = "Boats/Heron.md",
) -> list[str]:
    """The first words of the tasks that a query finds."""
    search = Search(folder.tasks, NOW, folder.file(here), limits)
    found = answer(query, settings, search)
    return [row.text.split()[0] for row in rows(found, settings)]


# Without `sort by`, the type of status counts first, then urgency: paint is begun; mend 6 + 9.26,
# look and an 1.95 (an invalid day stands first), quoted 0, sell 1.95 - 3; what is done stands last.
ANSWERS = [
    ("", "paint mend look an quoted sell buy name"),
    ("not done", "paint mend look an quoted sell"),
    ("done", "buy name"),
    ("due today", ""),
    ("due before today", "mend"),
    ("due on or before 2026-03-01", "mend"),
    ("due date is invalid", "look"),
    ("has due date", "mend look"),
    ("starts before next week", "paint mend look an quoted buy name"),
    ("starts after today", "paint mend look an quoted sell buy name"),
    ("happens this week", "paint"),
    ("happens before in 8 days", "paint mend sell"),
    ("done last week", "buy"),
    ("cancelled in 2026-02", "name"),
    ("priority is above none", "mend"),
    ("priority below none", "quoted"),
    ("priority is not none", "mend quoted"),
    ("path includes BOATS", "paint mend look sell buy name"),
    ("folder does not include boats", "an quoted"),
    ("root includes /", "paint mend look an quoted sell buy name"),
    ("filename includes otter.md", "look sell name"),
    ("heading includes hull", "paint"),
    ("description regex matches /^(mend|sell)/", "mend sell"),
    ("description regex does not match /IT/i", "paint mend an quoted buy"),
    ("tags include #boat", "paint mend"),
    ("tag regex matches /dry$/", "paint"),
    ("no tags", "look an quoted sell buy name"),
    ("is recurring", "paint"),
    ("recurrence includes month", "paint"),
    ("status.name includes unknown", "an"),
    ("status.type is in_progress", "paint"),
    ("is blocked", "sell"),
    ("is blocking", "paint"),
    ("has id", "paint"),
    ("has depends on", "sell"),
    ("exclude sub-items", "paint mend look an quoted sell name"),
    ("NOT DONE\nPATH INCLUDES log", "an quoted"),
    ("(done) OR (is blocked)", "sell buy name"),
    ("(not done) AND (due before tomorrow)", "mend"),
    ("NOT (not done)", "buy name"),
    ("(done) XOR (path includes Otter)", "look sell buy"),
    ("[done] OR [priority is high]", "mend buy name"),
    ('"done" AND "has done date"', "buy"),
    ("(done) OR (path includes Log) AND (priority is low)", "quoted buy name"),
    ("([done] OR [is blocked]) AND NOT ([has cancelled date])", "sell buy"),
    ("# nothing\nnot done \\\n\ndone", ""),
    ("sort by path\nlimit 3", "paint mend buy"),
    ("sort by description\nlimit 2", "an buy"),
    ("sort by description reverse\nlimit 2", "sell quoted"),
    ("sort by due\nlimit 2", "look mend"),
    ("sort by due reverse\nlimit 1", "paint"),
    ("sort by tag 2\nlimit 2", "paint mend"),
    ("sort by function task.description.length\nlimit 2", "quoted sell"),
    ("limit 5\nlimit 2", "paint mend"),
    ("filter by function task.tags.length > 1", "paint"),
    ("filter by function task.file.folder === query.file.folder", "paint mend look sell buy name"),
    ("filter by function task.due.moment?.isBefore(moment(), 'day') ?? false", "mend"),
    (
        "filter by function const days = [1, 9]; return days.some(day => "
        "task.start.format('D') === `${day}`);",
        "sell",
    ),
    ("filter by function for (const tag of task.tags) { if (tag === '#dry') return true; } "
     "return false;", "paint"),
    ("path includes {{query.file.filename}}", "paint mend buy"),
    ("description includes {{query.file.property('nothing') ?? 'sell'}}", "sell"),
    ("preset this_folder", "paint mend look sell buy name"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "found"), ANSWERS)
def test_queries(folder: TasksFolder, query: str, found: str) -> None:
    assert " ".join(asked(folder, query)) == found


GROUPS = [
    ("status.type", "IN_PROGRESS|TODO|DONE|CANCELLED"),
    ("priority", "High priority|Normal priority|Low priority"),
    ("priority reverse", "Low priority|Normal priority|High priority"),
    ("due", "Invalid due date|2026-03-01 Sunday|No due date"),
    ("heading", "(No heading)|Hull|Sails"),
    ("tags", "(No tags)|#boat|#dry"),
    ("folder", "/|Boats/"),
    ("filename", "[[Heron]]|[[Log]]|[[Otter]]"),
    ("recurring", "Not Recurring|Recurring"),
    ("recurrence", "every month|None"),
    ("function task.due.category.groupText", "Invalid date|Overdue|Undated"),
    ("function task.status.symbol.toUpperCase()", "|-|?|/|X"),
    ("function [task.priorityNumber / 4]", "0.25000|0.75000|1"),
]


@pytest.mark.parametrize(("field", "names"), GROUPS)
def test_groups(folder: TasksFolder, field: str, names: str) -> None:
    search = Search(folder.tasks, NOW)
    found = answer(f"group by {field}", Settings(), search)
    shown = [row.groups[0] for row in rows(found, Settings())]
    assert "|".join(dict.fromkeys(shown)) == names


def test_groups_in_groups_as_markdown(folder: TasksFolder) -> None:
    query = (
        "path includes Otter\ngroup by status.type\ngroup by priority\nlimit groups 1\n"
        "hide backlink\nhide cancelled date\nexplain"
    )
    settings = Settings()
    found = answer(query, settings, Search(folder.tasks, NOW))
    assert markdown(found, settings) == (
        "```text\npath includes Otter\n\ngroup by status.type\n\ngroup by priority\n\n"
        "hide backlink\n\nhide cancelled date\n\n"
        'At most 1 task per group (if any "group by" options are supplied).\n```\n\n'
        "#### TODO\n\n##### Normal priority\n\n- [ ] look at it 📅 Invalid date\n\n"
        "#### CANCELLED\n\n##### Normal priority\n\n- [-] name it\n\n2 of 3 tasks\n"
    )


# What is said of a query that is wrong begins so.
WRONG = {
    "nonsense": "this is no instruction of Tasks, in the line: nonsense",
    "not  done": "this is no instruction",
    "not done # now": "this is no instruction",
    "sort by folder": "this is no instruction",
    "group by tag": "this is no instruction",
    "limit many": "this is no instruction",
    "due someday": "“someday” is no day (due)",
    "due before YYYY-MM-DD": "the day was not filled in",
    "status.type is OPEN": "status.type is written “is” or “is not” and one of TODO, DONE",
    "path regex matches heron": "a regular expression stands in slashes",
    "path regex matches /(a+)+/": "a regular expression has at most 500 characters, and repeats",
    "path regex matches /(?=a)/": "the regular expression cannot be used",
    "hide everything": "nothing of that name can be hidden or shown",
    "view cards": "a view is “view list” or",
    "preset mine": "there is no preset of this name (known: hide_date_fields",
    "(done) AND [due today]": "the filters that AND, OR, XOR and NOT join stand all in",
    "(done) and (due today)": "“done) and (due today” is no filter",
    "NOT NOT (done)": "the brackets and operators between the filters do not fit",
    "(done) AND": "the filters that AND",
    "path includes {{query.file.size}}": "the placeholder {{query.file.size}} has no value here",
    "path includes {{nobody}}": "the placeholder {{nobody}} has no value: nobody is not defined",
    "filter by function task.": "the function cannot be run: a name is missing before the end",
    "filter by function new Map()": "the function cannot be run: 'new Map' is JavaScript that kg",
    "filter by function while (true) {}": "the function cannot be run: 'while' is JavaScript",
    "filter by function import('x')": "the function cannot be run: 'import' is JavaScript",
    "filter by function (" + "(" * 80: "the function cannot be run: there are more than 60",
}


@pytest.mark.parametrize("query", WRONG)
def test_wrong_queries(folder: TasksFolder, query: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        asked(folder, query)
    assert str(told.value).startswith(WRONG[query])
    assert query.split()[0] in str(told.value)


FAILING = {
    "filter by function task.lineNumber": "a filter by function gives true or false, not number",
    "filter by function task.due.nothing.more": "undefined has no more",
    "filter by function fetch('x')": "fetch is JavaScript that kg does not run",
    "filter by function const f = () => f(); return f();": "functions call each other too deep",
    "filter by function if (task) { throw new Error('no boat'); } return true;": "no boat",
    "filter by function 'a'.repeat(99999999).length > 1": "a text has more than",
    "sort by function task.tags": "a list is nothing to sort by",
    "sort by function task.lineNumber > 3 ? 'a' : 1": "have no order to sort by",
}


@pytest.mark.parametrize("query", FAILING)
def test_queries_without_an_answer(folder: TasksFolder, query: str) -> None:
    with pytest.raises(Failed) as told:
        asked(folder, query)
    assert FAILING[query] in str(told.value)


def test_queries_are_bounded(folder: TasksFolder) -> None:
    with pytest.raises(Exceeded, match="more than 3 rows"):
        asked(folder, "", limits=Limits(rows=3))
    with pytest.raises(Exceeded, match="more than 0 seconds"):
        asked(folder, "filter by function for (;;) {} return true;", limits=Limits(seconds=0))


LINES = {
    "- [ ] a 📅 2026-01-05 #x ⏫": "- [ ] a #x ⏫ 📅 2026-01-05",
    "- [ ] 📅 2026-01-05 a": "- [ ] 📅 2026-01-05 a",
    "* [x] a ✅2026-01-05 ^id-1": "* [x] a ✅ 2026-01-05 ^id-1",
    "1) [/] a ⌛ 2026-01-05 🗓️ 2026-01-06": "1) [/] a ⏳ 2026-01-05 📅 2026-01-06",
    "> - [ ] a 🔁 every mon": "> - [ ] a 🔁 every week on Monday",
    "- [ ] a 🔁 now and then": "- [ ] a",
    "- [ ] a 🏁 perhaps": "- [ ] a",
    "- [ ] a 📅 2026-01-05 📅 2026-01-06": "- [ ] a 📅 2026-01-05",
    "- [ ]": "- [ ] ",
    "- [] a": None,
    "- [xx] a": None,
    "-[ ] a": None,
    "a": None,
}


@pytest.mark.parametrize("line", LINES)
def test_lines(line: str) -> None:
    task = read_task(line, Place(File("")), Settings())
    assert (written(task, "emoji") if task else None) == LINES[line]


def test_lines_in_brackets() -> None:
    settings = Settings(form="dataview")
    line = "- [ ] a (due:: 2026-01-05), [priority:: low] [repeat:: every day]"
    task = read_task(line, Place(File("")), settings)
    assert task is not None
    assert written(task, "dataview") == (
        "- [ ] a  [priority:: low]  [repeat:: every day]  [due:: 2026-01-05]"
    )


@given(st.text(max_size=60))
def test_what_is_written_reads_the_same(body: str) -> None:
    task = read_task(f"- [ ] {body}", Place(File("")), Settings())
    if task is not None:
        line = written(task, "emoji")
        again = read_task(line, Place(File("")), Settings())
        assert again is not None
        assert written(again, "emoji") == line


PHRASES = {
    "today": "2026-03-02",
    "yesterday": "2026-03-01",
    "in two weeks": "2026-03-16",
    "3 days ago": "2026-02-27",
    "next friday": "2026-03-13",
    "friday": "2026-02-27",
    "14 Feb": "2026-02-14",
    "january 3rd, 2027": "2027-01-03",
    "1/5/2026": "2026-01-05",
    "2026-03-04 2026-03-01": "2026-03-01 2026-03-04",
    "between 1 May and 3 May": "2026-05-01 2026-05-03",
    "last week": "2026-02-23 2026-03-01",
    "next quarter": "2026-04-01 2026-06-30",
    "2026-W10": "2026-03-02 2026-03-08",
    "2024-02": "2024-02-01 2024-02-29",
    "2025": "2025-01-01 2025-12-31",
    "2026-02-30": None,
    "someday": None,
    "9999-12-31": "9999-12-31",
    "in 9999999 years": None,
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases(phrase: str) -> None:
    found = read_range(phrase, TODAY)
    assert (" ".join(dict.fromkeys(map(str, found))) if found else None) == PHRASES[phrase]


@given(st.text(alphabet="0123456789-/ :.,tomrwnexfidayslkchugbpjv", max_size=40))
def test_any_phrase_is_read_or_not(phrase: str) -> None:
    found = read_range(phrase, TODAY)
    assert found is None or found.first <= found.last


RULES = {
    "every day": ("every day", "2026-03-03"),
    "every 2 weeks on Tuesday, Friday": ("every 2 weeks on Tuesday, Friday", "2026-03-03"),
    "every weekday when done": ("every weekday when done", "2026-03-03"),
    "every sun": ("every week on Sunday", "2026-03-08"),
    "every month on the last": ("every month on the last", "2026-03-31"),
    "every month on the 2nd last Friday": ("every month on the 2nd last Friday", "2026-03-20"),
    "every January on the 15th": ("every January on the 15th", "2027-01-15"),
    "every year": ("every year", "2027-03-02"),
    "every day for 1 time": ("every day for 1 time", None),
    "every month on the 32nd": ("every month on the 32th", None),
    "every": (None, None),
    "every 0 days": (None, None),
    "weekly": (None, None),
}


@pytest.mark.parametrize("text", RULES)
def test_recurrence(text: str) -> None:
    rule = read_recurrence(text)
    normal, following = RULES[text]
    assert (rule.text if rule else None) == normal
    found = next_day(rule, TODAY) if rule else None
    assert (str(found) if found else None) == following


def test_a_month_without_the_day_is_not_passed_over() -> None:
    rule = read_recurrence("every month")
    assert rule is not None
    assert next_day(rule, date(2026, 1, 31)) == date(2026, 2, 28)


TICKED = [
    ("- [ ] a", Settings(), ["- [x] a ✅ 2026-03-02"]),
    ("- [x] a ✅ 2026-03-01", Settings(), ["- [ ] a"]),
    (
        "- [ ] a 🔁 every week ⏳ 2026-03-01 📅 2026-03-03",
        Settings(),
        [
            "- [ ] a 🔁 every week ⏳ 2026-03-08 📅 2026-03-10",
            "- [x] a 🔁 every week ⏳ 2026-03-01 📅 2026-03-03 ✅ 2026-03-02",
        ],
    ),
    (
        "- [ ] a 🔁 every week 🏁 delete 📅 2026-03-03",
        Settings(),
        ["- [ ] a 🔁 every week 🏁 delete 📅 2026-03-10"],
    ),
    (
        "- [ ] a 🔁 every day when done 📅 2026-03-09 ^id",
        Settings(next_line=True, sets_done=False),
        ["- [x] a 🔁 every day when done 📅 2026-03-09 ^id",
         "- [ ] a 🔁 every day when done 📅 2026-03-03"],
    ),
    ("no task", Settings(), None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "settings", "lines"), TICKED)
def test_ticking(line: str, settings: Settings, lines: list[str] | None) -> None:
    assert ticked(line, settings, TODAY) == lines


FORMATS = {
    "YYYY-MM-DD dddd": "2026-03-02 Monday",
    "ddd Do MMM YY": "Mon 2nd Mar 26",
    "[week] W, Q": "week 10, 1",
    "D/M hh:mm A": "2/3 12:00 AM",
}


@pytest.mark.parametrize("form", FORMATS)
def test_formats(form: str) -> None:
    assert formatted(TODAY, form) == FORMATS[form]


def test_settings_of_the_plugin(folder: TasksFolder) -> None:
    settings = read_settings(
        {
            "globalFilter": "#boat",
            "removeGlobalFilter": True,
            "globalQuery": "not done",
            "presets": {"hulls": "# those\ndescription includes hull"},
            "statusSettings": {
                "customStatuses": [
                    {"symbol": "?", "name": "Asked", "nextStatusSymbol": "x", "type": "ON_HOLD"},
                    {"symbol": "??", "type": "TODO"},
                    "broken",
                ]
            },
            "unknown": 1,
        }
    )
    assert settings.statuses.of("?").name == "Asked"
    assert settings.statuses.of("x").type == "DONE"
    assert settings.global_filter == "#boat"
    assert asked(folder, "preset hulls", settings) == ["paint"]
    assert asked(folder, "ignore global query\ndone", settings) == ["buy", "name"]
    assert asked(folder, "done", settings) == []
    for broken in (None, [], {"presets": [], "statusSettings": 3, "globalFilter": None}):
        assert asked(folder, "has id", read_settings(broken)) == ["paint"]


def test_a_global_filter_chooses_what_is_a_task() -> None:
    settings = Settings(global_filter="#task")
    task = read_task("- [ ] #task oil #a it", Place(File("")), settings)
    assert task is not None
    assert task.tags == ("#a",)
    assert read_task("- [ ] oil it", Place(File("")), settings) is None


def test_a_note_says_how_its_queries_are_shown() -> None:
    file = File("a.md", lambda: {"TQ_short_mode": True, "tq_show_tree": True, "TQ_explain": None,
                                 "TQ_extra_instructions": "limit 1"})  # fmt: skip
    tasks = [
        task
        for name in "ab"
        if (task := read_task(f"- [ ] {name}", Place(File(f"{name}.md")), Settings()))
    ]
    found = answer("not done", Settings(), Search(tasks, NOW, file))
    assert (found.total, found.found) == (1, 2)
    assert found.layout.short
    assert "tree" not in found.layout.hidden


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("due this week", "due this week =>\n  due date is between:\n"
         "    2026-03-02 (Monday 2nd March 2026) and\n"
         "    2026-03-08 (Sunday 8th March 2026) inclusive\n"),
        ("starts before 2026-03-04", "starts before 2026-03-04 =>\n  start date is before "
         "2026-03-04 (Wednesday 4th March 2026) OR no start date\n"),
        ("(done) AND NOT (is recurring)", "(done) AND NOT (is recurring) =>\n  AND (All of):\n"
         "    done =>\n      status type is DONE or CANCELLED or NON_TASK\n    NOT:\n"
         "      is recurring\n"),
        ("limit 1\nshort", "No filters supplied. All tasks will match the query.\n\nshort\n\n"
         "At most 1 task.\n"),
    ],
)  # fmt: skip
def test_explanations(line: str, told: str) -> None:
    assert explained(read_query(line, None, Settings(), Context(TODAY))) == told


def test_no_task_stands_in_code(folder: TasksFolder) -> None:
    assert "in" not in asked(folder, "description includes code")
    assert len(folder.tasks) == 8
