"""Expressions of JavaScript: what they match, what is refused by name, and in what time."""

import json
import random
import re
import shutil
import subprocess
import time
import tracemalloc

import pytest

from kg.regex import Expression, Refused, expression
from kg.regex.nodes import END, Choice, One, Repeat, Row

# (expression, flags, texts that it finds, texts that it does not), worked out from ECMA-262.
MATCHES = [
    ("", "", ["", "a"], []),
    ("a", "", ["a", "bab"], ["", "A"]),
    ("^a$", "", ["a"], ["ab", "ba", "a\n", "b\na"]),
    ("^a$", "m", ["a", "b\na", "a\r", "x\u2028a\u2029y"], ["ab", "ba\n"]),
    (".", "", ["a", "\x85", "😀"], ["", "\n", "\r", "\u2028", "\u2029"]),
    (".", "s", ["\n", "\u2029"], [""]),
    ("^.$", "", ["😀"], []),  # whole characters, where JavaScript without u takes halves
    ("ab|cd|", "", ["", "x"], []),
    ("^(ab|cd)$", "", ["ab", "cd"], ["abcd", "a", ""]),
    ("^(?:ab)+$", "", ["ab", "abab"], ["", "aba"]),
    ("^(?<year>\\d{4})-x$", "", ["2026-x"], ["226-x"]),
    ("^a{2}$", "", ["aa"], ["a", "aaa"]),
    ("^a{2,}$", "", ["aa", "aaaa"], ["a"]),
    ("^a{1,2}$", "", ["a", "aa"], ["", "aaa"]),
    ("^a{0}b$", "", ["b"], ["ab"]),
    ("^(?:a?){3}$", "", ["", "aaa"], ["aaaa"]),
    ("^a*?b+?c??$", "", ["b", "aabbc"], ["ac"]),
    ("^(?:a*)*$", "", ["", "aaa"], ["b"]),
    ("^(?:a|b*)+c$", "", ["c", "abac"], ["abad"]),
    ("^a{,2}$", "", ["a{,2}"], ["a", "aa"]),  # no quantifier, so it means itself
    ("^x{$", "", ["x{"], ["x"]),
    ("^a{1$", "", ["a{1"], ["a"]),
    ("^]}$", "", ["]}"], []),
    ("^[abc]$", "", ["a", "c"], ["d", "abc"]),
    ("^[^abc]$", "", ["d", "\n"], ["a", ""]),
    ("^[a-c-]$", "", ["b", "-"], ["d"]),
    ("^[]-a]$", "", [], ["]-a]", "-a]", ""]),  # nothing, then -a]
    ("^[^]$", "", ["a", "\n", "]"], [""]),
    ("[[]", "", ["["], ["a"]),
    ("^[\\w-.]$", "", ["a", "-", "."], [",", " "]),
    ("^[\\]\\\\\\-\\^]$", "", ["]", "\\", "-", "^"], ["a"]),
    ("^[\\b]$", "", ["\b"], ["b"]),
    ("^\\d$", "", ["7"], ["٣", "a"]),  # ASCII digits only
    ("^\\w$", "", ["a", "Z", "0", "_"], ["é", "-"]),
    (
        "^\\s$",
        "",
        [" ", "\t", "\n", "\v", "\u00a0", "\ufeff", "\u2028"],
        ["\x1c", "\x85", "\u180e"],
    ),
    ("^[^\\s\\d]\\S\\D\\W$", "", ["aaa-"], ["1aa-", "a a-", "aa1-", "aaaa"]),
    ("\\bcat\\b", "", ["cat", "a cat."], ["cats", "_cat"]),
    ("é\\bx", "", ["éx"], []),  # é is no word character
    ("a\\Bb", "", ["ab"], ["a b"]),
    ("^\\B$", "", [""], ["a"]),
    ("^\\t\\n\\v\\f\\r\\0$", "", ["\t\n\v\f\r\0"], []),
    ("^\\cA\\ca\\cj$", "", ["\x01\x01\n"], []),
    ("^\\c1$", "", ["\\c1"], ["\x11"]),
    ("^[\\c1]$", "", ["\x11"], ["c"]),
    ("^\\x41\\u0042\\xZ\\u12$", "", ["ABxZu12"], []),
    ("^\\u{41}$", "u", ["A"], []),
    ("^\\u{3}$", "", ["uuu"], ["\x03"]),  # without flag u, three times u
    ("^\\ud83d\\ude00$", "", ["😀"], []),
    ("^\\101\\7\\8$", "", ["A\x078"], []),
    ("^(a)\\2$", "", ["a\x02"], ["aa"]),  # one group only, so this is no back-reference
    ("^\\/\\-\\e\\_\\k<n>$", "", ["/-e_k<n>"], []),
    ("^\\p{Lu}\\P{L}$", "u", ["É1"], ["é1", "ÉÉ"]),
    ("^p{2}\\p$", "", ["ppp"], []),
    ("^ÉCOLE$", "i", ["école", "École"], ["ecole"]),
    ("^[a-c]$", "i", ["B"], ["D"]),
    ("^[^a-c]$", "i", ["d"], ["b", "B"]),
    ("^Σ$", "i", ["σ", "ς"], ["s"]),
    ("^s$", "i", ["S"], ["\u017f"]),
    ("^s\\w$", "iu", ["\u017f\u212a"], []),
    ("^ß$", "iu", ["ẞ"], ["ss"]),
    ("^\\P{Lu}$", "iu", ["A"], []),
    ("^\\P{Lu}$", "iv", [], ["A", "a"]),
    ("^(?i:a)b(?-i:c)$", "", ["Abc"], ["ABc", "AbC"]),
    ("^(?i-m:a)$", "m", ["x\nA"], []),
    ("a", "y", ["ab"], ["ba"]),
    ("a|^b", "y", ["bc"], ["cb", "ca"]),
    ("a", "gd", ["ba"], []),
    ("^[(]$", "v", None, "needs a backslash"),
    ("[a&&b]", "v", None, "set notation of flag v, &&"),
    ("[a[b]]", "v", None, "set notation of flag v, \\["),
    ("[\\q{ab}]", "v", None, "set notation"),
    ("a(?=b)", "", None, "a look-ahead, \\(\\?=…\\), cannot be answered in linear time"),
    ("(?!a)", "", None, "a negative look-ahead, \\(\\?!"),
    ("(?<=a)b", "", None, "a look-behind, \\(\\?<="),
    ("(?<!a)b", "", None, "a negative look-behind, \\(\\?<!"),
    ("(a)\\1", "", None, "a back-reference, \\\\1,"),
    ("\\1(a)", "", None, "a back-reference"),
    ("(?<n>a)\\k<n>", "", None, "a back-reference, \\\\k"),
    ("\\1", "u", None, "a back-reference"),
    ("(a", "", None, "a \\( is never closed"),
    ("a)", "", None, "a \\) closes no group"),
    ("[a", "", None, "a \\[ is never closed"),
    ("a\\", "", None, "ends in a backslash"),
    ("*a", "", None, "nothing to repeat"),
    ("a**", "", None, "nothing to repeat"),
    ("a|{2}", "", None, "nothing to repeat"),
    ("\\b+", "", None, "nothing to repeat"),
    ("^*", "", None, "nothing to repeat"),
    ("a{2,1}", "", None, "numbers of \\{2,1\\} are out of order"),
    ("[b-a]", "", None, "range b-a is out of order"),
    ("(?x)a", "", None, "no group that begins with \\(\\?x"),
    ("(?>a)", "", None, "no group that begins with \\(\\?>"),
    ("(?P<n>a)", "", None, "no group that begins with \\(\\?P"),  # Python's
    ("(?ii:a)", "", None, "gives a flag twice"),
    ("}", "u", None, "needs a backslash"),
    ("\\-", "u", None, "no escape \\\\-"),
    ("\\u{110000}", "u", None, "no character"),
    ("\\p{Script=Greek}", "u", None, "Script=Greek.* is not known; general categories are"),
    ("a", "x", None, "no flag 'x'"),
    ("a", "ii", None, "given twice"),
    ("a", "uv", None, "exclude each other"),
    ("a" * 1_001, "", None, "longer than 1,000 characters"),
    ("(" * 51 + ")" * 51, "", None, "nest deeper than 50"),
    ("(a{1000}){1000}", "", None, "more than 1,000 steps"),
    ("a{99999999999}", "", None, "more than 1,000 steps"),
    ("((a{9}){9}){99}", "", None, "more than 1,000 steps"),
]


