"""Whatever a note holds, it is read: to the end, in time, and without losing a link."""

import gc
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.note import ParsedNote
from kg.parse import decode, parse_note

# Pieces of which notes are made: random text alone would hardly ever build a nested list.
PIECES = st.sampled_from(
    [
        "# ", "## a", "- ", "* ", "1. ", "2) ", "- [ ] ", "- [x] ", "> ", "> [!note]- t", "\n",
        "\n\n", "\n\n\n", "    ", "\t", "  ", "```", "~~~", "```py\n", "$$", "$", "`", "``",
        "%%", "<!--", "-->", "<div>", "<b>", "</b>", "[[", "]]", "[", "]", "](", ")", "(", "|",
        "| a | b |\n", "|---|---|\n", "---\n", "===\n", "***\n", "#tag", "#a/b", "^id", "[^1]:",
        "[^1]", "^[", "key:: v", "[k:: v]", "::", "http://x.org/#a", "@Ann", "📅 2026-01-05",
        "⏫", "[due:: 2026-02-30]", "\\", "\\[", "word", "é", "👍", "\u00a0", "\u200b", "!", "![[",
        "**K**: v", "*K: v*", "[a]: b\n", "a: b\n", "- a\n", "\r\n", "\r", "\x0c", "\x00", "&#35;",
    ]
)  # fmt: skip
NOTES = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))
HEADS = st.lists(
    st.sampled_from(
        [
            "a: 1\n", "b: x\n", "tags: [x, y]\n", "tags:\n", "  - x\n", "- y\n", "c: {{d}}\n",
            "c: { { DATE } }\n", "d: [[A]]\n", "d: [[A]], [[B]]\n", "e: 'q'\n", 'e: "[[Q]]"\n',
            "f: |\n  text\n", "g: &x [1]\n", "h: *x\n", "\tt: 1\n", "a: b: c\n", "i: 2026-02-30\n",
            "i: 2026-01-03\n", "1: one\n", "? [x]\n: y\n", "k: @x\n", "\n", "# note\n", "l: [\n",
            "m: {x: [[B]]}\n", "é: ü\n", "n: 007\n", "o: 12:30\n", "p: !t v\n", "q: >-\n  x\n",
        ]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(NOTES)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    note = parse_note("n.md", text)
    assert_sound(note, text)


@given(HEADS, NOTES)
@settings(max_examples=300, deadline=None)
def test_any_head_is_read(head: str, body: str) -> None:
    text = f"---\n{head}---\n{body}"
    note = parse_note("n.md", text)
    assert_sound(note, text)


@given(st.binary())
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    text, problems = decode(data)
    note = parse_note("n.md", text)
    assert_sound(note, text)
    try:
        assert data.decode("utf-8-sig").count("\0") == 0 or problems
    except UnicodeDecodeError:
        assert problems or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def assert_sound(note: ParsedNote, text: str) -> None:
    """Every line lies within the file, and everything can be stored as text."""
    count = len(re.split(r"\r\n|\r|\n", text))
    for name, value in note._asdict().items():
        if isinstance(value, tuple):
            for row in value:
                for field in ("line", "end_line", "block", "root", "parent"):
                    line = getattr(row, field, None)
                    assert line is None or 1 <= line <= count, (name, row)
                if hasattr(row, "end_line"):
                    assert row.line <= row.end_line
                if getattr(row, "block", None) is not None:
                    assert row.block <= row.line
    for link in note.links:
        assert link.target or link.fragment or link.display
    assert "\0" not in note.body
    assert 1 <= note.body_line <= count + 1


NAMES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters="[]|#\n"),
    min_size=1,
).filter(lambda name: name.strip())
# Text in which nothing can start code, mathematics, HTML or an address.
PROSE = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="`~$<%[]\\/:&!\r\n"),
    max_size=20,
)


@given(st.lists(st.tuples(PROSE, NAMES, st.booleans()), max_size=8), PROSE)
@settings(max_examples=300, deadline=None)
def test_every_link_outside_code_is_one_row(parts: list[tuple[str, str, bool]], end: str) -> None:
    prose = "x " + "".join(f"{before} {'!' * embed}[[{name}]]" for before, name, embed in parts)
    links = parse_note("n.md", prose + end).links
    assert [(link.target, link.kind) for link in links] == [
        (name.strip(), "embed" if embed else "wikilink") for _, name, embed in parts
    ]


