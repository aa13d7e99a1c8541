"""A note's Markdown as HTML: what it becomes, and what it must never become."""

import time

import pytest

pytest.importorskip("markdown_it", reason="needs kg-notes[datasette]")
from kg.web.reading import LONGEST, Page, Target, html

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
            "data-status", "data-kind",
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
    began = time.perf_counter()
    html(start * 5_000 + "word", PAGE)
    assert time.perf_counter() - began < 5
