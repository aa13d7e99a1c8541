"""What `ignore` in kg.toml leaves out, as git does with a .gitignore."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from kg.regex import Refused
from kg.vault.ignore import patterns
from kg.vault.scan import scan
from tests.builders import vault

# (patterns, paths that they ignore, paths that they do not); folders end in a slash.
IGNORED = [
    (["a.md"], ["a.md", "x/a.md", "x/y/a.md", "a.md/"], ["ba.md", "a.mdx", "A.md"]),
    (["/a.md"], ["a.md"], ["x/a.md"]),
    (["x/a.md"], ["x/a.md"], ["y/x/a.md"]),
    (["Private/"], ["Private/", "x/Private/"], ["Private", "Privates/"]),
    (["/Private/"], ["Private/"], ["x/Private/"]),
    (["*.excalidraw.md"], ["x.excalidraw.md", "d/.excalidraw.md"], ["x.md"]),
    (["d/*"], ["d/a", "d/b/"], ["d/", "d/b/c", "x/d/a"]),
    (["d/**/*"], ["d/a", "d/b/", "d/b/c"], ["d/", "x/d/a"]),
    (["d/*/"], ["d/b/"], ["d/", "d/b"]),
    (["d/**"], ["d/a", "d/b/c", "d/b/"], ["d/", "d", "x/d/a"]),
    (["**/d"], ["d", "x/d/", "x/y/d"], ["xd"]),
    (["**/d/e"], ["d/e", "x/d/e"], ["d/x/e"]),
    (["a/**/b"], ["a/b", "a/x/b", "a/x/y/b/"], ["ab", "x/a/b", "a/xb"]),
    (["a**b"], ["ab", "axb", "x/ab"], ["a/b"]),
    (["**"], ["a", "a/b"], []),
    (["/**"], ["a", "a/b"], []),
    (["**/"], ["a/", "a/b/"], ["a", "a/b"]),
    (["***/a"], ["a", "x/y/a"], ["xa"]),
    (["d/**/**"], ["d/a", "d/b/c"], ["d/"]),
    (["?.md"], ["a.md", "é.md", "x/b.md"], [".md", "ab.md"]),
    (["a?b"], ["axb"], ["a/b"]),
    (["[ab].md"], ["a.md", "b.md"], ["c.md", "[ab].md"]),
    (["[!ab].md", "[^c]x"], ["c.md", "ax"], ["a.md", "cx"]),
    (["[a-c]1"], ["b1"], ["d1", "-1"]),
    (["[]a]1", "[a-]2"], ["]1", "a1", "-2"], ["b1"]),
    (["x[.-0]y"], ["x.y", "x0y"], ["x/y"]),  # a slash stands between . and 0, and is never meant
    (["x[!a]y"], ["xby"], ["x/y"]),
    (["[\\]\\-]1"], ["]1", "-1"], ["\\1"]),
    (["\\#x", "\\!y", "a\\*b"], ["#x", "!y", "a*b"], ["x", "axb"]),
    (["# a", "", "   ", "#b"], [], ["a", "# a", "#b", " "]),
    (["a  ", "b\\ ", " c"], ["a", "b ", " c"], ["a  ", "b", "c"]),
    (["a.b+c(d)$|e{1}^"], ["a.b+c(d)$|e{1}^"], ["axb+c(d)$|e{1}^"]),
    (["/", "//"], [], ["a", "a/"]),
    (["*.md", "!keep.md"], ["a.md"], ["keep.md", "x/keep.md"]),
    (["*.md", "!keep.md", "old/keep.md"], ["a.md", "old/keep.md"], ["keep.md"]),
    (["!a", "a"], ["a"], []),
    (["\n", "a\r\n"], ["a"], [""]),
    ([*map(str, range(50)), "!7", "17"], ["3", "49", "17"], ["7", "50"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "yes", "no"), [pytest.param(*case, id=" ".join(case[0])[:30]) for case in IGNORED]
)
def test_which_paths_are_ignored(lines: list[str], yes: list[str], no: list[str]) -> None:
    ignored = patterns(lines)

    def ask(path: str) -> bool:
        return ignored(path.removesuffix("/"), path.endswith("/"))

    assert [path for path in yes if not ask(path)] == []
    assert [path for path in no if ask(path)] == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("!", "“!”: nothing stands behind the !"),
        ("a\\", "ends in a backslash"),
        ("[a", "“\\[a”: a \\[ is never closed"),
        ("[z-a]", "the range z-a is out of order"),
        ("[[:alpha:]]", "write a-zA-Z"),
        ("a" * 2_000, "more than 1,000 steps"),
    ],
)
def test_what_is_no_pattern_is_said(line: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as caught:
        patterns([line])
    assert len(str(caught.value)) < 200


def test_patterns_are_bounded_as_a_whole() -> None:
    with pytest.raises(Refused, match="the patterns are too many"):
        patterns([f"folder {n}/" for n in range(1_000)])


@pytest.mark.parametrize(
    "line",
    [
        "*a*a*a*a*a*a*a*b",
        "**/**/**/a*a*a*a*a*a*b",
        "*?*?*?*?*?*?x",
        "[a]*" * 30 + "b",
        "**/a/" * 20 + "c",
    ],
)
def test_no_pattern_takes_long(line: str) -> None:
    began = time.process_time()
    ignored = patterns([line] * 5)
    for path in ("a" * 10_000, "a/" * 5_000 + "b", "a/" * 100 + "a" * 250):
        assert not ignored(path, False)
    assert time.process_time() - began < 2


FILES = [
    "a.md",
    "b.md",
    "ab",
    "a b",
    "!x",
    "#y",
    "[a]",
    "a*b",
    "c-d",
    "d/a.md",
    "d/e/b.md",
    "d/e/ab",
]
FILES += ["e/d/a.md", "e/d/d/ab", "ad/bd/a.md", "ad/bd/c", "a bd/x.md", "a.mdd/a.md"]


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
@pytest.mark.parametrize(
    "lines", [pytest.param(case[0], id=" ".join(case[0])[:30]) for case in IGNORED]
)
def test_git_agrees(tmp_path: Path, lines: list[str]) -> None:
    folder = vault(tmp_path / "vault", dict.fromkeys(FILES, "x"))
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".git/info/exclude").write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = subprocess.run(
        ["git", "ls-files", "-o", "-z", "--exclude-standard"],
        cwd=folder, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    found = scan(str(folder), patterns(lines))
    ours = {file.path for file in (*found.notes, *found.attachments)}
    assert ours == {path for path in told.split("\0") if path}
