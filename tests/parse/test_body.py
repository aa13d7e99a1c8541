"""What stands in the text of a note: links, items, tasks, fields, labels and the rest."""

from typing import Any

import pytest

from kg.model.note import Callout, Code, Comment, Link, ParsedNote
from kg.parse import parse_note


def note(text: str) -> ParsedNote:
    return parse_note("n.md", text)


# (as written, kind, target, fragment, display, external)
LINKS: list[tuple[str, str, str, str, str | None, bool]] = [
    ("[[B]]", "wikilink", "B", "", None, False),
    ("[[ B ]]", "wikilink", "B", "", None, False),
    ("[[B#Some heading]]", "wikilink", "B", "Some heading", None, False),
    ("[[B#One#Two]]", "wikilink", "B", "One#Two", None, False),
    ("[[B#^b1|shown]]", "wikilink", "B", "^b1", "shown", False),
    ("[[#^b]]", "wikilink", "", "^b", None, False),
    ("[[B|the | other]]", "wikilink", "B", "", "the | other", False),
    ("[[B\\|shown]]", "wikilink", "B", "", "shown", False),
    ("[[x/y/B.md]]", "wikilink", "x/y/B.md", "", None, False),
    ("[[v1.2 plan]]", "wikilink", "v1.2 plan", "", None, False),
    ("[[Sq]uare]]", "wikilink", "Sq]uare", "", None, False),
    ("[[a `b` c]]", "wikilink", "a `b` c", "", None, False),
    ("![[pic.png|100x145]]", "embed", "pic.png", "", "100x145", False),
    ("\\![[pic.png]]", "wikilink", "pic.png", "", None, False),
    ("[t](My%20Note.md)", "markdown", "My Note.md", "", "t", False),
    ("[t](B.md#Some%20heading)", "markdown", "B.md", "Some heading", "t", False),
    ("[t](B%23.md#x)", "markdown", "B#.md", "x", "t", False),
    ("[t](<a b.md>)", "markdown", "a b.md", "", "t", False),
    ('[t](a.md "title")', "markdown", "a.md", "", "t", False),
    ("[t](a\\_b.md)", "markdown", "a_b.md", "", "t", False),
    ("[t](100%.md)", "markdown", "100%.md", "", "t", False),
    ("[t](%ff.md)", "markdown", "%ff.md", "", "t", False),
    ("[t](#here)", "markdown", "", "here", "t", False),
    ("[](B.md)", "markdown", "B.md", "", "", False),
    ("![p](x.png)", "embed", "x.png", "", "p", False),
    ("[t](https://example.org/B.md#x)", "markdown", "https://example.org/B.md#x", "", "t", True),
    ("[t](mailto:a@example.org)", "markdown", "mailto:a@example.org", "", "t", True),
    ("[t](obsidian://open?vault=x)", "markdown", "obsidian://open?vault=x", "", "t", True),
    ("[t](file:///tmp/x%20y)", "markdown", "file:///tmp/x%20y", "", "t", True),
    ("[t](Re:%20offer.md)", "markdown", "Re: offer.md", "", "t", False),
    ("<https://example.org/#x>", "markdown", "https://example.org/#x", "", None, True),
]


@pytest.mark.parametrize(("written", *"ktfde"), LINKS, ids=[case[0] for case in LINKS])
def test_a_link_taken_apart(written: str, k: str, t: str, f: str, d: str | None, e: bool) -> None:
    assert note(f"é {written} end").links == (Link(k, t, f, d, 1, 1, external=e),)


@pytest.mark.parametrize(
    "written",
    ["[[]]", "[[ ]]", "[[a\nb]]", "[[a", "\\[[a]]", "[a](b c.md)", "[a]()", "[](#)", "[a] (b)",
     "[[a]",
     "`[[a]]`",
     "$[[a]]$", "<!-- [[a]] -->", '<a title="[[a]]">', "``` [[a]] ```", "[a][b]", "https://x.org/a"],
)  # fmt: skip
def test_no_link(written: str) -> None:
    assert note(f"x {written} y").links == ()


def test_the_block_and_the_section_of_a_link() -> None:
    text = (
        "one\n[[A]]\n\n# H\n[[B]] on\nmore [[C]]\n"
        "- item\n  [[D]]\n- [[E]]\n\n  [[F]]\n\n> q\n> [[G]]\n"
    )
    assert [(x.target, x.block, x.section) for x in note(text).links] == [
        ("A", 1, None),
        ("B", 5, "H"),
        ("C", 5, "H"),
        ("D", 7, "H"),
        ("E", 9, "H"),
        ("F", 11, "H"),
        ("G", 13, "H"),
    ]