@pytest.mark.parametrize(
    ("source", "flags", "found", "other"),
    [pytest.param(*c, id=f"{c[0][:30]!r}{c[1]}") for c in MATCHES],
)
def test_what_an_expression_finds(
    source: str, flags: str, found: list[str] | None, other: list[str] | str
) -> None:
    if found is None:
        with pytest.raises(Refused, match=str(other)) as caught:
            expression(source, flags)
        assert "\n" not in str(caught.value)
        return
    made = expression(source, flags)
    assert [text for text in found if not made.found_in(text)] == []
    assert [text for text in other if made.found_in(text)] == []


def test_the_same_text_is_answered_the_same_ever_after() -> None:
    made = expression("^(a|b)*c$")
    texts = ["abc", "ab", "", "abac", "cc"]
    first = [made.found_in(text) for text in texts]
    assert first == [True, False, False, True, False]
    assert [made.found_in(text) for text in texts] == first


def test_an_expression_may_be_put_together_from_nodes() -> None:
    star = Repeat(One(lambda char: char != "/"), 0, None)
    made = Expression(Row((star, Choice((One("a".__eq__), One("b".__eq__))), END)), sticky=True)
    assert [text for text in ("a", "xyb", "x/b", "ac") if made.found_in(text)] == ["a", "xyb"]


