"""Which files Obsidian's own settings leave out, and what is said of those that do not count."""

import time

import pytest

from kg.vault.ignore import filters

NAMES = ["Old/b.md", "Old/", "a.draft.md", "c.md", "x/Old/d.md", "x/"]


def left(*texts: str) -> list[str]:
    ignored, refused = filters(texts)
    assert refused == []
    return [name for name in NAMES if not ignored(name.removesuffix("/"), name.endswith("/"))]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ((), NAMES),
        (("Old/",), ["a.draft.md", "c.md", "x/Old/d.md", "x/"]),
        (("a",), ["Old/b.md", "Old/", "c.md", "x/Old/d.md", "x/"]),
        (("/Old/",), ["a.draft.md", "c.md", "x/"]),  # an expression, found anywhere
        ((r"/^Old\//",), ["a.draft.md", "c.md", "x/Old/d.md", "x/"]),
        ((r"/\.draft\.md$/", "c"), ["Old/b.md", "Old/", "x/Old/d.md", "x/"]),
        (("/",), NAMES),
        (("//",), NAMES),
        ((r"/\/$/",), ["Old/b.md", "a.draft.md", "c.md", "x/Old/d.md"]),
        (("(a+)+$",), NAMES),  # without slashes it is no expression
    ],
)
def test_what_is_left(texts: tuple[str, ...], kept: list[str]) -> None:
    assert left(*texts) == kept


def test_each_filter_that_does_not_count_is_told_once_and_the_others_count() -> None:
    ignored, refused = filters(
        ["/(?=x)/", "/(a)\\1/", "/(?=x)/", "/[/", "/(a{99}){99}/", "b", "/^c/"]
    )
    assert [one.filter for one in refused] == ["/(?=x)/", "/(a)\\1/", "/[/", "/(a{99}){99}/"]
    assert str(refused[0]) == (
        "excluded files: /(?=x)/ is not heeded: a look-ahead, (?=…), cannot be answered in linear "
        "time; write it in another way"
    )
    assert ["a back-reference" in one.why for one in refused] == [False, True, False, False]
    assert ignored("b.md", False)
    assert ignored("c.md", False)
    assert not ignored("x.md", False)


def test_filters_are_bounded_as_a_whole() -> None:
    long = [f"/{'a' * 300}{n}/" for n in range(5)]
    ignored, refused = filters([*long, "/b$/"])
    assert [one.filter for one in refused] == long[3:]
    assert "together" in refused[0].why
    assert len(str(refused[0])) < 300
    assert ignored("a" * 300 + "2", False)
    assert ignored("b", False)
    many = [f"p{n}/" for n in range(1_500)]
    ignored, refused = filters(many)
    assert [one.filter for one in refused] == ["p1000/"]
    assert ignored("p999/x", False)
    assert not ignored("p1000/x", False)


@pytest.mark.parametrize(
    "text",
    ["/(a+)+$/", "/(a|a)*$X/", "/.*.*.*X/", f"/{'a?' * 30}{'a' * 30}X/", f"/{'(a|a)' * 28}X/",
     "/(?:.*a)*b/", "/(.?){200}X/", "/a{1,9}b+c*d?e*X/"],
)  # fmt: skip
def test_no_filter_takes_long(text: str) -> None:
    ignored, _ = filters([text])
    began = time.process_time()
    for path in ("a" * 40 + ".md", "a" * 1_200 + ".md", "a" * 20_000 + "!", "a/" * 2_000 + ".md"):
        ignored(path, False)
    assert time.process_time() - began < 1


def test_many_paths_are_quick() -> None:
    ignored, _ = filters(
        [r"/^Archive\//", r"/\.excalidraw\.md$/", r"/(^|\/)[Tt]emplates?\//", "Old/"]
    )
    paths = [f"Projects/Harbor {n % 97}/Notes of day {n}.md" for n in range(50_000)]
    began = time.process_time()
    assert not any(ignored(path, False) for path in paths)
    assert time.process_time() - began < 3  # 0.25 s by itself
