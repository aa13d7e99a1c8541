"""Pages of nodes and notes."""

import json
import zlib
from base64 import b64decode
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.builders import database, imported

from .conftest import OpenSite, Page, Site


def test_a_project(site: Site) -> None:
    text = site.text("/-/kg/node/project:harbor-light")
    page = Page(text)
    words = " ".join(page.words)
    links = page.links()
    assert "Ann Okafor" in words  # owner
    assert "Data annex not signed by Brightwater's lawyers" in words  # statement
    assert "Send the corrected data annex to Hanne" in words  # task
    assert "/-/kg/node/person:omar-haddad" in links  # last contact
    assert "/-/kg/node/meeting:2025-12-03-harbor-light-metering-review" in links
    assert "/-/kg/note/Projects/Harbor%20Light.md#L46" in links  # proof
    assert "obsidian://open?vault=vault&file=Projects%2FHarbor%20Light.md" in links
    assert "/kg/last_contact?subjects=project%3Aharbor-light&everyone=1" in links
    assert "Shore power pilot at the Brightwater quay" in words  # text


def test_a_person(site: Site) -> None:
    page = Page(site.text("/-/kg/node/person:hanne-tofte"))
    assert "/-/kg/node/project:winter-timetable" in page.links()
    assert "/-/kg/node/organization:brightwater-ltd" in page.links()


@pytest.mark.parametrize(
    "key",
    [
        "meeting:2025-12-03-harbor-light-metering-review",
        "note:Areas/Reading list.md",
        "tag:status/blocked",
        "missing:tom becker",
        "organization:port-of-askero",
        "person:erik-halvorsen",  # without a page
    ],
)
def test_other_nodes(site: Site, key: str) -> None:
    assert key in site.text(f"/-/kg/node/{quote(key)}")
    document = site.json(f"/-/kg/graph.json/{quote(key)}")
    assert document["focus"] == key
    assert key in {node["key"] for node in document["nodes"]}


def test_the_graph_of_a_node(site: Site) -> None:
    document = site.json("/-/kg/graph.json/project:harbor-light")
    keys = {node["key"] for node in document["nodes"]}
    assert {"project:harbor-light", "person:ann-okafor", "organization:brightwater-ltd"} <= keys
    ties = dict(edges(document))
    owns = ties["person:ann-okafor", "owns", "project:harbor-light"]
    assert owns[0][0] == "Projects/Harbor Light.md"
    (_, line, text, _) = ties["person:omar-haddad", "contacted", "project:harbor-light"][0]
    assert line == 46
    assert "(via Omar Haddad)" in text


def edges(document):
    """Each edge of the document as (source, kind, target), and the lines that prove it."""
    columns, keys = document["edges"], [node["key"] for node in document["nodes"]]
    blocks = (zlib.decompress(b64decode(one), -15) for one in document["evidence"]["packed"])
    lines = [proof for block in blocks for proof in json.loads(block)]
    for source, kind, target, proof in zip(
        columns["source"], columns["kind"], columns["target"], lines, strict=True
    ):
        yield (keys[source], document["kinds"][kind], keys[target]), proof


def test_a_busy_node_shows_a_part_of_its_neighbours(open_site: OpenSite, tmp_path: Path) -> None:
    from kg.web.neighbourhood import MOST

    notes = {f"Notes/{number:03}.md": "#busy [[Hub]]" for number in range(MOST + 40)}
    db = database(tmp_path, {**notes, "Hub.md": "x"})
    document = open_site(db).json("/-/kg/graph.json/tag:busy")
    assert len(document["nodes"]) == MOST + 1


@pytest.mark.parametrize(
    "page", ["/-/kg/node/note:1.md", "/kg/edges", "/kg/links", "/kg/backlinks", "/kg/notes"]
)
def test_a_name_as_long_as_a_book_does_not_fill_every_row(
    open_site: OpenSite, tmp_path: Path, page: str
) -> None:
    notes = {f"{number}.md": "#busy [[Long]]\n- [ ] do [[Long]]\n" for number in range(40)}
    title = "Long title " * 20_000
    long = {"Long.md": f"# {title}\n#busy [[1]]\n", "Pia.md": f"---\ntype: person\n---\n# {title}"}
    text = open_site(database(tmp_path, notes | long)).text(page)
    assert "Long" in text
    assert len(text) < 600_000


def test_scripts_of_the_graph_are_served(site: Site) -> None:
    text = site.text("/-/kg/node/project:harbor-light")
    scripts = {tag.get("src") for tag in Page(text).all("script")}
    assert "/-/kg/static/graph.js" in scripts
    for name in ("graph.js", "graph.css", "kg.js", "kg.css"):
        assert site.get(f"/-/kg/static/{name}").status_code == 200
    answer = site.get("/-/kg/static/graph.js")
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("name", ["nothing.js", "..%2fplugin.py", "%2e%2e/assets.py", "graph.py"])
def test_nothing_else_is_served(site: Site, name: str) -> None:
    assert site.get(f"/-/kg/static/{name}", follow_redirects=True).status_code == 404


def test_a_note_with_its_lines(site: Site) -> None:
    text = site.text("/-/kg/note/Projects/Harbor%20Light.md")
    assert '<li id="L46">2025-12-16:' in text
    assert "last_updated" in text  # a property


