"""Texts as they read."""

import time

import pytest

from kg.present.readable import readable, without_fields


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Call [[Ann Lee]] about [[Harbor Light|the harbour]]", "Call Ann Lee about the harbour"),
        (
            "see [[Plans#Spring]], [[#Here]] and ![[plan.png]]",
            "see Plans#Spring, Here and plan.png",
        ),
        ('a [site](https://a.example/x_(y)) and [b](<c d> "t")', "a site and b"),
        ("write to <mailto:ann@x.example>", "write to mailto:ann@x.example"),
        ("**bold**, *soft*, ***both***, __bold__, _soft_", "bold, soft, both, bold, soft"),
        ("`kg import` and ``a ` b``", "kg import and a ` b"),
        ("==marked== %%for nobody%%end", "marked end"),
        ("one<br>two <b>three</b>", "onetwo three"),
        ("- [ ] a task", "a task"),
        ("## A heading", "A heading"),
        ("…of [[Harbor Light…", "…of Harbor Light…"),
        ("…Light]] and more", "…Light and more"),
        # What is no Markdown stays.
        ("~~not this~~", "~~not this~~"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("a < b, c > d, 50 % of it, x == y", "a < b, c > d, 50 % of it, x == y"),
        ("[owner:: Ann Lee] [?] [1]", "[owner:: Ann Lee] [?] [1]"),
        ("-5 degrees, #tag", "-5 degrees, #tag"),
        ("it's `open", "it's `open"),
        ("", ""),
    ],
)
def test_markdown_is_shown_as_it_reads(text: str, reads: str) -> None:
    assert readable(text) == reads


@pytest.mark.parametrize("sign", ["[", "[[", "*", "`", "_a", "=", "%%", "<b", "[a](", "[[a|"])
def test_no_text_takes_long(sign: str) -> None:
    start = time.process_time()
    readable(sign * 4_000)
    readable((sign * 4_000)[:4_000])
    assert time.process_time() - start < 1


def test_code_without_end_takes_no_long_time() -> None:
    start = time.process_time()
    readable("".join("`" * (n % 60 + 1) + "a" for n in range(130))[:4_000])
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Get the account [owner:: Mei-Ling Chen]", "Get the account"),
        ("Call (due:: 2026-01-09) Ann [priority:: high] today", "Call Ann today"),
        ("owner:: Ann Lee", "owner:: Ann Lee"),  # no brackets: the rest of the line is its value
        ("Look at [x] and (y) std::map", "Look at [x] and (y) std::map"),
        ("", ""),
    ],
)
def test_fields_in_brackets_stand_beside_a_task(text: str, reads: str) -> None:
    assert without_fields(text) == reads
