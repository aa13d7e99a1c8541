"""Queries of Tasks, and lines of tasks: whatever is written, an answer or a sentence comes soon."""

from __future__ import annotations

import random
from datetime import datetime

from kg.languages.errors import Exceeded, Failed
from kg.languages.limits import Limits
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.execute import answer
from kg.languages.tasks.line import read_task, written
from kg.languages.tasks.phrases.ranges import read_range
from kg.languages.tasks.render import markdown, rows
from kg.languages.tasks.search import Search
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.task import File, Place
from kg.languages.tasks.ticking import ticked
from tests.fuzz.target import Texts, within

SECONDS = 10.0
_NOW = datetime(2026, 1, 10, 9)
_SETTINGS = Settings()
_TYPED = """
done not due scheduled starts happens created before after on in or today tomorrow monday last next
this week month year 2026-01-05 2026-02-30 2026-W02 5 14 Feb 3 days ago at 5pm from to between
priority is above high none path folder heading description tags tag includes include does exclude
regex matches /(a+)+/ /x/i /[/ has no id blocked blocking recurring sub-items status.type TODO
status.name sort by group reverse function limit groups hide show tree urgency view columns short
explain preset this_file hide_everything ( ) [ ] { } " AND OR XOR NOT {{ }} query.file.path
task.due task.tags .length .some( .map( .moment?. format( 'a' `${x}` => ? : ?? && || ! === + - *
return const let x = if else for of ; , . 1 1.5 true null undefined moment() Math.max( new Error(
📅 ⏳ 🛫 ➕ ✅ ❌ 🔁 every day 2 weeks when until 🆔 ⛔ 🏁 delete ⏫ 🔺
#a #b/c [due:: ] - [ ] [x] ^id
"""
_WORDS = [
    *_TYPED.split(),
    "\n",
    "\\\n",
    "# x\n",
    "filter by function ",
    "group by ",
    "sort by ",
    "\u00e9",
]
_LINES = (
    "- [ ] a #a 📅 2026-01-05 🔁 every week 🆔 i",
    "    - [x] b ✅ 2026-01-02 ⛔ i",
    "> - [/] c ⏫ ⏳ 2026-02-30", "1. [-] d",
)  # fmt: skip


class TasksLanguage(Texts):
    """A query, which is tried as a line and as a phrase, too."""

    name = "tasks"
    ending = ".txt"

    def __init__(self) -> None:
        file = File("Boats/Oil.md", lambda: {"a": 1, "TQ_explain": True})
        read = [read_task(line, Place(file, place), _SETTINGS) for place, line in enumerate(_LINES)]
        self._tasks = [task for task in read if task is not None]
        self._file = file

    def make(self, rng: random.Random) -> str:
        words = [rng.choice(_WORDS) for _ in range(rng.randint(0, 16))]
        begin = rng.choice(["", "due ", "(done) AND (", "filter by function ", "- [ ] a "])
        return begin + "".join(word + rng.choice(["", " ", " "]) for word in words)

    def check(self, tried: str) -> None:
        search = Search(self._tasks, _NOW, self._file, Limits(2.0, 10_000))
        with within(SECONDS):
            try:
                found = answer(tried, _SETTINGS, search)
                rows(found, _SETTINGS)
                markdown(found, _SETTINGS)
            except (NotUnderstood, Failed, Exceeded) as told:
                assert str(told)
            line = tried.replace("\n", " ")
            for settings in (_SETTINGS, Settings(form="dataview")):
                task = read_task(line, Place(self._file), settings)
                if task is not None:
                    once = written(task, settings.form)
                    again = read_task(once, Place(self._file), settings)
                    assert again is not None
                    assert written(again, settings.form) == once
                ticked(line, settings, _NOW.date())
            span = read_range(line, _NOW.date())
            assert span is None or span.first <= span.last

    def close(self) -> None:
        """Nothing is open."""
