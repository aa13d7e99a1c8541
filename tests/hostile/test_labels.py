"""Whatever stands in a title, what is made of the graph is what its format says it is."""

import csv
import io
import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import export
from kg.graph.building import build
from kg.graph.export.source import Graph
from kg.model.graph import EdgeRow, NodeRow
from kg.present import html, markdown, picture
from kg.present.drawing import svg
from kg.present.formats import Answer, text
from tests.present.test_picture import Elements, everywhere

# Any character there is, and often those that mean something to some format.
SIGNS = st.sampled_from(
    list("<>&\"'\\`]}[{|#;:=-+@%$()~^*_\n\r\t\0\x1b\x85\u2028\u202e\ufffe\uffff")
)
TEXT = st.text(st.one_of(SIGNS, st.characters()), max_size=30)
LABELS = st.lists(TEXT, min_size=2, max_size=6)
DRAWN = {"svg", "title", "rect", "text", "line", "g", "circle", "polygon"}
BRIEFLY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def graph(labels: list[str]) -> nx.MultiDiGraph:
    """A chain of nodes with a text wherever a text can be."""
    nodes = [
        NodeRow(f"note:{place}{label}", "note", label, label, status=label, folder=label)
        for place, label in enumerate(labels)
    ]
    keys = [node.key for node in nodes]
    ties = zip(keys, keys[1:], labels, strict=False)
    return build(nodes, [EdgeRow(a, b, f"k{t}", 1, None, None, t) for a, b, t in ties])


def made(labels: list[str], form: str) -> str:
    return "".join(export.parts(Graph(graph(labels)), form) or ())


@BRIEFLY
@given(LABELS)
def test_xml_is_read_back_with_every_node_and_tie(labels: list[str]) -> None:
    for form, read in (("graphml", nx.parse_graphml), ("gexf", _gexf)):
        found = read(made(labels, form))
        assert (len(found), found.number_of_edges()) == (len(labels), len(labels) - 1)


def _gexf(written: str) -> nx.Graph:
    return nx.read_gexf(io.BytesIO(written.encode()))


@BRIEFLY
@given(LABELS)
def test_json_is_read_back_with_every_node_and_tie(labels: list[str]) -> None:
    found = nx.node_link_graph(json.loads(made(labels, "json").encode()), edges="edges")
    assert (len(found), found.number_of_edges()) == (len(labels), len(labels) - 1)
    elements = json.loads(made(labels, "cytoscape").encode())["elements"]
    assert (len(elements["nodes"]), len(elements["edges"])) == (len(labels), len(labels) - 1)


NODE = r'n\d+(\(\[|\[\[|\{\{|\[|\{|>|\()"[^"\n\r]*"(\]\)|\]\]|\}\}|\]|\}|\))'
EDGE = r'n\d+ -->\|"[^"\n\r]*"\| n\d+'


@BRIEFLY
@given(LABELS)
def test_mermaid_is_one_line_for_each_node_and_tie(labels: list[str]) -> None:
    head, *lines, last = made(labels, "mermaid").split("\n")
    assert (head, last) == ("flowchart LR", "")
    assert len([line for line in lines if re.fullmatch(f"  {NODE}", line)]) == len(labels)
    assert len([line for line in lines if re.fullmatch(f"  {EDGE}", line)]) == len(labels) - 1
    assert len(lines) == 2 * len(labels) - 1
    assert not re.search(r"[<`\x00-\x09\x0b-\x1f\x7f]", "".join(lines).replace("<br/>", ""))


@pytest.mark.skipif(not shutil.which("dot"), reason="needs Graphviz: apt-get install graphviz")
@settings(parent=BRIEFLY, max_examples=15)
@given(st.lists(TEXT, min_size=30, max_size=60))
def test_graphviz_reads_dot(labels: list[str]) -> None:
    written = made(labels, "dot").encode()
    done = subprocess.run(["dot", "-Tplain"], input=written, capture_output=True, timeout=60)
    assert (done.returncode, b"syntax" in done.stderr) == (0, False), done.stderr
    kinds = [line.split(b" ")[0] for line in re.split(rb"\n(?=node |edge |stop)", done.stdout)]
    assert kinds.count(b"node") >= len(labels)
    assert kinds.count(b"edge") >= len(labels) - 1


