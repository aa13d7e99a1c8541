"""The interactive page and the static drawing, fed with names that try to break out of them."""

import json
import xml.etree.ElementTree as ElementTree
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.errors import KgError
from kg.installed import anew
from kg.model.picture import Evidence, Mark, NoteRef, Picture, PictureEdge, PictureNode
from kg.present import packed
from kg.present import picture as pictures
from kg.present.drawing import svg
from kg.present.packed import BLOCK
from kg.present.plain import shorten, visible

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "end of script": "</script><script>alert(1)</script>",
    "end of comment": "--><!--<script>",
    "end of CDATA": "]]>",
    "attribute": "\" onload='alert(1)' x=\"",
    "entity": "&lt;b&gt; &amp; &#0;",
    "controls": "a\x00b\x07c\x1bd\x7fe\x85f",
    "not in XML": "a\ufffeb\uffffc",
    "lone surrogate": "half \udc80 pair",
    "bidi": "safe\u202egpj.exe\u2066x\u2069",
    "line separators": "one\u2028two\u2029three",
    "5,000 characters": "long " * 1000,
    "empty": "",
}
HOSTILE_CASES = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def everywhere(text: str) -> Picture:
    """A picture with `text` in each place that a note can fill."""
    node = PictureNode(
        key=f"note:{text}",
        label=text,
        kind=text,
        rank=1.0,
        facts=((text, text),),
        notes=(NoteRef(text, 3),),
    )
    ann = PictureNode("person:ann", "Ann", "person")
    proof = Evidence(text, 7, text, "2025-03-04")
    edge = PictureEdge(ann.key, node.key, text, evidence=(proof,))
    return Picture(text, text, (node, ann), (edge,), focus=node.key)


def unpacked(document: dict[str, Any]) -> list[list[list[object]]]:
    """The lines of each edge."""
    blocks = (
        zlib.decompress(b64decode(block), -zlib.MAX_WBITS)
        for block in document["evidence"]["packed"]
    )
    return [lines for block in blocks for lines in json.loads(block)]


class Elements(HTMLParser):
    """The start tags of a page, and the text in each script and style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.append(dict(attrs))
        if tag in self.texts:
            self.texts[tag].append("")
            self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for what the front end's build writes, so that these tests need no Node."""
    (tmp_path / "graph.js").write_text("mark('<\\/script>')", encoding="utf-8")
    (tmp_path / "graph.css").write_text(".kg-graph{color:red}", encoding="utf-8")
    monkeypatch.setattr(pictures, "ASSETS", tmp_path)
    return tmp_path


@HOSTILE_CASES
def test_no_text_adds_markup_to_the_page(assets: Path, text: str) -> None:
    html = pictures.page(everywhere(text))
    html.encode("utf-8")
    found = Elements(html)
    head = ["html", "head", "meta", "meta", "meta", "meta", "title", "style"]
    assert found.tags == [*head, "body", "main", "noscript", "script", "script"]
    assert not any(name.startswith("on") for tag in found.attributes for name in tag)
    assert found.texts["script"][1] == "mark('<\\/script>')"
    assert found.texts["title"] == [visible(text)]


@HOSTILE_CASES
def test_the_page_hands_over_every_text_unchanged(assets: Path, text: str) -> None:
    data = Elements(pictures.page(everywhere(text))).texts["script"][0]
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data) == {
        "title": text,
        "vault": text,
        "focus": f"note:{text}",
        "nodes": [
            {
                "key": f"note:{text}",
                "label": text,
                "kind": text,
                "rank": 1.0,
                "facts": [[text, text]],
                "notes": [{"path": text, "line": 3}],
                "date": None,
            },
            {
                "key": "person:ann",
                "label": "Ann",
                "kind": "person",
                "rank": 0.0,
                "facts": [],
                "notes": [],
                "date": None,
            },
        ],
        "day": None,
        "kinds": [text],
        "days": [],
        "edges": {
            "source": [1],
            "target": [0],
            "kind": [0],
            "weight": [1],
            "first": [-1],
            "last": [-1],
            "proofs": [1],
        },
        "evidence": {"block": BLOCK, "packed": json.loads(data)["evidence"]["packed"]},
    }
    assert unpacked(json.loads(data)) == [[[text, 7, text, "2025-03-04"]]]
    assert json.loads(pictures.document(everywhere(text))) == json.loads(data)