def test_a_row_of_a_table_is_a_block_of_its_own() -> None:
    text = "| a |\n|---|\n| [[A]] |\n| [[B]] |\n"
    assert [(x.target, x.block) for x in note(text).links] == [("A", 3), ("B", 4)]


def test_lines_count_from_the_top_of_the_file() -> None:
    parsed = note("---\na: 1\n---\n\n# H\n- [ ] t #x [[L]] ^b\n")
    rows = [
        parsed.headings[0].line,
        parsed.items[0].line,
        parsed.tasks[0].line,
        parsed.tags[0].line,
    ]
    assert [*rows, parsed.links[0].line, parsed.blocks[0].line] == [5, 6, 6, 6, 6, 6]


def test_the_text_of_an_item() -> None:
    text = "- [x] one\n  two\nlazy\n\n  second paragraph\n  - child\n  after\n1) **B**: c\n"
    assert [(item.text, item.line, item.status) for item in note(text).items] == [
        ("one two lazy", 1, "x"),
        ("child after", 6, None),
        ("**B**: c", 8, None),
    ]


# (task's line, fields that differ from an empty task)
TASKS: list[tuple[str, dict[str, Any]]] = [
    ("a 📅 2026-01-05", {"text": "a", "due": "2026-01-05"}),
    ("a 🗓️2026-01-05", {"text": "a", "due": "2026-01-05"}),
    ("a 📆 2026-01-05", {"text": "a", "due": "2026-01-05"}),
    ("a ⏳ 2026-01-05", {"text": "a", "scheduled": "2026-01-05"}),
    ("a ⌛ 2026-01-05", {"text": "a", "scheduled": "2026-01-05"}),
    ("a 🛫 2026-01-05", {"text": "a", "start": "2026-01-05"}),
    ("a ➕ 2026-01-05", {"text": "a", "created": "2026-01-05"}),
    ("a ✅ 2026-01-05", {"text": "a", "done": "2026-01-05"}),
    ("a ❌ 2026-01-05", {"text": "a", "cancelled": "2026-01-05"}),
    ("a 🔺", {"text": "a", "priority": "highest"}),
    ("a ⏫️", {"text": "a", "priority": "high"}),
    ("a 🔼", {"text": "a", "priority": "medium"}),
    ("a 🔽", {"text": "a", "priority": "low"}),
    ("a ⏬", {"text": "a", "priority": "lowest"}),
    ("a 🔁 every 2 weeks when done", {"text": "a", "recurrence": "every 2 weeks when done"}),
    # A sign, though kg has no use for its value.
    ("a 📅 2026-01-05 🏁 Delete", {"text": "a", "due": "2026-01-05"}),
    ("a 📅 2026-01-05 [onCompletion:: keep]", {"text": "a", "due": "2026-01-05"}),
    ("a 🆔 x1 ⛔ y, z", {"text": "a", "key": "x1", "depends_on": ("y", "z")}),
    ("a #t 📅 2026-01-05 #u ⏫", {"text": "a #t #u", "due": "2026-01-05", "priority": "high"}),
    ("a 📅 2026-01-05 ^id", {"text": "a", "due": "2026-01-05"}),
    ("a 📅 2026-01-05 📅 2026-02-05", {"text": "a", "due": "2026-01-05"}),
    ("a 📅 soon", {"text": "a 📅 soon"}),
    ("🔺", {"text": "", "priority": "highest"}),
    (
        "a [due:: 2026-01-05] [priority:: high]",
        {"text": "a", "due": "2026-01-05", "priority": "high"},
    ),
    (
        "a (start:: 2026-01-05), [completion:: 2026-01-06],",
        {"text": "a", "start": "2026-01-05", "done": "2026-01-06"},
    ),
    ("a [id:: x] [dependsOn:: y,z]", {"text": "a", "key": "x", "depends_on": ("y", "z")}),
    ("a [repeat:: every day]", {"text": "a", "recurrence": "every day"}),
    ("a [due:: 2026-01-05] 🔼", {"text": "a", "due": "2026-01-05", "priority": "medium"}),
    ("a [due:: 2026-01-05] b", {"text": "a [due:: 2026-01-05] b", "due": "2026-01-05"}),
    ("a [Due:: 2026-01-05]", {"text": "a [Due:: 2026-01-05]"}),
    ("@Ann and @BoBerg call", {"text": "@Ann and @BoBerg call", "owners": ("Ann", "BoBerg")}),
    (
        "ask @Ann, (@Zoë-Lu). @ann.lee's",
        {"text": "ask @Ann, (@Zoë-Lu). @ann.lee's", "owners": ("Ann", "Zoë-Lu", "ann.lee")},
    ),
    (
        "mail ann@example.org `@no` [[x@no]] https://x.org/@no",
        {"text": "mail ann@example.org `@no` [[x@no]] https://x.org/@no"},
    ),
    (
        "b [owner:: [[Ann Lee]], Bo]",
        {"text": "b [owner:: [[Ann Lee]], Bo]", "owners": ("Ann Lee", "Bo")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "fields"), TASKS, ids=[case[0] for case in TASKS])
def test_a_task(line: str, fields: dict[str, Any]) -> None:
    parsed = note(f"# S\n* [/] {line}")
    task = parsed.tasks[0]._asdict()
    expected = {"line": 2, "parent": None, "status": "/", "section": "S"} | fields
    empty = {"depends_on": (), "owners": ()}
    assert task == {name: expected.get(name, empty.get(name)) for name in task}
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("line", "code", "text"),
    [
        ("a 🛫 2026-01-01 📅 2026-02-30", "invalid-date", "a 📅 2026-02-30"),
        ("a [due:: 2026-13-01] 🛫 2026-01-01", "invalid-date", "a [due:: 2026-13-01]"),
        ("a 🔁 sometimes 🛫 2026-01-01", "invalid-recurrence", "a 🔁 sometimes"),
        ("a 📅 05.01.2026 🛫 2026-01-01", "unread-value", "a 📅 05.01.2026"),
        ("a 📅 2026-01-05 and more 🛫 2026-01-01", "unread-value", "a 📅 2026-01-05 and more"),
        ("a [due:: 5 May 2026] 🛫 2026-01-01", "unread-value", "a [due:: 5 May 2026]"),
    ],
)
def test_a_signifier_that_says_nothing_stays_in_the_text(line: str, code: str, text: str) -> None:
    parsed = note(f"- [ ] {line}")
    assert (parsed.tasks[0].text, parsed.tasks[0].start) == (text, "2026-01-01")
    assert [(problem.code, problem.line) for problem in parsed.problems] == [(code, 1)]


