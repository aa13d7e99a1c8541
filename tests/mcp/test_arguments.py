"""What a tool does not take gets a sentence of kg's own."""

from typing import Any

import pytest

from .asking import Desk

WRONG: list[tuple[str, Any, str]] = [
    ("find", {}, "`find` needs `text`: a text."),
    ("find", {"text": " "}, "`find` needs `text`: a text."),
    ("connect", {"start": "Ann"}, "`connect` needs `end`: a text."),
    ("blocked", {"status": "x"},
     "`blocked` has no argument `status`. "
     "It takes owner, since, as_of, limit, budget, cursor, rows."),
    ("blocked", {"limit": 101}, "`limit` of `blocked` is a whole number from 1 to 100."),
    ("query", {"text": "x", "language": "sql", "limit": 201},
     "`limit` of `query` is a whole number from 1 to 200."),
    ("blocked", {"limit": 0}, "`limit` of `blocked` is a whole number from 1 to 100."),
    ("blocked", {"limit": "5"},
     "`limit` of `blocked` is a whole number from 0 on, and not “5”."),
    ("blocked", {"limit": True},
     "`limit` of `blocked` is a whole number from 0 on, and not true or false."),
    ("blocked", {"limit": 1.5},
     "`limit` of `blocked` is a whole number from 0 on, and not a number."),
    ("blocked", {"budget": 4_001}, "`budget` of `blocked` is a whole number from 300 to 4,000."),
    ("blocked", {"rows": "yes"}, "`rows` of `blocked` is true or false, and not “yes”."),
    ("blocked", {"cursor": "x"}, "This is no cursor that kg gave. Leave it out to begin anew."),
    ("blocked", {"cursor": "5-00000000"},
     "This cursor is of other arguments, or the notes have changed since. Ask again without it."),
    ("tasks", {"state": "late"},
     "`state` of `tasks` is one of open, done, overdue, cancelled, proposed, all, and not “late”."),
    ("tasks", {"about": [1]},
     "`about` of `tasks` is a list of at most 50 texts, and not such a list."),
    ("tasks", {"about": ["a"] * 51},
     "`about` of `tasks` is a list of at most 50 texts, and not such a list."),
    ("about", {"name": {"a": 1}}, "`name` of `about` is a text, and not an object."),
    ("about", {"name": "x" * 1_001}, "`name` has 1,001 characters; it takes 1,000 at most."),
    ("about", {"name": "a\0b"}, "`name` holds characters that are no text."),
    ("about", {"name": "\ud800"}, "`name` holds characters that are no text."),
    ("about", {"name": "Harbor Light", "sections": ["x"]},
     "There is no section “x” here. There are last, contacts, meetings, tasks, statements, "
     "nearest, problems."),
    ("about", ["Harbor Light"], "The arguments of `about` are an object of names and values."),
    ("query", {"text": "select 1", "language": "sql", "note": "x"},
     "`note` is for Dataview and Tasks; SQL names its notes itself."),
    ("query", {"text": "delete from notes", "language": "sql"},
     'kg says: "Only reading is allowed here (not authorized)."'),
    ("query", {"text": "selec", "language": "sql"},
     'kg says: "SQLite does not accept this query: near \\"selec\\": syntax error."'),
    ("query", {"text": "TABEL x", "language": "dataview"}, None),
    ("timeline", {"name": "Harbor Light", "since": "someday"},
     'kg says: "“someday” is not a day that kg knows. Write it as 2026-01-31, 2026-01, last '
     'monday, 2 weeks ago, 30d or Q1."'),
    ("stale", {"kind": "tag"},
     'kg says: "“tag” is never stale. Take one of person, project, organization."'),
    ("about", {"name": "Harbr Light"},
     'There is no "Harbr Light" that this question takes. Called like it (untrusted): '
     '"Harbor Light".'),
    ("about", {"name": "qqqqqq"},
     'Nothing is called "qqqqqq". `find` looks for names, `search` for words in notes.'),
    ("search", {"text": "x", "folder": "Nowhere"},
     'There is no "Nowhere" that this question takes. Called like it (untrusted): "Archive", '
     '"Areas", "Companies", "Customers", "Daily".'),
    ("read", {"source": "Projects/Harbor Light.md:9999"}, None),
    ("read", {"source": "Nowhere/Old Quay.md:6"},
     'There is no "Nowhere/Old Quay.md" that this question takes. Called like it (untrusted): '
     '"Projects/Old Quay.md".'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "said"), WRONG)
def test_a_wrong_argument_gets_a_sentence(
    desk: Desk, name: str, arguments: Any, said: str | None
) -> None:
    result = desk.send("tools/call", {"name": name, "arguments": arguments})["result"]
    assert result["isError"]
    text = result["content"][0]["text"]
    assert "Traceback" not in text and "failed over" not in text
    if said is not None:
        assert text == said


def test_one_text_will_do_for_a_list(desk: Desk) -> None:
    assert desk.text("last_contact", subjects="Harbor Light") == desk.text(
        "last_contact", subjects=["Harbor Light"]
    )


def test_a_null_is_not_given(desk: Desk) -> None:
    assert desk.text("blocked", owner=None, limit=None) == desk.text("blocked")


def test_days_are_taken_as_people_say_them(desk: Desk) -> None:
    assert desk.text("blocked", as_of="2025-12") == desk.text("blocked", as_of="2025-12-31")
    assert "as of 2025-12-31." in desk.text("blocked", as_of="2025-12")
