"""Queries of notes: whatever is written, a sentence or an answer comes back, soon."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from kg.languages.dataview.context import Context
from kg.languages.dataview.dates import Zone, local_date
from kg.languages.dataview.execute import answer, inline
from kg.languages.dataview.plain import data, rows_of
from kg.languages.dataview.render import markdown
from kg.languages.dataview.text import text
from kg.languages.errors import Exceeded, Failed, Unreadable
from kg.languages.limits import Limits
from tests.fuzz.target import Texts, within
from tests.languages.vault import Folder

SECONDS = 10.0
_ZONE = Zone("UTC", UTC)
_NOW = local_date(datetime(2026, 1, 10, 9), _ZONE)
_TYPED = """
LIST TABLE TASK CALENDAR FROM WHERE SORT LIMIT FLATTEN AS WITHOUT ID ASC DESC and or ! = != < <=
> >= + - * / % ( ) [ ] { } , . : => | & #a #boat [[Oil]] ![[Oil]] [[]] outgoing( csv( file tasks
this row rows key name link tags due lists children inlinks day text null true 0 1 -2.5 1e3 "a"
"b\\"" "(a+)+" "$1" x y a-b date( today dur( 1day 2026-01-05 length( map( filter( sort( reduce(
sum( join( regexreplace( split( dateformat( string( list( object( choice( padleft(
"""
_WORDS = [
    *_TYPED.split(), "GROUP BY", "\n", "// x\n", "(x) => x", "date(now)", "dur(2 weeks)", "😀",
]  # fmt: skip
_NOTES = {
    "Oil.md": "---\ntags: boat\ndue: 2026-01-05\n---\nx:: 1, 2\n- [ ] a [due:: 2026-01-09]\n",
    "Lamp.md": "y:: [[Oil]]\n- b\n    - [x] c\n",
    "rows.csv": "a,b\n1,2\n",
}


class Languages(Texts):
    """A query or an expression."""

    name = "languages"
    ending = ".txt"

    def __init__(self) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="kg-fuzz-")
        root = Path(self._place.name)
        for path, content in _NOTES.items():
            (root / path).write_text(content, "utf-8")
        self._folder = Folder(root, _ZONE, datetime(2026, 1, 2), "Lamp.md")

    def make(self, rng: random.Random) -> str:
        words = [rng.choice(_WORDS) for _ in range(rng.randint(0, 14))]
        return rng.choice(["", "LIST ", "TABLE ", "TASK WHERE ", "LIST WHERE "]) + "".join(
            word + rng.choice(["", " "]) for word in words
        )

    def check(self, tried: str) -> None:
        context = Context(self._folder, _NOW, limits=Limits(2.0, 10_000))
        with within(SECONDS):
            try:
                found = answer(tried, context)
                markdown(found)
                for row in rows_of(found).rows:
                    [data(value) for value in row]
            except (Unreadable, Failed, Exceeded) as told:
                assert str(told)
            try:
                value = inline(tried, context)
                text(value)
                data(value)
            except (Unreadable, Failed, Exceeded) as told:
                assert str(told)

    def close(self) -> None:
        self._place.cleanup()