def test_a_wrapped_task_is_whole() -> None:
    task = note("- [ ] lash the boom\n  to the mast 📅 2026-01-05\n- [ ] b\n").tasks[0]
    assert (task.text, task.due) == ("lash the boom to the mast", "2026-01-05")
    task = note("- [ ] lash 📅 2026-01-05\n  the boom 📅 2026-02-05 @AnnLee\n").tasks[0]
    assert (task.text, task.due) == ("lash the boom 📅 2026-02-05 @AnnLee", "2026-01-05")
    assert task.owners == ("AnnLee",)


@pytest.mark.parametrize(
    ("card", "text", "due"),
    [
        ("lash @{2026-01-05}", "lash", "2026-01-05"),
        ("lash @{2026-01-05} @@{10:30}", "lash", "2026-01-05"),
        ("lash @[[2026-01-05]] @AnnLee", "lash  @AnnLee", "2026-01-05"),
        ("lash @{05-01-2026}", "lash @{05-01-2026}", None),
    ],
)
def test_a_card_of_a_board_has_its_day(card: str, text: str, due: str | None) -> None:
    board = note(f"---\nkanban-plugin: basic\n---\n- [ ] {card}\n")
    assert (board.tasks[0].text, board.tasks[0].due) == (text, due)
    assert [problem.code for problem in board.problems] == ["unread-value"] * (due is None)
    assert note(f"- [ ] {card}").tasks[0].due is None


