"""What reaches a terminal, and how wide it is."""

import time

import pytest

from kg.present.terminal import clean, cut, fold, pad, paint, width


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("Ann Okafor", "Ann Okafor"),
        ("Plan\tB\nnow", "Plan B now"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1Hgone", "gone"),
        ("\x1b]0;new title\x07after", "after"),
        ("\x1b]8;;https://a.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("\x1bPdevice\x1b\\after", "after"),
        ("unfinished \x1b]0;kept", "unfinished 0;kept"),
        ("bell\x07 del\x7f back\x08", "bell del back"),
        ("\x1bc reset", " reset"),
        ("abc\u202egpj.exe", "abcgpj.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("line\u2028break", "line break"),
        ("lone \udc80 half", "lone \ufffd half"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
        ),
        ("Siobhán O’Neill", "Siobhán O’Neill"),
        ("\x1b\x1b[31m[31mnested", "[31mnested"),
    ],
)
def test_nothing_that_steers_a_terminal_gets_through(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


def test_what_is_clean_stays_clean() -> None:
    for code in range(0x300):
        once = clean(f"a{chr(code)}b")
        assert clean(once) == once
        assert once.isprintable() or "\xa0" in once or "\xad" in once


@pytest.mark.parametrize("start", ["\x1b[", "\x1b]", "\x1b[0;", "\x1bP", "\x9b1", "\x1b[ "])
def test_cleaning_takes_time_in_proportion_to_length(start: str) -> None:
    def seconds(repeats: int) -> float:
        text = start * repeats
        begun = time.process_time()
        clean(text)
        return time.process_time() - begun

    seconds(100)
    small, large = (min(seconds(n) for _ in range(3)) for n in (20_000, 160_000))
    assert large < small * 8 * 5 + 0.02


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Ann", 3),
        ("Zieliński", 9),
        ("Zielin\u0301ski", 9),  # the accent as a sign of its own
        ("東京", 4),
        ("ｗｉｄｅ", 8),
        ("🚢", 2),
        ("👩‍💻", 2),  # joined by a zero-width joiner
        ("👍🏽", 2),  # with a skin tone
        ("🇳🇴", 2),  # a flag is two letters
        ("❤️", 2),  # made an emoji by a variation selector
        ("soft\u00adhyphen", 10),
    ],
)
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("Harbor Light", 12, "Harbor Light"),
        ("Harbor Light", 11, "Harbor Lig…"),
        ("Harbor Light", 8, "Harbor…"),  # no space before the sign
        ("東京湾", 5, "東京…"),
        ("東京湾", 4, "東…"),  # half a character is none
        ("👩‍💻👩‍💻", 3, "👩‍💻…"),  # never cut within what is joined
    ],
)
def test_cut_keeps_whole_characters(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown
    assert width(cut(text, columns)) <= columns


def test_a_path_is_cut_at_its_start() -> None:
    assert cut("People/Ann Okafor.md:12", 15, start=True) == "…n Okafor.md:12"
    assert cut("東京/湾.md", 8, start=True) == "…/湾.md"


def test_padding_is_in_columns() -> None:
    assert pad("東", 4) == "東  "
    assert pad("7", 3, right=True) == "  7"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 13, ["one two three"]),
        ("a verylongword b", 5, ["a", "veryl", "ongwo", "rd b"]),
        ("東京湾", 4, ["東京", "湾"]),
    ],
)
def test_fold_breaks_at_spaces(text: str, columns: int, lines: list[str]) -> None:
    assert fold(text, columns) == lines


def test_colours_only_where_wanted() -> None:
    assert paint("late", "bad", color=False) == "late"
    assert paint("late", "bad", color=True) == "\x1b[38;5;167mlate\x1b[0m"
    assert paint("", "bad", color=True) == ""