@given(st.lists(NAMES, min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_no_link_in_code(names: list[str]) -> None:
    inner = "\n".join(f"[[{name}]] #t" for name in names)
    for code in (f"~~~\n{inner}\n~~~", f"- ~~~\n  {inner.replace(chr(10), chr(10) + '  ')}\n  ~~~"):
        if "~~~" in inner:
            continue
        note = parse_note("n.md", code)
        assert (note.links, note.tags) == ((), ())
        assert len(note.codes) == 1


def head(make: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: f"---\n{make(n)}\n---\n"


WORST: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "[[" * n,
    "open links": lambda n: "[[a" * n,
    "brackets": lambda n: "[a](" * n,
    "bracket and parenthesis": lambda n: "](" * n,
    "parentheses": lambda n: "[a](" + "(" * n,
    "titles": lambda n: '[a](b "' * n,
    "one long line": lambda n: "word " * n,
    "backticks of all sizes": lambda n: " ".join("`" * (i % 400 + 1) for i in range(n // 200)),
    "backticks": lambda n: "`a " * n,
    "dollars": lambda n: "$5 " * n,
    "dollars that cling": lambda n: "a$1" * n,
    "percent signs": lambda n: "%% \n\n" * n,
    "comments": lambda n: "<!-- " * n,
    "tags of HTML": lambda n: "<a b=" * n,
    "attributes": lambda n: "<a" + " b='c'" * n,
    "carets": lambda n: "^[a" * n,
    "carets at line ends": lambda n: "a ^b\n" * n,
    "fields": lambda n: "a::" * n,
    "bracketed fields": lambda n: "[a:: " * n,
    "hashes": lambda n: "#" * n,
    "tags": lambda n: "#a" * n,
    "task tags": lambda n: "- [ ] " + "#a " * n,
    "task fields": lambda n: "- [ ] " + "(id:: a) " * n,
    "task signs": lambda n: "- [ ] " + "📅 2026-01-05 " * n,
    "bad task signs": lambda n: "- [ ] " + "📅 2026-02-30 " * n,
    "at signs": lambda n: "- [ ] " + "@a " * n,
    "at signs in one word": lambda n: "- [ ] " + "a@" * n,
    "addresses in one word": lambda n: "- [ ] @" + "a://" * n,
    "owners": lambda n: "- [ ] " + "[owner:: " * n,
    "items in one line": lambda n: "- " * n + "x",
    "rules": lambda n: "- " * n,
    "quotes in one line": lambda n: "> " * n + "x",
    "quotes and blank lines": lambda n: "> - " * (n // 50) + "x\n" + ">\n" * n,
    "items and blank lines": lambda n: "- " * (n // 50) + "x\n" + "\n" * n,
    "fences": lambda n: "```\n" * n,
    "unclosed fences": lambda n: "- ```\n" * n,
    "stars": lambda n: "*" * n,
    "labels": lambda n: "**a" * n,
    "label lines": lambda n: ("**" + "a" * 200 + "\n") * (n // 50),
    "label and spaces": lambda n: "**a**: b" + " " * n + "c",
    "labels in a line": lambda n: "**a**: b | " * n,
    "table": lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n,
    "delimiters": lambda n: "a|b\n" + "-" * n + "|",
    "escapes": lambda n: "\\" * n,
    "spaces": lambda n: " " * n + "x",
    "tabs": lambda n: "- a\n" + "\t" * n + "- x",
    "headings": lambda n: "# " + "a #" * n,
    "setext": lambda n: "a\n" + "=" * n + " x",
    "definitions": lambda n: "[a]: b\n" * n + "[a][b]" * n,
    "math blocks": lambda n: "$$ a\n" * n,
    "references": lambda n: "[a]: b\n\n" + "[a" * n + "]" * n,
    "keys": head(lambda n: "\n".join(f"k{i}: v" for i in range(n // 8))),
    "broken keys": head(lambda n: "\n".join(f"k{i}: a: b" for i in range(n // 80))),
    "flow brackets": head(lambda n: "a: " + "[" * n),
    "flow list": head(lambda n: "a: [" + "b, " * (n // 8) + "]"),
    "quotes": head(lambda n: "a: '" + "''" * n),
    "long value": head(lambda n: "a: " + "b " * n),
    "key of words": head(lambda n: "a " * n + ": b"),
    "dashes": head(lambda n: "a:\n" + "- " * n),
    "braces": head(lambda n: "a: " + "{{" * n),
    "anchors": head(
        lambda n: "".join(f"a{i}: &x{i} [*x{i - 1}, *x{i - 1}]\n" for i in range(1, n // 100))
    ),
}


@pytest.mark.parametrize("name", WORST)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    make = WORST[name]
    size = 2_000
    while (small := _seconds(make(size))) < 0.01 and size < 250_000:
        size *= 2
    # Eight times the text takes eight times as long, or 64 times where time grows with its square.
    large = make(8 * size)
    assert any(_seconds(large) / max(small, 1e-4) < 24 for _ in range(3))


def _seconds(text: str) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    parse_note("n.md", text)
    seconds = time.process_time() - start
    gc.enable()
    return seconds


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join("  " * i + "- a\n" for i in range(5_000)), id="5,000 nested lists"),
        pytest.param("[[" * 500_000, id="a megabyte of brackets"),
        pytest.param("[[Ann]] " * 100_000, id="100,000 links"),
        pytest.param("word " * 10_000_000, id="a line of 50 MB"),
    ],
)
def test_large_notes_end_in_time(text: str) -> None:
    assert _seconds(text) < 30