def test_edges_are_columns_of_places_and_their_lines_are_found_by_their_place() -> None:
    nodes = tuple(PictureNode(name, name, "note") for name in ("a", "b", "c"))
    edges = [
        PictureEdge("a", "b", "link", 2.5, "2025-01-02", "2025-02-03", (Evidence("A.md", 1, "x"),)),
        PictureEdge("b", "gone", "link"),
        PictureEdge("c", "b", "about", 1.0, None, "2025-01-02"),
    ]
    found = json.loads(pictures.document(Picture("", "", nodes, tuple(edges), day="2025-03-01")))
    assert (found["day"], found["kinds"]) == ("2025-03-01", ["link", "about"])
    assert found["days"] == ["2025-01-02", "2025-02-03"]
    assert found["edges"] == {
        "source": [0, 2],
        "target": [1, 1],
        "kind": [0, 1],
        "weight": [2.5, 1],
        "first": [0, -1],
        "last": [1, 0],
        "proofs": [1, 0],
    }
    assert unpacked(found) == [[["A.md", 1, "x", None]], []]
    many = Picture("", "", nodes, tuple(edges[:1] * (BLOCK + 1)))
    assert len(json.loads(pictures.document(many))["evidence"]["packed"]) == 2
    assert unpacked(json.loads(pictures.document(many)))[BLOCK] == [["A.md", 1, "x", None]]


def test_of_a_large_picture_nothing_stands_there_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = everywhere("Ann")
    small = json.loads(pictures.document(picture))
    monkeypatch.setattr(packed, "MANY", 0)
    large = json.loads(pictures.document(picture))
    assert set(large) == {"packed", "evidence"}
    rest = json.loads(zlib.decompress(b64decode(large["packed"]), -15))
    assert rest | {"evidence": large["evidence"]} == small


def test_the_policy_allows_the_inlined_assets_and_nothing_else(assets: Path) -> None:
    found = Elements(pictures.page(everywhere("Ann")))
    policies = [a["content"] for a in found.attributes if "http-equiv" in a]
    script, style = (
        b64encode(sha256(text.encode()).digest()).decode()
        for text in (found.texts["script"][1], found.texts["style"][0])
    )
    assert policies == [
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    ]


def test_a_notebook_gets_the_same_page_in_a_sandbox(assets: Path) -> None:
    hostile = everywhere(HOSTILE["attribute"])
    found = Elements(pictures.frame(hostile, height=420))
    assert found.tags == ["iframe"]
    (attributes,) = found.attributes
    assert attributes["srcdoc"] == pictures.page(hostile)
    assert attributes["height"] == "420"
    # With the notebook's origin, the page could act as its reader.
    assert "allow-same-origin" not in (attributes["sandbox"] or "")


def test_a_fragment_names_its_source_and_carries_no_script() -> None:
    found = Elements(pictures.fragment('/-/kg/graph?key="><script>&depth=2'))
    assert found.tags == ["div", "noscript"]
    assert found.attributes[0] == {
        "class": "kg-graph",
        "data-src": '/-/kg/graph?key="><script>&depth=2',
    }


def test_without_the_built_front_end_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "ASSETS", tmp_path)
    sentence = f"The graph page needs {tmp_path / 'graph.js'}, which is not there: {anew()}."
    for need in (lambda: pictures.page(everywhere("Ann")), pictures.assets):
        with pytest.raises(KgError) as caught:
            need()
        assert isinstance(caught.value, pictures.AssetsMissing)
        assert str(caught.value) == sentence


@pytest.mark.parametrize("bundle", ["'</SCRIPT>'", "/* \0 */"])
def test_a_bundle_that_would_break_its_page_is_refused(assets: Path, bundle: str) -> None:
    (assets / "graph.js").write_text(bundle, encoding="utf-8")
    with pytest.raises(ValueError, match="cannot be put into a page"):
        pictures.page(everywhere("Ann"))


SVG = "{http://www.w3.org/2000/svg}"


def drawn(picture: Picture, **positions: tuple[float, float]) -> ElementTree.Element:
    text = svg(picture, positions or {node.key: (0.0, 0.0) for node in picture.nodes})
    return ElementTree.fromstring(text.encode("utf-8"))


def tips(root: ElementTree.Element, parent: str) -> list[str | None]:
    return [element.findtext(f"{SVG}title") for element in root.iter(f"{SVG}{parent}")]