@pytest.mark.skipif(not shutil.which("dot"), reason="needs Graphviz: apt-get install graphviz")
@pytest.mark.parametrize("letter", ["x", "ü", "🦆", '"', "\\", "&", "x ", "\n", "\\N"])
@pytest.mark.parametrize("length", [500, 501, 16_384, 100_000])
def test_graphviz_draws_labels_of_any_length(letter: str, length: int) -> None:
    """Its lexer takes 16,384 bytes within quotes, its layout lines of 65,535 points."""
    label = (letter * length)[:length]
    nodes = [NodeRow(f"note:{one}", "note", one) for one in (label, f"second {label}")]
    ties = [EdgeRow(nodes[0].key, nodes[1].key, label)]
    written = "".join(export.parts(Graph(build(nodes, ties)), "dot") or ()).encode()
    done = subprocess.run(["dot", "-Tsvg"], input=written, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    tips = [
        one.get(f"{{{_XLINK}}}title") or ""
        for one in ElementTree.fromstring(done.stdout).iter(f"{{{_SVG}}}a")
    ]
    same = {"".join(tip.split()) for tip in tips}
    wanted = "".join(label.split())
    assert (wanted in same, f"second{wanted}" in same) == (length > 500, True)


_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"


@BRIEFLY
@given(LABELS)
def test_csv_is_read_back_cell_by_cell(labels: list[str]) -> None:
    written = text(Answer(("a", "b"), list(itertools.pairwise(labels))), "csv")
    head, *found = csv.reader(io.StringIO(written, newline=""))
    assert head == ["a", "b"]
    assert found == [list(pair) for pair in itertools.pairwise(labels)]


@BRIEFLY
@given(LABELS)
def test_safe_csv_has_no_cell_that_runs(labels: list[str]) -> None:
    written = text(Answer(("a",), [(label,) for label in labels]), "csv", safe=True)
    for (cell,) in csv.reader(io.StringIO(written, newline="")):
        assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell)


@BRIEFLY
@given(LABELS)
def test_a_table_in_markdown_has_its_rows_and_columns(labels: list[str]) -> None:
    lines = list(markdown.lines(["a", "b"], list(itertools.pairwise(labels))))
    assert len(lines) == len(labels) + 1
    for line in lines:
        assert len(line.splitlines()) == 1
        bars = re.findall(r"(?<!\\)(?:\\\\)*\|", line)
        assert len(bars) == 3, line


# Columns are called as SQL likes to call them.
@BRIEFLY
@given(TEXT)
def test_what_a_column_is_called_stays_in_its_place(name: str) -> None:
    answer = Answer((name, "other"), [("a", "b"), ("c", "d")])
    *_, first, second, end = text(answer, "table").split("\n")
    assert (first.split(), second.split(), end) == (["a", "b"], ["c", "d"], "")
    head, *_ = written = text(answer, "md").splitlines()
    assert len(written) == 4
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", head)) == 3
    (first, _), *_ = csv.reader(io.StringIO(text(answer, "csv", safe=True), newline=""))
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", first)
    for form in ("table", "record", "md"):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text(answer, form))


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Stands in for what the front end's build writes, so that this needs no Node."""
    folder = tmp_path_factory.mktemp("assets")
    (folder / "graph.js").write_text("run()")
    (folder / "graph.css").write_text("b{}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture, "ASSETS", folder)
        yield


@BRIEFLY
@given(TEXT)
def test_no_text_becomes_an_element_of_a_page(assets: None, label: str) -> None:
    plain, shown = (
        Elements(picture.page(everywhere("x"))),
        Elements(picture.page(everywhere(label))),
    )
    assert shown.tags == plain.tags
    assert [set(tag) for tag in shown.attributes] == [set(tag) for tag in plain.attributes]
    card, same = (Elements(html.card(one, one, [(one, one)])) for one in (label, "x"))
    # Signs that a notebook would take for a formula stand in spans.
    assert [tag for tag in card.tags if tag != "span"] == [
        tag for tag in same.tags if tag != "span"
    ]
    assert not any(name.startswith("on") for tag in card.attributes for name in tag)


@BRIEFLY
@given(TEXT)
def test_the_drawing_is_xml(label: str) -> None:
    drawn = everywhere(label)
    points = {node.key: (float(place), 0.0) for place, node in enumerate(drawn.nodes)}
    found = ElementTree.fromstring(svg(drawn, points).encode())
    assert {element.tag.rpartition("}")[2] for element in found.iter()} <= DRAWN