# Each of these keeps an engine that tries one way after the other busy for years.
HOSTILE = [
    ("(a+)+$", "a", "!"),
    ("^(a|a)*$", "a", "!"),
    ("(a|aa)+$", "a", "!"),
    ("(?:.*a){20}b", "a", ""),
    (".*.*.*.*.*x", "a", ""),
    ("a?" * 30 + "a" * 30 + "X", "a", ""),
    ("(a|a)" * 28 + "X", "a", ""),
    ("(x+x+)+y", "x", ""),
    ("([a-z]+)*\\d", "a", "!"),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", "a", ""),
    ("(?:a?){300}b", "a", ""),
    ("(.?){300}b", "a", ""),
    ("\\b(\\w+\\s?)*$", "a ", "!"),
]


@pytest.mark.parametrize(("source", "pump", "end"), HOSTILE)
def test_time_is_in_proportion_to_the_text(source: str, pump: str, end: str) -> None:
    made = expression(source)
    began = time.process_time()
    assert not made.found_in(pump * (200_000 // len(pump)) + end)
    assert time.process_time() - began < 1


def test_a_text_that_meets_ever_new_states_takes_bounded_time_and_memory() -> None:
    made = expression("(?:a|b)*a(?:a|b){190}X")  # as many states as there are texts of 191 letters
    letters = random.Random(1)
    text = "".join(letters.choice("ab") for _ in range(4_000))
    tracemalloc.start()
    began = time.process_time()
    assert not made.found_in(text)
    assert made.found_in(text + "X") is (text[-191] == "a")
    took, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 20  # without tracing some 0.2 s
    assert peak < 64 << 20


@pytest.mark.parametrize("source", ["[^x]y", "^[^x]", "[^x]y|z$"])
def test_many_different_characters_are_forgotten_again(source: str) -> None:
    made = expression(source)
    texts = [chr(code) * 2 for code in range(0x4E00, 0x4E00 + 30_000)]
    found = source == "^[^x]"
    tracemalloc.start()
    assert all(made.found_in(text) is found for text in texts)
    assert made.found_in("".join(texts)) is found
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 2 << 20


def test_reading_an_expression_takes_no_time_either() -> None:
    began = time.process_time()
    for source in (
        "(" * 1_000,
        "[" * 1_000,
        "\\" * 999,
        "(?:" * 333,
        "(a" * 25 + "\\9" * 400,
        "|" * 1_000,
    ):
        try:
            expression(source)
        except Refused:
            continue
    for times in ("(?:){999999999}", "((?:){99999}){99999}", "(?:(?:(?:){9999}){9999}|){9999}"):
        try:
            expression(times)
        except Refused:
            continue
    assert time.process_time() - began < 1


# ruff: noqa: SIM905
ATOMS = [
    *"abAkKsS_1 -{}],:=!<>/xucdp0éÉßẞİıσςΣ\n",
    "\u2028",
    "\ufeff",
    "\u00a0",
    "\u017f",
    "\u212a",
]
ESCAPES = (
    r"\d \D \w \W \s \S \b \B \n \t \v \cA \c \c1 \c_ \0 \00 \1 \2 \8 \12 \x41 \x4 \u0041 \u004"
    r" \u{41} \/ \- \. \k \k<n> \p{L} \P{Lu} \p \e \_ \^ \] \a \\"
).split()
SIGNS = (
    "^ $ . | * + ? *? ?? {2} {0,2} {,2} {1,} { } ( ) (?: (?<n> [ [^ ] [] a-c [a-z] [^a-k] [\\w-a]"
    " [\\b] [a- -] && --"
).split()
TEXT = "abAkKsS_1 -{},:/xucd8[]\\^pLéÉßẞİıσςΣ\n\r\x01\0\b\v\u2028\ufeff\u00a0\u017f\u212a"
SCRIPT = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
const asked = ([source, flags, texts]) => {
  try { return texts.map((text) => new RegExp(source, flags).test(text)); } catch { return null; }
};
process.stdout.write(JSON.stringify(cases.map(asked)));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node")
def test_it_is_as_javascript_itself_says() -> None:
    seeded = random.Random(7)

    def text(parts: list[list[str]], most: int) -> str:
        count = seeded.randint(0, most)
        return "".join(seeded.choice(seeded.choice(parts)) for _ in range(count))

    cases = []
    for _ in range(4_000):
        flags = "".join(flag for flag in "imsuy" if seeded.random() < 0.25)
        texts = ["", "a\n", *(text([[*TEXT]], 5) for _ in range(12))]
        cases.append((text([ATOMS, ESCAPES, SIGNS, SIGNS], 7), flags, texts))
    told = subprocess.run(
        ["node", "-e", SCRIPT], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    compared = 0
    for (source, flags, texts), theirs in zip(cases, json.loads(told.stdout), strict=True):
        try:
            ours = [expression(source, flags).found_in(one) for one in texts]
        except Refused as cause:
            by_name = re.search("linear time|property", str(cause))
            assert by_name or theirs is None, (source, flags, str(cause))
            continue
        assert ours == theirs, (source, flags, texts)
        compared += 1
    assert compared > 1_000