def test_parents_of_tasks_are_items_of_any_kind() -> None:
    text = "- plain\n  - [ ] a\n    1. [x] b\n> - [ ] c\n"
    assert [(t.line, t.parent, t.status) for t in note(text).tasks] == [
        (2, 1, " "),
        (3, 2, "x"),
        (4, None, " "),
    ]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Key:: value", [("Key", "value", "text")]),
        ("Key::", [("Key", None, "empty")]),
        ("- Due Date:: 2026-01-05", [("Due Date", "2026-01-05", "date")]),
        ("> **Owner**:: [[Ann]]", [("Owner", "[[Ann]]", "link")]),
        ("**Owner:: Ann**", [("Owner", "Ann", "text")]),
        ("Who:: [[A]], [[B|b]]", [("Who", "[[A]]", "link"), ("Who", "[[B|b]]", "link")]),
        ('Who:: "a, b", 2', [("Who", "a, b", "text"), ("Who", 2, "number")]),
        ("Who:: a, b", [("Who", "a, b", "text")]),
        ("x [k:: 1] y (l m:: true) z", [("k", 1, "number"), ("l m", True, "boolean")]),
        ("[k:: [[A]] (b)]", [("k", "[[A]] (b)", "text")]),
        ("[a:: 1][b:: 2]", [("a", 1, "number"), ("b", 2, "number")]),
        ("[k:: 1] not:: this", [("k", 1, "number")]),
        ("`a:: b` c", []),
        ("[[a:: b]]", []),
        ("https://x.org/a::b", []),
        ("a.b:: c", []),
        ("1. Key:: v", [("Key", "v", "text")]),
        ("std::vector", [("std", "vector", "text")]),
        ("# Head:: v", [("Head", "v", "text")]),
        ("- [ ] Key:: v", []),
    ],
)
def test_inline_fields(line: str, fields: list[tuple[str, Any, str]]) -> None:
    found = note(line).properties
    assert [(p.key, p.value, p.type) for p in found] == fields
    assert all(p.inline and p.line == 1 and p.task is None for p in found)


def test_a_field_in_a_task_knows_its_task() -> None:
    parsed = note("- [ ] a [points:: 3]\n  more [cost:: 4]\n\n- b [x:: 1]")
    assert [(p.key, p.line, p.task) for p in parsed.properties] == [
        ("points", 1, 1),
        ("cost", 2, 1),
        ("x", 4, None),
    ]


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("**Date**: 2026-01-05", "Date", "2026-01-05"),
        ("**Date:** 2026-01-05  ", "Date", "2026-01-05"),
        ("- **Attendees**: [[A]], B", "Attendees", "[[A]], B"),
        ("- [ ] __Owner__ : Ann", "Owner", "Ann"),
        ("> *Status:* blocked", "Status", "blocked"),
        ("*Source: [[Call]]*", "Source", "[[Call]]"),
        ("***Key***: v", "Key", "v"),
        ("**Attendees**:", "Attendees", ""),
        ("**Time**: 10:30", "Time", "10:30"),
    ],
)
def test_a_label(line: str, key: str, value: str) -> None:
    label = note(f"# H\n{line}").labels[0]
    assert label == (key, value, 2)


def test_several_labels_in_a_line() -> None:
    labels = note("**Date:** 2026-01-05 | **With**: [[A]], B  **Room:** 2 of **bold:** 3").labels
    assert [(label.key, label.value) for label in labels] == [
        ("Date", "2026-01-05"),
        ("With", "[[A]], B"),
        ("Room", "2 of **bold:** 3"),
    ]


@pytest.mark.parametrize(
    "line",
    ["**bold** text", "**Key**:: field", "**Note: all bold** and on", "* item: x", "text **K**: v",
     "    **Code**: v", "**a_b**: c"],
)  # fmt: skip
def test_no_labels(line: str) -> None:
    assert note(line).labels == ()


def test_comments() -> None:
    parsed = note("a %%one%% b\n\n%%\ntwo\n%%\n\nc %%three\nfour%%")
    assert parsed.comments == (Comment(1, 1), Comment(3, 5), Comment(7, 8))


def test_callouts() -> None:
    parsed = note("> [!Note]- Who came\n> - Ann\n\n> > [!tip|wide]\n> > x\n>\n> y\n")
    assert parsed.callouts == (Callout("note", "Who came", 1, 2), Callout("tip", "", 4, 5))


def test_links_in_footnotes_count() -> None:
    parsed = note("x[^1] y^[in [[A]] line]\n\n[^1]: first [[B]]\n  and [[C]]\n[^n]: [[D]]")
    assert [(link.target, link.line, link.block) for link in parsed.links] == [
        ("A", 1, 1),
        ("B", 3, 3),
        ("C", 4, 3),
        ("D", 5, 5),
    ]
    assert parsed.blocks == ()


def test_the_lines_of_code() -> None:
    parsed = note("> ```dataview extra\n> TASK\n>   FROM x\n> ```\n\n\tone\n\n\t  two\n")
    assert parsed.codes == (Code(1, 4), Code(6, 8))


def test_words_are_counted_in_the_body() -> None:
    assert note("---\na: one two\n---\n# Three\nfour, five\n").words == 4
