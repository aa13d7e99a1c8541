"""A note's Markdown as HTML: what it becomes, and what it must never become."""

import re
import time

import pytest

pytest.importorskip("markdown_it", reason="needs kg-notes[datasette]")
from kg.languages.blocks import Block
from kg.web.bounds import LONGEST
from kg.web.markdown import Page, Target, pieces

PAGE = Page(
    5,
    {
        "Ann Lee": Target("/ann", "path"),
        "Notes/My plan.md": Target("/plan", "path"),
        "Ghost": Target("/ghost", "missing"),
        "Twin": Target("/twin", "ambiguous"),
        "map.png": Target("/files?path=map.png", "path"),
        'Q "x" <b>': Target('/q"><script>', "path"),
    },
)


def html(text: str, page: Page) -> str:
    """A text without queries."""
    found = pieces(text, page)
    assert all(isinstance(piece, str) for piece in found)
    return "".join(map(str, found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Ann Lee]]", '<a class="kg-link" href="/ann">Ann Lee</a>'),
        ("[[Ann Lee|her]]", '<a class="kg-link" href="/ann">her</a>'),
        ("[[Ann Lee#Work#Now]]", '<a class="kg-link" href="/ann">Ann Lee › Now</a>'),
        ("[[Ann Lee#^b1]]", '<a class="kg-link" href="/ann">Ann Lee › b1</a>'),
        ("![[map.png]]", '<a class="kg-embed" href="/files?path=map.png">map.png</a>'),
        ("[[Ghost]]", '<a class="kg-link kg-missing" href="/ghost">Ghost</a>'),
        ("[[Twin]]", '<a class="kg-link kg-doubt" href="/twin">Twin</a>'),
        ("[[Nobody]]", 'kg-missing" title="leads nowhere">Nobody</span>'),
        ("[plan](Notes/My%20plan.md)", '<a class="kg-link" href="/plan">plan</a>'),
        ("[plan](<Notes/My plan.md#Next>)", '<a class="kg-link" href="/plan">plan</a>'),
        ("| a |\n|---|\n| [[Ann Lee\\|her]] |", '<a class="kg-link" href="/ann">her</a>'),
        ("[web](https://a.example/?x=1&y=2)", 'href="https://a.example/?x=1&amp;y=2"'),
        ("`[[Ann Lee]]`", "<code>[[Ann Lee]]</code>"),
        ("- [ ] call", 'class="kg-task" data-status=" "><input type="checkbox" disabled'),
        ("- [x] call", "disabled checked"),
        ("- [/] call", 'data-status="/"'),
        ("> [!warning] Mind\n> the gap", 'class="kg-callout" data-kind="warning"'),
        ("a ==bright== day", "a <mark>bright</mark> day"),
        ("said %%not shown%% this", "said  this"),
        ("```\n%% kept %%\n```", "%% kept %%"),
        ("a claim ^b1", ">a claim</p>"),
        ("# One", '<h1 id="L5">One</h1>'),
        ("one\n\ntwo", '<p id="L7">two</p>'),
        ("%%\nhidden\n%%\n\n- a\n- b", '<li id="L10">b</li>'),
        ("| a |\n|---|\n| b |", '<tr id="L7">'),
    ],
)
def test_what_it_becomes(text: str, expected: str) -> None:
    assert expected in html(text, PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "text <svg/onload=alert(1)> text",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](vbscript:x) [y](data:text/html,<script>) [z](file:///etc/passwd)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "<javascript:alert(1)>",
        '[x](https://a.example "\\" onmouseover=alert(1)")',
        '[[Q "x" <b>]]',
        "[[Ann Lee|<img src=x onerror=alert(1)>]]",
        "![[map.png|<script>x</script>]]",
        "==<script>x</script>==",
        '> [!x" onload="alert(1)] <b>t</b>',
        '- ["] <i>x</i>',
        "- [<] x",
        "```<script>\n<script>\n```",
        '```"><script>alert(1)</script>\nx\n```',
        "a ^<script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_what_it_never_becomes(text: str) -> None:
    from .conftest import Page as Parsed

    parsed = Parsed(html(text, PAGE))
    allowed = {
        "p", "a", "br", "em", "strong", "mark", "code", "pre", "h1", "ul", "ol", "li", "input",
        "blockquote", "span", "table", "thead", "tbody", "tr", "th", "td", "hr", "s",
    }  # fmt: skip
    assert {tag for tag, _ in parsed.tags} <= allowed
    for _, attributes in parsed.tags:
        assert attributes.keys() <= {
            "id", "class", "href", "rel", "title", "type", "disabled", "checked",
            "data-status", "data-kind", "aria-label",
        }  # fmt: skip
    assert all(
        link.startswith(("/", "https://", "http://", "mailto:", "obsidian:"))
        for link in parsed.links()
    )


def test_pictures_of_the_web_are_not_loaded() -> None:
    assert "<img" not in html("![x](https://a.example/pixel.png)", PAGE)


def test_a_huge_note_is_cut_and_says_so() -> None:
    shown = html("word " * LONGEST, PAGE)
    assert "The note goes on" in shown
    assert len(shown) < 2 * LONGEST


@pytest.mark.parametrize("start", ["> ", "- ", "[", "![", "[[", "(", "*", "==", "%%", "`", "|"])
def test_deep_nesting_ends(start: str) -> None:
    began = time.process_time()
    html(start * 5_000 + "word", PAGE)
    assert time.process_time() - began < 5


LONG = Page(1, {"a": Target("/-/kg/node/" + "x" * 3000, "path")})
WIDE = "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|\n" * 60 + "\n"
ADDRESS = "[a]: https://a.example/" + "x" * 1000 + "\n\n"
AS_WRITTEN = "From here on the note is shown as it is written"
TOO_MANY = "Not all tables and links of the note are laid out"


@pytest.mark.parametrize(
    "text",
    [
        "[[a]]\n" * 50_000,  # short links to a long address
        "[[a]]" * 60_000,
        ADDRESS + "[a] " * 70_000,
        ADDRESS + "![][a]\n" * 40_000,
        WIDE * 70,  # short rows of many columns
        "> " + WIDE.replace("\n", "\n> ") * 60,
        "a|b\n-|-\n" * 37_000,
        "|a\n|-\n\n" * 40_000,
        "- a\n" * 75_000,
        "a\n\n" * 100_000,
        "a\r\r" * 100_000,
        "1. a\n" * 60_000,
        "*a_ " * 75_000,
        "[" * 300_000,
        "![[\n" * 75_000,
        "`" * 100 + " `a" * 99_000,
        '"\n' * 150_000,
        "- > " * 75_000,
        "[a]: b\n" * 40_000,
    ],
)
def test_no_text_takes_long_or_becomes_huge(text: str) -> None:
    began = time.process_time()
    shown = html(text, LONG)
    assert time.process_time() - began < 4
    assert len(shown) < 5_000_000


@pytest.mark.parametrize(
    "text",
    [
        "Ann went on to say that the plan holds, and (as before) that nobody minds. " * 3_900,
        "- 2026-01-04: talked with [[Ann Lee]] about the **plan**, which holds #plan\n" * 3_000,
        "| a | b | c |\n|---|---|---|\n" + "| 1 | [[Ann Lee]] | x |\n" * 3_000,
        "# A\n\nSome words about [it](https://a.example/page?x=1).\n\n" * 2_000,
    ],
)
def test_what_people_write_is_laid_out_whole(text: str) -> None:
    shown = html(text, PAGE)
    assert "kg-soft" not in shown
    assert "kg-plain" not in shown


def test_what_is_too_long_to_lay_out_is_shown_as_it_is_written() -> None:
    text = "*a* " * 4 + "\n" + "*b* <i>[[Ann Lee]]</i>\n" * 10_000
    shown = html(text, PAGE)
    laid_out, _, written = shown.partition('<pre class="kg-plain">')
    assert shown.count(AS_WRITTEN) == 1
    assert "The note goes on" not in shown
    assert laid_out.startswith('<p id="L5"><em>a</em>')
    lines = re.findall(r'<span id="L(\d+)">(.*)</span>', written)
    assert {line for _, line in lines} == {"*b* &lt;i&gt;[[Ann Lee]]&lt;/i&gt;"}
    assert [int(number) for number, _ in lines] == list(range(int(lines[0][0]), 10_006))
    # Nothing is shown twice, nothing is lost.
    assert laid_out.count("<em>b</em>") == int(lines[0][0]) - 6


def test_a_line_that_is_too_long_to_lay_out() -> None:
    shown = html("[[" * 60_000, PAGE)
    assert shown.startswith('<p class="kg-soft">' + AS_WRITTEN)
    assert '<span id="L5">[[[[' in shown


def test_tables_beyond_the_bound_are_text() -> None:
    fits = "|a|b|\n|-|-|\n" + "|1|2|\n" * 100
    assert html(fits, PAGE).count("<td>") == 200
    shown = html(f"{WIDE}\n{fits}", PAGE)
    assert "<table>" not in shown
    assert "|1|2|" in shown
    assert shown.count(TOO_MANY) == 1


def test_links_beyond_the_bound_are_text() -> None:
    shown = html("[[a]]\n" * 1_000, LONG)
    assert shown.count("<a ") == 332  # of 3,011 characters each, in a million
    assert shown.count(">a</") == 1_000
    assert shown.count(TOO_MANY) == 1
    web = "[w](https://a.example/" + "x" * 3_000 + ")\n"
    pictures = web.replace("[w]", "![w]")
    for text in (web * 90, pictures * 90):
        assert TOO_MANY not in html(text, PAGE)


@pytest.mark.parametrize(
    ("text", "around", "queries"),
    [
        (
            "a\n\n```dataview\nLIST\n```\n\nb",
            '<div class="kg-query" id="L7">?</div>',
            [Block(7, "query", "LIST\n")],
        ),
        (
            "~~~ Tasks x\ndone\n~~~",
            '<div class="kg-query" id="L5">?</div>',
            [Block(5, "tasks", "done\n")],
        ),
        (
            "```dataviewjs\n1\n```",
            '<div class="kg-query" id="L5">?</div>',
            [Block(5, "script", "1\n")],
        ),
        ("is `= this.x` old", '<p id="L5">is ? old</p>', [Block(0, "inline", "this.x")]),
        ("`$= 1`", '<p id="L5">?</p>', [Block(0, "script", "1")]),
        (
            "- a `=1`\n- b `=2`",
            '<li id="L6">b ?</li>',
            [Block(0, "inline", "1"), Block(0, "inline", "2")],
        ),
        ("| a |\n|---|\n| `= [[b\\|c]]` |", "<td>?</td>", [Block(0, "inline", "[[b|c]]")]),
        (
            "> [!info] Mine\n> ```tasks\n> done\n> ```",
            '<div class="kg-query" id="L6">?</div>',
            [Block(6, "tasks", "done\n")],
        ),
        (
            "- ```dataview\n  LIST\n  ```",
            '<div class="kg-query">?</div>',
            [Block(5, "query", "LIST\n")],
        ),
        ("```dataview\nLIST", '<div class="kg-query" id="L5">?</div>', [Block(5, "query", "LIST")]),
        # What is not rendered in Obsidian either, or is code of another kind.
        ("%%\n`= 1`\n%%", "", []),
        ("````\n```dataview\nLIST\n```\n````", "<pre", []),
        ("    ```dataview", "<pre", []),
        ("```python\n= 1\n```", "<pre", []),
        ("`a = 1`", "<code>a = 1</code>", []),
        # The mark between pieces cannot come from a note.
        ("![](%00) `= 1` [%00](%00) &#0;", "\ufffd</span> ? <a", [Block(0, "inline", "1")]),
        ("a\0b `= 1` c\0", "a\ufffdb ? c\ufffd", [Block(0, "inline", "1")]),
    ],
)
def test_queries_are_found_where_they_stand(text: str, around: str, queries: list[Block]) -> None:
    found = pieces(text, PAGE)
    assert [piece for piece in found if isinstance(piece, Block)] == queries
    assert around in "".join(piece if isinstance(piece, str) else "?" for piece in found)


def test_a_mark_in_what_is_not_laid_out_stays_text() -> None:
    """Behind what is laid out of a long note no character means anything."""
    found = pieces("`= 1`\n" + "*a* [b] `c`\n" * 40_000 + "\0 `= 2`\n", PAGE)
    assert [piece for piece in found if isinstance(piece, Block)] == [Block(0, "inline", "1")]