@HOSTILE_CASES
def test_the_drawing_is_well_formed_whatever_a_name_holds(text: str) -> None:
    picture = everywhere(text)
    points = {"person:ann": (1.0, 0.0), f"note:{text}": (0.0, 1.0)}
    root = ElementTree.fromstring(svg(picture, points).encode("utf-8"))
    known = {"svg", "title", "rect", "text", "line", "g", "circle", "polygon"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    name = visible(text) or visible(f"note:{text}")
    assert tips(root, "g") == [f"{name} ({visible(text)})", "Ann (person)"]
    shown = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert shorten(text, 28) in shown
    assert max(map(len, shown)) <= 100


def test_a_long_name_is_shortened_on_screen_and_whole_in_the_tooltip() -> None:
    name = "Committee for the Quiet Kitchen " * 100
    root = drawn(Picture("Board", "v", (PictureNode("p", name, "project"),), ()))
    assert "Committee for the Quiet Kit…" in [element.text for element in root.iter(f"{SVG}text")]
    assert tips(root, "g") == [f"{name.strip()} (project)"]


def test_a_long_name_is_not_repeated_whole_by_every_tie() -> None:
    name = "Committee for the Quiet Kitchen " * 5_000
    nodes = [PictureNode("p", name, "project")]
    nodes += [PictureNode(f"n{place}", f"N{place}", "note") for place in range(500)]
    edges = [PictureEdge("p", f"n{place}", "link") for place in range(500)]
    root = drawn(Picture("Board", "v", tuple(nodes), tuple(edges)))
    (tie, *_) = tips(root, "line")
    assert tie.startswith("Committee for the Quiet Kitchen Committee ")
    assert tie.endswith("… – link – N0")
    assert len(ElementTree.tostring(root)) < 1_000_000


def test_positions_are_fitted_to_the_page_with_y_upwards_and_proportions_kept() -> None:
    names = ("west", "east", "north")
    picture = Picture("Map", "v", tuple(PictureNode(name, name, "note") for name in names), ())
    root = drawn(picture, west=(-5.0, 0.0), east=(5.0, 0.0), north=(0.0, 1.0))
    # 1080 px of width for 10 units; the page's middle is (600, 418), half a unit above the line.
    circles = root.findall(f"{SVG}g/{SVG}circle")
    assert [(c.get("cx"), c.get("cy")) for c in circles] == [
        ("60.0", "472.0"),
        ("1140.0", "472.0"),
        ("600.0", "364.0"),
    ]


def test_nodes_without_a_position_and_ties_to_nowhere_are_left_out() -> None:
    nodes = tuple(PictureNode(name, name.title(), "person") for name in ("ann", "bo", "cy"))
    ties = tuple(
        PictureEdge(source, target, "worked_with")
        for source, target in (("ann", "bo"), ("bo", "cy"), ("ann", "nobody"))
    )
    root = drawn(Picture("", "v", nodes, ties), ann=(0.0, 0.0), bo=(1.0, 1.0))
    assert tips(root, "g") == ["Ann (person)", "Bo (person)"]
    assert tips(root, "line") == ["Ann – worked with – Bo"]


class Extent(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Extent") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.2 and down > 0.2  # coordinates are rounded to a tenth


def extent(element: ElementTree.Element) -> Extent:
    """What a circle, a polygon or a text covers; a letter is taken to be 6.5 pixels wide."""
    if element.tag == f"{SVG}circle":
        x, y, r = (float(element.get(name, "")) for name in ("cx", "cy", "r"))
        return Extent(x - r, y - r, x + r, y + r)
    if element.tag == f"{SVG}polygon":
        corners = [tuple(map(float, one.split(","))) for one in element.get("points", "").split()]
        xs, ys = zip(*corners, strict=True)
        return Extent(min(xs), min(ys), max(xs), max(ys))
    x, y, half = float(element.get("x", "")), float(element.get("y", "")), len(element.text) * 3.25
    return Extent(x - half, y - 10, x + half, y + 3)


def crowd(size: int) -> tuple[Picture, dict[str, tuple[float, float]]]:
    """Groups so dense that their nodes lie upon each other, some at the very same place."""
    kinds = ("person", "project", "organization", "meeting", "note", "tag", "missing")
    nodes = tuple(
        PictureNode(
            f"n{at}",
            f"Thing {at}{' of some length' * (at % 3)}",
            kinds[at % 7],
            rank=1 / (1 + at),
            marks=("blocked", "overdue") if at % 11 == 0 else (),
        )
        for at in range(size)
    )
    places = {
        node.key: (10 * (at % 5) + 0.02 * at % 1, 7 * (at % 3) + 0.1 * (at // 50))
        for at, node in enumerate(nodes)
    }
    return Picture("Crowd", "v", nodes, ()), places


@pytest.mark.parametrize("size", [100, 500, 2000])
def test_no_node_and_no_name_covers_another(size: int) -> None:
    picture, places = crowd(size)
    root = drawn(picture, **places)
    width, height = float(root.get("width", "")), float(root.get("height", ""))
    marks = [
        [extent(part) for part in group if part.tag != f"{SVG}title"]
        for group in root.iter(f"{SVG}g")
    ]
    assert len(marks) == size
    whole = [
        Extent(*(min(one[side] for one in parts) for side in (0, 1)),
               *(max(one[side] for one in parts) for side in (2, 3)))
        for parts in marks
    ]  # fmt: skip
    names = [
        extent(text)
        for text in root.iter(f"{SVG}text")
        if text.get("text-anchor") == "middle" and text.get("aria-hidden") is None
    ]
    assert len(names) >= max(12, size // 25)
    things = [*whole, *names]
    covered = [
        (one, other)
        for at, one in enumerate(things)
        for other in things[at + 1 :]
        if one.covers(other)
    ]
    assert covered == []
    assert all(left >= 0 and right <= width for left, _, right, _ in things)
    assert all(top >= 0 and bottom <= height for _, top, _, bottom in things)


def test_the_highest_ranks_are_named() -> None:
    picture, places = crowd(500)
    shown = {element.text for element in drawn(picture, **places).iter(f"{SVG}text")}
    assert {shorten(node.label, 28) for node in picture.nodes[:20]} <= shown


def test_what_is_blocked_has_a_ring_and_says_so() -> None:
    node = PictureNode("p", "Pier", "project", marks=("blocked", "me"))
    root = drawn(Picture("", "v", (node,), ()))
    assert tips(root, "g") == ["Pier (project, blocked)"]
    (ring,) = root.findall(f"{SVG}g/{SVG}circle")
    assert (ring.get("fill"), ring.get("stroke")) == ("none", "#c62828")


def test_the_legend_names_the_kinds_that_are_drawn() -> None:
    nodes = (PictureNode("r", "Soup", "recipe"), PictureNode("p", "Ann", "person"))
    root = drawn(Picture("", "v", nodes, ()), r=(0.0, 0.0), p=(1.0, 0.0))
    assert [element.text for element in root.iter(f"{SVG}text")][-2:] == ["people", "recipe"]


def test_the_legend_says_what_the_rings_mean() -> None:
    nodes = (
        PictureNode("p", "Pier", "project", marks=("blocked",)),
        PictureNode("q", "Quay", "project", marks=("overdue", "me")),
    )
    root = drawn(Picture("", "v", nodes, ()), p=(0.0, 0.0), q=(1.0, 0.0))
    said = [element.text for element in root.iter(f"{SVG}text")]
    assert said[-3:] == ["projects", "blocked", "overdue"]
    strokes = [ring.get("stroke") for ring in root.findall(f"{SVG}circle")]
    assert strokes == ["#c62828", "#b06a00"]


@pytest.mark.parametrize(("overdue", "ringed"), [(10, 10), (11, 0)])
def test_what_most_have_tells_none_from_another(overdue: int, ringed: int) -> None:
    late: tuple[Mark, ...] = ("overdue",)
    marks = [late] * overdue + [()] * (20 - overdue)
    nodes = tuple(PictureNode(f"n{at}", "N", "note", marks=one) for at, one in enumerate(marks))
    places = {f"n{at}": (float(at), 0.0) for at in range(20)}
    root = drawn(Picture("", "v", nodes, ()), **places)
    strokes = [ring.get("stroke") for ring in root.findall(f"{SVG}g/{SVG}circle")]
    assert strokes.count("#b06a00") == ringed
    assert tips(root, "g").count("N (note, overdue)") == overdue


def test_an_empty_picture_is_still_a_drawing() -> None:
    assert drawn(Picture("Nothing yet", "v", (), ())).findtext(f"{SVG}title") == "Nothing yet"
