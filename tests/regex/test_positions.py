"""Where expressions match, what groups hold, and what `replace` and `split` make of it."""

import json
import random
import shutil
import subprocess
import time

import pytest

from kg.regex import Finder, Refused, replace_all, split

# (expression, text, (start, end), groups), worked out from ECMA-262.
MATCHES = [
    ("b+", "abbc", (1, 3), ()),
    ("b+?", "abbc", (1, 2), ()),
    ("a|ab", "ab", (0, 1), ()),  # the first way, not the longest
    ("(a)|(b)", "b", (0, 1), (None, "b")),
    ("(a*)*", "b", (0, 0), (None,)),
    ("(a*)+", "b", (0, 0), ("",)),
    ("(z)((a+)?(b+)?(c))*", "zaacbbbcac", (0, 10), ("z", "ac", "a", None, "c")),
    ("(?<day>\\d\\d)\\.(?<month>\\d\\d)", "am 24.12.", (3, 8), ("24", "12")),
    ("(a{0,2})(a*)", "aaa", (0, 3), ("aa", "a")),
    ("(a{0,2}?)(a*?)b", "aab", (0, 3), ("", "aa")),
    ("\\b(\\w)", " ab", (1, 2), ("a",)),
    ("$", "ab", (2, 2), ()),
]


@pytest.mark.parametrize(("source", "text", "place", "groups"), MATCHES)
def test_matches(
    source: str, text: str, place: tuple[int, int], groups: tuple[str | None, ...]
) -> None:
    found = Finder(source).search(text)
    assert found is not None
    assert ((found.start, found.end), found.groups) == (place, groups)


def test_no_match() -> None:
    assert Finder("x").search("abc") is None
    assert Finder("b", "y").search("abc") is None


@pytest.mark.parametrize(
    ("source", "text", "replacement", "expected"),
    [
        ("a", "banana", "o", "bonono"),
        ("", "ab", "-", "-a-b-"),
        ("a*", "baac", "-", "-b--c-"),
        ("(\\w+) (\\w+)", "hello world", "$2 $1", "world hello"),
        ("b", "abc", "[$`|$&|$']", "a[a|b|c]c"),
        ("b", "abc", "$$1$1$0", "a$1$1$0c"),
        ("(?<x>b)", "abc", "<$<x>$<y>>", "a<b>c"),
        ("(b)", "abc", "$11$01", "ab1bc"),
    ],
)
def test_replace_all(source: str, text: str, replacement: str, expected: str) -> None:
    assert replace_all(Finder(source), text, replacement) == expected


@pytest.mark.parametrize(
    ("source", "text", "limit", "expected"),
    [
        (" ", "a b", None, ["a", "b"]),
        ("", "abc", None, ["a", "b", "c"]),
        ("a*", "baac", None, ["b", "c"]),
        ("(x)?,", "a,bx,c", None, ["a", None, "b", "x", "c"]),
        ("", "", None, []),
        ("x", "", None, [""]),
        (" ", "a b c", 2, ["a", "b"]),
        (" ", "a b c", 0, []),
    ],
)
def test_split(source: str, text: str, limit: int | None, expected: list[str | None]) -> None:
    assert split(Finder(source), text, limit) == expected


@pytest.mark.parametrize("source", ["(a+)+$", "(a|a)*$", "(a|aa)+$", "a?" * 30 + "a" * 30 + "X"])
def test_time_is_bounded(source: str) -> None:
    began = time.process_time()
    try:
        replace_all(Finder(source), "a" * 2_000 + "!", "")
    except Refused as error:
        assert "too much work" in str(error)
    assert time.process_time() - began < 30


ATOMS = [*"abcAB1 -.", "\\w", "\\d", "\\b", "[ab]", "[^a]", "^", "$", "."]
SIGNS = [*"|()*+?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}?", "(?:", "(?<n>"]
SCRIPT = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
const groups = (found) => [...found].map((one) => one ?? "");
const asked = ([source, texts, by]) => {
  try {
    return texts.map((text) => {
      const found = new RegExp(source).exec(text);
      return [
        found && [found.index, found.index + found[0].length, groups(found.slice(1))],
        text.replace(new RegExp(source, "g"), by),
        groups(text.split(new RegExp(source))),
      ];
    });
  } catch { return null; }
};
process.stdout.write(JSON.stringify(cases.map(asked)));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node")
def test_it_is_as_javascript_itself_says() -> None:
    seeded = random.Random(11)

    def made(parts: list[str], most: int) -> str:
        return "".join(seeded.choice(parts) for _ in range(seeded.randint(0, most)))

    cases = []
    for _ in range(4_000):
        source = made(ATOMS + SIGNS, 9)
        source += ")" * max(0, source.count("(") - source.count(")"))
        texts = [made([*"aabbcAB1 -."], 8) for _ in range(6)]
        cases.append((source, texts, seeded.choice(["<$&>", "$1-$2", "$$", "$<n>"])))
    told = subprocess.run(
        ["node", "-e", SCRIPT], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    compared = 0
    for (source, texts, by), theirs in zip(cases, json.loads(told.stdout), strict=True):
        try:
            finder = Finder(source)
        except Refused as error:
            assert theirs is None or "the name" in str(error), source
            continue
        assert theirs is not None, source
        for text, wanted in zip(texts, theirs, strict=True):
            found = finder.search(text)
            ours = [
                found and [found.start, found.end, [one or "" for one in found.groups]],
                replace_all(finder, text, by),
                [one or "" for one in split(finder, text)],
            ]
            assert ours == wanted, (source, text, by)
            compared += 1
    assert compared > 5_000
