"""Where a link leads, as tables of vaults; the same rules as Obsidian's."""

import json
from pathlib import Path

import pytest

from kg.model.names import file_key, slug
from kg.parse import parse_note
from kg.resolve.links import EXTERNAL, MISSING, Resolution, resolve
from kg.resolve.name_index import ALIAS, FILE, NAME, Entry, Index, Provided, attachment_name

SHARED = Path(__file__).parents[3] / "shared" / "cases" / "link-resolution.json"


def index_of(*files: str) -> Index:
    """An index of files, each given as path, `path::aliases=[A]` or `path::title=T` (a person)."""
    index = Index()
    for file in files:
        path, _, extra = file.partition("::")
        word, _, value = extra.partition("=")
        name = path.rpartition("/")[2]
        note = name.removesuffix(".md")
        is_note = note != name
        provided = [Provided(FILE, file_key(note) if is_note else attachment_name(path))]
        if word == "aliases":
            provided += [Provided(ALIAS, slug(alias)) for alias in value.strip("[]").split(",")]
        if word == "title":
            provided.append(Provided(NAME, slug(value)))
        kind = "attachment" if not is_note else "person" if extra else "note"
        name = value if word == "title" else note
        key = f"person:{slug(name)}" if kind == "person" else f"note:{path}"
        index.add(Entry(path, key, kind, False, ""), provided)
    return index


def written(text: str, kind: str) -> tuple[str, bool]:
    """Target and whether it is external, of a link as the parser reads it."""
    shown = {"wikilink": f"[[{text}]]", "embed": f"![[{text}]]", "markdown": f"[x]({text})"}[kind]
    (link,) = parse_note("A.md", shown + "\n").links
    return link.target, link.external


def lead(files: list[str], source: str, text: str, kind: str = "wikilink") -> Resolution:
    target, external = written(text, kind)
    if external:
        return EXTERNAL
    if not target:
        return Resolution(Entry(source, "", "note", False, ""), "path")
    return resolve(target, source, index_of(*files).find)


OWN = [
    # files, source, link, path, how
    (["A.md", "B.md"], "A.md", "B", "B.md", "path"),
    (["A.md", "deep/er/B.md"], "A.md", "er/B", "deep/er/B.md", "path"),
    (["A.md", "x/B.md"], "A.md", "/x/B", "x/B.md", "path"),
    (["x/A.md", "x/B.md", "w/B.md"], "x/A.md", "B", "x/B.md", "path"),
    (["x/A.md", "x/s/B.md", "s/B.md"], "x/A.md", "s/B", "s/B.md", "path"),
    (["x/A.md", "x/s/B.md", "yy/s/B.md"], "x/A.md", "s/B", "x/s/B.md", "path"),
    (["A.md", "long/B.md", "b/B.md"], "A.md", "B", "b/B.md", "path"),
    (["A.md", "q/B.md", "p/B.md"], "A.md", "B", "p/B.md", "ambiguous"),
    (["x/y/A.md", "B.md"], "x/y/A.md", "../../B", "B.md", "relative"),
    (["x/A.md", "x/B.md", "B.md"], "x/A.md", "./B", "x/B.md", "relative"),
    (["A.md", "B.md"], "A.md", "../B", None, "missing"),
    (["x/A.md", "B.md"], "x/A.md", "./B", None, "missing"),
    (["A.md", "pic.png", "pic.png.md"], "A.md", "pic.png", "pic.png", "path"),
    (["A.md", "pic.png"], "A.md", "pic", None, "missing"),
    (["A.md", "ÜBER.md"], "A.md", "über", "ÜBER.md", "path"),
    (["A.md", "P/Ann.md::aliases=[Annie,Lee]"], "A.md", "annie", "P/Ann.md", "alias"),
    (["A.md", "P/Ann/README.md::title=Ann Lee"], "A.md", "ann lee", "P/Ann/README.md", "name"),
    (["A.md", "x/A.md::aliases=[Bo]", "y/C.md::aliases=[Bo]"], "A.md", "Bo", "x/A.md", "ambiguous"),
    (["A.md", "P/Ann.md::aliases=[Annie]"], "A.md", "x/Annie", None, "missing"),
]


@pytest.mark.parametrize(("files", "source", "link", "path", "how"), OWN)
def test_links_lead(files: list[str], source: str, link: str, path: str | None, how: str) -> None:
    found = lead(files, source, link)
    assert (found.entry and found.entry.path, found.how) == (path, how)


def test_order_of_files_changes_nothing() -> None:
    for files, source, link, path, _ in OWN:
        found = lead(list(reversed(files)), source, link)
        assert (found.entry and found.entry.path) == path


def test_missing_has_no_entry() -> None:
    assert lead(["A.md"], "A.md", "Nowhere") == MISSING


def conformance() -> list[dict[str, object]]:
    return json.loads(SHARED.read_text())["cases"] if SHARED.exists() else []


@pytest.mark.parametrize("case", conformance(), ids=lambda case: str(case["name"]))
def test_conformance(case: dict[str, object]) -> None:
    files = case["files"]
    assert isinstance(files, list)
    found = lead(files, str(case["source"]), str(case["link"]), str(case["kind"]))
    assert (found.entry and found.entry.path) == case["expect"]
    if case["resolution"]:
        assert found.how == case["resolution"]