def test_numbers_lead_to_keys_and_paths(site: Site) -> None:
    (node,) = site.json("/kg/nodes.json?key=project:harbor-light&_shape=array")
    answer = site.get(f"/-/kg/id/{node['id']}")
    assert answer.headers["location"] == "/-/kg/node/project:harbor-light"
    (note,) = site.json("/kg/notes.json?path=Projects/Harbor+Light.md&_shape=array")
    answer = site.get(f"/-/kg/note-id/{note['id']}?line=46")
    assert answer.headers["location"] == "/-/kg/note/Projects/Harbor%20Light.md#L46"
    answer = site.get(f"/-/kg/note-id/{note['id']}?line=%22%3E")
    assert answer.headers["location"] == "/-/kg/note/Projects/Harbor%20Light.md"


@pytest.mark.parametrize(
    "path",
    [
        "node/person:nobody", "node/%C3%A9%3F", "node/", "node/%2e%2e/x", "note/Nowhere.md",
        "graph.json/person:nobody", "id/999999999", "note-id/999999999", "id/999999999999999999",
        "node/?key=%00", "node/%FF",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    answer = site.get(f"/-/kg/{path}", follow_redirects=True)
    assert answer.status_code == 404


STRANGE = [
    "Notes/100% [a] #b ?c.md",
    "Notes/a+b & c;d=e.md",
    "Notes/日本 – ö.md",
    'Notes/it\'s "quoted".md',
    "Notes/~tilde~2F.md",
]


def test_strange_paths_have_pages(open_site: OpenSite, tmp_path: Path) -> None:
    db = database(
        tmp_path,
        {path: f"# Title\n\ntext of {path}\n" for path in STRANGE}
        | {"Links.md": "[[../outside]] [[a//b]] [[./x/..]]"},
    )
    found = open_site(db)
    from kg.web.addresses import Addresses

    at = Addresses.of(found.datasette, "kg")
    for path in STRANGE:
        assert "text of" in found.text(at.note(path))
        assert "text of" in found.text(at.node(f"note:{path}"))
    for row in found.json("/kg/nodes.json?kind=missing&_shape=array"):
        assert row["key"] in found.text(at.node(row["key"]))
        assert at.node(row["key"]) in Page(found.text("/kg/nodes?_size=max")).links()


def test_of_two_databases_each_has_its_pages(
    open_site: OpenSite, examples_db: Path, tmp_path: Path
) -> None:
    mine = database(tmp_path, {"People/Zoe Quill.md": "---\ntype: person\n---\n"})
    mine = mine.rename(tmp_path / "mine.db")
    found = open_site(examples_db, mine)
    assert "Zoe Quill" in found.text("/-/kg/node/person:zoe-quill?db=mine")
    assert found.get("/-/kg/node/person:zoe-quill").status_code == 404
    assert "/-/kg/id/" in found.text("/mine/people")
    links = Page(found.text("/mine/people")).links()
    link = next(one for one in links if one.startswith("/-/kg/id/"))
    assert "Zoe Quill" in found.text(link)
    assert found.get("/-/kg?db=nothing").status_code == 404


def test_a_thing_of_a_kind_that_the_vault_declares(open_site: OpenSite, tmp_path: Path) -> None:
    library = Path(__file__).parents[2] / "examples" / "library"
    imported(library, tmp_path / "kg.db", as_of="2026-01-10")
    site = open_site(tmp_path / "kg.db")
    page = Page(site.text("/-/kg/node/book:the-salt-tide"))
    words = " ".join(page.words)
    for said in ("author Mara Quill", "year 1987", "shelf sea, winter", "A keeper counts"):
        assert said in words
    links = page.links()
    assert "/-/kg/node/person:otto-brand" in links
    assert "/-/kg/node/meeting:2026-01-05-first-evening" in links
    home = Page(site.text("/"))
    assert "/kg/ask_things?kind=book" in home.links()
    (row,) = site.rows("ask_things", kind="place")
    assert (row["label"], row["fields"]) == (
        "Askel Library",
        '{"country": "Norland", "opened": "1931-05-04"}',
    )
    listed = Page(site.text("/kg/ask_things?kind=book"))
    assert "/-/kg/node/book:lantern-street" in listed.links()
    assert "author: Mara Quill" in " ".join(listed.words)
    assert "Lantern Street" in site.text("/kg/things")


def test_the_whole_graph_and_the_lines_of_one_of_its_edges(site: Site) -> None:
    assert "/-/kg/graph" in site.text("/-/kg/")
    page = site.text("/-/kg/graph")
    assert 'data-src="/-/kg/graph.json"' in page
    document = site.json("/-/kg/graph.json")
    assert document["focus"] is None
    kinds = {node["kind"] for node in document["nodes"]}
    assert {"person", "project", "meeting", "note"} <= kinds
    assert "tag" not in kinds
    assert document["evidence"] == {"url": "/-/kg/evidence.json"}
    tie = "source=person:omar-haddad&target=project:harbor-light&kind=contacted"
    ((path, line, text, day),) = site.json(f"/-/kg/evidence.json?{tie}")["evidence"]
    assert (path, line, day) == ("Projects/Harbor Light.md", 46, "2025-12-16")
    assert "(via Omar Haddad)" in text
    assert site.json("/-/kg/evidence.json?source=a&target=b&kind=c") == {"evidence": []}
